"""A run that was stopped anywhere, and resumed, gives the bytes of one that was not."""

import json
import multiprocessing
import os
import runpy
import signal
from pathlib import Path

import pytest

from annotator.batch.inputs import Failure, InputDocument
from annotator.batch.progress import InputDigest
from annotator.batch.run import RunOptions, annotate_files
from annotator.batch.select import Selection
from annotator.batch.summarize import summarize
from annotator.batch.writing import Silence
from annotator.errors import AnnotatorError
from annotator.output.folder import PARTIAL
from annotator.output.journal import JOURNAL, Journal

KILL_TEST = Path(__file__).parents[2] / "scripts" / "kill_test.py"
TEXTS = [f"وصل {number} جندي إلى بغداد ." for number in range(12)]
TEXTS[5] = "حدث عطل في بغداد ."

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def run(folder, small_nlp):
    """Annotate ``in.jsonl``, a checkpoint every five documents."""
    write(folder)

    def annotate(out="out", resume=True, reporter=None, **options):
        return annotate_files(
            ["in.jsonl"],
            out,
            load=lambda: small_nlp,
            options=RunOptions(resume=resume, checkpoint=5, **options),
            reporter=reporter,
        )

    return annotate


def write(folder, texts=TEXTS):
    lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    (folder / "in.jsonl").write_text("".join(lines), "utf-8")


def contents(folder):
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    manifest = json.loads(found.pop("manifest.json"))
    for name in ("created", "settings"):
        del manifest[name]
    return found, manifest


class StopsAt(Silence):
    def __init__(self, doc_id, number=signal.SIGINT):
        self.doc_id, self.number = doc_id, number

    def document(self, document):
        if document.doc_id == self.doc_id:
            os.kill(os.getpid(), self.number)


def die_at(step, action):
    """Run in a process that is gone, without goodbye, at its n-th change of the disk."""
    left = [step]

    def counted(change):
        def changed(*arguments, **named):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*arguments, **named)

        return changed

    def child():
        os.fsync = counted(lambda _descriptor: None)  # no power is cut here
        for name in ("replace", "unlink", "rmdir", "mkdir"):
            setattr(Path, name, counted(getattr(Path, name)))
        action()

    process = FORK.Process(target=child)
    process.start()
    process.join()
    return process.exitcode


@pytest.mark.parametrize("force", [False, True])
def test_a_run_may_be_killed_at_any_change_of_the_disk(run, folder, force):
    """Each step in turn, and once more at another one while it is resumed."""
    run("expected")
    expected = contents(folder / "expected")
    step = 0
    while True:
        out = f"out{step}"
        if force:
            (folder / out).mkdir()
            (folder / out / "places.csv").write_text("old", "utf-8")
            (folder / out / "actors.parquet").write_text("old", "utf-8")
        options = {"resume": not force, "force": force}
        finished = die_at(step, lambda out=out, options=options: run(out, **options)) == 0
        if finished:
            break
        if force and not (folder / out / PARTIAL / JOURNAL).exists():
            run(out, **options)  # nothing of the run was there yet, or all of it
        else:
            die_at(step % 7, lambda out=out: run(out))
            run(out)
        assert contents(folder / out) == expected, step
        step += 9 if force else 3
    assert step > 60


@pytest.mark.parametrize("workers", [1, 2])
def test_runs_killed_at_random_moments(tmp_path, workers):
    kill_and_resume = runpy.run_path(str(KILL_TEST))["kill_and_resume"]
    count = kill_and_resume(tmp_path, kills=4, workers=workers, documents=80)
    assert count["kills"] >= 4
    assert count["differ"] == 0


@pytest.mark.parametrize("doc_id", ["in:1", "in:5", "in:11"])
def test_a_stopped_run_shows_its_results_and_goes_on(run, folder, doc_id):
    run("expected")
    stopped = run(reporter=StopsAt(doc_id))
    assert stopped.interrupted
    names = {path.name for path in stopped.folder.iterdir()}
    assert {JOURNAL, "places.csv", "manifest.json"} <= names
    assert not (folder / "out" / PARTIAL).exists()
    result = run()
    assert (result.resumed, result.documents) == (int(doc_id[3:]), 11)
    assert contents(folder / "out") == contents(folder / "expected")


def test_a_stopped_run_beside_older_results_goes_on(run, folder):
    run("expected")
    run()
    stopped = run(resume=False, force=True, reporter=StopsAt("in:3"))
    assert stopped.folder.name == PARTIAL
    assert run().resumed == 3
    assert contents(folder / "out") == contents(folder / "expected")


def test_resuming_what_is_complete_does_nothing(run, folder):
    run()
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}
    result = run()
    assert (result.documents, result.failures) == (11, 1)
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()} == before


@pytest.mark.parametrize(
    ("change", "first", "last"),
    [
        ((2, "نص آخر"), "the beginning", "in:5"),
        ((7, "نص آخر"), "in:5", "in:9"),
        ((5, None), "in:5", "in:9"),
    ],
)
def test_a_changed_input_is_refused_and_named(run, folder, change, first, last):
    run(reporter=StopsAt("in:9"))
    place, text = change
    write(folder, [*TEXTS[:place], *([text] if text else []), *TEXTS[place + 1 :]])
    with pytest.raises(AnnotatorError) as caught:
        run()
    assert (caught.value.code, caught.value.exit_code) == ("AN424", 2)
    assert f"between {first} and {last}" in caught.value.message
    write(folder)
    assert run().documents == 11


@pytest.mark.parametrize("texts", [TEXTS[:-1], [*TEXTS, TEXTS[0]]])
def test_a_changed_input_of_a_complete_run_is_refused(run, folder, texts):
    run()
    write(folder, texts)
    with pytest.raises(AnnotatorError) as caught:
        run()
    assert caught.value.code == "AN424"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"excel": True}, "option excel (False then, True now)"),
        ({"selection": Selection(limit=3)}, "option selection"),
        ({"table_format": "parquet"}, "option table_format (csv then, parquet now)"),
    ],
)
@pytest.mark.parametrize("complete", [False, True])
def test_other_settings_are_refused_and_named(run, options, named, complete):
    run(reporter=None if complete else StopsAt("in:9"))
    with pytest.raises(AnnotatorError) as caught:
        run(**options)
    assert caught.value.code == "AN423"
    assert named in caught.value.message


def test_another_pipeline_is_refused_with_the_digests(run, small_nlp):
    run(reporter=StopsAt("in:9"))
    small_nlp.add_pipe("sentencizer")
    try:
        with pytest.raises(AnnotatorError) as caught:
            run()
    finally:
        small_nlp.remove_pipe("sentencizer")
    assert caught.value.code == "AN423"
    assert "configuration digest (" in caught.value.message


def test_the_number_of_workers_may_change(run, folder):
    run("expected")
    run(reporter=StopsAt("in:4"))
    run(workers=2)
    assert contents(folder / "out") == contents(folder / "expected")


def test_parquet_tables_of_a_resumed_run(run, folder):
    run("expected", table_format="parquet")
    run(table_format="parquet", reporter=StopsAt("in:9"))
    run(table_format="parquet")
    assert contents(folder / "out") == contents(folder / "expected")


def test_two_runs_do_not_write_to_one_folder(run, folder):
    run(reporter=StopsAt("in:9"))
    (folder / "out" / PARTIAL).mkdir()
    (folder / "out" / JOURNAL).replace(folder / "out" / PARTIAL / JOURNAL)
    ready, stop = FORK.Event(), FORK.Event()

    def hold():
        journal = Journal.open(folder / "out" / PARTIAL / JOURNAL)
        ready.set()
        stop.wait()
        journal.close()

    process = FORK.Process(target=hold)
    process.start()
    ready.wait()
    for options in ({}, {"resume": False, "force": True}):
        with pytest.raises(AnnotatorError) as caught:
            run(**options)
        assert caught.value.code == "AN425"
    stop.set()
    process.join()
    assert run().documents == 11


def test_tables_are_not_made_anew_beside_an_unfinished_run(run):
    run()
    run(resume=False, force=True, reporter=StopsAt("in:9"))
    with pytest.raises(AnnotatorError) as caught:
        summarize("out")
    assert caught.value.code == "AN425"
    assert run().resumed == 9


def test_results_that_were_shortened_are_refused(run, folder):
    run(reporter=StopsAt("in:9"))
    (folder / "out/places.csv").write_text("", "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        run()
    assert (caught.value.code, "places.csv" in caught.value.message) == ("AN426", True)


def test_force_and_resume_exclude_each_other(run):
    with pytest.raises(AnnotatorError) as caught:
        run(force=True)
    assert caught.value.code == "AN119"


def test_an_unfinished_line_of_a_journal_is_forgotten(tmp_path):
    path = tmp_path / JOURNAL
    path.write_bytes(b'{"run": 1}\n{"sizes": {}}\n{"si')
    journal = Journal.open(path)
    journal.add({"complete": ["a"]})
    journal.close()
    assert path.read_bytes() == b'{"run": 1}\n{"sizes": {}}\n{"complete": ["a"]}\n'
    assert journal.complete == ["a"]


def test_the_digest_knows_all_that_a_result_depends_on():
    plain = {"doc_id": "a", "text": "نص", "date": "2024-03-09", "meta": {"k": 1}}
    failure = {"doc_id": "a", "path": None, "code": "AN110", "message": "m"}
    items = [
        InputDocument(**plain),
        InputDocument(**{**plain, "text": "نصّ"}),
        InputDocument(**{**plain, "date": None}),
        InputDocument(**{**plain, "meta": {"k": 2}}),
        Failure(**failure),
    ]
    values = set()
    for item in items:
        digest = InputDigest()
        list(digest.watch(iter([item])))
        digest.advance()
        values.add(digest.value)
    assert len(values) == len(items)
