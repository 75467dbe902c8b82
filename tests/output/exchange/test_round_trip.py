"""Documents of all kinds go to a tool and come back as they were."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.output.exchange import run
from annotator.output.exchange.check import checked
from annotator.output.exchange.sheet import LAYERS, PARTS, carried_fields, class_field
from annotator.schema import ID_PREFIXES, allowed_values, field_types

ALPHABET = 'ابتج وفي🚁😀\u064b\u0651\u200fa1\t\n\r\u2028\x85\\"'
UNITS = ("code-points", "utf-16")


@st.composite
def spans(draw, text, most=4):
    """Different spans that begin and end with no blank."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    found = []
    for one, other in draw(st.lists(ends, max_size=most)):
        start, end = sorted((one, other))
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end and (start, end) not in found:
            found.append((start, end))
    return sorted(found, key=lambda span: (span[0], -span[1]))


def value_of(table, name):
    kind = field_types(table)[name]
    if kind == "category":
        return st.sampled_from(allowed_values(table)[name])
    if kind == "boolean":
        return st.booleans()
    if kind == "number":
        return st.floats(allow_nan=False, allow_infinity=False)
    return st.text(ALPHABET, min_size=1, max_size=8).map(str.strip).filter(bool)


@st.composite
def rows_of(draw, table, text):
    rows = []
    for number, (start, end) in enumerate(draw(spans(text)), 1):
        row = {"id": f"{ID_PREFIXES[table]}{number}", "start": start, "end": end}
        for name in carried_fields(table):
            if name == class_field(table) or draw(st.booleans()):
                row[name] = draw(value_of(table, name))
        rows.append(row)
    return rows


@st.composite
def documents(draw):
    text = draw(st.text(ALPHABET, min_size=1, max_size=40))
    line = {"doc_id": draw(st.text(min_size=1, max_size=6)), "text": text}
    line["sentences"] = [{"id": "s1", "start": 0, "end": len(text)}]
    for table in LAYERS:
        line[table] = draw(rows_of(table, text))
    line["claims"] = _with_parts(line["claims"], text, draw)
    for row in line["quantities"]:
        row["force_id"] = draw(st.sampled_from([None, *(f["id"] for f in line["forces"])]))
        row["place_id"] = draw(st.sampled_from([None, *(f["id"] for f in line["places"])]))
    for row in line["forces"]:
        counting = [q["id"] for q in line["quantities"] if q["force_id"] == row["id"]]
        row["quantity_id"] = counting[0] if counting else None
    for before, row in zip(line["claims"], line["claims"][1:], strict=False):
        row["parent_id"] = draw(st.sampled_from([None, before["id"]]))
        row["level"] = 1 if row["parent_id"] else 0
    return checked(line, "test")


def _with_parts(rows, text, draw):
    found = {}
    for row in rows:
        inside = draw(spans(text[row["start"] : row["end"]], 3))
        parts = list(zip(PARTS, inside, strict=False))
        for part, (start, end) in parts:
            row[f"{part}_start"], row[f"{part}_end"] = row["start"] + start, row["start"] + end
        if parts:
            first = row["start"]
            row["start"] = first + min(start for _, (start, _) in parts)
            row["end"] = first + max(end for _, (_, end) in parts)
        found.setdefault((row["start"], row["end"]), row)
    ordered = sorted(found.values(), key=lambda row: (row["start"], -row["end"]))
    for number, row in enumerate(ordered, 1):
        row["id"] = f"c{number}"
    return ordered


def through(line, to, unit):
    """The document after an export, what the tool does with the file, and an import."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, run.DEFAULT_NAMES[to])
        run.export([line], path, to, run.Options(unit=unit))
        if to == "labelstudio":
            submit(path)
        if to == "doccano":
            renumber(path)
        (found,) = run.read_corrected(path, to, unit)
    if isinstance(found, Exception):
        raise found
    return found


def submit(path):
    """What Label Studio does when a person takes a prediction over."""
    tasks = json.loads(path.read_text("utf-8"))
    for number, task in enumerate(tasks, 1):
        (prediction,) = task.pop("predictions")
        task["id"] = number
        task["annotations"] = [{"completed_by": 1, "result": prediction["result"]}]
    path.write_text(json.dumps(tasks), "utf-8")


def renumber(path):
    """doccano numbers entities itself."""
    examples = []
    for raw in path.read_text("utf-8").split("\n")[:-1]:
        example = json.loads(raw)
        names = {item["id"]: item["id"] + 95 for item in example["entities"]}
        for item in example["entities"]:
            item["id"] = names[item["id"]]
        for item in example["relations"]:
            item["from_id"], item["to_id"] = names[item["from_id"]], names[item["to_id"]]
        examples.append(json.dumps({"id": 7, **example, "Comments": []}))
    path.write_text("".join(f"{example}\n" for example in examples), "utf-8")


def comparable(line):
    """A document without what an import adds, lists of ids that follow from spans too."""
    plain = json.loads(json.dumps(line))
    plain["meta"].pop("annotated_layers", None)
    for claim in plain["claims"]:
        for name in ("place_ids", "force_ids", "quantity_ids", "date_ids", "rule"):
            claim.pop(name)
    return plain


@pytest.mark.parametrize("to", ["brat", "labelstudio", "doccano"])
@pytest.mark.parametrize("unit", UNITS)
@given(line=documents())
@settings(max_examples=25)
def test_nothing_is_lost(to, unit, line):
    assert comparable(through(line, to, unit)) == comparable(line)


@pytest.mark.parametrize("to", ["brat", "labelstudio"])
@given(line=documents())
@settings(max_examples=25)
def test_values_come_back_without_the_original(to, line):
    """What the tool itself carries is all there when its copy of the original is lost."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, run.DEFAULT_NAMES[to])
        run.export([line], path, to)
        if to == "brat":
            next(path.glob("*.json")).unlink()
        else:
            submit(path)
            tasks = json.loads(path.read_text("utf-8"))
            tasks[0]["data"].pop("annotator")
            path.write_text(json.dumps(tasks), "utf-8")
        (found,) = run.read_corrected(path, to)
    if isinstance(found, Exception):
        raise found
    for table in LAYERS:
        names = (*carried_fields(table), "start", "end", "text")
        shown = [[row[name] for name in names] for row in found[table]]
        assert shown == [[row[name] for name in names] for row in line[table]]
    assert {row["rule"] for table in LAYERS for row in found[table]} <= {"imported"}


@given(line=documents())
@settings(max_examples=25)
def test_our_own_lines(line):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "a.jsonl")
        path.write_text(json.dumps(line) + "\n", "utf-8")
        result = run.import_gold(path, "jsonl", Path(name, "gold.jsonl"))
        assert (result.documents, result.failures) == (1, [])
        assert json.loads(Path(name, "gold.jsonl").read_text("utf-8")) == line
