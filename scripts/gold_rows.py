"""Rows of the sources of gold: read, placed in the text, turned into records.

The format is described in corpora/README.md.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from annotator.schema import TABLES, field_types, row_fields
from annotator.text.chars import (
    CLOSING_QUOTES,
    DIACRITICS,
    LETTERS,
    OPENING_QUOTES,
    STRAIGHT_QUOTES,
    TATWEEL,
)

TAGS = {"P": "places", "F": "forces", "Q": "quantities", "D": "dates", "A": "actors",
        "C": "claims"}  # fmt: skip
POSITIONS = {
    "places": ("name_en", "kind", "country", "role"),
    "forces": ("category", "subcategory", "head", "country"),
    "quantities": ("kind", "value", "unit", "form"),
    "dates": ("kind", "value"),
    "actors": ("kind", "title", "country"),
    "claims": (),
}
SHORT = {
    "as": "country_source", "inter": "acled_inter", "sector": "plover_sector",
    "side": "plover_country", "approx": "approximate", "scare": "scare_quotes",
    "quantity": "quantity_id", "force": "force_id", "place": "place_id",
    "parent": "parent_id", "modifies": "modifies_id", "resolved": "source_resolved",
    "named": "source_named", "att": "attribution", "act": "speech_act",
    "def": "definite", "number": "unit_number", "actor": "source_id",
}  # fmt: skip
REFERENCES = {"alias_of", "parent_id", "quantity_id", "part_of", "force_id", "place_id",
              "source_id", "source_resolved", "modifies_id"}  # fmt: skip
SECTORS = {"police": "COP", "internal_security": "COP", "intelligence": "SPY",
           "paramilitary": "PRM", "non_state_armed": "REB", "unidentified_armed": "UAF",
           "crowd": "CVL", "criminal": "CRM"}  # fmt: skip
ACLED = {"alliance": 8, "peacekeeping": 8, "paramilitary": 3, "non_state_armed": 2,
         "unidentified_armed": 3, "crowd": 6, "criminal": 3, "equipment": None}  # fmt: skip
PRECISION = {"country": 3, "continent": 3, "admin1": 2, "district": 2, "region": 2, "sea": 2,
             "desert": 2, "mountain": 2, "valley": 2, "river": 2, "lake": 2, "road": 2,
             "strait": 2, "canal": 2, "border": 2}  # fmt: skip
ELLIPSIS = " ~ "


class SourceError(ValueError):
    """A line of a source cannot be turned into gold; the message says where and why."""


@dataclass
class Line:
    """One row of a source: its text and its fields before they are resolved."""

    where: str
    table: str
    start: int
    end: int
    sentence: int
    values: dict[str, str]
    label: str | None = None
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    record: Any = None


def read_source(name: str, source: str) -> tuple[str, list[tuple[int, int, str]], list[Any]]:
    text = ""
    newline = True
    sentences: list[tuple[int, int, str]] = []
    rows: list[tuple[str, str, int]] = []
    for number, line in enumerate(source.splitlines(), 1):
        where = f"{name}:{number}"
        if not line.strip() or line.startswith(("#", "@")):
            continue
        if line.strip() == "--":
            newline = True
            continue
        tag, _, rest = line.partition(" ")
        kind = {"S": "body", "H": "heading", "T": "caption"}.get(tag)
        if kind:
            text += ("\n" if newline else " ") if text else ""
            sentences.append((len(text), len(text) + len(rest), kind))
            text += rest
            newline = False
        elif tag in TAGS:
            rows.append((where, line, len(sentences) - 1))
        else:
            raise SourceError(f"{where}: unknown tag {tag!r}")
    return text, sentences, rows


def make_line(text: str, sentences: list[Any], where: str, line: str, sentence: int) -> Line:
    head, *cells = [cell.strip() for cell in re.split(r" \| ", line)]
    tag, _, quoted = head.partition(" ")
    table = TAGS[tag]
    low, high, _ = sentences[sentence]
    values: dict[str, str] = {}
    label = None
    positions = iter(POSITIONS[table])
    for cell in cells:
        key, equals, value = cell.partition("=")
        if cell.startswith("&"):
            label = cell[1:]
        elif equals:
            values[SHORT.get(key, key)] = value
        elif cell in ("opt", "direct") or SHORT.get(cell, cell) in _flags(table):
            values[SHORT.get(cell, cell)] = "true"
        else:
            position = next(positions, None)
            if position is None:
                raise SourceError(f"{where}: what is {cell!r}?")
            if cell != "-":
                values[position] = cell
    start, end = _place(text, quoted, low, high, where)
    made = Line(where, table, start, end, sentence, values, label)
    if table == "claims":
        if quoted != "-":
            made.spans["content"] = (start, end)
        for part, names in (("cue", ("cue_lemma", "cue_class")), ("src", ("source_kind",))):
            if part in values:
                quoted, *more = values.pop(part).split("/")
                pairs = zip(names, more, strict=True)
                values.update({name: value for name, value in pairs if value != "-"})
                if quoted != "-":
                    full = {"src": "source"}.get(part, part)
                    made.spans[full] = _find(text, quoted, low, high, where)
    return made


def _flags(table: str) -> set[str]:
    return {name for name, kind in field_types(table).items() if kind == "boolean"}


def _place(text: str, quoted: str, low: int, high: int, where: str) -> tuple[int, int]:
    if quoted == "-":
        return low, low
    if quoted == "*":
        return _whole(text, low, high)
    return _find(text, quoted, low, high, where)


def _whole(text: str, low: int, high: int) -> tuple[int, int]:
    sentence = text[low:high].rstrip(".!?؟؛… ")
    start = low + (1 if re.match("و(?=كان|قد|لم|لا|في )", sentence) else 0)
    return start, low + len(sentence)


def _find(text: str, quoted: str, low: int, high: int, where: str) -> tuple[int, int]:
    """Offsets of ``text@2`` (second occurrence) or ``first words ~ last words``."""
    if ELLIPSIS in quoted:
        first, last = quoted.split(ELLIPSIS)
        start, middle = _find(text, first, low, high, where)
        return start, _find(text, last, middle, high, where)[1]
    wanted, _, occurrence = quoted.partition("@")
    letters = f"[{LETTERS}{DIACRITICS}{TATWEEL}]"
    pattern = f"(?<!{letters})[وفبلكأ]{{0,2}}?{TATWEEL}?({re.escape(wanted)})(?!{letters})"
    found = [match.span(1) for match in re.compile(pattern).finditer(text, low, high)]
    if not found or (len(found) > 1 and not occurrence) or int(occurrence or 1) > len(found):
        raise SourceError(f"{where}: {quoted!r} occurs {len(found)} times")
    return found[int(occurrence or 1) - 1]


def make_record(text: str, line: Line) -> Any:
    kind = TABLES[line.table]
    types = field_types(line.table)
    known = set(row_fields(line.table)) | {"opt"}
    unknown = sorted(set(line.values) - known)
    if unknown:
        raise SourceError(f"{line.where}: unknown field(s) {unknown}")
    values: dict[str, Any] = {
        key: _value(value, types[key])
        for key, value in line.values.items()
        if key != "opt" and key not in REFERENCES
    }
    spans = line.spans or {"": (line.start, line.end)}
    start, end = min(s for s, _ in spans.values()), max(e for _, e in spans.values())
    for part, (low, high) in line.spans.items():
        values |= {f"{part}_start": low, f"{part}_end": high, f"{part}_text": text[low:high]}
    _derive(text, line, start, end, values)
    try:
        line.record = kind(id="", sent_id=f"s{line.sentence + 1}", start=start, end=end,
                           text=text[start:end], **values)  # fmt: skip
    except TypeError as problem:
        raise SourceError(f"{line.where}: {problem}") from problem
    return line.record


def _value(value: str, kind: str) -> Any:
    if value == "null":
        return None
    if kind == "boolean":
        return value == "true"
    if kind == "integer":
        return int(value)
    if kind == "number":
        return float(value) if "." in value else int(value)
    return value


def _derive(text: str, line: Line, start: int, end: int, values: dict[str, Any]) -> None:
    """Fill what follows from the other fields, unless the source says otherwise."""
    quoted = text[start:end]
    if line.table == "places":
        values.setdefault("name", quoted if values.get("mention", "name") == "name" else None)
        values.setdefault("precision", PRECISION.get(values["kind"], 1))
    elif line.table == "forces":
        category = values["category"]
        marks = OPENING_QUOTES + STRAIGHT_QUOTES + CLOSING_QUOTES
        values.setdefault("scare_quotes", text[start - 1] in marks and text[end] in marks)
        values.setdefault("definite", quoted.startswith(("ال", "لل")) or "name" in values)
        values.setdefault("plover_country", values.get("country"))
        ownerless = category == "equipment" and values.get("country") is None
        sector = None if ownerless else SECTORS.get(category, "MIL")
        values.setdefault("plover_sector", sector)
        values.setdefault("acled_inter", ACLED.get(category, 1))
    elif line.table == "quantities":
        values.setdefault("form", "vague" if values.get("vague") else None)
        if values.get("bound") in ("more_than", "at_least"):
            values.setdefault("low", values.get("value"))
        elif values.get("bound") in ("less_than", "at_most"):
            values.setdefault("high", values.get("value"))
    elif line.table == "dates":
        value = values.get("value") or ""
        dated = re.match(r"(\d{4}|XXXX-\d)", value)
        values.setdefault("calendar", "gregorian" if dated else None)
        values.setdefault("anchor", "DCT" if value.startswith("DCT") else None)
        if re.match(r"\d{4}", value):
            values.setdefault("year_source", "explicit")
    elif line.table == "actors":
        values["kind"] = {"per": "person", "org": "organisation"}[values["kind"]]
        values.setdefault("name", quoted)
    else:
        by_cue = bool(line.spans.keys() & {"cue", "source"})
        values.setdefault("attribution", "indirect" if by_cue else "author_assertion")
        values.setdefault("stance", "neutral" if by_cue else "endorse")
