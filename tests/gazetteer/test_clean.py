"""Which names of the sources are Arabic names, and in what spelling they are kept."""

import re

import pytest

from annotator.gazetteer.clean import arabic_letters, best_name, clean, forms
from annotator.gazetteer.keys import loose, tokenized
from annotator.gazetteer.variants import variants

TYPES = ("محافظة", "مدينة")


@pytest.mark.parametrize(
    ("name", "alpha2", "expected"),
    [
        ("حلب", "SY", "حلب"),
        ("محافظة حلب", "SY", "حلب"),
        ("مدينة", "SY", "مدينة"),
        ("ااالخرطوم", "SD", "الخرطوم"),
        ("بُور سُودان", "SD", "بور سودان"),
        ("طرابلس (لبنان)", "LB", "طرابلس"),
        ("غينيا-بيساو", "GW", "غينيا بيساو"),
        ("Aleppo", "SY", None),
        ("Халеб", "SY", None),
        ("نیویورک", "US", None),
        ("تهران ٢", "IR", None),
        ("مشہد", "IR", "مشهد"),
        ("کابل", "AF", "كابل"),
        ("ب", "SY", None),
    ],
)
def test_clean(name, alpha2, expected):
    assert clean(name, alpha2, TYPES) == expected


def test_letters_that_only_foreign_names_have():
    assert arabic_letters("ڤولگوگراد") == "فولغوغراد"
    assert forms(["گوما"]) == ["گوما", "غوما"]


def test_best_name_writes_hamza_and_is_short():
    assert best_name(["ادلب", "إدلب", "إدلب الخضراء"]) == "إدلب"
    assert best_name([]) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("غزة", "غزه"), ("مرؤة", "مروه"), ("قلقيلية", "قلقيليه")]
)
def test_loose_keys_unite_misspellings(one, other):
    assert loose(one) == loose(other)


def test_loose_keys_keep_different_names_apart():
    assert loose("حمص") != loose("حماة")


def test_an_inner_conjunction_may_be_a_word_of_its_own():
    assert tokenized("البوسنة والهرسك") == ["البوسنة والهرسك", "البوسنة و الهرسك"]
    assert tokenized("الوادي الجديد") == ["الوادي الجديد"]


RULES = [(re.compile("غ"), "ج"), (re.compile("ا$"), "ة")]


def test_variants_leave_out_what_is_taken_and_what_is_short():
    assert variants(["غوريسا"], RULES, {"جوريسا"}, 5) == ["غوريسة"]
    assert variants(["غور"], RULES, set(), 5) == []
    assert len(variants(["غوريسا"], RULES, set(), 1)) == 1
