"""One day in two calendars: ``5 رمضان 1445 الموافق 15 مارس 2024``."""

import re
from dataclasses import replace
from datetime import date

from annotator.text.dates import hijri
from annotator.text.dates.entries import LAM
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Found, Moment
from annotator.text.dates.settle import day_of

_BETWEEN = re.compile(r"[\s()/\-–=,،.:]*")
_CONFLICT = "date_conflict"
_INFERRED = {"year_source": "inferred"}


def pair(lattice: Lattice, found: list[Found]) -> list[Found]:
    """Let two neighbours that name one day in two calendars complete and check each other.

    Args:
        lattice: The text.
        found: Mentions in order.

    Returns:
        The mentions; a year that one of the two leaves out is taken from the other, and
        both bear the flag ``date_conflict`` where they are more than a day apart.
    """
    done = list(found)
    for index in range(len(done) - 1):
        left, right = done[index], done[index + 1]
        if _adjacent(lattice, left.end, right.start):
            done[index], done[index + 1] = _together(left, right)
    return done


def _adjacent(lattice: Lattice, end: int, start: int) -> bool:
    """Whether nothing but signs and the word for corresponding to stands between."""
    sign = _BETWEEN.match(lattice.text, end, start)
    position = sign.end() if sign else end
    match = lattice.atom(position, "match")
    if match is None:
        return position == start and position > end and lattice.text[end:start].strip() != ""
    position = lattice.clitic(match.end, LAM) or match.end
    sign = _BETWEEN.match(lattice.text, position, start)
    return (sign.end() if sign else position) >= start


def _together(left: Found, right: Found) -> tuple[Found, Found]:
    a, b = left.meaning, right.meaning
    if not isinstance(a, Moment) or not isinstance(b, Moment) or a.calendar == b.calendar:
        return left, right
    if a.calendar == "hijri":
        return _agreed(left, a, right, b)
    second, first = _agreed(right, b, left, a)
    return first, second


def _agreed(left: Found, islamic: Moment, right: Found, common: Moment) -> tuple[Found, Found]:
    """Both with their years, flagged where they contradict each other."""
    day, other = day_of(common), day_of(islamic)
    if day and islamic.year is None and islamic.month and islamic.day:
        islamic = islamic.with_(year=hijri.year_near(day, islamic.month, islamic.day))
        left = replace(left, notes={**left.notes, **_INFERRED})
    elif other and common.year is None and common.month and common.day:
        common = common.with_(year=_nearest_year(other, common.month, common.day))
        right = replace(right, notes={**right.notes, **_INFERRED})
    day, other = day_of(common), day_of(islamic)
    if day and other and abs((day - other).days) > 1:
        islamic, common = islamic.flagged(_CONFLICT), common.flagged(_CONFLICT)
    return replace(left, meaning=islamic), replace(right, meaning=common)


def _nearest_year(day: date, month: int, of_month: int) -> int | None:
    years = [day.year - 1, day.year, day.year + 1]
    found = []
    for year in years:
        try:
            found.append((abs((date(year, month, of_month) - day).days), year))
        except ValueError:
            continue
    return min(found)[1] if found else None
