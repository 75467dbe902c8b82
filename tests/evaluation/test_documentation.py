"""What docs/evaluation.md shows can be run, and names what exists."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

import annotator.pipeline.build as build
from annotator.cli.app import app
from annotator.evaluation.fields import LOOKED_UP
from annotator.evaluation.model import PROBLEM_KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/evaluation.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


COMMANDS = "".join(blocks("sh")).splitlines()


@pytest.fixture(scope="module")
def workplace(tmp_path_factory, nlp):
    """A folder with two gold documents, in which the commands are run in their order."""
    place = tmp_path_factory.mktemp("evaluation")
    (place / "corpora/gold").mkdir(parents=True)
    for name in ("gaza_toll", "quantities_01"):
        shutil.copy(ROOT / f"corpora/gold/{name}.jsonl", place / "corpora/gold")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setattr(build, "load", lambda **_: nlp)
        yield place


def run(command):
    """Run a line of a shell block; returns what it printed."""
    program, *arguments = command.split()
    if program != "annotator":
        subprocess.run([program, *arguments], check=True)
        return ""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_commands_and_code(workplace, capsys):
    printed = {command: run(command) for command in COMMANDS}
    assert len(printed) >= 7
    assert all("2 documents" in text for name, text in printed.items() if " evaluate " in name)
    assert "not all are annotated" in printed["annotator evaluate corpora/gold out"]
    for name in ("figures.json", "errors.csv", "errors.html", "changes.csv"):
        assert (workplace / name).stat().st_size > 100, name
    (code,) = blocks("python")
    exec(compile(code, "docs/evaluation.md", "exec"), {})
    assert "Figure(value=" in capsys.readouterr().out


def test_options_are_those_of_the_command():
    help_text = CliRunner().invoke(app, ["evaluate", "--help"], env={"COLUMNS": "200"}).stdout
    named = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", PAGE)) - {"--id-field"}
    assert named
    assert not {option for option in named if option not in help_text}


def test_kinds_and_fields_are_named():
    assert not [kind for kind in PROBLEM_KINDS if f"`{kind}`" not in PAGE]
    assert not [name for name in LOOKED_UP if f"`{name}`" not in PAGE]
