"""The program as users start it, with the real pipeline and database."""

import csv
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import annotator
from annotator.morphology.database import database_path
from annotator.schema import TABLES, columns, json_schema

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "corpora" / "texts"
SCRIPT = ROOT / "scripts" / "annotate_corpus.py"
PROGRAM = [sys.executable, "-m", "annotator"]


def start(*arguments, code=0, program=PROGRAM, **environment):
    done = subprocess.run(
        [*program, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """The corpus, annotated by the program."""
    folder = tmp_path_factory.mktemp("corpus") / "out"
    start("annotate", TEXTS, "-o", folder, "--quiet")
    return folder


def lines_of(folder):
    with (folder / "annotations.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_offsets_slice_back(out):
    for line in lines_of(out):
        for table in TABLES:
            for row in line[table]:
                assert line["text"][row["start"] : row["end"]] == row["text"]
        for claim in line["claims"]:
            for part in ("source", "cue", "content"):
                if claim[f"{part}_start"] is not None:
                    text = line["text"][claim[f"{part}_start"] : claim[f"{part}_end"]]
                    assert text == claim[f"{part}_text"]


def test_texts_are_unchanged(out):
    for line in lines_of(out):
        assert line["text"].encode() == (TEXTS / line["path"]).read_bytes()


def test_lines_are_valid_against_the_schema(out):
    validator = jsonschema.Draft202012Validator(json_schema())
    for line in lines_of(out):
        validator.validate(line)


def test_ids_that_are_named_exist(out):
    named = {"places": "place", "forces": "force", "quantities": "quantity", "dates": "date"}
    for line in lines_of(out):
        ids = {row["id"] for table in TABLES for row in line[table]}
        assert len(ids) == sum(len(line[table]) for table in TABLES)
        for row in (row for table in TABLES for row in line[table]):
            single = (row.get(f"{name}_id") for name in (*named.values(), "sent", "parent"))
            many = (row.get(f"{name}_ids", ()) for name in (*named.values(), "frame_date"))
            assert {*filter(None, single), *(i for found in many for i in found)} <= ids


def test_tables_agree_with_the_lines(out):
    lines = lines_of(out)
    for table in TABLES:
        with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found = [(line["doc_id"], row["id"]) for line in lines for row in line[table]]
        assert [(row["doc_id"], row["id"]) for row in rows] == found
        assert not rows or tuple(rows[0]) == columns(table)
    frames = annotator.read_annotations(out)
    assert len(frames["documents"]) == len(lines) == len(list(TEXTS.glob("*.txt")))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_in_every_process(out, tmp_path, seed):
    start("annotate", TEXTS, "-o", tmp_path / "out", "--quiet", PYTHONHASHSEED=seed)
    for path in out.iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes(), path.name


def test_the_result_does_not_depend_on_the_container(tmp_path):
    text = (TEXTS / "sample.txt").read_bytes().decode()
    (tmp_path / "sample.txt.gz").write_bytes(gzip.compress(text.encode("utf-16")))
    record = {"id": "sample", "text": text}
    (tmp_path / "in.jsonl").write_text(json.dumps(record), encoding="utf-8")
    for name in ("sample.txt.gz", "in.jsonl"):
        start("annotate", tmp_path / name, "-o", tmp_path / name.replace(".", "_"), "-q")
    first, second = (lines_of(tmp_path / name)[0] for name in ("sample_txt_gz", "in_jsonl"))
    assert first["text"] == text
    assert [first[table] for table in TABLES] == [second[table] for table in TABLES]


def test_the_script(tmp_path):
    done = start(TEXTS, tmp_path / "out", "--limit", "1", program=[sys.executable, SCRIPT])
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert (events[-1]["event"], events[-1]["documents"]) == ("done", 1)
    start(TEXTS, tmp_path / "out", "--limit", "2", program=[sys.executable, SCRIPT])
    assert len(lines_of(tmp_path / "out")) == 2


def test_no_database_and_no_network(tmp_path):
    """The package index cannot be reached: pip is pointed at an empty folder."""
    (tmp_path / "index").mkdir()
    nowhere = {
        "ANNOTATOR_HOME": str(tmp_path / "home"),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path / "index"),
        "PIP_CONFIG_FILE": os.devnull,
    }
    done = start("annotate", TEXTS, "-o", tmp_path / "out", code=3, **nowhere)
    assert "[AN202]" in done.stderr
    assert "models install --from PATH" in done.stderr
    assert not (tmp_path / "out").exists()
    assert "state: missing" in start("models", "status", code=3, **nowhere).stdout


def test_a_read_only_data_folder(tmp_path):
    (tmp_path / "home").write_text("a file, so that no folder can be made", encoding="utf-8")
    source = tmp_path / "none.db"
    home = {"ANNOTATOR_HOME": str(tmp_path / "home")}
    assert "[AN" in start("models", "install", "--from", source, code=2, **home).stderr


def test_models_path():
    assert start("models", "path").stdout.strip() == str(database_path())
