import pytest

from annotator.pipeline.actors.entries import build_entries
from annotator.pipeline.actors.outlets import agency_of
from annotator.pipeline.actors.text import read_text

CASES = [
    ("موسكو 6 يناير (رويترز) - قال مسؤول إن الوضع هادئ.", "رويترز"),
    ("باريس (أ ف ب) – وصل الوفد.", "فرانس برس"),
    ("عدن، اليمن (أسوشيتد برس) — قتل خمسة جنود.", "أسوشيتد برس"),
    ("بغداد - الأناضول\nقتل جنديان في كمين.", "الأناضول"),
    ("واشنطن - وكالات: أعلن البنتاغون ذلك.", "وكالات"),
    ("رويترز - قتل خمسة.", "رويترز"),
    ("قتل جنديان في كمين.\n(وكالات)", "وكالات"),
    ("قتل خمسة في انفجار (د.ب.أ).", "الوكالة الألمانية"),
    ("انتهت المعارك.\nالمصدر: الأناضول", "الأناضول"),
    ("قال شاهد لرويترز إن القصف مستمر.", None),
    ("قالت الوكالة (رويترز) في تقرير إن السفينة غرقت.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "agency"), CASES)
def test_agency(nlp, text, agency):
    entries = nlp.tokenizer.files.derived(build_entries)
    assert agency_of(read_text(nlp(text), entries)) == agency


@pytest.mark.parametrize(("given", "agency"), [(None, "رويترز"), ("الأناضول", "الأناضول")])
def test_the_component_fills_in_an_agency_that_the_input_lacks(nlp, given, agency):
    doc = nlp.make_doc("موسكو 6 يناير (رويترز) - هدأ القتال.")
    doc.user_data["annotator_input"] = {"agency": given}
    assert nlp(doc).user_data["annotator_input"]["agency"] == agency
