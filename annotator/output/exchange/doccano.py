"""doccano: JSONL for relation extraction, with the labels to set up; written and read.

An example has ``text``, ``entities`` and ``relations``; other keys are its metadata,
which doccano gives back. Records are told apart by label only, so what a record cannot do
without is part of its label: ``FORCE:police``. doccano gives entities ids of its own:
a record is found again by its span and label. Offsets are what browsers count, UTF-16 code
units (the project's option to count grapheme clusters must be off).
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.errors import DataError, error
from annotator.output.exchange.foreign import items_of, load_json
from annotator.output.exchange.labels import COLOURS, labels_of, links_of
from annotator.output.exchange.offsets import UNITS, Offsets, Unit, best_unit
from annotator.output.exchange.payload import KEY, payload, unpacked
from annotator.output.exchange.sheet import (
    PARTS,
    TABLE_OF,
    Link,
    Mark,
    Sheet,
    class_field,
    make_sheet,
    parsed,
)
from annotator.output.jsonl import dump_line
from annotator.schema import allowed_values

Example = Mapping[str, Any]


class DoccanoExamples:
    """Writes examples, and beside them the labels (``.labels.json``, ``.relations.json``).

    Args:
        path: The JSONL file.
        layers: Tables that are shown.
        unit: What offsets count.
    """

    def __init__(self, path: Path, layers: Iterable[str], unit: Unit = "utf-16"):
        chosen = tuple(layers)
        kinds = dict.fromkeys(kind for kind, _, _ in links_of(chosen))
        for ending, names in (
            ("labels.json", [(name, COLOURS[name.split(":")[0]]) for name in _labels(chosen)]),
            ("relations.json", [(kind, "#e0e0e0") for kind in kinds]),
        ):
            value = [_label_type(name, colour) for name, colour in names]
            target = path.with_suffix(f".{ending}")
            target.write_text(json.dumps(value, indent=1) + "\n", "utf-8", newline="\n")
        self._unit = unit
        self._file = path.open("wb")

    def write(self, sheet: Sheet) -> None:
        """Write one document as an example."""
        self._file.write(dump_line(make_example(sheet, self._unit)))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _label_type(name: str, colour: str) -> dict[str, Any]:
    return {
        "text": name,
        "prefix_key": None,
        "suffix_key": None,
        "background_color": colour,
        "text_color": "#000000",
    }


def _labels(layers: tuple[str, ...]) -> list[str]:
    found = []
    for label in labels_of(layers):
        table = TABLE_OF.get(label)
        name = class_field(table) if table else None
        if table is None or name is None:
            found.append(label)
        else:
            found.extend(f"{label}:{value}" for value in allowed_values(table)[name])
    return found


def full_label(mark: Mark) -> str:
    """The label of a mark with what its record cannot do without.

    >>> full_label(Mark("d1", "DATE", 0, 4, {"kind": "date", "value": "2024"}))
    'DATE:date'
    """
    table = TABLE_OF.get(mark.label)
    name = class_field(table) if table else None
    return f"{mark.label}:{mark.values[name]}" if name is not None else mark.label


def make_example(sheet: Sheet, unit: Unit = "utf-16") -> dict[str, Any]:
    """The example of a sheet."""
    offsets = Offsets(sheet.text, unit)
    numbers = {mark.key: number for number, mark in enumerate(sheet.marks)}
    entities = [
        {
            "id": numbers[mark.key],
            "label": full_label(mark),
            "start_offset": offsets.out(mark.start),
            "end_offset": offsets.out(mark.end),
        }
        for mark in sheet.marks
    ]
    relations = [
        {
            "id": number,
            "from_id": numbers[link.source],
            "to_id": numbers[link.target],
            "type": link.kind,
        }
        for number, link in enumerate(sheet.links)
    ]
    return {
        "text": sheet.text,
        "entities": entities,
        "relations": relations,
        "doc_id": sheet.doc_id,
        KEY: payload(sheet),
    }


def read_doccano(path: Path, unit: Unit | None = None) -> Iterator[Sheet | DataError]:
    """Read the examples of doccano's JSONL export, of relation or sequence labelling.

    Args:
        path: The JSONL file.
        unit: What offsets count; None is that in which more of the exported entities are
            found again, UTF-16 code units where it is the same.

    Yields:
        A sheet an example, or the error of one that cannot be read.
    """
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            where = f"{path}:{number}"
            try:
                yield _sheet(_example(raw, where), where, unit)
            except DataError as problem:
                yield problem


def _example(raw: bytes, where: str) -> Example:
    value = load_json(raw, where, "the example")
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise error("AN435", where, what="the example", reason="it has no text")
    return value


def _sheet(example: Example, where: str, unit: Unit | None) -> Sheet:
    text = example["text"]
    doc_id = str(example.get("doc_id") or example.get("id"))
    layers, original = unpacked(example.get(KEY), doc_id, where)
    entities = _entities(example, where)
    before = make_sheet(original, layers) if original is not None else None
    known = Counter((full_label(mark), mark.start, mark.end) for mark in before.marks) \
        if before is not None else Counter()  # fmt: skip

    def fits(offsets: Offsets) -> int:
        return sum(
            (label, offsets.back(start), offsets.back(end)) in known
            for _, label, start, end in entities
        )

    offsets = Offsets(text, unit or best_unit(text, fits, reversed(UNITS)))
    marks = [_mark(*entity, offsets, where) for entity in entities]
    names = {name: mark for (name, *_), mark in zip(entities, marks, strict=True)}
    links = [
        Link(kind, source, target, where) for kind, source, target in _relations(example, where)
    ]
    carried = {table: (name,) if (name := class_field(table)) else () for table in layers}
    sheet = Sheet(doc_id, text, layers, marks, links, original, carried, where)
    if before is not None:
        _recognise(sheet, before, names, "relations" in example)
    return sheet


def _entities(example: Example, where: str) -> list[tuple[str, str, int, int]]:
    """Id, label and offsets of the entities, of either kind of project."""
    found = []
    names = [name for name in ("entities", "label", "labels") if name in example]
    listed = items_of(example, names[0], where) if names else []
    for place, item in enumerate(listed):
        if isinstance(item, list) and len(item) == 3:
            start, end, label = item
            name: Any = place
        elif isinstance(item, dict):
            name, label = item.get("id", place), item.get("label")
            start, end = item.get("start_offset"), item.get("end_offset")
        else:
            name = label = start = end = None
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(label, str)):
            reason = f"entity {place + 1} has no label, start and end"
            raise error("AN435", where, what="the example", reason=reason)
        found.append((str(name), label, start, end))
    return found


def _relations(example: Example, where: str) -> list[tuple[str, str, str]]:
    found = []
    for item in items_of(example, "relations", where):
        if not isinstance(item, dict) or not {"from_id", "to_id", "type"} <= set(item):
            reason = "a relation has no from_id, to_id and type"
            raise error("AN435", where, what="the example", reason=reason)
        found.append((str(item["type"]), str(item["from_id"]), str(item["to_id"])))
    return found


def _mark(name: str, full: str, start: int, end: int, offsets: Offsets, where: str) -> Mark:
    label, _, value = full.partition(":")
    if label not in TABLE_OF and label not in PARTS.values():
        raise error("AN433", where, mark=f"entity {name}", reason=f"unknown label {full!r}")
    mark = Mark(name, label, offsets.back(start), offsets.back(end))
    mark.where = f"{where}, entity {name}"
    table = TABLE_OF.get(label)
    field = class_field(table) if table else None
    if table and field and value:
        mark.values[field] = parsed(table, field, value, mark.where)
    return mark


def _recognise(
    sheet: Sheet, before: Sheet, names: Mapping[str, Mark], has_relations: bool
) -> None:
    """Give marks the keys of the exported ones with the same label and span.

    Of several at one span each is found once, in order. A project without relations
    keeps those of the original between marks that are still there.
    """
    waiting: dict[tuple[str, int, int], list[str]] = {}
    for mark in before.marks:
        waiting.setdefault((mark.label, mark.start, mark.end), []).append(mark.key)
    renamed = {}
    # doccano numbers entities in the order in which it got them
    for name, mark in sorted(names.items(), key=lambda item: (len(item[0]), item[0])):
        found = waiting.get((mark.label, mark.start, mark.end))
        mark.key = found.pop(0) if found else f"new {name}"
        renamed[name] = mark.key
    if has_relations:
        sheet.links = [
            link._replace(
                source=renamed.get(link.source, ""), target=renamed.get(link.target, "")
            )
            for link in sheet.links
        ]
    else:
        kept = set(renamed.values())
        sheet.links = [
            link for link in before.links if link.source in kept and link.target in kept
        ]
