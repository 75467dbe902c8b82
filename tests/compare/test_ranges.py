"""Ranges that numbers with bounds allow, and how they stand to each other."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.ranges import Range, range_of, relation


@pytest.mark.parametrize(
    ("quantity", "inside", "outside"),
    [
        ({"value": 7.0}, [7], [6, 8]),
        ({"value": 300.0, "approximate": True}, [270, 300, 330], [269, 331]),
        ({"value": 20.0, "low": 20.0, "bound": "at_least"}, [20, 10**9], [19]),
        ({"value": 20.0, "low": 20.0, "bound": "more_than"}, [20, 10**9], [19]),
        ({"value": 20.0, "high": 20.0, "bound": "at_most"}, [0, 20], [21]),
        ({"value": 20.0, "high": 20.0, "bound": "less_than"}, [0, 20], [21]),
        ({"low": 3.0, "high": 7.0, "bound": "between"}, [3, 5, 7], [2, 8]),
        ({"low": 200.0, "high": 999.0, "vague": True, "approximate": True}, [200, 999], [99]),
        ({"low": 2000.0, "vague": True}, [2000, 10**9], [1999]),
        ({"vague": True}, [0, 10**9], []),
    ],
)
def test_ranges(quantity, inside, outside):
    found = range_of(quantity)
    assert all(found.low <= number <= found.high for number in inside)
    assert not any(found.low <= number <= found.high for number in outside)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Range(7, 7), Range(7, 7), "agree"),
        (Range(7, 7), Range(9, 9), "contradict"),
        (Range(7, 7), Range(5, math.inf), "overlap"),
        (Range(7, 7), Range(8, math.inf), "contradict"),
        (Range(7, 7), Range(7, 7, denied=True), "contradict"),
        (Range(7, 7), Range(9, 9, denied=True), "overlap"),
        (Range(7, 7, denied=True), Range(7, 7, denied=True), "agree"),
        (Range(7, 7, denied=True), Range(9, 9, denied=True), "overlap"),
    ],
)
def test_relations(one, other, expected):
    assert relation(one, other) == relation(other, one) == expected


ranges = st.builds(
    lambda ends, denied: Range(min(ends), max(ends), denied),
    st.tuples(st.integers(0, 20), st.integers(0, 20)),
    st.booleans(),
)


def allowed(item):
    """Numbers that a statement allows, out of some."""
    return {n for n in range(30) if item.denied != (item.low <= n <= item.high)}


@given(ranges, ranges)
def test_what_contradicts_cannot_both_be_so(one, other):
    found = relation(one, other)
    assert found == relation(other, one)
    if one.denied == other.denied:
        assert (found == "contradict") == (not allowed(one) & allowed(other))
    elif not allowed(one) & allowed(other):
        assert found == "contradict"
    assert (found == "agree") == (one == other)
