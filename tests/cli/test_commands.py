"""Commands through typer's runner, with the small pipeline in place of the real one."""

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import annotator.morphology.database as database
import annotator.pipeline.build as build
from annotator.cli.app import app
from annotator.errors import error
from annotator.schema import json_schema

GOOD = "وصل 3600 جندي إلى بغداد ."


@pytest.fixture
def cli(folder, small_nlp, monkeypatch):
    """Run a command; the database counts as installed."""
    (folder / "database").write_bytes(b"")
    (folder / "a.txt").write_text(GOOD, "utf-8")
    monkeypatch.setattr(database, "database_path", lambda: folder / "database")
    monkeypatch.setattr(build, "load", lambda **_: small_nlp)

    def run(*arguments, code=0):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.stderr or "--debug" in arguments
        return result

    return run


def test_annotate_says_what_and_where(cli, folder):
    result = cli("annotate", "a.txt", "-o", "out")
    assert "1 documents, 0 failures" in result.stderr
    assert "results: out" in result.stderr
    assert result.stdout == ""
    assert (folder / "out/places.csv").exists()


def test_quiet_says_nothing(cli):
    assert cli("annotate", "a.txt", "-o", "out", "--quiet").output == ""


def test_every_line_of_output_is_valid_against_the_schema(cli, folder):
    cli("annotate", "a.txt", "-o", "out")
    printed = json.loads(cli("schema").stdout)
    assert printed == json_schema()
    jsonschema.Draft202012Validator.check_schema(printed)
    for line in (folder / "out/annotations.jsonl").read_text("utf-8").splitlines():
        jsonschema.validate(json.loads(line), printed)


def test_failed_documents_are_told_and_counted(cli, folder):
    (folder / "b.txt").write_bytes(b"\x00\x01" * 99)
    result = cli("annotate", "a.txt", "b.txt", "-o", "out", code=1)
    assert "[AN103]" in result.stderr
    assert "--encoding" in result.stderr
    assert len((folder / "out/errors.jsonl").read_text("utf-8").splitlines()) == 1


def test_many_failures_are_not_told_one_by_one(cli, folder):
    (folder / "in.jsonl").write_text("{\n" * 50, "utf-8")
    result = cli("annotate", "in.jsonl", "-o", "out", code=1)
    assert result.stderr.count("[AN105]") == 10
    assert "errors.jsonl" in result.stderr


def test_messages_as_json(cli, folder):
    (folder / "b.txt").write_text("", "utf-8")
    result = cli("annotate", ".", "-o", "out", "--log-json", code=1)
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [event["event"] for event in events] == ["document", "failure", "done"]
    assert (events[1]["code"], events[2]["documents"]) == ("AN110", 1)


def test_errors_as_json(cli):
    result = cli("annotate", "none.txt", "-o", "out", "--log-json", code=2)
    event = json.loads(result.stderr.splitlines()[0])
    assert (event["event"], event["code"]) == ("error", "AN101")


def test_names_of_fields(cli, folder):
    record = {"b": GOOD, "i": 4, "d": "2024-03-09", "t": "T", "u": "U", "o": "O", "rest": 1}
    (folder / "in.jsonl").write_text(json.dumps(record), "utf-8")
    names = {"text": "b", "id": "i", "date": "d", "title": "t", "url": "u", "outlet": "o"}
    options = [part for name, field in names.items() for part in (f"--{name}-field", field)]
    cli("annotate", "in.jsonl", "-o", "out", *options)
    line = json.loads((folder / "out/annotations.jsonl").read_text("utf-8"))
    assert [line[name] for name in ("doc_id", "date", "title", "url", "outlet", "meta")] == [
        "4", "2024-03-09", "T", "U", "O", {"rest": 1},
    ]  # fmt: skip


def test_encoding_and_input_format(cli, folder, monkeypatch):
    data = json.dumps({"text": GOOD}, ensure_ascii=False).encode("utf-16-le")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (folder / "in.dat").write_bytes(data)
    options = ["--encoding", "utf-16-le", "--input-format", "jsonl"]
    cli("annotate", "in.dat", "-o", "out", *options)
    line = json.loads((folder / "out/annotations.jsonl").read_text("utf-8"))
    assert (line["text"], line["encoding"]) == (GOOD, "utf-16-le")


def test_preview_goes_to_standard_output(cli):
    result = cli("annotate", "a.txt", "-o", "out", "--preview")
    assert "places: 1 of 1" in result.stdout
    assert "Baghdad" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        (["annotate", "none.txt", "-o", "out"], 2, "AN101"),
        (["annotate", "empty", "-o", "out"], 2, "AN102"),
        (["annotate", "empty/*.txt", "-o", "out"], 2, "AN102"),
        (["annotate", "a.txt", "-o", "out", "--encoding", "klingon"], 2, "AN108"),
        (["annotate", "database.zip", "-o", "out"], 2, "AN112"),
        (["annotate", "a.txt", "-o", "results"], 2, "AN401"),
        (["annotate", "a.txt", "-o", "a.txt/out"], 2, "AN402"),
        (["annotate", "a.txt"], 2, "--out"),
        (["annotate", "a.txt", "-o", "out", "--format", "xlsx"], 2, "xlsx"),
        (["annotate", "a.txt", "-o", "out", "--limit", "0"], 2, "--limit"),
        (["summarize", "none"], 2, "AN101"),
        (["summarize", "empty"], 2, "AN404"),
        (["models", "install", "--from", "none.db"], None, "AN"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_wrong_use_is_explained(cli, folder, arguments, code, shown):
    (folder / "empty").mkdir()
    (folder / "results").mkdir()
    (folder / "results/manifest.json").write_text("{}", "utf-8")
    (folder / "database.zip").write_bytes(b"PK")
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code or (code is None and result.exit_code in (1, 2, 3))
    assert shown in result.stderr
    assert "Traceback" not in result.stderr
    assert (folder / "results/manifest.json").read_text("utf-8") == "{}"


def test_debug_shows_the_traceback(cli, folder):
    (folder / "b.txt").write_text("عطل", "utf-8")
    result = cli("annotate", "b.txt", "-o", "out", "--debug", code=1)
    assert "Traceback" in result.stderr
    assert "KeyError" in result.stderr


def test_the_database_is_installed_the_first_time(cli, folder, monkeypatch):
    calls = []

    def install(source=None, force=False, report=print):
        calls.append((source, force))
        report("downloading it")
        (folder / "new").write_bytes(b"")

    monkeypatch.setattr(database, "database_path", lambda: folder / "new")
    monkeypatch.setattr(database, "install", install)
    first = cli("annotate", "a.txt", "-o", "out")
    assert "first run" in first.stderr
    assert "downloading it" in first.stderr
    second = cli("annotate", "a.txt", "-o", "out", "--force")
    assert "first run" not in second.stderr
    assert calls == [(None, False)]


def test_no_database_and_no_network(cli, folder, monkeypatch):
    def install(source=None, force=False, report=print):
        raise error("AN202", reason="no network")

    monkeypatch.setattr(database, "database_path", lambda: folder / "new")
    monkeypatch.setattr(database, "install", install)
    result = cli("annotate", "a.txt", "-o", "out", code=3)
    assert "[AN202]" in result.stderr
    assert "models install --from" in result.stderr
    assert not (folder / "out").exists()


def test_models_commands(cli, folder, monkeypatch):
    calls = []
    state = {"path": "p", "state": "installed"}
    monkeypatch.setattr(
        database, "install", lambda source, force, report: calls.append((source, force))
    )
    monkeypatch.setattr(database, "status", lambda: dict(state))
    assert cli("models", "path").stdout.strip() == str(folder / "database")
    assert "state: installed" in cli("models", "status").stdout
    state["state"] = "missing"
    assert "models install" in cli("models", "status", code=3).stderr
    cli("models", "install")
    cli("models", "install", "--from", "x.db", "--force")
    assert calls == [(None, False), (Path("x.db"), True)]


def test_summarize(cli, folder):
    cli("annotate", "a.txt", "-o", "out")
    before = (folder / "out/places.csv").read_bytes()
    (folder / "out/places.csv").unlink()
    assert "1 documents" in cli("summarize", "out").stderr
    assert (folder / "out/places.csv").read_bytes() == before


COMMANDS = [
    [], ["annotate"], ["summarize"], ["schema"], ["models"], ["models", "install"],
    ["models", "status"], ["models", "path"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command):
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


@pytest.mark.parametrize("command", ["annotate", "summarize", "schema"])
def test_help_has_examples(command):
    shown = CliRunner().invoke(app, [command, "--help"]).stdout
    assert f"annotator {command}" in shown.split("Example", 1)[1]
