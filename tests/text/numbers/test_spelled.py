"""parse(spell(n)) == n, value and span, in five spellings, inside running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.numbers import find_numbers

UNITS = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
SHORT = ["_", "_", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
FUSED = ["_", "_", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
TEENS = ["أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
SCALES = [
    (10**12, "تريليون", "تريليونان", "تريليونات", "تريليونا"),
    (10**9, "مليار", "ملياران", "مليارات", "مليارا"),
    (10**6, "مليون", "مليونان", "ملايين", "مليونا"),
    (10**3, "ألف", "ألفان", "آلاف", "ألفا"),
]
STYLES = ("attached", "spaced", "hamza", "oblique", "split")
OBLIQUE = {
    "اثنان": "اثنين", "اثنا": "اثني", "مئتان": "مئتين", "مائتان": "مائتين",
    **{tens: tens[:-2] + "ين" for tens in TENS[1:]},
    **{scale[2]: scale[2][:-2] + "ين" for scale in SCALES},
}  # fmt: skip


def spell(number: int, style: str = "attached") -> str:
    """Spell a number from 1 to 10^15 - 1 in one of :data:`STYLES`."""
    words = " و".join(_terms(number, style))
    if style == "oblique":
        words = " ".join(
            ("و" if word.startswith("و") and word[1:] in OBLIQUE else "")
            + OBLIQUE.get(word.removeprefix("و") if word[1:] in OBLIQUE else word, word)
            for word in words.split()
        )
    return words.replace(" و", " و ") if style == "spaced" else words


def _terms(number: int, style: str) -> list[str]:
    terms = []
    for factor, one, two, many, accusative in SCALES:
        count, number = divmod(number, factor)
        if not count:
            continue
        if count == 1:
            terms.append(one)
        elif count == 2:
            terms.append(two)
        else:
            below = count % 100
            form = many if 3 <= below <= 10 else accusative if below > 10 else one
            terms.append(f"{' و'.join(_below_thousand(count, style))} {form}")
    return terms + _below_thousand(number, style)


def _below_thousand(number: int, style: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    hundred = "مئة" if style in ("hamza", "split") else "مائة"
    parts = []
    if hundreds == 1:
        parts.append(hundred)
    elif hundreds == 2:
        parts.append("مئتان" if style in ("hamza", "split") else "مائتان")
    elif hundreds:
        split = style == "split"
        unit = f"{SHORT[hundreds - 1]} " if split else FUSED[hundreds - 1]
        parts.append(unit + hundred)
    if 1 <= rest <= 10:
        parts.append(UNITS[rest - 1])
    elif 11 <= rest <= 19:
        parts.append(f"{TEENS[rest - 11]} عشر")
    elif rest:
        tens, unit = divmod(rest, 10)
        parts += [UNITS[unit - 1]] * bool(unit) + [TENS[tens - 1]]
    return parts


CARRIERS = ("{}", "وصل إلى المخيم {} لاجئ", "(قوامها {}).", "تسلم المركز {} طرد من الغذاء")
NUMBERS = [*range(1, 131), 199, 200, 201, 211, 300, 311, 999, 1000, 1001, 1011, 1100, 1999,
           2000, 2025, 2200, 3000, 3625, 9999, 10000, 11000, 12012, 99999, 100000, 125300,
           200000, 999999, 10**6, 1000001, 1200000, 2000000, 3000003, 11000011, 123456789,
           10**9, 2 * 10**9, 3 * 10**9 + 211, 10**10, 4 * 10**12 + 7]  # fmt: skip


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
