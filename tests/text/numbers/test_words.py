"""Number words: every form of the cardinals, their chains, and what is no cardinal."""

import pytest

from annotator.paths import DEFAULT_PIPELINE, pipelines_home
from annotator.text.numbers import Number, NumberLexicon, find_numbers
from annotator.text.numbers.lexicon import TABLES
from annotator.text.table import Row, parse_table


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


UNITS = {
    2: "اثنان اثنين اثنتان اثنتين إثنان",
    3: "ثلاثة ثلاث ثلاثه ثَلاثة",
    4: "أربعة أربع اربعة اربعه أربعةً",
    5: "خمسة خمسه",
    6: "ستة سته",
    7: "سبعة سبعه",
    8: "ثمانية ثماني ثمان ثمانيه ثمانٍ",
    9: "تسعة تسعه",
    10: "عشرة عشره",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    100: "مئة مائة مئه مائه ماية مئةً",
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
    300: "ثلاثمئة ثلاثمائة ثلثمائة",
    400: "أربعمئة اربعمائة",
    500: "خمسمئة خمسمائة خمسماية",
    600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة",
    800: "ثمانمئة ثمانمائة ثمانيمئة",
    900: "تسعمئة تسعمائة",
    2000: "ألفان ألفين ألفي الفان",
    10**6: "مليون",
    2 * 10**6: "مليونان مليونين مليوني",
    10**9: "مليار بليون",
    2 * 10**9: "ملياران مليارين ملياري بليونين",
    10**12: "تريليون ترليون",
    2 * 10**12: "تريليونان تريليونين",
}


@pytest.mark.parametrize(
    ("form", "value"),
    [(form, value) for value, forms in UNITS.items() for form in forms.split()],
)
def test_single_words(form: str, value: int) -> None:
    number = only(f"بلغ العدد {form} بحسب البلاغ")
    assert (number.value, number.form) == (value, "word")
    assert f"بلغ العدد {form} بحسب البلاغ"[number.start : number.end] == form


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("أحد عشر", 11), ("إحدى عشرة", 11), ("احد عشر", 11), ("اثنا عشر", 12), ("اثني عشر", 12),
        ("اثنتا عشرة", 12), ("اثنتي عشرة", 12), ("ثلاثة عشر", 13), ("ثلاث عشرة", 13),
        ("ثماني عشرة", 18), ("ثمانية عشر", 18), ("تسع عشرة", 19),
        ("خمسة وعشرون", 25), ("واحد وعشرون", 21), ("إحدى وثلاثين", 31), ("اثنين و أربعين", 42),
        ("ثلاث مئة", 300), ("ثلاث مائة", 300), ("ثماني مئة", 800), ("ثلاث مئات", 300),
        ("ثلاثة آلاف وستمئة وخمسة وعشرون", 3625), ("مئة وخمسة وعشرون ألفا وثلاثمئة", 125300),
        ("ألف و خمسمئة", 1500), ("ألفوخمسمئة", 1500), ("خمسةوعشرون", 25), ("ثلاثةآلاف", 3000),
        ("ألف خمسمئة", 1500), ("مئة واحد وعشرون", 121), ("مئة وأحد عشر", 111),
        ("مئتا ألف", 200000), ("مئتي ألف", 200000), ("مئة ألف مليون", 10**11),
        ("ثلاثة آلاف وخمسمئة مليون", 3.5e9), ("مليون ومئتا ألف", 1200000),
        ("مليونان وثلاثمئة ألف", 2300000), ("اثنان مليون", 2000000),
        ("سبعة وستين وتسعمئة وألف", 1967),
        ("الخمسة آلاف", 5000), ("الثلاثة والعشرين", 23), ("الخمسة عشر", 15),
        ("دزينتين", 24), ("نصف دزينة", 6),
    ],
)  # fmt: skip
def test_chains(words: str, value: float) -> None:
    text = f"تحدث عن {words} في تقريره"
    number = only(text)
    assert number.value == value
    assert text[number.start : number.end] == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5 آلاف", 5000), ("3,6 مليون", 3600000), ("2.5 مليار", 2.5e9), ("21 ألفا و543", 21543),
        ("مليون و200 ألف", 1200000), ("١٤٥ ألفا", 145000), ("3 مئة", 300), ("مئة و20", 120),
        ("4 ملايين و 250 ألفا", 4250000), ("٣ مليارات", 3e9), ("ألف و200", 1200),
    ],
)  # fmt: skip
def test_digits_with_words(words: str, value: float) -> None:
    text = f"خصصت {words} دولار"
    number = only(text)
    assert (number.value, number.form) == (value, "mixed")
    assert text[number.start : number.end] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أسر ثلاثة وهرب أربعة", [3, 4]),
        ("ثلاثة آلاف ومليون نازح", [3000, 10**6]),
        ("شارك عشرة وغاب 5", [10, 5]),
        ("20 و30 و40", [20, 30, 40]),
        ("مئة ومئتان", [100, 200]),
    ],
)
def test_chain_ends_where_nothing_can_be_added(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("وثلاثة جنود", "ثلاثة"), ("بعشرين آلية", "عشرين"), ("لمئة أسرة", "مئة"),
        ("للخمسة الأوائل", "للخمسة"), ("فخمسون لاجئا", "خمسون"), ("والعشرين مقاتلا", "العشرين"),
        ("الـ20 جنديا", "الـ20"), ("بـ20 آلية", "20"), ("و15 آلية", "15"),
        ("ثَلاثُونَ رجلا", "ثَلاثُونَ"), ("ألفاً و500", "ألفاً و500"),
    ],
)  # fmt: skip
def test_span_leaves_proclitics_out_and_keeps_the_article(text: str, span: str) -> None:
    assert spans(text) == [span]


def test_definite_is_told() -> None:
    assert only("عاد الـ20 جنديا").definite
    assert only("الخمسين مقاتلا").definite
    assert not only("خمسين مقاتلا").definite


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ألفا مقاتل", [2000]),
        ("مليونا دولار", [2000000]),
        ("بلغ ألفا", [1000]),
        ("نحو ألفاً", [1000]),
        ("ثلاثون ألفا", [30000]),
        ("ألفي دبابة", [2000]),
    ],
)
def test_dual_construct_or_accusative(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ناقص خمسة", [-5]), ("سالب ثلاثة", [-3]), ("-5 درجات", [-5]), ("-١٬٢٠٠ متر", [-1200]),
        ("صفر", [0]), ("صفر إصابات", [0]), ("من الصفر", []), ("السترات الصفر", []),
    ],
)  # fmt: skip
def test_negative_and_zero(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("تلاتة كتب", 3), ("تنين", 2), ("اتنين", 2), ("حداشر يوم", 11), ("اتناشر", 12),
        ("خمستاشر", 15), ("خمسطعش", 15), ("ميتين", 200), ("تلتمية", 300), ("تلات تلاف", 3000),
        ("تلاتة وعشرين", 23), ("تمانين", 80), ("سبعمية وخمسين", 750),
    ],
)  # fmt: skip
def test_dialect(text: str, value: float) -> None:
    assert values(text) == [value]


def test_dialect_can_be_switched_off() -> None:
    folder = pipelines_home() / DEFAULT_PIPELINE / "lexicons"

    def table(name: str, columns: object) -> list[Row]:
        return parse_table((folder / f"{name}.tsv").read_text("utf-8"), name, TABLES[name])

    strict = NumberLexicon.build(table, dialect=False)
    assert [n.value for n in find_numbers("خمستاشر وخمسة عشر", strict)] == [15]
    assert [n.value for n in find_numbers("خمستاشر وخمسة عشر")] == [15, 15]


@pytest.mark.parametrize(
    "text",
    [
        "أحد الجنود", "الأحد الماضي", "يوم الاثنين", "ألف كتابا عن الحرب", "لست أدري",
        "خذ كمية منه", "إحدى المدن", "تسع القاعة الحضور", "قال عشر", "شارك بالعشرات",
        "كانت السترات الصفر", "خميس وجمعة",
    ],
)  # fmt: skip
def test_homographs_are_no_numbers(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سبع دبابات", [7]), ("عشر طائرات", [10]), ("ألف دبابة", [1000]), ("ست من السفن", [6]),
        ("الدول السبع الكبرى", [7]), ("الطائرات الثلاث", [3]), ("خمس قذائف", [5]),
    ],
)  # fmt: skip
def test_homographs_count_beside_a_noun(text: str, expected: list[float]) -> None:
    assert counted(text) == expected


def test_a_lone_one_is_marked() -> None:
    assert only("جندي واحد هنا").kind == "one"
    assert only("واحد وعشرون جنديا").kind is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1), ("الأولى", 1), ("الثاني", 2), ("الثالثة", 3), ("عاشر", 10),
        ("الحادي عشر", 11), ("الحادية عشرة", 11), ("الثاني عشر", 12), ("الخامسة عشرة", 15),
        ("الحادي والعشرون", 21), ("الخامس والعشرين", 25), ("التاسع و التسعين", 99),
    ],
)  # fmt: skip
def test_ordinals_are_told_apart(text: str, value: float) -> None:
    number = only(text)
    assert (number.kind, number.value) == ("ordinal", value)
    assert text[number.start : number.end] == text
