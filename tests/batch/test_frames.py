import json
from datetime import date

import numpy as np
import pandas as pd
import pytest
import spacy

import annotator.batch
from annotator.batch.frames import annotate_frame, annotate_pandas, spark_schema
from annotator.batch.inputs import Fields
from annotator.batch.values import plain
from annotator.errors import AnnotatorError
from annotator.output.tables_csv import TABLE_NAMES
from annotator.schema import columns

TEXTS = ["وصل 3600 جندي إلى بغداد .", "حدث عطل في بغداد .", None, "لا شيء"]


def small():
    """The pipeline of conftest, which registers the component."""
    nlp = spacy.blank("ar")
    nlp.add_pipe("test_layers")
    return nlp


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "id": ["a", "b", "c", None],
            "text": TEXTS,
            "date": pd.to_datetime(["2024-03-09", None, None, "2024-03-10"]),
            "n": [1, 2, 3, 4],
            "tags": [["x"], [], None, np.array([1, 2])],
        },
        index=[10, 20, 30, 40],
    )


def test_whole_documents_and_what_failed(frame):
    found = annotate_pandas(frame, load=small)
    assert list(found.columns) == ["doc_id", "annotation", "error"]
    assert list(found["doc_id"]) == ["a", "b", "c", "40"]
    assert list(found["annotation"].isna()) == list(found["error"].notna())
    first, last = (json.loads(found["annotation"][row]) for row in (0, 3))
    assert (first["date"], first["meta"]["n"], first["meta"]["tags"]) == (
        "2024-03-09",
        1,
        ["x"],
    )
    assert first["places"][0]["text"] == "بغداد"
    assert last["meta"]["tags"] == [1, 2]
    codes = [json.loads(row)["code"] for row in found["error"].dropna()]
    assert codes == ["AN403", "AN106"]


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_rows_of_a_table(frame, table):
    found = annotate_pandas(frame, table=table, load=small)
    assert tuple(found.columns) == columns(table)
    assert found.dtypes.equals(annotate_pandas(frame[:0], table=table, load=small).dtypes)
    assert set(found["doc_id"]) <= {"a", "40"}


def test_meta_of_documents_is_text(frame):
    found = annotate_pandas(frame, table="documents", load=small)
    assert json.loads(found["meta"][0])["tags"] == ["x"]


def test_columns_may_have_other_names(frame):
    frame = frame.rename(columns={"text": "body", "id": "key"})
    found = annotate_pandas(frame, fields=Fields(text="body", id="key"), load=small)
    assert found["doc_id"][0] == "a"
    with pytest.raises(AnnotatorError) as caught:
        annotate_pandas(frame, load=small)
    assert (caught.value.code, "body" in caught.value.hint) == ("AN113", True)


def test_ids_are_unique_and_an_empty_frame_gives_an_empty_one(frame):
    twice = pd.concat([frame[:1], frame[:1]])
    assert list(annotate_pandas(twice, load=small)["doc_id"]) == ["a", "a-2"]
    assert len(annotate_pandas(frame[:0], load=small)) == 0


def test_the_pipeline_is_opened_once(frame):
    opened = []

    def load():
        opened.append(1)
        return small()

    annotate_pandas(frame, load=load)
    annotate_pandas(frame, load=load)
    assert len(opened) == 1


def test_an_unknown_table_is_explained(frame):
    for call in (lambda: annotate_pandas(frame, table="x"), lambda: spark_schema("x")):
        with pytest.raises(AnnotatorError) as caught:
            call()
        assert caught.value.code == "AN413"


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_schemas_for_spark_name_all_columns(table):
    names = [part.split("`")[1] for part in spark_schema(table).split(", ")]
    assert tuple(names) == columns(table)


def test_schema_types():
    schema = spark_schema("claims")
    assert "`start` bigint" in schema
    assert "`direct` boolean" in schema
    assert "`place_ids` array<string>" in schema
    assert "`lat` double" in spark_schema("places")


def test_what_the_package_exports():
    assert annotator.batch.annotate_frame is annotate_frame
    with pytest.raises(AttributeError):
        annotator.batch.no_such  # noqa: B018


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (pd.NA, None), (pd.NaT, None), (np.nan, None), (np.float64(1.5), 1.5),
        (np.int64(3), 3), (np.array([1.0, np.nan]), [1.0, None]), (np.bool_(True), True),
        (pd.Timestamp("2024-03-09"), "2024-03-09T00:00:00"), (date(2024, 3, 9), "2024-03-09"),
        (b"x", "b'x'"), (True, True),
    ],
)  # fmt: skip
def test_values_of_frames(value, expected):
    assert plain(value) == expected
