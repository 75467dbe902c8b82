"""What holds for any gold and any prediction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.evaluation import evaluate
from annotator.evaluation.model import MODES

TEXT = "قال متحدث للجيش إن 3,600 جندي وصلوا إلى بغداد ، ثم غادروا للبصرة مساء ."
WORDS = TEXT.split()
EDGES = [len(" ".join(WORDS[:n])) + bool(n) for n in range(len(WORDS))]
KINDS = ("city", "country", None)


def span(first, length):
    last = min(first + length, len(WORDS) - 1)
    return EDGES[first], EDGES[last] + len(WORDS[last])


spans = st.builds(span, st.integers(0, len(WORDS) - 1), st.integers(0, 4))
places = st.lists(st.tuples(spans, st.sampled_from(KINDS), st.booleans()), max_size=8)
parts = st.tuples(st.none() | spans, st.none() | spans, spans)
claims = st.lists(st.tuples(parts, st.sampled_from(["direct", "indirect"])), max_size=6)


def line(place_rows, claim_rows=(), doc_id="d"):
    found = {"doc_id": doc_id, "text": TEXT, "places": [], "claims": []}
    for number, ((start, end), kind, optional) in enumerate(place_rows, 1):
        row = {"id": f"p{number}", "start": start, "end": end, "kind": kind}
        found["places"].append(row | ({"optional": True} if optional else {}))
    for number, (three, attribution) in enumerate(claim_rows, 1):
        row = {"id": f"c{number}", "attribution": attribution}
        known = [part for part in three if part]
        row |= {"start": min(a for a, _ in known), "end": max(b for _, b in known)}
        for name, part in zip(("source", "cue", "content"), three, strict=True):
            row |= {f"{name}_start": part and part[0], f"{name}_end": part and part[1]}
        found["claims"].append(row)
    return found


def rates(result):
    return {
        (layer, mode): (score.precision.value, score.recall.value, score.f1.value)
        for layer, found in result.layers.items()
        for mode, score in found.spans.items()
    }


def run(gold, predicted, layers=("places", "claims")):
    return evaluate([gold], [predicted], layers=layers, samples=0)


@given(places, claims)
def test_gold_against_itself_is_perfect(place_rows, claim_rows):
    gold = line(place_rows, claim_rows)
    result = run(gold, gold)
    assert {figure for three in rates(result).values() for figure in three} <= {1.0, None}
    assert result.problems == []


@given(places, claims)
def test_nothing_found_is_zero(place_rows, claim_rows):
    result = run(line(place_rows, claim_rows), line([]))
    wanted = sum(not optional for *_, optional in place_rows)
    assert result.layers["places"].spans["exact"].gold == wanted
    assert {figure for three in rates(result).values() for figure in three} <= {0.0, None}
    assert {problem.kind for problem in result.problems} <= {"missed"}
    assert len(result.problems) == wanted + len(claim_rows)


@given(places, claims, places, claims)
def test_precision_and_recall_change_places(gold_places, gold_claims, places, claims):
    one, other = line(gold_places, gold_claims), line(places, claims)
    there, back = rates(run(one, other)), rates(run(other, one))
    for key, (precision, recall, f1) in there.items():
        if not key[0].startswith("claims"):  # ties between claims have no natural order
            assert back[key] == pytest.approx((recall, precision, f1), nan_ok=True)


@given(places, claims, places, claims)
def test_stricter_modes_have_lower_figures(gold_places, gold_claims, places, claims):
    result = run(line(gold_places, gold_claims), line(places, claims))
    for layer, score in result.layers.items():
        values = {mode: score.spans[mode].f1.value for mode in MODES if mode in score.spans}
        if values["exact"] is None:
            assert set(values.values()) == {None}
            continue
        assert 0 <= values["exact"] <= values["tolerant"] <= values["overlap"] <= 1, layer
        assert values["exact"] <= values["half"] <= values["overlap"]
        assert values["exact"] <= values.get("weighted", 1)


@given(places, places)
def test_rows_are_counted_once(gold_places, predicted_places):
    result = run(line(gold_places), line(predicted_places))
    score = result.layers["places"].spans["overlap"]
    lonely = [problem.kind for problem in result.problems if problem.layer == "places"]
    assert score.gold - score.hits == lonely.count("missed")
    assert score.predicted - score.hits == lonely.count("spurious")
    for table in result.layers["places"].classes.values():
        for one in table.classes.values():
            assert one.right <= min(one.gold, one.predicted)


@given(places, places)
def test_making_a_gold_row_optional_never_costs_recall(gold_places, predicted_places):
    strict = [(where, kind, False) for where, kind, _ in gold_places]
    predicted = [(where, kind, False) for where, kind, _ in predicted_places]
    before = run(line(strict), line(predicted)).layers["places"].spans["overlap"]
    missed = before.gold - before.hits
    after = run(line(gold_places), line(predicted)).layers["places"].spans["overlap"]
    assert after.gold - after.hits <= missed + sum(optional for *_, optional in gold_places)
    assert after.predicted <= before.predicted


@given(st.lists(st.tuples(places, places), min_size=1, max_size=5))
def test_documents_add_up(pairs):
    gold = [line(one, doc_id=str(n)) for n, (one, _) in enumerate(pairs)]
    found = [line(other, doc_id=str(n)) for n, (_, other) in enumerate(pairs)]
    whole = evaluate(gold, found, layers=["places", "claims"], samples=5)
    single = [run(one, other) for one, other in zip(gold, found, strict=True)]
    for mode in MODES:
        hits = [one.layers["places"].spans[mode].hits for one in single]
        assert whole.layers["places"].spans[mode].hits == pytest.approx(sum(hits))
    spans_only = [problem for problem in whole.problems if problem.field is None]
    alone = [problem for one in single for problem in one.problems]
    assert spans_only == [problem for problem in alone if problem.field is None]
    assert set(alone) <= set(whole.problems), "a field that one document gives counts in all"
    errors = sum(row.errors for row in whole.per_document)
    assert errors == len(spans_only), "there are places only"
