"""Phrases of lexicon tables, folded and found by their first word."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from annotator.text.fold import fold
from annotator.text.table import Row


def split_words(phrase: str) -> tuple[str, ...]:
    """Folded tokens of a phrase; the clitics of written words stand apart in the table."""
    return tuple(fold(phrase).split())


def all_words(rows: Iterable[Row], column: str) -> Iterator[tuple[str, ...]]:
    """Phrases of a column, as tuples of folded words."""
    for row in rows:
        yield from (split_words(phrase) for phrase in row.values(column))


def group(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases:
        found.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(set(group), key=lambda w: (-len(w), w)))
        for first, group in found.items()
    }


GAP = "\u2026"
"""In a phrase: any words."""

E = TypeVar("E")


class ByTwoWords(Generic[E]):
    """Entries of a table by the first two words of their phrases.

    Short words begin many phrases («من», «في»): the second word tells them apart.

    Args:
        table: First word to entries, in the order in which they are tried.
        words: The phrase of an entry.

    >>> table = {"من": ("من جهته", "من طرفه")}
    >>> ByTwoWords(table, lambda entry: tuple(entry.split())).of("من", "طرفه")
    ('من طرفه',)
    """

    def __init__(self, table: Mapping[str, Sequence[E]], words: Callable[[E], tuple[str, ...]]):
        self._found: dict[str, dict[str, tuple[E, ...]]] = {}
        self._any: dict[str, tuple[E, ...]] = {}
        for first, entries in table.items():
            seconds = {words(entry)[1] for entry in entries if len(words(entry)) > 1}
            self._any[first] = tuple(e for e in entries if _open(words(e)))
            self._found[first] = {
                second: tuple(e for e in entries if _open(words(e)) or words(e)[1] == second)
                for second in seconds
            }

    def of(self, first: str, second: str) -> tuple[E, ...]:
        """Entries whose phrase may begin with two words, in their order."""
        own = self._found.get(first)
        if own is None:
            return ()
        return own.get(second) or self._any[first]


def _open(words: tuple[str, ...]) -> bool:
    """Whether a phrase lets any word follow its first one."""
    return len(words) == 1 or words[1] == GAP


def valued(rows: Iterable[Row]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases of the first column with the value of the second."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        column, value = list(row.cells)[:2]
        for words in all_words([row], column):
            found.setdefault(words[0], []).append((words, row[value]))
    return {
        first: tuple(sorted(group, key=lambda entry: -len(entry[0])))
        for first, group in found.items()
    }
