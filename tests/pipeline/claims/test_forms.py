import pytest

from annotator.pipeline.claims.forms import (
    imperfect_forms,
    masdar_forms,
    participle_forms,
    perfect_forms,
)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("أعلن", {"اعلن", "اعلنت", "اعلنوا", "اعلنا", "اعلنتا"}),  # sound
        ("قال", {"قال", "قالت", "قالوا", "قالتا"}),  # hollow
        ("نفى", {"نفي", "نفت", "نفوا", "نفتا", "نفيا"}),  # defective in ى
        ("دعا", {"دعا", "دعت", "دعوا"}),  # defective in ا
        ("خشي", {"خشي", "خشيت", "خشوا"}),  # defective in ي
    ],
)
def test_perfect(lemma, expected):
    assert expected <= {form for form, _ in perfect_forms(lemma)}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("يعلن", {"يعلن", "تعلن", "يعلنون", "نعلن", "اعلن"}),
        ("يدعو", {"يدعو", "تدعو", "يدعون", "يدع"}),
        ("ينفي", {"ينفي", "تنفي", "ينفون", "ينف"}),
        ("يرى", {"يري", "تري", "يرون"}),
    ],
)
def test_imperfect(form, expected):
    assert expected <= {surface for surface, _ in imperfect_forms(form)}


def test_no_second_person_plural():
    assert "تعرضوا" not in {form for form, _ in imperfect_forms("يعرض")}  # = they were exposed


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("مؤكدا", ["مؤكدا", "مؤكدة", "مؤكدين", "مؤكدتين"]),
        ("داعيا", ["داعيا", "داعية", "داعين"]),
    ],
)
def test_participles(form, expected):
    assert set(expected) <= {surface for surface, _ in participle_forms(form)}


def test_persons_follow_agreement():
    persons = dict(perfect_forms("صرح"))
    assert (persons["صرح"], persons["صرحت"], persons["صرحوا"]) == ("ms", "fs", "pl")


def test_verbal_noun_before_a_pronoun():
    assert list(masdar_forms("دعوة")) == ["دعوة", "دعوات", "دعوت"]
