"""Offsets in code points and UTF-16 units, and through changed line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.output.exchange.offsets import Offsets, best_unit, line_end_map, same

TEXTS = st.text(alphabet="ابجد 🚁👨‍🚒\u064b\n\r😀", max_size=30)


@given(TEXTS, st.data())
def test_utf_16_offsets_are_those_of_the_encoded_text(text, data):
    at = data.draw(st.integers(0, len(text)))
    offsets = Offsets(text, "utf-16")
    assert offsets.out(at) == len(text[:at].encode("utf-16-le")) // 2
    assert offsets.back(offsets.out(at)) == at


@given(TEXTS, st.data())
def test_code_points_stay(text, data):
    at = data.draw(st.integers(0, len(text)))
    offsets = Offsets(text, "code-points")
    assert offsets.out(at) == offsets.back(at) == at


def test_the_middle_of_a_pair_is_its_beginning():
    assert [Offsets("ا🚁ب", "utf-16").back(at) for at in range(5)] == [0, 1, 1, 2, 3]


@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_may_change(text, end):
    original = text.replace("\r", "\n")
    seen = original.replace("\n", end)
    places = line_end_map(original, seen)
    assert places[0] == 0
    assert places[-1] == len(original)
    for at, character in enumerate(seen):
        if character not in "\r\n":
            assert original[places[at]] == character
            assert places[at + 1] == places[at] + 1


@pytest.mark.parametrize("seen", ["اب ج", "اب\nجد", "ابج", "اب\n\nج"])
def test_other_changes_are_none(seen):
    assert line_end_map("اب\nج", seen) is None


def test_unit_with_more_hits():
    text = "🚁🚁 حلب"
    spans = {"utf-16": (5, 8), "code-points": (3, 6)}
    for unit, (start, end) in spans.items():

        def fits(offsets, start=start, end=end):
            return same(text[offsets.back(start) : offsets.back(end)], "حلب")

        assert best_unit(text, fits, ("code-points", "utf-16")) == unit
