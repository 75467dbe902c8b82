"""The command, the file that it writes, and docs/compare.md, with the real pipeline."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import annotator.pipeline.build as build
from annotator.cli.app import app
from annotator.compare import DAYS, compare
from annotator.compare.group import KINDS
from annotator.compare.ranges import APPROXIMATE
from annotator.compare.table import COLUMNS
from annotator.output.jsonl import read_lines

PAGE = (Path(__file__).resolve().parents[2] / "docs/compare.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def run(*arguments, code=0):
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def place(tmp_path_factory, nlp):
    """A folder in which everything that the page shows has been done, in its order."""
    folder = tmp_path_factory.mktemp("compare")
    (folder / "news.jsonl").write_text(blocks("json")[0], "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(build, "load", lambda **_: nlp)
        for command in "".join(blocks("sh")).splitlines():
            program, *arguments = command.split()
            assert program == "annotator"
            run(*arguments)
        yield folder


@pytest.fixture(scope="module")
def table(place):
    text = (place / "compared.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_of_the_page(table):
    shown = [line.split("|")[1:-1] for line in blocks("text")[0].splitlines() if "|" in line]
    names, *lines = [[cell.strip() for cell in line] for line in shown]
    rows = [[row[name] for name in names] for row in table]
    assert rows == lines


def test_every_row_leads_back_to_its_text(place, table):
    texts = {line["doc_id"]: line for line in read_lines(place / "out")}
    for row in table:
        text = texts[row["doc_id"]]["text"]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert text[int(row["value_start"]) : int(row["value_end"])] == row["value_text"]
        assert row["claim_id"] in {claim["id"] for claim in texts[row["doc_id"]]["claims"]}


def test_json_has_the_same_rows(place, table):
    groups = json.loads((place / "compared.json").read_text("utf-8"))
    near = compare(read_lines(place / "out"), days=1).to_frame()
    rows = [row for group in groups for row in group["rows"]]
    assert [row["quote"] for row in rows] == list(near["quote"])
    assert set(groups[0]) | set(rows[0]) == {*COLUMNS, "rows"}


def test_standard_output_and_messages(place):
    result = run("compare", "out", "--quiet")
    assert result.stderr == ""
    assert result.stdout_bytes == (place / "compared.csv").read_bytes()
    message = run("compare", "out", "-o", "again.csv").stderr
    assert re.search(r"\d groups: agree \d, overlap \d, contradict \d, single \d", message)
    assert run("compare", "out", "--format", "json", "-q").stdout.startswith("[")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "absent"), "AN101"),
        (("compare", "out", "-o", "no/such/folder.csv"), "AN402"),
        (("compare", "out", "--days", "-1"), "--days"),
        (("compare", "out", "--format", "xml"), "--format"),
    ],
)
def test_wrong_use(place, arguments, message):
    assert message in run(*arguments, code=2).stderr


def test_python_of_the_page(place, capsys):
    (code,) = blocks("python")
    exec(compile(code, "docs/compare.md", "exec"), {})
    assert "contradict" in capsys.readouterr().out


def test_the_page_names_everything():
    assert not [name for name in COLUMNS if f"`{name}`" not in PAGE]
    assert not [kind for kind in KINDS if f"`{kind}`" not in PAGE]
    assert f"within {DAYS} days" in PAGE
    assert f"{APPROXIMATE:.0%}".replace("%", " %") in PAGE
