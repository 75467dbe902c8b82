"""Label Studio: tasks with predictions as JSON, and the labeling configuration as XML.

Tasks: https://labelstud.io/guide/task_format. Text regions of current versions count
code points; old versions count UTF-16 code units (``unit``). A line feed and a carriage
return are one character each there, as they are here.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from annotator.output.exchange.labels import COLOURS, attribute_name, labels_of, links_of
from annotator.output.exchange.offsets import Offsets, Unit
from annotator.output.exchange.payload import KEY, payload
from annotator.output.exchange.sheet import TABLE_OF, Mark, Sheet, carried_fields, written
from annotator.pipeline.records import LABELS
from annotator.schema import SCHEMA_VERSION, allowed_values, field_types

LABEL, TEXT = "label", "text"
"""Names of the control for labels and of the text in the configuration."""


class LabelStudioTasks:
    """Writes tasks into a JSON file, and the configuration beside it (``.xml``).

    Args:
        path: The JSON file.
        layers: Tables that are shown.
        unit: What offsets count.
    """

    def __init__(self, path: Path, layers: Iterable[str], unit: Unit = "code-points"):
        config = labeling_config(tuple(layers))
        path.with_suffix(".xml").write_text(config, "utf-8", newline="\n")
        self._unit = unit
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._before = "[\n"

    def write(self, sheet: Sheet) -> None:
        """Write one document as a task."""
        line = json.dumps(make_task(sheet, self._unit), ensure_ascii=False)
        self._file.write(self._before + line)
        self._before = ",\n"

    def close(self) -> None:
        """Finish the file."""
        self._file.write("\n]\n" if self._before != "[\n" else "[]\n")
        self._file.close()


def make_task(sheet: Sheet, unit: Unit = "code-points") -> dict[str, Any]:
    """The task of a sheet: its text, the original, and one prediction."""
    offsets = Offsets(sheet.text, unit)
    result = [region for mark in sheet.marks for region in _regions(mark, sheet.text, offsets)]
    result += [
        {
            "type": "relation",
            "from_id": link.source,
            "to_id": link.target,
            "direction": "right",
            "labels": [link.kind],
        }
        for link in sheet.links
    ]
    data = {TEXT: sheet.text, "doc_id": sheet.doc_id, KEY: payload(sheet)}
    return {"data": data, "predictions": [{"model_version": SCHEMA_VERSION, "result": result}]}


def _regions(mark: Mark, text: str, offsets: Offsets) -> list[dict[str, Any]]:
    """The region of a mark, and one a value, all of one id."""
    span = {"start": offsets.out(mark.start), "end": offsets.out(mark.end)}
    spelled = text[mark.start : mark.end]

    def region(name: str, kind: str, value: Any) -> dict[str, Any]:
        place = {"id": mark.key, "from_name": name, "to_name": TEXT, "type": kind}
        return {**place, "value": {**span, **value}}

    found = [region(LABEL, "labels", {"text": spelled, "labels": [mark.label]})]
    table = TABLE_OF.get(mark.label, "")
    for name, value in mark.values.items():
        kind = field_types(table)[name]
        control = attribute_name(mark.label, name)
        if kind in ("category", "boolean"):
            found.append(region(control, "choices", {"choices": [written(value)]}))
        elif kind in ("number", "integer"):
            found.append(region(control, "number", {"number": value}))
        else:
            found.append(region(control, "textarea", {"text": [value]}))
    return found


def labeling_config(layers: tuple[str, ...]) -> str:
    """The labeling configuration: labels, one control a field, relations; right to left."""
    root = ElementTree.Element("View")
    labels = ElementTree.SubElement(root, "Labels", name=LABEL, toName=TEXT)
    for label in labels_of(layers):
        ElementTree.SubElement(labels, "Label", value=label, background=COLOURS[label])
    relations = ElementTree.SubElement(root, "Relations")
    for kind in dict.fromkeys(kind for kind, _, _ in links_of(layers)):
        ElementTree.SubElement(relations, "Relation", value=kind)
    box = ElementTree.SubElement(root, "View", style="direction: rtl; text-align: right")
    ElementTree.SubElement(box, "Text", name=TEXT, value=f"${TEXT}", granularity="symbol")
    for table in (name for name in LABELS if name in layers):
        for field in carried_fields(table):
            _add_control(root, table, field)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _add_control(root: ElementTree.Element, table: str, field: str) -> None:
    """The control of a field, shown while a region with its label is selected."""
    label, kind = LABELS[table], field_types(table)[field]
    shown = {"visibleWhen": "region-selected", "whenTagName": LABEL, "whenLabelValue": label}
    box = ElementTree.SubElement(root, "View", shown)
    title = field.replace("_", " ")
    ElementTree.SubElement(box, "Header", value=title, size="5")
    target = {"name": attribute_name(label, field), "toName": TEXT, "perRegion": "true"}
    if kind in ("category", "boolean"):
        choices = ElementTree.SubElement(
            box, "Choices", target, choice="single", layout="select"
        )
        for value in allowed_values(table).get(field, ("true", "false")):
            ElementTree.SubElement(choices, "Choice", value=value)
    elif kind in ("number", "integer"):
        ElementTree.SubElement(box, "Number", target)
    else:
        ElementTree.SubElement(box, "TextArea", target, maxSubmissions="1", editable="true")
