"""Numbers of a text: its runs of digits, and what the grammar of numbers makes of words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.text.chars import LETTERS
from annotator.text.dates.entries import ARTICLE, BA, CONJUNCTIONS, KAF, LAM
from annotator.text.numbers.chain import read_chain
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.tokens import tokenize

BLANKS = " \t\u00a0\u2007\u2009\u202f"
_DIGITS = re.compile(r"\d+")
_DEFINITE = re.compile(
    rf"(?<![{LETTERS}])[{CONJUNCTIONS}]?[{BA}{KAF}]?({ARTICLE}|{LAM}{LAM})[{BLANKS}]?$"
)
_BEFORE = 6
"""Characters of the longest article with what stands before and after it."""
_LONGEST_DIGITS = 9
_POINTS = (".", ",", "\u066b")
"""Signs before the decimals of a number without its whole part."""
_PIECE = re.compile(r"\S*")
_BLANK_PIECE = re.compile(r"\s*\S*")
_WORD = re.compile(r"\w\w")


class Number(NamedTuple):
    """A cardinal number at its place in the folded text.

    Attributes:
        digits: How many digits it is written with, 0 for words.
        definite: Whether it has the article (الـ24).
    """

    start: int
    end: int
    value: float
    digits: int = 0
    definite: bool = False

    @property
    def whole(self) -> int:
        """The value as an integer, -1 where it has a fraction or is beyond floats."""
        return int(self.value) if self.value.is_integer() else -1


def numbers_of(text: str, words: list[int], lexicon: NumberLexicon) -> dict[int, list[Number]]:
    """All numbers of a text by their starts, digits before what is read of words.

    Args:
        text: Folded text with ASCII digits.
        words: Where the words that hold a number word begin, ascending.
        lexicon: The words of numbers.
    """
    runs = [match.span() for match in _DIGITS.finditer(text)]
    found: dict[int, list[Number]] = {}
    for start, end in runs:
        if end - start <= _LONGEST_DIGITS:
            for number in _in_digits(text, start, end):
                found.setdefault(number.start, []).append(number)
    places = sorted([*words, *(start for start, _ in runs)])
    for first, last, inside in _stretches(text, places):
        if len(inside) == 1 and _is_plain(text, inside[0], found):
            continue
        for number in _in_words(text, first, last, lexicon):
            known = found.setdefault(number.start, [])
            if all(other.end != number.end for other in known):
                known.append(number)
    return found


def _in_digits(text: str, start: int, end: int) -> Iterator[Number]:
    """A run of digits, and the same with the article before it."""
    value, digits = float(text[start:end]), end - start
    yield Number(start, end, value, digits)
    article = _DEFINITE.search(text, max(0, start - _BEFORE), start)
    if article:
        yield Number(article.start(1), end, value, digits, True)


def _is_plain(text: str, place: int, found: dict[int, list[Number]]) -> bool:
    """Whether a number by itself is a run of digits, of which nothing more can be read."""
    return place in found and text[place - 1 : place] not in _POINTS


def _in_words(text: str, first: int, last: int, lexicon: NumberLexicon) -> Iterator[Number]:
    """What the grammar of numbers reads in a stretch."""
    tokens = tokenize(text[first:last], lexicon)
    for index, token in enumerate(tokens):
        part = read_chain(tokens, index) if token.senses or token.literal else None
        if part is not None:
            end = tokens[part.last - 1].end
            yield Number(first + token.inner, first + end, part.value, 0, token.article)


class _Stretch(NamedTuple):
    """A stretch of text, from a blank to a blank, and the places in it where numbers begin."""

    first: int
    last: int
    places: list[int]


def _stretches(text: str, places: list[int]) -> Iterator[_Stretch]:
    """The stretches that hold the numbers at some places whole.

    A number ends at the first word without number words. Each stretch has one more piece
    of text after its last number, which the grammar of numbers looks at.
    """
    first = end = -1
    inside: list[int] = []
    for place in places:
        if place >= end:
            start = place
            while start and not text[start - 1].isspace():
                start -= 1
            if inside and _WORD.search(text, end, start):
                yield _Stretch(first, _end(_BLANK_PIECE, text, end), inside)
                inside = []
            first = first if inside else start
            end = _end(_PIECE, text, place)
        inside.append(place)
    if inside:
        yield _Stretch(first, _end(_BLANK_PIECE, text, end), inside)


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place
