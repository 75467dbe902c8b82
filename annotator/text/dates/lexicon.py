"""The words of dates, found by their first word or by the written word that holds it."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from annotator.paths import DEFAULT_PIPELINE, pipelines_home
from annotator.text.dates.entries import (
    ARTICLE,
    CONJUNCTIONS,
    LAM,
    PREPOSITIONS,
    Entry,
    TableReader,
    read_entries,
)
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.tokens import holds_number
from annotator.text.table import Row, parse_table

_CACHED = 16_000


class Group(NamedTuple):
    """Entries with the same words that begin at the same place of a written word.

    Attributes:
        cut: Where in the written word they begin, after its proclitics.
        words: Their words.
        entries: The entries in the order of the lexicon.
        kinds: Their kinds.
    """

    cut: int
    words: tuple[str, ...]
    entries: tuple[Entry, ...]
    kinds: frozenset[str]


class Reading(NamedTuple):
    """What can begin in a written word.

    Attributes:
        words: Entries of one word.
        phrases: Longer entries, by their second word.
        number: Whether a number word is in it.
    """

    words: list[Group]
    phrases: dict[str, list[Group]]
    number: bool


class DateLexicon:
    """All words of dates, found by their first word.

    Args:
        entries: The entries in the order of their tables.
        numbers: The words of numbers.

    Attributes:
        written: Folded written word to what begins in it, None where nothing does.
    """

    def __init__(self, entries: Iterable[Entry], numbers: NumberLexicon):
        self.numbers = numbers
        self.written = _Written(self)
        self._by_first: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_first.setdefault(entry.words[0], []).append(entry)

    def starting(self, word: str) -> list[Entry]:
        """Entries whose first word is a folded word."""
        return self._by_first.get(word, [])

    @classmethod
    def from_tables(
        cls, table: TableReader, numbers: NumberLexicon | None = None
    ) -> "DateLexicon":
        """Build the lexicon from the tables of a pipeline directory.

        Args:
            table: Reads a table by its name, such as ``PipelineFiles.table``.
            numbers: The words of numbers of the same directory, if they are read already.

        Raises:
            UsageError: AN302, AN303, AN307 for a malformed or missing table.
        """
        return cls(read_entries(table), numbers or NumberLexicon.build(table))


class _Written(dict[str, Reading | None]):
    """What begins in a written word, worked out once for each."""

    def __init__(self, lexicon: DateLexicon):
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Reading | None:
        if len(self) >= _CACHED:
            self.clear()
        reading = _reading(word, self._lexicon)
        value = self[word] = reading if any(reading) else None
        return value


def _reading(word: str, lexicon: DateLexicon) -> Reading:
    words: list[Group] = []
    phrases: dict[str, list[Group]] = {}
    for cut, rest in _cuts(word, lexicon):
        same: dict[tuple[str, ...], list[Entry]] = {}
        for entry in lexicon.starting(rest):
            same.setdefault(entry.words, []).append(entry)
        for spelled, entries in same.items():
            kinds = frozenset(entry.kind for entry in entries)
            group = Group(cut, spelled, tuple(entries), kinds)
            longer = len(spelled) > 1
            (phrases.setdefault(spelled[1], []) if longer else words).append(group)
    return Reading(words, phrases, holds_number(word, lexicon.numbers))


def _cuts(word: str, lexicon: DateLexicon) -> list[tuple[int, str]]:
    """Where a word may begin, and its rest: whole, else after each of its proclitics.

    The لل of للثلاثاء is read as ال.
    """
    if lexicon.starting(word):
        return [(0, word)]
    lead = 1 if word[0] in CONJUNCTIONS else 0
    last = lead + 1 if word[lead : lead + 1] in tuple(PREPOSITIONS) else lead
    cuts = [(cut, word[cut:]) for cut in range(max(1, lead), last + 1) if cut < len(word) - 1]
    if word.startswith(LAM + LAM, lead):
        cuts.append((lead, ARTICLE + word[lead + 2 :]))
    return cuts


@cache
def default_lexicon() -> DateLexicon:
    """The lexicon of the pipeline that comes with the package."""
    folder = pipelines_home() / DEFAULT_PIPELINE / "lexicons"

    def table(name: str, columns: Iterable[str]) -> list[Row]:
        path = folder / f"{name}.tsv"
        return parse_table(path.read_text("utf-8"), f"lexicons/{name}.tsv", columns)

    return DateLexicon.from_tables(table)
