"""Long texts without a sentence end: the work grows with the length, not with its square."""

import sys
from pathlib import Path

import pytest

import annotator.pipeline.claims as package
from annotator.pipeline.claims.find import find_claims
from annotator.pipeline.claims.line import PART_TOKENS, lines
from annotator.pipeline.claims.ordered import Ordered
from annotator.pipeline.claims.quotes import pair_quotes

FOLDER = str(Path(package.__file__).parent)
SHORT, LONG = 700, 1400
GROWTH = 1.5
"""How much more work a token of the long text may make than one of the short text."""


def steps(doc, lexicon):
    """Calls of functions of the claims package while the claims of a Doc are found."""
    count = 0

    def called(frame, event, _):
        nonlocal count
        if event == "call" and frame.f_code.co_filename.startswith(FOLDER):
            count += 1

    sys.setprofile(called)
    try:
        find_claims(doc, lexicon, pair_quotes(doc))
    finally:
        sys.setprofile(None)
    return count


def repeated(text, length):
    return (text * (length // len(text) + 1))[:length]


@pytest.mark.parametrize(
    "text",
    [
        "قال إن ",
        "قال: ",
        "تأكيد النقابة ",
        "قال\x00إن الفريق ",
        "قال \u202bالفريق\u202c ",
        'قال "',
        "، حسبما أفاد مصدر ",
    ],
)
def test_steps_grow_with_the_length(nlp, lexicon, text):
    short, long = nlp(repeated(text, SHORT)), nlp(repeated(text, LONG))
    work = steps(short, lexicon) / len(short), steps(long, lexicon) / len(long)
    assert work[1] <= GROWTH * work[0], work


def test_steps_grow_with_the_number_of_sentences(nlp, lexicon):
    text = "قالت البلدية إن الجسر أغلق يوم 3 مايو. "
    short, long = nlp(text * 10), nlp(text * 40)
    work = steps(short, lexicon) / len(short), steps(long, lexicon) / len(long)
    assert work[1] <= GROWTH * work[0], work


def test_long_sentences_are_read_in_parts(nlp, lexicon):
    text = repeated("قال المراقب إن القافلة عبرت النهر، ", 6000).rstrip()
    doc = nlp(text)
    parts = [
        line for number, line in lines(doc, lexicon.tokens, [(0, len(text))]) if number == 0
    ]
    assert len(parts) > 1
    assert all(len(part) <= PART_TOKENS for part in parts)
    assert all(part[len(part) - 1].comma for part in parts[:-1])
    tokens = [at for part in parts for at in part.places.at]
    assert tokens == [token.i for token in doc if not token.is_space]


def test_a_cue_in_the_last_part_is_found(annotate_claims):
    text = "عبرت القافلة النهر، " * 60 + "وقال سائقها أن الجسر مغلق"
    claims = [c for c in annotate_claims(text) if c.cue_text == "قال"]
    assert [claim.content_text for claim in claims] == ["الجسر مغلق"]


def test_ordered_finds_what_begins_in_a_stretch():
    items = Ordered([(7, "c"), (1, "a"), (5, "b")], lambda item: item[0])
    assert items.between(1, 7) == [(1, "a"), (5, "b")]
    assert items.between(2, 5) == []
    assert items.before(7, 1) == [(5, "b")]
    assert items.before(1, 3) == []
