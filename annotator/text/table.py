"""Lexicon tables: tab-separated files that a researcher edits in a spreadsheet.

A table starts with comment lines (``#``: title, source, licence), then a row that names
the columns, then one row an entry. An empty cell is an empty string. Several values in
one cell are joined by ``|``.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from annotator.errors import error


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table.

    Attributes:
        cells: Column name to text, blanks at both ends removed.
        where: ``file:line``, for messages and for the ``rule`` field of records.
    """

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def values(self, column: str) -> list[str]:
        """Split a cell at ``|``; an empty cell has no values."""
        return [part.strip() for part in self.cells[column].split("|") if part.strip()]


def parse_table(text: str, name: str, columns: Iterable[str]) -> list[Row]:
    """Parse the text of a lexicon table.

    Args:
        text: The file's content, decoded.
        name: The file's name, for messages.
        columns: Names of the columns that must be there; others may be.

    Returns:
        The rows in file order.

    Raises:
        UsageError: AN302 where a column is missing, AN303 where a row is too long.
    """
    header: list[str] | None = None
    rows: list[Row] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, cells in enumerate(reader, 1):
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        where = f"{name}:{number}"
        if header is None:
            header = [cell.strip() for cell in cells]
            _check_header(header, columns, where)
            continue
        if len(cells) > len(header):
            raise error("AN303", where, found=len(cells), expected=len(header))
        padded = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
        rows.append(Row(dict(zip(header, padded, strict=True)), where))
    return rows


def _check_header(header: Sequence[str], columns: Iterable[str], where: str) -> None:
    missing = [column for column in columns if column not in header]
    if missing:
        raise error("AN302", where, missing=", ".join(missing), found=", ".join(header))
