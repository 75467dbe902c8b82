from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.pipeline.records import get
from annotator.schema import (
    Attribution,
    Certainty,
    Polarity,
    SourceKind,
    SpeechAct,
    Stance,
    Tense,
)

WORDS = [*(Path(__file__).parent / "cue_words.txt").read_text(encoding="utf-8").split(), "\n"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
VALUES = {
    "attribution": Attribution, "certainty": Certainty, "polarity": Polarity, "tense": Tense,
    "speech_act": SpeechAct, "stance": Stance,
}  # fmt: skip
QUIET = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(nlp, annotate_claims, text):
    claims = annotate_claims(text)
    ids = [claim.id for claim in claims]
    assert ids == [f"c{number}" for number in range(1, len(claims) + 1)]
    sentences = {s.id: s for s in get(nlp(text), "sentences")}
    assert {claim.sent_id for claim in claims} == set(sentences)
    assert claims == sorted(claims, key=lambda claim: (claim.start, -claim.end))
    for claim in claims:
        check_claim(claim, sentences[claim.sent_id], text, ids)
    assert annotate_claims(text) == claims


def check_claim(claim, sentence, text, ids):
    assert sentence.start <= claim.start < claim.end <= sentence.end
    assert text[claim.start : claim.end] == claim.text
    spans = []
    for name in ("source", "cue", "content"):
        start, end = getattr(claim, f"{name}_start"), getattr(claim, f"{name}_end")
        assert (start is None) == (end is None)
        if start is not None:
            assert start < end
            assert text[start:end] == getattr(claim, f"{name}_text")
            spans.append((start, end))
    if spans:
        assert (claim.start, claim.end) == (min(spans)[0], max(end for _, end in spans))
    for field, values in VALUES.items():
        assert getattr(claim, field) in get_args(values), field
    assert claim.source_kind is None or claim.source_kind in get_args(SourceKind)
    for link in (claim.parent_id, claim.source_resolved, claim.modifies_id):
        assert link is None or (link in ids and link != claim.id)
    assert (claim.level == 0) == (claim.parent_id is None)


@QUIET
@given(text=SENTENCES)
def test_sentences_of_cue_words(nlp, annotate_claims, text):
    check(nlp, annotate_claims, text)


@QUIET
@given(text=st.text(max_size=120))
def test_any_text(nlp, annotate_claims, text):
    check(nlp, annotate_claims, text)
