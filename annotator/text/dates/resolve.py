"""Moments brought onto the calendar by the day of publication."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from annotator.text.dates import hijri
from annotator.text.dates.model import Moment, Shift, Span, YearSource
from annotator.text.dates.movable import movable_day
from annotator.text.dates.settle import day_of, on_day, settle

_MONTHS = 12
_SEASON_MONTHS = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}
_QUARTER, _MOST_DAYS = 3, 31
_LONG_AGO = 240
"""Days after which a date without year and tense is taken for a coming one."""
_FAR_AHEAD, _SHORTLY = 300, 60
"""A date so far ahead is not meant where the last one was shortly before."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A moment with what has been inferred about it."""

    moment: Moment
    year_source: YearSource | None = None


def resolve(moment: Moment, today: date | None, tense: int) -> Resolved:
    """Fill in what the day of publication tells.

    Args:
        moment: As the text says it.
        today: The day of publication, where it is known.
        tense: What the clause speaks of: 1 the future, -1 the past, 0 unknown.

    Returns:
        The moment; symbolic distances stay where ``today`` is None.
    """
    source: YearSource | None = "explicit" if _dated(moment) else None
    if _is_dated_today(moment):
        moment = moment.with_(shifts=())
        if today is not None and source is None and moment.calendar == "gregorian":
            moment, source = moment.with_(year=today.year), "document"
    if today is not None and moment.shifts:
        shifted = _shift(moment, today)
        if shifted is not None:
            moment, source = shifted, source or "document"
    if source is None and today is not None and not moment.shifts and not moment.named:
        filled = _fill(moment, today, tense)
        source = "document" if filled != moment else None
        moment = filled
    moment = settle(moment)
    return Resolved(moment, source)


def _is_dated_today(moment: Moment) -> bool:
    """``اليوم الجمعة 17 مارس``: the date says more than the distance."""
    full = moment.day is not None and moment.month is not None
    return full and bool(moment.shifts) and all(s.unit != "Y" for s in moment.shifts)


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
        return on_day(rest, today + timedelta(days=number))
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


def _week(rest: Moment, day: date) -> Moment:
    year, number, _ = day.isocalendar()
    if rest.weekday is not None:
        return on_day(rest, date.fromisocalendar(year, number, rest.weekday))
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
        return on_day(moment.with_(shifts=()), day + timedelta(days=int(hours // 24)))
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


def _fill(moment: Moment, today: date, tense: int) -> Moment:
    """Choose the month, weekday, season of this name that the text means."""
    if moment.weekday is not None and moment.month is None and moment.nth is None:
        return _nearest_weekday(moment, today, tense)
    if moment.movable is not None:
        return moment.with_(year=_year_of(moment, today, tense))
    if moment.calendar == "hijri" and moment.month is not None:
        return _hijri_year(moment, today, tense)
    if moment.month is not None or moment.period is not None:
        return moment.with_(year=_year_of(moment, today, tense))
    return moment


def _nearest_weekday(moment: Moment, today: date, tense: int) -> Moment:
    assert moment.weekday is not None
    if moment.day is not None:
        return _month_of(moment, today)
    ahead, turn = (moment.weekday - today.isoweekday()) % 7, moment.turn
    if turn is None:
        days = ahead if tense > 0 or not ahead else ahead - 7
    elif turn > 0:
        days = (ahead or 7) + 7 * (turn - 1)
    else:
        days = ahead + 7 * turn
    return on_day(moment, today + timedelta(days=days))


def _month_of(moment: Moment, today: date) -> Moment:
    """The month nearest to today in which the day has this weekday (الأحد 24)."""
    found: list[tuple[int, date]] = []
    for months in range(-6, 7):
        year, month = _add_months(today, months)
        if moment.day is not None and 1 <= moment.day <= monthrange(year, month)[1]:
            day = date(year, month, moment.day)
            if day.isoweekday() == moment.weekday:
                found.append((abs((day - today).days), day))
    return on_day(moment, min(found)[1]) if found else moment


def _year_of(moment: Moment, today: date, tense: int) -> int:
    """The year of a month, day or season without one."""
    years = [today.year - 1, today.year, today.year + 1]
    if moment.weekday is not None and moment.day is not None and moment.day > 0:
        fitting = [year for year in years if _weekday_fits(moment, year)]
        if fitting:
            return min(fitting, key=lambda year: abs(year - today.year))
    if moment.turn == 0:
        return today.year
    now = (today.year, today.month, today.day if moment.day is not None else 0)
    keys = [(year, *_month_day(moment, year)) for year in years]
    if moment.turn is None:
        return _loosely(keys, now, tense)
    if moment.turn > 0:
        return min(key for key in keys if key > now)[0] + moment.turn - 1
    return max(key for key in keys if key < now)[0] + moment.turn + 1


_Key = tuple[int, int, int]


def _loosely(keys: list[_Key], now: _Key, tense: int) -> int:
    """The year where only the tense tells: the last such day, or the next one."""
    last = max(key for key in keys if key <= now)
    following = min(key for key in keys if key >= now)
    since, until = _days(last, now), _days(now, following)
    if tense > 0:
        recent = until > _FAR_AHEAD and since < _SHORTLY
        return last[0] if recent else following[0]
    return following[0] if tense == 0 and since > _LONG_AGO else last[0]


def _days(first: _Key, last: _Key) -> int:
    one, two = (date(key[0], key[1], min(max(key[2], 1), 28)) for key in (first, last))
    return (two - one).days


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
    day = day_of(moment.with_(year=year))
    return day is not None and day.isoweekday() == moment.weekday


def _hijri_year(moment: Moment, today: date, tense: int) -> Moment:
    here = hijri.from_gregorian(today)
    if here is None or moment.month is None:
        return moment
    if moment.turn == 0:
        return moment.with_(year=here[0])
    turn, loose = moment.turn or (1 if tense > 0 else -1), moment.turn is None
    now = (here[1], here[2] if moment.day is not None else 0)
    then = (moment.month, moment.day or 0)
    if turn > 0:
        ahead = then > now or (loose and then == now)
        return moment.with_(year=here[0] + turn - ahead)
    behind = then < now or (loose and then == now)
    return moment.with_(year=here[0] + turn + behind)


# ---------------------------------------------------------------- ranges


def resolve_span(span: Span, today: date | None, tense: int) -> tuple[Resolved, Resolved]:
    """Bring both ends of a range onto the calendar, the first before the last."""
    last = resolve(span.last, today, tense)
    first = resolve(span.first, today, tense)
    left, right = first.moment, last.moment
    if span.first.weekday and span.last.weekday and span.first.month is None and today:
        first, last = _weekdays(span, first, last)
    elif first.year_source == "document" and span.first.year is None and not span.first.shifts:
        first = Resolved(_before(left, right), "document")
    return first, last


def _before(left: Moment, right: Moment) -> Moment:
    """The first end in the year of the last one, or in the year before."""
    if not (left.year and right.year and left.month and right.month):
        return left
    if left.calendar != right.calendar:
        return left
    earlier = (left.month, left.day or 0) <= (right.month, right.day or _MOST_DAYS)
    return left.with_(year=right.year if earlier else right.year - 1)


def _weekdays(span: Span, first: Resolved, last: Resolved) -> tuple[Resolved, Resolved]:
    """``من الأحد إلى الثلاثاء``: the last day comes within a week after the first."""
    start, end = day_of(first.moment), day_of(last.moment)
    if start is None or end is None or start <= end:
        return first, last
    moved = start - timedelta(days=7)
    return Resolved(on_day(first.moment, moved), first.year_source), last
