"""Names of the gazetteer begin nowhere else than where they are looked for."""

import pytest

from annotator.pipeline.gazetteer_matcher import find_matches, match_at, matches_of
from annotator.pipeline.gazetteer_starts import NameStarts
from annotator.pipeline.places.tokens import tokens_of

TEXTS = [
    "",
    "وصل الوفد إلى دير الزور وحلب والرقة، ثم عاد لدمشق عبر بغداد.",
    "وبالبوسنة والهرسك وباريس ولوس انجلس\nبهؤلاء في مدينته القدس الشرقيه وغزه",
    "لبلدات صور وصيدا والنبطية بجنوب لبنان (قرب نهر الليطاني) إلى رأس العين ...",
]


@pytest.mark.parametrize("text", TEXTS)
def test_all_names_are_found(nlp, text):
    tokens = tokens_of(nlp.make_doc(text))
    starts = NameStarts(nlp.tokenizer.stage.gazetteer)

    class Everywhere:
        gazetteer = starts.gazetteer

        def __call__(self, tokens):
            return range(len(tokens))

    found = find_matches(tokens, starts)
    assert found == find_matches(tokens, Everywhere())
    assert bool(found) == bool(text)
    assert len(starts(tokens)) < len(tokens) or not text


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_found_is_found_again(nlp, text):
    doc, gazetteer = nlp.make_doc(text), nlp.tokenizer.stage.gazetteer
    tokens = tokens_of(doc)
    found = [match_at(tokens, at, gazetteer) for at in range(len(tokens))]
    assert tokens_of(doc) is tokens
    assert matches_of(doc, gazetteer) == find_matches(tokens, NameStarts(gazetteer))
    tokens_of(nlp.make_doc("غير ذلك"))
    anew = tokens_of(doc)
    assert anew is not tokens
    assert found == [match_at(anew, at, gazetteer) for at in range(len(anew))]


def test_changed_attributes_are_read_again(nlp):
    doc = nlp.make_doc("وصل إلى حلب")
    before = tokens_of(doc)
    doc[2].tag_ = "verb"
    assert tokens_of(doc).tags == [*before.tags[:2], "verb"]
