"""Sentence boundaries and kinds of lines."""

import pytest

from annotator.pipeline import records


def sentences(nlp, text):
    return [(row.text, row.kind) for row in records.get(nlp(text), "sentences")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
        ("هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]),
        ("وصل الوفد ؛ ثم غادر .", ["وصل الوفد ؛", "ثم غادر ."]),
        ("قال أ.ف.ب إن الوفد وصل.", ["قال أ.ف.ب إن الوفد وصل."]),
        ("قال د. سامر ذلك.", ["قال د. سامر ذلك."]),
        ("بلغت 3.5 مليون. ثم زادت.", ["بلغت 3.5 مليون.", "ثم زادت."]),
        ("1. البند الأول\n2. البند الثاني", ["1. البند الأول", "2. البند الثاني"]),
        ("قال: «وصلنا.» ثم غادر.", ["قال: «وصلنا.»", "ثم غادر."]),
        ("عام 1445 هـ. ثم تغير الأمر.", ["عام 1445 هـ.", "ثم تغير الأمر."]),
        ("رفض ذكر اسمه. ثم غادر القاعة.", ["رفض ذكر اسمه.", "ثم غادر القاعة."]),
        ("سأل: «من المسؤول؟»، مطالبا برد.", ["سأل: «من المسؤول؟»، مطالبا برد."]),
        ("هدوء حذر في المدينة.. والسكان يعودون", ["هدوء حذر في المدينة.. والسكان يعودون"]),
        ("جرى ذلك عام 2019. 12- وقال شهود ذلك.", ["جرى ذلك عام 2019.", "12- وقال شهود ذلك."]),
        ("وصل...  ثم غادر", ["وصل...", "ثم غادر"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_boundaries(nlp, text, expected):
    assert [found for found, _ in sentences(nlp, text)] == expected


def test_a_text_without_stops_is_cut_at_a_word(nlp):
    text = "وللجنود بنادق " * 400
    found = [row for row, _ in sentences(nlp, text)]
    assert len(found) > 1
    assert " ".join(found) == text.strip()


def test_kinds_of_lines(nlp):
    lines = ["عنوان الخبر", "وصل الوفد إلى العاصمة. غادر الوفد.", "صورة للوفد في المطار"]
    text = "\n".join([*lines, "انتهت الزيارة."])
    assert [kind for _, kind in sentences(nlp, text)] == [
        "heading",
        "body",
        "body",
        "caption",
        "body",
    ]


def test_a_text_of_one_line_is_body(nlp):
    assert sentences(nlp, "عنوان الخبر") == [("عنوان الخبر", "body")]
