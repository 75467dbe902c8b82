"""Every name of a month: calendars, naming systems, spellings, doubled names."""

import pytest

from annotator.text.dates import find_dates

EGYPT = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
LEVANT = [
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
    "تشرين الأول", "تشرين الثاني", "كانون الأول",
]  # fmt: skip
ALGERIA = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MOROCCO = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
]
MAURITANIA = [
    "يناير",
    "فبراير",
    "مارس",
    "إبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغشت",
    "شتمبر",
    "أكتوبر",
    "نوفمبر",
    "دجمبر",
]
LIBYA = [
    "أي النار", "النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال", "الفاتح",
    "التمور", "الحرث", "الكانون",
]  # fmt: skip
HIJRI = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب",
    "شعبان", "رمضان", "شوال", "ذي القعدة", "ذي الحجة",
]  # fmt: skip

GREGORIAN = [
    (name, number)
    for names in (EGYPT, LEVANT, ALGERIA, MOROCCO, MAURITANIA, LIBYA)
    for number, name in enumerate(names, 1)
]


def only(text: str) -> tuple[str, str]:
    """The one mention of a text: its words and its value."""
    (mention,) = find_dates(text)
    return text[mention.start : mention.end], mention.value


@pytest.mark.parametrize(("name", "number"), GREGORIAN)
def test_gregorian_month_with_day_and_year(name: str, number: int) -> None:
    assert only(f"وقع الحادث في 14 {name} 1985 قرب الميناء") == (
        f"14 {name} 1985",
        f"1985-{number:02d}-14",
    )


@pytest.mark.parametrize(
    ("name", "number"), [pair for pair in GREGORIAN if pair[0] not in LIBYA[1:]]
)
def test_gregorian_month_with_day_alone(name: str, number: int) -> None:
    assert only(f"عاد المهندس في 3 {name} إلى عمله") == (f"3 {name}", f"XXXX-{number:02d}-03")


@pytest.mark.parametrize(
    ("name", "number"), [pair for pair in GREGORIAN if pair[0] not in LIBYA[1:]]
)
def test_gregorian_month_alone_after_the_word_for_month(name: str, number: int) -> None:
    assert only(f"يبدأ الموسم خلال شهر {name} عادة") == (f"شهر {name}", f"XXXX-{number:02d}")


@pytest.mark.parametrize(("number", "name"), list(enumerate(HIJRI, 1)))
def test_hijri_month(number: int, name: str) -> None:
    assert only(f"ولد في 9 {name} 1401 هـ بالمدينة") == (
        f"9 {name} 1401 هـ",
        f"H1401-{number:02d}-09",
    )


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("إبريل", "XXXX-04"), ("ابريل", "XXXX-04"), ("يونيه", "XXXX-06"), ("يوليه", "XXXX-07"),
        ("اغسطس", "XXXX-08"), ("اكتوبر", "XXXX-10"), ("اذار", "XXXX-03"), ("ايلول", "XXXX-09"),
        ("كانون ثاني", "XXXX-01"), ("تشرين أول", "XXXX-10"), ("فيفرى", "XXXX-02"),
        ("ربيع الثاني", "HXXXX-04"), ("جمادى الثانية", "HXXXX-06"), ("جمادى الأول", "HXXXX-05"),
        ("ذو القعدة", "HXXXX-11"), ("ذو الحجة", "HXXXX-12"), ("رمضان المبارك", "HXXXX-09"),
    ],
)  # fmt: skip
def test_spelling_of_a_month(spelling: str, value: str) -> None:
    assert only(f"افتتح السوق في شهر {spelling}.") == (f"شهر {spelling}", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("غادر في 2 كانون الثاني (يناير) مطار بيروت", "2 كانون الثاني (يناير)", "XXXX-01-02"),
        ("غادر في 8 أغسطس / آب مطار بيروت", "8 أغسطس / آب", "XXXX-08-08"),
        ("غادر في يناير(كانون الثاني) 2019 المطار", "يناير(كانون الثاني) 2019", "2019-01"),
        ("منذ كانون الثاني/يناير 2020 وهو غائب", "كانون الثاني/يناير 2020", "2020-01"),
        ("منذ يناير - كانون الثاني وهو غائب", "يناير - كانون الثاني", "XXXX-01"),
        ("في 11 يوليو [تموز] عاد", "11 يوليو [تموز]", "XXXX-07-11"),
        ("في 11 يوليو تموز عاد", "11 يوليو تموز", "XXXX-07-11"),
        ("في 6 تشرين الأول / أكتوبر 1973 عبروا", "6 تشرين الأول / أكتوبر 1973", "1973-10-06"),
        ("في 4 غشت/آب رحلوا", "4 غشت/آب", "XXXX-08-04"),
        ("في 15 مارس (آذار) الماضي", "15 مارس (آذار) الماضي", "XXXX-03-15"),
    ],
)
def test_two_names_of_one_month_are_one_date(text: str, words: str, value: str) -> None:
    assert only(text) == (words, value)


@pytest.mark.parametrize("text", ["7 أكتوبر/تشرين الثاني 2023", "في 9 أيار (أبريل) 1990"])
def test_two_names_that_contradict_are_flagged(text: str) -> None:
    (mention,) = find_dates(text)
    assert mention.flag == "date_conflict"


def test_two_months_of_one_system_are_a_range_not_a_doubled_name() -> None:
    assert only("بين يناير - مارس 2018") == ("بين يناير - مارس 2018", "2018-01/2018-03")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وفبراير أقصر الشهور", "فبراير"),
        ("حتى تاريخه وبجانفي المقبل", "جانفي المقبل"),
        ("أجل اللقاء ليوليو المقبل", "يوليو المقبل"),
        ("يعود إلينا في أيلول", "أيلول"),
    ],
)
def test_proclitics_stay_outside(text: str, words: str) -> None:
    assert only(text)[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "مارس الطبيب مهنته سنوات", "كما مارس الرياضة صغيرا", "آب المسافر إلى أهله",
        "الأب والأم حاضران", "سيارة نيسان زرقاء", "التقى تيريزا ماي وزيرا", "غضب الربيع العربي",
        "حصل على صفر في المادة", "السيد شعبان والسيد رجب", "يشرب الماء في الصيف",
        "هذا أمر محرم شرعا", "القائد ناصر وأخوه هانيبال", "رمضان عبد الله كاتب معروف",
    ],
)  # fmt: skip
def test_homograph_of_a_month_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مارس الطبيب مهنته في مارس فقط", "XXXX-03"),
        ("يصوم الناس في رمضان", "HXXXX-09"),
        ("سافر السيد شعبان في شعبان", "HXXXX-08"),
        ("في 27 رجب 1440", "H1440-07-27"),
        ("يوم 13 صفر 1446 هـ", "H1446-02-13"),
        ("عاد في آب", "XXXX-08"),
    ],
)
def test_homograph_of_a_month_in_the_place_of_a_month(text: str, value: str) -> None:
    assert only(text)[1] == value
