r"""Offsets in code points, in UTF-16 code units, and through changed line endings.

Python, brat and Label Studio count code points. Browsers count UTF-16 code units: a
character beyond U+FFFF (most emoji) is two. doccano stores what the browser counts, and
so do older versions of Label Studio and browsers that save into brat.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Literal

Unit = Literal["code-points", "utf-16"]

UNITS: tuple[Unit, ...] = ("code-points", "utf-16")

_BLANKS = re.compile(r"\s+")
_LINE_END = re.compile(r"\r\n?|\n")


class Offsets:
    """Converts offsets into a text between code points and a unit.

    Args:
        text: The text.
        unit: What is counted on the other side.

    >>> offsets = Offsets("🚁 بغداد", "utf-16")  # a helicopter, Baghdad
    >>> offsets.out(2), offsets.back(3)
    (3, 2)
    """

    def __init__(self, text: str, unit: Unit):
        self._length = len(text)
        self._wide: list[int] = []
        if unit == "utf-16":
            self._wide = [at for at, character in enumerate(text) if character > "\uffff"]
        # where each wide character begins, counted in code units
        self._units = [at + before for before, at in enumerate(self._wide)]

    def out(self, offset: int) -> int:
        """From code points to the unit."""
        return offset + bisect_left(self._wide, offset)

    def back(self, offset: int) -> int:
        """From the unit to code points; the middle of a character is its beginning.

        Returns:
            The offset, or one beyond the text where the offset is beyond it.
        """
        before = bisect_left(self._units, offset)
        return offset - before


def same(one: str, other: str) -> bool:
    r"""Whether two texts are the same but for blanks, which tools change.

    >>> same("بيان\r\nالجيش", "بيان الجيش")  # a statement of the army
    True
    """
    return _BLANKS.sub("", one) == _BLANKS.sub("", other)


def best_unit(text: str, fits: Callable[[Offsets], int], order: Iterable[Unit]) -> Unit:
    """The unit with which most spans fit a text; of equal ones the first."""
    return max(order, key=lambda unit: fits(Offsets(text, unit)))


def line_end_map(original: str, seen: str) -> list[int] | None:
    r"""For each offset into a text its offset in the original, where only line ends differ.

    Returns:
        ``len(seen) + 1`` offsets, or None where the texts differ otherwise.

    >>> line_end_map("ا\r\nب", "ا\nب")
    [0, 1, 3, 4]
    """
    if _LINE_END.sub("\n", original) != _LINE_END.sub("\n", seen):
        return None
    found: list[int] = []
    pairs = zip(_pieces(original), _pieces(seen), strict=True)
    for (start, end), (first, last) in pairs:
        # the characters of a line end all begin where the original's begins
        is_line = seen[first] not in "\r\n"
        found.extend(range(start, end) if is_line else [start] * (last - first))
    return [*found, len(original)]


def _pieces(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\r\n?|\n|[^\r\n]+", text)]
