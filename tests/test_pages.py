"""Every command and every line of Python on pages that no other test runs."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("rules", "explain", "configuration", "claims")
BLOCK = re.compile(r"^```(sh|python|toml)\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """Run the blocks of each page in order, in a folder of its own."""
    folders = {}
    for page in PAGES:
        folder = folders[page] = tmp_path_factory.mktemp(page)
        program = folder / "bin" / "annotator"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m annotator \"$@\"\n", "utf-8")
        program.chmod(0o755)
        for language, code in BLOCK.findall((ROOT / "docs" / f"{page}.md").read_text("utf-8")):
            run(language, code, folder)
    return folders


def run(language, code, folder):
    if language == "toml":
        (folder / "annotator.toml").write_text(code, "utf-8")
        command = ["sh", "-ec", "annotator config show > shown.txt"]
    elif language == "python":
        command = [sys.executable, "-c", code]
    else:
        command = ["sh", "-ec", code]
    paths = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    shown = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **paths, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert shown.returncode == 0, f"{code}\n{shown.stdout}{shown.stderr}"
    with (folder / "log.txt").open("a", encoding="utf-8") as log:
        log.write(shown.stdout)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_militia_is_found_by_the_new_row(done):
    folder = done["rules"]
    assert rows(folder / "before/forces.csv") == []
    (force,) = rows(folder / "after/forces.csv")
    assert (force["name"], force["category"], force["country"]) == (
        "صقور الوادي الأحمر", "non_state_armed", "SYR",
    )  # fmt: skip
    page = (ROOT / "docs/rules.md").read_text("utf-8")
    assert f"says `{force['rule']}`" in page
    before, after = (
        json.loads((folder / name / "manifest.json").read_text("utf-8"))["pipeline"]["digest"]
        for name in ("before", "after")
    )
    assert before != after
    assert "1 of them your own: 0 failures" in (folder / "log.txt").read_text("utf-8")


def test_the_explained_word_is_explained(done):
    log = (done["explain"] / "log.txt").read_text("utf-8")
    assert "«مسلحا» at 20-25" in log
    assert '"document_date": "2026-03-09"' in log
    assert "3600.0 ['q1'" in log


def test_the_file_holds_and_the_environment_comes_first(done):
    folder = done["configuration"]
    log = (folder / "log.txt").read_text("utf-8")
    assert "workers = 1  # default" in log
    assert "workers = 2  # ANNOTATOR_WORKERS" in log
    shown = (folder / "shown.txt").read_text("utf-8")
    assert 'out = "results"  # annotator.toml' in shown
    assert "excel = true  # annotator.toml" in shown


def test_the_claims_of_the_page_are_printed(done):
    assert "متحدث باسم الجيش اللبناني | أعلن |" in (done["claims"] / "log.txt").read_text(
        "utf-8"
    )


def test_the_program_that_counts_differences_from_the_treebank(tmp_path):
    page = (ROOT / "docs" / "evaluation_notes.md").read_text("utf-8")
    ((_, code),) = BLOCK.findall(page)
    words = [("وصل", "VERB"), ("الجنود", "NOUN"), ("عام", "ADV")]
    text = " ".join(word for word, _ in words)
    spans = [
        {"start": text.index(word), "end": text.index(word) + len(word), "segs": [[0, 0, tag]]}
        for word, tag in words
    ]
    sample = tmp_path / "sample.jsonl"
    sample.write_text(json.dumps({"id": "t", "text": text, "words": spans}), "utf-8")
    command = [sys.executable, "-c", code, str(sample), "1"]
    shown = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "nouns of time" in shown.stdout
    assert "without them 100.0" in shown.stdout
