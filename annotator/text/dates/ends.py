"""The two ends of a range, and how each is completed from the other."""

import re
from typing import NamedTuple

from annotator.text.dates.calendar import Day, day_number, month_of_day
from annotator.text.dates.clock import NOON, clock
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment, Shift, Span
from annotator.text.dates.months import month
from annotator.text.dates.periods import period
from annotator.text.dates.points import merge, point
from annotator.text.dates.readers import CLOCK, DAY
from annotator.text.dates.years import FIRST_YEAR, LAST_YEAR, YEAR_DIGITS, plausible, with_era

WAW = "\u0648"
_DASH = re.compile(r"\s?[-–—]\s?")

_DAY, _CLOCK = frozenset(DAY.split()), frozenset(CLOCK.split())

Read = tuple[Span, int] | None
"""A range and the position after it."""


class End(NamedTuple):
    """One end of a range: a whole moment, or a number that the other end completes.

    Attributes:
        moment: What is known of it.
        end: The position after it.
        day: Its number of a day where it is only that.
        hour: Its clock where it is only an hour.
    """

    end: int
    moment: Moment | None = None
    day: Day | None = None
    hour: Moment | None = None


def links(lattice: Lattice, position: int, between: bool, *, dash: bool = True) -> list[int]:
    """Positions of the second end: after إلى or a dash, after و only in «between»."""
    found = []
    atom = lattice.atom(position, "to")
    if atom:
        found.append(atom.end)
    joined = lattice.clitic(position, WAW)
    if between and joined is not None:
        inner = lattice.atom(joined, "between", "to")
        found.append(inner.end if inner else joined)
    sign = lattice.match(position, _DASH) if dash else None
    if sign:
        found.append(sign.end())
    return found


def ends(
    lattice: Lattice,
    position: int,
    framed: bool,
    years: bool,
    opening: frozenset[str] | None = None,
) -> list[End]:
    """Readings of one end, the fullest first.

    Args:
        lattice: The text.
        position: Where to read.
        framed: Whether من or بين stands before the range, so that less will do.
        years: Whether the word for two years does.
        opening: Of an end after which the range must go on, what begins there
            (:meth:`Lattice.opening`).
    """
    found: list[End] = []
    step = point(lattice, position)
    if step is not None:
        found.append(End(step[1], step[0]))
    present = lattice.atom(position, "relative_now")
    if present:
        found.append(End(present.end, Moment(shifts=(Shift(0, "D"),))))
    if framed or years:
        found += _bare_years(lattice, position)
    named = month(lattice, position, part=True) if framed else None
    if named:
        found.append(End(named[1], named[0]))
    day = day_number(lattice, position) if _may_open(_DAY, opening) else None
    if day is not None:
        found.append(End(day.end, day=day))
    hour = clock(lattice, position, loose=True) if _may_open(_CLOCK, opening) else None
    if hour is not None:
        found.append(End(hour[1], hour=hour[0]))
    return found


def _may_open(kinds: frozenset[str], opening: frozenset[str] | None) -> bool:
    return opening is None or not kinds.isdisjoint(opening)


def _bare_years(lattice: Lattice, position: int) -> list[End]:
    """``2011``, ``ألفين وأربعة عشر``."""
    number = lattice.number(position, definite=False)
    if number is None or (number.digits and number.digits != YEAR_DIGITS):
        return []
    if not number.digits:
        word = FIRST_YEAR < number.whole <= LAST_YEAR
        return [End(number.end, Moment(year=number.whole))] if word else []
    year = with_era(lattice, number.whole, number.end) if plausible(number.whole) else None
    return [End(year[1], year[0])] if year else []


def combine(lattice: Lattice, first: End, second: End) -> Read:
    """Make the range, each end completed from the other."""
    left, right = first.moment, second.moment
    if left is not None and right is not None:
        return _two_moments(left, right, second.end)
    if right is not None and first.day is not None and right.day is not None:
        return day_to_date(first.day, right, second.end)
    if right is not None and right.clock is not None and first.hour is not None:
        return _hours(first.hour, right, second.end)
    if left is not None and left.clock is not None and second.hour is not None:
        return _hours(left, second.hour, second.end) if left.clock.fixed else None
    if left is not None and second.day is not None:
        return _date_to_day(lattice, left, second.day)
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


def day_to_date(day: Day, right: Moment, end: int) -> Read:
    """``3 إلى 7 مايو``."""
    if right.clock or (right.weekday is not None and right.month is None):
        return None
    if right.day is not None and 0 < right.day <= day.value:
        return None
    return Span(right.with_(day=day.value, weekday=None), right), end


def _date_to_day(lattice: Lattice, left: Moment, day: Day) -> Read:
    """``تموز 24-27``: the month stands with the first day."""
    if left.day is None or left.month is None or day.value <= left.day:
        return None
    if not day.digits or not lattice.closes(day.end):
        return None
    return Span(left, left.with_(day=day.value, weekday=None)), day.end


def _hours(left: Moment, right: Moment, end: int) -> Read:
    """``من 3 إلى 5 مساء``: the part of the day and the day hold for both ends."""
    first, last = left.clock, right.clock
    if first is None or last is None:
        return None
    if not first.fixed and last.fixed and first.hour <= NOON:
        later = first.hour % NOON + NOON
        hour = later if last.hour >= NOON and later < last.hour else first.hour
        first = first._replace(hour=hour, zone=last.zone, fixed=True)
    left, right = left.with_(clock=first), right.with_(clock=last)
    whole = merge(left.with_(clock=None), right.with_(clock=None))
    if not (left.has_day and right.has_day) and whole is not None:
        left, right = whole.with_(clock=first), whole.with_(clock=last)
    return Span(left, right), end


def _days_of_month(lattice: Lattice, first: Day, second: Day) -> Read:
    """``من 9 إلى 15 هذا الشهر``, ``بين الثالث والعاشر من أيلول``."""
    step = month_of_day(lattice, second)
    if step is None:
        this = period(lattice, lattice.after(second.end, "of", "in"), units="MO")
        step = (this[0].with_(day=second.value), this[1]) if this else None
    if step is None:
        return None
    return day_to_date(first, step[0], step[1])
