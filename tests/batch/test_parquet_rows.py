import gzip
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet
import pytest

from annotator.batch.options import ReadOptions
from annotator.batch.readers import read_documents
from annotator.batch.sources import Sources
from annotator.errors import AnnotatorError

TEXT = "عبرت الحافلة الجسر صباحا."


def read(name, **options):
    return list(
        read_documents(Sources([name], options.get("input_format")), ReadOptions(**options))
    )


def test_rows_and_types(folder):
    table = pa.table({
        "id": [7, None, 9],
        "text": [TEXT, TEXT, None],
        "date": [datetime(2024, 3, 9, 8, tzinfo=UTC), None, None],
        "day": [date(2024, 3, 9), None, None],
        "tags": [["a", "b"], [], None],
        "author": [{"name": "س", "age": 3}, None, None],
        "score": [float("nan"), 1.5, float("inf")],
        "price": [Decimal("1.50"), None, None],
    })  # fmt: skip
    pyarrow.parquet.write_table(table, folder / "in.parquet", row_group_size=2)
    first, second, third = read("in.parquet")
    assert (first.doc_id, first.text, first.date) == ("7", TEXT, "2024-03-09")
    assert first.meta == {
        "date": "2024-03-09T08:00:00+00:00", "day": "2024-03-09", "tags": ["a", "b"],
        "author": {"name": "س", "age": 3}, "score": None, "price": "1.50",
    }  # fmt: skip
    assert (second.doc_id, second.meta["score"]) == ("in:2", 1.5)
    assert (third.code, third.doc_id) == ("AN106", "9")


def test_many_rows_are_read_batch_by_batch(folder, monkeypatch):
    table = pa.table({"text": [TEXT] * 1000})
    pyarrow.parquet.write_table(table, folder / "in.parquet", row_group_size=300)
    sizes = []
    to_pylist = pa.RecordBatch.to_pylist

    class Counted:
        def __init__(self, batch):
            self.batch = batch

        def to_pylist(self):
            sizes.append(len(self.batch))
            return to_pylist(self.batch)

    batches = pyarrow.parquet.ParquetFile.iter_batches
    monkeypatch.setattr(
        pyarrow.parquet.ParquetFile,
        "iter_batches",
        lambda self, **options: map(Counted, batches(self, **options)),
    )
    stream = read_documents(Sources(["in.parquet"]), ReadOptions())
    assert next(stream).doc_id == "in:1"
    assert sizes == [64]
    assert len(list(stream)) == 999


@pytest.mark.parametrize("packed", [False, True])
def test_from_a_stream_that_cannot_go_back(folder, monkeypatch, packed):
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pa.table({"text": [TEXT]}), buffer)
    data = gzip.compress(buffer.getvalue()) if packed else buffer.getvalue()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [item.text for item in read("-", input_format="parquet")] == [TEXT]
    (folder / "in.parquet.gz").write_bytes(data)
    assert [item.doc_id for item in read("in.parquet.gz")] == ["in:1"]


def test_a_damaged_file_and_one_without_text(folder):
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pa.table({"body": [TEXT] * 50}), buffer)
    (folder / "other.parquet").write_bytes(buffer.getvalue())
    (folder / "torn.parquet").write_bytes(buffer.getvalue()[:-40])
    (folder / "zero.parquet").write_bytes(b"PAR1" + bytes(100) + b"PAR1")
    (other,) = read("other.parquet")
    assert (other.code, "body" in other.hint) == ("AN113", True)
    assert [item.code for name in ("torn", "zero") for item in read(f"{name}.parquet")] == [
        "AN118", "AN118",
    ]  # fmt: skip
    assert len(read("other.parquet", max_chars=9)) == 1


def test_without_pyarrow_the_run_says_what_to_install(folder, monkeypatch):
    (folder / "in.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(AnnotatorError) as caught:
        read("in.parquet")
    assert (caught.value.code, "annotator[parquet]" in caught.value.hint) == ("AN207", True)
