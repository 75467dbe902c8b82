"""Ranges: ``من 3 إلى 7 مايو``, ``بين يونيو وأغسطس``, ``2011-2014``, ``الأيام الثلاثة الماضية``."""

import re
from dataclasses import dataclass

from annotator.text.dates.calendar import Day, day_number, month_of_day
from annotator.text.dates.clock import clock
from annotator.text.dates.durations import ORDER, unit_after
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment, Shift, Span
from annotator.text.dates.months import month
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.periods import period
from annotator.text.dates.points import merge, point
from annotator.text.dates.years import FIRST_YEAR, LAST_YEAR, plausible, with_era

_WAW = "\u0648"
_DASH = re.compile(r"\s?[-–—]\s?")
_YEARS = re.compile(r"(?<![\d.,/\-])(\d{4})\s?[-–—/]\s?(\d{4}|\d{2})(?![\d]|[-–/.,]\d)")
_COMMA = re.compile(r"\s?[,،]")
_OLDEST = 500
_SHORT = 10
"""Years that ``1960-65`` may span."""

Read = tuple[Span, int] | None


@dataclass(frozen=True, slots=True)
class End:
    """One end of a range: a whole moment, or a number that the other end completes.

    Attributes:
        moment: What is known of it.
        end: The position after it.
        day: Its number of a day where it is only that.
        year: Its number where it can only be a year.
        hour: Its clock where it is only an hour.
    """

    end: int
    moment: Moment | None = None
    day: Day | None = None
    hour: Moment | None = None


def span(lattice: Lattice, position: int) -> Read:
    """The longest range that begins at a position."""
    found = [step for read in _READERS if (step := read(lattice, position)) is not None]
    return max(found, key=lambda step: step[1], default=None)


# ---------------------------------------------------------------- two ends


def _framed(lattice: Lattice, position: int) -> Read:
    """``من … إلى …``, ``بين … و…``."""
    for atom in lattice.atoms(position, "from"):
        step = _two_ends(lattice, atom.end, between=False, framed=True)
        if step:
            return step
    atom = lattice.atom(position, "between")
    return _two_ends(lattice, atom.end, between=True, framed=True) if atom else None


def _joined(lattice: Lattice, position: int) -> Read:
    """``2 أكتوبر إلى 22 أكتوبر``, ``3-7 مايو``, ``اليوم حتى الأحد``."""
    return _two_ends(lattice, position, between=False, framed=False)


def _two_ends(lattice: Lattice, position: int, *, between: bool, framed: bool) -> Read:
    noun = lattice.atom(position, "two_years", "two_months", "two_days")
    start = noun.end if noun else position
    for first in _ends(lattice, start, framed, noun.entry.kind if noun else ""):
        bare_hour = first.hour is not None and first.hour.clock is not None
        bare_hour = bare_hour and first.hour.clock.minute is None  # type: ignore[union-attr]
        for after in _links(lattice, first.end, between, dash=framed or not bare_hour):
            for second in _ends(lattice, after, framed, noun.entry.kind if noun else ""):
                made = _combine(lattice, first, second)
                if made is not None:
                    return made
    return None


def _links(lattice: Lattice, position: int, between: bool, *, dash: bool = True) -> list[int]:
    """Positions of the second end: after إلى or a dash, after و only in «between»."""
    links = []
    atom = lattice.atom(position, "to")
    if atom:
        links.append(atom.end)
    joined = lattice.clitic(position, _WAW)
    if between and joined is not None:
        inner = lattice.atom(joined, "between", "to")
        links.append(inner.end if inner else joined)
    sign = lattice.match(position, _DASH) if dash else None
    if sign:
        links.append(sign.end())
    return links


def _ends(lattice: Lattice, position: int, framed: bool, noun: str) -> list[End]:
    """Readings of one end, the fullest first."""
    found: list[End] = []
    step = point(lattice, position)
    if step is not None:
        found.append(End(step[1], step[0]))
    present = lattice.atom(position, "relative_now")
    if present:
        found.append(End(present.end, Moment(shifts=(Shift(0, "D"),))))
    digits = lattice.digits(position)
    if (
        digits
        and digits.digits == 4
        and plausible(digits.whole)
        and (framed or noun == "two_years")
    ):
        year = with_era(lattice, digits.whole, digits.end)
        found += [End(year[1], year[0])] if year else []
    number = lattice.number(position)
    if framed and number and not number.digits and FIRST_YEAR < number.whole <= LAST_YEAR:
        found.append(End(number.end, Moment(year=number.whole)))
    named = month(lattice, position, part=True)
    if named and framed:
        found.append(End(named[1], named[0]))
    day = day_number(lattice, position)
    if day is not None:
        found.append(End(day.end, day=day))
    hour = clock(lattice, position, loose=True)
    if hour is not None:
        found.append(End(hour[1], hour=hour[0]))
    return found


def _combine(lattice: Lattice, first: End, second: End) -> Read:
    """Make the range, each end completed from the other."""
    left, right = first.moment, second.moment
    if left is not None and right is not None:
        return _two_moments(left, right, second.end)
    if right is not None and first.day is not None and right.day is not None:
        return _day_to_date(first.day, right, second.end)
    if right is not None and right.clock is not None and first.hour is not None:
        return _hours(first.hour, right, second.end)
    if (
        left is not None
        and left.clock is not None
        and second.hour is not None
        and left.clock.fixed
    ):
        return _hours(left, second.hour, second.end)
    if left is not None and left.day is not None and left.month is not None and second.day:
        if second.day.value > left.day and second.day.digits and lattice.closes(second.end):
            return Span(left, left.with_(day=second.day.value, weekday=None)), second.end
    if first.day is not None and second.day is not None:
        return _days_of_month(lattice, first.day, second.day)
    return None


def _two_moments(left: Moment, right: Moment, end: int) -> Read:
    if _sort(left) != _sort(right) or _backwards(left, right):
        return None
    if left.clock and right.clock:
        return _hours(left, right, end)
    for name in ("year", "gregorian_year", "month", "shifts"):
        theirs = getattr(right, name)
        bare = not left.shifts or not any(shift.unit in "DWH" for shift in left.shifts)
        if not getattr(left, name) and theirs and bare and _inherits(left, right, name):
            left = left.with_(**{name: theirs, "calendar": right.calendar})
    return Span(left, right), end


def _backwards(left: Moment, right: Moment) -> bool:
    """Whether the first end plainly lies after the last (المقبل … أمس)."""
    ahead = (left.turn or 0) > 0 or any(shift.number > 0 for shift in left.shifts)
    return ahead and any(shift.number < 0 for shift in right.shifts)


def _inherits(left: Moment, right: Moment, name: str) -> bool:
    """Whether a field that the left end lacks is to be read from the right one."""
    if name == "shifts":
        return left.year is None and right.shifts[0].unit == "Y" and left.month is not None
    if name == "month":
        return left.day is not None
    return left.month is not None and not left.shifts and left.turn is None


def _sort(moment: Moment) -> str:
    """What kind of thing a moment is; the two ends of a range must be of one kind."""
    if moment.clock:
        return "time"
    if moment.decade is not None or moment.century is not None:
        return "age"
    return "date"


def _day_to_date(day: Day, right: Moment, end: int) -> Read:
    """``3 إلى 7 مايو``."""
    if right.clock or (right.weekday is not None and right.month is None):
        return None
    if right.day is not None and 0 < right.day <= day.value:
        return None
    return Span(right.with_(day=day.value, weekday=None), right), end


def _hours(left: Moment, right: Moment, end: int) -> Read:
    """``من 3 إلى 5 مساء``: the part of the day and the day hold for both ends."""
    first, last = left.clock, right.clock
    if first is None or last is None:
        return None
    if not first.fixed and last.fixed and first.hour <= 12:
        later = first.hour + 12 if first.hour < 12 else first.hour
        afternoon = last.hour >= 12 and later < last.hour
        first = type(first)(
            later if afternoon else first.hour, first.minute, first.second, last.zone, True
        )
    left, right = left.with_(clock=first), right.with_(clock=last)
    whole = merge(left.with_(clock=None), right.with_(clock=None))
    if not (left.has_day and right.has_day) and whole is not None:
        left, right = whole.with_(clock=first), whole.with_(clock=last)
    return Span(left, right), end


def _days_of_month(lattice: Lattice, first: Day, second: Day) -> Read:
    """``من 4 إلى 22 هذا الشهر``, ``بين الخامس عشر والتاسع عشر من نوفمبر``."""
    step = month_of_day(lattice, second)
    if step is None:
        this = period(lattice, lattice.after(second.end, "of", "in"), units="MO")
        step = (this[0].with_(day=second.value), this[1]) if this else None
    if step is None:
        return None
    return _day_to_date(first, step[0], step[1])


# ---------------------------------------------------------------- years


def _years(lattice: Lattice, position: int) -> Read:
    """``2011-2014``, ``عام 2011/2012``, ``عامي 2011 و2014``."""
    noun = lattice.atom(position, "two_years", "years_noun", "year_noun", "the_year_noun")
    start = noun.end if noun else position
    match = lattice.match(start, _YEARS)
    if match:
        first, last = int(match[1]), int(match[2])
        if len(match[2]) == 2:
            last += first // 100 * 100
            if last - first > (1 if "/" in match[0] else _SHORT):
                return None
        era = with_era(lattice, last, match.end())
        if era and era[1] != match.end() and first < last:
            return Span(era[0].with_(year=first), era[0]), era[1]
        known = plausible(first) and plausible(last)
        left, right = lattice.rskip(start), lattice.skip(match.end())
        signs = lattice.text[left - 1 : left] + lattice.text[right : right + 1]
        if first < last and (known or (signs == "()" and first > _OLDEST)):
            return Span(Moment(year=first), Moment(year=last)), match.end()
    if noun is None or noun.entry.kind not in ("two_years", "years_noun"):
        return None
    one = lattice.digits(start)
    joined = lattice.clitic(one.end, _WAW) if one and one.digits == 4 else None
    two = lattice.digits(joined) if joined is not None else None
    if one is None or two is None or two.whole <= one.whole or noun.entry.kind != "two_years":
        return None
    if two.whole != one.whole + 1:
        return None
    return Span(Moment(year=one.whole), Moment(year=two.whole)), two.end


# ---------------------------------------------------------------- several units


def _several(lattice: Lattice, position: int) -> Read:
    """``الأيام الثلاثة الماضية``, ``الـ24 ساعة الأخيرة``, ``آخر 48 ساعة``, ``العامين المقبلين``."""
    latest = lattice.atom(position, "latest")
    start = latest.end if latest else position
    amount = _amount(lattice, start)
    if amount is None:
        return None
    number, unit, end = amount
    turn = lattice.atom(end, "relative_turn", "relative_recent")
    if turn is not None and turn.entry.number in (-1, 1):
        if turn.entry.kind == "relative_recent" and lattice.atom(turn.end, "of"):
            return None
        return _stretch(number * turn.entry.number, unit), turn.end
    return (_stretch(-number, unit), end) if latest and number > 1 else None


def _amount(lattice: Lattice, position: int) -> tuple[float, str, int] | None:
    """``الأيام الثلاثة``, ``الساعات الـ24``, ``العامين``, ``ثلاثة أيام``: number and unit."""
    noun = next((a for a in lattice.atoms(position, "the_unit") if a.entry.form != "one"), None)
    if noun is not None and noun.entry.form == "two":
        return 2, noun.entry.code, noun.end
    if noun is not None:
        number = lattice.number(noun.end, definite=True)
        return (number.value, noun.entry.code, number.end) if number else None
    number = lattice.number(position)
    unit = unit_after(lattice, number.end) if number and number.value > 0 else None
    if unit is not None and number is not None:
        return number.value, unit.entry.code, unit.end
    dual = next((a for a in lattice.atoms(position, "unit") if a.entry.form == "two"), None)
    return (2, dual.entry.code, dual.end) if dual else None


def _stretch(number: float, unit: str) -> Span:
    """So many units back from the day of publication, or on from it."""
    other = Moment(shifts=(Shift(number, unit, True),))
    if number < 0:
        return Span(other, Moment(shifts=(Shift(0, "D", True),)))
    begin = 0 if ORDER[unit] < ORDER["D"] else 1
    return Span(Moment(shifts=(Shift(begin, "D", True),)), other)


# ---------------------------------------------------------------- month or week first


def _month_first(lattice: Lattice, position: int) -> Read:
    """``نوفمبر بين 19 و20``, ``هذا الأسبوع من الثلاثاء إلى الخميس``, ``يوليو 13-15``."""
    base = month(lattice, position) or period(lattice, position)
    if base is None:
        return None
    moment, end = base
    atom = lattice.atom(end, "between")
    frames = [(atom.end, True)] if atom else []
    frames += [(one.end, False) for one in lattice.atoms(end, "from")]
    if not frames and moment.month is not None:
        frames = [(end, False)]
    for start, between in frames:
        made = _inside(lattice, moment, start, between)
        if made is not None:
            return made
    return None


def _inside(lattice: Lattice, moment: Moment, start: int, between: bool) -> Read:
    if moment.month is not None:
        first = day_number(lattice, start)
        for after in _links(lattice, first.end, between) if first else []:
            second = day_number(lattice, after)
            if first and second and second.value > first.value:
                return Span(
                    moment.with_(day=first.value), moment.with_(day=second.value)
                ), second.end
        return None
    opening = point(lattice, start)
    for after in _links(lattice, opening[1], between) if opening else []:
        closing = point(lattice, after)
        left = merge(moment, opening[0]) if opening else None
        right = merge(moment, closing[0]) if closing else None
        if left and right and closing and left.weekday and right.weekday:
            return Span(left, right), closing[1]
    return None


def _hours_of_day(lattice: Lattice, position: int) -> Read:
    """``الخميس من الساعة 9 حتى 11 صباحا``, ``9 ديسمبر بين الثامنة والعاشرة``."""
    day = point(lattice, position)
    if day is None or day[0].clock is not None or not day[0].has_day:
        return None
    comma = lattice.match(day[1], _COMMA)
    hours = _framed(lattice, comma.end() if comma else day[1])
    if hours is None or not (hours[0].first.clock and hours[0].last.clock):
        return None
    first, last = merge(day[0], hours[0].first), merge(day[0], hours[0].last)
    return (Span(first, last), hours[1]) if first and last else None


# ---------------------------------------------------------------- two days of a month


def _eras(lattice: Lattice, position: int) -> Read:
    """``سنة 254 إلى 292 هجرية``, ``بين 279 و289 هـ``: the era stands after the second year."""
    noun = lattice.atom(position, "year_noun", "the_year_noun", "two_years", "between", "from")
    first = lattice.digits(noun.end) if noun else None
    if noun is None or first is None:
        return None
    for after in _links(lattice, first.end, noun.entry.kind in ("between", "two_years")):
        second = lattice.digits(after)
        step = with_era(lattice, second.whole, second.end) if second else None
        if step is None or second is None or step[1] == second.end:
            continue
        early = step[0].with_(year=first.whole)
        if lattice.atom(second.end, "before_era"):
            early = step[0].with_(year=1 - first.whole)
        if (early.year or 0) < (step[0].year or 0):
            return Span(early, step[0]), step[1]
    return None


def _centuries(lattice: Lattice, position: int) -> Read:
    """``القرنين التاسع عشر والعشرين``, ``القرن الثاني عشر إلى الثالث عشر الميلادي``."""
    noun = lattice.atom(position, "the_century", "the_unit")
    if noun is None or (noun.entry.kind == "the_unit" and noun.entry.code != "C"):
        return None
    first = ordinal(lattice, noun.end)
    for after in _links(lattice, first.end, True) if first else []:
        again = lattice.after(after, "the_century")
        second = ordinal(lattice, again)
        if first and second and second.definite and 0 < first.value < second.value:
            era = lattice.atom(second.end, "common_era", "hijri_era")
            calendar = "hijri" if era and era.entry.kind == "hijri_era" else "gregorian"
            left = Moment(calendar=calendar, century=first.value - 1)  # type: ignore[arg-type]
            end = era.end if era else second.end
            return Span(left, left.with_(century=second.value - 1)), end
    return None


def _days(lattice: Lattice, position: int) -> Read:
    """``يومي 5 و6 مايو``, ``5 و6 مايو``: two days that follow each other."""
    noun = lattice.atom(position, "two_days", "days_noun")
    first = day_number(lattice, noun.end if noun else position)
    joined = lattice.clitic(first.end, _WAW) if first else None
    second = day_number(lattice, joined) if joined is not None else None
    if first is None or second is None or second.value != first.value + 1:
        return None
    step = month_of_day(lattice, second)
    return _day_to_date(first, step[0], step[1]) if step else None


_READERS = (
    _framed, _joined, _years, _eras, _centuries, _several, _month_first, _days, _hours_of_day,
)  # fmt: skip
