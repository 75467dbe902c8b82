"""One day in two calendars: ``5 رمضان 1445 الموافق 15 مارس 2024``."""

import re
from dataclasses import replace
from datetime import date

from annotator.text.dates import hijri
from annotator.text.dates.lattice import LAM, Lattice
from annotator.text.dates.model import Found, Moment

_BETWEEN = re.compile(r"[\s()/\-–=,،.:]*")
_CONFLICT = "date_conflict"


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
    first_hijri = a.calendar == "hijri"
    islamic, common = (a, b) if first_hijri else (b, a)
    if islamic.month is None or common.month is None or not islamic.day or not common.day:
        return left, right
    made = _completed(islamic, common)
    if made is None:
        return left, right
    islamic, common, notes = made
    one, two = (islamic, common) if first_hijri else (common, islamic)
    return (
        replace(left, meaning=one, notes={**left.notes, **notes[0 if first_hijri else 1]}),
        replace(right, meaning=two, notes={**right.notes, **notes[1 if first_hijri else 0]}),
    )


def _completed(
    islamic: Moment, common: Moment
) -> tuple[Moment, Moment, tuple[dict[str, str], dict[str, str]]] | None:
    """Both with their years, flagged where they contradict each other."""
    inferred = {"year_source": "inferred"}
    assert islamic.month and islamic.day and common.month and common.day
    notes: tuple[dict[str, str], dict[str, str]] = ({}, {})
    if common.year is not None and islamic.year is None:
        day = _day(common)
        year = hijri.year_near(day, islamic.month, islamic.day) if day else None
        islamic, notes = islamic.with_(year=year), (inferred if year else {}, {})
    elif islamic.year is not None and common.year is None:
        day = hijri.to_gregorian(islamic.year, islamic.month, islamic.day)
        year = _nearest_year(day, common.month, common.day) if day else None
        common, notes = common.with_(year=year), ({}, inferred if year else {})
    if islamic.year is None or common.year is None:
        return None
    day = _day(common)
    other = hijri.to_gregorian(islamic.year, islamic.month, islamic.day)
    if day and other and abs((day - other).days) > 1:
        return islamic.flagged(_CONFLICT), common.flagged(_CONFLICT), notes
    return islamic, common, notes


def _day(moment: Moment) -> date | None:
    try:
        return date(moment.year or 0, moment.month or 0, moment.day or 0)
    except ValueError:
        return None


def _nearest_year(day: date, month: int, of_month: int) -> int | None:
    years = [day.year - 1, day.year, day.year + 1]
    found = []
    for year in years:
        try:
            found.append((abs((date(year, month, of_month) - day).days), year))
        except ValueError:
            continue
    return min(found)[1] if found else None
