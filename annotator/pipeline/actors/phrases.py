"""Looking up phrases of written words."""

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from annotator.pipeline.actors.words import Word
from annotator.text.chars import CLOSING_QUOTES, STRAIGHT_QUOTES
from annotator.text.fold import fold

T = TypeVar("T")

_PARTS = ".-/+"
_PIECES = re.compile(r"[^\W_]+|[^\w\s]")


class PhraseIndex(Generic[T]):
    """Phrases by their first word; the first word may carry proclitics in the text.

    Later words must stand as in the lexicon, with their clitics: ``للصليب`` in
    ``اللجنة الدولية للصليب الأحمر``.
    """

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase and what it stands for."""
        first, *rest = _PIECES.findall(fold(phrase))
        found = self._phrases.setdefault(first, [])
        found.append((tuple(rest), value))
        found.sort(key=lambda item: -len(item[0]))

    def find(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a word.

        Returns:
            Index of the word after it, and its value; None where there is none.
        """
        word = words[at]
        if word.mark:
            return None
        for form in dict.fromkeys((word.core, word.surface)):
            for rest, value in self._phrases.get(form, ()):
                end = at + 1 + len(rest)
                if end <= len(words) and all(
                    part in (other.surface, other.full)
                    for part, other in zip(rest, words[at + 1 : end], strict=True)
                ):
                    return end, value
        return None


def closing_quote(words: Sequence[Word], at: int, limit: int = 8) -> int | None:
    """Index of the mark that closes the quotation opened at a word, if near enough."""
    for index in range(at + 2, min(at + 2 + limit, len(words))):
        if words[index].mark and words[index].text in CLOSING_QUOTES + STRAIGHT_QUOTES:
            return index
        if words[index].mark and words[index].text not in _PARTS:
            return None
    return None
