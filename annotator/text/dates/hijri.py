"""The Hijri calendar: conversion after the tables of Umm al-Qura (library hijridate).

Announced months differ from the tables by a day in either direction, so a converted day
is flagged. The tables reach from 1343 to 1500 AH (1924 to 2077).
"""

from datetime import date, timedelta

FIRST, LAST = 1343, 1500
_FIRST_DAY, _LAST_DAY = date(1924, 8, 1), date(2077, 11, 16)


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Gregorian day of a Hijri one; None where the tables do not reach or there is none.

    >>> to_gregorian(1445, 9, 5)
    datetime.date(2024, 3, 15)
    """
    from hijridate import Hijri  # noqa: PLC0415 - needed by few texts only

    if not FIRST <= year <= LAST:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def from_gregorian(day: date) -> tuple[int, int, int] | None:
    """Year, month and day in the Hijri calendar; None where the tables do not reach.

    >>> from_gregorian(date(2024, 3, 15))
    (1445, 9, 5)
    """
    from hijridate import Gregorian  # noqa: PLC0415

    if not _FIRST_DAY <= day <= _LAST_DAY:
        return None
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def month_bounds(year: int, month: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = to_gregorian(year, month, 1)
    last = to_gregorian(year, month, 30) or to_gregorian(year, month, 29)
    return (first, last) if first and last else None


def year_within(gregorian_year: int, month: int, day: int | None) -> int | None:
    """The Hijri year in which a month or day falls into a Gregorian year; the earlier of two.

    >>> year_within(2001, 9, None)
    1422
    """
    guess = from_gregorian(date(gregorian_year, 1, 1)) if _reached(gregorian_year) else None
    if guess is None:
        return None
    for year in (guess[0], guess[0] + 1, guess[0] + 2):
        found = to_gregorian(year, month, day or 1)
        if found and found.year == gregorian_year:
            return year
    return None


def _reached(year: int) -> bool:
    return _FIRST_DAY.year < year < _LAST_DAY.year


def year_near(day: date, month: int, of_month: int | None) -> int | None:
    """The Hijri year whose month or day lies nearest to a Gregorian day."""
    today = from_gregorian(day)
    if today is None:
        return None
    distances: list[tuple[timedelta, int]] = []
    for year in (today[0] - 1, today[0], today[0] + 1):
        found = to_gregorian(year, month, of_month or 15)
        if found:
            distances.append((abs(found - day), year))
    return min(distances)[1] if distances else None
