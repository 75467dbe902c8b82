"""The documentation tells what the data files say."""

from pathlib import Path

import pytest

from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.fixture(scope="module")
def page():
    return (DOCS / "morphology.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def files():
    return PipelineFiles.open(pipeline_path())


def test_every_tag_is_documented(page, files):
    for row in files.table("ud_tags"):
        features = row["features"].replace("|", ", ")
        assert f"| {row['tag']} | {row['upos']} | {features} |" in page


def test_every_feature_is_documented(page, files):
    for row in files.table("ud_features"):
        features = row["ud"].replace("|", ", ")
        assert f"| {row['feature']} | {row['value']} | {features} |" in page
