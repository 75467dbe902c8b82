"""Dates in digits: 10/1/2024, 2024-01-10, 7.10.2023, 2/2013, and 21/09 beside a weekday."""

import re

from annotator.text.dates.amounts import BLANKS
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment
from annotator.text.dates.months import Step
from annotator.text.dates.years import plausible, with_era

_CENTURY, _PIVOT = 100, 50
_MONTHS, _DAYS = 12, 31
_GAP = f"[{BLANKS}]?"
_FULL = re.compile(
    rf"(?<![\d.,/])(\d{{1,4}}){_GAP}([-/.\\]){_GAP}(\d{{1,2}}){_GAP}\2{_GAP}(\d{{1,4}})"
    r"(?![\d]|[-/.,]\d)"
)
_COMMA = re.compile(rf"(?<![\d.,/])(\d{{1,2}})/(\d{{1,2}})[,،]{_GAP}(\d{{4}}|\d{{2}})(?!\d)")
_MONTH_YEAR = re.compile(r"(?<![\d.,/])(\d{1,2})[/\-](\d{4})(?![\d]|[-/.,]\d)")
_YEAR_MONTH = re.compile(r"(?<![\d.,/])(\d{4})[/\-](\d{2})(?![\d]|[-/.,:]\d)")
_DAY_MONTH = re.compile(r"(?<![\d.,/])(\d{1,2})([/\-.])(\d{1,2})(?![\d%]|[-/.,:]\d)")


def numeric_date(lattice: Lattice, position: int) -> Step:
    """Read a date of three numbers; the day comes before the month, as in all Arabic press.

    A first number of four digits is the year. Where day and month cannot stand in that
    order, the other one is taken (01/22/2016).
    """
    match = lattice.match(position, _FULL) or lattice.match(position, _COMMA)
    if match is None:
        return None
    groups = match.groups()
    first, second, last = (int(text) for text in (groups[0], groups[-2], groups[-1]))
    long_first, long_last = len(groups[0]) == 4, len(groups[-1]) == 4
    if long_first:
        order = [(first, second, last), (first, last, second)]
    elif long_last or (len(groups[0]) <= 2 and len(groups[-1]) == 2):
        year = last if long_last else _two_digits(last)
        order = [(year, second, first), (year, first, second)]
    else:
        return None
    for year, month, day in order:
        if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
            return _dated(lattice, year, month, day, match.end())
    return None


def _dated(lattice: Lattice, year: int, month: int, day: int, end: int) -> Step:
    step = with_era(lattice, year, end)
    if step is None:
        return None
    era, end = step
    if era.calendar == "gregorian" and 1300 <= year <= 1500:
        era = era.with_(calendar="hijri")
    return era.with_(month=month, day=day), end


def _two_digits(year: int) -> int:
    return year + (20 if year < _PIVOT else 19) * _CENTURY


def numeric_month(lattice: Lattice, position: int) -> Step:
    """``2/2013``, ``2013-02``; موسم 2021-22 is a season of two years."""
    match = lattice.match(position, _MONTH_YEAR)
    if match and plausible(int(match[2])) and 1 <= int(match[1]) <= _MONTHS:
        return Moment(year=int(match[2]), month=int(match[1])), match.end()
    match = lattice.match(position, _YEAR_MONTH)
    if match is None or "dated_head" in lattice.kinds_before(lattice.skip(position)):
        return None
    if plausible(int(match[1])) and 1 <= int(match[2]) <= _MONTHS:
        return Moment(year=int(match[1]), month=int(match[2])), match.end()
    return None


def numeric_day(lattice: Lattice, position: int) -> Step:
    """``21/09``: only where the words before or after say that it is a day."""
    match = lattice.match(position, _DAY_MONTH)
    if match is None:
        return None
    day, month = int(match[1]), int(match[3])
    if day <= _MONTHS < month <= _DAYS:
        day, month = month, day
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    return Moment(month=month, day=day), match.end()
