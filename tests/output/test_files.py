import csv
import json

import pyarrow.parquet
import pytest

from annotator.errors import AnnotatorError
from annotator.output.jsonl import JsonLines, dump_line
from annotator.output.parquet import ParquetTables
from annotator.output.preview import preview
from annotator.output.summaries import Summaries
from annotator.output.tables_csv import CsvTables, cell
from annotator.schema import TABLES, Claim, Document, Place, Quantity, columns, to_json

AT = {"sent_id": "s1", "start": 0, "end": 4, "text": "نص 1"}


def place(**fields):
    return Place(id="p1", **AT, **fields)


def quantity(kind, value, **fields):
    return Quantity(id="q1", **AT, kind=kind, value=value, **fields)


def write(writer, *documents):
    for document in documents:
        writer.write(to_json(document))
    writer.close()


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, "false"),
        (0, "0"),
        (0.0, "0"),
        (-2.0, "-2"),
        (33.3128, "33.3128"),
        (1e300, "1e+300"),
        ([], ""),
        (["p1"], "p1"),
        ({}, ""),
        ({"م": None}, '{"م": null}'),
    ],
)
def test_cells(value, text):
    assert cell(value) == text


def test_csv_tables_have_the_columns_of_the_schema(tmp_path):
    write(CsvTables(tmp_path), Document(doc_id="a", text="x", meta={"k": 1}))
    for table in ("documents", *TABLES):
        data = (tmp_path / f"{table}.csv").read_bytes()
        assert data.split(b"\n")[0].decode() == ",".join(columns(table))
        assert b"\r" not in data
    assert rows_of(tmp_path / "documents.csv")[0]["meta"] == '{"k": 1}'


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\0"])
def test_csv_cells_survive_quotes_and_line_ends(tmp_path, end):
    text = f'قال: "نعم",{end}ثم مضى'
    claim = Claim(id="c1", **{**AT, "text": text}, place_ids=["p1", "p2"])
    write(CsvTables(tmp_path), Document(doc_id="a", claims=[claim]))
    (row,) = rows_of(tmp_path / "claims.csv")
    assert row["text"] == text
    assert (row["doc_id"], row["place_ids"], row["direct"]) == ("a", "p1;p2", "false")


def test_half_characters_in_carried_fields_are_escaped(tmp_path):
    document = Document(doc_id="a", title="\ud83d", meta={"k": "\ud83d"})
    write(CsvTables(tmp_path), document)
    line = dump_line(to_json(document))
    assert json.loads(line) == to_json(document)
    assert rows_of(tmp_path / "documents.csv")[0]["title"] == "\\ud83d"


def test_jsonl_is_readable_arabic_in_the_order_of_the_schema(tmp_path):
    writer = JsonLines(tmp_path / "a.jsonl")
    write(writer, Document(doc_id="a", text="نص\nآخر", places=[place()]))
    data = (tmp_path / "a.jsonl").read_bytes()
    assert data.count(b"\n") == 1
    assert "نص".encode() in data
    line = json.loads(data)
    assert list(line)[:3] == ["schema", "doc_id", "path"]
    assert list(line["places"][0]) == list(columns("places"))[1:]


def test_parquet_tables(tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.output.parquet.ROWS_PER_GROUP", 2)
    documents = [
        Document(
            doc_id=str(number),
            meta={"k": number},
            places=[place(kind="city", lat=1.5)],
            claims=[Claim(id="c1", **AT, place_ids=["p1"])],
        )
        for number in range(5)
    ]
    write(ParquetTables(tmp_path), *documents)
    for table in ("documents", *TABLES):
        found = pyarrow.parquet.read_table(tmp_path / f"{table}.parquet")
        assert tuple(found.column_names) == columns(table)
    claims = pyarrow.parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    assert [row["doc_id"] for row in claims] == ["0", "1", "2", "3", "4"]
    assert claims[0]["place_ids"] == ["p1"]
    places = pyarrow.parquet.read_table(tmp_path / "places.parquet")
    assert str(places.schema.field("lat").type) == "double"


def test_parquet_without_pyarrow_is_a_set_up_error(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(AnnotatorError) as caught:
        ParquetTables(tmp_path)
    assert (caught.value.code, caught.value.exit_code) == ("AN207", 3)
    assert "annotator[parquet]" in caught.value.hint


def test_summary_of_places(tmp_path):
    erbil = {"name": "أربيل", "country": "IRQ", "gazetteer_id": "gn:1"}
    write(
        Summaries(tmp_path),
        Document(doc_id="a", date="2024-03-09", places=[place(**erbil), place(**erbil)]),
        Document(doc_id="b", date="2024-01-01", places=[place()]),
        Document(doc_id="c", places=[place(**erbil)]),
    )
    first, second = rows_of(tmp_path / "summary_places.csv")
    assert (first["name"], first["n_mentions"], first["n_documents"]) == ("أربيل", "3", "2")
    assert (first["first_doc_id"], first["last_doc_id"]) == ("a", "c")
    assert (first["first_date"], first["last_date"]) == ("2024-03-09", "2024-03-09")
    assert second["name"] == AT["text"]


def test_sums_of_quantities_only_where_they_mean_something(tmp_path):
    write(
        Summaries(tmp_path),
        Document(
            doc_id="a",
            quantities=[
                quantity("killed", 3.0, unit="مدني"),
                quantity("killed", 4.0, unit="مدني"),
                quantity("killed", None, unit="مدني"),
                quantity("percent", 40.0),
                quantity("percent", 60.0),
                quantity("money", 2.5, currency="USD"),
                quantity("wounded", None),
            ],
        ),
    )
    found = {row["kind"]: row for row in rows_of(tmp_path / "summary_quantities.csv")}
    killed = found["killed"]
    assert (killed["n_mentions"], killed["n_values"], killed["sum"]) == ("3", "2", "7")
    assert (killed["min"], killed["max"]) == ("3", "4")
    assert (found["percent"]["sum"], found["percent"]["max"]) == ("", "60")
    assert (found["money"]["currency"], found["money"]["sum"]) == ("USD", "2.5")
    assert found["wounded"]["sum"] == ""


def test_summary_of_claims(tmp_path):
    claims = [
        Claim(id="c1", **AT, source_kind="military", source_named=True, certainty="denied"),
        Claim(id="c2", **AT, source_kind="military", certainty="denied"),
        Claim(id="c3", **AT, source_kind="military"),
        Claim(id="c4", **AT),
    ]
    write(Summaries(tmp_path), Document(doc_id="a", claims=claims))
    rows = rows_of(tmp_path / "summary_claims.csv")
    assert rows[0]["certainty"] == "denied"
    assert (rows[0]["n_mentions"], rows[0]["n_named"]) == ("2", "1")
    assert len(rows) == 3


def test_preview(tmp_path):
    writer = JsonLines(tmp_path / "annotations.jsonl")
    many = [place(kind="city", name_en="Erbil") for _ in range(9)]
    write(writer, Document(doc_id="a", places=many), Document(doc_id="b", places=many))
    text = preview(tmp_path, rows=4)
    assert text.startswith("2 documents, 0 sentences\n")
    assert "places: 4 of 18" in text
    assert text.count("Erbil") == 4
    assert "forces" not in text
