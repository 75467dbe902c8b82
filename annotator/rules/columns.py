"""What the cells of a user's rows may hold, learnt from the model's rows of the same table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from annotator.errors import error
from annotator.schema import ForceCategory, SourceKind
from annotator.text.nearest import did_you_mean
from annotator.text.table import Row

FREE = ("example", "not", "note", "source")
"""Columns that a user may add to any table: an example that the row must find, a text in
which it must find nothing, and remarks."""

CLOSED = frozenset((
    "ambiguous", "attribution", "calendar", "category", "certainty", "class", "common",
    "context", "cue_class", "definite", "gender", "holder", "kind", "layer", "named", "needs",
    "nominal", "opens", "people", "person", "policy", "role", "source_kind", "span",
    "speech_act", "stance", "status", "system", "tag", "tense", "unless", "upos", "where",
))  # fmt: skip
"""Columns whose values are names that the program knows: another one would do nothing."""

_ALPHA3 = "country"
_COUNTRY = re.compile(r"[A-Z]{3}")
_INTEGER = re.compile(r"-?\d+")
_SHOWN = 12
_NEGATED = "not"


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column.

    Attributes:
        name: Its name.
        values: Values that it may have; None: any.
        integer: It holds whole numbers only.
        needed: The model never leaves it empty.
    """

    name: str
    values: frozenset[str] | None
    integer: bool
    needed: bool


def atoms(cell: str) -> Iterator[str]:
    """Values in a cell: parted by ``|`` or ``&``, without what follows a colon.

    >>> list(atoms("agent&document|place:BIH"))
    ['agent', 'document', 'place']
    """
    for part in re.split(r"[|&]", cell):
        if value := part.strip().partition(":")[0]:
            yield value


_SCHEMA: dict[str, tuple[str, ...]] = {
    "category": get_args(ForceCategory),
    "source_kind": get_args(SourceKind),
}
"""Columns whose values are those of a column of the output, of which a table has some."""


def describe(
    rows: Sequence[Row], more: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> dict[str, Column]:
    """Columns of a table by name.

    Args:
        rows: The model's rows, at least one.
        more: Column to further values that it may have.
    """
    columns = {}
    for name in rows[0].cells:
        cells = [row.cells.get(name, "") for row in rows]
        filled = [cell for cell in cells if cell]
        integer = bool(filled) and all(_INTEGER.fullmatch(cell) for cell in filled)
        closed = name in CLOSED and not integer
        values = frozenset(value for cell in filled for value in atoms(cell))
        values |= {*more.get(name, ()), *_SCHEMA.get(name, ())}
        needed = len(filled) == len(cells) and (closed or integer)
        columns[name] = Column(name, values if closed else None, integer, needed)
    return columns


def condition_values(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Further values of the columns of conditions: the kinds of the context table.

    Args:
        rows: Rows of the table ``force_context``.
    """
    kinds = {row["kind"] for row in rows}
    return dict.fromkeys(("needs", "unless", "context"), kinds)


def check_columns(found: Iterable[str], known: Sequence[str], where: str) -> None:
    """Check the header of a user's table.

    Raises:
        UsageError: AN310 for a column that the table does not have.
    """
    for name in found:
        if name not in known and name not in FREE:
            raise unknown("column", name, known, where)


def check_row(row: Row, columns: Iterable[Column]) -> None:
    """Check the cells of a user's row.

    Raises:
        UsageError: AN310 for a value that the program does not know, AN311 for one that is
            no number, no country, or missing.
    """
    for column in columns:
        cell = row.cells.get(column.name, "")
        if not cell:
            if column.needed:
                raise _bad(row, column.name, _missing(column))
            continue
        if column.integer and not _INTEGER.fullmatch(cell):
            raise _bad(row, column.name, f"{cell!r} is no whole number")
        if column.name == _ALPHA3 and not all(map(_COUNTRY.fullmatch, row.values(_ALPHA3))):
            raise _bad(row, _ALPHA3, f"{cell!r} is no alpha-3 code such as SYR")
        if column.values is not None:
            for value in atoms(cell):
                plain = value.removeprefix(_NEGATED)
                if value not in column.values and plain not in column.values:
                    raise unknown(column.name, value, column.values, row.where)


def unknown(what: str, value: str, known: Iterable[str], where: str) -> Exception:
    """AN310: a name that is none of the known ones, with the nearest one."""
    names = sorted(known)
    guess = did_you_mean(value, names)
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return error("AN310", where, what=what, value=value, guess=guess, known=shown)


def _missing(column: Column) -> str:
    known = f"; expected one of {', '.join(sorted(column.values))}" if column.values else ""
    return f"it is empty{known}"


def _bad(row: Row, column: str, reason: str) -> Exception:
    return error("AN311", row.where, column=column, reason=reason)
