"""Make corpora/texts and corpora/gold from corpora/sources.

A source holds a text sentence by sentence, each followed by its rows; the format is
described in corpora/README.md. Offsets, ids, references between rows and everything that
follows from other fields are computed here, so that no number is ever typed.

Run from anywhere: python scripts/make_gold.py [--check]
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema

from annotator.schema import (
    ID_PREFIXES,
    TABLES,
    Document,
    field_types,
    json_schema,
    row_fields,
    to_json,
)
from annotator.text.chars import (
    CLOSING_QUOTES,
    DIACRITICS,
    LETTERS,
    OPENING_QUOTES,
    STRAIGHT_QUOTES,
    TATWEEL,
)

CORPORA = Path(__file__).resolve().parents[1] / "corpora"

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


def make(name: str, source: str) -> tuple[str, dict[str, Any]]:
    """Turn a source into the text and the object of its line of gold.

    Args:
        name: Name of the source, which becomes ``doc_id``.
        source: Its content.

    Raises:
        SourceError: The source is malformed, or a row's text is not where it says.
    """
    text, sentences, raw = _read(name, source)
    lines = [_row(text, sentences, *item) for item in raw]
    document = Document(doc_id=name, path=f"texts/{name}.txt", encoding="utf-8", text=text)
    document.sha256 = hashlib.sha256(text.encode()).hexdigest()
    document.n_chars, document.n_sentences = len(text), len(sentences)
    document.n_words = sum(1 for word in text.split() if re.search(r"\w", word))
    for key, value in re.findall(r"^@ (\w+) (.+)$", source, re.M):
        if key == "annotated_layers":
            document.meta[key] = value.split(",")
        else:
            setattr(document, key, value)
    for table in TABLES:
        if table == "sentences":
            records = [
                TABLES[table](id="", start=start, end=end, text=text[start:end], kind=kind)
                for start, end, kind in sentences
            ]
        else:
            records = [_record(text, line) for line in lines if line.table == table]
        records.sort(key=lambda record: (record.start, -record.end))
        for number, record in enumerate(records, 1):
            record.id = f"{ID_PREFIXES[table]}{number}"
        setattr(document, table, records)
    _resolve(document, lines)
    return text, _with_optional(to_json(document), lines)


def _read(name: str, source: str) -> tuple[str, list[tuple[int, int, str]], list[Any]]:
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


def _row(text: str, sentences: list[Any], where: str, line: str, sentence: int) -> Line:
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
    matches = re.finditer(pattern, text[:high])
    found = [match.span(1) for match in matches if match.start(1) >= low]
    if not found or (len(found) > 1 and not occurrence) or int(occurrence or 1) > len(found):
        raise SourceError(f"{where}: {quoted!r} occurs {len(found)} times")
    return found[int(occurrence or 1) - 1]


def _record(text: str, line: Line) -> Any:
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


def _resolve(document: Document, lines: list[Line]) -> None:
    by_label = {line.label: line.record.id for line in lines if line.label}
    for line in lines:
        for key in sorted(REFERENCES & line.values.keys()):
            label = line.values[key]
            if label not in by_label:
                raise SourceError(f"{line.where}: no row is labelled &{label}")
            setattr(line.record, key, by_label[label])
    for force in document.forces:
        _link_quantity(force, document.quantities)
    for claim in document.claims:
        _link_claim(claim, document)


def _link_quantity(force: Any, quantities: list[Any]) -> None:
    """A quantity whose counted noun is the head of a force counts that force."""
    for quantity in quantities:
        overlap = quantity.start <= force.start < quantity.end
        if overlap and force.quantity_id is None and quantity.force_id is None:
            force.quantity_id, quantity.force_id = quantity.id, force.id


def _link_claim(claim: Any, document: Document) -> None:
    low, high = claim.content_start or 0, claim.content_end or 0
    for table, key in (("places", "place_ids"), ("forces", "force_ids"),
                       ("quantities", "quantity_ids"), ("dates", "date_ids")):  # fmt: skip
        inside = [row.id for row in getattr(document, table) if low <= row.start < high]
        setattr(claim, key, inside)
    contents = [
        (other.content_start, other.content_end)
        for other in document.claims
        if other.sent_id == claim.sent_id and other.content_start is not None
    ]
    claim.frame_date_ids = [
        date.id
        for date in document.dates
        if date.sent_id == claim.sent_id
        and not any(start <= date.start < end for start, end in contents)
    ]
    if claim.source_start is not None and claim.source_id is None:
        candidates = [
            row
            for row in (*document.actors, *document.forces)
            if claim.source_start <= row.start and row.end <= claim.source_end
        ]
        candidates.sort(key=lambda row: (getattr(row, "kind", "") != "person", row.start))
        claim.source_id = candidates[0].id if candidates else None


def _with_optional(line: dict[str, Any], lines: Iterable[Line]) -> dict[str, Any]:
    optional = {made.record.id for made in lines if "opt" in made.values}
    for table in TABLES:
        for row in line[table]:
            if row["id"] in optional:
                row["optional"] = True
    return line


def problems(line: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a line of gold: values outside the schema, overlaps, offsets."""
    for problem in jsonschema.Draft202012Validator(json_schema()).iter_errors(line):
        yield f"{line['doc_id']}: {problem.json_path}: {problem.message}"
    for table in TABLES:
        rows = line[table]
        for row in rows:
            if line["text"][row["start"] : row["end"]] != row["text"]:
                yield f"{line['doc_id']}: {row['id']}: text is not at its offsets"
        if table in ("sentences", "claims"):
            continue
        for one, two in pairwise(rows):
            nested = table == "places" and two["end"] <= one["end"]
            if two["start"] < one["end"] and not nested:
                yield f"{line['doc_id']}: {one['id']} and {two['id']} overlap"


def outputs() -> dict[Path, bytes]:
    """Every file that this script makes, with its content."""
    made: dict[Path, bytes] = {}
    for path in sorted((CORPORA / "sources").glob("*.txt")):
        text, line = make(path.stem, path.read_text(encoding="utf-8"))
        made[CORPORA / "texts" / path.name] = text.encode()
        content = json.dumps(line, ensure_ascii=False) + "\n"
        made[CORPORA / "gold" / f"{path.stem}.jsonl"] = content.encode()
    return made


def main() -> int:
    """Write the files, or with ``--check`` tell which ones are not as they should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    try:
        made = outputs()
    except SourceError as problem:
        print(problem, file=sys.stderr)
        return 1
    wrong = [
        found
        for path, content in made.items()
        if path.suffix == ".jsonl"
        for found in problems(json.loads(content))
    ]
    for path, content in made.items():
        if check and (not path.is_file() or path.read_bytes() != content):
            wrong.append(f"{path.relative_to(CORPORA)} is out of date")
        elif not check:
            path.write_bytes(content)
    print("\n".join(wrong) or f"{len(made)} files are right", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
