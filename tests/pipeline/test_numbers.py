"""Numbers that one component leaves for the next."""

import json

import spacy
from spacy.tokens import Doc

from annotator.pipeline.numbers import KEY, get_numbers, put_numbers
from annotator.text.numbers import find_numbers


def doc_of(text: str) -> Doc:
    """A Doc without any annotation."""
    return spacy.blank("ar")(text)


def test_numbers_come_back_as_they_were_left() -> None:
    text = "قتل ثلاثة جنود وجرح بين 20 و30 مدنيا، أي نحو 15% من العدد"
    doc, numbers = doc_of(text), find_numbers(text)
    put_numbers(doc, numbers)
    assert len(numbers) == 3
    assert get_numbers(doc) == numbers
    rows = doc.user_data[KEY]["numbers"]
    assert json.loads(json.dumps(rows)) == rows


def test_a_doc_without_numbers_has_none() -> None:
    assert get_numbers(doc_of("وصل الوفد")) == []


def test_fields_of_other_versions_are_left_out() -> None:
    doc, numbers = doc_of("عشرة"), find_numbers("عشرة")
    put_numbers(doc, numbers)
    doc.user_data[KEY]["numbers"][0]["later"] = 1
    assert get_numbers(doc) == numbers
