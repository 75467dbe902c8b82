r"""brat: a folder with a ``.txt`` and an ``.ann`` file a document, and its configuration.

Standoff format: https://brat.nlplab.org/standoff.html. Spans count code points. An
``.ann`` file is read line by line, so a span is cut into fragments at line ends, at the
other characters that Python's ``splitlines`` cuts at (brat reads with it), and at tabs.
Fields with a set of values are attributes, free ones stand in the note of a span after
its id, as JSON. Beside them is ``NAME.json``, the original, which brat does not show.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotator.errors import error
from annotator.output.exchange.brat_config import annotation_conf, visual_conf
from annotator.output.exchange.labels import attribute_name
from annotator.output.exchange.names import FileNames
from annotator.output.exchange.offsets import Offsets, Unit
from annotator.output.exchange.payload import payload
from annotator.output.exchange.sheet import TABLE_OF, VALUES, Mark, Sheet, written

BREAKS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FRAGMENT = re.compile(f"[^{BREAKS}]+")
_BREAK = re.compile(f"[{BREAKS}]")


class BratFolder:
    """Writes documents into a folder that brat opens as a collection.

    Args:
        folder: The folder, which exists.
        layers: Tables that are shown.
        unit: What offsets count.
    """

    def __init__(self, folder: Path, layers: Iterable[str], unit: Unit = "code-points"):
        self._folder, self._unit = folder, unit
        self._names = FileNames()
        layers = tuple(layers)
        (folder / "annotation.conf").write_bytes(annotation_conf(layers).encode())
        (folder / "visual.conf").write_bytes(visual_conf(layers).encode())

    def write(self, sheet: Sheet) -> None:
        """Write one document."""
        name = self._names.claim(sheet.doc_id)
        for ending, text in (
            ("txt", sheet.text),
            ("ann", standoff(sheet, self._unit)),
            ("json", payload(sheet) + "\n"),
        ):
            (self._folder / f"{name}.{ending}").write_bytes(_encoded(text, sheet.doc_id))

    def close(self) -> None:
        """Nothing is left to write."""


def _encoded(text: str, doc_id: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as problem:
        raise error("AN111", doc_id, offset=problem.start) from problem


def standoff(sheet: Sheet, unit: Unit = "code-points") -> str:
    r"""The ``.ann`` file of a sheet.

    >>> sheet = Sheet("1", "في بغداد", (), [Mark("p1", "PLACE", 3, 8)], [])  # in Baghdad
    >>> standoff(sheet)
    'T1\tPLACE 3 8\tبغداد\n#1\tAnnotatorNotes T1\tp1\n'
    """
    offsets = Offsets(sheet.text, unit)
    names = {mark.key: f"T{number}" for number, mark in enumerate(sheet.marks, 1)}
    lines = []
    attributes = 0
    for number, mark in enumerate(sheet.marks, 1):
        name = names[mark.key]
        lines.append(_textbound(name, mark, sheet.text, offsets))
        for field, value in _attributes(mark):
            attributes += 1
            lines.append(f"A{attributes}\t{field} {name} {written(value)}")
        lines.append(f"#{number}\tAnnotatorNotes {name}\t{_note(mark)}")
    for number, link in enumerate(sheet.links, 1):
        ends = f"Arg1:{names[link.source]} Arg2:{names[link.target]}"
        lines.append(f"R{number}\t{link.kind} {ends}")
    return "".join(f"{line}\n" for line in lines)


def _textbound(name: str, mark: Mark, text: str, offsets: Offsets) -> str:
    found = [
        (mark.start + match.start(), mark.start + match.end())
        for match in _FRAGMENT.finditer(text[mark.start : mark.end])
    ] or [(mark.start, mark.end)]
    spans = ";".join(f"{offsets.out(start)} {offsets.out(end)}" for start, end in found)
    shown = " ".join(_BREAK.sub(" ", text[start:end]) for start, end in found)
    return f"{name}\t{mark.label} {spans}\t{shown}"


def _attributes(mark: Mark) -> list[tuple[str, Any]]:
    table = TABLE_OF.get(mark.label)
    if table is None:
        return []
    shown = (item for item in mark.values.items() if item[0] not in VALUES[table])
    return [(attribute_name(mark.label, name), value) for name, value in shown]


def _note(mark: Mark) -> str:
    free = VALUES.get(TABLE_OF.get(mark.label, ""), ())
    values = {name: value for name, value in mark.values.items() if name in free}
    if not values:
        return mark.key
    shown = json.dumps(values, ensure_ascii=False)
    return f"{mark.key} " + _BREAK.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)
