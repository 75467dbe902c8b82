"""Quantities in own sentences: span, kind, value, unit and form."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from annotator.paths import pipeline_path
from annotator.pipeline import records
from annotator.rules.files import PipelineFiles
from annotator.schema import Quantity

Find = Callable[[str], list[Quantity]]


def brief(found: list[Quantity]) -> list[tuple[str, str, float | None, str | None]]:
    return [(q.text, q.kind, q.value, q.unit) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انسحبت 40 آلية عسكرية", [("40 آلية", "equipment", 40, "آلية")]),
        ("وصل خمسة صواريخ إلى القاعدة", [("خمسة صواريخ", "equipment", 5, "صاروخ")]),
        ("انتشر مئة وعشرون جنديا", [("مئة وعشرون جنديا", "personnel", 120, "جندي")]),
        ("انتشر مئة وخمسة جنود", [("مئة وخمسة جنود", "personnel", 105, "جندي")]),
        ("مئتا مقاتل وألف دبابة", [
            ("مئتا مقاتل", "personnel", 200, "مقاتل"),
            ("ألف دبابة", "equipment", 1000, "دبابة")]),
        ("هدمت الجرافات ثلاثة مبان", [("ثلاثة مبان", "count", 3, "مبنى")]),
        ("انشق مئة من الجنود", [("مئة من الجنود", "personnel", 100, "جندي")]),
        ("عاد الجنود العشرة", [("الجنود العشرة", "personnel", 10, "جندي")]),
        ("أقلعت الطائرات الثلاث", [("الطائرات الثلاث", "equipment", 3, "طائرة")]),
        ("اجتمعت الدول الأوروبية الثلاث", [("الدول الأوروبية الثلاث", "count", 3, "دولة")]),
        ("عاد الـ20 جنديا", [("الـ20 جنديا", "personnel", 20, "جندي")]),
        ("أحصى الباحث ٣٬٦٠٠ نبتة", [("٣٬٦٠٠ نبتة", "count", 3600, "نبتة")]),
        ("عرض 3.600 جندي عسكري", [("3.600 جندي", "personnel", 3600, "جندي")]),
        ("خلال 5 غارات و12 غارة جوية", [
            ("5 غارات", "count", 5, "غارة"), ("12 غارة جوية", "count", 12, "غارة جوية")]),
        ("حضر 20 سوريا و3 عراقيين", [
            ("20 سوريا", "personnel", 20, "سوري"), ("3 عراقيين", "personnel", 3, "عراقي")]),
        ("توزع المساعدات على 300 عائلة", [("300 عائلة", "count", 300, "عائلة")]),
        ("ثلاثة ألوية وخمس كتائب", [
            ("ثلاثة ألوية", "formation", 3, "لواء"), ("خمس كتائب", "formation", 5, "كتيبة")]),
    ],
)  # fmt: skip
def test_counted_nouns(find: Find, text: str, expected: list[tuple[object, ...]]) -> None:
    assert brief(find(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هبطت طائرتان في القاعدة", [("طائرتان", "equipment", 2, "طائرة")]),
        ("أسقط الدفاع طائرتين مسيرتين", [("طائرتين مسيرتين", "equipment", 2, "طائرة مسيرة")]),
        ("عاد جنديان اثنان", [("جنديان اثنان", "personnel", 2, "جندي")]),
        ("طائرتا استطلاع", [("طائرتا", "equipment", 2, "طائرة")]),
        ("زرع عبوتين ناسفتين", [("عبوتين ناسفتين", "equipment", 2, "عبوة ناسفة")]),
        ("سار كيلومترين", [("كيلومترين", "distance", 2, "كيلومتر")]),
        ("شرب لترين", [("لترين", "volume", 2, "لتر")]),
        ("صادر مسدسين رشاشين", [("مسدسين", "equipment", 2, "مسدس")]),
        ("زار المدينة مرتين", [("مرتين", "count", 2, "مرة")]),
    ],
)  # fmt: skip
def test_duals(find: Find, text: str, expected: list[tuple[object, ...]]) -> None:
    found = find(text)
    assert brief(found) == expected
    assert {q.form for q in found} == {"dual"}


def test_modifiers_of_a_dual_are_no_second_dual(find: Find) -> None:
    found = find("طائرتي شحن تابعتين لشركة متوجهتين إلى الميناء")
    assert brief(found) == [("طائرتي", "equipment", 2, "طائرة")]
    assert find("عادت طائرتي إلى المطار") == []


@pytest.mark.parametrize(
    "text",
    [
        "قصف مسلحين في الوادي", "أجلى مدنيين من الحي", "سافر إلى لبنان وإيران والبحرين",
        "التقى حسين عدنان", "اتفق الجانبان والبلدان", "بعد يومين وساعتين", "في ميدان السكان",
        "بكى الوالدان", "المهندسين والعاملين", "تبعد عن بن قردان",
    ],
)  # fmt: skip
def test_what_is_no_dual(find: Find, text: str) -> None:
    assert brief(find(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بقي جندي واحد", [("جندي واحد", "personnel", 1, "جندي")]),
        ("عادت طائرة مسيرة واحدة", [("طائرة مسيرة واحدة", "equipment", 1, "طائرة مسيرة")]),
        ("دمرت آلية عسكرية واحدة", [("آلية عسكرية واحدة", "equipment", 1, "آلية")]),
        ("جاؤوا في وقت واحد", []),
        ("ثمن الغرفة الواحدة", []),
        ("بعد يوم واحد", []),
        ("أحد الجنود", []),
    ],
)
def test_one(find: Find, text: str, expected: list[tuple[object, ...]]) -> None:
    found = find(text)
    assert brief(found) == expected
    assert {q.form for q in found} <= {"singular"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتل 8 جنود وأصيب 14 آخرون", [
            ("8 جنود", "killed", 8, "جندي"), ("14", "wounded", 14, "جندي")]),
        ("قتل الجيش أمس 20 مسلحا", [("20 مسلحا", "killed", 20, "مسلح")]),
        ("أدى الانهيار إلى مقتل 6 عمال وإصابة 9", [
            ("6 عمال", "killed", 6, "عامل"), ("9", "wounded", 9, "عامل")]),
        ("لقي 12 راكبا حتفهم", [("12 راكبا", "killed", 12, "راكب")]),
        ("أن 7 صيادين قتلوا في البحر", [("7 صيادين", "killed", 7, "صياد")]),
        ("استشهد طفلان وجرحت ثلاث نساء", [
            ("طفلان", "killed", 2, "طفل"), ("ثلاث نساء", "wounded", 3, "امرأة")]),
        ("مقتل وإصابة 20 عسكريا", [("20 عسكريا", "casualties", 20, "عسكري")]),
        ("سقط 50 شخصا بين قتيل وجريح", [("50 شخصا", "casualties", 50, "شخص")]),
        ("اعتقل الأمن 15 متظاهرا", [("15 متظاهرا", "detained", 15, "متظاهر")]),
        ("فقد 4 بحارة في العاصفة", [("4 بحارة", "missing", 4, "بحار")]),
        ("نزحت 300 عائلة", [("300 عائلة", "displaced", 300, "عائلة")]),
        ("قتل 3 رهائن", [("3 رهائن", "killed", 3, "رهينة")]),
        ("عاد 3 أسرى و5 جرحى و10 قتلى", [
            ("3 أسرى", "detained", 3, "أسير"), ("5 جرحى", "wounded", 5, "جريح"),
            ("10 قتلى", "killed", 10, "قتيل")]),
        ("أطلق الجيش 20 صاروخا على الحي", [("20 صاروخا", "equipment", 20, "صاروخ")]),
        ("قتل ثلاثة جنود ووصلت 20 مقاتلة", [
            ("ثلاثة جنود", "killed", 3, "جندي"), ("20 مقاتلة", "equipment", 20, "مقاتلة")]),
        ("قتل 8 جنود و3 مدنيين", [
            ("8 جنود", "killed", 8, "جندي"), ("3 مدنيين", "killed", 3, "مدني")]),
    ],
)  # fmt: skip
def test_frames_of_people(find: Find, text: str, expected: list[tuple[object, ...]]) -> None:
    assert brief(find(text)) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("امرأة قتلت وأصيب ثمانية أشخاص", ["wounded"]),
        ("قتل وأصيب ثمانية أشخاص", ["casualties"]),
        ("أودى الحريق بحياة 14 عاملا", ["killed"]),
        ("يهدد حياة 14 عاملا", ["personnel"]),
        ("مقتل ثمانية من قوات الأمن", ["killed"]),
        ("وأن 38 شخصا أصيبوا", ["wounded"]),
        ("مقتل 30 شخصا وأن 38 شخصا أصيبوا", ["killed", "wounded"]),
        ("القبض على 9 مهربين", ["detained"]),
        ("خلف الحادث 5 قتلى فيما أصيب العشرات", ["killed", "wounded"]),
        ("فقد 4 بحارة", ["missing"]),
    ],
)
def test_which_frame_governs(find: Find, text: str, kinds: list[str]) -> None:
    assert [q.kind for q in find(text)] == kinds


def test_kidnapping_is_flagged(find: Find) -> None:
    (quantity,) = find("اختطف مجهولون 3 موظفين")
    assert (quantity.kind, quantity.flag) == ("detained", "kidnap")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بلغ عدد القتلى 500", ["500", "killed", 500, "قتيل"]),
        ("ارتفعت حصيلة الجرحى إلى 70", ["70", "wounded", 70, "جريح"]),
        ("نجا 3 من أصل 15 راكبا", ["3", "personnel", 3, "راكب"]),
    ],
)
def test_units_said_elsewhere(find: Find, text: str, expected: list[object]) -> None:
    assert list(brief(find(text))[0]) == expected


def test_part_of_the_quantity_before(find: Find) -> None:
    found = find("أوقفت الشرطة 20 شابا، بينهم 5 طلاب، وأفرجت عن 8 منهم")
    assert [(q.value, q.unit) for q in found] == [(20, "شاب"), (5, "طالب"), (8, "شاب")]


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        ("20 دولارا", 20, "دولار", "USD"), ("3 ملايين ليرة سورية", 3e6, "ليرة سورية", "SYP"),
        ("مليونا دولار أمريكي", 2e6, "دولار أمريكي", "USD"), ("5 دنانير", 5, "دينار", None),
        ("5 دنانير أردنية", 5, "دينار أردني", "JOD"), ("دولاران", 2, "دولار", "USD"),
        ("20 دولارا و43 سنتا", 20.43, "دولار", "USD"), ("10 آلاف يورو", 10000, "يورو", "EUR"),
        ("عشرة شواكل", 10, "شيكل", "ILS"), ("$20 مليون", 2e7, "دولار", "USD"),
        ("42 ريالا قطريا", 42, "ريال قطري", "QAR"), ("100 جنيه إسترليني", 100,
         "جنيه إسترليني", "GBP"),
    ],
)  # fmt: skip
def test_money(find: Find, text: str, value: float, unit: str, currency: str | None) -> None:
    (quantity,) = find(f"دفعوا {text} أمس")
    assert (quantity.kind, quantity.value) == ("money", pytest.approx(value))
    assert (quantity.unit, quantity.currency, quantity.text) == (unit, currency, text)


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("60 كيلومترا", "distance", 60, "كيلومتر"), ("20 كم", "distance", 20, "كيلومتر"),
        ("60 كيلومترا مربعا", "area", 60, "كيلومتر مربع"), ("3 أطنان", "mass", 3, "طن"),
        ("200 كيلومتر في الساعة", "speed", 200, "كيلومتر في الساعة"),
        ("5 هكتارات", "area", 5, "هكتار"), ("40 ألف برميل", "volume", 40000, "برميل"),
        ("37 درجة مئوية", "temperature", 37, "درجة مئوية"), ("30 ميلا بحريا", "distance", 30,
         "ميل بحري"), ("نصف كيلومتر", "distance", 0.5, "كيلومتر"),
        ("3 كيلومترات ونصف", "distance", 3.5, "كيلومتر"), ("لتر ونصف", "volume", 1.5, "لتر"),
        ("5 درجات تحت الصفر", "temperature", -5, "درجة"), ("800 ميغاواط", "power", 800,
         "ميغاواط"), ("15%", "percent", 15, "%"), ("12 كغ", "mass", 12, "كيلوغرام"),
    ],
)  # fmt: skip
def test_measures(find: Find, text: str, kind: str, value: float, unit: str) -> None:
    (quantity,) = find(f"سجلوا {text} هناك")
    assert (quantity.kind, quantity.value, quantity.unit) == (kind, value, unit)
    assert quantity.text == text


@pytest.mark.parametrize(
    ("text", "span", "kind", "unit", "low", "high"),
    [
        ("تضرر عدد كبير من المباني", "عدد كبير من المباني", "count", "مبنى", None, None),
        ("زار العديد من القرى", "العديد من القرى", "count", "قرية", None, None),
        ("حاصروا عشرات الجنود", "عشرات الجنود", "personnel", "جندي", 20, 99),
        ("حضر عشرات الآلاف من السكان", "عشرات الآلاف من السكان", "personnel", "ساكن",
         20000, 99999),
        ("دخلوا عدة قرى", "عدة قرى", "count", "قرية", None, None),
        ("في مناطق عدة", "مناطق عدة", "count", "منطقة", None, None),
        ("نقلوا بعض الجنود", "بعض الجنود", "personnel", "جندي", None, None),
    ],
)  # fmt: skip
def test_vague(
    find: Find, text: str, span: str, kind: str, unit: str, low: float, high: float
) -> None:
    (quantity,) = find(text)
    assert (quantity.text, quantity.kind, quantity.unit) == (span, kind, unit)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, high)
    assert quantity.vague
    assert quantity.approximate


def test_bounds_and_ranges_stay_outside_the_span(find: Find) -> None:
    first, second, third = find("أكثر من 20 جنديا ونحو 30 آلية وما بين 40 و50 صاروخا")
    assert (first.text, first.bound, first.low) == ("20 جنديا", "more_than", 20)
    assert (second.text, second.approximate, second.value) == ("30 آلية", True, 30)
    assert (third.text, third.bound, third.value) == ("40 و50 صاروخا", "between", None)
    assert (third.low, third.high) == (40, 50)


def test_a_bare_bound_is_its_own_mention(find: Find) -> None:
    assert [q.text for q in find("النتيجة أكثر من 190")] == ["أكثر من 190"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("نمو مضاعف", 2), ("ثلاثة أضعاف", 3), ("أكبر بثلاث مرات", 3), ("بمقدار الضعف", 2)],
)
def test_multipliers(find: Find, text: str, value: float) -> None:
    (quantity,) = find(f"سجل الإنتاج {text}")
    assert (quantity.kind, quantity.value, quantity.unit) == ("multiplier", value, "x")


def test_shares_keep_their_whole(find: Find) -> None:
    (quantity,) = find("غادر نصف السكان")
    assert (quantity.kind, quantity.value, quantity.unit) == ("ratio", 0.5, "ساكن")


@pytest.mark.parametrize(
    "text",
    [
        "هدنة 72 ساعة", "بعد ثلاثة أيام", "عمره 20 عاما", "في 17 مايو", "القرار 2254",
        "مقاتلات إف-16", "اللواء 35 مدرع", "عيار 155 ملم", "عام 2003", "الساعة 10:30",
        "حي الستين", "القرن العشرين", "1- بدء العملية", "انتخابات 2014", "يومي 17 و18 مارس",
        "الفصل السابع", "بندقية نصف آلية",
    ],
)  # fmt: skip
def test_no_quantities(find: Find, text: str) -> None:
    assert brief(find(text)) == []


def test_quantities_inside_dates_are_dropped(quantities_nlp: Language) -> None:
    doc = quantities_nlp("وصل 20 جنديا")
    assert len(records.get(doc, "quantities")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "5", "من 5", "واحد", "عدد من", "عدد من\n", "5 (", "\n5\n", "20 «", "الثلاثة",
        "ونصف", "و5 و", "بين 5", "5 إلى", "طائرتان.", "أكثر من", "(5)", "نحو", "5 منهم",
    ],
)  # fmt: skip
def test_fragments_are_survived(find: Find, text: str) -> None:
    for quantity in find(text):
        assert text[quantity.start : quantity.end] == quantity.text


def test_numbers_are_left_for_other_layers(quantities_nlp: Language) -> None:
    from annotator.pipeline.numbers import get_numbers  # noqa: PLC0415

    doc = quantities_nlp("في اللواء 35 وحده مئة جندي")
    assert [(n.value, n.kind) for n in get_numbers(doc)] == [(35, "name"), (100, None)]


def test_same_text_same_records_and_ids(find: Find) -> None:
    text = "قتل 8 جنود وأصيب 14 آخرون ودمرت آليتان"
    first, second = find(text), find(text)
    assert first == second
    assert [q.id for q in first] == ["q1", "q2", "q3"]
    assert {q.sent_id for q in first} == {"s1"}
    assert all(q.rule for q in first)


AMBIGUOUS = {
    "طالبان",
    "فردان",
    "فتيان",
    "صبيان",
    "تابعان",
    "ذكران",
    "أمان",
    "بلدان",
    "حسابان",
    "ميلان",
    "سنتان",
    "أغورتان",
    "لغمان",
}
"""Duals that are more often other words: names, plurals, years."""


def dual_of(lemma: str, listed: list[str]) -> str:
    if listed:
        return listed[0]
    return lemma[:-1] + "تان" if lemma.endswith("ة") else lemma + "ان"


def test_every_dual_of_the_unit_lexicon(quantities_nlp: Language) -> None:
    rows = PipelineFiles.open(pipeline_path()).table("units", ["lemma", "kind", "dual", "same"])
    missed = set()
    for row in rows:
        abbreviation = not row["plural"] and len(row["lemma"]) <= 3
        if row["kind"] == "duration" or " " in row["lemma"] or abbreviation:
            continue
        dual = dual_of(row["lemma"], row.values("dual"))
        found = records.get(quantities_nlp(f"وجدوا {dual} هناك"), "quantities")
        right = (dual, 2, row["same"] or row["lemma"], "dual")
        if [(q.text, q.value, q.unit, q.form) for q in found] != [right]:
            missed.add(dual)
    assert missed <= AMBIGUOUS


FATES = [
    ("أسفر الكمين عن مقتل خمسة دركيين وإصابة سبعة عشر", [("killed", 5), ("wounded", 17)]),
    ("جرح 23 دركيا في الاشتباك", [("wounded", 23)]),
    ("مقتل 9 بنائين وجرح سبعة", [("killed", 9), ("wounded", 7)]),
    ("أجلت فرق الإنقاذ 40 عائلة من القرية", [("displaced", 40)]),
    ("إجلاء ستين عائلة من الحي", [("displaced", 60)]),
    ("توفي أربعة من الجرحى في المستشفى", [("killed", 4)]),
    ("لا يزال 12 عاملا مفقودين", [("missing", 12)]),
    ("كان 30 صيادا في عداد المفقودين", [("missing", 30)]),
    ("نحو 300 شخص تم إجلاؤهم من القرية", [("displaced", 300)]),
    ("أطلق الخاطفون 20 رهينة، بينهم خمس نساء وطفلان",
     [("detained", 20), ("detained", 5), ("detained", 2)]),
    ("اعتقل 40 ناشطا ثم أفرج عن 15 منهم", [("detained", 40), ("personnel", 15)]),
    ("قتل مدنيان وأصيب 14 آخرون، فيما فقد ستة منهم",
     [("killed", 2), ("wounded", 14), ("missing", 6)]),
    ("قتل ثلاثة من أصل عشرة مهاجمين وفر الباقون", [("killed", 3), ("personnel", 10)]),
    ("أصيبت ثلاثة مخابز في القصف", [("count", 3)]),
    ("كان 5 جنود في مهمة اعتقال", [("personnel", 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FATES)
def test_fate_of_people(find: Find, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(q.kind, q.value) for q in find(text)] == expected


def test_vague_numbers_have_a_fate(find: Find) -> None:
    found = find("مقتل العشرات في القصف واعتقال المئات، وألف ونيف ما زالوا مفقودين")
    assert [(q.kind, q.low) for q in found] == [
        ("killed", 20), ("detained", 200), ("missing", 1001),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نقل الأسرى البالغ عددهم 12 إلى السجن", [(12, "أسير")]),
        ("أسقطت البطارية 30 صاروخا من أصل 44", [(30, "صاروخ"), (44, "صاروخ")]),
        ("سيطر الجيش على قريتين من أصل تسع", [(2, "قرية"), (9, "قرية")]),
        ("بلغت القيمة 3 مليارات دولار وشارك ألفان", [(3e9, "دولار"), (2000, None)]),
        ("ارتفعت الحصيلة من 40 قتيلا إلى 52", [(40, "قتيل"), (52, "قتيل")]),
        ("ارتفع الإنتاج من 20 إلى 35 دبابة", [(20, "دبابة"), (35, "دبابة")]),
        ("دمر اللواء ثلاث دبابات وأعطب اثنتين", [(3, "دبابة"), (2, "دبابة")]),
        ("بلغت الكلفة 4 مليارات دينار، دفعت منها البلدية 300 مليون",
         [(4e9, "دينار"), (3e8, "دينار")]),
    ],
)  # fmt: skip
def test_unit_is_carried(
    find: Find, text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert [(q.value, q.unit) for q in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("استسلم مقاتلون أربعة قرب الجسر", "مقاتلون أربعة", 4),
        ("هبطت طائرات الشحن الثلاث في المدرج", "طائرات الشحن الثلاث", 3),
        ("شرب كل جندي 3 لترات ونصف من الماء", "3 لترات ونصف", 3.5),
        ("عثر الجنود على صندوقي ذخيرة", "صندوقي", 2),
        ("أصيب 14 آخرون", "14", 14),
        ("قاد لواء المشاة 74 ثلاثون ضابطا", "ثلاثون ضابطا", 30),
    ],
)
def test_span_and_value(find: Find, text: str, words: str, value: float) -> None:
    assert [(q.text, q.value) for q in find(text)] == [(words, value)]


def test_growth_multiplies(find: Find) -> None:
    (quantity,) = find("تضاعف عدد الضحايا أربع مرات")
    assert (quantity.kind, quantity.value, quantity.unit) == ("multiplier", 4, "x")
