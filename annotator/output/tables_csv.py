"""One CSV file a table, written in one pass over the documents.

Columns are exactly :func:`annotator.schema.columns`. UTF-8 without mark, comma, line
feed. In a cell: nothing for None; ``true`` and ``false``; whole numbers without ``.0``;
the values of a list joined by ``;``; an object (``meta``) as JSON.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from annotator.schema import TABLES, columns

TABLE_NAMES = ("documents", *TABLES)

LIST_SEPARATOR = ";"


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
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return LIST_SEPARATOR.join(map(cell, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)


def rows(line: Mapping[str, Any], table: str) -> Iterable[Mapping[str, Any]]:
    """Rows of a table in an annotated document, each with its ``doc_id``."""
    if table == "documents":
        return (line,)
    doc_id = line["doc_id"]
    return ({"doc_id": doc_id, **row} for row in line.get(table) or ())


class CsvFile:
    """One CSV file with a header row."""

    def __init__(self, path: Path, header: Iterable[str]):
        self._header = tuple(header)
        # half characters in a carried-along field are written as \udxxx
        self._file = path.open("w", encoding="utf-8", newline="", errors="backslashreplace")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(self._header)

    def write(self, row: Mapping[str, Any]) -> None:
        """Append a row; what the row has beyond the header is left out."""
        self._writer.writerow([cell(row.get(name)) for name in self._header])

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class CsvTables:
    """Writes ``documents.csv``, ``places.csv`` … into a folder."""

    def __init__(self, folder: Path):
        self._files = {
            name: CsvFile(folder / f"{name}.csv", columns(name)) for name in TABLE_NAMES
        }

    def write(self, line: Mapping[str, Any]) -> None:
        """Append the rows of one document, given as the object of its JSONL line."""
        for name, file in self._files.items():
            for row in rows(line, name):
                file.write(row)

    def close(self) -> None:
        """Finish all files."""
        for file in self._files.values():
            file.close()
