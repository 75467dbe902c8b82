"""Vague numbers, fractions, multipliers."""

import pytest

from annotator.text.numbers import Number, find_numbers


def only(text: str) -> Number:
    """The one number of a text; fails where there is another count."""
    found = find_numbers(text)
    assert len(found) == 1, [text[number.start : number.end] for number in found]
    return found[0]


def spans(text: str) -> list[str]:
    """The numbers of a text, as written."""
    return [text[number.start : number.end] for number in find_numbers(text)]


def values(text: str) -> list[float | None]:
    """The values of all numbers of a text."""
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "span"),
    [
        ("عشرات الجنود", 20, 99, "عشرات"), ("مئات القذائف", 200, 999, "مئات"),
        ("آلاف النازحين", 2000, None, "آلاف"), ("ملايين اللاجئين", 2e6, None, "ملايين"),
        ("عشرات الآلاف من الناس", 20000, 99999, "عشرات الآلاف"),
        ("مئات الآلاف من الناس", 200000, 999999, "مئات الآلاف"),
        ("عشرات آلاف المدنيين", 20000, 99999, "عشرات آلاف"),
        ("عشرات الملايين من الدولارات", 2e7, 99999999, "عشرات الملايين"),
        ("بضعة جنود", 3, 9, "بضعة"), ("بضع دبابات", 3, 9, "بضع"),
        ("بضعة وعشرون جنديا", 23, 29, "بضعة وعشرون"), ("بضعة عشر مقاتلا", 13, 19, "بضعة عشر"),
        ("بضعة آلاف مقاتل", 3000, 9999, "بضعة آلاف"), ("بضع مئات", 300, 999, "بضع مئات"),
        ("مئة ونيف", 101, 109, "مئة ونيف"), ("نيف وعشرون", 21, 29, "نيف وعشرون"),
        ("المئات من الشبان", 200, 999, "المئات"), ("عدة آلاف", 2000, None, "عدة آلاف"),
    ],
)  # fmt: skip
def test_vague_numerals(text: str, low: float, high: float | None, span: str) -> None:
    number = only(text)
    assert (number.low, number.high, number.value) == (low, high, None)
    assert number.vague
    assert number.approximate
    assert text[number.start : number.end] == span


@pytest.mark.parametrize(
    ("text", "span", "partitive"),
    [
        ("عدد من الجنود", "عدد من", True), ("عددا كبيرا من البيوت", "عددا كبيرا من", True),
        ("العديد من القرى", "العديد من", True), ("الكثير من الناس", "الكثير من", True),
        ("أعداد كبيرة من اللاجئين", "أعداد كبيرة من", True), ("لعدد من الدول", "عدد من", True),
        ("عدد كبير جدا من الناس", "عدد كبير جدا من", True), ("عدة مدن", "عدة", False),
        ("بعض الجنود", "بعض", False), ("معظم السكان", "معظم", False),
        ("أغلب القرى", "أغلب", False), ("غالبية الأصوات", "غالبية", False),
    ],
)  # fmt: skip
def test_vague_words(text: str, span: str, partitive: bool) -> None:
    number = only(text)
    assert (number.form, number.partitive, number.value) == ("vague", partitive, None)
    assert text[number.start : number.end] == span


def test_idioms_are_no_quantities() -> None:
    assert values("تأخر بعض الشيء") == []
    assert values("في معظم الأحيان") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف السكان", 0.5), ("ثلث المساحة", 1 / 3), ("ربع الميزانية", 0.25),
        ("خمس الثروة", 0.2),
        ("ثلثا الأعضاء", 2 / 3), ("ثلثي الأصوات", 2 / 3), ("ثلاثة أرباع القرى", 0.75),
        ("خمسة أثمان", 0.625), ("أربعة أخماس", 0.8), ("ثُمن المبلغ", 0.125), ("النصف", 0.5),
        ("واحد من كل ثلاثة", 1 / 3), ("9 من 10", 0.9), ("واحد من مئة", 0.01),
    ],
)  # fmt: skip
def test_shares(text: str, value: float) -> None:
    number = only(text)
    assert number.value == pytest.approx(value)
    assert number.kind == "ratio"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف مليون", 500000), ("نصف المليار", 5e8), ("ربع مليون", 250000),
        ("ثلاثة أرباع المليون", 750000), ("ثلثا مليون", 2e6 / 3),
        ("مليار ونصف المليار", 1.5e9), ("مليون ونصف", 1.5e6), ("ألف ونصف الألف", 1500),
        ("مليار ونصف مليار", 1.5e9), ("ثلاثة ونصف", 3.5), ("5 وربع", 5.25), ("اثنان ونصف", 2.5),
        ("مئة وثلاثة أرباع", 100.75), ("ثلاثة إلا ربعا", 2.75), ("2 مليون ونصف المليون", 2.5e6),
    ],
)  # fmt: skip
def test_fractions_in_numbers(text: str, value: float) -> None:
    number = only(text)
    assert number.value == pytest.approx(value)
    assert text[number.start : number.end] == text


@pytest.mark.parametrize(
    "text", ["ثمن الخبز", "نصف النهائي", "ربع نهائي البطولة", "الربع الأول", "النصف الثاني"]
)
def test_what_is_no_share(text: str) -> None:
    assert [n for n in values(text) if n is not None and n < 1] == []


@pytest.mark.parametrize(
    ("text", "value", "flag"),
    [
        ("ثلاثة أضعاف العدد", 3, None), ("4 أضعاف", 4, None), ("بمقدار الضعف", 2, None),
        ("إلى الضعف", 2, None), ("ضعف العدد السابق", 2, None), ("ضعفي المساحة", 2, "ambiguous"),
        ("ضعفين", 2, "ambiguous"), ("خمسة أضعاف", 5, None),
    ],
)  # fmt: skip
def test_multipliers(text: str, value: float, flag: str | None) -> None:
    number = only(text)
    assert (number.kind, number.value, number.flag) == ("multiplier", value, flag)


def test_weakness_is_no_multiplier() -> None:
    assert spans("بسبب ضعف التنسيق") == []


def test_several_times_is_vague() -> None:
    number = only("أضعاف ما كان")
    assert (number.kind, number.vague, number.value) == ("multiplier", True, None)
