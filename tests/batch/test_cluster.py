"""A local Dask cluster of two workers: the same bytes and rows as one process gives."""

import json
import os
import signal

import pandas as pd
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotator.batch.annotator import Annotator
from annotator.batch.cluster import annotate_on_cluster
from annotator.batch.frames import annotate_frame, annotate_pandas
from annotator.batch.inputs import InputDocument
from annotator.batch.render import RenderOptions
from annotator.batch.run import RunOptions, annotate_files
from annotator.errors import AnnotatorError
from annotator.pipeline import records
from annotator.schema import Place

TEXTS = [f"وصل {n} جندي إلى بغداد ." for n in range(30)]


def load() -> Language:
    """A pipeline of whole words; sent to the workers as it is, for they have no tests."""

    def places(doc: Doc) -> Doc:
        if "ينهار" in doc.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "عطل" in doc.text:
            raise KeyError("x")
        at = [token for token in doc if token.text == "بغداد"]
        found = [
            Place(
                id="",
                sent_id="s1",
                start=t.idx,
                end=t.idx + len(t),
                text=t.text,
                rule=str(os.getpid()),
            )
            for t in at
        ]
        records.put(doc, "places", records.numbered("places", found))
        return doc

    Language.component("test_cluster_places", func=places)
    nlp = spacy.blank("ar")
    nlp.add_pipe("test_cluster_places")
    return nlp


def test_without_dask_the_run_says_what_to_install(folder, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    (folder / "a.txt").write_text("نص", "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        annotate_files(["a.txt"], "out", load=load, options=RunOptions(dask="local"))
    assert (caught.value.code, "annotator[dask]" in caught.value.hint) == ("AN207", True)
    assert not (folder / "out").exists()


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(**options) as running,
    ):
        yield running


def write(folder, texts):
    lines = (json.dumps({"id": f"d{n}", "text": t}) + "\n" for n, t in enumerate(texts))
    (folder / "in.jsonl").write_text("".join(lines), "utf-8")


def run(out, load=load, **options):
    return annotate_files(["in.jsonl"], out, load=load, options=RunOptions(**options))


def results(out):
    found = {}
    for path in sorted(out.glob("*")):
        if path.suffix == ".jsonl":
            lines = [json.loads(line) for line in path.read_bytes().splitlines()]
            for place in (place for line in lines for place in line.get("places", ())):
                place["rule"] = ""
            found[path.name] = lines
        elif path.suffix == ".csv" and path.stem != "places":
            found[path.name] = path.read_bytes()
    return found


def workers_of(out):
    lines = map(json.loads, (out / "annotations.jsonl").read_bytes().splitlines())
    return {place["rule"] for line in lines for place in line["places"]}


def test_a_run_on_a_cluster_gives_the_same_results(folder, cluster):
    write(folder, [*TEXTS, "عطل", "", *TEXTS])
    run("local")
    result = run("cluster", dask=cluster.scheduler_address)
    assert (result.documents, result.failures) == (60, 2)
    assert results(folder / "cluster") == results(folder / "local")
    assert len(workers_of(folder / "cluster")) == 2
    assert str(os.getpid()) not in workers_of(folder / "cluster")


def test_an_address_where_nobody_answers(folder):
    pytest.importorskip("distributed")
    write(folder, ["نص"])
    dask = pytest.importorskip("dask")
    quick = dask.config.set({"distributed.comm.timeouts.connect": "0.3s"})
    with quick, pytest.raises(AnnotatorError) as caught:
        run("out", dask="tcp://127.0.0.1:9")
    assert (caught.value.code, caught.value.exit_code) == ("AN428", 3)


@pytest.mark.parametrize("table", ["annotations", "places", "documents"])
def test_a_frame_gives_the_rows_that_one_machine_gives(cluster, table):
    dd = pytest.importorskip("dask.dataframe")
    frame = pd.DataFrame({"id": [f"d{n}" for n in range(30)], "text": TEXTS, "n": range(30)})
    parts = annotate_frame(dd.from_pandas(frame, npartitions=4), table=table, load=load)
    assert parts.npartitions == 4
    with cluster.get_client():
        found = parts.compute().reset_index(drop=True)
    expected = annotate_pandas(frame, table=table, load=load)
    assert list(found["doc_id"]) == list(expected["doc_id"])
    if table == "documents":
        pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_it_is_a_generator_of_results_in_order(cluster):
    items = [InputDocument(doc_id=str(n), text=text) for n, text in enumerate(TEXTS)]
    annotator = Annotator(load, RenderOptions())
    stream = annotate_on_cluster(annotator, items, cluster.scheduler_address, 1)
    assert [result.doc_id for result in stream] == [str(n) for n in range(30)]


def test_a_document_at_which_workers_die_is_a_failure(folder, cluster):
    write(folder, ["نص", "ينهار", "نص", "نص"])
    run("out", dask=cluster.scheduler_address)
    lines = [
        json.loads(line) for line in (folder / "out/errors.jsonl").read_bytes().splitlines()
    ]
    assert [(line["doc_id"], line["code"]) for line in lines] == [("d1", "AN422")]
