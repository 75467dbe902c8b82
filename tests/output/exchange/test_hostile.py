"""Damaged files give coded errors or valid documents, and nothing else."""

import copy
import json
import tempfile
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import AnnotatorError, DataError
from annotator.output.exchange import run
from annotator.schema import json_schema

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 90)
    | st.floats()
    | st.text("aب1😀", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["id", "start", "label", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)
QUIET = settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # the fixture is only read
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def damaged(value, data):
    """A copy of a JSON value in which one node, drawn at random, is another."""
    found = copy.deepcopy(value)
    node = found
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        inner = node[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            if data.draw(st.integers(0, 3)) == 0 and isinstance(node, dict):
                del node[key]
            else:
                node[key] = data.draw(JSON)
            return found
        node = inner


def check(path, source):
    try:
        found = list(run.read_corrected(path, source))
    except AnnotatorError:
        return
    for item in found:
        if item is None:
            continue
        if isinstance(item, DataError):
            assert item.where
            assert str(path) in item.where
        else:
            VALIDATOR.validate(item)


@QUIET
@given(data=st.data())
def test_label_studio(line, data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "t.json")
        run.export([line], path, "labelstudio")
        (task,) = json.loads(path.read_text("utf-8"))
        task["annotations"] = task.pop("predictions")
        task["data"]["annotator"] = json.loads(task["data"]["annotator"])
        path.write_text(json.dumps(damaged([task], data)), "utf-8")
        check(path, "labelstudio")


@QUIET
@given(data=st.data())
def test_doccano(line, data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "d.jsonl")
        run.export([line], path, "doccano")
        example = json.loads(path.read_text("utf-8"))
        example["annotator"] = json.loads(example["annotator"])
        path.write_text(json.dumps(damaged(example, data)) + "\n", "utf-8")
        check(path, "doccano")


@QUIET
@given(data=st.data())
def test_our_own_lines(line, data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "a.jsonl")
        path.write_text(json.dumps(damaged(line, data)), "utf-8")
        check(path, "jsonl")


@QUIET
@given(data=st.data())
def test_brat(line, data):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "b")
        run.export([line], folder, "brat")
        ending = data.draw(st.sampled_from(["ann", "ann", "ann", "json", "txt"]))
        (path,) = folder.glob(f"*.{ending}")
        content = path.read_text("utf-8")
        at = data.draw(st.integers(0, len(content)))
        until = data.draw(st.integers(at, min(len(content), at + 9)))
        more = data.draw(st.text("T1AR#\t\n \u2028;9{\"}'xب\\", max_size=5))
        path.write_text(content[:at] + more + content[until:], "utf-8")
        check(folder, "brat")


@pytest.mark.parametrize("source", ["labelstudio", "doccano", "jsonl"])
@pytest.mark.parametrize(
    "content", ["[" * 99_999, '{"a":' * 99_999, "\0", "\ufeff", "9" * 9_999]
)
def test_hostile_json(tmp_path, source, content):
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    check(path, source)


@pytest.mark.parametrize(
    "content",
    ["T1\tPLACE " + "9" * 5_000 + " 3\tx", "T1\tPLACE 0 1;;2 3\tx", "#1\tAnnotatorNotes T1\t{"],
)
def test_hostile_brat(tmp_path, content):
    (tmp_path / "a.txt").write_text("نص", "utf-8")
    (tmp_path / "a.ann").write_text(content, "utf-8")
    check(tmp_path, "brat")
