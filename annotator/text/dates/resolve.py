"""Moments brought onto the calendar by the day of publication."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from annotator.text.dates import hijri
from annotator.text.dates.model import Moment, Shift, Span, YearSource
from annotator.text.dates.movable import movable_day

_MONTHS = 12
_LAST = -1
_SEASON_MONTHS = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}
_QUARTER = 3
_LONG_AGO = 240
"""Days after which a date without year and tense is taken for a coming one."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A moment with what has been inferred about it."""

    moment: Moment
    year_source: YearSource | None = None


def resolve(moment: Moment, today: date | None, future: bool) -> Resolved:
    """Fill in what the day of publication tells.

    Args:
        moment: As the text says it.
        today: The day of publication, where it is known.
        future: Whether the sentence speaks of the future.

    Returns:
        The moment; symbolic distances stay where ``today`` is None.
    """
    source: YearSource | None = None
    if _dated(moment):
        source = "explicit"
    if moment.shifts and (moment.day is not None and moment.month is not None):
        if not any(shift.unit == "Y" for shift in moment.shifts):
            moment = moment.with_(shifts=())
            if today is not None and moment.year is None and moment.calendar == "gregorian":
                moment, source = moment.with_(year=today.year), "document"
    if today is not None and moment.shifts:
        shifted = _shift(moment, today)
        if shifted is not None:
            moment, source = shifted, source or "document"
    if source is None and today is not None and not moment.shifts and not moment.named:
        filled = _fill(moment, today, future)
        source = "document" if filled != moment else None
        moment = filled
    moment = _settle(moment)
    return Resolved(moment, source)


def _dated(moment: Moment) -> bool:
    years = (moment.year, moment.gregorian_year, moment.decade, moment.century)
    return any(value is not None for value in years)


# ---------------------------------------------------------------- distances


def _shift(moment: Moment, today: date) -> Moment | None:
    if moment.shifts[0].exact:
        return _exact(moment, today)
    shift, rest = moment.shifts[0], moment.with_(shifts=())
    number = int(shift.number)
    if shift.unit == "D":
        return _on(rest, today + timedelta(days=number))
    if shift.unit == "W":
        return _week(rest, today + timedelta(weeks=number))
    if shift.unit == "MO":
        year, month = _add_months(today, number)
        return rest.with_(year=year, month=month)
    if shift.unit == "Y":
        return _in_year(rest, today, number)
    if shift.unit == "DE":
        return rest.with_(decade=today.year // 10 + number)
    return rest.with_(century=today.year // 100 + number)


def _in_year(rest: Moment, today: date, number: int) -> Moment:
    if rest.calendar == "hijri":
        here = hijri.from_gregorian(today)
        return rest.with_(year=here[0] + number) if here else rest
    return rest.with_(year=today.year + number)


def _on(moment: Moment, day: date) -> Moment:
    moment = moment.with_(year=day.year, month=day.month, day=day.day, calendar="gregorian")
    return moment


def _week(rest: Moment, day: date) -> Moment:
    year, number, _ = day.isocalendar()
    if rest.weekday is not None:
        return _on(rest, date.fromisocalendar(year, number, rest.weekday))
    return rest.with_(year=year, nth=number, week=True)


def _add_months(day: date, months: int) -> tuple[int, int]:
    total = day.year * _MONTHS + day.month - 1 + months
    return total // _MONTHS, total % _MONTHS + 1


def _exact(moment: Moment, today: date) -> Moment | None:
    """A day counted from today; None where hours do not make whole days."""
    day, hours = today, 0.0
    for shift in moment.shifts:
        if shift.unit in ("H", "M", "S"):
            hours += shift.number / {"H": 1, "M": 60, "S": 3600}[shift.unit]
            continue
        moved = _move(day, shift)
        if moved is None:
            return None
        day = moved
    if hours % 24:
        return None
    try:
        return _on(moment.with_(shifts=()), day + timedelta(days=int(hours // 24)))
    except OverflowError:
        return None


def _move(day: date, shift: Shift) -> date | None:
    months = {"MO": 1, "Y": 12, "DE": 120, "C": 1200}.get(shift.unit)
    try:
        if months is None:
            return day + timedelta(days=round(shift.number * (7 if shift.unit == "W" else 1)))
        year, month = _add_months(day, round(shift.number * months))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


# ---------------------------------------------------------------- years left out


def _fill(moment: Moment, today: date, future: bool) -> Moment:
    """Choose the month, weekday, season of this name that the text means."""
    if moment.weekday is not None and moment.month is None and moment.nth is None:
        return _nearest_weekday(moment, today, future)
    if moment.movable is not None:
        return moment.with_(year=_year_of(moment, today, future))
    if moment.calendar == "hijri" and moment.month is not None:
        return _hijri_year(moment, today, future)
    if moment.month is not None or moment.period is not None:
        return moment.with_(year=_year_of(moment, today, future))
    return moment


def _nearest_weekday(moment: Moment, today: date, future: bool) -> Moment:
    assert moment.weekday is not None
    if moment.day is not None:
        return _month_of(moment, today)
    ahead = (moment.weekday - today.isoweekday()) % 7
    turn = moment.turn
    if turn is None:
        turn = 1 if future else -1
        days = ahead if future else ahead - 7 if ahead else 0
    elif turn > 0:
        days = (ahead or 7) + 7 * (turn - 1)
    elif turn < 0:
        days = ahead - 7 + 7 * (turn + 1)
    else:
        days = ahead
    return _on(moment, today + timedelta(days=days))


def _month_of(moment: Moment, today: date) -> Moment:
    """The month nearest to today in which the day has this weekday (الجمعة 15)."""
    found: list[tuple[int, date]] = []
    for months in range(-6, 7):
        year, month = _add_months(today, months)
        if moment.day is not None and 1 <= moment.day <= monthrange(year, month)[1]:
            day = date(year, month, moment.day)
            if day.isoweekday() == moment.weekday:
                found.append((abs((day - today).days), day))
    return _on(moment, min(found)[1]) if found else moment


def _year_of(moment: Moment, today: date, future: bool) -> int:
    """The year of a month, day or season without one."""
    years = [today.year - 1, today.year, today.year + 1]
    if moment.weekday is not None and moment.day is not None and moment.day > 0:
        fitting = [year for year in years if _weekday_fits(moment, year)]
        if fitting:
            return min(fitting, key=lambda year: abs(year - today.year))
    if moment.turn == 0:
        return today.year
    turn = moment.turn or (1 if future else -1)
    now = (today.year, today.month, today.day if moment.day is not None else 0)
    keys = {year: (year, *_month_day(moment, year)) for year in years}
    if turn > 0:
        strictly = moment.turn is not None
        later = [
            year for year in years if keys[year] > now or (not strictly and keys[year] == now)
        ]
        return later[0] + turn - 1 if later else today.year
    strictly = moment.turn is not None
    earlier = [
        year for year in years if keys[year] < now or (not strictly and keys[year] == now)
    ]
    last = earlier[-1] if earlier else today.year
    return last + 1 if not strictly and _long_ago(keys[last], today) else last + turn + 1


def _long_ago(key: tuple[int, int, int], today: date) -> bool:
    """Whether a day lies so far back that a writer would have named its year."""
    day = date(key[0], key[1], min(key[2] or 1, 28))
    return (today - day).days > _LONG_AGO


def _month_day(moment: Moment, year: int) -> tuple[int, int]:
    if moment.movable is not None:
        day = movable_day(moment.movable, year)
        return day.month, day.day
    month = moment.month
    if month is None:
        month = _SEASON_MONTHS.get(moment.period or "", 1)
        if moment.period and moment.period[0] == "Q":
            month = (int(moment.period[1]) - 1) * _QUARTER + 1
    return month, moment.day or 0


def _weekday_fits(moment: Moment, year: int) -> bool:
    day = _day_of(moment.with_(year=year))
    return day is not None and day.isoweekday() == moment.weekday


def _hijri_year(moment: Moment, today: date, future: bool) -> Moment:
    here = hijri.from_gregorian(today)
    if here is None or moment.month is None:
        return moment
    turn = moment.turn if moment.turn is not None else 1 if future else -1
    if moment.turn == 0:
        return moment.with_(year=here[0])
    now = (here[1], here[2] if moment.day is not None else 0)
    then = (moment.month, moment.day or 0)
    strictly = moment.turn is not None
    if turn > 0:
        ahead = then > now or (not strictly and then == now)
        return moment.with_(year=here[0] + (0 if ahead else 1) + turn - 1)
    behind = then < now or (not strictly and then == now)
    return moment.with_(year=here[0] - (0 if behind else 1) + turn + 1)


# ---------------------------------------------------------------- last touches


def _settle(moment: Moment) -> Moment:
    """Turn last days, nth weekdays, movable feasts and Hijri feasts into days."""
    if moment.calendar == "hijri" and moment.gregorian_year and moment.month:
        year = hijri.year_within(moment.gregorian_year, moment.month, moment.day)
        moment = moment.with_(year=year) if year else moment
        day = (
            hijri.to_gregorian(year, moment.month, moment.day) if year and moment.day else None
        )
        if day:
            return _on(moment, day)
    if moment.movable and moment.year is not None and 1583 <= moment.year <= 9999:
        return _on(moment.with_(movable=None), movable_day(moment.movable, moment.year))
    if moment.day == _LAST and moment.month and moment.calendar == "gregorian":
        year = moment.year or (2023 if moment.month != 2 else None)
        if year and 0 < year <= 9999:
            moment = moment.with_(day=monthrange(year, moment.month)[1])
    elif moment.day == _LAST and moment.year and moment.month:
        bounds = hijri.month_bounds(moment.year, moment.month)
        moment = moment.with_(day=(bounds[1] - bounds[0]).days + 1) if bounds else moment
    moment = _nth_day(moment)
    return _checked(moment)


def _nth_day(moment: Moment) -> Moment:
    """The day of ``ثالث ثلاثاء من أكتوبر 2024``; the ISO week of a week of a month."""
    if moment.nth is None or moment.year is None or moment.month is None:
        return moment
    if not 0 < moment.year <= 9999 or moment.calendar != "gregorian":
        return moment
    days = monthrange(moment.year, moment.month)[1]
    weekday = 4 if moment.week else moment.weekday
    matching = [
        day for day in range(1, days + 1)
        if date(moment.year, moment.month, day).isoweekday() == weekday
    ]  # fmt: skip
    index = moment.nth - 1 if moment.nth > 0 else -1
    if not -len(matching) <= index < len(matching):
        return moment
    day = date(moment.year, moment.month, matching[index])
    if not moment.week:
        return _on(moment.with_(nth=None), day)
    year, number, _ = day.isocalendar()
    return moment.with_(year=year, month=None, nth=number)


def _day_of(moment: Moment) -> date | None:
    if moment.year is None or moment.month is None or not moment.day or moment.day < 0:
        return None
    if moment.calendar == "hijri":
        return hijri.to_gregorian(moment.year, moment.month, moment.day)
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None


def _checked(moment: Moment) -> Moment:
    """Flag a weekday that its date does not have; a Hijri day may be off by one."""
    day = _day_of(moment)
    if day is None:
        full = (
            None not in (moment.year, moment.month, moment.day)
            and moment.calendar == "gregorian"
        )
        impossible = full and (moment.day or 0) > 0 and 0 < (moment.year or 0) <= 9999
        return moment.flagged("impossible_date") if impossible else moment
    if moment.weekday is None or day.isoweekday() == moment.weekday:
        return moment
    off = (moment.weekday - day.isoweekday()) % 7
    near = off in (1, 6)
    return moment if moment.calendar == "hijri" and near else moment.flagged("date_conflict")


def resolve_span(span: Span, today: date | None, future: bool) -> tuple[Resolved, Resolved]:
    """Bring both ends of a range onto the calendar, the first before the last."""
    last = resolve(span.last, today, future)
    first = resolve(span.first, today, future)
    left, right = first.moment, last.moment
    if span.first.weekday and span.last.weekday and span.first.month is None and today:
        first, last = _weekdays(span, first, last)
    elif (
        first.year_source == "document"
        and left.year
        and right.year
        and left.calendar == right.calendar
    ):
        if span.first.year is None and not span.first.shifts and left.month and right.month:
            before = (left.month, left.day or 0) <= (right.month, right.day or 99)
            left = left.with_(year=right.year if before else right.year - 1)
            first = Resolved(left, first.year_source)
    return first, last


def _weekdays(span: Span, first: Resolved, last: Resolved) -> tuple[Resolved, Resolved]:
    """``من الأحد إلى الثلاثاء``: the last day comes within a week after the first."""
    start, end = _day_of(first.moment), _day_of(last.moment)
    if start is None or end is None or start <= end:
        return first, last
    if span.last.turn is not None or span.last.shifts:
        moved = start - timedelta(days=7)
        return Resolved(_on(first.moment, moved), first.year_source), last
    moved = start - timedelta(days=7)
    return Resolved(_on(first.moment, moved), first.year_source), last
