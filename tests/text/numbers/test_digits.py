"""Numbers in digits: scripts, separators, fractions, signs of percent and money."""

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


def spans(text: str) -> list[str]:
    """The numbers of a text, as written."""
    return [text[number.start : number.end] for number in find_numbers(text)]


def values(text: str) -> list[float | None]:
    """The values of all numbers of a text."""
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3600", 3600), ("٣٦٠٠", 3600), ("۳۶۰۰", 3600), ("٣6٠٠", 3600),
        ("3,600", 3600), ("٣٬٦٠٠", 3600), ("3،600", 3600), ("3'600", 3600),
        ("3\u00a0600", 3600), ("3\u202f600", 3600), ("3\u2009600", 3600),
        ("1 234 567", 1234567),
        ("12.345.678", 12345678), ("1,234,567.89", 1234567.89), ("١٬٠٠٠٬٠٠٠٫٥", 1000000.5),
        ("2.5", 2.5), ("2,5", 2.5), ("٢٫٥", 2.5), ("0.75", 0.75), ("٠,٢٣٤٥", 0.2345),
        ("3.25", 3.25), ("1,2345", 1.2345), ("0,234", 0.234), ("100", 100), ("0", 0),
    ],
)  # fmt: skip
def test_separators(written: str, value: float) -> None:
    text = f"سجل {written} حالة"
    number = only(text)
    assert number.value == value
    assert text[number.start : number.end] == written


@pytest.mark.parametrize(
    ("text", "value"),
    [("6ر1 مليون", 1600000), ("5ر12 درهما", 12.5), ("3 ر4 ملايين", 4300000)],
)
def test_the_letter_raa_as_decimal_mark(text: str, value: float) -> None:
    assert only(text).value == value


def test_a_dot_before_three_digits_leaves_two_readings() -> None:
    number = only("شاهدت 3.600 جندي")
    assert (number.value, number.alternative, number.flag) == (3.6, 3600, "ambiguous")
    assert only("3.600 مليون").value == 3600000


@pytest.mark.parametrize("text", ["01,000.5", "0,123,456", "01.000.5"])
def test_groups_after_a_zero_are_no_number_and_no_error(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 600 جندي", [3600]),
        ("بين 3 600", [3, 600]),
        ("صرفت 12 500 ليرة", [12500]),
        ("في 20 30", [20, 30]),
    ],
)
def test_one_blank_groups_only_before_a_noun(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("3/4", 0.75), ("2/5 المساحة", 0.4), ("٣/٤", 0.75), ("٢/١ العدد", 0.5), ("1/3", 1 / 3)],
)
def test_slash_fractions(text: str, value: float) -> None:
    number = only(text)
    assert (number.value, number.kind) == (value, "ratio")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 فاصلة 5", 2.5), ("واحد فاصلة خمسة", 1.5), ("ثلاثة فاصلة خمسة وعشرين", 3.25),
        ("اثنان نقطة خمسة", 2.5),
    ],
)  # fmt: skip
def test_spelled_decimal_point(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15%", 15), ("%15", 15), ("15 %", 15), ("٪١٥", 15), ("١٥٪", 15), ("15 في المئة", 15),
        ("15 في المائة", 15), ("15 بالمئة", 15), ("15 بالمائة", 15), ("خمسة بالمئة", 5),
        ("بالمئة 15", 15), ("15 في الميّة", 15), ("2,5 %", 2.5), ("20 ‰", 2), ("نسبة 15", 15),
        ("سالب خمسة بالمئة", -5), ("-3.5%", -3.5), ("ثلاثون في المئة", 30), ("‎15‎%", 15),
    ],
)  # fmt: skip
def test_percent(text: str, value: float) -> None:
    number = only(text)
    assert (number.kind, number.value) == ("percent", value)


def test_percent_span_holds_its_sign() -> None:
    assert spans("ارتفعت بنسبة 15 في المئة أمس") == ["15 في المئة"]
    assert spans("ارتفعت %15 أمس") == ["%15"]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("20$", 20, "USD"), ("$20", 20, "USD"), ("€ 5", 5, "EUR"), ("£30", 30, "GBP"),
        ("42 LBP", 42, "LBP"), ("USD 1,500", 1500, "USD"), ("20$ و 43c", 20.43, "USD"),
        ("₪ 300", 300, "ILS"), ("5 مليارات $", 5e9, "USD"),
    ],
)  # fmt: skip
def test_money_signs(text: str, value: float, currency: str) -> None:
    number = only(text)
    assert (number.value, number.currency, number.kind) == (value, currency, "money")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 كم", 5, "كيلومتر"), ("60كم/س", 60, "كيلومتر في الساعة"), ("31 كغ", 31, "كيلوغرام"),
        ("12 كم2", 12, "كيلومتر مربع"), ("155 ملم", 155, "مليمتر"), ("37°C", 37, "درجة مئوية"),
        ("3 km", 3, "كيلومتر"), ("20 MW", 20, "ميغاواط"),
    ],
)  # fmt: skip
def test_unit_abbreviations(text: str, value: float, unit: str) -> None:
    number = only(text)
    assert (number.value, number.unit, number.kind) == (value, unit, "measure")


@pytest.mark.parametrize(
    "text",
    [
        "الساعة 10:30", "10:30:15", "في 7/10/2023", "بتاريخ 2023-10-07", "16.11.2016",
        "هاتف 0112345678", "اتصل على +963 11 222 3333", "192.168.1.20", "العدد 007",
        "رقمه 05-444-1234", "القانون عدد 40/2017", "على مدار 24/7",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize("digits", ["9" * 400, "1" + ",000" * 100, "٩" * 5000])
def test_runs_of_digits_beyond_any_number_have_no_value(digits):
    assert counted(f"قتل {digits} جندي") == []
