"""Phrases of lexicon tables, folded and found by their first word."""

from collections.abc import Iterable, Iterator

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
