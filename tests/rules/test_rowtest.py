"""Rows hold their examples: the model's, the templates', and wrong ones are reported."""

import pytest

import annotator
from annotator.rules.new import new_rules
from annotator.rules.patterns import read_rules
from annotator.rules.rowtest import check_rows, rows_with_examples
from annotator.rules.selftest import check_rules
from annotator.text.table import Row


def test_the_models_rows_hold_their_examples(nlp):
    rows = list(rows_with_examples(nlp.tokenizer.files))
    assert len(rows) > 20
    failures = check_rows(nlp, rows)
    assert not failures, "\n".join(f"{f.where} «{f.text}»" for f in failures)


@pytest.fixture(scope="module")
def with_templates(uncommented, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules") / "mine"
    new_rules(folder)
    uncommented(folder)
    return annotator.load(rules=folder)


def test_the_templates_hold_their_examples(with_templates):
    files = with_templates.tokenizer.files
    rows = [item for item in rows_with_examples(files) if item[1].where.startswith("mine/")]
    rules = [rule for rule in read_rules(files) if rule.where.startswith("mine/")]
    assert (len(rows), len(rules)) == (4, 1)
    assert check_rows(with_templates, rows) == []
    assert check_rules(with_templates, rules) == []


def test_the_templates_place_is_found(with_templates):
    doc = with_templates("انسحبوا من تل السنابل الشرقي ليلا.")
    (place,) = doc._.records["places"]
    assert place["gazetteer_id"] == "user:tell-al-sanabil"


def test_bytes_carry_the_rules(with_templates):
    copy = annotator.load().from_bytes(with_templates.to_bytes())
    (force,) = copy("قصفت حركة السنابل الحمر الموقع.")._.records["forces"]
    assert force["rule"].startswith("mine/lexicons/force_names.tsv:")


@pytest.mark.parametrize(
    ("table", "cells", "texts"),
    [
        ("units", {"lemma": "جندي", "example": "[[سبعة جنود]] وصلوا."}, ["سبعة جنود وصلوا."]),
        ("units", {"lemma": "سنبلة", "example": "وصل الجنود."}, ["وصل الجنود."]),
        ("contexts", {"left": "pos=prep", "right": "pos=verb", "example": "مدينة كبيرة"},
         ["مدينة كبيرة"]),
        ("contexts", {"left": "pos=prep", "right": "pos=noun", "example": "في مدينة"}, []),
        ("adjective_patterns", {"pattern": "CاCِC", "cost": "5", "example": "كَبِير"}, ["كَبِير"]),
        ("units", {"lemma": "سنبلة", "example": "وصلت السنبلة."}, []),
    ],
)  # fmt: skip
def test_examples_that_do_not_hold_are_reported(nlp, table, cells, texts):
    failures = check_rows(nlp, [(table, Row(cells, "mine/lexicons/t.tsv:2"))])
    assert [failure.text for failure in failures] == texts


def test_what_was_found_in_place_of_it_is_told(nlp):
    row = Row({"lemma": "سنبلة", "example": "قتل [[سبعة جنود]]."}, "mine/lexicons/units.tsv:2")
    (failure,) = check_rows(nlp, [("units", row)])
    assert failure.expected == ("سبعة جنود",)
    assert any("lexicons/units.tsv" in found for found in failure.found)


def test_counter_examples(nlp):
    made = nlp("وصل سبعة جنود.")._.records["quantities"][0]["rule"]
    row = Row({"lemma": "جندي", "not": "وصل سبعة جنود."}, made)
    (failure,) = check_rows(nlp, [("units", row)])
    assert failure.expected == ()
    assert failure.found == ("سبعة جنود",)
