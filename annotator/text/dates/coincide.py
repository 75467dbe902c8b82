"""A feast and the Gregorian day it falls on: ``يصادف عيد الفطر 30 مارس المقبل``."""

import re
from dataclasses import replace
from datetime import date

from annotator.text.dates import hijri
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Found, Moment
from annotator.text.dates.resolve import resolve
from annotator.text.dates.settle import day_of

_STOP = re.compile(r"[.!?؟؛…\n]")
_REACH = 60
_NEAR = 2
"""Days by which an announced feast may miss the tables, and a report the feast."""


def coincide(lattice: Lattice, found: list[Found], today: date | None) -> list[Found]:
    """Let the Gregorian date of a clause give the Hijri year of the feast beside it.

    Args:
        lattice: The text.
        found: Mentions in order.
        today: The day of publication, where it is known.

    Returns:
        The mentions; a feast without year has the year in which it falls on that date.
    """
    done = list(found)
    for index in range(len(done) - 1):
        left, right = done[index], done[index + 1]
        between = lattice.text[left.end : right.start]
        if len(between) > _REACH or _STOP.search(between):
            continue
        done[index] = _dated(lattice, left, right, today)
        done[index + 1] = _dated(lattice, right, left, today)
    return done


def _dated(lattice: Lattice, feast: Found, other: Found, today: date | None) -> Found:
    islamic, common = feast.meaning, other.meaning
    if not isinstance(islamic, Moment) or not isinstance(common, Moment):
        return feast
    if feast.rule != "dates.feast" or not _is_open(islamic) or common.calendar != "gregorian":
        return feast
    if common.month is None or common.day is None:
        return feast
    resolved = resolve(common, today, lattice.tense(other.start))
    day = day_of(resolved.moment)
    year = hijri.year_near(day, islamic.month or 0, islamic.day) if day else None
    then = hijri.to_gregorian(year, islamic.month or 0, islamic.day or 0) if year else None
    if day is None or then is None or abs((then - day).days) > _NEAR:
        return feast
    known = resolved.year_source == "document"
    notes = {**feast.notes, "year_source": "document" if known else "inferred"}
    return replace(feast, meaning=islamic.with_(year=year), notes=notes)


def _is_open(moment: Moment) -> bool:
    """Whether a Hijri day lacks nothing but its year."""
    years = (moment.year, moment.gregorian_year, moment.turn)
    hijri_day = moment.calendar == "hijri" and moment.month and moment.day
    return bool(hijri_day) and not moment.shifts and all(year is None for year in years)
