"""Numbers whose noun or fate is said elsewhere in the sentence."""

from collections.abc import Callable

import pytest

from annotator.schema import Quantity

Find = Callable[[str], list[Quantity]]


def fates(found: list[Quantity]) -> list[tuple[str, float | None, str | None]]:
    return [(q.kind, q.value, q.unit) for q in found]


LISTS = [
    ("بلغ عدد القتلى 25 والجرحى 60 وفق المشفى", [
        ("killed", 25, "قتيل"), ("wounded", 60, "جريح")]),
    ("ارتفعت حصيلة القتلى إلى 21 والمصابين إلى 58 والمفقودين إلى تسعة", [
        ("killed", 21, "قتيل"), ("wounded", 58, "مصاب"), ("missing", 9, "مفقود")]),
    ("زاد عدد الأسرى إلى 240 والمهجرين إلى نحو ألفين", [
        ("detained", 240, "أسير"), ("displaced", 2000, "مهجر")]),
    ("عدد القتلى: 12، عدد الجرحى: 40", [("killed", 12, "قتيل"), ("wounded", 40, "جريح")]),
    ("القتلى 12 والجرحى 40", [("killed", 12, "قتيل"), ("wounded", 40, "جريح")]),
    ("أفاد الطبيب بأن الجرحى ثمانية", [("wounded", 8, "جريح")]),
    ("وصل عدد المصابين إلى 37 شخصا", [("wounded", 37, "شخص")]),
    ("تراجع عدد الموقوفين من 300 إلى 120 موقوفا", [
        ("detained", 300, "موقوف"), ("detained", 120, "موقوف")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_totals_of_a_list(
    find: Find, text: str, expected: list[tuple[str, float, str]]
) -> None:
    assert fates(find(text)) == expected


UNCOUNTED = [
    ("قُتل جندي وأصيب اثنان", [("wounded", 2, "جندي")]),
    ("مقتل أحد الحراس وإصابة ثلاثة آخرين", [("wounded", 3, "حارس")]),
    ("قُتل أحد عناصر الشرطة وجُرح ستة", [("wounded", 6, "عنصر")]),
    ("لقي شخص حتفه وأصيب أربعة", [("wounded", 4, "شخص")]),
    ("قتل شرطي وأصيب آخران", [("wounded", 2, "شرطي")]),
    ("قتلت امرأة وأصيب خمسة آخرون", [("wounded", 5, None)]),
    ("أحبطوا الهجوم وقتلوا 7 مهاجمين وأسروا اثنين", [
        ("killed", 7, "مهاجم"), ("detained", 2, "مهاجم")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNCOUNTED)
def test_the_noun_that_no_number_counts(
    find: Find, text: str, expected: list[tuple[str, float, str | None]]
) -> None:
    assert fates(find(text)) == expected


LOSSES = [
    ("فقد ثلاثة بحارة حياتهم في العاصفة", [("killed", 3, "بحار")]),
    ("فقد 12 عاملا وظائفهم", [("personnel", 12, "عامل")]),
    ("أكثر من 40 تلميذا فقدوا وعيهم", [("personnel", 40, "تلميذ")]),
    ("إن سبعة متسلقين فقدوا في الجبل", [("missing", 7, "متسلق")]),
    ("قضى ستة صيادين غرقا", [("killed", 6, "صياد")]),
    ("فقدت العملة 9.8 من قيمتها", [("count", 9.8, None)]),
    ("حضر 20 مقاتلا و30 ضابطا", [("personnel", 20, "مقاتل"), ("personnel", 30, "ضابط")]),
    ("أعلنوا تحييد ثلاثة مسلحين", [("killed", 3, "مسلح")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOSSES)
def test_what_became_of_them(
    find: Find, text: str, expected: list[tuple[str, float, str | None]]
) -> None:
    assert fates(find(text)) == expected


SHARED = [
    ("ارتفع الإنفاق من 2 إلى 3,5 في المئة", [("percent", 2, "%"), ("percent", 3.5, "%")]),
    ("زاد السعر من 80 إلى 85 دولارا", [("money", 80, "دولار"), ("money", 85, "دولار")]),
    ("لم تتجاوز نسبة المشاركة في الاقتراع 41,2 حتى الظهر", [("percent", 41.2, "%")]),
    ("انسحب ثلاثة آلاف من قوات حفظ السلام", [("personnel", 3000, None)]),
    ("غادرت الطائرات المسيرة الأربع", [("equipment", 4, "طائرة مسيرة")]),
    ("عاد الأسرى الفلسطينيون الأربعة", [("detained", 4, "أسير")]),
    ("نجا ركاب الحافلة الـ 52", [("personnel", 52, "راكب")]),
    ("إن الدول السبع ملتزمة بالاتفاق", [("count", 7, "دولة")]),
    ("منها 12 مليارا مستحقة", [("count", 12e9, None)]),
    ("احتشد قرابة المليون في الشوارع", [("count", 1e6, None)]),
    ("بعض الأتراك و20 هنديا وثلاثة أرمن", [
        ("personnel", None, "تركي"), ("personnel", 20, "هندي"), ("personnel", 3, "أرمني")]),
    ("تضررت 3507 مرافق و3 مرافقين", [("count", 3507, "مرفق"), ("personnel", 3, "مرافق")]),
    ("عثرت على حزامين ناسفين", [("equipment", 2, "حزام ناسف")]),
    ("يضم اللواء 5 أو 6 كتائب", [("formation", None, "كتيبة")]),
    ("تنتج المحطة 50 ميغاواط", [("power", 50, "ميغاواط")]),
    ("أربع مجندات وثلاث ضابطات", [
        ("personnel", 4, "مجندة"), ("personnel", 3, "ضابطة")]),
    ("ضربت هزة بقوة 5.6 درجات", [("count", 5.6, "درجة")]),
    ("تجمع العشرات أمام السفارة", [("count", None, None)]),
    ("يعادل خمسة أمثال المساحة", [("multiplier", 5, "x")]),
    ("مدنيان قتلا، ومسلحان أصيبا", [("killed", 2, "مدني"), ("wounded", 2, "مسلح")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_units_of_bare_and_definite_numbers(
    find: Find, text: str, expected: list[tuple[str, float | None, str | None]]
) -> None:
    assert fates(find(text)) == expected
