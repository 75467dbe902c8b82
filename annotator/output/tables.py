"""Annotated JSONL as pandas DataFrames with the right types."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.output.jsonl import read_lines
from annotator.output.tables_csv import TABLE_NAMES, rows
from annotator.schema import allowed_values, columns, field_types

if TYPE_CHECKING:
    import pandas as pd

OPTIONAL = "optional"
"""Column of gold tables: whether a row is neither rewarded nor punished."""

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def read_annotations(path: str | Path) -> "dict[str, pd.DataFrame]":
    """Read annotated documents, predicted or gold, into one DataFrame a table.

    Args:
        path: An output folder, its ``annotations.jsonl``, or a gold file; ``.gz`` too.

    Returns:
        Table name (``documents``, ``sentences``, ``places`` …) to DataFrame with the
        columns of the schema. Dtypes: ``string``, ``Int64``, ``Float64``, ``boolean``,
        ``category`` for fields with a set of values; lists and ``meta`` are objects.
        Rows join to ``documents`` by ``doc_id``, and to each other by ``doc_id`` and
        ids such as ``force_id``. Gold tables may have a column ``optional``.

    Raises:
        UsageError: AN101, AN404 where there is nothing to read.
        DataError: AN405 for a line that is no annotated document.

    >>> tables = read_annotations("out")  # doctest: +SKIP
    >>> tables["places"].groupby("country").size()  # doctest: +SKIP
    """
    return to_frames(read_lines(path))


def to_frames(lines: Iterable[Mapping[str, Any]]) -> "dict[str, pd.DataFrame]":
    """Make the DataFrames of :func:`read_annotations` from the objects of JSONL lines."""
    found: dict[str, dict[str, list[Any]]] = {
        table: {name: [] for name in (*columns(table), OPTIONAL)} for table in TABLE_NAMES
    }
    for line in lines:
        for table, values in found.items():
            for row in rows(line, table):
                for name, column in values.items():
                    column.append(row.get(name))
    return {table: _frame(table, values) for table, values in found.items()}


def _frame(table: str, values: dict[str, list[Any]]) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415 - slow to import

    kinds = field_types(table)
    optional = values.pop(OPTIONAL)
    frame = pd.DataFrame(
        {name: _column(kinds[name], column, table, name) for name, column in values.items()}
    )
    if any(value is not None for value in optional):
        frame[OPTIONAL] = pd.array([bool(value) for value in optional], dtype="boolean")
    return frame


def _column(kind: str, values: list[Any], table: str, name: str) -> "pd.Series[Any]":
    import pandas as pd  # noqa: PLC0415

    if kind == "category":
        # a value outside the schema, as in older gold, is kept rather than lost
        known = allowed_values(table)[name]
        others = sorted({value for value in values if value is not None} - set(known))
        dtype = pd.CategoricalDtype([*known, *others])
        return pd.Series(pd.Categorical(values, dtype=dtype))
    if kind == "list":
        return pd.Series([value or [] for value in values], dtype=object)
    if kind == "object":
        return pd.Series([value or {} for value in values], dtype=object)
    return pd.Series(values, dtype=_DTYPES[kind])
