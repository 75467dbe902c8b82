import pytest
from spacy.language import Language

import annotator


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline up to the actors."""
    return annotator.load(exclude=["claims"])
