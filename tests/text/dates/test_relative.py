"""Times told from the day of publication, symbolic and resolved."""

from datetime import date

import pytest

from annotator.text.dates import find_dates

WEDNESDAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "words", "symbol", "resolved"),
    [
        ("وصل اليوم إلى المدينة", "اليوم", "DCT", "2024-06-12"),
        ("وصل اليوم الأربعاء", "اليوم الأربعاء", "DCT", "2024-06-12"),
        ("وصل أمس", "أمس", "DCT-1D", "2024-06-11"),
        ("وصل بالأمس", "الأمس", "DCT-1D", "2024-06-11"),
        ("وصل البارحة", "البارحة", "DCT-1D", "2024-06-11"),
        ("وصل يوم أمس الثلاثاء", "يوم أمس الثلاثاء", "DCT-1D", "2024-06-11"),
        ("وصل أول أمس", "أول أمس", "DCT-2D", "2024-06-10"),
        ("وصل أول من أمس", "أول من أمس", "DCT-2D", "2024-06-10"),
        ("وصل أمس الأول", "أمس الأول", "DCT-2D", "2024-06-10"),
        ("وصل قبل أمس", "قبل أمس", "DCT-2D", "2024-06-10"),
        ("يصل غدا", "غدا", "DCT+1D", "2024-06-13"),
        ("يصل غدًا الخميس", "غدًا الخميس", "DCT+1D", "2024-06-13"),
        ("يصل يوم غد", "يوم غد", "DCT+1D", "2024-06-13"),
        ("يصل بعد غد", "بعد غد", "DCT+2D", "2024-06-14"),
        ("قبل ثلاثة أيام رحل", "قبل ثلاثة أيام", "DCT-3D", "2024-06-09"),
        ("منذ أسبوعين رحل", "منذ أسبوعين", "DCT-2W", "2024-05-29"),
        ("منذ نحو 10 أيام رحل", "منذ نحو 10 أيام", "DCT-10D", "2024-06-02~"),
        ("قبل شهر رحل", "قبل شهر", "DCT-1M", "2024-05-12~"),
        ("قبل عامين رحل", "قبل عامين", "DCT-2Y", "2022-06-12~"),
        ("قبل سنتين وثلاثة أشهر رحل", "قبل سنتين وثلاثة أشهر", "DCT-2Y-3M", "2022-03-12"),
        ("قبل بضعة أيام رحل", "قبل بضعة أيام", "DCT-3D", "2024-06-09~"),
        ("قبل 48 ساعة رحل", "قبل 48 ساعة", "DCT-48H", "2024-06-10"),
        ("قبل ساعتين رحل", "قبل ساعتين", "DCT-2H", "DCT-2H"),
        ("بعد أسبوعين من الآن نرحل", "بعد أسبوعين من الآن", "DCT+2W", "2024-06-26"),
        ("من المقرر أن نرحل بعد يومين", "بعد يومين", "DCT+2D", "2024-06-14"),
        ("الأسبوع الماضي رحلوا", "الأسبوع الماضي", "DCT-1W", "2024-W23"),
        ("الأسبوع الجاري رحلوا", "الأسبوع الجاري", "DCT+0W", "2024-W24"),
        ("الأسبوع بعد المقبل", "الأسبوع بعد المقبل", "DCT+2W", "2024-W26"),
        ("الشهر المنصرم رحلوا", "الشهر المنصرم", "DCT-1M", "2024-05"),
        ("الشهر المقبل", "الشهر المقبل", "DCT+1M", "2024-07"),
        ("هذا الشهر", "هذا الشهر", "DCT+0M", "2024-06"),
        ("العام الماضي", "العام الماضي", "DCT-1Y", "2023"),
        ("السنة الماضية", "السنة الماضية", "DCT-1Y", "2023"),
        ("العام قبل الماضي", "العام قبل الماضي", "DCT-2Y", "2022"),
        ("العام القادم", "العام القادم", "DCT+1Y", "2025"),
        ("العقد المقبل", "العقد المقبل", "DCT+1DE", "203X"),
        ("قبل عقد من الزمن رحل", "قبل عقد من الزمن", "DCT-1DE", "2014-06-12~"),
        ("في مثل هذا اليوم من العام الماضي", "مثل هذا اليوم من العام الماضي", "DCT-1Y",
         "2023-06-12"),
        ("منتصف العام الجاري", "منتصف العام الجاري", "DCT+0Y-MID", "2024-MID"),
        ("الجمعة من الأسبوع المقبل", "الجمعة من الأسبوع المقبل", "DCT+1W-5", "2024-06-21"),
        ("عطلة نهاية الأسبوع", "عطلة نهاية الأسبوع", "DCT+0W-WE", "2024-W24-WE"),
        ("خلال الأيام الثلاثة الماضية", "الأيام الثلاثة الماضية", "DCT-3D/DCT",
         "2024-06-09/2024-06-12"),
        ("مساء أمس", "مساء أمس", "DCT-1DTEV", "2024-06-11TEV"),
        ("الليلة", "الليلة", "DCTTNI", "2024-06-12TNI"),
        ("أمس الساعة 9 صباحا", "أمس الساعة 9 صباحا", "DCT-1DT09:00", "2024-06-11T09:00"),
    ],
)  # fmt: skip
def test_relative(text: str, words: str, symbol: str, resolved: str) -> None:
    (mention,) = find_dates(text)
    assert (text[mention.start : mention.end], mention.value) == (words, symbol)
    assert mention.anchor == "DCT"
    (mention,) = find_dates(text, document_date=WEDNESDAY)
    assert mention.value == resolved


@pytest.mark.parametrize(
    ("text", "symbol", "anchor", "resolved"),
    [
        ("وصل الثلاثاء", "XXXX-WXX-2", None, "2024-06-11"),
        ("وصل يوم الأربعاء", "XXXX-WXX-3", None, "2024-06-12"),
        ("وصل الخميس", "XXXX-WXX-4", None, "2024-06-06"),
        ("سوف يصل الخميس", "XXXX-WXX-4", None, "2024-06-13"),
        ("وصل الأحد الماضي", "XXXX-WXX-7", "<DCT", "2024-06-09"),
        ("وصل الأربعاء الماضي", "XXXX-WXX-3", "<DCT", "2024-06-05"),
        ("يصل الخميس المقبل", "XXXX-WXX-4", ">DCT", "2024-06-13"),
        ("يصل الأربعاء القادم", "XXXX-WXX-3", ">DCT", "2024-06-19"),
        ("في يناير", "XXXX-01", None, "2024-01"),
        ("في 10 يناير الماضي", "XXXX-01-10", "<DCT", "2024-01-10"),
        ("في يوليو الماضي", "XXXX-07", "<DCT", "2023-07"),
        ("في يوليو المقبل", "XXXX-07", ">DCT", "2024-07"),
        ("في يونيو الجاري", "XXXX-06", None, "2024-06"),
        ("في يونيو المقبل", "XXXX-06", ">DCT", "2025-06"),
        ("من المقرر عقده في 3 مارس", "XXXX-03-03", None, "2025-03-03"),
        ("عقد في 3 مارس", "XXXX-03-03", None, "2024-03-03"),
        ("الاثنين 3 يونيو", "XXXX-06-03", None, "2024-06-03"),
        ("الجمعة 7", "XXXX-XX-07", None, "2024-06-07"),
        ("الصيف الماضي", "XXXX-SU", "<DCT", "2023-SU"),
        ("ثورة 25 يناير", "XXXX-01-25", None, "XXXX-01-25"),
        ("اليوم 6 مايو", "XXXX-05-06", None, "2024-05-06"),
    ],
)
def test_year_and_week_from_the_day_of_publication(
    text: str, symbol: str, anchor: str | None, resolved: str
) -> None:
    (mention,) = find_dates(text)
    assert (mention.value, mention.anchor) == (symbol, anchor)
    (mention,) = find_dates(text, document_date=WEDNESDAY)
    assert mention.value == resolved
    assert mention.year_source == ("document" if resolved != symbol else None)


def test_range_over_new_year_ends_after_it_begins() -> None:
    (mention,) = find_dates("من 20 ديسمبر إلى 5 يناير", document_date=date(2024, 1, 9))
    assert mention.value == "2023-12-20/2024-01-05"


def test_range_of_weekdays_ends_after_it_begins() -> None:
    (mention,) = find_dates("من الأحد إلى الثلاثاء", document_date=WEDNESDAY)
    assert mention.value == "2024-06-09/2024-06-11"


def test_now_is_a_date_of_its_own() -> None:
    (mention,) = find_dates("أصبح الأمر الآن مستحيلا")
    assert (mention.kind, mention.value) == ("date", "PRESENT_REF")
    assert find_dates("لم يصل حتى الآن") == []
    assert find_dates("المخرج آلان رينيه") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بعد يومين من الانقلاب عاد", "P2D"),
        ("قبل أسبوع من الاقتراع عاد", "P1W"),
        ("قبل ثلاثة أيام على الانتخابات", "P3D"),
    ],
)
def test_distance_from_an_event_is_a_duration(text: str, value: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.kind, mention.value, mention.anchor) == ("duration", value, "event")


@pytest.mark.parametrize(
    "text",
    [
        "بعد أيام من الحصار", "قبل سنوات", "منذ زمن", "في اليوم التالي", "في ذلك اليوم",
        "في العام نفسه", "اليوم العالمي للاجئين", "اليوم الأول من الزيارة", "قناة روسيا اليوم",
        "صحيفة «المصري اليوم»", "طوال اليوم", "غد أفضل", "خلال العام", "أحد الجنود",
        "إحدى الليالي", "الرجلين الاثنين", "صلاة الجمعة", "سوق الخميس", "يوما بعد يوم",
        "بعد يوم طويل", "قبل عقد اجتماع", "دولة ثانية",
    ],
)  # fmt: skip
def test_vague_or_other_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_channel_is_a_name_and_its_neighbour_a_date() -> None:
    (mention,) = find_dates("قالت قناة روسيا اليوم إن الوفد وصل اليوم")
    assert mention.start > 30
