"""docs/forces.md says what the schema and the tables say."""

from pathlib import Path
from typing import get_args

import pytest

from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles
from annotator.schema import ForceCategory

PAGE = Path(__file__).resolve().parents[3] / "docs" / "forces.md"


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def files():
    return PipelineFiles.open(pipeline_path())


@pytest.mark.parametrize("category", get_args(ForceCategory))
def test_every_category_is_documented(page, category):
    assert f"| `{category}` |" in page


def test_every_code_is_documented(page, files):
    columns = (
        "category", "subcategory", "plover_sector", "plover_country", "acled_inter",
        "acled_abroad", "acled_violent",
    )  # fmt: skip
    for row in files.table("force_codes", columns):
        cells = " | ".join(row[column] for column in columns)
        assert f"| {cells} |" in page, row.where


def test_every_subcategory_of_the_tables_is_documented(page, files):
    for table in ("forces", "force_names"):
        for row in files.table(table, ["category", "subcategory"]):
            if row["subcategory"] and row["category"]:
                line = next(x for x in page.splitlines() if f"| `{row['category']}` |" in x)
                assert row["subcategory"] in line, row.where
