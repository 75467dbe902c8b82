"""Holidays and days of remembrance: ``عيد الفطر``, ``ثاني أيام عيد الأضحى``, ``عاشوراء``."""

from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Moment
from annotator.text.dates.months import Step
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.periods import year_like

_LONGEST = 4


def feast(lattice: Lattice, position: int) -> Step:
    """A holiday, with the ordinal of its day before it and the year after it."""
    rank = ordinal(lattice, position)
    days = lattice.atom(rank.end, "days_noun", "day_noun") if rank else None
    atom = lattice.atom(days.end, "holiday") if days else lattice.atom(position, "holiday")
    if atom is None:
        return None
    later = rank.value - 1 if rank and days and 1 <= rank.value <= _LONGEST else 0
    moment, end = _moment(atom, later), atom.end
    turn = lattice.atom(end, "relative_turn")
    if turn:
        return moment.with_(turn=turn.entry.number), turn.end
    year = year_like(lattice, end)
    if year is None:
        return moment, end
    found = year[0]
    if moment.calendar == "hijri" and found.calendar == "gregorian" and found.year:
        return moment.with_(gregorian_year=found.year), year[1]
    if found.calendar != moment.calendar and found.year:
        return moment, end
    return (
        moment.with_(year=found.year, gregorian_year=found.gregorian_year, shifts=found.shifts),
        year[1],
    )


def _moment(atom: Atom, later: int) -> Moment:
    calendar, day = atom.entry.code, atom.entry.number + later
    if calendar in ("gregorian", "hijri"):
        return Moment(calendar=calendar, month=int(atom.entry.form), day=day)  # type: ignore[arg-type]
    return Moment(movable=(calendar, day))
