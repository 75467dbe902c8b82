"""One Parquet file a table, written in one pass; needs pyarrow (extra ``parquet``).

Lists are lists of strings, objects (``meta``) JSON texts, enumerated fields dictionaries.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.errors import error
from annotator.output.tables_csv import TABLE_NAMES, rows
from annotator.schema import columns, field_types

ROWS_PER_GROUP = 20_000


def require_pyarrow() -> Any:
    """Import pyarrow.

    Raises:
        SetupError: AN207 where it is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: PLC0415 - an extra
    except ImportError as problem:
        install = "annotator[parquet]"
        raise error("AN207", package="pyarrow", install=install) from problem
    return pyarrow


def arrow_schema(table: str) -> Any:
    """The ``pyarrow.Schema`` of a table."""
    arrow = require_pyarrow()
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "category": arrow.dictionary(arrow.int32(), arrow.string()),
        "list": arrow.list_(arrow.string()),
        "object": arrow.string(),
    }
    kinds = field_types(table)
    return arrow.schema([(name, types[kinds[name]]) for name in columns(table)])


class ParquetTables:
    """Writes ``documents.parquet``, ``places.parquet`` … into a folder.

    Raises:
        SetupError: AN207 where pyarrow is not installed.
    """

    def __init__(self, folder: Path):
        self._arrow = require_pyarrow()
        self._schemas = {name: arrow_schema(name) for name in TABLE_NAMES}
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLE_NAMES}
        self._files = {
            name: self._arrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema)
            for name, schema in self._schemas.items()
        }

    def write(self, line: Mapping[str, Any]) -> None:
        """Append the rows of one document, given as the object of its JSONL line."""
        for name, waiting in self._rows.items():
            waiting.extend(_plain(row, name) for row in rows(line, name))
            if len(waiting) >= ROWS_PER_GROUP:
                self._flush(name)

    def close(self) -> None:
        """Write the rows that wait and finish all files."""
        for name, file in self._files.items():
            if self._rows[name]:
                self._flush(name)
            file.close()

    def _flush(self, name: str) -> None:
        table = self._arrow.Table.from_pylist(self._rows[name], schema=self._schemas[name])
        self._files[name].write_table(table)
        self._rows[name] = []


def _plain(row: Mapping[str, Any], table: str) -> dict[str, Any]:
    plain = {name: row.get(name) for name in columns(table)}
    if table == "documents":
        plain["meta"] = json.dumps(plain["meta"], ensure_ascii=False) if plain["meta"] else None
    return plain
