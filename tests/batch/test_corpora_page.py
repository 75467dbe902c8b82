"""The page on corpora names what there is."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from annotator.batch.options import MAX_CHARS
from annotator.batch.run import TIMEOUT, RunOptions
from annotator.batch.sources import FORMATS
from annotator.cli.app import app
from annotator.errors import CODES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "corpora.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
OPTIONS = {
    name: parameter
    for parameter in get_command(app).commands["annotate"].params
    for name in parameter.opts
    if name.startswith("--")
}


def test_every_ending_is_named():
    for ending in FORMATS:
        assert f"`{ending}`" in PAGE


def test_options_that_are_named_exist():
    for command in re.findall(r"annotator annotate .*", PAGE + README):
        assert set(re.findall(r"--[a-z-]+", command)) <= {*OPTIONS, "--help"}


@pytest.mark.parametrize(
    "name",
    ["workers", "resume", "timeout", "max-chars", "limit", "sample", "shard", "excel", "dask",
     "log-json"],
)  # fmt: skip
def test_options_for_corpora_are_explained(name):
    assert f"--{name}" in PAGE
    assert f"--{name}" in README
    assert OPTIONS[f"--{name}"].help


def test_codes_that_are_named_exist():
    assert set(re.findall(r"AN\d{3}", PAGE)) <= set(CODES)


def test_defaults_are_those_of_the_functions():
    assert OPTIONS["--timeout"].default == TIMEOUT == RunOptions().timeout
    assert OPTIONS["--max-chars"].default == MAX_CHARS
    assert f"{MAX_CHARS:,} characters" in PAGE
    assert f"{TIMEOUT:g} seconds" in PAGE


def test_the_arithmetic():
    """The tables follow from the measured speed and size that the page names."""
    speed = int(re.search(r"measured: \*s\* = ([\d,]+)", PAGE)[1].replace(",", ""))
    hours = 1e6 / speed / 3600
    assert f"| 1,000,000 / *s* / 3,600 | {hours:.2f} |" in PAGE
    assert f"| processor hours | 1,000 × {hours:.2f} | {1000 * hours:.0f} |" in PAGE
    assert f"/ 16 / 24 | {1000 * hours / 16 / 24:.2f} |" in PAGE
    assert f"/ 128 | {1000 * hours / 128:.1f} |" in PAGE
    size = int(re.search(r"(\d+) bytes a word", PAGE)[1])
    assert f"| {size} bytes a word | {size / 1000:.2f} GB |" in PAGE
    assert f"| 1,000 × {size / 1000:.2f} GB | {size} GB |" in PAGE
