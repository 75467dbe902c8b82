"""Several processes: the same bytes, and no document can stop the run."""

import json
import multiprocessing
import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from annotator.batch import pool
from annotator.batch.annotator import Annotator
from annotator.batch.inputs import InputDocument
from annotator.batch.pool import annotate_in_processes
from annotator.batch.render import RenderOptions
from annotator.batch.run import RunOptions, annotate_files
from annotator.errors import AnnotatorError, error

DIES, DIES_ONCE, SLEEPS, STUCK, UNFIT = "ينهار", "يتعثر", "ينام", "يعلق", "عطل"


@Language.component("test_troubles")
def troubles(doc):
    """Ends, or holds up, the process that annotates certain words."""
    if DIES in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if DIES_ONCE in doc.text and (flag := Path(os.environ["TEST_FLAG"])).exists():
        flag.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if STUCK in doc.text:  # as in a call into C that does not come back
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    if SLEEPS in doc.text or STUCK in doc.text:
        time.sleep(60)
    if UNFIT in doc.text:
        raise KeyError(UNFIT)
    return doc


def load():
    nlp = spacy.blank("ar")
    nlp.add_pipe("test_troubles")
    return nlp


def fail_to_load():
    raise error("AN201", path="nowhere")


def die_at_once():
    os._exit(3)


def items(*words):
    return [InputDocument(doc_id=str(n), text=f"نص {word}") for n, word in enumerate(words)]


def results(words, workers=2, timeout=None, method=None, open_pipeline=load, **options):
    annotator = Annotator(open_pipeline, RenderOptions(), timeout, **options)
    return list(annotate_in_processes(annotator, items(*words), workers, method))


def codes(found):
    return {result.doc_id: result.failure.code for result in found if result.failure}


@pytest.fixture(autouse=True)
def short_grace(monkeypatch):
    monkeypatch.setattr(pool, "_GRACE", 0.3)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_results_come_in_order(method):
    words = [f"كلمة{n}" for n in range(50)]
    found = results(words, workers=3, method=method, open_pipeline=partial(load))
    assert [result.doc_id for result in found] == [str(n) for n in range(50)]
    alone = []
    Annotator(load, RenderOptions()).annotate(items(*words), alone.append)
    assert [(r.parts, r.rows, r.line()) for r in found] == [
        (r.parts, r.rows, r.line()) for r in alone
    ]


def test_a_document_at_which_processes_die_is_a_failure_after_a_second_try():
    found = results(["أ", "ب", DIES, "ت", "ث", DIES, *"جحخد"])
    assert codes(found) == {"2": "AN422", "5": "AN422"}
    assert [result.doc_id for result in found] == [str(n) for n in range(10)]
    assert "SIGKILL" in found[2].failure.message


def test_a_second_try_may_succeed(tmp_path, monkeypatch):
    flag = tmp_path / "flag"
    flag.touch()
    monkeypatch.setenv("TEST_FLAG", str(flag))
    assert codes(results(["أ", DIES_ONCE, "ب"])) == {}
    assert not flag.exists()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("word", [SLEEPS, STUCK])
def test_a_document_that_takes_too_long_is_a_failure(word, workers):
    found = results(["أ", "ب", word, "ت", "ث"], workers, timeout=0.2)
    assert codes(found) == {"2": "AN421"}
    assert len(found) == 5
    assert "0.2 s" in found[2].failure.message


def test_a_document_is_stopped_in_this_process_too_and_the_pipeline_opened_anew():
    opened = []
    annotator = Annotator(lambda: opened.append(1) or load(), RenderOptions(), 0.2)
    found = []
    annotator.annotate(items("أ", SLEEPS, "ب", UNFIT), found.append)
    assert codes(found) == {"1": "AN421", "3": "AN403"}
    assert len(opened) == 2
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_many_deaths_do_not_end_the_run():
    assert len(codes(results([DIES] * 12))) == 12


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_what_no_document_can_help_ends_the_run(method):
    with pytest.raises(AnnotatorError) as caught:
        results(["أ"], method=method, open_pipeline=fail_to_load)
    assert caught.value.code == "AN201"


def test_processes_that_do_not_start_end_the_run():
    with pytest.raises(AnnotatorError) as caught:
        results(["أ"], method="spawn", open_pipeline=die_at_once)
    assert (caught.value.code, caught.value.exit_code) == ("AN427", 3)
    assert "exit code 3" in caught.value.message


def test_debug_raises_the_error_of_a_document():
    with pytest.raises(AnnotatorError) as caught:
        results(["أ", UNFIT], debug=True)
    assert caught.value.code == "AN403"
    assert "KeyError" in caught.value.__notes__[0]


def test_the_input_is_read_only_as_fast_as_it_is_done():
    read = []

    def endless():
        while True:
            read.append(1)
            yield InputDocument(doc_id=str(len(read)), text="نص")

    stream = annotate_in_processes(Annotator(load, RenderOptions()), endless(), 2)
    for _ in range(100):
        next(stream)
    stream.close()
    assert len(read) < 100 + 4 * (2 * pool._AHEAD + 2)


def test_no_process_is_left():
    annotator = Annotator(load, RenderOptions())
    stream = annotate_in_processes(annotator, items(*"أبتث", SLEEPS, *"جحخد"), 2)
    next(stream)
    assert len(multiprocessing.active_children()) == 2
    stream.close()
    assert multiprocessing.active_children() == []


def test_a_run_with_several_processes_has_the_same_bytes(folder, small_nlp):
    texts = ["وصل 3600 جندي إلى بغداد .", "حدث عطل في بغداد .", "", "نص"] * 20
    lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    (folder / "in.jsonl").write_text("".join(lines), "utf-8")
    for workers in (1, 2, 3):
        options = RunOptions(workers=workers)
        annotate_files(["in.jsonl"], str(workers), load=lambda: small_nlp, options=options)
    for path in (folder / "1").iterdir():
        if path.name != "manifest.json":
            for other in "23":
                assert path.read_bytes() == (folder / other / path.name).read_bytes()
