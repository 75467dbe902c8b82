"""Last touches on a moment: last days, nth weekdays, movable feasts, contradictions."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from annotator.text.dates import hijri
from annotator.text.dates.model import Moment
from annotator.text.dates.movable import FIRST_YEAR, movable_day

LAST = -1
"""As a day: the last of its month; as ``nth``: the last one."""

_FEBRUARY, _COMMON_YEAR, _THURSDAY = 2, 2023, 4
_NEIGHBOURS = (1, 6)


def settle(moment: Moment) -> Moment:
    """Turn into days what the calendar alone decides, and flag what it forbids."""
    moment = _hijri_feast(moment)
    if moment.movable and moment.year is not None and FIRST_YEAR <= moment.year <= MAXYEAR:
        moment = on_day(moment.with_(movable=None), movable_day(moment.movable, moment.year))
    return _checked(_nth_day(_last_day(moment)))


def on_day(moment: Moment, day: date) -> Moment:
    """The moment on a Gregorian day."""
    return moment.with_(calendar="gregorian", year=day.year, month=day.month, day=day.day)


def day_of(moment: Moment) -> date | None:
    """The Gregorian day of a full date; None where it is not full or does not exist."""
    if moment.year is None or moment.month is None or not moment.day or moment.day < 0:
        return None
    if moment.calendar == "hijri":
        return hijri.to_gregorian(moment.year, moment.month, moment.day)
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None


def _known_year(moment: Moment) -> int | None:
    """A Gregorian year that the library's calendar reaches."""
    year = moment.year
    reached = moment.calendar == "gregorian" and year is not None and MINYEAR <= year <= MAXYEAR
    return year if reached else None


def _hijri_feast(moment: Moment) -> Moment:
    """``عيد الأضحى 2015``: a Hijri day in a Gregorian year."""
    if moment.calendar != "hijri" or not moment.gregorian_year or not moment.month:
        return moment
    year = hijri.year_within(moment.gregorian_year, moment.month, moment.day)
    if year is None:
        return moment
    day = hijri.to_gregorian(year, moment.month, moment.day) if moment.day else None
    return on_day(moment, day) if day else moment.with_(year=year)


def _last_day(moment: Moment) -> Moment:
    if moment.day != LAST or moment.month is None:
        return moment
    if moment.calendar == "hijri":
        bounds = hijri.month_bounds(moment.year, moment.month) if moment.year else None
        return moment.with_(day=(bounds[1] - bounds[0]).days + 1) if bounds else moment
    year = _known_year(moment)
    if year is None and moment.month == _FEBRUARY:
        return moment
    return moment.with_(day=monthrange(year or _COMMON_YEAR, moment.month)[1])


def _nth_day(moment: Moment) -> Moment:
    """The day of ``ثاني سبت من مايو 2024``; the ISO week of a week of a month.

    A week belongs to the month of its Thursday, as in ISO 8601.
    """
    year = _known_year(moment)
    if moment.nth is None or year is None or moment.month is None:
        return moment
    weekday = _THURSDAY if moment.week else moment.weekday
    days = [date(year, moment.month, n + 1) for n in range(monthrange(year, moment.month)[1])]
    matching = [day for day in days if day.isoweekday() == weekday]
    index = moment.nth - 1 if moment.nth > 0 else LAST
    if index >= len(matching):
        return moment
    if not moment.week:
        return on_day(moment.with_(nth=None), matching[index])
    iso_year, week, _ = matching[index].isocalendar()
    return moment.with_(year=iso_year, month=None, nth=week)


def _checked(moment: Moment) -> Moment:
    """Flag a day that does not exist, or a weekday that its date does not have.

    A Hijri day may be off by one, so a neighbouring weekday is no contradiction there.
    """
    day = day_of(moment)
    if day is None:
        full = _known_year(moment) and moment.month and moment.day and moment.day > 0
        return moment.flagged("impossible_date") if full else moment
    if moment.weekday is None or day.isoweekday() == moment.weekday:
        return moment
    off = (moment.weekday - day.isoweekday()) % 7
    near = moment.calendar == "hijri" and off in _NEIGHBOURS
    return moment if near else moment.flagged("date_conflict")
