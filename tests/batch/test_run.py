import json
import os
import signal

import pandas as pd
import pytest

from annotator.batch.options import ReadOptions
from annotator.batch.run import RunOptions, annotate_files
from annotator.batch.select import Selection
from annotator.batch.summarize import summarize
from annotator.batch.writing import Silence
from annotator.errors import AnnotatorError, error
from annotator.output.folder import PARTIAL, RESULT_FILES
from annotator.schema import SCHEMA_VERSION

GOOD = "وصل 3600 جندي إلى بغداد ."
BROKEN = "حدث عطل في بغداد ."
TABLE_NAMES = [
    "documents", "sentences", "places", "forces", "quantities", "dates", "actors", "claims",
]  # fmt: skip


@pytest.fixture
def run(folder, small_nlp):
    """Write texts and annotate them with the small pipeline."""

    def annotate(*texts, out="out", **options):
        reporter = options.pop("reporter", Silence())
        lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        (folder / "in.jsonl").write_text("".join(lines), "utf-8")
        return annotate_files(
            ["in.jsonl"],
            out,
            load=lambda: small_nlp,
            options=RunOptions(**options),
            reporter=reporter,
        )

    return annotate


class StopsAt(Silence):
    """Sends a signal to this process when a document is written."""

    def __init__(self, doc_id, number=signal.SIGINT):
        self.doc_id, self.number = doc_id, number

    def document(self, document):
        if document.doc_id == self.doc_id:
            os.kill(os.getpid(), self.number)


def lines_of(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def doc_ids(folder):
    return [line["doc_id"] for line in lines_of(folder / "out/annotations.jsonl")]


def test_all_files_of_a_run(run, folder):
    result = run(GOOD, GOOD)
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted([
        "annotations.jsonl", "manifest.json",
        *(f"{name}.csv" for name in TABLE_NAMES),
        *(f"summary_{name}.csv" for name in ("places", "forces", "quantities", "claims")),
    ])  # fmt: skip
    assert result.counts() == {
        "documents": 2, "failures": 0, "words": 10, "sentences": 2, "places": 2, "forces": 0,
        "quantities": 2, "dates": 0, "actors": 0, "claims": 2,
    }  # fmt: skip
    assert not result.interrupted


def test_the_same_input_gives_the_same_bytes(run, folder):
    run(GOOD, BROKEN, GOOD, out="one")
    run(GOOD, BROKEN, GOOD, out="two")
    for path in (folder / "one").iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == (folder / "two" / path.name).read_bytes(), path.name


def test_one_bad_document_is_a_row_of_errors(run, folder):
    result = run(GOOD, BROKEN, "", GOOD)
    assert (result.documents, result.failures) == (2, 2)
    assert doc_ids(folder) == ["in:1", "in:4"]
    broken, empty = lines_of(folder / "out/errors.jsonl")
    assert (broken["doc_id"], broken["code"]) == ("in:2", "AN403")
    assert broken["message"].startswith("the document failed: KeyError")
    assert (empty["doc_id"], empty["code"], empty["where"]) == ("in:3", "AN110", "in.jsonl:3")


def test_debug_raises_the_exception(run):
    with pytest.raises(AnnotatorError) as caught:
        run(GOOD, BROKEN, debug=True)
    assert caught.value.code == "AN403"
    assert isinstance(caught.value.__cause__.__cause__, KeyError)


def test_limit(run, folder):
    run(GOOD, GOOD, GOOD, selection=Selection(limit=2))
    assert doc_ids(folder) == ["in:1", "in:2"]


def test_results_are_not_overwritten_unless_forced(run, folder):
    run(GOOD)
    before = (folder / "out/annotations.jsonl").read_bytes()
    with pytest.raises(AnnotatorError) as caught:
        run(GOOD, GOOD)
    assert caught.value.code == "AN401"
    assert (folder / "out/annotations.jsonl").read_bytes() == before
    run(GOOD, GOOD, force=True)
    assert len(doc_ids(folder)) == 2


def test_force_removes_what_is_stale_and_nothing_else(run, folder):
    run(BROKEN, GOOD)
    (folder / "out/notes.txt").write_text("mine", "utf-8")
    run(GOOD, force=True, table_format="parquet")
    names = {path.name for path in (folder / "out").iterdir()}
    assert "places.parquet" in names
    assert names.isdisjoint({"places.csv", "errors.jsonl", PARTIAL})
    assert "notes.txt" in names


def test_other_files_in_the_output_folder_do_not_matter(run, folder):
    (folder / "out").mkdir()
    (folder / "out/notes.txt").write_text("mine", "utf-8")
    assert run(GOOD).documents == 1


@pytest.mark.parametrize("out", ["in.jsonl", "in.jsonl/out", "/proc/none/out"])
def test_an_unwritable_output_is_an_error(run, out):
    with pytest.raises(AnnotatorError) as caught:
        run(GOOD, out=out)
    assert (caught.value.code, caught.value.exit_code) == ("AN402", 2)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_finished_documents_in_all_tables(run, folder, number):
    handler = signal.getsignal(number)
    texts = [GOOD] * 40
    result = run(*texts, reporter=StopsAt("in:20", number))
    assert result.interrupted
    assert doc_ids(folder) == [f"in:{count}" for count in range(1, 21)]
    for name in ("documents", "places", "claims"):
        assert len(pd.read_csv(folder / f"out/{name}.csv")) == 20
    manifest = json.loads((folder / "out/manifest.json").read_text("utf-8"))
    assert (manifest["status"], manifest["counts"]["documents"]) == ("interrupted", 20)
    assert signal.getsignal(number) == handler


def test_an_interrupted_run_does_not_replace_complete_results(run, folder):
    run(GOOD, GOOD)
    result = run(GOOD, GOOD, GOOD, force=True, reporter=StopsAt("in:1"))
    assert len(doc_ids(folder)) == 2
    assert result.folder.name == PARTIAL
    assert len(lines_of(result.folder / "annotations.jsonl")) == 1


def test_what_a_killed_run_left_is_not_overwritten(run, folder):
    (folder / "out" / PARTIAL).mkdir(parents=True)
    (folder / "out" / PARTIAL / "annotations.jsonl").write_text("{}", "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        run(GOOD)
    assert caught.value.code == "AN401"
    assert run(GOOD, force=True).documents == 1
    assert not (folder / "out" / PARTIAL).exists()


def test_a_missing_set_up_ends_the_run(run, folder, small_nlp, monkeypatch):
    def fail(_text):
        raise error("AN201", path="nowhere")

    monkeypatch.setattr(small_nlp, "tokenizer", fail)
    with pytest.raises(AnnotatorError) as caught:
        run(GOOD)
    assert (caught.value.code, caught.value.exit_code) == ("AN201", 3)
    assert not (folder / "out").exists()


@pytest.mark.parametrize("bad", ["missing.txt", "empty"])
def test_inputs_are_checked_before_the_pipeline_is_opened(folder, bad):
    (folder / "empty").mkdir()
    with pytest.raises(AnnotatorError):
        annotate_files([bad], "out", load=lambda: pytest.fail("opened"))
    with pytest.raises(AnnotatorError) as caught:
        annotate_files(
            ["empty"],
            "out",
            load=lambda: pytest.fail("opened"),
            options=RunOptions(read=ReadOptions(encoding="no-such")),
        )
    assert caught.value.code == "AN108"
    assert not (folder / "out").exists()


def test_the_manifest_says_what_the_run_was_made_with(run, folder):
    run(GOOD, BROKEN)
    manifest = json.loads((folder / "out/manifest.json").read_text("utf-8"))
    assert manifest["schema"] == SCHEMA_VERSION
    assert manifest["status"] == "complete"
    assert manifest["inputs"] == ["in.jsonl"]
    assert manifest["counts"]["failures"] == 1
    assert manifest["libraries"]["spacy"]
    assert manifest["pipeline"]["components"] == ["test_layers"]
    assert manifest["settings"]["read"]["fields"]["text"] == "text"
    assert manifest["database"]["state"] in ("installed", "missing", "damaged")


def test_summarize_follows_corrected_annotations(run, folder):
    run(GOOD, GOOD)
    path = folder / "out/annotations.jsonl"
    first, second = lines_of(path)
    first["places"][0]["country"] = "XXX"
    second["places"] = []
    lines = [json.dumps(line, ensure_ascii=False) for line in (first, second)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "out/errors.jsonl").write_text("", "utf-8")
    assert summarize("out").documents == 2
    assert list(pd.read_csv(folder / "out/places.csv")["country"]) == ["XXX"]
    assert list(pd.read_csv(folder / "out/summary_places.csv")["n_mentions"]) == [1]
    assert (folder / "out/errors.jsonl").exists()
    assert lines_of(path) == [first, second]
    assert {path.name for path in (folder / "out").iterdir()} <= RESULT_FILES


def test_summarize_leaves_the_tables_where_a_line_is_broken(run, folder):
    run(GOOD, GOOD)
    before = (folder / "out/places.csv").read_bytes()
    with (folder / "out/annotations.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"torn": ')
    with pytest.raises(AnnotatorError) as caught:
        summarize("out")
    assert (caught.value.code, caught.value.where) == ("AN405", "out/annotations.jsonl:3")
    assert (folder / "out/places.csv").read_bytes() == before
    assert not (folder / "out" / PARTIAL).exists()
