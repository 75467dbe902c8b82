"""Documents to show."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def gold():
    """A hand-annotated article with records of all layers."""
    path = ROOT / "corpora" / "gold" / "sample.jsonl"
    return json.loads(path.read_text("utf-8"))


@pytest.fixture
def small():
    """Two lines; a force around a place, a claim, and a sign outside of the BMP."""
    # crowds; the army said that the forces of Aleppo advanced
    text = "حشود 🪖\nقال الجيش إن قوات حلب تقدمت"

    def at(words, **fields):
        start = text.index(words)
        found = {"start": start, "end": start + len(words), "text": words, "sent_id": "s2"}
        return found | {"rule": "test.1", "flag": None} | fields

    claim = at("قال الجيش إن قوات حلب تقدمت", id="c1", certainty="certain", level=0)
    for part, words in (("source", "الجيش"), ("cue", "قال"), ("content", "قوات حلب تقدمت")):
        start = text.index(words)
        claim |= {f"{part}_start": start, f"{part}_end": start + len(words)}
        claim[f"{part}_text"] = words
    first = {"id": "s1", "start": 0, "end": 6, "text": text[:6], "kind": "heading"}
    second = {"id": "s2", "start": 7, "end": len(text), "text": text[7:], "kind": "body"}
    return {
        "schema": "annotator/1",
        "doc_id": "d1",
        "text": text,
        "sentences": [first, second],
        "places": [at("حلب", id="p1", kind="city", name_en="Aleppo", lat=36.2, lon=37.16)],
        "forces": [
            at("الجيش", id="f1", category="armed_forces"),
            at("قوات حلب", id="f2", category="unidentified_armed"),
        ],
        "claims": [claim | {"attribution": "indirect", "force_ids": ["f2"]}],
    }
