"""Input that is meant to break a run: each a failure or a document, never the end."""

import csv
import io
import json
import os
import tracemalloc

import pytest

from annotator.batch.inputs import Failure
from annotator.batch.options import ReadOptions
from annotator.batch.readers import read_documents
from annotator.batch.run import RunOptions, annotate_files
from annotator.batch.sources import Sources
from annotator.errors import AnnotatorError
from annotator.output.folder import PARTIAL
from annotator.output.journal import GrowingFiles
from annotator.schema import SCHEMA_VERSION

TEXT = "مرت الشاحنات بالمعبر قبل الظهر."
GOOD = json.dumps({"text": TEXT}, ensure_ascii=False).encode()


def read(*names, **options):
    return list(read_documents(Sources(names), ReadOptions(**options)))


def shown(items):
    return [item.code if isinstance(item, Failure) else item.doc_id for item in items]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode("windows-1256"), "windows-1256"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode() + b"\xff", "AN109"),
        (TEXT.encode() + "قديم".encode("windows-1256"), "AN109"),
        (TEXT.encode("windows-1256") + b"\x00" * 99, "AN103"),
        (TEXT.encode("utf-16")[:-1], "AN104"),
        (b"\x00" * 5000, "AN103"),
        (bytes(range(256)) * 40, "AN103"),
        (b"\xef\xbb\xbf", "AN110"),
        (" \u200f\ufeff\n".encode(), "utf-8"),
        (b"\xed\xa0\x80" + TEXT.encode(), "AN109"),
    ],
)
def test_encodings_of_a_text(folder, data, expected):
    (folder / "a.txt").write_bytes(data)
    (item,) = read("a.txt")
    assert expected == (item.code if isinstance(item, Failure) else item.encoding)


def test_a_text_that_is_too_long_is_a_failure(folder):
    (folder / "a.txt").write_text("ك" * 1001, "utf-8")
    (folder / "b.txt").write_text("ك" * 1000, "utf-8")
    assert shown(read("a.txt", "b.txt", max_chars=1000)) == ["AN116", "b"]


def test_large_files_and_lines_are_not_held_in_memory(folder):
    """Fifty million bytes without a line end, as a text, as JSON and as a table."""
    block = "كلمة ".encode() * 10_000
    for name, head in (("a.txt", b""), ("b.jsonl", b'{"text": "'), ("c.csv", b'text\n"')):
        with (folder / name).open("wb") as file:
            file.write(head)
            for _ in range(550):
                file.write(block)
            if name == "b.jsonl":
                file.write(b'"}\n' + GOOD + b"\n")
    tracemalloc.start()
    items = read("a.txt", "b.jsonl", "c.csv", max_chars=500_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert shown(items) == ["AN117", "AN117", "b:2", "AN117"]
    assert peak < 30_000_000


def test_a_large_line_of_utf_16_is_passed_over(folder, monkeypatch):
    monkeypatch.setattr("annotator.batch.options._LEAST", 100)
    lines = [GOOD.decode(), json.dumps({"text": "ك" * 500}), GOOD.decode()]
    (folder / "in.jsonl").write_bytes("\n".join(lines).encode("utf-16"))
    assert shown(read("in.jsonl", max_chars=15)) == ["AN116", "AN117", "AN116"]


def test_cells_of_a_table_that_are_too_long(folder):
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["text", "note"], ["ك" * 200_000, ""], [TEXT, "ن" * 200_000]]
        )
    items = read("in.csv", max_chars=100_000)
    assert shown(items) == ["AN116", "in:3"]
    assert len(items[1].meta["note"]) == 200_000


def test_numbers_that_are_none(folder):
    lines = [b'{"text": "abc", "n": 1e999}', b'{"text": "abc", "n": %s}' % (b"9" * 5000)]
    (folder / "in.jsonl").write_bytes(b"\n".join(lines))
    first, second = read("in.jsonl")
    assert (first.meta, second.code) == ({"n": None}, "AN105")


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\u202e", "\u2066", "\ufffe", "\U000e0001"]
)
def test_odd_characters_stay_where_they_are(folder, small_nlp, character):
    text = f"مر{character}ت شاحنة"
    (folder / "in.jsonl").write_text(json.dumps({"text": text}), "utf-8")
    annotate_files(["in.jsonl"], "out", load=lambda: small_nlp)
    (line,) = (folder / "out/annotations.jsonl").read_text("utf-8").split("\n")[:-1]
    assert json.loads(line)["text"] == text
    with (folder / "out/sentences.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == [text]


def test_links_in_a_circle(folder):
    (folder / "in/a").mkdir(parents=True)
    (folder / "in/a/x.txt").write_text(TEXT, "utf-8")
    (folder / "in/a/up").symlink_to("..")
    (folder / "in/self.txt").symlink_to("self.txt")
    (folder / "in/gone.txt").symlink_to("nowhere.txt")
    (folder / "in/link.txt").symlink_to("a/x.txt")
    found = ["a/x", "AN107", "link", "AN107"]
    assert shown(read("in")) == found
    assert sorted(shown(read("in/**/*.txt"))) == sorted(found)
    assert shown(read("in/self.txt")) == ["AN107"]


def test_what_is_no_file_is_not_waited_for(folder):
    (folder / "in").mkdir()
    os.mkfifo(folder / "in/a.txt")
    (folder / "in/b.txt").write_text(TEXT, "utf-8")
    assert shown(read("in")) == ["b"]


def test_names_of_files_that_are_no_text(folder):
    (folder / "in").mkdir()
    (folder / "in" / os.fsdecode(b"a\xff.txt")).write_text(TEXT, "utf-8")
    (folder / "in/=1+1\n.txt").write_text(TEXT, "utf-8")
    assert len(read("in")) == 2


def test_a_file_name_that_is_no_text_does_not_stop_the_run(folder, small_nlp):
    (folder / "in").mkdir()
    (folder / "in" / os.fsdecode(b"a\xff.txt")).write_text(TEXT, "utf-8")
    result = annotate_files(["in"], "out", load=lambda: small_nlp)
    assert result.documents == 1
    assert json.loads((folder / "out/annotations.jsonl").read_bytes())["text"] == TEXT


def test_results_as_input_do_not_carry_their_rows_along(folder, small_nlp):
    record = {"id": "n1", "text": "وصل 3600 جندي إلى بغداد .", "date": "2024/3/9", "desk": "ب"}
    (folder / "in.jsonl").write_text(json.dumps(record), "utf-8")
    annotate_files(["in.jsonl"], "one", load=lambda: small_nlp)
    annotate_files(["one/annotations.jsonl"], "two", load=lambda: small_nlp)
    one, two = (json.loads((folder / name / "annotations.jsonl").read_bytes()) for name in
                ("one", "two"))  # fmt: skip
    assert one["schema"] == SCHEMA_VERSION
    assert (two["doc_id"], two["date"]) == ("n1", "2024-03-09")
    assert two["meta"] == one["meta"] == {"desk": "ب", "date": "2024/3/9"}
    assert [one[table] == two[table] for table in ("places", "quantities", "claims")] == [
        True
    ] * 3
    (item,) = read("one/annotations.jsonl")
    assert set(item.meta) == {"desk", "date"}


FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "عادي", "-5"]


def test_tables_for_spreadsheets(folder, small_nlp):
    lines = [json.dumps({"id": text, "text": "زار بغداد", "title": text}) for text in FORMULAS]
    (folder / "in.jsonl").write_text("\n".join(lines), "utf-8")
    options = RunOptions(excel=True)
    annotate_files(["in.jsonl"], "out", load=lambda: small_nlp, options=options)
    for path in (folder / "out").glob("*.csv"):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), path
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        for cell in (cell for row in rows for cell in row):
            assert cell[:1] not in tuple("=@\t\r"), path
            assert cell != "-2+3", path
    with (folder / "out/documents.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles == ["'=1+1", "+1", "'-2+3", "'@SUM(A1)", "'\t=1", "'\r=1", "عادي", "-5"]
    assert "\ufeff" not in (folder / "out/annotations.jsonl").read_text("utf-8")


class Full:
    """Lets files grow up to a limit, as a disk does."""

    def __init__(self, monkeypatch, size):
        self.left = size
        self.append = GrowingFiles.append
        monkeypatch.setattr(
            GrowingFiles, "append", lambda files, parts: self.grow(files, parts)
        )

    def grow(self, files, parts):
        for name, data in parts.items():
            written = data[: max(0, self.left)]
            self.left -= len(data)
            self.append(files, {name: written})
            if self.left < 0:
                raise OSError(28, "No space left on device")


def test_a_full_disk_ends_the_run_and_is_taken_up_again(folder, small_nlp, monkeypatch):
    lines = (json.dumps({"text": f"وصل {n} جندي إلى بغداد ."}) + "\n" for n in range(40))
    (folder / "in.jsonl").write_text("".join(lines), "utf-8")

    def run(out):
        options = RunOptions(resume=True, checkpoint=5)
        return annotate_files(["in.jsonl"], out, load=lambda: small_nlp, options=options)

    run("expected")
    with monkeypatch.context() as patch:
        Full(patch, 20_000)
        with pytest.raises(AnnotatorError) as caught:
            run("out")
    assert (caught.value.code, caught.value.exit_code) == ("AN420", 3)
    assert "--resume" in caught.value.hint
    assert {path.name for path in (folder / "out").iterdir()} == {PARTIAL}
    assert run("out").resumed > 0
    for path in (folder / "expected").iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == (folder / "out" / path.name).read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(folder, small_nlp):
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "locked").mkdir(mode=0o500)
    with pytest.raises(AnnotatorError) as caught:
        annotate_files(["a.txt"], "locked/out", load=lambda: small_nlp)
    assert caught.value.code == "AN402"
