"""The options of ``annotate`` for runs over corpora, with the small pipeline."""

import json
import os
import signal

import pytest
from typer.testing import CliRunner

import annotator.morphology.database as database
import annotator.pipeline.build as build
from annotator.batch.writing import Silence
from annotator.cli.app import app
from annotator.cli.report import JsonReport
from annotator.output.journal import JOURNAL
from annotator.output.preview import preview

TEXT = "وصل {} جندي إلى بغداد ."


@pytest.fixture
def cli(folder, small_nlp, monkeypatch):
    """Run ``annotate in.jsonl`` with further options; the database counts as installed."""
    (folder / "database").write_bytes(b"")
    monkeypatch.setattr(database, "database_path", lambda: folder / "database")
    monkeypatch.setattr(build, "load", lambda **_: small_nlp)
    lines = (json.dumps({"id": f"d{n}", "text": TEXT.format(n)}) + "\n" for n in range(20))
    (folder / "in.jsonl").write_text("".join(lines), "utf-8")

    def run(*options, out="out", code=0, source="in.jsonl"):
        command = ["annotate", source, "-o", out, *map(str, options)]
        result = CliRunner().invoke(app, command)
        assert result.exit_code == code, result.output
        return result

    return run


def ids(folder, out="out"):
    lines = (folder / out / "annotations.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["doc_id"] for line in lines]


def test_the_end_of_a_run_says_how_fast_it_was(cli):
    shown = cli().stderr
    assert "20 documents, 0 failures, 100 words" in shown
    assert "words/s" in shown


def test_the_end_of_a_run_for_machines(cli):
    done = json.loads(cli("--log-json").stderr.splitlines()[-1])
    assert (done["event"], done["documents"], done["words"]) == ("done", 20, 100)
    assert done["seconds"] > 0
    assert done["words_per_second"] > 0


def test_workers_do_not_change_the_result(cli, folder):
    cli(out="one")
    cli("-j", 3, out="three")
    for path in (folder / "one").iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == (folder / "three" / path.name).read_bytes()


def test_parts_of_the_input(cli, folder):
    cli("--limit", 3, out="limit")
    assert ids(folder, "limit") == ["d0", "d1", "d2"]
    cli("--sample", 5, "--seed", 3, out="sample")
    cli("--sample", 5, "--seed", 3, out="again")
    assert ids(folder, "sample") == ids(folder, "again")
    assert len(ids(folder, "sample")) == 5
    shards = []
    for part in (1, 2, 3):
        cli("--shard", f"{part}/3", out=f"shard{part}")
        shards += ids(folder, f"shard{part}")
    assert sorted(shards) == sorted(f"d{n}" for n in range(20))


def test_a_sample_of_standard_input_is_refused_before_it_is_read(cli):
    assert "[AN119]" in cli("--sample", 3, source="-", code=2).stderr


@pytest.mark.parametrize("shard", ["0/3", "x"])
def test_a_wrong_shard_is_explained(cli, shard):
    assert "k/n" in cli("--shard", shard, code=2).stderr


def test_stop_and_resume(cli, folder, monkeypatch):
    def document(self, document):
        if document.doc_id == "d6":
            os.kill(os.getpid(), signal.SIGINT)

    cli(out="expected")
    with monkeypatch.context() as patch:
        patch.setattr(JsonReport, "document", document)
        stopped = cli("--log-json", code=130)
    assert json.loads(stopped.stderr.splitlines()[-1])["status"] == "interrupted"
    assert (folder / "out" / JOURNAL).exists()
    assert "--resume" in cli(code=2).stderr
    resumed = cli("--resume")
    assert "resuming: 7 documents were done" in resumed.stderr
    assert ids(folder) == ids(folder, "expected")
    assert "20 documents" in cli("--resume").stderr
    assert "[AN423]" in cli("--resume", "--max-chars", 99, code=2).stderr


def test_long_texts_and_slow_ones(cli, folder, monkeypatch, small_nlp):
    result = cli("--max-chars", 10, code=1)
    assert result.stderr.count("[AN116]") == 10
    assert "--max-chars" in result.stderr
    cli("--timeout", 0, "--force")
    assert len(ids(folder)) == 20


def test_tables_for_spreadsheets(cli, folder):
    cli("--excel")
    assert (folder / "out/places.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (folder / "out/summary_places.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_moves_the_cursor_of_a_terminal(cli, folder):
    line = json.dumps({"id": "a\x1b[2J\u202e", "text": "زار بغداد اليوم"})
    bad = '{"id": "b\\u001b[2J", "text": ""}'
    (folder / "in.jsonl").write_text(f"{line}\n{bad}\n{{}}\n", "utf-8")
    failed = cli(code=1)
    assert "\x1b" not in failed.output
    shown = preview(folder / "out")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_page_a_word_file_and_a_table(cli, folder):
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    (folder / "in").mkdir()
    (folder / "in/a.html").write_text("<title>ع</title><p>زار بغداد</p>", "utf-8")
    table = pyarrow.table({"text": ["زار بغداد"]})
    parquet.write_table(table, folder / "in/b.parquet")
    cli(source="in")
    assert ids(folder) == ["a", "b:1"]


def test_a_reporter_need_say_nothing():
    silence = Silence()
    for name in ("document", "failure", "resumed"):
        assert getattr(silence, name)(None) is None
