"""One pipeline for all tests of the claims layer."""

import pytest

import annotator
from annotator.pipeline.claims.find import find_claims
from annotator.pipeline.claims.lexicon import build_lexicon
from annotator.pipeline.claims.quotes import pair_quotes


@pytest.fixture(scope="session")
def nlp():
    return annotator.load(exclude=["claims"])


@pytest.fixture(scope="session")
def lexicon(nlp):
    return nlp.tokenizer.files.derived(build_lexicon)


@pytest.fixture(scope="session")
def annotate_claims(nlp, lexicon):
    """Claims of a text, by the function behind the component."""

    def annotate(text):
        doc = nlp(text)
        return find_claims(doc, lexicon, pair_quotes(doc))

    return annotate
