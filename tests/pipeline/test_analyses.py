"""What is kept of the readings of words is what the tokens themselves say."""

import pytest

from annotator.pipeline import analyses
from annotator.pipeline.analyses import KEPT, analysis, likeliest_tag

WORDS = "وصل الجندي إلى المعارضة وبقرطفون 12 ؟"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(analyses, "_analyses", {})
    monkeypatch.setattr(analyses, "_tags", {})


def test_it_is_what_the_token_says_at_each_time(nlp):
    for _ in range(2):
        doc = nlp.make_doc(WORDS)
        for token in doc:
            full = token._.analysis
            expected = {name: full[name] for name in KEPT if name in full} if full else None
            assert analysis(doc, token.i) == expected
            readings = token._.readings
            tag = readings[0].get("pos", "") if readings else None
            assert likeliest_tag(doc, token.i) == tag


def test_a_word_is_read_once(nlp, monkeypatch):
    doc = nlp.make_doc("جندي")
    first = analysis(doc, 0)
    monkeypatch.setattr(analyses, "_analysis", lambda token: pytest.fail("read again"))
    assert analysis(nlp.make_doc("جندي"), 0) is first


def test_without_a_stage_nothing_is_kept(nlp):
    from spacy.tokens import Doc  # noqa: PLC0415

    doc = Doc(nlp.vocab, words=["جندي"])
    assert analysis(doc, 0) is None
    assert likeliest_tag(doc, 0) is None
    assert not analyses._analyses
    assert not analyses._tags


def test_what_is_kept_is_bounded(nlp, monkeypatch):
    monkeypatch.setattr(analyses, "_CACHED", 2)
    doc = nlp.make_doc("وصل الجندي أمس مساء")
    for token in doc:
        analysis(doc, token.i)
        assert 1 <= len(analyses._analyses) <= 2
