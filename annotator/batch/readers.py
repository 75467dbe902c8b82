"""Readers: from a file to a stream of documents and failures.

A reader is a generator over one open file, listed in :data:`READERS` under the name of
its format; :data:`annotator.batch.sources.FORMATS` says which endings it reads.
"""

import csv
import gzip
import hashlib
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.batch.inputs import (
    ENCODING_GUESSED,
    Failure,
    Fields,
    InputDocument,
    checked_text,
    from_record,
    record_id,
)
from annotator.batch.lines import Line, iter_lines
from annotator.batch.sources import Source
from annotator.batch.unique import UniqueIds
from annotator.errors import DataError, error
from annotator.text.decoding import decode

MAX_CELL = 1 << 26
"""Longest cell of a CSV file in characters: what is longer is an unclosed quote."""

EXTRA_CELLS = "extra_cells"
"""Field of ``meta`` with the cells of a row that stand after the last named column."""

_GZIP = b"\x1f\x8b"

Item = InputDocument | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How input is read.

    Attributes:
        fields: Names of the fields of records.
        encoding: Encoding of all files; None detects it file by file.
        input_format: Reader for all named files, whatever their endings.
    """

    fields: Fields = field(default_factory=Fields)
    encoding: str | None = None
    input_format: str | None = None


def read_documents(sources: Iterable[Source], options: ReadOptions) -> Iterator[Item]:
    """Read all documents of all files, one at a time.

    Yields:
        Documents with unique ids, and failures of files, lines and rows, in input order.
    """
    ids = UniqueIds()
    try:
        for source in sources:
            for item in _read(source, options):
                if isinstance(item, InputDocument):
                    name = ids.claim(item.doc_id)
                    yield item if name == item.doc_id else item.with_id(name)
                else:
                    yield item
    finally:
        ids.close()


def _read(source: Source, options: ReadOptions) -> Iterator[Item]:
    try:
        with _opened(source) as stream:
            yield from READERS[source.format](stream, source, options)
    except DataError as problem:
        yield Failure.of(problem, source.name, source.shown)
    except (OSError, EOFError, zlib.error) as problem:
        unreadable = error("AN107", reason=getattr(problem, "strerror", None) or problem)
        yield Failure.of(unreadable, source.name, source.shown)


@contextmanager
def _opened(source: Source) -> Iterator[io.BufferedReader]:
    """Open a file for reading bytes, decompressed where it begins like a gzip file."""
    raw: Any = sys.stdin.buffer if source.path is None else source.path.open("rb")
    try:
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)
        if stream.peek(2)[:2] == _GZIP:
            unpacked: Any = gzip.GzipFile(fileobj=stream)
            stream = io.BufferedReader(unpacked)
        yield stream
    finally:
        if source.path is not None:
            raw.close()


def read_text(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a file that is one document."""
    data = stream.read()
    decoded = decode(data, options.encoding)
    yield InputDocument(
        doc_id=source.name,
        text=checked_text(decoded.text, None),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        path=source.shown,
        warnings=() if decoded.certain else (ENCODING_GUESSED,),
    )


def read_jsonl(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a file of one JSON object a line; blank lines are passed over."""
    for line in iter_lines(stream, options.encoding, source.shown):
        if line.problem is None and not line.text.strip():
            continue
        yield _item(line, source, options, _json_object)


def _json_object(line: Line, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line.text, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as problem:
        raise error("AN105", where, reason=problem) from problem
    if not isinstance(value, dict):
        raise error("AN105", where, reason=f"found {type(value).__name__}")
    return value


def _item(
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
    csv.field_size_limit(MAX_CELL)
    lines = _CsvLines(iter_lines(stream, options.encoding, source.shown))
    first = next(lines, "")
    rows = csv.reader(
        _Chain(first, lines), delimiter=_delimiter(first, delimiters, options.fields.text)
    )
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
    return _item(line, source, options, lambda _line, _where: record)


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


Reader = Callable[[io.BufferedReader, Source, ReadOptions], Iterator[Item]]

READERS: dict[str, Reader] = {
    "text": read_text,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
}
