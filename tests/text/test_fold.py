"""Folding: one spelling, and the same whichever way it is reached."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.chars import (
    BIDI_CONTROLS,
    DIACRITICS,
    LETTERS,
    PRESENTATION_FORMS,
    TATWEEL,
    ZERO_WIDTH,
    expand_class,
)
from annotator.text.fold import fold, fold_with_map

DROPPED = [
    *map(chr, expand_class(DIACRITICS + TATWEEL + BIDI_CONTROLS + ZERO_WIDTH)),
]
FORMS = [*map(chr, expand_class(PRESENTATION_FORMS))]
TEXTS = st.text(
    st.sampled_from([*DROPPED, *FORMS, *"أإآٱیک", *"ىيةه -1a"]) | st.characters(codec="utf-8")
)
ARABIC = {*map(chr, expand_class(LETTERS))}


@given(TEXTS)
def test_folded_text_stays_as_it_is(text: str) -> None:
    once = fold(text)
    assert fold(once) == once == fold_with_map(text)[0]


@given(TEXTS)
def test_nothing_is_left_that_folding_changes(text: str) -> None:
    folded = fold(text)
    assert not set(folded) & {*"أإآٱیک", *DROPPED, *FORMS}
    for letter, following in pairwise([*folded, ""]):
        assert letter != "ى" or following in ARABIC
