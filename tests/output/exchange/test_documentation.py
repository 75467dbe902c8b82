"""What docs/exchange.md shows can be run, and says what the code does."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

import annotator
from annotator.cli.app import app
from annotator.output.exchange import run
from annotator.output.exchange.sheet import LAYERS, LINKS, PARTS, carried_fields
from annotator.pipeline import build
from annotator.pipeline.records import LABELS

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/exchange.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_commands_and_code(tmp_path, nlp, monkeypatch, capsys):
    (tmp_path / "corpora/texts").mkdir(parents=True)
    shutil.copy(ROOT / "corpora/texts/sample.txt", tmp_path / "corpora/texts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(build, "load", lambda **_: nlp)
    monkeypatch.setattr(annotator, "load", lambda: nlp, raising=False)
    shown = set()
    for command in "".join(blocks("sh")).splitlines():
        result = CliRunner().invoke(app, command.split()[1:])
        assert result.exit_code == 0, (command, result.output)
        shown |= set(command.split())
    assert set(get_args(run.ExportFormat)) <= shown
    assert (tmp_path / "gold.jsonl").exists()
    (code,) = blocks("python")
    exec(compile(code, "docs/exchange.md", "exec"), {})
    assert "sample" in capsys.readouterr().out


@pytest.mark.parametrize("table", LAYERS)
def test_every_carried_field_is_documented(table):
    names = ", ".join(f"`{name}`" for name in carried_fields(table))
    assert f"| `{table}` | {LABELS[table]} | {names} |" in PAGE


def test_every_link_is_documented():
    for kind, (table, field, targets) in LINKS.items():
        ends = ", ".join(LABELS[target] for target in targets)
        assert f"| `{kind}` | {LABELS[table]} → {ends} | `{table}.{field}` |" in PAGE
    for part, label in PARTS.items():
        assert f"| `{part}` | CLAIM → {label} |" in PAGE
