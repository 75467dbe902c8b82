"""Figures worked out by hand."""

import dataclasses

import pytest

from annotator.errors import AnnotatorError
from annotator.evaluation import evaluate

TEXT = "وصل 3600 جندي روسي إلى قاعدة حميميم في سوريا، وغادرت طائرتان مطار دمشق إلى موسكو."


def spans(result, layer, mode="exact"):
    score = result.layers[layer].spans[mode]
    return score.precision.value, score.recall.value, score.f1.value


def kinds(result, layer):
    return [(p.kind, p.field, p.gold, p.predicted) for p in result.problems if p.layer == layer]


def test_counts_and_rates(document):
    gold = document(TEXT, places=[("سوريا", {}), ("مطار دمشق", {}), ("موسكو", {})])
    found = document(
        TEXT, places=[("سوريا", {}), ("دمشق", {}), ("قاعدة حميميم", {}), ("جندي", {})]
    )
    result = evaluate([gold], [found])
    places = result.layers["places"].spans["exact"]
    assert (places.gold, places.predicted, places.hits) == (3, 4, 1)
    assert spans(result, "places") == pytest.approx((1 / 4, 1 / 3, 2 / 7))
    assert spans(result, "places", "tolerant") == pytest.approx((2 / 4, 2 / 3, 4 / 7))
    assert spans(result, "places", "half") == pytest.approx((2 / 4, 2 / 3, 4 / 7))
    assert spans(result, "places", "overlap") == pytest.approx((2 / 4, 2 / 3, 4 / 7))
    # دمشق is all of the prediction and half of مطار دمشق
    assert spans(result, "places", "weighted")[:2] == pytest.approx((2 / 4, 1.5 / 3))
    assert kinds(result, "places") == [
        ("missed", None, "موسكو", None),
        ("spurious", None, None, "جندي"),
        ("spurious", None, None, "قاعدة حميميم"),
        ("boundary", None, "مطار دمشق", "دمشق"),
    ]
    boundary = result.problems[-1]
    assert (boundary.start_words, boundary.end_words) == (1, 0)


def test_one_prediction_is_one_hit(document):
    gold = document(TEXT, places=[("سوريا", {}), ("موسكو", {})])
    result = evaluate([gold], [document(TEXT, places=[(TEXT, {})])])
    assert spans(result, "places", "overlap") == (1.0, 0.5, pytest.approx(2 / 3))


def test_a_nested_name_keeps_its_own_row(document):
    gold = document(
        TEXT, places=[("مطار دمشق", {"kind": "facility"}), ("دمشق", {"kind": "city"})]
    )
    result = evaluate([gold], [document(TEXT, places=[("دمشق", {"kind": "city"})])])
    assert kinds(result, "places") == [("missed", None, "مطار دمشق", None)]


def test_a_merged_preposition_is_no_error(document):
    text = "وصلت تعزيزات للعراق"
    gold, found = (
        document(text, places=[("للعراق", {})]),
        document(text, places=[("لعراق", {})]),
    )
    assert spans(evaluate([gold], [found]), "places") == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("predicted", [[], [("سوريا", {})], [("قاعدة حميميم في سوريا", {})]])
def test_optional_rows_are_neither_rewarded_nor_punished(document, predicted):
    places = [("موسكو", {}), ("سوريا", {"optional": True}), ("حميميم", {"optional": True})]
    gold = document(TEXT, places=places)
    found = document(TEXT, places=[("موسكو", {}), *predicted])
    result = evaluate([gold], [found])
    score = result.layers["places"].spans["exact"]
    assert (score.gold, score.predicted, score.f1.value) == (1, 1, 1.0)
    assert kinds(result, "places") == []


def test_an_optional_row_excuses_no_other_prediction(document):
    gold = document(TEXT, places=[("سوريا", {"optional": True})])
    result = evaluate([gold], [document(TEXT, places=[("سوريا", {}), ("موسكو", {})])])
    assert result.layers["places"].spans["exact"].predicted == 1


def test_a_row_that_touches_wanted_and_optional_rows_is_wrong(document):
    places = [("دمشق", {}), ("إلى موسكو", {"optional": True})]
    found = [("دمشق", {}), ("إلى موسكو", {}), ("دمشق إلى موسكو", {})]
    result = evaluate([document(TEXT, places=places)], [document(TEXT, places=found)])
    assert kinds(result, "places") == [("spurious", None, None, "دمشق إلى موسكو")]


def test_a_wanted_row_comes_before_an_optional_one(document):
    places = [("مطار دمشق", {}), ("دمشق إلى موسكو", {"optional": True})]
    result = evaluate(
        [document(TEXT, places=places)], [document(TEXT, places=[("دمشق إلى", {})])]
    )
    assert kinds(result, "places") == [("boundary", None, "مطار دمشق", "دمشق إلى")]


def test_fields_of_matched_rows(document):
    gold = document(
        TEXT,
        places=[
            ("سوريا", {"country": "SYR", "kind": "country", "modifier": None}),
            ("دمشق", {"country": "SYR", "kind": "city", "modifier": None}),
            ("موسكو", {"country": "RUS", "kind": "city", "modifier": "إلى"}),
        ],
    )
    found = document(
        TEXT,
        places=[
            ("سوريا", {"country": "SYR", "kind": "country", "modifier": "في", "lat": 35.0}),
            ("مطار دمشق", {"country": "SYR", "kind": "facility", "modifier": None}),
        ],
    )
    result = evaluate([gold], [found])
    fields = result.layers["places"].fields
    assert set(fields) == {"country", "kind", "modifier"}, "lat is not annotated"
    assert (fields["country"].right, fields["country"].pairs) == (2, 2)
    assert fields["kind"].accuracy.value == 0.5
    assert fields["modifier"].accuracy.value == 0.5
    assert (fields["modifier"].gold_values, fields["modifier"].predicted_values) == (0, 1)
    assert ("value", "kind", "city", "facility") in kinds(result, "places")
    assert not [problem for problem in result.problems if problem.field == "lat"]


def test_what_the_gazetteer_gives_counts_in_documents_that_have_it(document):
    def side(doc_id, key, parent=None):
        row = {"gazetteer_id": key, "parent_id": parent}
        return document(TEXT, doc_id=doc_id, places=[("سوريا", row), ("موسكو", {})])

    gold = [side("a", "gn:1", "p2"), side("b", None)]
    fields = (
        evaluate(gold, [side("a", "gn:1"), side("b", "gn:1", "p2")]).layers["places"].fields
    )
    assert (fields["gazetteer_id"].right, fields["gazetteer_id"].pairs) == (2, 2)
    assert (fields["parent_id"].right, fields["parent_id"].pairs) == (2, 4)


def test_references_follow_the_alignment(document):
    gold = document(
        TEXT,
        forces=[("جندي روسي", {"quantity_id": "q1"}), ("طائرتان", {"quantity_id": "q2"})],
        quantities=[("3600 جندي", {"force_id": "f1"}), ("طائرتان", {"force_id": "f2"})],
    )
    found = document(
        TEXT,
        forces=[("طائرتان", {"quantity_id": "q1"}), ("جندي", {"quantity_id": "q1"})],
        quantities=[("طائرتان", {"force_id": "f1"}), ("3600", {"force_id": "f2"})],
    )
    result = evaluate([gold], [found])
    assert result.layers["quantities"].fields["force_id"].accuracy.value == 1.0
    assert result.layers["forces"].fields["quantity_id"].accuracy.value == 0.5
    assert kinds(result, "forces")[-1] == (
        "value", "quantity_id", "q1 3600 جندي", "q1 طائرتان",
    )  # fmt: skip


def test_classes_count_all_rows(document):
    def category(name):
        return {"category": name}

    gold = document(
        TEXT,
        forces=[
            ("جندي روسي", category("personnel")),
            ("طائرتان", category("equipment")),
            ("قاعدة", category("equipment")),
        ],
    )
    found = document(
        TEXT,
        forces=[
            ("جندي روسي", category("personnel")),
            ("طائرتان", category("personnel")),
            ("مطار", category("police")),
        ],
    )
    table = evaluate([gold], [found]).layers["forces"].classes["category"]
    figures = {
        name: (one.gold, one.predicted, one.right, one.f1)
        for name, one in table.classes.items()
    }
    assert figures == {
        "equipment": (2, 0, 0, 0.0),
        "personnel": (1, 2, 1, pytest.approx(2 / 3)),
        "police": (0, 1, 0, 0.0),
    }
    assert table.macro_f1.value == pytest.approx(2 / 9)
    assert table.micro_f1.value == pytest.approx(1 / 3)
    assert table.confusions == [("equipment", "personnel", 1)]


SAID = "وقال الوزير إن الهدوء عاد، وأضاف أن الحدود مغلقة. وعادت الحافلات إلى العاصمة."
MINISTER = {"source": "الوزير", "cue": "قال", "content": "الهدوء عاد"}
ADDED = {"cue": "أضاف", "content": "الحدود مغلقة"}
AUTHOR = {"content": "وعادت الحافلات إلى العاصمة"}


def claims(*rows):
    return [(SAID, {"attribution": "indirect", **row}) for row in rows]


def test_claims_are_paired_by_cue_and_scored_by_part(document):
    gold = document(SAID, claims=claims(MINISTER, ADDED, AUTHOR))
    found = document(
        SAID,
        claims=claims(
            {"cue": "أضاف", "content": "أن الحدود مغلقة", "source": "الوزير"},
            {"source": "الوزير", "cue": "قال", "content": "الهدوء عاد"},
        ),
    )
    result = evaluate([gold], [found])
    assert spans(result, "claims")[:2] == (0.5, pytest.approx(1 / 3))
    assert spans(result, "claims.cue") == (1.0, 1.0, 1.0)
    assert spans(result, "claims.source")[:2] == (0.5, 1.0)
    assert spans(result, "claims.content")[:2] == (0.5, pytest.approx(1 / 3))
    assert spans(result, "claims.content", "tolerant")[:2] == (1.0, pytest.approx(2 / 3))
    assert spans(result, "claims", "tolerant")[:2] == (0.5, pytest.approx(1 / 3))
    assert kinds(result, "claims") == [("missed", None, SAID, None)]
    assert kinds(result, "claims.source") == [("spurious", None, None, "الوزير")]
    assert kinds(result, "claims.content") == [
        ("boundary", None, "الحدود مغلقة", "أن الحدود مغلقة"),
    ]


def test_a_part_that_stands_elsewhere_is_misplaced(document):
    gold = document(SAID, claims=claims(MINISTER))
    found = document(SAID, claims=claims(MINISTER | {"source": "الحافلات"}))
    result = evaluate([gold], [found])
    assert kinds(result, "claims.source") == [("misplaced", None, "الوزير", "الحافلات")]
    assert spans(result, "claims.source", "overlap") == (0.0, 0.0, 0.0)
    assert spans(result, "claims.cue") == (1.0, 1.0, 1.0)


def test_the_cue_says_which_claim_it_is(document):
    gold = document(SAID, claims=claims(MINISTER, ADDED))
    found = document(SAID, claims=claims({"cue": "قال", "content": "الحدود مغلقة"}))
    result = evaluate([gold], [found])
    assert spans(result, "claims.cue")[:2] == (1.0, 0.5)
    assert ("misplaced", None, "الهدوء عاد", "الحدود مغلقة") in kinds(result, "claims.content")


def test_claims_with_other_cues_and_contents_are_others(document):
    gold = document(SAID, claims=claims({"cue": "قال", "content": "الهدوء عاد"}))
    found = document(SAID, claims=claims({"cue": "أضاف", "content": "الهدوء"}))
    assert spans(evaluate([gold], [found]), "claims.content", "overlap") == (1.0, 1.0, 1.0)
    other = document(SAID, claims=claims({"cue": "أضاف", "content": "عاد، وأضاف أن الحدود"}))
    assert spans(evaluate([gold], [other]), "claims.content", "overlap") == (0.0, 0.0, 0.0)


def test_nested_claims_of_one_content(document):
    outer = {"source": "الوزير", "cue": "قال", "content": "الهدوء عاد", "level": 0}
    inner = {"cue": "إن", "content": "الهدوء عاد", "level": 1, "parent_id": "c1"}
    gold = document(SAID, claims=claims(outer, inner))
    found = document(
        SAID, claims=claims({**inner, "parent_id": "c2"}, {**outer, "parent_id": None})
    )
    result = evaluate([gold], [found])
    assert spans(result, "claims") == (1.0, 1.0, 1.0)
    assert result.layers["claims"].fields["parent_id"].accuracy.value == 1.0
    assert result.problems == []


def test_only_annotated_layers_are_scored(document):
    meta = {"annotated_layers": ["places"]}
    gold = document(TEXT, meta=meta, places=[("سوريا", {"country": "SYR"})])
    found = document(TEXT, places=[("سوريا", {"country": "SYR"})], forces=[("جندي", {})])
    result = evaluate([gold], [found])
    assert list(result.layers) == ["places"]
    assert result.documents_of == {"places": 1}


def test_a_reference_into_a_layer_without_gold_is_not_judged(document):
    meta = {"annotated_layers": ["quantities"]}
    gold = document(
        TEXT, meta=meta, quantities=[("3600 جندي", {"force_id": None, "value": 3600})]
    )
    found = document(
        TEXT,
        quantities=[("3600 جندي", {"force_id": "f1", "value": 3600})],
        forces=[("جندي", {})],
    )
    assert evaluate([gold], [found]).problems == []


def test_chosen_layers(document):
    gold = document(TEXT, places=[("سوريا", {})], forces=[("جندي", {})])
    result = evaluate([gold], [document(TEXT)], layers=["forces"])
    assert list(result.layers) == ["forces"]
    assert {problem.layer for problem in result.problems} == {"forces"}


def test_nothing_to_score_is_no_figure(document):
    result = evaluate([document(TEXT)], [document(TEXT)])
    assert spans(result, "places") == (None, None, None)
    result = evaluate([document(TEXT, places=[("سوريا", {})])], [document(TEXT)])
    assert spans(result, "places") == (0.0, 0.0, 0.0)


def test_documents_are_paired_by_id_in_any_order(document):
    gold = [document(TEXT, doc_id=name, places=[("سوريا", {})]) for name in "abc"]
    found = [document(TEXT, doc_id=name, places=[("سوريا", {})]) for name in "dca"]
    result = evaluate(iter(gold), iter(found))
    assert (result.documents, result.only_gold, result.only_predicted) == (2, ["b"], ["d"])
    assert [row.doc_id for row in result.per_document] == ["c", "a"]
    assert spans(result, "places") == (1.0, 1.0, 1.0)


def test_figures_do_not_depend_on_the_order_of_documents(document):
    lines = [
        (
            document(TEXT, doc_id=str(n), places=[("سوريا", {"kind": "country"})] * (n % 3)),
            document(TEXT, doc_id=str(n), places=[("سوريا", {"kind": "city"})] * (n % 2)),
        )
        for n in range(1, 40)
    ]
    one = evaluate(*zip(*lines, strict=True))
    other = evaluate(*zip(*reversed(lines), strict=True))
    assert one.layers == other.layers
    assert one.layers != evaluate(*zip(*lines, strict=True), seed=1).layers


def test_intervals_hold_the_value_and_narrow_with_documents(document):
    def run(number):
        gold = [document(TEXT, doc_id=str(n), places=[("سوريا", {})]) for n in range(number)]
        found = [
            document(TEXT, doc_id=str(n), places=[("سوريا", {})] if n % 4 else [])
            for n in range(number)
        ]
        return evaluate(gold, found).layers["places"].spans["exact"].recall

    few, many = run(16), run(400)
    for recall in (few, many):
        assert recall.value == 0.75
        assert recall.low < 0.75 < recall.high
    # the standard error of a share of 3/4 of 400 is 0.0217
    assert many.low == pytest.approx(0.75 - 1.96 * 0.0217, abs=0.01)
    assert many.high == pytest.approx(0.75 + 1.96 * 0.0217, abs=0.01)
    assert few.high - few.low > 3 * (many.high - many.low)


def test_no_interval_of_one_document_or_no_samples(document):
    line = document(TEXT, places=[("سوريا", {})])
    assert evaluate([line], [line]).layers["places"].spans["exact"].f1.low is None
    other = {**line, "doc_id": "e"}
    result = evaluate([line, other], [line, other], samples=0)
    assert result.layers["places"].spans["exact"].f1.low is None


def test_per_document_figures(document):
    gold = document(TEXT, places=[("سوريا", {}), ("موسكو", {})])
    result = evaluate([gold], [document(TEXT, places=[("سوريا", {})])])
    (row,) = result.per_document
    assert row.f1["places"] == pytest.approx(2 / 3)
    assert row.f1["forces"] is None
    assert (row.words, row.errors) == (15, 1)


def test_figures_are_the_same_without_a_list_of_errors(document):
    gold = document(
        SAID, claims=claims(MINISTER, ADDED), places=[("العاصمة", {"kind": "city"})]
    )
    found = document(SAID, claims=claims(ADDED, AUTHOR), places=[("إلى العاصمة", {})])
    full, short = evaluate([gold], [found]), evaluate([gold], [found], problems=False)
    assert full.problems
    assert short == dataclasses.replace(full, problems=[])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": TEXT + " "}, "AN411"),
        ({"places": [{"id": "p1", "start": 0, "end": 999}]}, "AN412"),
        ({"places": [{"id": "p1", "start": 5, "end": 2}]}, "AN412"),
        ({"places": [{"id": "p1", "start": "0", "end": 2}]}, "AN412"),
        ({"places": [{"id": "p1", "start": 0, "end": 3, "text": "جاء"}]}, "AN412"),
        ({"claims": [{"id": "c1", "start": 0, "end": 3, "cue_start": 4}]}, "AN412"),
        ({"doc_id": "other"}, "AN414"),
    ],
)
def test_what_cannot_be_compared_is_refused(document, change, code):
    with pytest.raises(AnnotatorError) as raised:
        evaluate([document(TEXT)], [document(TEXT) | change])
    assert raised.value.code == code


def test_an_id_that_stands_twice_is_refused(document):
    with pytest.raises(AnnotatorError, match="AN410"):
        evaluate([document(TEXT)], [document(TEXT), document(TEXT)])


def test_an_unknown_layer_is_refused(document):
    with pytest.raises(AnnotatorError, match="AN413"):
        evaluate([document(TEXT)], [document(TEXT)], layers=["place"])


def test_results_are_plain_data(document):
    result = evaluate([document(TEXT)], [document(TEXT)])
    assert dataclasses.asdict(result)["documents"] == 1
