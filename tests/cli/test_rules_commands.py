"""The commands rules, explain and config, in this process with the real pipeline's files."""

import json
import pickle
from functools import partial

import pytest
from typer.testing import CliRunner

import annotator.morphology.database as database
import annotator.pipeline.build as build
from annotator.cli import annotate
from annotator.cli.app import app
from annotator.errors import AnnotatorError

ROW = "forms\tname\tcategory\tcountry\texample\nلواء السنديان\tلواء السنديان\tpolice\tSYR\t%s\n"


@pytest.fixture
def cli(folder):
    def run(*arguments, code=0, env=None):
        result = CliRunner().invoke(app, [str(one) for one in arguments], env=env)
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def mine(folder):
    (folder / "mine/lexicons").mkdir(parents=True)

    def write(example=""):
        path = folder / "mine/lexicons/force_names.tsv"
        path.write_text(ROW % example, "utf-8")
        return folder / "mine"

    write()
    return write


def test_list(cli, mine):
    plain = cli("rules", "list", "--layer", "forces").stdout
    assert "force_names  [forces]  lexicons/force_names.tsv" in plain
    assert "force.model.001  [forces]  rules/forces.jsonl:" in plain
    assert "units  [" not in plain
    entries = json.loads(cli("rules", "list", "--rules", "mine", "--format", "json").stdout)
    own = [entry for entry in entries if entry["where"].startswith("mine/")]
    assert [(entry["id"], entry["rows"]) for entry in own] == [("force_names", 1)]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("force_names", "category: alliance | "),
        ("force_names:20", "row: lexicons/force_names.tsv:20"),
        ("lexicons/force_names.tsv:20", "row: lexicons/force_names.tsv:20"),
        ("mine/lexicons/force_names.tsv:2", "name: لواء السنديان"),
        ("force.model.001", "label: FORCE_MODEL"),
    ],
)
def test_show(cli, mine, name, wanted):
    assert wanted in cli("rules", "show", name, "--rules", "mine").stdout


@pytest.mark.parametrize("name", ["force_name", "force_names:1", "units:99999", "x"])
def test_show_what_is_not_there(cli, name):
    assert "AN310" in cli("rules", "show", name, code=2).stderr


def test_test(cli, mine, nlp, monkeypatch):
    mine("انسحب [[لواء السنديان]] ليلا.")
    good = cli("rules", "test", "--rules", "mine", "--own")
    assert "1 of them your own: 0 failures" in good.stdout
    mine("انسحب [[الجيش]] ليلا.")
    bad = cli("rules", "test", "--rules", "mine", "--own", "--format", "json", code=1)
    (failure,) = json.loads(bad.stdout)
    assert failure["where"] == "mine/lexicons/force_names.tsv:2"
    assert failure["expected"] == ["الجيش"]


def test_lint(cli, mine):
    result = cli("rules", "lint", "--rules", "mine")
    assert "mine/lexicons/force_names.tsv:2: note: the row has no example" in result.stdout
    path = mine() / "lexicons/force_names.tsv"
    path.write_text(path.read_text("utf-8") + "لواء السنديان\tا\tcriminal\t\t\n", "utf-8")
    worse = cli("rules", "lint", "--rules", "mine", "--format", "json", code=1)
    assert "conflict" in {finding["kind"] for finding in json.loads(worse.stdout)}


def test_new(cli, folder):
    cli("rules", "new", "made")
    assert (folder / "made/lexicons/force_names.tsv").is_file()
    assert "AN317" in cli("rules", "new", "made", code=2).stderr


def test_explain(cli, nlp, monkeypatch, folder):
    monkeypatch.setattr(build, "load", lambda **_: nlp)
    (folder / "a.txt").write_text("وصل 12 جنديا إلى حلب.", "utf-8")
    assert "gn:170063" in cli("explain", "a.txt", "--word", "حلب").stdout
    found = json.loads(cli("explain", "a.txt", "--at", 17, "--format", "json").stdout)
    assert found["word"]["text"] == "حلب"
    assert "did you mean 'حلب'" in cli("explain", "a.txt", "--word", "حلت", code=2).stderr
    assert "--at" in cli("explain", "a.txt", "--at", 99, code=2).stderr
    assert "AN101" in cli("explain", "none.txt", code=2).stderr
    assert "«وصل»" in cli("explain", "وصل الوفد").stdout


def test_explain_a_document_of_many(cli, nlp, monkeypatch, folder):
    monkeypatch.setattr(build, "load", lambda **_: nlp)
    lines = [{"id": name, "text": f"وصل إلى {name} أمس", "date": "2026-03-09"} for name in "ab"]
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    cli("annotate", "in.jsonl", "-o", "out")
    for source in ("in.jsonl", "out"):
        shown = cli("explain", source, "--doc", "b", "--word", "أمس", "--format", "json").stdout
        found = json.loads(shown)
        assert found["sentence"]["text"] == "وصل إلى b أمس"
        assert found["dates"][0]["value"] == "2026-03-08"
    assert "--doc" in cli("explain", "out", "--doc", "c", code=2).stderr


def test_config_show_and_its_order(cli, folder):
    (folder / "annotator.toml").write_text("[annotate]\nworkers = 3\nseed = 5\n", "utf-8")
    shown = cli("config", "show", env={"ANNOTATOR_WORKERS": "2"}).stdout
    assert "workers = 2  # ANNOTATOR_WORKERS" in shown
    assert "seed = 5  # annotator.toml" in shown
    assert "excel = false  # default" in shown
    assert "# out is not set" in shown
    (folder / "other.toml").write_text("[annotate]\nworkers = 4\n", "utf-8")
    shown = cli("config", "show", env={"ANNOTATOR_CONFIG": "other.toml"}).stdout
    assert "workers = 4  # other.toml" in shown
    assert "seed = 0  # default" in shown


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("workers = 0", "greater than or equal to 1"),
        ("workers = true", "found True"),
        ('excel = "yes"', "true or false"),
        ('format = "xlsx"', "csv"),
        ("wrkers = 1", "did you mean 'workers'"),
        ("config = 'x'", "unknown key 'config'"),
    ],
)
def test_a_wrong_file_stops_annotate(cli, folder, text, hint):
    (folder / "annotator.toml").write_text(f"[annotate]\n{text}\n", "utf-8")
    (folder / "a.txt").write_text("نص", "utf-8")
    for command in (["annotate", "a.txt", "-o", "out"], ["config", "show"]):
        assert hint in cli(*command, code=2).stderr
    assert not (folder / "out").exists()


def test_annotate_takes_its_options_from_all_places(cli, folder, monkeypatch, small_nlp):
    asked = []
    (folder / "database").write_bytes(b"")
    monkeypatch.setattr(database, "database_path", lambda: folder / "database")
    monkeypatch.setattr(build, "load", lambda **given: asked.append(given) or small_nlp)
    (folder / "in.txt").write_text("وصل", "utf-8")
    (folder / "run.toml").write_text(
        '[annotate]\nout = "from_file"\nrules = "mine"\nlimit = 1\nseed = 1\n', "utf-8"
    )
    env = {"ANNOTATOR_CONFIG": "run.toml", "ANNOTATOR_SEED": "2", "ANNOTATOR_EXCEL": "1"}
    cli("annotate", "in.txt", "--limit", 3, env=env)
    settings = json.loads((folder / "from_file/manifest.json").read_text("utf-8"))["settings"]
    assert (settings["selection"]["limit"], settings["selection"]["seed"]) == (3, 2)
    assert settings["excel"] is True
    assert str(asked[0]["rules"]) == "mine"


def test_the_rules_go_to_other_processes(folder):
    load = pickle.loads(pickle.dumps(partial(annotate._reopen, folder / "mine", None)))
    with pytest.raises(AnnotatorError, match="AN101"):
        load()


def test_config_init(cli, folder):
    cli("config", "init")
    before = cli("config", "show").stdout
    assert "workers = 1  # default" in before
    assert "AN317" in cli("config", "init", code=2).stderr
    cli("config", "init", "--force")


COMMANDS = [
    ["explain"], ["config"], ["config", "show"], ["config", "init"], ["rules"],
    ["rules", "list"], ["rules", "show"], ["rules", "test"], ["rules", "lint"],
    ["rules", "new"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(cli, command):
    assert "Usage:" in cli(*command, "--help").stdout
