"""parse(spell(n)) == n, value and span, in five spellings, inside running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.numbers import find_numbers

from .spell import STYLES, spell

CARRIERS = ("{}", "وصل إلى المخيم {} لاجئ", "(قوامها {}).", "تسلم المركز {} طرد من الغذاء")
NUMBERS = [*range(1, 131), 199, 200, 201, 211, 300, 311, 999, 1000, 1001, 1011, 1100, 1999,
           2000, 2025, 2200, 3000, 3625, 9999, 10000, 11000, 12012, 99999, 100000, 125300,
           200000, 999999, 10**6, 1000001, 1200000, 2000000, 3000003, 11000011, 123456789, 10**9,
           2 * 10**9, 3 * 10**9 + 211, 10**10, 4 * 10**12 + 7]  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("number", NUMBERS)
def test_spelled_number_has_its_value_and_span(number: int, style: str) -> None:
    words = spell(number, style)
    for carrier in CARRIERS:
        text = carrier.format(words)
        found = [(n.value, text[n.start : n.end]) for n in find_numbers(text)]
        assert found == [(number, words)]


@given(st.integers(1, 10**15 - 1), st.sampled_from(STYLES))
def test_any_number_comes_back(number: int, style: str) -> None:
    words = spell(number, style)
    found = find_numbers(f"سجل التقرير {words} حالة")
    assert [n.value for n in found] == [number]


@given(st.integers(1, 10**12), st.sampled_from(["{:d}", "{:,}", "٬", "\u202f"]))
def test_any_number_in_digits_comes_back(number: int, pattern: str) -> None:
    template = "{:,}" if len(pattern) == 1 else pattern
    grouped = template.format(number).replace(",", pattern if len(pattern) == 1 else ",")
    for digits in (grouped, grouped.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))):
        text = f"سجل التقرير {digits} حالة"
        found = [(n.value, text[n.start : n.end]) for n in find_numbers(text)]
        assert found == [(number, digits)]
