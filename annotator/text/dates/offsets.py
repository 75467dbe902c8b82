"""Distances from the day of publication: ``قبل ثلاثة أيام``, ``منذ أسبوعين``, ``بعد 48 ساعة``."""

from annotator.text.dates.durations import length
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Length, Moment, Shift
from annotator.text.dates.months import Step


def offset(lattice: Lattice, position: int) -> Step:
    """Read a distance before or after the day of publication.

    One that is counted from an event (قبل يومين من الانتخابات), or after something in a
    story (وبعد يومين), is none: only its duration is known.
    """
    before = lattice.atom(position, "before", "since")
    after = lattice.atom(position, "after")
    lead = before or after
    start = lead.end if lead else position
    about = lattice.atom(start, "about") if lead else None
    found = length(lattice, about.end if about else start, cued=lead is not None)
    if found is None:
        return None
    amount, end = found
    now = lattice.atom(end, "from_now")
    gone = lattice.atom(end, "gone")
    if now:
        end = now.end
    elif gone and before:
        end = gone.end
    elif lead is None or from_event(lattice, end):
        return None
    elif after and (amount.low or not lattice.future(position)):
        return None
    return _shifted(amount, -1 if before else 1, about is not None), end


def from_event(lattice: Lattice, end: int) -> bool:
    """Whether ``من`` or ``على`` names the event that the distance is counted from."""
    return lattice.atom(end, "of") is not None or any(
        atom.entry.words == ("\u0639\u0644\u064a",) for atom in lattice.atoms(end, "at")
    )


def _shifted(amount: Length, sign: int, about: bool) -> Moment:
    members = amount.low or amount.parts
    shifts = tuple(Shift(sign * number, unit, True) for unit, number in members)
    vague = any(unit in ("MO", "Y", "DE", "C") for unit, _ in members) and len(members) == 1
    return Moment(shifts=shifts, approximate=about or vague or bool(amount.low))
