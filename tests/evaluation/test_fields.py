import pytest

from annotator.evaluation.fields import (
    References,
    classed_fields,
    compare_field,
    is_reference,
    scored_fields,
    shown,
)
from annotator.schema import TABLES, row_fields

PLAIN = References({}, frozenset())


@pytest.mark.parametrize(
    ("name", "gold", "predicted", "expected"),
    [
        ("country", "IRQ", "IRQ", (True, 1, 1, 1)),
        ("country", "IRQ", "SYR", (False, 1, 1, 0)),
        ("country", "IRQ", None, (False, 1, 0, 0)),
        ("country", None, "IRQ", (False, 0, 1, 0)),
        ("country", None, None, (True, 0, 0, 0)),
        ("head", "قُوّة", "قوة", (True, 1, 1, 1)),
        ("head", "إذاعة", "اذاعة", (True, 1, 1, 1)),
        ("head", "قوة", "قوات", (False, 1, 1, 0)),
        ("model", "SU-34", "Su-34", (True, 1, 1, 1)),
        ("value", 3600, 3600.0, (True, 1, 1, 1)),
        ("value", 0.1 + 0.2, 0.3, (True, 1, 1, 1)),
        ("value", 3600, 3601, (False, 1, 1, 0)),
        ("value", 0, None, (False, 1, 0, 0)),
        ("direct", False, False, (True, 0, 0, 0)),
        ("direct", True, False, (False, 1, 0, 0)),
        ("direct", False, None, (True, 0, 0, 0)),
        ("lat", 33.3, 33.4, (True, 1, 1, 1)),
        ("lat", 33.3, 34.4, (False, 1, 1, 0)),
        ("flag", "disputed;implied", "implied;disputed", (True, 2, 2, 2)),
        ("flag", "disputed;implied", "implied", (False, 2, 1, 1)),
        ("flag", "disputed;implied", None, (False, 2, 0, 0)),
    ],
)
def test_values(name, gold, predicted, expected):
    assert compare_field(name, gold, predicted, PLAIN) == expected


@pytest.mark.parametrize(
    ("name", "gold", "predicted", "expected"),
    [
        ("force_id", "f1", "f7", (True, 1, 1, 1)),
        ("force_id", "f1", "f1", (False, 1, 1, 0)),
        ("force_id", None, "f9", (True, 0, 0, 0)),
        ("force_id", "f5", None, (True, 0, 0, 0)),
        ("force_ids", ["f1", "f2"], ["f8", "f7"], (True, 2, 2, 2)),
        ("force_ids", ["f1", "f2"], ["f7"], (False, 2, 1, 1)),
        ("force_ids", ["f1", "f5"], ["f7", "f9"], (True, 1, 1, 1)),
        ("force_ids", [], None, (True, 0, 0, 0)),
    ],
)
def test_ids_stand_for_rows(name, gold, predicted, expected):
    # predicted f7 is gold f1, f8 is f2, f9 stands for something optional; f5 is optional
    references = References({"f7": "f1", "f8": "f2", "f9": None}, frozenset({"f5"}))
    assert compare_field(name, gold, predicted, references) == expected


@pytest.mark.parametrize("table", TABLES)
def test_where_a_row_stands_is_not_compared(table):
    assert not {"id", "start", "end", "text", "rule", "sent_id"} & set(scored_fields(table))
    assert set(scored_fields(table)) <= set(row_fields(table))
    assert set(classed_fields(table)) <= set(scored_fields(table))


def test_references_are_known():
    found = {(t, name) for t in TABLES for name in scored_fields(t) if is_reference(name)}
    assert {name for _, name in found} == {
        "alias_of", "parent_id", "quantity_id", "part_of", "force_id", "place_id", "source_id",
        "source_resolved", "modifies_id", "place_ids", "force_ids", "quantity_ids", "date_ids",
        "frame_date_ids",
    }  # fmt: skip
    assert not is_reference("gazetteer_id")


def test_ids_are_shown_with_their_text():
    rows = {"f1": {"id": "f1", "text": "الجيش\nالوطني"}}
    assert shown("force_ids", ["f1", "f2"], rows) == "f1 الجيش الوطني;f2"
    assert shown("value", 3600.0, {}) == "3600"
