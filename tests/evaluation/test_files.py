"""What is read from disk, and what is written to it."""

import csv
import gzip
import json
from html.parser import HTMLParser

import pytest

from annotator.errors import AnnotatorError
from annotator.evaluation import compare, evaluate, read_documents
from annotator.evaluation.export import COLUMNS, to_json, write_errors, write_json

TEXT = "وصل 3600 جندي <b> إلى قاعدة حميميم\nفي سوريا & غادروها"


@pytest.fixture
def lines(document):
    """Gold, prediction and earlier prediction."""
    return (
        document(TEXT, places=[("سوريا", {"country": "SYR"}), ("قاعدة حميميم", {})]),
        document(TEXT, places=[("سوريا", {"country": "RUS"}), ("حميميم", {"rule": "x<y"})]),
        document(TEXT, places=[("سوريا", {"country": "SYR"}), ("جندي <b>", {})]),
    )


def write(path, *lines):
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def ids(path):
    return [line["doc_id"] for line in read_documents(path)]


def test_a_file_a_folder_and_an_output_folder(folder):
    a, b = {"doc_id": "a", "text": ""}, {"doc_id": "b", "text": ""}
    write(folder / "gold" / "2.jsonl", a)
    write(folder / "gold" / "1.jsonl.gz", b)
    write(folder / "gold" / "errors.jsonl", {"code": "AN403"})
    (folder / "gold" / "README.md").write_text("no gold")
    write(folder / "out" / "annotations.jsonl", a)
    write(folder / "out" / "other.jsonl", b)
    assert ids(folder / "gold") == ["b", "a"]
    assert ids(folder / "gold" / "2.jsonl") == ["a"]
    assert ids(folder / "out") == ["a"]


@pytest.mark.parametrize(("name", "code"), [("none", "AN101"), ("empty", "AN404")])
def test_nothing_to_read(folder, name, code):
    (folder / "empty").mkdir()
    with pytest.raises(AnnotatorError) as raised:
        ids(folder / name)
    assert raised.value.code == code


def test_errors_as_csv(folder, lines):
    gold, found, _ = lines
    result = evaluate([gold], [found])
    write_errors(folder / "new" / "errors.csv", result.problems)
    with (folder / "new" / "errors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(result.problems) == 2
    boundary, value = rows
    assert (boundary["kind"], boundary["gold"], boundary["predicted"]) == (
        "boundary", "قاعدة حميميم", "حميميم",
    )  # fmt: skip
    assert (boundary["start_words"], boundary["end_words"], boundary["rule"]) == (
        "1",
        "0",
        "x<y",
    )
    assert TEXT[int(boundary["gold_start"]) : int(boundary["gold_end"])] == "قاعدة حميميم"
    assert boundary["context"] == TEXT.replace("\n", " ")
    assert (value["field"], value["gold"], value["predicted"]) == ("country", "SYR", "RUS")
    assert {row["change"] for row in rows} == {""}


def test_a_comparison_marks_what_changed(folder, lines):
    gold, found, earlier = lines
    changes = compare([gold], [found], [earlier]).changes
    write_errors(folder / "errors.csv", evaluate([gold], [found]).problems, changes)
    with (folder / "errors.csv").open(encoding="utf-8", newline="") as file:
        found = [(row["change"], row["kind"], row["gold"]) for row in csv.DictReader(file)]
    assert found == [
        ("", "boundary", "قاعدة حميميم"),
        ("broken", "value", "SYR"),
        ("fixed", "missed", "قاعدة حميميم"),
        ("fixed", "spurious", ""),
    ]


class Page(HTMLParser):
    """Checks that tags close, and collects text and marked pieces."""

    def __init__(self, html):
        super().__init__()
        self.open, self.text, self.marked = [], "", []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append((tag, dict(attrs).get("class")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        if self.open and self.open[-1][0] == "span":
            self.marked.append((self.open[-1][1], data))


def test_errors_as_html(folder, lines):
    gold, found, _ = lines
    write_errors(folder / "errors.html", evaluate([gold], [found]).problems)
    html = (folder / "errors.html").read_text("utf-8")
    page = Page(html)
    assert "places: boundary (1)" in page.text
    assert "places: value country (1)" in page.text
    assert "2 differences" in page.text
    assert "x<y" in page.text, "escaped"
    assert ("g", "قاعدة ") in page.marked
    assert ("g p", "حميميم") in page.marked
    assert 'dir="rtl" lang="ar"' in html
    assert "http" not in html, "nothing is loaded from elsewhere"


def test_no_errors_is_a_page_too(folder, lines):
    write_errors(folder / "errors.html", [])
    assert "0 differences" in Page((folder / "errors.html").read_text("utf-8")).text


def test_many_errors_are_shown_in_part(folder, document):
    rows = [(TEXT, {})] * 600
    write_errors(folder / "e.html", evaluate(
        [document(TEXT, places=rows)], [document(TEXT)]).problems)  # fmt: skip
    page = Page((folder / "e.html").read_text("utf-8"))
    assert "500 of 600 are shown" in page.text


def test_another_ending_is_refused(folder):
    with pytest.raises(AnnotatorError, match="AN415"):
        write_errors(folder / "errors.txt", [])


def test_a_disk_that_refuses(folder):
    (folder / "file").write_text("")
    with pytest.raises(AnnotatorError, match="AN402"):
        write_errors(folder / "file" / "errors.csv", [])


def test_figures_as_json(folder, lines):
    gold, found, earlier = lines
    result = evaluate([gold], [found])
    compared = compare([gold], [found], [earlier])
    write_json(folder / "figures.json", result, compared)
    text = (folder / "figures.json").read_text("utf-8")
    assert "NaN" not in text
    read = json.loads(text)
    assert read == to_json(result, compared)
    exact = read["layers"]["places"]["spans"]["exact"]
    assert (exact["gold"], exact["predicted"], exact["f1"]["value"]) == (2, 2, 0.5)
    assert read["layers"]["forces"]["spans"]["exact"]["f1"]["value"] is None
    assert "problems" not in read
    changes = read["comparison"]["changes"]
    assert [row["change"] for row in changes] == ["fixed", "fixed", "broken"]
    assert set(changes[0]) == set(COLUMNS)
