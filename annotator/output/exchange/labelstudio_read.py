"""Reading Label Studio's JSON export (not JSON-MIN) back."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.errors import DataError, error
from annotator.output.exchange.foreign import items_of, load_json
from annotator.output.exchange.labels import attribute_name
from annotator.output.exchange.labelstudio import LABEL, TEXT
from annotator.output.exchange.offsets import UNITS, Offsets, Unit, best_unit, same
from annotator.output.exchange.payload import KEY, unpacked
from annotator.output.exchange.sheet import (
    PARTS,
    TABLE_OF,
    Link,
    Mark,
    Sheet,
    carried_fields,
    parsed,
)

_FIELDS = {
    attribute_name(label, name): (label, name)
    for label, table in TABLE_OF.items()
    for name in carried_fields(table)
}
_VALUE = {"choices": "choices", "number": "number", "textarea": "text"}

Region = Mapping[str, Any]


def read_label_studio(
    path: Path, unit: Unit | None = None
) -> Iterator[Sheet | DataError | None]:
    """Read the corrected tasks of an export.

    Args:
        path: The JSON file.
        unit: What offsets count; None finds it out from the texts of the regions.

    Yields:
        A sheet a task, or the error of one that cannot be read; None for a task without
        annotation, which nobody has corrected. Of several annotations a ground truth
        counts, else the last one.

    Raises:
        UsageError: AN430 where the file is no such export.
    """
    try:
        tasks = load_json(path.read_bytes(), str(path), "the export")
    except DataError as problem:
        raise _no_export(path, problem.message) from problem
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise _no_export(path, "it is no list of tasks")
    for number, task in enumerate(tasks, 1):
        where = f"{path}: task {task.get('id', number)}"
        try:
            annotation = _annotation(task, where)
            yield _sheet(task, annotation, where, unit) if annotation is not None else None
        except DataError as problem:
            yield problem


def _no_export(path: Path, reason: object) -> Exception:
    expected = "the JSON export of a project"
    return error("AN430", path=path, format="labelstudio", reason=reason, expected=expected)


def _annotation(task: Region, where: str) -> Region | None:
    """The annotation that counts, or None for a task that nobody has corrected."""
    found = [
        item
        for item in items_of(task, "annotations", where)
        if isinstance(item, dict) and not item.get("was_cancelled")
    ]
    preferred = [item for item in found if item.get("ground_truth")]
    return (preferred or found)[-1] if found else None


def _sheet(task: Region, annotation: Region, where: str, unit: Unit | None) -> Sheet:
    data = task.get("data")
    text = data.get(TEXT) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(text, str):
        raise error("AN435", where, what="the task", reason=f"no {TEXT!r} in its data")
    doc_id = str(data.get("doc_id") or task.get("id"))
    layers, original = unpacked(data.get(KEY), doc_id, where)
    result: list[Region] = [
        item for item in items_of(annotation, "result", where) if isinstance(item, dict)
    ]
    marks = _marks(result, text, where, unit)
    links = [
        Link(kind, str(item.get("from_id")), str(item.get("to_id")), where)
        for item in result
        if item.get("type") == "relation"
        for kind in _link_kinds(item, where)
    ]
    carried = {table: carried_fields(table) for table in layers}
    return Sheet(doc_id, text, layers, marks, links, original, carried, where)


def _link_kinds(item: Region, where: str) -> list[str]:
    kinds = items_of(item, "labels", where)
    if len(kinds) != 1:
        reason = "it has no one name"
        raise error("AN433", where, mark=f"relation from {item.get('from_id')}", reason=reason)
    return [str(kinds[0])]


def _marks(result: list[Region], text: str, where: str, unit: Unit | None) -> list[Mark]:
    labelled = [item for item in result if item.get("type") == "labels"]
    for item in labelled:
        _check_region(item, where)
    unit = unit or best_unit(text, lambda offsets: _fits(labelled, text, offsets), UNITS)
    offsets = Offsets(text, unit)
    marks: dict[str, Mark] = {}
    for item in labelled:
        key, value = str(item.get("id")), item["value"]
        place = f"{where}, region {key}"
        label = str((items_of(value, "labels", place) or [""])[0])
        if label not in TABLE_OF and label not in PARTS.values():
            raise error("AN433", place, mark="the region", reason=f"unknown label {label!r}")
        start, end = offsets.back(value["start"]), offsets.back(value["end"])
        written = value.get("text")
        if isinstance(written, str) and not same(text[start:end], written):
            reason = f"at its offsets stands {text[start:end]!r}, not {written!r}"
            raise error("AN433", place, mark=label, reason=reason)
        marks[key] = Mark(key, label, start, end, where=place)
    for item in result:
        if str(item.get("type")) in _VALUE and item.get("from_name") != LABEL:
            _add_value(item, marks, where)
    return list(marks.values())


def _check_region(item: Region, where: str) -> None:
    value = item.get("value")
    ends = [value.get(name) for name in ("start", "end")] if isinstance(value, dict) else [None]
    if not all(isinstance(at, int) and not isinstance(at, bool) for at in ends):
        place = f"{where}, region {item.get('id')}"
        raise error("AN435", place, what="the region", reason="start and end are no numbers")


def _fits(labelled: list[Region], text: str, offsets: Offsets) -> int:
    spans = (item["value"] for item in labelled)
    return sum(
        same(text[offsets.back(value["start"]) : offsets.back(value["end"])], value["text"])
        for value in spans
        if isinstance(value.get("text"), str)
    )


def _add_value(item: Region, marks: Mapping[str, Mark], where: str) -> None:
    key, control = str(item.get("id")), str(item.get("from_name"))
    place = f"{where}, region {key}"
    label, name = _FIELDS.get(control, ("", ""))
    if key not in marks or marks[key].label != label:
        # a control of a label that the region no longer has
        return
    given = item.get("value")
    value = given.get(_VALUE[item["type"]]) if isinstance(given, dict) else None
    if isinstance(value, list):
        value = value[0] if value else None
    if value is not None:
        found = parsed(TABLE_OF[label], name, value, place)
        if found is not None:
            marks[key].values[name] = found
