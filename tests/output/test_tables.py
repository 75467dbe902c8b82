import gzip
import json

import pandas as pd
import pytest

from annotator.errors import AnnotatorError
from annotator.output.tables import read_annotations, to_frames
from annotator.schema import (
    TABLES,
    Claim,
    Document,
    Force,
    Place,
    Quantity,
    Sentence,
    columns,
    field_types,
    to_json,
)

TEXT = "انسحب لواءان من أربيل."


def document(doc_id="a", **known):
    at = {"start": 0, "end": 5, "text": "انسحب", "rule": "r"}
    return Document(
        doc_id=doc_id,
        text=TEXT,
        n_chars=len(TEXT),
        sentences=[Sentence(id="s1", start=0, end=len(TEXT), text=TEXT)],
        places=[Place(id="p1", sent_id="s1", **at, kind="city", lat=36.19, ambiguity=2)],
        forces=[Force(id="f1", sent_id="s1", **at, category="branch", quantity_id="q1")],
        quantities=[Quantity(id="q1", sent_id="s1", **at, kind="formation", value=2.0)],
        claims=[Claim(id="c1", sent_id="s1", **at, place_ids=["p1", "p2"])],
        **known,
    )


@pytest.fixture
def frames():
    return to_frames([to_json(document("a", meta={"k": [1]})), to_json(document("b"))])


def test_columns_are_those_of_the_schema(frames):
    assert list(frames) == ["documents", *TABLES]
    for table, frame in frames.items():
        assert tuple(frame.columns) == columns(table)


@pytest.mark.parametrize("empty", [False, True])
def test_dtypes_are_those_of_the_schema(frames, empty):
    expected = {
        "string": "string",
        "integer": "Int64",
        "number": "Float64",
        "boolean": "boolean",
        "category": "category",
        "list": "object",
        "object": "object",
    }
    for table, frame in (to_frames([]) if empty else frames).items():
        for name, kind in field_types(table).items():
            assert str(frame[name].dtype) == expected[kind], (table, name)


def test_values(frames):
    place = frames["places"].iloc[0]
    assert (place["doc_id"], place["lat"], place["ambiguity"]) == ("a", 36.19, 2)
    assert place["country"] is pd.NA
    assert frames["claims"]["place_ids"][0] == ["p1", "p2"]
    assert frames["claims"]["date_ids"][0] == []
    assert list(frames["documents"]["meta"]) == [{"k": [1]}, {}]
    assert "village" in frames["places"]["kind"].cat.categories


def test_tables_join_by_ids(frames):
    joined = frames["forces"].merge(
        frames["quantities"],
        left_on=["doc_id", "quantity_id"],
        right_on=["doc_id", "id"],
        suffixes=("", "_quantity"),
    )
    assert list(joined["value"]) == [2.0, 2.0]


def test_gold_may_have_optional_rows_nulls_and_older_values(tmp_path):
    line = to_json(document())
    line["places"][0] |= {"optional": True, "kind": "oasis"}
    line["places"].append(dict(line["places"][0], id="p2"))
    del line["places"][1]["optional"]
    line["n_words"] = None
    del line["actors"]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n\n", "utf-8")
    frames = read_annotations(path)
    assert list(frames["places"]["optional"]) == [True, False]
    assert list(frames["places"]["kind"]) == ["oasis", "oasis"]
    assert frames["documents"]["n_words"][0] is pd.NA
    assert "optional" not in frames["forces"]
    assert len(frames["actors"]) == 0


@pytest.mark.parametrize("given", ["out", "out/annotations.jsonl", "gold.jsonl.gz"])
def test_what_can_be_read(folder, given):
    data = (json.dumps(to_json(document())) + "\n").encode()
    (folder / "out").mkdir()
    (folder / "out/annotations.jsonl").write_bytes(data)
    (folder / "gold.jsonl.gz").write_bytes(gzip.compress(data))
    assert list(read_annotations(given)["documents"]["doc_id"]) == ["a"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "AN404"),
        ("{", "AN405"),
        ("[1]", "AN405"),
        ('{"text": "x"}', "AN405"),
        ('{"doc_id": "x", "schema": "other/9"}', "AN405"),
    ],
)
def test_what_cannot_be_read(folder, content, code):
    (folder / "out").mkdir()
    if content is not None:
        (folder / "out/annotations.jsonl").write_text(content, "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        read_annotations("out")
    assert caught.value.code == code


def test_a_missing_path(folder):
    with pytest.raises(AnnotatorError) as caught:
        read_annotations("nowhere")
    assert caught.value.code == "AN101"
