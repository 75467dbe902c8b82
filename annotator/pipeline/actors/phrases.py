"""Looking up phrases of written words."""

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from annotator.pipeline.actors.words import Word, key
from annotator.text.fold import fold

T = TypeVar("T")

_PIECES = re.compile(r"[^\W_]+|[^\w\s]")


class Match(NamedTuple, Generic[T]):
    """A phrase found in a text.

    Attributes:
        shift: Code points of the first word before the phrase: clitics that are no part.
        last: Index of the word after it.
        value: What it stands for.
    """

    shift: int
    last: int
    value: T


class _Node(Generic[T]):
    """A word of some phrases: the words that may follow it, and what ends here.

    Attributes:
        nexts: Nodes by the key of the next word.
        ended: Number and value of the first phrase added that ends here.
    """

    __slots__ = ("ended", "nexts")

    def __init__(self) -> None:
        self.nexts: dict[str, _Node[T]] = {}
        self.ended: tuple[int, T] | None = None


class PhraseIndex(Generic[T]):
    """Phrases by their words; the first word may carry proclitics in the text.

    Later words must stand as in the lexicon, with their clitics: ``للصليب`` in
    ``اللجنة الدولية للصليب الأحمر``.
    """

    def __init__(self) -> None:
        self._firsts: dict[str, _Node[T]] = {}
        self._size = 0

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase and what it stands for."""
        nodes = self._firsts
        for part in map(key, _PIECES.findall(fold(phrase))):
            node = nodes.setdefault(part, _Node())
            nodes = node.nexts
        if node.ended is None:
            node.ended = (self._size, value)
        self._size += 1

    def opens(self, word: Word) -> bool:
        """Whether a phrase may begin at a word: where not, :meth:`find` finds none."""
        known = self._firsts
        return not word.mark and (word.surface_key in known or word.core_key in known)

    def find(self, words: Sequence[Word], at: int) -> "Match[T] | None":
        """The longest phrase that begins at a word; the whole word before its core."""
        word = words[at]
        if word.mark:
            return None
        for first, shift in ((word.surface_key, 0), (word.core_key, word.shift)):
            node = self._firsts.get(first)
            found = _longest(node, words, at + 1) if node is not None else None
            if found is not None:
                last, _, value = found
                return Match(shift, last, value)
        return None


def _longest(node: _Node[T], words: Sequence[Word], at: int) -> tuple[int, int, T] | None:
    """The longest phrase that goes on with the words from an index on.

    Returns:
        Index of the word after it, its number and its value. Where two spellings of a
        word lead to phrases of one length, it is the one that was added first.
    """
    best = (at, *node.ended) if node.ended is not None else None
    if not node.nexts or at >= len(words):
        return best
    word = words[at]
    for spelling in (word.surface_key, word.full_key):
        following = node.nexts.get(spelling)
        longer = _longest(following, words, at + 1) if following is not None else None
        if longer is not None and (
            best is None or (longer[0], -longer[1]) > (best[0], -best[1])
        ):
            best = longer
    return best
