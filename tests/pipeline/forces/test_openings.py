"""Mentions are parsed only where one can begin, and again only where that can matter."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pipeline.forces import parse
from annotator.pipeline.forces.inflection import Shape
from annotator.pipeline.forces.match import matches, openings
from annotator.pipeline.forces.models import model_at
from annotator.pipeline.forces.view import View
from annotator.pipeline.forces.words import HEAD, MODEL, NAME, NISBA
from annotator.pipeline.records import get
from annotator.text import trace

WORDS_TEXT = """
القوات وقوات بقواته جيش للجيش لواء اللواء 52 عناصر من في و الروسية كوريا الكورية الشمالية حركة
الحركة حماس بحماس وحدات شرطي شرطيا مسيره سيارة سياره مدرعه دبابه إف-16 وإف-16 Il-76 تي 72
الحوثيون والحوثيين تنظيم داعش قتل قصف مسلحون مسلحين قالت إن رتل من كتيبة لكتيبة القاعدة ، « » .
سو - 57 المعارضة المسلحة الجيشان التايلاندي والكمبودي قائد هجوم انتحاري الأمن والأمن شغب 300
"""
TEXTS = st.lists(st.sampled_from(WORDS_TEXT.split()), max_size=25).map(" ".join)


def found_in(doc):
    return get(doc, "forces"), get(doc, "quantities")


@settings(max_examples=60)
@given(TEXTS)
def test_nothing_begins_elsewhere(annotate, lexicon, text):
    view = View(annotate(text), lexicon)
    begin = openings(view, lexicon)
    for i in set(range(len(view))) - begin:
        assert matches(view, lexicon, i) == []
        tok, model = view.toks[i], model_at(view, lexicon, i)
        if tok.tag == "noun_prop" or re.search(r"\d", tok.norm):
            assert model is None or not model[0].coded


@settings(max_examples=40)
@given(TEXTS)
def test_all_tokens_tried_give_the_same(annotate, text):
    usual = found_in(annotate(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "openings", lambda view, _: set(range(len(view))))
        assert found_in(annotate(text)) == usual


@settings(max_examples=60)
@given(TEXTS)
def test_parsing_all_in_the_second_pass_gives_the_same(annotate, text):
    usual = found_in(annotate(text))
    with trace.recording():
        assert found_in(annotate(text)) == usual


@pytest.mark.parametrize(
    ("word", "tag", "roles"),
    [
        ("جنود", "noun", HEAD),
        ("الحوثيون", "noun_prop", NAME),
        ("اف", "noun_prop", MODEL),
        ("اف", "noun", 0),
        ("تشادي", "adj", NISBA),
        ("كوريه", "adj", 0),
        ("كورية", "adj", NISBA),
        ("شجرة", "noun", 0),
        ("جنود", "prep", 0),
    ],
)
def test_roles(lexicon, word, tag, roles):
    tok = lexicon.words.describe(Shape(word, word, word, False, word, tag, "", "", ""))
    assert tok.roles & (MODEL | NISBA) == roles & (MODEL | NISBA)
    assert tok.roles & roles == roles


def test_a_word_written_with_heh_is_mended(annotate, lexicon):
    view = View(annotate("سقطت مسيره قرب سياره في القرية"), lexicon)
    assert {"مسيرة", "سيارة"} <= {tok.norm for tok in view.toks}
