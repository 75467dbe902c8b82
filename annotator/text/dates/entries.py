"""Entries of the lexicon of dates, read from the ``dates_*`` tables of a pipeline directory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from annotator.text.fold import fold
from annotator.text.table import Row

ARTICLE = "\u0627\u0644"
CONJUNCTIONS = "\u0648\u0641"
BA, LAM, KAF = "\u0628", "\u0644", "\u0643"
PREPOSITIONS = BA + LAM + KAF
"""The proclitic letters that stand before nouns."""

_TA_MARBUTA, _HA = "\u0629", "\u0647"

TableReader = Callable[[str, Iterable[str]], list[Row]]
"""Name of a table and the columns it must have, to its rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one word or phrase.

    Attributes:
        words: Folded words.
        kind: What it is: ``month``, ``weekday``, ``unit``, ``of`` …
        code: A value of that kind that is a name, such as ``hijri``, ``MO``, ``Y``.
        number: A value of that kind that is a number.
        form: A second name: naming system of a month, number of a unit, hours of a part
            of the day.
        needs: What the word needs beside it in order to count.
        spelling: First letter of the unfolded spelling that counts without that.
        definite: Whether the article is part of it.
        where: ``file:line`` of the row.
    """

    words: tuple[str, ...]
    kind: str
    code: str = ""
    number: int = 0
    form: str = ""
    needs: str = ""
    spelling: str = ""
    definite: bool = False
    where: str = ""


def read_entries(table: TableReader) -> Iterator[Entry]:
    """Read all tables.

    Args:
        table: Reads a table by its name, such as ``PipelineFiles.table``.

    Raises:
        UsageError: AN302, AN303, AN307 for a malformed or missing table.
    """
    for read in (
        _months, _weekdays, _units, _ordinals, _parts, _words, _relative, _decades, _zones,
        _holidays, _names,
    ):  # fmt: skip
        for entry in read(table):
            yield from _spellings(entry)


def _spellings(entry: Entry) -> Iterator[Entry]:
    """The entry, and the same with ه for a final ة of definite words (الجمعه)."""
    yield entry
    slipped = tuple(
        word[:-1] + _HA if word.startswith(ARTICLE) and word.endswith(_TA_MARBUTA) else word
        for word in entry.words
    )
    if slipped != entry.words:
        yield replace(entry, words=slipped)


def _entries(row: Row, column: str, kind: str, **values: object) -> Iterator[Entry]:
    base = Entry((), kind, where=row.where)
    for name in row.values(column):
        words = tuple(fold(name).split())
        yield replace(base, words=words, **values)  # type: ignore[arg-type]


def _with_article(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each entry bare, and again with the article on its last word (ربع, الربع)."""
    for entry in entries:
        yield entry
        words = (*entry.words[:-1], ARTICLE + entry.words[-1])
        yield replace(entry, words=words, kind=f"the_{entry.kind}", definite=True)


def _months(table: TableReader) -> Iterator[Entry]:
    for row in table(
        "dates_months", ("names", "calendar", "month", "system", "needs", "spelling")
    ):
        yield from _entries(
            row, "names", "month", code=row["calendar"], number=int(row["month"]),
            form=row["system"], needs=row["needs"], spelling=row["spelling"],
        )  # fmt: skip


def _weekdays(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_weekdays", ("names", "bare", "day")):
        yield from _entries(row, "names", "weekday", number=int(row["day"]), definite=True)
        yield from _entries(row, "bare", "bare_weekday", number=int(row["day"]))


def _units(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_units", ("names", "unit", "number", "needs")):
        entries = _entries(
            row, "names", "unit", code=row["unit"], form=row["number"], needs=row["needs"]
        )
        yield from _with_article(entries)


def _ordinals(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_ordinals", ("names", "class", "value")):
        entries = _entries(row, "names", "ordinal", code=row["class"], number=int(row["value"]))
        yield from _with_article(entries)


def _parts(table: TableReader) -> Iterator[Entry]:
    kinds = {"part": "part", "day": "daypart", "adverb": "daypart_adverb"}
    for row in table("dates_parts", ("names", "class", "value", "hours")):
        kind = kinds.get(row["class"], row["class"])
        entries = _entries(row, "names", kind, code=row["value"], form=row["hours"])
        bare = kind in ("daypart_adverb", "part", "weekend")
        yield from entries if bare else _with_article(entries)


def _words(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_words", ("names", "class", "number")):
        yield from _entries(row, "names", row["class"], number=int(row["number"] or 0))
        if row["class"] in ("year_noun", "month_noun", "day_noun", "week_noun"):
            entries = _entries(row, "names", row["class"])
            yield from (entry for entry in _with_article(entries) if entry.definite)


def _relative(table: TableReader) -> Iterator[Entry]:
    columns = ("names", "class", "number", "unit", "part", "spelling")
    for row in table("dates_relative", columns):
        yield from _entries(
            row, "names", f"relative_{row['class']}", number=int(row["number"] or 0),
            code=row["unit"], form=row["part"], spelling=row["spelling"],
        )  # fmt: skip


def _decades(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_decades", ("names", "number")):
        yield from _with_article(_entries(row, "names", "decade", number=int(row["number"])))


def _zones(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_zones", ("names", "zone")):
        yield from _entries(row, "names", "zone", code=row["zone"])


def _holidays(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_holidays", ("names", "calendar", "month", "day")):
        yield from _entries(
            row, "names", "holiday", code=row["calendar"], number=int(row["day"]),
            form=row["month"],
        )  # fmt: skip


def _names(table: TableReader) -> Iterator[Entry]:
    for row in table("dates_names", ("names", "class")):
        yield from _entries(row, "names", row["class"])
