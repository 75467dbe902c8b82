"""Distances from the day of publication: ``قبل ثلاثة أيام``, ``منذ أسبوعين``."""

from annotator.text.dates.durations import length
from annotator.text.dates.entries import ARTICLE
from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Length, Moment, Shift
from annotator.text.dates.months import Step


def offset(lattice: Lattice, position: int) -> Step:
    """Read a distance before or after the day of publication.

    One that is counted from an event (قبل يومين من الانتخابات), or after something in a
    story (وبعد يومين), is none: only its duration is known.
    """
    before = lattice.atom(position, "since", "before")
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
    elif (
        lead is None
        or (not _since(lead) and from_event(lattice, end))
        or (after and (amount.low or lattice.tense(position) <= 0))
    ):
        return None
    return _shifted(amount, -1 if before else 1, about is not None), end


def _since(lead: Atom) -> bool:
    return lead.entry.kind == "since"


def from_event(lattice: Lattice, end: int) -> bool:
    """Whether ``من`` or ``على`` names the event that the distance is counted from."""
    if lattice.atom(end, "of"):
        return True
    on = lattice.atom(end, "on")
    if on is None or lattice.atom(on.end, "extreme"):
        return False
    return lattice.word(on.end).startswith(ARTICLE)


def _shifted(amount: Length, sign: int, about: bool) -> Moment:
    members = amount.low or amount.parts
    shifts = tuple(Shift(sign * number, unit, True) for unit, number in members)
    vague = any(unit in ("MO", "Y", "DE", "C") for unit, _ in members) and len(members) == 1
    return Moment(shifts=shifts, approximate=about or vague or bool(amount.low))
