"""Offices as organisations, names that a morphology misreads, mothers and fathers."""

import pytest

PERSONS = [
    # chains of titles before the name
    ("وأشاد رئيس الأركان المشير عارم ملحم بالجنود.", "عارم ملحم", "رئيس الأركان المشير"),
    ("قال النائب المحافظ جورج ويتفيلد إن القرار باطل.", "جورج ويتفيلد", "النائب المحافظ"),
    # what a title takes: a place, a body, how the body is recognised
    (
        "التقت مبعوثة الأمم المتحدة إلى قبرص إلينا ماركوفيتش الوفد.",
        "إلينا ماركوفيتش",
        "مبعوثة الأمم المتحدة إلى قبرص",
    ),
    (
        "قال وزير العدل في الحكومة المعترف بها سمير باذيب إن السجن مغلق.",
        "سمير باذيب",
        "وزير العدل في الحكومة المعترف بها",
    ),
    (
        "قالت حاكمة ولاية داكوتا الشمالية أبيغيل فورد إن النهر فاض.",
        "أبيغيل فورد",
        "حاكمة ولاية داكوتا الشمالية",
    ),
    # surnames that are read as verbs, or as a conjunction and a word
    ("وانتقد السيناتور مارك ويلسون القرار.", "مارك ويلسون", "السيناتور"),
    ("وقال عاموس يدلين إن العملية نجحت.", "عاموس يدلين", None),
    # surnames that look like nouns, offices or places
    ("أعلن وزير النقل صالح الوالي أن المطار مفتوح.", "صالح الوالي", "وزير النقل"),
    ("قال المسؤول الكردي شيروان هورامي إن القصف توقف.", "شيروان هورامي", "المسؤول الكردي"),
    # persons named after a child
    ("قالت أم محمود إن الخيام غرقت.", "أم محمود", None),
    ("روى أبو خليل، وهو سائق، ما حدث.", "أبو خليل", None),
    # two unknown words between a verb of saying and what is said
    ("قال زورغان كفاريتسخيليا إن الحدود مغلقة.", "زورغان كفاريتسخيليا", None),
]

NOBODY = [
    "بيان صادر عن رئاسة الأركان.",  # the ب of بيان is no preposition
    "دعا وزير الشباب والرياضة الشباب إلى التطوع.",
    "روى شاهد ما حدث.",
    "رفعت الكويت مستوى التأهب.",
    "قال مؤسس موقع فيسبوك ذلك.",
]

ORGANISATIONS = [
    ("ونفى مكتب رئيس الحكومة ذلك.", [("مكتب رئيس الحكومة",) * 2 + (None,)]),
    (
        "وأعلن مكتب وزير الدفاع الإيطالي إلغاء الزيارة.",
        [("مكتب وزير الدفاع الإيطالي",) * 2 + ("ITA",)],
    ),
    # seats of power speak, or are places
    ("نفى قصر قرطاج الخبر.", [("قصر قرطاج",) * 2 + ("TUN",)]),
    ("اقترب المحتجون من قصر قرطاج.", []),
    # the name between quotation marks
    ("وحذرت جمعية «نور الغد» من كارثة.", [("جمعية «نور الغد»", "نور الغد", None)]),
    ("أجرى معهد «نيلسن» استطلاعا.", [("معهد «نيلسن»", "معهد نيلسن", None)]),
    # a government of an armed group, and a subject before its object
    ("قالت حكومة طالبان إن الهجوم فشل.", [("حكومة طالبان",) * 2 + ("AFG",)]),
    ("اتهمت حكومة بونتلاند أديس أبابا بالتدخل.", [("حكومة بونتلاند",) * 2 + ("SOM",)]),
    # no organisations
    ("انقطع التيار عن محطة زاباد الحرارية.", []),
    ("ذكرت سلطات دونيتسك أن القصف توقف.", []),
    # spelling: ه for ة, no hamza; acronyms
    (
        "قالت منظمه الصحه العالميه ذلك.",
        [("منظمه الصحه العالميه", "منظمة الصحة العالمية", None)],
    ),
    ("حذر الاتحاد الاوربي من ذلك.", [("الاتحاد الاوربي", "الاتحاد الأوروبي", None)]),
    ("أوقفت UNICEF القوافل.", [("UNICEF", "اليونيسف", None)]),
]


def rows(doc, kind):
    return [row for row in doc._.records["actors"] if row["kind"] == kind]


@pytest.mark.parametrize(("text", "name", "title"), PERSONS)
def test_persons(nlp, text, name, title):
    found = [(row["name"], row["title"]) for row in rows(nlp(text), "person")]
    assert found == [(name, title)]


@pytest.mark.parametrize("text", NOBODY)
def test_no_named_person(nlp, text):
    assert [row["name"] for row in rows(nlp(text), "person") if row["name"]] == []


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations(nlp, text, expected):
    found = rows(nlp(text), "organisation")
    assert [(row["text"], row["name"], row["country"]) for row in found] == expected
