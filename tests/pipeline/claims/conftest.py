"""One pipeline for all tests of the claims layer."""

import pytest

import annotator
from annotator.pipeline.claims.find import find_claims
from annotator.pipeline.claims.lexicon import build_lexicon


@pytest.fixture(scope="session")
def nlp():
    return annotator.load(exclude=["claims"])


@pytest.fixture(scope="session")
def lexicon(nlp):
    return nlp.tokenizer.files.derived(build_lexicon)


@pytest.fixture(scope="session")
def annotate_claims(nlp, lexicon):
    """Claims of a text, by the function behind the component."""
    return lambda text: find_claims(nlp(text), lexicon)
