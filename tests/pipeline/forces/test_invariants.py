"""What holds for every text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pipeline.records import get

WORDS_TEXT = """
القوات قوات جيش الجيش شرطة مقاتلي عناصر كتيبة اللواء 52 من في ل و الروسية روسية الموالية التابعة
لحكومة للجيش التي طائرة طائرات مسيرة طراز Il-2 إف-16 دبابات التحالف حماس القاعدة « » " : ، . (
) المتظاهرون السلميون أحرق قتل ثلاثة جنود جنديا تركيا مسلحون مجهولون تنظيم داعش حركة الشباب
بغداد سوريا قواته ولقواتها وصفهم بأنهم إرهابيون الرابعة والخمسون عبوة ناسفة من نوع وبـ
"""
WORDS = WORDS_TEXT.split()


@pytest.fixture(scope="module")
def run(annotate):
    return annotate


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_are_sound(run, words):
    text = " ".join(words)
    doc = run(text)
    found = get(doc, "forces")
    for force in found:
        assert text[force.start : force.end] == force.text
        assert force.text == force.text.strip()
        assert re.search(r"\w", force.text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    ids = {force.id for force in found}
    quantities = {quantity.id for quantity in get(doc, "quantities")}
    assert {force.part_of for force in found} <= ids | {None}
    assert {force.quantity_id for force in found} <= quantities | {None}
    assert all(force.part_of != force.id for force in found)


@settings(max_examples=15)
@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_the_same_text_gives_the_same_records(run, words):
    text = " ".join(words)
    assert get(run(text), "forces") == get(run(text), "forces")


@given(st.text(max_size=60))
def test_any_text_passes(run, text):
    doc = run(text)
    assert all(text[force.start : force.end] == force.text for force in get(doc, "forces"))


@pytest.mark.parametrize("unit", ["قوات ", "جيش ", "قوات جيش "])
def test_heads_one_after_the_other_do_not_exhaust_the_stack(run, unit):
    doc = run(unit * 400)
    assert get(doc, "forces")


def test_a_list_of_adjectives_does_not_belong_to_one_mention_without_end(nlp):
    text = "هاجمت القوات " + "المسلحة العسكرية " * 40
    doc = nlp(text)
    assert doc.text == text
    assert all(len(force["text"].split()) < 20 for force in doc._.records["forces"])


@pytest.mark.parametrize("mark", ["\u0640", "\u064e", "\u0640\u0640"])
def test_a_quotation_of_nothing_but_marks_is_no_name(run, mark):
    doc = run(f"انتشرت كتائب القسام «{mark}» في المدينة")
    assert [force.text for force in get(doc, "forces")] == ["كتائب القسام"]
