"""``annotator export`` and ``annotator import`` through typer's runner."""

import json
import tomllib
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from typer.testing import CliRunner

from annotator.cli.app import app
from annotator.cli.export import export
from annotator.cli.import_ import import_
from annotator.output.exchange import run

TEXT = "زار الوفد بغداد ثم البصرة"  # the delegation visited Baghdad, then Basra


@pytest.fixture
def cli(folder):
    """Run a command beside an output folder of two documents."""
    rows = [{"id": "p1", "start": 10, "end": 15, "name": "بغداد"}]
    sentences = [{"id": "s1", "start": 0, "end": len(TEXT)}]
    lines = [
        {"schema": "annotator/1", "doc_id": name, "text": TEXT, "places": rows}
        | {"sentences": sentences}
        for name in ("a", "b")
    ]
    (folder / "out").mkdir()
    content = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "out/annotations.jsonl").write_text(content, "utf-8")

    def invoke(*arguments, code=0):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.stderr
        return result

    return invoke


def test_there_and_back_to_evaluate(cli, folder):
    assert "2 documents" in cli("export", "out", "--to", "brat").stderr
    ann = folder / "brat/a.ann"
    ann.write_text(ann.read_text("utf-8") + "T9\tPLACE 19 25\tالبصرة\n", "utf-8")
    result = cli("import", "brat", "--from", "brat")
    assert "2 documents, 0 failures" in result.stderr
    lines = [json.loads(raw) for raw in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    assert [[row["text"] for row in line["places"]] for line in lines] == [
        ["بغداد", "البصرة"],
        ["بغداد"],
    ]
    figures = cli("evaluate", "gold.jsonl", "out", "--json", "f.json").stdout
    assert "2 documents" in figures
    spans = json.loads((folder / "f.json").read_text("utf-8"))["layers"]["places"]["spans"]
    assert (spans["exact"]["gold"], spans["exact"]["hits"]) == (3, 2)


def test_a_failed_document_is_told_and_left_out(cli, folder):
    cli("export", "out", "--to", "brat", "-q")
    (folder / "brat/a.ann").write_text("T1 PLACE 1 2\n", "utf-8")
    result = cli("import", "brat", "--from", "brat", code=1)
    assert "brat/a.ann:1" in result.stderr
    assert "1 documents, 1 failures" in result.stderr
    assert len((folder / "gold.jsonl").read_text("utf-8").splitlines()) == 1


def test_untouched_tasks_are_counted(cli):
    cli("export", "out", "--to", "labelstudio")
    result = cli("import", "labelstudio.json", "--from", "labelstudio")
    assert "0 documents, 0 failures, 2 not corrected" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["export", "none", "--to", "brat"], "AN101"),
        (["export", "out", "--to", "xml"], "xml"),
        (["export", "out"], "--to"),
        (["export", "out", "--to", "brat", "--layers", "placs"], "AN413"),
        (["export", "out", "--to", "brat", "-o", "out"], "AN436"),
        (["export", "out", "--to", "brat", "--aggregate"], "geojson"),
        (["export", "out", "--to", "conllu", "--offsets", "utf-16"], "AN119"),
        (["import", "none", "--from", "brat"], "AN101"),
        (["import", "out", "--from", "brat"], "AN430"),
        (["import", "out", "--from", "jsonl"], "AN430"),
        (["import", "out/annotations.jsonl", "--from", "brat"], "AN430"),
        (["import", "out/annotations.jsonl", "--from", "labelstudio"], "AN430"),
        (
            ["import", "out/annotations.jsonl", "--from", "jsonl", "-o",
             "out/annotations.jsonl"],
            "AN436",
        ),
    ],
)  # fmt: skip
def test_wrong_use_is_explained(cli, folder, arguments, shown):
    before = (folder / "out/annotations.jsonl").read_bytes()
    assert shown in cli(*arguments, code=2).stderr
    assert (folder / "out/annotations.jsonl").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["out"]


def test_the_formats_are_those_of_the_package():
    for command, name, formats in (
        (export, "to", run.ExportFormat),
        (import_, "origin", run.ImportFormat),
    ):
        assert get_args(get_type_hints(command)[name]) == get_args(formats)
    assert set(run.DEFAULT_NAMES) == set(get_args(run.ExportFormat))


def test_the_light_libraries_are_a_group():
    root = Path(__file__).parents[2]
    groups = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    names = {item.split(">")[0] for item in groups["exchange-test"]}
    assert names == {"conllu", "geojson", "shapely", "udtools"}
