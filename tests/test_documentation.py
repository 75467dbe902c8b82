"""The map of the documentation is complete, its links lead somewhere, its reference is new."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from annotator.cli.app import app
from annotator.errors import CODES
from annotator.schema import TABLES, columns

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s#]*)(#[^)\s]*)?\)")


@pytest.fixture(scope="module")
def builder():
    """The script that makes the reference."""
    path = ROOT / "scripts/build_reference.py"
    spec = importlib.util.spec_from_file_location("build_reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_up_to_date(builder, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["build_reference.py", "--check"])
    code = builder.main()
    shown = capsys.readouterr().out
    assert code == 0, f"{shown}run: python scripts/build_reference.py"


def test_a_stale_page_is_noticed(builder, capsys, monkeypatch, tmp_path):
    (tmp_path / "fields.tsv").write_bytes((DOCS / "reference/fields.tsv").read_bytes())
    monkeypatch.setattr(builder, "PAGES", tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_reference.py"])
    assert builder.main() == 0
    (tmp_path / "cli.md").write_text("# Command line\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["build_reference.py", "--check"])
    assert builder.main() == 1
    assert "cli.md" in capsys.readouterr().out


def test_every_field_has_a_meaning_and_no_other(builder):
    shared = set(builder.shared_fields())
    wanted = {("every table", name) for name in shared}
    wanted |= {("documents", name) for name in ("schema", "text", *columns("documents"))}
    wanted |= {
        (table, name) for table in TABLES for name in columns(table) if name not in shared
    }
    assert set(builder.meanings()) == wanted
    assert all(builder.meanings().values())


def test_the_reference_has_every_command_and_option(builder):
    page = builder.cli_page()
    commands = dict(builder.commands(app, "annotator"))
    assert {"annotator annotate", "annotator models install"} <= set(commands)
    sections = dict(re.findall(r"^## (annotator [^\n]+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert set(sections) == set(commands)
    for name, section in sections.items():
        shown = CliRunner().invoke(app, [*name.split()[1:], "--help"], env={"COLUMNS": "200"})
        options = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", shown.stdout, re.M)) - {"--help"}
        assert not [option for option in options if f"`{option}`" not in section], name


def test_the_map_names_every_page():
    index = (DOCS / "index.md").read_text("utf-8")
    named = {target for target, _ in LINK.findall(index)}
    pages = {path.relative_to(DOCS).as_posix() for path in PAGES} - {"index.md"}
    notebooks = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.ipynb")}
    assert named - {"../README.md"} == pages | notebooks


def anchors(text):
    """Anchors of the headings of a page, as they are made for Markdown."""
    heads = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", [*PAGES, ROOT / "README.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for target, anchor in LINK.findall(path.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        found = (path.parent / target).resolve() if target else path
        assert found.exists(), target
        if anchor:
            assert anchor[1:] in anchors(found.read_text("utf-8")), f"{target}{anchor}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_codes_of_errors_exist(path):
    assert set(re.findall(r"\bAN\d{3}\b", path.read_text("utf-8"))) <= set(CODES)


def test_the_picture_is_the_pipeline(nlp):
    page = (DOCS / "explanation.md").read_text("utf-8")
    order = re.search(r"run in the order ([^.]+)\.", page)[1]
    named = [name.strip() for name in order.replace("\n", " ").split(",")]
    found = [name for name in nlp.pipe_names if name != "sentences"]
    assert named == found


def test_the_commands_of_the_explanation_are_run():
    """They stand in docs/evaluation.md too, whose commands a test runs."""
    explained, run = (
        "".join(re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)).splitlines()
        for text in (
            (DOCS / name).read_text("utf-8") for name in ("explanation.md", "evaluation.md")
        )
    )
    assert explained
    assert set(explained) <= set(run)
