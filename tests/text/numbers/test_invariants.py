"""What holds for any text: no crash, offsets that slice, blocked spans left alone."""

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.text.numbers import find_numbers

WORDS = (
    "ثلاثة وعشرون ألف ألفا مليون مئة ونصف نصف و ، . - / % $ 20 3.600 1,5 3 600 بين من إلى نحو "
    "أكثر من أو أحد عشر واحد عدة عشرات الآلاف بضعة أضعاف الثاني خمسةوعشرون ( ) ٣٦٠٠ إف-16 كم "
    "جندي جنود في المئة لا يقل عن فاصلة إلا ربعا"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u200f", "\u0640"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
)


@given(TEXTS)
@example("و")
@example("ال")
@example("-")
@example("من إلى")
@example("٣/٠")
@example("ثلاثة و")
@example("\u064b5\u064b")
@example("أكثر من")
def test_any_text_is_survived(text: str) -> None:
    numbers = find_numbers(text)
    end = 0
    for number in numbers:
        assert 0 <= number.start < number.end <= len(text)
        assert number.outer_start <= number.start
        assert number.end <= number.outer_end
        assert number.start >= end
        end = number.end
        assert number.bound != "between" or None not in (number.low, number.high)
        assert number.value is None or number.value == number.value
    assert find_numbers(text) == numbers


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_nothing_is_found_in_blocked_spans(text: str, first: int, second: int) -> None:
    start, end = sorted((first, second))
    for number in find_numbers(text, blocked=[(start, end)]):
        inside = max(number.start, start) < min(number.end, end)
        assert not inside or number.bound == "between" or number.start < start


def test_direction_marks_and_tatweel_change_nothing() -> None:
    plain = find_numbers("ثلاثة آلاف و20 جنديا")
    marked = find_numbers("\u200fثلاثـة آلاف و\u200e20\u200f جنديا")
    assert [n.value for n in plain] == [n.value for n in marked] == [3020]


def test_presentation_forms_are_read() -> None:
    text = "ﺛﻼﺛﺔ جنود"
    numbers = find_numbers(text)
    assert [(n.value, text[n.start : n.end]) for n in numbers] == [(3, "ﺛﻼﺛﺔ")]


def test_blocked_dates_leave_other_numbers() -> None:
    text = "في 5 مايو 2020 وصل 20 جنديا"
    assert [n.value for n in find_numbers(text, blocked=[(3, 14)])] == [20]
