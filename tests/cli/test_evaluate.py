"""``annotator evaluate`` through typer's runner."""

import csv
import json

import pytest
from typer.testing import CliRunner

from annotator.cli.app import app

TEXT = "زار الوفد بغداد ثم البصرة"


def line(doc_id, *places, text=TEXT):
    rows = [
        {"id": f"p{number}", "start": text.index(name), "end": text.index(name) + len(name)}
        | {"kind": kind}
        for number, (name, kind) in enumerate(places, 1)
    ]
    return {"schema": "annotator/1", "doc_id": doc_id, "text": text, "places": rows}


def write(path, *lines):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")


@pytest.fixture
def cli(folder):
    """Run the command beside gold, predictions and earlier predictions."""
    write(folder / "gold" / "a.jsonl", line("a", ("بغداد", "city"), ("البصرة", "city")))
    write(folder / "gold" / "b.jsonl", line("b", ("بغداد", "city")))
    write(folder / "out/annotations.jsonl", line("a", ("بغداد", "city")), line("b"))
    write(folder / "old.jsonl", line("a", ("البصرة", "country")), line("b", ("بغداد", "city")))

    def run(*arguments, code=0):
        result = CliRunner().invoke(app, ["evaluate", *arguments])
        assert result.exit_code == code, result.output
        return result

    return run


def row(text, name):
    return next(line.split() for line in text.splitlines() if line.strip().startswith(name))


def test_figures_go_to_standard_output(cli):
    result = cli("gold", "out")
    assert row(result.stdout, "places")[:6] == ["places", "3", "1", "100.0", "33.3", "50.0"]
    assert (
        row(result.stdout[result.stdout.index("errors") :], "places")[1:] == ["2"] + ["-"] * 3
    )
    assert result.stderr == ""


def test_the_same_command_says_the_same(cli):
    assert cli("gold", "out").stdout == cli("gold", "out").stdout


def test_layers(cli):
    text = cli("gold", "out", "--layers", "forces, claims").stdout
    assert "claims.cue" in text
    assert "places" not in text


def test_details_and_documents(cli):
    text = cli("gold", "out", "--details", "--per-document", "--samples", "0").stdout
    assert row(text, "city") == ["city", "3", "1", "1", "100.0", "33.3", "50.0"]
    assert [each.split()[-1] for each in text.splitlines()[-2:]] == ["a", "b"]


def test_files(cli, folder):
    cli("gold", "out", "--json", "new/figures.json", "--errors", "errors.csv")
    figures = json.loads((folder / "new/figures.json").read_text("utf-8"))
    assert figures["layers"]["places"]["spans"]["exact"]["recall"]["value"] == pytest.approx(
        1 / 3
    )
    with (folder / "errors.csv").open(encoding="utf-8", newline="") as file:
        assert [each["gold"] for each in csv.DictReader(file)] == ["البصرة", "بغداد"]
    cli("gold", "out", "--errors", "errors.html")
    assert "places: missed (2)" in (folder / "errors.html").read_text("utf-8")


def test_compare(cli, folder):
    text = cli("gold", "out", "--compare", "old.jsonl", "--errors", "errors.csv").stdout
    assert row(text[text.index("changes in") :], "places")[-2:] == ["1", "2"]
    with (folder / "errors.csv").open(encoding="utf-8", newline="") as file:
        changes = [(each["change"], each["doc_id"]) for each in csv.DictReader(file)]
    assert changes == [("broken", "a"), ("broken", "b"), ("fixed", "a")]


def test_gold_without_prediction_is_told(cli, folder):
    write(folder / "out/annotations.jsonl", line("a", ("بغداد", "city")), line("z"))
    text = cli("gold", "out", code=1).stdout
    assert "1 gold documents have no prediction and are left out: b" in text
    assert "1 predicted documents have no gold and are left out: z" in text


@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        (["none", "out"], 2, "AN101"),
        (["gold", "empty"], 2, "AN404"),
        (["gold", "other.jsonl"], 1, "AN411"),
        (["gold", "twice.jsonl"], 1, "AN410"),
        (["gold", "unknown.jsonl"], 2, "AN414"),
        (["gold", "out", "--layers", "place"], 2, "AN413"),
        (["gold", "out", "--errors", "errors.txt"], 2, "AN415"),
        (["gold", "out", "--json", "gold/a.jsonl/x.json"], 2, "AN402"),
        (["gold"], 2, "PRED"),
    ],
)
def test_errors(cli, folder, arguments, code, shown):
    (folder / "empty").mkdir()
    write(folder / "other.jsonl", line("a", text="نص آخر"))
    write(folder / "twice.jsonl", line("a"), line("a"))
    write(folder / "unknown.jsonl", line("y"))
    assert shown in cli(*arguments, code=code).stderr
