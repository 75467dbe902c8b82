"""The pipeline up to the quantities, opened once."""

from collections.abc import Callable

import pytest
from spacy.language import Language

import annotator
from annotator.morphology.database import database_path
from annotator.pipeline import numbers, quantities, records
from annotator.schema import Quantity

Find = Callable[[str], list[Quantity]]


@pytest.fixture(scope="session")
def quantities_nlp() -> Language:
    """The shipped pipeline with the components of numbers and quantities in it."""
    if not database_path().is_file():
        pytest.fail("the morphology database is not installed; run: annotator models install")
    nlp = annotator.load()
    for module, name in ((numbers, "numbers"), (quantities, "quantities")):
        assert module
        if name not in nlp.pipe_names:
            nlp.add_pipe(f"annotator_{name}_v1", name=name)
    return nlp


@pytest.fixture(scope="session")
def find(quantities_nlp: Language) -> Find:
    """The quantities of a text."""

    def quantities_of(text: str) -> list[Quantity]:
        return list(records.get(quantities_nlp(text), "quantities"))

    return quantities_of
