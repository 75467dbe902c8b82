"""The Hijri calendar, pairs of calendars, and holidays."""

from datetime import date

import pytest

from annotator.text.dates import find_dates, hijri
from annotator.text.dates.movable import movable_day


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("12 ربيع الأول 1445 هـ", "H1445-03-12", "2023-09-27"),
        ("غرة محرم 1446 هـ", "H1446-01-01", "2024-07-07"),
        ("الأول من رمضان 1445", "H1445-09-01", "2024-03-11"),
        ("سلخ رمضان 1445", "H1445-09-30", "2024-04-09"),
        ("رمضان 1445", "H1445-09", "2024-03-11/2024-04-09"),
        ("12 ربيع الأول", "HXXXX-03-12", None),
        ("5 شوال 900 هـ", "H0900-10-05", None),
    ],
)
def test_hijri_date_has_its_gregorian_day(text: str, value: str, anchor: str | None) -> None:
    (mention,) = find_dates(text)
    assert (mention.value, mention.anchor, mention.calendar) == (value, anchor, "hijri")
    assert mention.flag == ("hijri_conversion" if anchor else None)


@pytest.mark.parametrize(
    "between",
    [" الموافق ", " الموافق لـ ", " (الموافق ", " / ", " = ", " الموافق لـ(", "، الموافق "],
)
def test_pair_of_calendars_gives_two_rows_with_one_day(between: str) -> None:
    first, second = find_dates(f"5 رمضان 1445{between}15 مارس 2024")
    assert (first.value, first.anchor) == ("H1445-09-05", "2024-03-15")
    assert second.value == "2024-03-15"
    assert "date_conflict" not in f"{first.flag}{second.flag}"


def test_pair_completes_the_year() -> None:
    first, second = find_dates("15 مارس 2024 الموافق 5 رمضان")
    assert (second.value, second.year_source) == ("H1445-09-05", "inferred")
    first, second = find_dates("5 رمضان 1445 الموافق 15 مارس")
    assert (second.value, second.year_source) == ("2024-03-15", "inferred")
    assert first.year_source == "explicit"


def test_pair_that_contradicts_is_flagged() -> None:
    for mention in find_dates("5 رمضان 1445 الموافق 25 مارس 2024"):
        assert "date_conflict" in (mention.flag or "")


def test_weekday_with_a_corresponding_date_is_one_row() -> None:
    (mention,) = find_dates("يوم الخميس الموافق لـ 12 مايو 2022")
    assert mention.value == "2022-05-12"


def test_year_from_the_day_of_publication() -> None:
    (mention,) = find_dates("في شعبان", document_date=date(2024, 6, 12))
    assert (mention.value, mention.year_source) == ("H1445-08", "document")
    (mention,) = find_dates("في محرم المقبل", document_date=date(2024, 6, 12))
    assert mention.value == "H1446-01"


def test_tables_of_umm_al_qura() -> None:
    assert hijri.to_gregorian(1445, 9, 5) == date(2024, 3, 15)
    assert hijri.from_gregorian(date(2024, 3, 15)) == (1445, 9, 5)
    assert hijri.to_gregorian(1200, 1, 1) is None
    assert hijri.to_gregorian(1445, 9, 31) is None
    assert hijri.from_gregorian(date(1800, 1, 1)) is None
    assert hijri.year_within(1800, 9, None) is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("في عيد الفطر المبارك", "عيد الفطر المبارك", "HXXXX-10-01"),
        ("أول أيام عيد الأضحى", "أول أيام عيد الأضحى", "HXXXX-12-10"),
        ("ثاني أيام عيد الأضحى", "ثاني أيام عيد الأضحى", "HXXXX-12-11"),
        ("عيد الأضحى 2019", "عيد الأضحى 2019", "2019-08-11"),
        ("عيد الفطر لعام 1440 هـ", "عيد الفطر لعام 1440 هـ", "H1440-10-01"),
        ("رأس السنة الهجرية", "رأس السنة الهجرية", "HXXXX-01-01"),
        ("ذكرى المولد النبوي", "ذكرى المولد النبوي", "HXXXX-03-12"),
        ("يوم عاشوراء", "يوم عاشوراء", "HXXXX-01-10"),
        ("ليلة القدر", "ليلة القدر", "HXXXX-09-27"),
        ("رأس السنة", "رأس السنة", "XXXX-01-01"),
        ("ليلة رأس السنة", "ليلة رأس السنة", "XXXX-12-31"),
        ("عيد الميلاد 2020", "عيد الميلاد 2020", "2020-12-25"),
        ("عيد العمال", "عيد العمال", "XXXX-05-01"),
        ("عيد الفصح", "عيد الفصح", "XXXX-EASTER"),
        ("عيد الفصح 2013", "عيد الفصح 2013", "2013-03-31"),
        ("الجمعة العظيمة 2024", "الجمعة العظيمة 2024", "2024-03-29"),
        ("صباح عيد الفطر", "صباح عيد الفطر", "HXXXX-10-01TMO"),
        ("عيد الفطر الماضي", "عيد الفطر الماضي", "HXXXX-10-01"),
    ],
)
def test_holiday(text: str, words: str, value: str) -> None:
    (mention,) = find_dates(text)
    assert (text[mention.start : mention.end], mention.value) == (words, value)


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        (("easter", 0), 1999, date(1999, 4, 4)),
        (("easter", 0), 2024, date(2024, 3, 31)),
        (("easter", -2), 2025, date(2025, 4, 18)),
        (("easter_east", 0), 2024, date(2024, 5, 5)),
        (("easter_east", 1), 2025, date(2025, 4, 21)),
        (("thanksgiving", 4), 2016, date(2016, 11, 24)),
    ],
)
def test_movable_day(feast: tuple[str, int], year: int, day: date) -> None:
    assert movable_day(feast, year) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("يصادف عيد الأضحى 6 يونيو المقبل", "H1446-12-10"),
        ("كان 10 أبريل 2024 أول أيام عيد الفطر", "H1445-10-01"),
        ("يزور البلاد في عيد الفطر وفد وصل يوم 5 فبراير 2020", "H1445-10-01"),
    ],
)
def test_feast_takes_its_year_from_the_date_beside_it(text: str, value: str) -> None:
    found = find_dates(text, document_date=date(2025, 1, 9))
    assert value in [mention.value for mention in found if mention.calendar == "hijri"]
