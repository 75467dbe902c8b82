"""Words around a number: approximation, bounds, ranges, and what is no range."""

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
    "text",
    [
        "نحو 20", "حوالي 20", "حوالى 20", "قرابة 20", "زهاء 20", "تقريبا 20", "20 تقريبا",
        "ما يقارب 20", "يقارب 20", "ما يقرب من 20", "يقدر بـ 20", "يقدر عددهم بنحو 20",
        "في حدود 20", "بحدود 20", "ناهز 20", "يناهز 20", "ما يناهز 20", "شارف على 20",
        "ما يعادل 20", "20 شخصا تقريبا", "بنحو عشرين", "لحوالي 20",
    ],
)  # fmt: skip
def test_approximation(text: str) -> None:
    number = only(text)
    assert number.approximate
    assert (number.value, number.bound) == (20, "none")
    assert text[number.start : number.end] in ("20", "عشرين")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("أكثر من 50", "more_than"), ("ما يزيد على 50", "more_than"), ("فوق 50", "more_than"),
        ("ما يزيد عن 50", "more_than"), ("تجاوز 50", "more_than"), ("تخطى عددهم 50",
        "more_than"),
        ("تجاوز عدد الضحايا 50", "more_than"), ("بأكثر من 50", "more_than"), ("> 50",
        "more_than"),
        ("ما لا يقل عن 50", "at_least"), ("لا يقل عن 50", "at_least"),
        ("لا تقل عن 50", "at_least"), ("مالا يقل عن 50", "at_least"), ("لايقل عن 50",
        "at_least"),
        ("لايتجاوز 50", "at_most"),
        ("50 على الأقل", "at_least"), ("50 جنديا على الأقل", "at_least"), ("50 وأكثر",
        "at_least"),
        ("50 أو أكثر", "at_least"), ("50 فما فوق", "at_least"), ("50 فأكثر", "at_least"),
        ("أكثر من أو يساوي 50", "at_least"), ("أكثر من 50 أو يساوي", "at_least"),
        ("أقل من 50", "less_than"), ("دون 50", "less_than"), ("ما دون 50", "less_than"),
        ("تحت 50", "less_than"), ("< 50", "less_than"),
        ("لا يتجاوز 50", "at_most"), ("لم يتعدّ 50", "at_most"), ("لا يزيد على 50", "at_most"),
        ("حتى 50", "at_most"), ("50 على الأكثر", "at_most"), ("50 كحد أقصى", "at_most"),
        ("بحد أقصى 50", "at_most"), ("50 فما دون", "at_most"), ("50 أو أقل", "at_most"),
        ("لم يتجاوز عددهم 50", "at_most"), ("أقل من أو يساوي 50", "at_most"),
    ],
)  # fmt: skip
def test_bounds(text: str, bound: str) -> None:
    number = only(text)
    lower = bound in ("more_than", "at_least")
    assert (number.value, number.bound) == (50, bound)
    assert (number.low, number.high) == ((50, None) if lower else (None, 50))
    assert text[number.start : number.end] == "50"


def test_wrappers_stand_in_the_outer_span() -> None:
    text = "وصل ما لا يقل عن نحو 50 شخصا"
    number = only(text)
    assert (number.approximate, number.bound) == (True, "at_least")
    assert text[number.outer_start : number.outer_end] == "ما لا يقل عن نحو 50"


@pytest.mark.parametrize("text", ["50 بالضبط", "بالضبط 50", "50 فقط", "50 لا غير", "يساوي 50"])
def test_equality_is_no_bound(text: str) -> None:
    number = only(text)
    assert (number.value, number.bound, number.low, number.high) == (50, "none", None, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("من 10 إلى 20", 10, 20), ("ما بين 10 و20", 10, 20), ("بين 10 و 20", 10, 20),
        ("10-20", 10, 20), ("10–20", 10, 20), ("10 - 20", 10, 20), ("10 إلى 20", 10, 20),
        ("10 أو 20", 10, 20), ("يتراوح بين 10 و20", 10, 20), ("10 حتى 20", 10, 20),
        ("بين عشرة وعشرين", 10, 20), ("ما بين 20 و30 ألفا", 20000, 30000),
        ("3 إلى 4 ملايين", 3e6, 4e6), ("من ألف إلى ألف وخمسمئة", 1000, 1500),
        ("بين مئة ومئتي", 100, 200), ("بين خمسة وعشرين وثلاثين", 25, 30),
        ("بين 500 ومليون", 500, 10**6), ("بين 3 آلاف و5 آلاف", 3000, 5000),
        ("من سالب خمسة إلى خمسة", -5, 5), ("أكثر من 40 وأقل من 60", 40, 60),
        ("لا يقل عن 20 ولا يزيد على 30", 20, 30), ("بين 20 جنديا و30 جنديا", 20, 30),
    ],
)  # fmt: skip
def test_ranges(text: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.value, number.low, number.high, number.bound) == (None, low, high, "between")


def test_range_spans() -> None:
    assert spans("أوقفوا ما بين 20 و30 رجلا") == ["20 و30"]
    assert spans("تكلف 10$-20$") == ["10$-20$"]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("بين 10 و15 في المئة", "percent", 10, 15),
        ("10$-20$", "money", 10, 20),
        ("من 3 إلى 5 كم", "measure", 3, 5),
    ],
)
def test_a_mark_holds_for_both_ends(text: str, kind: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.kind, number.low, number.high) == (kind, low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع من 3 إلى 5", [3, 5]),
        ("خفضت الحكومة سعر الخبز من 20 إلى 15", [20, 15]),
        ("زاد عدد الجنود من 300 إلى 500", [300, 500]),
        ("أكثر من 40 وأقل من 10", [40, 10]),
        ("بين رجل وامرأة", []),
        ("فاز الفريق 3-1", []),
        ("انتهى بالتعادل 1-1", []),
    ],
)
def test_what_is_no_range(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("لا تتسع القاعة لأكثر من مئتي شخص", "at_most", None, 200),
        ("لم تحصل القائمة على أقل من 20 مقعدا", "at_least", 20, None),
        ("قتل أكثر من 20", "more_than", 20, None),
        ("ما يصل إلى 300 جندي", "at_most", None, 300),
        ("بمعدل 20 غارة", "none", None, None),
    ],
)
def test_negated_and_other_bounds(
    text: str, bound: str, low: float | None, high: float | None
) -> None:
    number = only(text)
    assert (number.bound, number.low, number.high) == (bound, low, high)
    assert not number.approximate


def test_share_word_is_outside_beside_a_sign() -> None:
    assert spans("بنسبة عشرة إلى خمسة عشر بالمئة") == ["عشرة إلى خمسة عشر بالمئة"]


def test_percentage_and_sum_are_no_range() -> None:
    assert values("صعد النفط 3% إلى 80 دولارا") == [3, 80]


def test_score_after_its_subject() -> None:
    assert spans("فاز فريق الشرطة 3-1 على ضيفه") == []


def test_feminine_unit_before_of() -> None:
    assert values("أسقطت خمسا من مسيراته") == [5]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("يتراوح بين نحو 20 وحوالي 30 ألفا", 20000, 30000),
        ("بين قرابة خمسين ونحو سبعين", 50, 70),
        ("من حوالي 3 إلى نحو 5", 3, 5),
        ("يضم اللواء 5 أو 6 كتائب", 5, 6),
    ],
)
def test_ranges_with_words_of_approximation_inside(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.low, found.high, found.bound) == (low, high, "between")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("لا تقل المساحة عن 20", "at_least"),
        ("تزيد مساحتها على 30", "more_than"),
        ("لا يزيد عمقه على 4", "at_most"),
        ("ألا يتجاوز الحشد 50", "at_most"),
        ("دون أن يتجاوز 50", "at_most"),
    ],
)
def test_bounds_whose_subject_stands_inside(text: str, bound: str) -> None:
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مئة وعشرة وخُمسان", 110.4), ("ثلاثة وسُدسَين", 3 + 2 / 6), ("خُمسين", 0.4),
        ("خَمسين", 50), ("واحد على ألف", 0.001),
    ],
)  # fmt: skip
def test_shares_that_their_vowel_tells(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value)
