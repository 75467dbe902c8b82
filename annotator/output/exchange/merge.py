"""From a corrected sheet to a gold document.

A mark whose key is the id of a row of the original is that row. What a tool does not
carry is kept from it while its span is unchanged, but for what follows from a value that
was changed (coordinates from a country); a new row has None there. Rows that a person
changed or made have the rule ``imported``.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.errors import error
from annotator.output.exchange.check import OPTIONAL, checked, sentence_at
from annotator.output.exchange.offsets import line_end_map
from annotator.output.exchange.sheet import (
    LAYERS,
    LINKS,
    PARTS,
    TABLE_OF,
    Line,
    Link,
    Mark,
    Sheet,
    class_field,
    defaults,
)
from annotator.schema import ID_PREFIXES, Document, to_json

IMPORTED = "imported"

DERIVED: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {
    "places": (
        (
            ("name", "name_en", "country", "kind"),
            ("admin1", "lat", "lon", "precision", "gazetteer_id", "ambiguity", "confidence"),
        ),
    ),
    "forces": (
        (
            ("category", "country"),
            ("plover_country", "plover_sector", "acled_inter", "code_basis"),
        ),
    ),
    "dates": ((("value", "kind"), ("anchor", "calendar")),),
    "claims": (
        (("cue_start", "cue_end"), ("cue_lemma", "cue_class")),
        (("source_start", "source_end"), ("source_resolved",)),
    ),
}
"""Table to (fields, fields that follow from them and fall with a change of one)."""

_IGNORED = ("rule", "text", "sent_id")
_INSIDE = {
    "place_ids": "places",
    "force_ids": "forces",
    "quantity_ids": "quantities",
    "date_ids": "dates",
}
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")

Rows = dict[str, list[dict[str, Any]]]


def merge(sheet: Sheet) -> dict[str, Any]:
    """Make the gold document of a corrected sheet.

    Args:
        sheet: What was read from a tool's file.

    Returns:
        The object of a JSONL line. Tables that were not shown are kept as they are, and
        ``meta.annotated_layers`` names those that were, so that only they are scored.

    Raises:
        DataError: AN431, AN433 where a mark or link cannot be used, AN434 where the text
            was changed.
    """
    line = _base(sheet)
    marks = [_placed(mark, sheet, line["text"]) for mark in sheet.marks]
    before = {table: {row["id"]: row for row in line[table]} for table in LAYERS}
    names = _ids(marks, before)
    for table in sheet.layers:
        own = [mark for mark in marks if TABLE_OF.get(mark.label) == table]
        kept = before[table]
        line[table] = [
            _row(mark, table, names[id(mark)], kept, sheet, line)
            for mark in sorted(own, key=lambda mark: (mark.start, -mark.end))
        ]
    _Links(sheet, marks, names, line).apply()
    _finish(line, sheet.layers, before)
    return checked(line, sheet.where)


def _base(sheet: Sheet) -> dict[str, Any]:
    """The original without what is corrected, or an empty document."""
    if sheet.original is not None:
        line = checked(sheet.original, sheet.where)
        line["meta"] = dict(line["meta"])
    else:
        line = to_json(Document(doc_id=sheet.doc_id, text=sheet.text))
        line["n_words"] = len(sheet.text.split())
        line["sentences"] = [
            {**defaults("sentences"), "id": f"s{number}", "start": match.start(),
             "end": match.end(), "text": match[0], "rule": IMPORTED}
            for number, match in enumerate(_LINE.finditer(sheet.text), 1)
        ]  # fmt: skip
    named = line["meta"].get("annotated_layers") or ()
    line["meta"]["annotated_layers"] = [
        *(["sentences"] if "sentences" in named else []), *sheet.layers
    ]  # fmt: skip
    return line


def _placed(mark: Mark, sheet: Sheet, text: str) -> Mark:
    """A mark with offsets into the original's text."""
    start, end = mark.start, mark.end
    if TABLE_OF.get(mark.label, "claims") not in sheet.layers:
        reason = f"exported were {', '.join(sheet.layers)} only"
        raise error("AN433", mark.where, mark=mark.label, reason=reason)
    if not 0 <= start < end <= len(sheet.text):
        reason = f"{start} to {end} is no span of the text"
        raise error("AN433", mark.where, mark=mark.label, reason=reason)
    if sheet.text != text:
        places = line_end_map(text, sheet.text)
        if places is None:
            pairs = enumerate(zip(text, sheet.text, strict=False))
            shorter = min(len(text), len(sheet.text))
            offset = next((at for at, (a, b) in pairs if a != b), shorter)
            raise error("AN434", sheet.where, offset=offset)
        start, end = places[start], places[end]
    return Mark(mark.key, mark.label, start, end, mark.values, mark.where)


def _ids(marks: Iterable[Mark], before: Mapping[str, Mapping[str, Any]]) -> dict[int, str]:
    """The id of each mark of a record, by the identity of the mark: its own, or a new one."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    new = []
    for mark in marks:
        table = TABLE_OF.get(mark.label)
        if table is None:
            continue
        if mark.key in before[table] and mark.key not in taken:
            found[id(mark)] = mark.key
            taken.add(mark.key)
        else:
            new.append((mark, table))
    used = taken | {name for rows in before.values() for name in rows}
    for mark, table in sorted(new, key=lambda item: (item[0].start, -item[0].end)):
        number = 1
        while f"{ID_PREFIXES[table]}{number}" in used:
            number += 1
        found[id(mark)] = f"{ID_PREFIXES[table]}{number}"
        used.add(found[id(mark)])
    return found


def _row(
    mark: Mark,
    table: str,
    name: str,
    kept: Mapping[str, Line],
    sheet: Sheet,
    line: Mapping[str, Any],
) -> dict[str, Any]:
    old = kept.get(name)
    carried = sheet.carried.get(table, ())
    row: dict[str, Any] = {
        key: list(value) if isinstance(value, list) else value
        for key, value in defaults(table).items()
    }
    same_span = old is not None and (old["start"], old["end"]) == (mark.start, mark.end)
    if old is not None and same_span:
        row |= {key: value for key, value in old.items() if key not in carried}
    row |= {key: mark.values[key] for key in carried if key in mark.values}
    row |= {"id": name, "start": mark.start, "end": mark.end}
    row["text"] = line["text"][mark.start : mark.end]
    row["sent_id"] = sentence_at(line["sentences"], mark.start)
    needed = class_field(table)
    if needed is not None and row[needed] is None:
        raise error("AN433", mark.where, mark=mark.label, reason=f"it has no {needed}")
    if same_span:
        _drop_derived(row, old, table)
    return row


def _drop_derived(row: dict[str, Any], old: Line | None, table: str) -> None:
    for causes, effects in DERIVED.get(table, ()):
        if old is not None and any(row.get(name) != old.get(name) for name in causes):
            row |= dict.fromkeys(effects)


class _Links:
    """Writes the links of a sheet into the rows that hold them."""

    def __init__(
        self, sheet: Sheet, marks: list[Mark], names: Mapping[int, str], line: dict[str, Any]
    ):
        self._sheet, self._line = sheet, line
        self._marks = {mark.key: mark for mark in marks}
        self._names = {mark.key: names.get(id(mark)) for mark in marks}
        self._rows = {row["id"]: row for table in LAYERS for row in line[table]}
        self._table = {row["id"]: table for table in LAYERS for row in line[table]}

    def apply(self) -> None:
        """Clear what the tool carries, then set what it says."""
        layers = self._sheet.layers
        for table, name, _ in LINKS.values():
            for row in self._line[table] if table in layers else ():
                # a link to a layer that was not exported was not shown
                if self._table.get(row[name]) in (None, *layers):
                    row[name] = None
        used: set[str] = set()
        if "claims" in self._sheet.layers:
            self._clear_parts()
        for link in self._sheet.links:
            self._set(link, used)
        for mark in self._marks.values():
            if mark.label in PARTS.values() and mark.key not in used:
                reason = "it belongs to no claim"
                raise error("AN433", mark.where, mark=mark.label, reason=reason)
        for row in self._line["claims"] if "claims" in self._sheet.layers else ():
            _set_hull(row, self._line)

    def _clear_parts(self) -> None:
        for row in self._line["claims"]:
            for part in PARTS:
                row |= {f"{part}_{field}": None for field in ("start", "end", "text")}

    def _set(self, link: Link, used: set[str]) -> None:
        source = self._names.get(link.source)
        if source is None or link.target not in self._marks:
            raise self._wrong(link, "its ends are no marks that can have it")
        row, table = self._rows[source], self._table[source]
        target = self._marks[link.target]
        if link.kind in PARTS:
            if table != "claims" or target.label != PARTS[link.kind]:
                raise self._wrong(link, f"it goes from CLAIM to {PARTS[link.kind]}")
            if row[f"{link.kind}_start"] is not None:
                raise self._wrong(link, f"the claim {source} has another {link.kind}")
            row[f"{link.kind}_start"], row[f"{link.kind}_end"] = target.start, target.end
            row[f"{link.kind}_text"] = self._line["text"][target.start : target.end]
            used.add(link.target)
            return
        if link.kind not in LINKS:
            raise self._wrong(link, f"there are: {', '.join((*LINKS, *PARTS))}")
        owner, name, targets = LINKS[link.kind]
        other = self._names[link.target]
        if table != owner or other is None or self._table[other] not in targets:
            raise self._wrong(link, f"it goes from {owner} to {' or '.join(targets)}")
        if row[name] not in (None, other):
            raise self._wrong(link, f"{source} has two of them")
        row[name] = other

    def _wrong(self, link: Link, reason: str) -> Exception:
        return error("AN433", link.where or self._sheet.where, mark=link.kind, reason=reason)


def _set_hull(row: dict[str, Any], line: Mapping[str, Any]) -> None:
    """Let a claim reach from the first to the last of its parts, where it has any."""
    given = [part for part in PARTS if row[f"{part}_start"] is not None]
    if given:
        row["start"] = min(row[f"{part}_start"] for part in given)
        row["end"] = max(row[f"{part}_end"] for part in given)
        row["text"] = line["text"][row["start"] : row["end"]]
        row["sent_id"] = sentence_at(line["sentences"], row["start"])


def _finish(
    line: dict[str, Any],
    layers: Iterable[str],
    before: Mapping[str, Mapping[str, dict[str, Any]]],
) -> None:
    """What follows from the corrected rows: lists of ids, stale references, rules."""
    known = {row["id"] for table in LAYERS for row in line[table]}
    _set_mirror(line, before)
    for row in line["claims"]:
        old = before["claims"].get(row["id"])
        if old is not None:
            _drop_derived(row, old, "claims")
        for name, table in _INSIDE.items():
            row[name] = _inside(row, line[table])
        row["frame_date_ids"] = [name for name in row["frame_date_ids"] if name in known]
        if row["parent_id"] not in known:
            row["parent_id"] = None
        if old is None or old["parent_id"] != row["parent_id"]:
            row["level"] = 1 if row["parent_id"] else 0
    for table, name, _ in LINKS.values():
        for row in line[table]:
            row[name] = row[name] if row[name] in known else None
    for table in layers:
        for row in line[table]:
            old = before[table].get(row["id"])
            changed = old is None or any(
                old.get(name) != value for name, value in row.items() if name not in _IGNORED
            )
            row["rule"] = IMPORTED if changed or old is None else old["rule"]
            if old is not None and old.get(OPTIONAL):
                row[OPTIONAL] = True


def _inside(claim: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> list[str]:
    start, end = claim["content_start"], claim["content_end"]
    if start is None:
        return []
    return [row["id"] for row in rows if start <= row["start"] and row["end"] <= end]


def _set_mirror(line: Mapping[str, Any], before: Mapping[str, Mapping[str, Any]]) -> None:
    """``quantity_id`` of a force is the first quantity that counts it.

    One that counts several forces points to one of them; the others keep pointing to it
    while it does.
    """
    counting: dict[str, str] = {}
    unchanged = set()
    for row in line["quantities"]:
        if row["force_id"] is not None:
            counting.setdefault(row["force_id"], row["id"])
            old = before["quantities"].get(row["id"])
            if old is not None and old["force_id"] == row["force_id"]:
                unchanged.add(row["id"])
    for row in line["forces"]:
        kept = row["quantity_id"] if row["quantity_id"] in unchanged else None
        row["quantity_id"] = counting.get(row["id"], kept)
