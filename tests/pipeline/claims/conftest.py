"""One pipeline for all tests of the claims layer."""

import pytest

import annotator
from annotator.pipeline.claims.find import find_claims
from annotator.pipeline.claims.lexicon import build_lexicon


@pytest.fixture(scope="session")
def nlp():
    return annotator.load()


@pytest.fixture(scope="session")
def annotate_claims(nlp):
    def run(text):
        doc = nlp(text)
        if "claims" in nlp.pipe_names:
            from annotator.pipeline.records import get

            return get(doc, "claims")
        return find_claims(doc, nlp.tokenizer.files.derived(build_lexicon))

    return run
