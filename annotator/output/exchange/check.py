"""Checking an annotated document that somebody edited, and completing it.

Every finding names the table, the row and the field, so that it can be mended by hand.
"""

import difflib
import math
from collections.abc import Collection, Mapping
from typing import Any

from annotator.errors import error
from annotator.output.exchange.sheet import PARTS, Line, class_field, defaults
from annotator.schema import (
    SCHEMA_VERSION,
    TABLES,
    Document,
    allowed_values,
    document_fields,
    field_types,
    row_fields,
    to_json,
)

OPTIONAL = "optional"

_PYTHON: dict[str, Any] = {
    "string": str,
    "category": str,
    "boolean": bool,
    "list": list,
    "object": dict,
}

_REFERENCES = (
    "sent_id", "force_id", "place_id", "quantity_id", "parent_id", "modifies_id", "source_id",
    "place_ids", "force_ids", "quantity_ids", "date_ids", "frame_date_ids",
)  # fmt: skip
REQUIRED = ("id", "start", "end")


def checked(line: Line, where: str) -> dict[str, Any]:
    """Check a document against the schema and complete what may be left out.

    Args:
        line: The object of a JSONL line; fields that are missing get their defaults,
            ``text`` of a row what stands at its offsets, ``sent_id`` the sentence there.
        where: File and line, for messages.

    Returns:
        A whole line with the keys of the schema; gold rows keep ``optional``.

    Raises:
        DataError: AN432 for what the schema does not allow, with a suggestion.
    """
    text = line.get("text")
    if not isinstance(text, str):
        raise _wrong(where, "the document", "its text is no string")
    _no_unknown(line, (*document_fields(), *TABLES), where, "the document")
    made = to_json(Document(doc_id=str(line["doc_id"]), text=text))
    kinds = field_types("documents")
    for name in document_fields():
        if line.get(name) is not None and name in kinds and name != "doc_id":
            made[name] = _typed(line[name], kinds[name], where, f"the document: {name}")
    made["schema"], made["n_chars"] = SCHEMA_VERSION, len(text)
    seen: dict[str, str] = {}
    for table in TABLES:
        rows = line.get(table) or []
        if not isinstance(rows, list):
            raise _wrong(where, table, "it is no list of rows")
        made[table] = [
            _row(row, table, place, made, seen, where) for place, row in enumerate(rows, 1)
        ]
    made["n_sentences"] = len(made["sentences"])
    _check_references(made, seen, where)
    return made


def _row(
    row: Any, table: str, place: int, made: Mapping[str, Any], seen: dict[str, str], where: str
) -> dict[str, Any]:
    shown = f"{table}, row {place}"
    if not isinstance(row, dict):
        raise _wrong(where, shown, "it is no object")
    if isinstance(row.get("id"), str):
        shown = f"{table}, {row['id']}"
    _no_unknown(row, (*row_fields(table), OPTIONAL), where, shown)
    kinds, allowed = field_types(table), allowed_values(table)
    full = {name: _copy(value) for name, value in defaults(table).items()}
    for name, value in row.items():
        if name == OPTIONAL or value is None:
            continue
        full[name] = _typed(value, kinds[name], where, f"{shown}: {name}")
        if name in allowed and value not in allowed[name]:
            raise _wrong(where, f"{shown}: {name}", _instead(value, allowed[name]))
    _check_place(full, table, made, where, shown)
    if full["id"] in seen:
        raise _wrong(where, shown, "this id stands twice")
    seen[full["id"]] = table
    return {**full, OPTIONAL: True} if row.get(OPTIONAL) else full


def _check_place(
    full: dict[str, Any], table: str, made: Mapping[str, Any], where: str, shown: str
) -> None:
    """Required fields, offsets, the text at them, the sentence."""
    for name in (*REQUIRED, class_field(table)):
        if name is not None and full[name] is None:
            raise _wrong(where, shown, f"it has no {name}")
    text = made["text"]
    prefixes = ("", *(f"{part}_" for part in PARTS)) if table == "claims" else ("",)
    for prefix in prefixes:
        start, end = full[f"{prefix}start"], full[f"{prefix}end"]
        if (start is None) != (end is None):
            raise _wrong(where, shown, f"one of {prefix}start and {prefix}end is missing")
        if start is None:
            full[f"{prefix}text"] = None
            continue
        if not 0 <= start < end <= len(text):
            raise _wrong(where, shown, f"{start} to {end} is no span of the text")
        written = full[f"{prefix}text"]
        if written is not None and written != text[start:end]:
            reason = f"at {start} to {end} stands {text[start:end]!r}, not {written!r}"
            raise _wrong(where, shown, reason)
        full[f"{prefix}text"] = text[start:end]
    if "sent_id" in full and full["sent_id"] is None:
        full["sent_id"] = sentence_at(made["sentences"], full["start"])


def sentence_at(sentences: Collection[Mapping[str, Any]], offset: int) -> str | None:
    """Id of the sentence that an offset is in, or of the last one before it."""
    found = None
    for row in sorted(sentences, key=lambda row: row["start"]):
        if found is None or row["start"] <= offset:
            found = row["id"]
    return found


def _check_references(made: dict[str, Any], seen: Mapping[str, str], where: str) -> None:
    for table in TABLES:
        for row in made[table]:
            for name in _REFERENCES:
                found = row.get(name) or []
                for other in _as_list(found):
                    if other not in seen:
                        shown = f"{table}, {row['id']}: {name}"
                        raise _wrong(where, shown, f"there is no row {other!r}")


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _typed(value: Any, kind: str, where: str, shown: str) -> Any:
    if kind in ("number", "integer"):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or (kind == "integer" and value % 1):
            raise _wrong(where, shown, f"{value!r} is no {kind}")
        return int(value) if kind == "integer" else float(value)
    if not isinstance(value, _PYTHON[kind]):
        raise _wrong(where, shown, f"{value!r} is no {kind}")
    if kind == "list" and not all(isinstance(item, str) for item in value):
        raise _wrong(where, shown, f"{value!r} is no list of strings")
    return value


def _no_unknown(row: Mapping[str, Any], known: Collection[str], where: str, shown: str) -> None:
    for name in row:
        if name not in known:
            raise _wrong(where, shown, _instead(name, known, "field "))


def _instead(value: Any, known: Collection[str], what: str = "") -> str:
    near = difflib.get_close_matches(str(value), known, n=1)
    guess = f", did you mean {near[0]!r}?" if near else f"; there are: {', '.join(known)}"
    return f"unknown {what}{value!r}{guess}"


def _copy(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _wrong(where: str, shown: str, reason: str) -> Exception:
    return error("AN432", where, row=shown, reason=reason)
