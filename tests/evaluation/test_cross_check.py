"""The same figures as nervaluate and as spaCy's Scorer, where these count the same things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nervaluate import Evaluator
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from annotator.evaluation import evaluate

TEXT = " ".join(["كلمة"] * 40)
SLOT = 15
"""Each gold span and what is predicted for it stay within so many characters, so that
there is one way only to pair them: nervaluate takes the first that overlaps."""

slots = st.tuples(
    st.none() | st.tuples(st.integers(0, 6), st.integers(7, 14)),
    st.none() | st.tuples(st.integers(0, 6), st.integers(7, 14)),
    st.sampled_from(["city", "country"]),
    st.sampled_from(["city", "country"]),
)
documents = st.lists(st.lists(slots, max_size=10), min_size=1, max_size=4)


def sides(slots):
    """Spans with kinds, half-open: gold and predicted."""
    gold, predicted = [], []
    for number, (one, other, kind, other_kind) in enumerate(slots):
        for side, edges, name in ((gold, one, kind), (predicted, other, other_kind)):
            if edges:
                side.append((number * SLOT + edges[0], number * SLOT + edges[1], name))
    return gold, predicted


def line(doc_id, spans):
    rows = [
        {"id": f"p{number}", "start": start, "end": end, "kind": kind}
        for number, (start, end, kind) in enumerate(spans, 1)
    ]
    return {"doc_id": str(doc_id), "text": TEXT, "places": rows}


def ours(pairs):
    gold = [line(number, gold) for number, (gold, _) in enumerate(pairs)]
    found = [line(number, predicted) for number, (_, predicted) in enumerate(pairs)]
    return evaluate(gold, found, layers=["places"], samples=0).layers["places"]


def nervaluate(pairs):
    # its ends are inclusive
    listed = [
        [[{"label": kind, "start": a, "end": b - 1} for a, b, kind in side] for side in sides]
        for sides in zip(*pairs, strict=True)
    ]
    return Evaluator(*listed, tags=["city", "country"], loader="dict").evaluate()["overall"]


@given(documents)
def test_nervaluate(documents):
    pairs = [sides(slots) for slots in documents]
    mine, theirs = ours(pairs), nervaluate(pairs)
    exact, overlap = mine.spans["exact"], mine.spans["overlap"]
    assert (exact.gold, exact.predicted) == (theirs["exact"].possible, theirs["exact"].actual)
    assert exact.hits == theirs["exact"].correct
    assert overlap.hits == theirs["partial"].correct + theirs["partial"].partial
    assert (exact.precision.value or 0) == pytest.approx(theirs["exact"].precision)
    assert (exact.recall.value or 0) == pytest.approx(theirs["exact"].recall)
    assert (exact.f1.value or 0) == pytest.approx(theirs["exact"].f1)
    if "kind" in mine.classes:
        right = sum(one.right for one in mine.classes["kind"].classes.values())
        assert right == theirs["ent_type"].correct
        assert (mine.classes["kind"].micro_f1.value or 0) == pytest.approx(
            theirs["ent_type"].f1
        )


VOCAB = Vocab()


def as_doc(spans):
    doc = Doc(VOCAB, words=list(TEXT), spaces=[False] * len(TEXT))  # a token a character
    doc.spans["places"] = [doc[start:end] for start, end, _ in spans]
    return doc


@given(documents)
def test_spacy_scorer(documents):
    pairs = [sides(slots) for slots in documents]
    examples = [Example(as_doc(predicted), as_doc(gold)) for gold, predicted in pairs]
    theirs = Scorer.score_spans(
        examples,
        "places",
        getter=lambda doc, name: doc.spans[name],
        has_annotation=lambda doc: True,
        allow_overlap=True,
    )
    exact = ours(pairs).spans["exact"]
    assert (exact.precision.value or 0) == pytest.approx(theirs["places_p"] or 0)
    assert (exact.recall.value or 0) == pytest.approx(theirs["places_r"] or 0)
    assert (exact.f1.value or 0) == pytest.approx(theirs["places_f"] or 0)


def test_an_example_that_all_agree_on():
    gold = [(0, 4, "city"), (5, 14, "city"), (20, 29, "country")]
    predicted = [(0, 4, "city"), (10, 14, "country"), (30, 34, "city")]
    mine, theirs = ours([(gold, predicted)]), nervaluate([(gold, predicted)])
    assert (mine.spans["exact"].hits, theirs["exact"].correct) == (1, 1)
    assert (mine.spans["overlap"].hits, theirs["partial"].partial) == (2, 1)
    assert mine.classes["kind"].confusions == [("city", "country", 1)]
