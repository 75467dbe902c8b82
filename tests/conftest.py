"""Fixtures for all tests: the real pipeline, and a small one that fails when it is told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import settings
from spacy.language import Language
from spacy.tokens import Doc

import annotator
from annotator.morphology.database import database_path
from annotator.pipeline import records
from annotator.schema import Claim, Place, Quantity, Sentence

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

BROKEN_WORD = "عطل"
"""The small pipeline fails on a text with this word (breakdown)."""


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline models/ar_news, opened once for all tests."""
    if not database_path().is_file():
        pytest.fail("the morphology database is not installed; run: annotator models install")
    return annotator.load()


@pytest.fixture(scope="session")
def small_nlp() -> Language:
    """A pipeline of whole words without database: one sentence, Baghdad, whole numbers."""
    small = spacy.blank("ar")
    small.add_pipe("test_layers")
    return small


@Language.component("test_layers")
def layers(doc: Doc) -> Doc:
    """One sentence and one claim a text; a place and a quantity where they are named."""
    if not doc.text:
        return doc
    if BROKEN_WORD in doc.text:
        raise KeyError(BROKEN_WORD)
    whole = {"start": 0, "end": len(doc.text), "text": doc.text, "rule": "test"}
    places, quantities = [], []
    for token in doc:
        at = {"start": token.idx, "end": token.idx + len(token), "text": token.text}
        at |= {"id": "", "sent_id": "s1", "rule": "test"}
        if token.text == "بغداد":
            known = {"name": "بغداد", "name_en": "Baghdad", "country": "IRQ"}
            places.append(Place(**at, **known, kind="city", lat=33.34, lon=44.4))
        elif token.text.isdecimal():
            value = float(token.text)
            quantities.append(Quantity(**at, kind="personnel", value=value, unit="جندي"))
    places = records.numbered("places", places)
    source = {"source_kind": "military", "source_named": True}
    claim = Claim(id="c1", sent_id="s1", **whole, **source, place_ids=[p.id for p in places])
    records.put(doc, "sentences", [Sentence(id="s1", **whole)])
    records.put(doc, "places", places)
    records.put(doc, "quantities", records.numbered("quantities", quantities))
    records.put(doc, "claims", [claim])
    return doc


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that is the current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
