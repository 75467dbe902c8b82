"""Tables for the terminal."""

import pytest

from annotator.evaluation import compare, evaluate
from annotator.evaluation.report import (
    comparison,
    error_counts,
    per_document,
    report,
    table,
)

TEXT = "وصل 3600 جندي روسي إلى قاعدة حميميم في سوريا، وغادرت طائرتان مطار دمشق إلى موسكو."


@pytest.fixture
def result(document):
    place = {"kind": "country", "country": "SYR"}
    gold = [
        document(TEXT, doc_id="a", places=[("سوريا", place), ("موسكو", {"kind": "city"})]),
        document(TEXT, doc_id="b", meta={"annotated_layers": ["places"]}),
        document(TEXT, doc_id="c"),
    ]
    found = [
        document(TEXT, doc_id="a", places=[("سوريا", {"kind": "city", "country": "SYR"})]),
        document(TEXT, doc_id="b", places=[("جندي", {"kind": "city"})]),
    ]
    return evaluate(gold, found, samples=50)


def row(text, name):
    return next(line.split() for line in text.splitlines() if line.strip().startswith(name))


def test_figures_are_percents(result):
    text = report(result)
    assert row(text, "places")[:6] == ["places", "2", "2", "50.0", "50.0", "50.0"]
    assert row(text, "forces") == ["forces", "0", "0", *["-"] * 7]
    assert row(text, "country")[:4] == ["country", "1", "1", "100.0"]
    assert "places.kind" in text
    assert "country > city 1" in text


def test_what_is_left_out_is_told(result):
    text = report(result)
    assert "2 documents, 30 words" in text
    assert "1 gold documents have no prediction and are left out: c" in text
    assert "forces in 1" in text
    assert "places in" not in text


def test_details_show_classes(result):
    text = report(result, details=True)
    assert row(text, "city") == ["city", "1", "2", "0", "0.0", "0.0", "0.0"]
    assert "1 x country > city" in text


def test_documents_with_most_errors_come_first(document):
    gold = [document(TEXT, doc_id=name, places=[("سوريا", {})]) for name in "ab"]
    found = [gold[0], document(TEXT, doc_id="b")]
    lines = per_document(evaluate(gold, found)).splitlines()
    assert [line.split()[-1] for line in lines[1:]] == ["document", "b", "a"]
    assert lines[2].split()[:3] == ["15", "1", "0.0"]


def test_error_counts(result):
    text = error_counts(result)
    assert row(text, "places") == ["places", "1", "1", "-", "1"]
    assert row(text, "forces") == ["forces", "-", "-", "-", "-"]


def test_comparisons(document):
    gold = document(TEXT, places=[("سوريا", {"country": "SYR"}), ("موسكو", {})])
    found = document(TEXT, places=[("سوريا", {"country": "RUS"}), ("موسكو", {})])
    earlier = document(TEXT, places=[("سوريا", {"country": "SYR"})])
    text = comparison(compare([gold], [found], [earlier]))
    assert row(text, "places") == ["places", "66.7", "100.0", "+33.3", "1", "-"]
    assert row(text, "country") == ["country", "-", "1"]


def test_tables_are_aligned():
    text = table("title", ["", "n", "name"], [["a", "1", "x"], ["bb", "10", "yy"]], True)
    assert text == "title\n       n  name\n  a    1  x\n  bb  10  yy"
