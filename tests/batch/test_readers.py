import csv
import gzip
import io
import json
import os

import pytest

from annotator.batch.inputs import Failure, Fields, InputDocument
from annotator.batch.options import ReadOptions
from annotator.batch.readers import read_documents
from annotator.batch.sources import Sources
from annotator.errors import AnnotatorError

TEXT = "انتشرت دورية في الحي.\r\nولم تقع إصابات بين السكان."


def read(*inputs, **options):
    sources = Sources(inputs, options.get("input_format"))
    return list(read_documents(sources, ReadOptions(**options)))


def ids(items):
    return [item.doc_id for item in items]


def codes(items):
    return [item.code for item in items if isinstance(item, Failure)]


def write_jsonl(path, *records):
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")


def test_a_text_is_read_exactly(folder):
    data = TEXT.encode("utf-8-sig")
    (folder / "a.txt").write_bytes(data)
    (item,) = read("a.txt")
    assert item == InputDocument(
        doc_id="a",
        text=TEXT,
        sha256=item.sha256,
        encoding="utf-8-sig",
        path="a.txt",
    )
    assert len(item.sha256) == 64


def test_folders_are_read_in_the_order_of_their_names(folder):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "c.md", ".hidden.txt", ".h/x.txt"):
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    items = read("in")
    assert ids(items) == ["a/b/c", "a/z", "a", "b"]
    assert [item.path for item in items] == ["a/b/c.txt", "a/z.txt", "a.txt", "b.txt"]
    assert not any(item.warnings for item in items)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("in/*.txt", ["a", "b"]),
        ("in/*/*.txt", ["sub/c"]),
        ("in/**/*.txt", ["a", "b", "sub/c"]),
        ("in/su*", ["sub/c"]),
    ],
)
def test_globs(folder, pattern, expected):
    (folder / "in/sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/d.bin"):
        (folder / "in" / name).write_text(TEXT, "utf-8")
    assert ids(read(pattern)) == expected


def test_the_output_folder_is_no_input(folder):
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "out").mkdir()
    (folder / "out/annotations.jsonl").write_text("{}", "utf-8")
    sources = Sources(["."], skip=folder / "out")
    assert [source.name for source in sources] == ["a"]


def test_a_folder_that_cannot_be_listed_is_a_failure(folder, monkeypatch):
    for name in ("in/a.txt", "in/locked/b.txt", "in/z.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    items = read("in")
    assert ids(items) == ["a", "locked", "z"]
    assert codes(items) == ["AN107"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("missing.txt", "AN101"),
        ("missing/*.txt", "AN102"),
        ("empty", "AN102"),
        ("page.xyz", "AN112"),
    ],
)
def test_wrong_inputs_are_usage_errors(folder, given, code):
    (folder / "empty").mkdir()
    (folder / "page.xyz").write_text(TEXT, "utf-8")
    (folder / "good.txt").write_text(TEXT, "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        Sources(["good.txt", given])
    assert (caught.value.code, caught.value.exit_code) == (code, 2)


def test_a_file_without_ending_is_a_text(folder):
    (folder / "article").write_text(TEXT, "utf-8")
    assert ids(read("article")) == ["article"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.tsv"])
def test_gzip_of_each_format(folder, name):
    plain = {
        "a.txt": TEXT,
        "a.jsonl": json.dumps({"text": TEXT}),
        "a.csv": f'text\n"{TEXT}"\n',
        "a.tsv": f'text\n"{TEXT}"\n',
    }[name]
    (folder / f"{name}.gz").write_bytes(gzip.compress(plain.encode()))
    (item,) = read(f"{name}.gz")
    assert item.text == TEXT
    assert item.path == f"{name}.gz"
    assert item.doc_id.startswith("a")


def test_a_torn_gzip_file_is_one_failure(folder):
    (folder / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:-20])
    (folder / "b.txt").write_text(TEXT, "utf-8")
    items = read("a.txt.gz", "b.txt")
    assert codes(items) == ["AN107"]
    assert ids(items) == ["a", "b"]


@pytest.mark.parametrize("compressed", [False, True])
def test_standard_input(monkeypatch, compressed):
    data = gzip.compress(TEXT.encode()) if compressed else TEXT.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    (item,) = read("-")
    assert (item.doc_id, item.path, item.text) == ("stdin", "-", TEXT)


def test_standard_input_of_another_format(monkeypatch):
    data = json.dumps({"text": TEXT}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert ids(read("-", input_format="jsonl")) == ["stdin:1"]


def test_jsonl_fields_are_carried_through(folder):
    record = {
        "id": 7,
        "text": TEXT,
        "date": "2024-03-09T08:00:00Z",
        "title": "عنوان",
        "url": "x:y",
        "outlet": "وكالة",
        "tags": ["a", None],
        "n": 1.5,
    }
    write_jsonl(folder / "in.jsonl", record)
    (item,) = read("in.jsonl")
    assert (item.doc_id, item.date, item.title, item.url, item.outlet) == (
        "7", "2024-03-09", "عنوان", "x:y", "وكالة",
    )  # fmt: skip
    assert item.meta == {"tags": ["a", None], "n": 1.5, "date": "2024-03-09T08:00:00Z"}
    assert (item.encoding, item.path) == ("utf-8", "in.jsonl")


def test_fields_may_have_other_names(folder):
    write_jsonl(folder / "in.jsonl", {"body": TEXT, "key": "k1", "day": "2024-03-09", "id": 3})
    (item,) = read("in.jsonl", fields=Fields(text="body", id="key", date="day"))
    assert (item.doc_id, item.date, item.meta) == ("k1", "2024-03-09", {"id": 3})


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "abc"', "AN105"),
        (b'["text"]', "AN105"),
        (b"[" * 100_000, "AN105"),
        (b'{"body": "abc"}', "AN106"),
        (b'{"text": null}', "AN106"),
        (b'{"text": "  \\n"}', "AN110"),
        (b'{"text": "\\ud83d"}', "AN111"),
        (b'{"text": 12}', "AN115"),
        (f'{{"text": "{TEXT[:9]}'.encode() + b'\xff"}', "AN109"),
        (b'{"text": "\x00\x01\x02\xfe"}', "AN103"),
    ],
)
def test_a_bad_line_is_one_failure(folder, line, code):
    good = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    (folder / "in.jsonl").write_bytes(b"\n".join([good, line, b"", good]))
    items = read("in.jsonl")
    assert codes(items) == [code]
    assert ids(items) == ["in:1", "in:2", "in:4"]
    assert items[1].where == "in.jsonl:2"


def test_a_failed_record_keeps_its_own_id(folder):
    write_jsonl(folder / "in.jsonl", {"id": "x9", "text": ""})
    assert ids(read("in.jsonl")) == ["x9"]


def test_numbers_that_json_does_not_know_are_null(folder):
    (folder / "in.jsonl").write_text('{"text": "abc", "score": NaN}', "utf-8")
    (item,) = read("in.jsonl")
    assert item.meta == {"score": None}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "windows-1256"])
@pytest.mark.parametrize("declared", [True, False])
def test_rows_in_any_encoding(folder, encoding, declared):
    texts = [f"نص رقم {number} من الجدول" for number in range(3)]
    lines = ["text,id", *(f"{text},{number}" for number, text in enumerate(texts))]
    (folder / "in.csv").write_bytes("\r\n".join(lines).encode(encoding))
    items = read("in.csv", encoding=encoding if declared else None)
    assert [item.text for item in items] == texts
    assert ids(items) == ["0", "1", "2"]


def test_separators_inside_a_line_do_not_end_it(folder):
    text = "فقرة\u2028أخرى\x85ثم\x0bثالثة\x1c"
    write_jsonl(folder / "in.jsonl", {"text": text}, {"text": text})
    assert [item.text for item in read("in.jsonl")] == [text, text]


def test_csv_cells(folder):
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "text", "note"])
        rows.writerow(["1", "سطر\nوسطر «ثان»", "a,b"])
        rows.writerow([])
        rows.writerow(["2", "نص", "", "زائد"])
        rows.writerow(["3"])
        rows.writerow(["", "نص", "ب"])
    items = read("in.csv")
    assert ids(items) == ["1", "2", "3", "in:7"]
    assert items[0].text == "سطر\nوسطر «ثان»"
    assert items[0].meta == {"note": "a,b"}
    assert items[1].meta == {"note": "", "extra_cells": ["زائد"]}
    assert codes(items) == ["AN106"]


def test_names_of_columns_may_have_blanks_around_them(folder):
    (folder / "in.csv").write_text("id; text\n1;نص\n", "utf-8")
    assert [(item.doc_id, item.text) for item in read("in.csv")] == [("1", "نص")]


def test_a_line_that_is_not_in_the_encoding_of_the_others(folder):
    """0xFF is no letter of ISO 8859-6; the line alone reads as windows-1256."""
    lines = ["text", "قافلة في الطريق الصحراوي", "توقفت بلا سبب"]
    data = [line.encode("iso-8859-6") for line in lines]
    data.append("رست «الباخرة» في الميناء ے".encode("cp1256"))
    (folder / "in.csv").write_bytes(b"\n".join(data))
    items = read("in.csv")
    assert [item.encoding for item in items] == ["iso-8859-6", "iso-8859-6", "windows-1256"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_shows_the_text_column(folder, delimiter):
    lines = [delimiter.join(["id", "text"]), delimiter.join(["1", "نص"])]
    (folder / "in.csv").write_text("\n".join(lines), "utf-8")
    assert [item.text for item in read("in.csv")] == ["نص"]


def test_large_cells_are_read_and_endless_ones_refused(folder, monkeypatch):
    big = "كلمة " * 100_000
    (folder / "big.csv").write_text(f"text\n{big}\n", "utf-8")
    assert read("big.csv")[0].text == big
    monkeypatch.setattr("annotator.batch.options._LEAST", 100)
    (folder / "open.csv").write_text('text\n"' + "كلمة\n" * 60 + "نص\n", "utf-8")
    items = read("open.csv", max_chars=10)
    assert items[0].code == "AN114"


def test_a_table_without_the_text_column_is_one_failure(folder):
    (folder / "in.csv").write_text("id,body\n1,نص\n2,نص\n", "utf-8")
    (item,) = read("in.csv")
    assert item.code == "AN113"
    assert "id, body" in item.hint


def test_a_bad_line_of_a_table_is_one_failure(folder):
    rows = ["text,id", "نص أول عادي,1", "نص ثان", "نص ثالث عادي,3"]
    lines = [row.encode() for row in rows]
    lines[2] += b"\xff,2"
    (folder / "in.csv").write_bytes(b"\n".join(lines))
    items = read("in.csv")
    assert codes(items) == ["AN109"]
    assert ids(items) == ["1", "in:3", "3"]


def test_ids_are_made_unique_with_a_warning(folder):
    write_jsonl(folder / "in.jsonl", *({"id": "x", "text": TEXT} for _ in range(3)))
    items = read("in.jsonl", "in.jsonl")
    assert ids(items) == ["x", "x-2", "x-3", "x-4", "x-5", "x-6"]
    assert [item.warnings for item in items[:2]] == [(), ("duplicate_id",)]


def test_a_guessed_encoding_is_said(folder):
    (folder / "a.txt").write_bytes(TEXT.encode("cp1256"))
    (item,) = read("a.txt")
    assert (item.encoding, item.warnings) == ("windows-1256", ("encoding_guessed",))


def test_an_empty_file_is_a_failure(folder):
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.csv").write_bytes(b"")
    (folder / "c.jsonl").write_bytes(b"")
    assert codes(read("a.txt", "b.csv", "c.jsonl")) == ["AN110", "AN113"]


def test_reading_is_lazy(folder):
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT, "utf-8")
    stream = read_documents(Sources(["."]), ReadOptions())
    assert next(stream).doc_id == "0"
    (folder / "1.txt").unlink()
    assert next(stream).code == "AN107"
    assert next(stream).doc_id == "2"
