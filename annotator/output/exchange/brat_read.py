"""Reading a brat folder back."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.errors import DataError, error
from annotator.output.exchange.labels import attribute_name
from annotator.output.exchange.names import doc_id_of
from annotator.output.exchange.offsets import UNITS, Offsets, Unit, best_unit, same
from annotator.output.exchange.payload import unpacked
from annotator.output.exchange.sheet import (
    PARTS,
    TABLE_OF,
    VALUES,
    Link,
    Mark,
    Sheet,
    carried_fields,
    parsed,
)

_SPANS = re.compile(r"\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*", re.ASCII)
_RELATION = re.compile(r"(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_FIELDS = {
    attribute_name(label, name): (label, name)
    for label, table in TABLE_OF.items()
    for name in carried_fields(table)
    if name not in VALUES[table]
}


@dataclass(slots=True)
class _Standoff:
    """The lines of an ``.ann`` file, by kind, each with its number."""

    spans: dict[str, tuple[int, str, list[tuple[int, int]], str]] = field(default_factory=dict)
    attributes: list[tuple[int, str, str, str]] = field(default_factory=list)
    notes: dict[str, tuple[int, str]] = field(default_factory=dict)
    links: list[tuple[int, str, str, str]] = field(default_factory=list)


def read_brat(folder: Path, unit: Unit | None = None) -> Iterator[Sheet | DataError]:
    """Read the documents of a brat folder and its subfolders, in the order of their names.

    Args:
        folder: The folder.
        unit: What offsets count; None finds it out from the texts of the spans.

    Yields:
        A sheet a document, or the error of one that cannot be read.

    Raises:
        UsageError: AN430 where there is no ``.ann`` file.
    """
    found = sorted(folder.rglob("*.ann"), key=lambda path: path.relative_to(folder).parts)
    if not found:
        expected = "a folder with .txt and .ann files"
        raise error(
            "AN430", path=folder, format="brat", reason="no .ann in it", expected=expected
        )
    for path in found:
        try:
            yield _read(path, unit)
        except DataError as problem:
            yield problem


def _read(path: Path, unit: Unit | None) -> Sheet:
    text = _text(path.with_suffix(".txt"))
    beside = path.with_suffix(".json")
    value = _text(beside) if beside.exists() else None
    doc_id = doc_id_of(path.stem)
    layers, original = unpacked(value, doc_id, str(beside))
    doc_id = doc_id if original is None else str(original["doc_id"])
    standoff = _parse(_text(path), str(path))
    marks = _marks(standoff, text, str(path), unit)
    keys = {name: mark.key for name, mark in marks.items()}
    links = []
    for number, kind, source, target in standoff.links:
        where = f"{path}:{number}"
        for name in (source, target):
            if name not in keys:
                raise error("AN433", where, mark=kind, reason=f"there is no {name}")
        links.append(Link(kind, keys[source], keys[target], where))
    carried = {table: carried_fields(table) for table in layers}
    shown = list(marks.values())
    return Sheet(doc_id, text, layers, shown, links, original, carried, str(path))


def _text(path: Path) -> str:
    """The text of a file, line ends as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as problem:
        reason = problem.strerror or problem
        raise error("AN435", str(path), what="the file", reason=reason) from problem
    except UnicodeDecodeError as problem:
        reason = f"not UTF-8 from byte {problem.start} on"
        raise error("AN435", str(path), what="the file", reason=reason) from problem


def _parse(content: str, path: str) -> _Standoff:
    found = _Standoff()
    for number, line in enumerate(re.split(r"\r?\n", content), 1):
        if line.strip():
            name, _, rest = line.partition("\t")
            data, _, tail = rest.partition("\t")
            _parse_line(found, number, name, data, tail, f"{path}:{number}")
    return found


def _parse_line(
    found: _Standoff, number: int, name: str, data: str, tail: str, where: str
) -> None:
    match name[:1]:
        case "T":
            label, _, spans = data.partition(" ")
            if not _SPANS.fullmatch(spans.strip()):
                raise _bad(where, "expected: T1<tab>LABEL START END<tab>TEXT")
            if name in found.spans:
                raise _bad(where, f"{name} stands twice")
            numbers = [int(digits) for digits in re.findall(r"\d+", spans)]
            pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
            found.spans[name] = (number, label, pairs, tail)
        case "A" | "M":
            attribute, *rest = data.split(" ", 2)
            if not rest:
                raise _bad(where, "expected: A1<tab>NAME T1 VALUE")
            value = rest[1] if len(rest) > 1 else "true"
            found.attributes.append((number, attribute, rest[0], value))
        case "R":
            parts = _RELATION.fullmatch(data)
            if parts is None:
                raise _bad(where, "expected: R1<tab>NAME Arg1:T1 Arg2:T2")
            found.links.append((number, parts[1], parts[2], parts[3]))
        case "#" if data.startswith("AnnotatorNotes "):
            found.notes[data.split()[1]] = (number, tail)
        case "#" | "N" | "*":
            pass  # other comments, normalisations, equivalences
        case _:
            raise _bad(where, f"unknown kind of line {name[:20]!r}")


def _bad(where: str, reason: str) -> Exception:
    return error("AN435", where, what="the annotation", reason=reason)


def _marks(standoff: _Standoff, text: str, path: str, unit: Unit | None) -> dict[str, Mark]:
    unit = unit or best_unit(text, lambda offsets: _fits(standoff, text, offsets), UNITS)
    offsets = Offsets(text, unit)
    marks: dict[str, Mark] = {}
    for name, (number, label, spans, written) in standoff.spans.items():
        where = f"{path}:{number}"
        if label not in TABLE_OF and label not in PARTS.values():
            known = ", ".join((*TABLE_OF, *PARTS.values()))
            raise _bad(where, f"unknown label {label!r}; there are: {known}")
        start = offsets.back(min(start for start, _ in spans))
        end = offsets.back(max(end for _, end in spans))
        if written and not same(_shown(spans, text, offsets), written):
            reason = f"at its offsets stands {_shown(spans, text, offsets)!r}, not {written!r}"
            raise error("AN433", where, mark=f"{name} {label}", reason=reason)
        marks[name] = Mark(name, label, start, end, where=where)
    _add_notes(standoff, marks, path)
    _add_attributes(standoff, marks, path)
    return marks


def _shown(spans: list[tuple[int, int]], text: str, offsets: Offsets) -> str:
    return " ".join(text[offsets.back(start) : offsets.back(end)] for start, end in spans)


def _fits(standoff: _Standoff, text: str, offsets: Offsets) -> int:
    found = standoff.spans.values()
    return sum(same(_shown(spans, text, offsets), written) for _, _, spans, written in found)


def _add_notes(standoff: _Standoff, marks: dict[str, Mark], path: str) -> None:
    """Ids and free values, from the notes; a note of a person's own is left alone."""
    taken = set(marks)
    for name, mark in marks.items():
        number, note = standoff.notes.get(name, (0, ""))
        key = note.strip().partition(" ")[0]
        if key and key not in taken:
            mark.key = key
            taken.add(key)
        table = TABLE_OF.get(mark.label)
        if table is None or "{" not in note:
            continue
        where = f"{path}:{number}"
        for field_name, value in _json(note[note.index("{") :], where).items():
            if field_name in VALUES[table] and value is not None:
                mark.values[field_name] = parsed(table, field_name, value, where)


def _json(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError) as problem:
        raise error("AN435", where, what="the values in the note", reason=problem) from None
    return value if isinstance(value, dict) else {}


def _add_attributes(standoff: _Standoff, marks: dict[str, Mark], path: str) -> None:
    for number, attribute, name, value in standoff.attributes:
        where = f"{path}:{number}"
        if name not in marks:
            raise error("AN433", where, mark=attribute, reason=f"there is no {name}")
        mark = marks[name]
        label, field_name = _FIELDS.get(attribute, ("", ""))
        if label != mark.label:
            reason = f"{mark.label} has no such attribute"
            raise error("AN433", where, mark=attribute, reason=reason)
        mark.values[field_name] = parsed(TABLE_OF[label], field_name, value.strip(), where)
