"""Counts over all documents: what was named how often, where first and last.

Each summary groups the rows of one table. ``n_mentions`` counts rows, ``n_documents``
documents, ``first_doc_id`` and ``last_doc_id`` are the first and last in input order,
``first_date`` and ``last_date`` the earliest and latest dates of the documents that have
one. Rows are sorted by falling count, then by their key.

The summary of claims counts what was claimed, see
:mod:`annotator.output.summary_claims`: a claim with two quantities counts in two rows.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.output.summary_claims import KEY as CLAIM_KEY
from annotator.output.summary_claims import claimed
from annotator.output.tables_csv import CsvFile

Key = tuple[Any, ...]
Entry = tuple[Key, list[float], bool]

SUMMABLE = frozenset({
    "count", "personnel", "killed", "wounded", "missing", "detained", "displaced",
    "casualties", "equipment", "formation", "money", "mass", "volume", "area",
})  # fmt: skip
"""Kinds of quantities whose sum means something; percents, speeds, distances have none."""

_COUNTS = (
    "n_mentions", "n_documents", "first_doc_id", "last_doc_id", "first_date", "last_date",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What is known about the rows that share a key."""

    first_doc_id: str
    last_doc_id: str = ""
    n_mentions: int = 0
    n_documents: int = 0
    first_date: str | None = None
    last_date: str | None = None
    n_values: int = 0
    n_named: int = 0
    sum: float = 0.0
    min: float | None = None
    max: float | None = None

    def add(self, doc_id: str, date: str | None) -> None:
        """Count one row of a document; documents come one after the other."""
        self.n_mentions += 1
        if doc_id != self.last_doc_id:
            self.n_documents += 1
            self.last_doc_id = doc_id
        if date:
            self.first_date = min(self.first_date or date, date)
            self.last_date = max(self.last_date or date, date)

    def add_value(self, value: float) -> None:
        """Take a number into sum, minimum and maximum."""
        self.n_values += 1
        self.sum += value
        self.min = value if self.min is None else min(self.min, value)
        self.max = value if self.max is None else max(self.max, value)


@dataclass(frozen=True, slots=True)
class Summary:
    """How a table is summarised.

    Attributes:
        table: The table.
        key: Columns by which its rows are grouped.
        entries: From a document's line to what is counted: the values of ``key``, numbers,
            and whether a source with a name said it.
        extra: Further columns, taken from the tally.
    """

    table: str
    key: tuple[str, ...]
    entries: Callable[[Mapping[str, Any]], Iterator[Entry]]
    extra: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """Columns of the summary."""
        return (*self.key, *_COUNTS, *self.extra)


def _rows(
    table: str, group: Callable[[Mapping[str, Any]], Key]
) -> Callable[[Mapping[str, Any]], Iterator[Entry]]:
    """Entries of a table: one a row, under the key that ``group`` gives."""

    def entries(line: Mapping[str, Any]) -> Iterator[Entry]:
        for row in line.get(table) or ():
            value = row.get("value") if table == "quantities" else None
            yield group(row), [] if value is None else [value], False

    return entries


def _quantity(row: Mapping[str, Any]) -> Key:
    return tuple(row.get(name) for name in ("kind", "unit", "currency"))


_PLACE_KEY = ("name", "name_en", "kind", "country", "admin1", "lat", "lon", "gazetteer_id")


def _place(row: Mapping[str, Any]) -> Key:
    """A place by its gazetteer entry; one without an entry by what the text calls it."""
    return (row.get("name") or row["text"], *(row.get(name) for name in _PLACE_KEY[1:]))


def _force(row: Mapping[str, Any]) -> Key:
    """A force by its own name or head noun, and its country."""
    named = row.get("name") or row.get("head") or row["text"]
    return (named, row.get("category"), row.get("subcategory"), row.get("country"))


SUMMARIES = (
    Summary("places", _PLACE_KEY, _rows("places", _place)),
    Summary("forces", ("name", "category", "subcategory", "country"), _rows("forces", _force)),
    Summary(
        "quantities",
        ("kind", "unit", "currency"),
        _rows("quantities", _quantity),
        ("n_values", "sum", "min", "max"),
    ),
    Summary("claims", CLAIM_KEY, claimed, ("n_named", "n_values", "min", "max")),
)


class Summaries:
    """Gathers the summaries of a stream of documents; writes them when it is closed.

    Memory grows with the number of different places, forces and units, not with the
    number of documents.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        self._tallies: list[dict[Key, Tally]] = [{} for _ in SUMMARIES]

    def write(self, line: Mapping[str, Any]) -> None:
        """Count the rows of one document, given as the object of its JSONL line."""
        doc_id, date = line["doc_id"], line.get("date")
        for summary, tallies in zip(SUMMARIES, self._tallies, strict=True):
            for key, values, named in summary.entries(line):
                tally = tallies.setdefault(key, Tally(doc_id))
                tally.add(doc_id, date)
                tally.n_named += named
                for value in values:
                    tally.add_value(value)

    def close(self) -> None:
        """Write ``summary_places.csv`` and the others."""
        for summary, tallies in zip(SUMMARIES, self._tallies, strict=True):
            file = CsvFile(self._folder / f"summary_{summary.table}.csv", summary.header)
            for key in sorted(tallies, key=lambda key: (-tallies[key].n_mentions, _order(key))):
                file.write(_row(summary, key, tallies[key]))
            file.close()


def _row(summary: Summary, key: Key, tally: Tally) -> dict[str, Any]:
    row = dict(zip(summary.key, key, strict=True))
    row |= {name: getattr(tally, name) for name in (*_COUNTS, *summary.extra)}
    if "sum" in row and (row["kind"] not in SUMMABLE or not tally.n_values):
        row["sum"] = None
    return row


def _order(key: Key) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in key)
