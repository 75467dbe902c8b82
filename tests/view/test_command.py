"""``annotator view``: what it shows, what it refuses; and its page of documentation."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import annotator.cli.annotate as annotate_command
from annotator.batch.texts import annotate
from annotator.batch.viewing import annotated_files
from annotator.cli.app import app
from annotator.schema import to_json

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "view.md").read_text("utf-8")
TEXT = "وصل 3600 جندي إلى بغداد ."


@pytest.fixture
def cli(folder, small_nlp, monkeypatch):
    """Run the command with the small pipeline."""
    monkeypatch.setattr(annotate_command, "open_pipeline", lambda *_: small_nlp)

    def run(*arguments, code=0, stdin=None):
        words = ["view", *map(str, arguments)]
        result = CliRunner().invoke(app, words, input=stdin)
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def line(small_nlp):
    """A line of annotations.jsonl."""
    (document,) = annotate(TEXT, nlp=small_nlp)
    return json.dumps(to_json(document))


def test_a_text(cli, folder):
    (folder / "a.txt").write_text(TEXT, "utf-8")
    result = cli("a.txt", "-o", "a.html")
    assert re.search(r"page: a.html \(\d+ kB\)", result.stderr)
    assert (folder / "a.html").read_text("utf-8").startswith("<!doctype html>")


def test_standard_input_and_default_name(cli, folder):
    assert cli("-", "--quiet", stdin=TEXT.encode()).output == ""
    assert (folder / "view.html").exists()


def test_annotated_documents_are_not_annotated_again(folder, line, cli, monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(annotate_command, "open_pipeline", refuse)
    for name in ("out", "gold"):
        (folder / name).mkdir()
    (folder / "out/annotations.jsonl").write_text(f"{line}\n")
    (folder / "out/errors.jsonl").write_text("{}\n")
    (folder / "gold/b.jsonl").write_text(line)
    (folder / "gold/a.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    for name in ("out", "gold", "out/annotations.jsonl", "gold/a.jsonl.gz"):
        cli(name, "-o", "page.html")
    found = [path.name for path in annotated_files("gold")]
    assert found == ["a.jsonl.gz", "b.jsonl"]


@pytest.mark.parametrize("content", ["", "[1]", "no json", '{"text": "نص"}', "\x00"])
def test_what_is_annotated_is_told_by_its_first_line(folder, content):
    (folder / "a.jsonl").write_text(content, "utf-8")
    assert annotated_files("a.jsonl") == []


def test_the_limit_is_told(cli, folder, line):
    (folder / "a.jsonl").write_text(f"{line}\n" * 3)
    assert "more than 2 documents" in cli("a.jsonl", "--limit", 2).stderr
    assert "more than" not in cli("a.jsonl", "--limit", 3).stderr


def test_failed_texts_are_told_and_the_others_shown(cli, folder):
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text("", "utf-8")
    assert "AN110" in cli(".", code=1).stderr
    assert (folder / "view.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["none"], "AN101"), (["results"], "AN404"), (["empty.txt"], "AN450")],
)
def test_wrong_use(cli, folder, arguments, code):
    (folder / "results").mkdir()
    (folder / "results/manifest.json").write_text("{}")
    (folder / "empty.txt").write_text("")
    assert code in cli(*arguments, code=2).stderr
    assert not (folder / "view.html").exists()


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def test_the_commands_and_code_of_the_guide(folder):
    (folder / "corpora").symlink_to(ROOT / "corpora")
    (commands,) = blocks("sh")
    (code,) = blocks("python")
    (folder / "example.py").write_text(code, "utf-8")
    script = f'annotator() {{ "{sys.executable}" -m annotator "$@"; }}\n{commands}'
    done = subprocess.run(
        ["sh", "-ec", f'{script}\n"{sys.executable}" example.py'],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "True True\n"
    assert {path.name for path in folder.glob("*.html")} == {
        "view.html", "sample.html", "gold.html", "piped.html", "page.html",
    }  # fmt: skip
    assert (ROOT / "docs" / re.search(r"!\[[^]]*\]\(([^)]*)\)", GUIDE)[1]).is_file()
