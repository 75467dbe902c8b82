"""Feasts without a fixed day of the year."""

from datetime import date, timedelta

FIRST_YEAR = 1583
"""First full year of the Gregorian calendar."""


def movable_day(feast: tuple[str, int], year: int) -> date:
    """The day of a movable feast.

    Args:
        feast: ``easter`` (western), ``easter_east`` (Julian) or ``thanksgiving``, and the
            days after it (for thanksgiving: which Thursday of November).
        year: Gregorian year from 1583 on.

    >>> movable_day(("easter", 0), 2024), movable_day(("easter_east", 0), 2024)
    (datetime.date(2024, 3, 31), datetime.date(2024, 5, 5))
    """
    name, number = feast
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 7 * (number - 1))
    found = _easter(year) if name == "easter" else _eastern_easter(year)
    return found + timedelta(days=number)


def _easter(year: int) -> date:
    """Gregorian Easter Sunday (algorithm of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _eastern_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a Gregorian day (Meeus, Julian algorithm)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    gap = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=gap)
