"""Looking up phrases of written words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from annotator.pipeline.actors.words import Word
from annotator.text.chars import CLOSING_QUOTES, STRAIGHT_QUOTES
from annotator.text.fold import fold

T = TypeVar("T")

_PARTS = ".-/+"
_TA_MARBUTA, _HA = "ة", "ه"
_PIECES = re.compile(r"[^\W_]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found in a text.

    Attributes:
        start, end: Code points into the text, half-open.
        last: Index of the word after it.
        value: What it stands for.
    """

    start: int
    end: int
    last: int
    value: T


class PhraseIndex(Generic[T]):
    """Phrases by their first word; the first word may carry proclitics in the text.

    Later words must stand as in the lexicon, with their clitics: ``للصليب`` in
    ``اللجنة الدولية للصليب الأحمر``.
    """

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase and what it stands for."""
        first, *rest = map(_key, _PIECES.findall(fold(phrase)))
        found = self._phrases.setdefault(first, [])
        found.append((tuple(rest), value))
        found.sort(key=lambda item: -len(item[0]))

    def find(self, words: Sequence[Word], at: int) -> "Match[T] | None":
        """The longest phrase that begins at a word; the whole word before its core."""
        word = words[at]
        if word.mark:
            return None
        for form, start in ((word.surface, word.start), (word.core, word.core_start)):
            for rest, value in self._phrases.get(_key(form), ()):
                end = at + 1 + len(rest)
                if end <= len(words) and all(
                    part in (_key(other.surface), _key(other.full))
                    for part, other in zip(rest, words[at + 1 : end], strict=True)
                ):
                    return Match(start, words[end - 1].end, end, value)
        return None


def _key(form: str) -> str:
    """A folded form whose final ة counts as ه, as many write it: ``المتحده``."""
    return f"{form[:-1]}{_HA}" if form.endswith(_TA_MARBUTA) else form


def closing_quote(words: Sequence[Word], at: int, limit: int = 8) -> int | None:
    """Index of the mark that closes the quotation opened at a word, if near enough.

    A straight mark opens one only where it touches the word after it.
    """
    if at + 1 >= len(words) or words[at + 1].mark:
        return None
    if words[at].text in STRAIGHT_QUOTES and words[at].end != words[at + 1].start:
        return None
    for index in range(at + 2, min(at + 2 + limit, len(words))):
        if words[index].mark and words[index].text in CLOSING_QUOTES + STRAIGHT_QUOTES:
            return index
        if words[index].mark and words[index].text not in _PARTS:
            return None
    return None
