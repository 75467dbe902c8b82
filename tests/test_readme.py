"""Every command and every line of Python in README.md does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from annotator.cli.app import app
from annotator.errors import CODES
from annotator.schema import TABLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def commands():
    lines = "".join(blocks("sh")).splitlines()
    return list(dict.fromkeys(filter(None, (line.split("#")[0].strip() for line in lines))))


PROGRAM = re.compile(r"(?P<pipe>cat \S+ \| )?(?:uv run |\.venv/bin/)?annotator (?P<rest>.*)")
RUNS = [command for command in commands() if PROGRAM.match(command)]
OTHERS = [command for command in commands() if not PROGRAM.match(command)]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A folder that looks like the project to a command, and may be written to."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("corpora", "models", "scripts"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def shell(command, folder):
    done = subprocess.run(
        ["sh", "-ec", command],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_there_are_commands():
    assert len(RUNS) >= 8
    assert len(OTHERS) >= 4


@pytest.mark.parametrize("command", RUNS)
def test_commands_of_the_program(command, checkout):
    match = PROGRAM.match(command)
    if "-o out" in command and "--force" not in command:
        shell("rm -rf out", checkout)
    shell(f"{match['pipe'] or ''}'{sys.executable}' -m annotator {match['rest']}", checkout)


@pytest.mark.parametrize("command", OTHERS)
def test_commands_of_the_set_up(command):
    """They are what the Makefile does, so that whoever ran ``make test`` has run them."""
    if command.startswith("make "):
        assert shell(f"{command} --dry-run", ROOT).stdout
    else:
        made = MAKEFILE.replace("$(PYTHON)", "python3").replace("$(BIN)", ".venv/bin")
        made = made.replace("$(VENV)", ".venv").replace(" -q", "")
        assert f"\t{command}\n" in made


def test_python(checkout):
    shell(f"'{sys.executable}' -m annotator annotate corpora/texts -o out --force", checkout)
    (code,) = blocks("python")
    (checkout / "example.py").write_text(code, "utf-8")
    shown = shell(f"'{sys.executable}' example.py", checkout).stdout
    assert "3600" in shown


def test_the_script(checkout):
    assert "python scripts/annotate_corpus.py FOLDER OUT" in README
    script = f"'{sys.executable}' scripts/annotate_corpus.py corpora/texts script-out --limit 1"
    shell(script, checkout)
    assert (checkout / "script-out/manifest.json").exists()


def test_every_command_and_table_is_named():
    for name in get_command(app).commands:
        assert f"annotator {name}" in README
    for table in TABLES:
        assert f"`{table}.csv`" in README


def test_every_error_has_text_and_hint():
    for code, row in CODES.items():
        assert re.fullmatch(r"AN[1-5]\d\d", code)
        assert row.message[0] in "{" or row.message[0].islower()
        assert not row.message.endswith(".")
        assert row.kind.exit_code in (1, 2, 3)
