"""Pitfalls: names with digits, addresses, years, list markers."""

import pytest

from annotator.text.numbers import Number, find_numbers


def counted(text: str) -> list[float | None]:
    """The values of the numbers of a text that may count something."""
    aside = ("name", "ordinal", "year")
    return [number.value for number in find_numbers(text) if number.kind not in aside]


def only(text: str) -> Number:
    """The one number of a text; fails where there is another count."""
    found = find_numbers(text)
    assert len(found) == 1, [text[number.start : number.end] for number in found]
    return found[0]


def values(text: str) -> list[float | None]:
    """The values of all numbers of a text."""
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "مقاتلة إف-16", "إف 35", "ميغ-29", "سو-57", "تي-72", "إس-400", "إس 300", "AK-47",
        "F-16",
        "F16", "بي-52", "كوفيد-19", "بوينغ 737", "ويندوز 11", "Il-76", "طائرة شاهد 136",
        "من طراز هرمس 900", "من نوع أطلس نور 3", "كاتيوشا-2",
        "عيار 107", "عيار 155 ملم", "قناة 24", "قناة الأفق 24", "المادة 5", "القرار 2254",
        "للقرار 1701", "الفقرة 3", "رحلة 417", "الدفعة 12", "الغرفة 5", "الصفحة 3", "البند 7",
        "اللواء 35", "الفوج 47", "الفرقة 4", "الكتيبة 101 مدرعة", "الذكرى 65", "القانون عدد 34",
        "مجموعة السبع", "مجموعة العشرين", "شارع الأربعين", "حي الستين", "مخيم الـ20 ليس هنا",
        "لوحة 1234", "رقم 9", "صاروخ «نور 2»", "الفوج 47 دبابات", "هامش 3", "الجدول 4",
        "عند الكيلومتر 12 من الطريق", "33.5 شمالا", "9إم14", "تقييم 4.5/5",
        "من طراز نمر 4 وناقلات", "سيارة مرسيدس 500",
    ],
)  # fmt: skip
def test_names_with_digits_count_nothing(text: str) -> None:
    assert [value for value in counted(text) if value != 20] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استهدفت الفرقة 20 موقعا", [20]),
        ("دمر اللواء 3 دبابات", [3]),
        ("وصل إلى المنطقة 300 ألف", [300000]),
        ("بلغ رقم قياسي 40%", [40]),
        ("قتل اليوم 5 جنود", [5]),
        ("فقدت الكتيبة 12 جندي", [12]),
        ("دخلت القوة 100 متر", [100]),
        ("تنتج المحطة 50 ميغاواط", [50]),
        ("شاهد 5 عمال الحريق", [5]),
    ],
)
def test_a_counted_noun_beats_the_name(text: str, expected: list[float]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "عام 2003", "في عام 1982 كانت", "سنة 48", "منذ 2011", "في 2011", "(2003)", "حرب 2006",
        "عام ألفين وأحد عشر", "سنة ألف وتسعمئة وسبعة وستين", "1445 هـ", "2024 م", "مايو 2019",
        "2011-2024", "العام 2020",
    ],
)  # fmt: skip
def test_years(text: str) -> None:
    assert {number_kind for number_kind in (only(text).kind,)} == {"year"}


def test_four_digits_with_a_noun_are_no_year() -> None:
    assert counted("2000 جندي") == [2000]
    assert counted("وصل 1950 نازحا") == [1950]


@pytest.mark.parametrize(
    "text", ["1- وصول القافلة", "2. بدء الهدنة", "(3) وقف النار", "4) ختام"]
)
def test_list_markers(text: str) -> None:
    assert values(text) == []


def test_markers_in_running_text() -> None:
    text = "للبرنامج ثلاثة أهداف: 1 - وقف النار 2 - تبادل الأسرى 3 - فتح المعابر"
    assert values(text) == [3]


@pytest.mark.parametrize("text", ["فاز 3 - 1", "تعادلا 2-2", "خسر 4 - صفر", "صفر - 1"])
def test_scores(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["مجموعة 5+1", "القرار (1701)", "في الدقيقة 59"])
def test_more_names(text: str) -> None:
    assert counted(text) == []


def test_a_number_in_brackets_before_its_noun_counts() -> None:
    assert counted("ضبطت الدورية (30) صاروخا") == [30]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("القرن الواحد والعشرين", "ordinal"),
        ("الفرقة الواحدة والثلاثون", "ordinal"),
        ("الواحد والعشرون جنديا", None),
    ],
)
def test_the_twenty_first_and_the_twenty_one(text: str, kind: str | None) -> None:
    assert only(text).kind == kind
