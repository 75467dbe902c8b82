import pytest

from annotator.pipeline.claims.forms import make_forms, read_affixes


@pytest.fixture(scope="module")
def affixes(nlp):
    return read_affixes(nlp.tokenizer.files.table("claim_affixes"))


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("أعلن", {"اعلن", "اعلنت", "اعلنوا", "اعلنا", "اعلنتا", "اعلننا"}),  # sound
        ("قال", {"قال", "قالت", "قالوا", "قالتا"}),  # hollow
        ("نفى", {"نفي", "نفت", "نفوا", "نفتا", "نفيا", "نفينا"}),  # defective in ى
        ("دعا", {"دعا", "دعت", "دعوا", "دعونا"}),  # defective in ا
        ("خشي", {"خشي", "خشيت", "خشوا", "خشينا"}),  # defective in ي
    ],
)
def test_perfect(affixes, lemma, expected):
    assert expected <= {form for form, _ in make_forms(affixes, "perfect", lemma)}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("يعلن", {"يعلن", "تعلن", "يعلنون", "نعلن", "اعلن"}),
        ("يدعو", {"يدعو", "تدعو", "يدعون", "يدع"}),
        ("ينفي", {"ينفي", "تنفي", "ينفون", "ينف"}),
        ("يرى", {"يري", "تري", "يرون"}),
    ],
)
def test_imperfect(affixes, form, expected):
    assert expected <= {surface for surface, _ in make_forms(affixes, "imperfect", form)}


def test_no_second_person_plural(affixes):
    forms = {form for form, _ in make_forms(affixes, "imperfect", "يعرض")}
    assert "تعرضوا" not in forms  # they were exposed


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("مؤكدا", {"مؤكدا", "مؤكدة", "مؤكدين", "مؤكدتين"}),
        ("داعيا", {"داعيا", "داعية", "داعين"}),
        ("مجمعين", {"مجمعين"}),
    ],
)
def test_participles(affixes, form, expected):
    assert expected <= {surface for surface, _ in make_forms(affixes, "participle", form)}


def test_persons_follow_agreement(affixes):
    persons = dict(make_forms(affixes, "perfect", "صرح"))
    assert (persons["صرح"], persons["صرحت"], persons["صرحوا"]) == ("ms", "fs", "pl")


def test_verbal_noun_before_a_pronoun(affixes):
    forms = [form for form, _ in make_forms(affixes, "masdar", "دعوة")]
    assert forms == ["دعوة", "دعوات", "دعوت"]
