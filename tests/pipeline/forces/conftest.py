"""The forces of a text, by the real pipeline."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.forces.component import Forces
from annotator.pipeline.forces.lexicon import ForceLexicon, build_lexicon
from annotator.pipeline.records import get
from annotator.schema import Force


@pytest.fixture(scope="session")
def lexicon(nlp: Language) -> ForceLexicon:
    return nlp.tokenizer.files.derived(build_lexicon)


@pytest.fixture(scope="session")
def annotate(nlp: Language) -> Callable[[str], Doc]:
    """The Doc of a text with the layers up to forces, whatever else the pipeline has."""
    own = [] if "forces" in nlp.pipe_names else [Forces(nlp, "forces")]
    before = {"sentences", "gazetteer", "ruler", "numbers", "dates", "quantities", "places"}

    def run(text: str) -> Doc:
        with nlp.select_pipes(enable=[n for n in nlp.pipe_names if n in before | {"forces"}]):
            doc = nlp(text)
        for component in own:
            doc = component(doc)
        return doc

    return run


@pytest.fixture(scope="session")
def forces(annotate: Callable[[str], Doc]) -> Callable[[str], list[Force]]:
    def run(text: str) -> list[Force]:
        return get(annotate(text), "forces")

    return run
