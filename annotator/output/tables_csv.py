"""One CSV file a table, written in one pass over the documents.

Columns are exactly :func:`annotator.schema.columns`. UTF-8 without mark, comma, line
feed. In a cell: nothing for None; ``true`` and ``false``; whole numbers without ``.0``;
the values of a list joined by ``;``; an object (``meta``) as JSON.

For spreadsheets (``excel``) files begin with a byte order mark, and a cell that a
spreadsheet would take for a formula with an apostrophe.
"""

import codecs
import csv
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from annotator.schema import TABLES, columns

TABLE_NAMES = ("documents", *TABLES)

LIST_SEPARATOR = ";"

_SPECIAL = re.compile(r'[,"\r\n]')
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?[\d.]+(?:e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


class TableWriter(Protocol):
    """Writes the tables of a stream of annotated documents."""

    def write(self, line: Mapping[str, Any]) -> None:
        """Append the rows of one document, given as the object of its JSONL line."""

    def close(self) -> None:
        """Finish all files."""


def cell(value: Any) -> str:
    """Write a value as the text of a CSV cell.

    >>> [cell(value) for value in (None, True, 3600.0, 2.5, ["p1", "p2"], {"a": 1})]
    ['', 'true', '3600', '2.5', 'p1;p2', '{"a": 1}']
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return LIST_SEPARATOR.join(map(cell, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)


def guarded(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula.

    >>> [guarded(text) for text in ("=1+1", "-5.2", "- ملاحظة", "@x", "نص")]
    ["'=1+1", '-5.2', "'- ملاحظة", "'@x", 'نص']
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def rows(line: Mapping[str, Any], table: str) -> Iterable[Mapping[str, Any]]:
    """Rows of a table in an annotated document, each with its ``doc_id``."""
    if table == "documents":
        return (line,)
    doc_id = line["doc_id"]
    return ({"doc_id": doc_id, **row} for row in line.get(table) or ())


def csv_bytes(lines: Iterable[Iterable[str]], excel: bool = False) -> bytes:
    """Write rows of cells as the bytes of a CSV file, without byte order mark."""
    change = guarded if excel else str
    text = "".join(",".join(_quoted(change(cell)) for cell in line) + "\n" for line in lines)
    # half characters in a carried-along field are written as \udxxx
    return text.encode("utf-8", "backslashreplace")


def _quoted(text: str) -> str:
    """Quote a cell where it must be; the csv module leaves a lone carriage return bare."""
    if _SPECIAL.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def head_bytes(header: Iterable[str], excel: bool = False) -> bytes:
    """The beginning of a CSV file: the row of column names."""
    return (codecs.BOM_UTF8 if excel else b"") + csv_bytes([header])


def table_bytes(line: Mapping[str, Any], table: str, excel: bool = False) -> bytes:
    """The rows of a table in an annotated document, as bytes of its CSV file."""
    header = columns(table)
    cells = ([cell(row.get(name)) for name in header] for row in rows(line, table))
    return csv_bytes(cells, excel)


def guard_file(path: Path) -> None:
    """Make a CSV file of modest size one for spreadsheets."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    path.write_bytes(head_bytes(header, True) + csv_bytes(lines, True))


class CsvFile:
    """One CSV file with a header row."""

    def __init__(self, path: Path, header: Iterable[str]):
        self._header = tuple(header)
        self._file = path.open("wb")
        self._file.write(head_bytes(self._header))

    def write(self, row: Mapping[str, Any]) -> None:
        """Append a row; what the row has beyond the header is left out."""
        self._file.write(csv_bytes([[cell(row.get(name)) for name in self._header]]))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class CsvTables:
    """Writes ``documents.csv``, ``places.csv`` … into a folder."""

    def __init__(self, folder: Path, excel: bool = False):
        self._excel = excel
        self._files = {}
        for name in TABLE_NAMES:
            self._files[name] = (folder / f"{name}.csv").open("wb")
            self._files[name].write(head_bytes(columns(name), excel))

    def write(self, line: Mapping[str, Any]) -> None:
        """Append the rows of one document, given as the object of its JSONL line."""
        for name, file in self._files.items():
            file.write(table_bytes(line, name, self._excel))

    def close(self) -> None:
        """Finish all files."""
        for file in self._files.values():
            file.close()
