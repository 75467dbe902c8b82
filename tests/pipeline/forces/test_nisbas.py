"""Nisbas in all their forms, and where they are none."""

import pytest

from annotator.pipeline.forces.words import model_key


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("روسي", "RUS"),
        ("روسية", "RUS"),
        ("روسيون", "RUS"),
        ("روسيين", "RUS"),
        ("روسيات", "RUS"),
        ("روسيتان", "RUS"),
        ("روسيتين", "RUS"),
        ("روس", "RUS"),
        ("اتراك", "TUR"),
        ("امريكية", "USA"),
        ("اميركي", "USA"),
        ("كورية شمالية", "PRK"),
        ("كوري جنوبي", "KOR"),
        ("جنوب سودانية", "SSD"),
        ("جنوب افريقيين", "ZAF"),
        ("اكراد", None),
        ("موصلي", "IRQ"),
    ],
)
def test_forms(lexicon, form, country):
    assert lexicon.nisbas[form].country == country


@pytest.mark.parametrize("form", ["روسيا", "تركيا", "ايطاليا", "البحر", "قوية"])
def test_countries_and_other_words_are_no_nisbas(lexicon, form):
    assert form not in lexicon.nisbas


@pytest.mark.parametrize(
    ("text", "span", "country"),
    [
        ("انسحبت القوات التركية.", "القوات التركية", "TUR"),
        ("وصل جندي تشادي.", "جندي تشادي", "TCD"),
        ("وصل جنود تشاديون.", "جنود تشاديون", "TCD"),
        ("أسروا جنديين تشاديين.", "جنديين تشاديين", "TCD"),
        ("قتل عشرون جنديا روسيا.", "جنديا روسيا", "RUS"),
        ("هبطت طائرتان حربيتان فرنسيتان.", "طائرتان حربيتان فرنسيتان", "FRA"),
        ("غادرت القوات الخاصة الأمريكية.", "القوات الخاصة الأمريكية", "USA"),
        ("غادر الجيش الكوري الجنوبي.", "الجيش الكوري الجنوبي", "KOR"),
        ("دخل مقاتلون شيشانيون.", "مقاتلون شيشانيون", "RUS"),
    ],
)
def test_agreement(forces, text, span, country):
    (force,) = forces(text)
    assert (force.text, force.country, force.country_source) == (span, country, "nisba")


def test_people_without_a_state_give_no_country(forces):
    (force,) = forces("تقدمت القوات الكردية نحو البلدة.")
    assert (force.text, force.country) == ("القوات الكردية", None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Il-76", "IL 76"),
        ("إس-400", "اس 400"),
        ("MiG‑29", "mig29"),
        ("بي إم بي-2", "بي ام بي 2"),
    ],
)
def test_spellings_of_models_are_alike(one, other):
    assert model_key(one) == model_key(other)
