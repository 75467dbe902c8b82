"""Ranges: ``من 3 إلى 7 مايو``, ``بين يونيو وأغسطس``, ``حزيران بين 8 و14``."""

import re

from annotator.text.dates import points
from annotator.text.dates.calendar import day_number, month_of_day
from annotator.text.dates.ends import WAW, Read, combine, day_to_date, ends, links
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment, Span
from annotator.text.dates.months import month
from annotator.text.dates.periods import period
from annotator.text.dates.points import merge, point
from annotator.text.dates.readers import CLOCK, DAY, MONTH, NUMBER, PERIOD, Readers
from annotator.text.dates.stretches import several
from annotator.text.dates.year_ranges import centuries, eras, years

_COMMA = re.compile(r"\s?[,،]")


def span(lattice: Lattice, position: int) -> Read:
    """The longest range that begins at a position."""
    readers = _READERS.at(lattice.opening(position))
    found = [step for read in readers if (step := read(lattice, position)) is not None]
    return max(found, key=lambda step: step[1], default=None)


def _framed(lattice: Lattice, position: int) -> Read:
    """``من … إلى …``, ``بين … و…``."""
    for atom in lattice.atoms(position, "from"):
        step = _two_ends(lattice, atom.end, between=False, framed=True)
        if step:
            return step
    middle = lattice.atom(position, "between")
    return _two_ends(lattice, middle.end, between=True, framed=True) if middle else None


def _joined(lattice: Lattice, position: int) -> Read:
    """``6 شباط إلى 17 شباط``, ``3-7 مايو``, ``اليوم حتى الأحد``."""
    return _two_ends(lattice, position, between=False, framed=False)


def _two_ends(lattice: Lattice, position: int, *, between: bool, framed: bool) -> Read:
    noun = lattice.atom(position, "two_years", "two_months", "two_days")
    start = noun.end if noun else position
    opening = lattice.opening(start)
    if not opening:
        return None
    two_years = noun is not None and noun.entry.kind == "two_years"
    for first in ends(lattice, start, framed, two_years, opening):
        clock = first.hour.clock if first.hour else None
        score = clock is not None and clock.minute is None and not framed
        for after in links(lattice, first.end, between, dash=not score):
            for second in ends(lattice, after, framed, two_years):
                made = combine(lattice, first, second)
                if made is not None:
                    return made
    return None


def _month_first(lattice: Lattice, position: int) -> Read:
    """``حزيران بين 8 و14``, ``الأسبوع المقبل من الاثنين إلى الأربعاء``, ``تموز 24-27``."""
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
        for after in links(lattice, first.end, between) if first else []:
            second = day_number(lattice, after)
            if first and second and second.value > first.value:
                return Span(
                    moment.with_(day=first.value), moment.with_(day=second.value)
                ), second.end
        return None
    opening = point(lattice, start)
    for after in links(lattice, opening[1], between) if opening else []:
        closing = point(lattice, after)
        left = merge(moment, opening[0]) if opening else None
        right = merge(moment, closing[0]) if closing else None
        if left and right and closing and left.weekday and right.weekday:
            return Span(left, right), closing[1]
    return None


def _hours_of_day(lattice: Lattice, position: int) -> Read:
    """``الخميس من الساعة 9 حتى 11 صباحا``, ``الاثنين بين الثامنة والعاشرة``."""
    day = point(lattice, position)
    if day is None or day[0].clock is not None or not day[0].has_day:
        return None
    comma = lattice.match(day[1], _COMMA)
    hours = _framed(lattice, comma.end() if comma else day[1])
    if hours is None or not (hours[0].first.clock and hours[0].last.clock):
        return None
    first, last = merge(day[0], hours[0].first), merge(day[0], hours[0].last)
    return (Span(first, last), hours[1]) if first and last else None


def _days(lattice: Lattice, position: int) -> Read:
    """``يومي 5 و6 مايو``, ``5 و6 مايو``: two days that follow each other."""
    noun = lattice.atom(position, "two_days", "days_noun")
    first = day_number(lattice, noun.end if noun else position)
    joined = lattice.clitic(first.end, WAW) if first else None
    second = day_number(lattice, joined) if joined is not None else None
    if first is None or second is None or second.value != first.value + 1:
        return None
    step = month_of_day(lattice, second)
    return day_to_date(first, step[0], step[1]) if step else None


_POINT = " ".join(sorted(points.OPENINGS - {"lone_number"}))
_READERS = Readers(
    (_framed, "from between"),
    (_joined, f"{_POINT} {DAY} {CLOCK} relative_now two_years two_months two_days"),
    (years, "two_years years_noun year_noun the_year_noun number"),
    (eras, "year_noun the_year_noun two_years between from"),
    (centuries, "the_century the_unit"),
    (several, f"latest the_unit unit {NUMBER}"),
    (_month_first, f"{MONTH} {PERIOD}"),
    (_days, f"two_days days_noun {DAY}"),
    (_hours_of_day, _POINT),
)
OPENINGS = _READERS.openings
"""Kinds of words that a range begins with."""
