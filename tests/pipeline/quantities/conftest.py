"""The pipeline up to the quantities, opened once."""

from collections.abc import Callable

import pytest
from spacy.language import Language

import annotator
from annotator.morphology.database import database_path
from annotator.pipeline import records
from annotator.schema import Quantity

NEEDED = ["sentences", "numbers", "dates", "quantities"]

Find = Callable[[str], list[Quantity]]


@pytest.fixture(scope="session")
def quantities_nlp() -> Language:
    """The shipped pipeline, only what the quantities need."""
    if not database_path().is_file():
        pytest.fail("the morphology database is not installed; run: annotator models install")
    return annotator.load(enable=NEEDED)


@pytest.fixture(scope="session")
def find(quantities_nlp: Language) -> Find:
    """The quantities of a text."""

    def quantities_of(text: str) -> list[Quantity]:
        return list(records.get(quantities_nlp(text), "quantities"))

    return quantities_of
