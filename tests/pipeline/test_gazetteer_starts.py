"""Names of the gazetteer begin nowhere else than where they are looked for."""

import pytest

from annotator.pipeline.gazetteer_matcher import find_matches
from annotator.pipeline.gazetteer_starts import NameStarts
from annotator.pipeline.places.tokens import Tokens

TEXTS = [
    "",
    "وصل الوفد إلى دير الزور وحلب والرقة، ثم عاد لدمشق عبر بغداد.",
    "وبالبوسنة والهرسك وباريس ولوس انجلس\nبهؤلاء في مدينته القدس الشرقيه وغزه",
    "لبلدات صور وصيدا والنبطية بجنوب لبنان (قرب نهر الليطاني) إلى رأس العين ...",
]


@pytest.mark.parametrize("text", TEXTS)
def test_all_names_are_found(nlp, text):
    tokens = Tokens(nlp.make_doc(text))
    starts = NameStarts(nlp.tokenizer.stage.gazetteer)

    class Everywhere:
        gazetteer = starts.gazetteer

        def __call__(self, tokens):
            return range(len(tokens))

    found = find_matches(tokens, starts)
    assert found == find_matches(tokens, Everywhere())
    assert bool(found) == bool(text)
    assert len(starts(tokens)) < len(tokens) or not text
