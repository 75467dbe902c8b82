"""Records in the order of the text, so that those of a stretch are found without a search."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Ordered(Generic[T]):
    """Items by where they begin.

    Args:
        items: The items; those that begin at the same place keep their order.
        start: Where an item begins.
    """

    def __init__(self, items: Iterable[T], start: Callable[[T], int]):
        self._items = sorted(items, key=start)
        self._starts = [start(item) for item in self._items]

    def between(self, start: int, end: int) -> list[T]:
        """Items that begin in a half-open stretch.

        >>> Ordered([1, 5, 7], lambda item: item).between(5, 7)
        [5]
        """
        if not self._items:
            return []
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, at: int, limit: int) -> list[T]:
        """The last items, at most ``limit``, that begin before a place."""
        end = bisect_left(self._starts, at)
        return self._items[max(0, end - limit) : end]
