"""The script that sends hostile documents through the pipeline notices what it should."""

import runpy
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from annotator.pipeline import records
from annotator.schema import Place

FUZZ = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "fuzz.py"))
document, outcome = FUZZ["document"], FUZZ["outcome"]


def pipeline(component):
    Language.component(component.__name__, func=component)
    nlp = spacy.blank("ar")
    nlp.add_pipe(component.__name__)
    return nlp


def fuzz_raises(doc):
    raise OverflowError("x")


def fuzz_offsets(doc):
    at = {"start": 1, "end": 3, "text": "خطأ", "sent_id": "s1"}
    records.put(doc, "places", [Place(id="p1", **at)])
    return doc


def fuzz_ids(doc):
    at = {"start": 0, "end": 2, "text": doc.text[:2], "sent_id": "s1"}
    records.put(doc, "places", [Place(id="p1", **at), Place(id="p1", **at)])
    return doc


def fuzz_endless(doc):
    while True:
        pass


BAD = {
    fuzz_raises: "the document failed: OverflowError: x in ",
    fuzz_offsets: "offsets of p rows",
    fuzz_ids: "ids are not unique",
    fuzz_endless: "longer than 0.2 s",
}


@pytest.mark.parametrize("component", BAD, ids=lambda component: component.__name__)
def test_what_is_wrong_is_found(component):
    assert outcome(pipeline(component), "نص ما", "1", 0.2).startswith(BAD[component])


def test_what_is_right_passes(small_nlp):
    for number in range(60):
        assert outcome(small_nlp, document(number, 3), str(number), 5.0) is None


def test_documents_are_the_same_every_time_and_differ():
    texts = [document(number, 0) for number in range(200)]
    assert texts == [document(number, 0) for number in range(200)]
    assert len(set(texts)) > 190
    assert texts[5] != document(5, 1)
    assert 5_000 < max(map(len, texts)) <= 20_000
    together = "".join(texts)
    assert all(sign in together for sign in ("\0", "\u202e", "\ud83d", "٪", "3600"))
