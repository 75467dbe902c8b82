"""Where matches of patterns can begin."""

import pytest

from annotator.rules.openings import MOST, Openings, openings, reach, repeat_of

A, B, C = {"NORM": "من"}, {"LEMMA": {"IN": ["غير", "دون"]}}, {"TAG": "adj"}


def maybe(spec, operator="?"):
    return {**spec, "OP": operator}


@pytest.mark.parametrize(
    ("operator", "least", "most"),
    [
        ("1", 1, 1), ("!", 1, 1), ("?", 0, 1), ("*", 0, None), ("+", 1, None),
        ("{2}", 2, 2), ("{2,3}", 2, 3), ("{,4}", 0, 4), ("{2,}", 2, None),
    ],
)  # fmt: skip
def test_operators(operator, least, most):
    assert repeat_of({"op": operator}) == (least, most)


@pytest.mark.parametrize(
    ("pattern", "found", "longest"),
    [
        ([A], [(0,)], 1),
        ([A, B, C], [(0, 1, 2)], 3),
        ([A, maybe(B), C], [(0, 1, 2), (0, 2)], 3),
        ([A, maybe(B)], [(0,)], 2),
        ([maybe(A), B], [(0, 1), (1,)], 2),
        ([maybe(A, "*"), B], [(0, 0, 0), (0, 0, 1), (0, 1), (1,)], None),
        ([maybe(A, "+"), B], [(0, 0, 0), (0, 0, 1), (0, 1)], None),
        ([maybe(A, "{2,3}"), B], [(0, 0, 0), (0, 0, 1)], 4),
        ([maybe(A), maybe(B)], [(0,), (1,)], 2),
        ([A, B, C, A, B], [(0, 1, 2)], 5),
    ],
)
def test_openings(pattern, found, longest):
    assert openings(pattern) == found
    assert reach(pattern) == longest


@pytest.mark.parametrize(
    "pattern",
    [
        [{}], [{}, {"SHAPE": "xx"}], [{"NORM": {"REGEX": "^من"}}], [maybe(A, "!")],
        [maybe(A), {"IS_DIGIT": True}], [{"_": {"word": 3}}], [{"MORPH": {"IS_SUPERSET": []}}],
        [maybe({"TAG": str(number)}, "*") for number in range(MOST)],
    ],
)  # fmt: skip
def test_patterns_that_may_begin_anywhere(pattern):
    assert Openings([[A], pattern]).everywhere == [1]


def test_only_tokens_that_pass_all_tests_begin_a_match():
    patterns = [[{**A, "POS": {"NOT_IN": ["NOUN"]}}], [B, C], [C], [{"LOWER": "isis"}]]
    found = Openings(patterns)
    tokens = [
        ("من", "من", "من", "noun", "NOUN"),
        ("من", "من", "من", "prep", "ADP"),
        ("دون", "دون", "دون", "prep", "ADP"),
        ("محتملة", "محتملة", "محتمل", "adj", "ADJ"),
        ("ISIS", "isis", "isis", "foreign", "X"),
    ]
    starts = found.starts(found.mask(*token) for token in tokens)
    assert sorted(starts) == [(0, 1), (1, 2), (2, 3), (3, 4)]
