"""Written words of a text, and how two spans stand to each other in them."""

import re
from bisect import bisect_left, bisect_right

from annotator.evaluation.model import Mode
from annotator.text.chars import DIACRITICS, DIGITS, LETTERS

Span = tuple[int, int]
"""Offsets of code points, half-open."""

# F-16, إف-16, 3,600 and 14:30 are one word each
_PLAIN = f"[{DIGITS}A-Za-z]"
_WORD = re.compile(
    rf"(?:[\w{DIACRITICS}]|(?<={_PLAIN})[.,:/٫٬](?={_PLAIN})|(?<=\w)[-\u2011](?=\w))+"
)

# ل before the article loses its alef: للعراق. Some gold cuts the ل off, some does not.
_MERGED = re.compile(rf"(?<![{LETTERS}])[وف]?ل(?=ل)")


class Words:
    """The written words of a text.

    Args:
        text: The text of a document.
    """

    def __init__(self, text: str):
        self._text = text
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __len__(self) -> int:
        return len(self._starts)

    def of(self, span: Span) -> Span:
        """Numbers of the words that a span touches, half-open.

        >>> Words("وصل 3,600 جندي").of((4, 14))  # 3,600 soldiers have arrived
        (1, 3)
        """
        first = bisect_right(self._ends, span[0])
        return first, max(first, bisect_left(self._starts, span[1]))

    def settled(self, span: Span) -> Span:
        """A span without a ل that is merged with the article.

        So that gold which cuts the word there and gold which does not are the same.

        >>> Words("للعراق").settled((0, 6)), Words("وللعراق").settled((1, 7))  # to Iraq
        ((1, 6), (2, 7))
        """
        start, end = span
        if self._text.startswith("لل", start) and end > start + 2:
            before = _MERGED.match(self._text, start - 1) or _MERGED.match(self._text, start)
            if before and before.end() == start + 1:
                return start + 1, end
        return span

    def shift(self, gold: Span, predicted: Span) -> tuple[int, int]:
        """How many words a predicted span begins and ends after a gold span."""
        (a, b), (c, d) = self.of(gold), self.of(predicted)
        return c - a, d - b

    def hits(self, gold: Span, predicted: Span) -> dict[Mode, tuple[float, float]]:
        """Credit for gold and for prediction of two spans that share a character."""
        if gold == predicted:
            return _ALL
        (a, b), (c, d) = self.of(gold), self.of(predicted)
        shared = max(0, min(b, d) - max(a, c))
        either = max(b, d) - min(a, c)
        credit: dict[Mode, tuple[float, float]] = {"overlap": (1.0, 1.0)}
        if abs(a - c) <= 1 and abs(b - d) <= 1:
            credit["tolerant"] = (1.0, 1.0)
        if 2 * shared >= either:
            credit["half"] = (1.0, 1.0)
        credit["weighted"] = (
            shared / (b - a) if b > a else 1.0,
            shared / (d - c) if d > c else 1.0,
        )
        return credit


_ALL: dict[Mode, tuple[float, float]] = {
    "exact": (1.0, 1.0),
    "tolerant": (1.0, 1.0),
    "half": (1.0, 1.0),
    "overlap": (1.0, 1.0),
    "weighted": (1.0, 1.0),
}


def similarity(one: Span | None, other: Span | None) -> float:
    """Characters in both spans over characters in either; 0 where one is missing.

    >>> similarity((0, 4), (2, 8))
    0.25
    """
    if one is None or other is None:
        return 0.0
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 1.0 if one == other else 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))
