"""Names of months: one name, or the same month in two naming systems."""

import re

from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Moment

Step = tuple[Moment, int] | None
"""What was read, and the position after it."""

_SEPARATOR = re.compile(r"[/\\(\[«\"“\-–—]")
_CLOSING = {"(": ")", "[": "]", "«": "»", '"': '"', "“": "”"}
_DASHES = "-–—"
_BESIDE = frozenset((
    "in", "for", "of", "to", "from", "between", "since", "before", "after", "within", "part",
    "lasting", "two_months", "month", "at", "each", "latest", "this", "by",
))  # fmt: skip
_NOMINAL = frozenset(("in", "since", "part", "within", "lasting", "month", "this"))
_HIJRI_BESIDE = frozenset(("in", "since", "within", "part", "lasting", "two_months", "this"))


def month(lattice: Lattice, position: int, *, day: bool = False, part: bool = False) -> Step:
    """Read a month, with the word for month before it and a second name after it.

    Args:
        lattice: The text.
        position: Where to read.
        day: Whether a day of the month stands before it.
        part: Whether a part of the month (مطلع) does.

    Returns:
        The month and the position after its closing bracket, or None.

    >>> month(..., 0)  # كانون الثاني (يناير)  # doctest: +SKIP
    (Moment(month=1), 22)
    """
    noun = lattice.atom(position, "month_noun", "the_month_noun")
    start = noun.end if noun else position
    for atom in lattice.atoms(start, "month"):
        second = _second_name(lattice, atom)
        end = second[0] if second else atom.end
        if second or _licensed(lattice, atom, noun is not None, day, part):
            moment = _moment(atom)
            return (moment.flagged("date_conflict") if second and second[1] else moment), end
    return None


def _moment(atom: Atom) -> Moment:
    calendar = "hijri" if atom.entry.code == "hijri" else "gregorian"
    return Moment(calendar=calendar, month=atom.entry.number)  # type: ignore[arg-type]


def _second_name(lattice: Lattice, first: Atom) -> tuple[int, bool] | None:
    """End of the same month in another naming system, and whether the two contradict."""
    separator = lattice.match(first.end, _SEPARATOR)
    sign = separator[0] if separator else ""
    position = separator.end() if separator else first.end
    for atom in lattice.atoms(position, "month"):
        if atom.entry.form == first.entry.form or atom.entry.code != first.entry.code:
            continue
        same = atom.entry.number == first.entry.number
        if not same and (not sign or sign in _DASHES):
            continue
        if not sign and atom.entry.needs == "full":
            continue
        end = atom.end
        if sign in _CLOSING:
            closing = lattice.skip(end)
            if lattice.text[closing : closing + 1] != _CLOSING[sign]:
                continue
            end = closing + 1
        return end, not same
    return None


def _licensed(lattice: Lattice, atom: Atom, noun: bool, day: bool, part: bool) -> bool:
    """Whether a name that is also another word stands where only a month can."""
    needs = atom.entry.needs
    if needs == "beside" and atom.entry.spelling:
        written = lattice.source[lattice.offsets[atom.start]]
        needs = needs if written == atom.entry.spelling else "bound"
    if not needs or (noun and needs != "full"):
        return True
    year = followed_by_year(lattice, atom.end)
    if needs == "full":
        return day and year
    if needs == "month":
        return day and year
    if day or part or year:
        return True
    before = lattice.kinds_before(atom.start)
    turned = lattice.atom(atom.end, "relative_turn") is not None
    if needs == "bound" and not turned:
        listed = {"and", "month"} <= before
        return atom.entry.code == "hijri" and (listed or bool(before & _HIJRI_BESIDE))
    if lattice.pos(atom.start) == "VERB" and not before & _NOMINAL:
        return False
    return turned or bool(before & _BESIDE)


def followed_by_year(lattice: Lattice, position: int) -> bool:
    """Whether a year of four digits, the word for year or an era follows."""
    position = lattice.after(position, "of", "in")
    position = lattice.clitic(position, "\u0644\u0628") or position
    if lattice.atom(position, "year_noun", "the_year_noun"):
        return True
    digits = lattice.digits(position)
    if digits is None:
        return False
    era = lattice.atom(digits.end, "common_era", "hijri_era")
    return digits.digits == 4 or era is not None
