"""Readers of files with many documents as lines of text: JSONL, CSV and TSV."""

import csv
import io
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from annotator.batch.inputs import ENCODING_GUESSED, Failure, Item, from_record, record_id
from annotator.batch.lines import Line, iter_lines
from annotator.batch.options import ReadOptions
from annotator.batch.sources import Source
from annotator.errors import DataError, error

EXTRA_CELLS = "extra_cells"
"""Field of ``meta`` with the cells of a row that stand after the last named column."""


def read_jsonl(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a file of one JSON object a line; blank lines are passed over."""
    for line in iter_lines(stream, options.encoding, source.shown, options.max_bytes):
        if line.problem is None and not line.text.strip():
            continue
        yield make_item(line, source, options, _json_object)


def _json_object(line: Line, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line.text, parse_constant=lambda _: None, parse_float=_number)
    except (ValueError, RecursionError) as problem:
        raise error("AN105", where, reason=problem) from problem
    if not isinstance(value, dict):
        raise error("AN105", where, reason=f"found {type(value).__name__}")
    return value


def _number(digits: str) -> float | None:
    """A number that JSON can write again: none for ``1e999``."""
    value = float(digits)
    return value if math.isfinite(value) else None


def make_item(
    line: Line,
    source: Source,
    options: ReadOptions,
    parse: Callable[[Line, str], dict[str, Any]],
) -> Item:
    """Turn a line or row into a document, or into the failure that it is."""
    doc_id = f"{source.name}:{line.number}"
    where = f"{source.shown}:{line.number}"
    try:
        if line.problem is not None:
            raise line.problem
        record = parse(line, where)
        doc_id = record_id(record, options.fields) or doc_id
        document = from_record(
            record,
            options.fields,
            doc_id=doc_id,
            where=where,
            path=source.shown,
            encoding=line.encoding,
        )
    except DataError as problem:
        return Failure.of(problem, doc_id, source.shown)
    if line.certain:
        return document
    return replace(document, warnings=(*document.warnings, ENCODING_GUESSED))


def read_csv(stream: io.BufferedReader, source: Source, options: ReadOptions) -> Iterator[Item]:
    """Read a table whose first row names the columns; all cells are strings.

    The delimiter is the comma or, where only so the text column is found in the header,
    the semicolon, tab or bar.
    """
    return _read_table(stream, source, options, ",;\t|")


def read_tsv(stream: io.BufferedReader, source: Source, options: ReadOptions) -> Iterator[Item]:
    """Read a tab-separated table whose first row names the columns."""
    return _read_table(stream, source, options, "\t")


def _read_table(
    stream: io.BufferedReader, source: Source, options: ReadOptions, delimiters: str
) -> Iterator[Item]:
    csv.field_size_limit(options.max_bytes)  # what is longer is a quote that never closes
    lines = _CsvLines(iter_lines(stream, options.encoding, source.shown, options.max_bytes))
    first = next(lines, "")
    delimiter = _delimiter(first, delimiters, options.fields.text)
    rows = csv.reader(_Chain(first, lines), delimiter=delimiter)
    header = [name.strip() for name in next(rows, [])]
    if options.fields.text not in header:
        shown = ", ".join(header) or "none"
        raise error("AN113", f"{source.shown}:1", field=options.fields.text, fields=shown)
    while True:
        start = lines.last.number + 1
        try:
            cells = next(rows, None)
        except csv.Error as problem:
            bad = error("AN114", f"{source.shown}:{start}", reason=problem)
            yield Failure.of(bad, f"{source.name}:{start}", source.shown)
            continue
        except DataError as problem:
            yield Failure.of(problem, f"{source.name}:{lines.last.number}", source.shown)
            continue
        if cells is None:
            return
        if cells:
            yield _row(cells, header, replace(lines.last, number=start), source, options)


def _row(
    cells: list[str], header: list[str], line: Line, source: Source, options: ReadOptions
) -> Item:
    record: dict[str, Any] = dict(zip(header, cells, strict=False))
    if len(cells) > len(header):
        record[EXTRA_CELLS] = cells[len(header) :]
    return make_item(line, source, options, lambda _line, _where: record)


def _delimiter(header: str, delimiters: str, column: str) -> str:
    """The first delimiter that makes the text column a cell of the header."""
    for delimiter in delimiters:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        if column in map(str.strip, cells):
            return delimiter
    return delimiters[0]


class _CsvLines:
    """The lines of a file as the csv module wants them; goes on after a bad line."""

    def __init__(self, lines: Iterator[Line]):
        self._lines = lines
        self.last = Line(0, "", "utf-8")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = next(self._lines)
        if self.last.problem is not None:
            raise self.last.problem
        return self.last.text


class _Chain:
    """A first line and the rest; unlike ``itertools.chain`` it goes on after an exception."""

    def __init__(self, first: str, rest: Iterator[str]):
        self._first: str | None = first
        self._rest = rest

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._first is None:
            return next(self._rest)
        first, self._first = self._first, None
        return first
