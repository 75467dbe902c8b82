"""What a correction tool shows of a document: labelled spans, their values, links.

A row of a table is one mark. A claim is up to four: CLAIM over the whole, and SOURCE, CUE
and CONTENT, which links tie to it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import Any, NamedTuple

from annotator.errors import error
from annotator.pipeline.records import LABELS
from annotator.schema import TABLES, allowed_values, field_types, row_fields

Line = Mapping[str, Any]
"""One annotated document, as the object of its JSONL line."""

LAYERS = tuple(table for table in TABLES if table != "sentences")
"""Tables that can be corrected in a tool; sentences stay what they are."""

TABLE_OF = {LABELS[table]: table for table in LAYERS}

PARTS = {"source": "SOURCE", "cue": "CUE", "content": "CONTENT"}
"""Parts of a claim to their labels; the name of a part is also that of its link."""

VALUES: dict[str, tuple[str, ...]] = {
    "places": ("name", "name_en", "country"),
    "forces": ("subcategory", "name", "country", "echelon", "unit_number", "model"),
    "quantities": ("value", "low", "high", "unit", "currency"),
    "dates": ("value",),
    "actors": ("name", "title", "country"),
    "claims": (),
}
"""Free fields that can be corrected; fields with a set of values all can."""

LINKS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "counts": ("quantities", "force_id", ("forces",)),
    "measured_at": ("quantities", "place_id", ("places",)),
    "inside": ("places", "parent_id", ("places",)),
    "part_of": ("forces", "part_of", ("forces",)),
    "source_is": ("claims", "source_id", ("actors", "forces", "places")),
    "within": ("claims", "parent_id", ("claims",)),
    "modifies": ("claims", "modifies_id", ("claims",)),
}
"""Name of a link to the table and field that hold it, and the tables it may point to."""


@dataclass(slots=True)
class Mark:
    """A labelled span.

    Attributes:
        key: The record's id, followed by the part for parts of claims: ``c1.cue``; in a
            sheet that was read, whatever names the mark there.
        label: ``PLACE``, ``FORCE`` … ``CLAIM``, ``SOURCE``, ``CUE``, ``CONTENT``.
        start, end: Code points into the text, half-open.
        values: Fields of the record that the tool shows, without those that are empty.
        where: File and line or region, for messages.
    """

    key: str
    label: str
    start: int
    end: int
    values: dict[str, Any] = field(default_factory=dict)
    where: str = ""


class Link(NamedTuple):
    """A directed link between marks, named by a key of :data:`LINKS` or :data:`PARTS`."""

    kind: str
    source: str
    target: str
    where: str = ""


@dataclass(slots=True)
class Sheet:
    """A document as a tool shows it.

    Attributes:
        doc_id, text: The document.
        layers: Tables that are shown.
        marks, links: What is shown, in the order of the tables and of the text.
        original: The annotated document that was exported, where it is known.
        carried: Table to the fields that the tool carries.
        where: File and line, for messages.
    """

    doc_id: str
    text: str
    layers: tuple[str, ...]
    marks: list[Mark]
    links: list[Link]
    original: Line | None = None
    carried: Mapping[str, Sequence[str]] = field(default_factory=dict)
    where: str = ""


def check_layers(names: Iterable[str] | None) -> tuple[str, ...]:
    """The layers named, in the order of naming; None is all.

    Raises:
        UsageError: AN413 for an unknown layer.
    """
    if names is None:
        return LAYERS
    chosen = tuple(dict.fromkeys(names))
    for name in chosen:
        if name not in LAYERS:
            raise error("AN413", layer=name, known=", ".join(LAYERS))
    return chosen


@cache
def carried_fields(table: str) -> tuple[str, ...]:
    """Fields of a table that brat and Label Studio carry, in the order of the schema.

    >>> carried_fields("dates")
    ('kind', 'value', 'year_source')
    """
    closed = ("category", "boolean")
    kinds = field_types(table)
    return tuple(
        name
        for name in row_fields(table)
        if name in VALUES[table] or (kinds[name] in closed and name != "code_basis")
    )


@cache
def class_field(table: str) -> str | None:
    """The field that a record of the table cannot do without, besides its span.

    >>> class_field("forces"), class_field("places")
    ('category', None)
    """
    given = ("id", "start", "end", "text", "sent_id")
    for item in fields(TABLES[table]):
        free = item.default is MISSING and item.default_factory is MISSING
        if free and item.name not in given:
            return item.name
    return None


@cache
def defaults(table: str) -> Mapping[str, Any]:
    """Default values of the fields of a table; None where there is none. Copy its lists."""
    found: dict[str, Any] = dict.fromkeys(row_fields(table))
    for item in fields(TABLES[table]):
        if item.default_factory is not MISSING:
            found[item.name] = item.default_factory()
        elif item.default is not MISSING:
            found[item.name] = item.default
    return found


def shown_values(row: Line, table: str, names: Iterable[str]) -> dict[str, Any]:
    """The values of a row that a tool shows: not those that are None, nor a default False."""
    given = ((name, row.get(name)) for name in names)
    hidden = defaults(table)
    return {
        name: value
        for name, value in given
        if value is not None and not (value is False and hidden[name] is False)
    }


def make_sheet(line: Line, layers: Sequence[str] = LAYERS) -> Sheet:
    """Make the sheet of an annotated document.

    Args:
        line: The object of a JSONL line.
        layers: Tables to show.
    """
    marks: list[Mark] = []
    links: list[Link] = []
    for table in (name for name in LAYERS if name in layers):
        for row in line.get(table) or ():
            values = shown_values(row, table, carried_fields(table))
            mark = Mark(row["id"], LABELS[table], row["start"], row["end"], values)
            marks.append(mark)
            if table == "claims":
                _add_parts(row, marks, links)
    keys = {mark.key for mark in marks}
    for kind, (table, name, _) in LINKS.items():
        for row in line.get(table) or () if table in layers else ():
            if row.get(name) in keys:
                links.append(Link(kind, row["id"], row[name]))
    carried = {table: carried_fields(table) for table in layers}
    text = line.get("text") or ""
    return Sheet(str(line["doc_id"]), text, tuple(layers), marks, links, line, carried)


def _add_parts(row: Line, marks: list[Mark], links: list[Link]) -> None:
    for part, label in PARTS.items():
        start, end = row.get(f"{part}_start"), row.get(f"{part}_end")
        if start is not None and end is not None:
            key = f"{row['id']}.{part}"
            marks.append(Mark(key, label, start, end))
            links.append(Link(part, row["id"], key))


def written(value: Any) -> str:
    """A value as the text that a tool shows.

    >>> [written(value) for value in (True, 3600.0, 2.5, "UGA")]
    ['true', '3600', '2.5', 'UGA']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def parsed(table: str, name: str, value: Any, where: str) -> Any:
    """The value of a field from what a tool says.

    Raises:
        DataError: AN431 for a value that the field cannot have.
    """
    kind = field_types(table)[name]
    if kind == "category":
        allowed = allowed_values(table)[name]
        if value in allowed:
            return value
        raise _wrong(table, name, value, where, ", ".join(allowed))
    if kind == "boolean":
        if str(value).lower() in ("true", "false"):
            return str(value).lower() == "true"
        raise _wrong(table, name, value, where, "true or false")
    if kind in ("number", "integer"):
        return _number(table, name, value, where)
    return str(value).strip() or None


def _number(table: str, name: str, value: Any, where: str) -> Any:
    whole = field_types(table)[name] == "integer"
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if isinstance(value, bool) or not math.isfinite(number) or (whole and number % 1):
        raise _wrong(table, name, value, where, "a whole number" if whole else "a number")
    return int(number) if whole else number


def _wrong(table: str, name: str, value: Any, where: str, allowed: str) -> Exception:
    return error("AN431", where, value=value, field=f"{table}.{name}", allowed=allowed)
