"""Durations: ``48 ساعة``, ``أسبوعين``, ``سنة ونصف``, ``ثلاثة إلى خمسة أيام``."""

import re
from typing import NamedTuple

from annotator.text.dates.amounts import Number
from annotator.text.dates.entries import ARTICLE
from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Length
from annotator.text.dates.readers import NUMBER, Readers, remembered

_WAW = "\u0648"
_COMMA = re.compile(r"\s?[,،]?")
_DASH = re.compile(r"\s?[-–]\s?")
_HALF, _QUARTER = 0.5, 0.25
_SHARES = {"half": _HALF, "quarter": _QUARTER, "third": 1 / 3}
_THOUSAND = 1000
_FEW = (3.0, 9.0)
ORDER = {"S": 0, "M": 1, "H": 2, "D": 3, "W": 4, "MO": 5, "Y": 6, "DE": 7, "C": 8}
"""Units from short to long."""


class Measure(NamedTuple):
    """One number with its unit.

    Attributes:
        low: Lower end of ``ثلاثة إلى خمسة أيام``, else equal to ``value``.
        counted: Whether a number, a dual or a fraction says how many.
    """

    value: float
    unit: str
    start: int
    end: int
    low: float
    counted: bool = True


@remembered
def length(lattice: Lattice, position: int, *, cued: bool = False) -> tuple[Length, int] | None:
    """Read a duration, with all its members.

    Args:
        lattice: The text.
        position: Where to read.
        cued: Whether a word that wants a duration stands before it (لمدة شهر), so that
            a unit alone is enough.
    """
    first = measure(lattice, position, cued)
    if first is None:
        return None
    until = _until(lattice, first)
    if until is not None:
        return Length(((until.unit, until.value),), ((first.unit, first.value),)), until.end
    members, end = [first], first.end
    while first.low == first.value and (step := _next_member(lattice, end, members[-1])):
        members.append(step)
        end = step.end
    parts = tuple((item.unit, item.value) for item in members)
    low = ((first.unit, first.low),) if first.low != first.value else ()
    return Length(parts, low), lattice.after(end, "whole")


def _until(lattice: Lattice, first: Measure) -> Measure | None:
    """``يومين أو ثلاثة أيام``, ``شهر إلى شهرين``: a second, longer one of the same unit."""
    link = lattice.atom(first.end, "or", "to")
    if link is None or first.low != first.value:
        return None
    second = measure(lattice, link.end, True)
    if second is None:
        number = lattice.number(link.end)
        if number is not None and lattice.closes(number.end):  # يومين أو ثلاثة
            second = Measure(number.value, first.unit, number.start, number.end, number.value)
    same = second is not None and second.unit == first.unit and second.low == second.value
    return second if second is not None and same and second.value > first.value else None


def _next_member(lattice: Lattice, end: int, last: Measure) -> Measure | None:
    """``وثلاثة أشهر`` after ``سنتين``: a shorter unit, joined by و, a comma or nothing."""
    joined = lattice.clitic(end, _WAW)
    if joined is None and last.value % 1:
        return None
    comma = lattice.match(end, _COMMA)
    start = joined or (comma.end() if comma else end)
    found = measure(lattice, start, joined is not None)
    if found is None or ORDER[found.unit] >= ORDER[last.unit]:
        return None
    if joined is None and not found.counted:
        return None
    return found


def between_lengths(lattice: Lattice, position: int) -> tuple[Length, int] | None:
    """``بين ستة أشهر وعام``, ``من ساعتين إلى ثلاث ساعات``: both ends with their units."""
    between = lattice.atom(position, "between")
    leads = [between] if between else lattice.atoms(position, "from")
    for lead in leads:
        low = measure(lattice, lead.end, True)
        if low is None and between:
            return _between_numbers(lattice, lead.end)
        if low is None or low.low != low.value:
            continue
        joined = lattice.clitic(low.end, _WAW) if between else None
        link = lattice.atom(low.end, "to")
        after = joined if joined is not None else link.end if link else None
        high = measure(lattice, after, True) if after is not None else None
        if high is not None and high.low == high.value and low.unit in ORDER:
            return Length(((high.unit, high.value),), ((low.unit, low.value),)), high.end
    return None


def _between_numbers(lattice: Lattice, position: int) -> tuple[Length, int] | None:
    """``بين 6 و12 شهرا``: the unit stands after the second number."""
    first = lattice.number(position)
    joined = lattice.clitic(first.end, _WAW) if first else None
    second = _counted(lattice, lattice.skip(joined)) if joined is not None else None
    if first is None or second is None or not 0 < first.value < second.value:
        return None
    return Length(((second.unit, second.value),), ((second.unit, first.value),)), second.end


def measure(lattice: Lattice, position: int, cued: bool = False) -> Measure | None:
    """A number and one unit, a dual, a fraction of a unit, or after a cue a unit alone."""
    start = lattice.skip(position)
    opening = lattice.opening(start)
    for read in _READERS.at(opening):
        if found := read(lattice, start):
            return _and_a_half(lattice, found)
    found = _single(lattice, start, cued) if "unit" in opening else None
    return _and_a_half(lattice, found) if found else None


def unit_after(lattice: Lattice, position: int, *, definite: bool = False) -> Atom | None:
    """The unit of time after a number."""
    kinds = ("unit", "the_unit") if definite else ("unit",)
    atoms = [
        atom for atom in lattice.atoms(position, *kinds) if atom.entry.form in ("one", "many")
    ]
    return atoms[0] if atoms else None


def _counted(lattice: Lattice, start: int) -> Measure | None:
    number = lattice.number(start)
    if number is None or number.value <= 0:
        return None
    unit = unit_after(lattice, number.end)
    if unit is None or (unit.start == number.end and not number.digits):
        return None
    if number.value == 1 and unit.entry.form == "many" and not number.digits:
        return None
    if _names_a_day(lattice, unit) or lattice.atom(unit.end, "before_era"):
        return None
    if unit.entry.code == "DE" and _is_contract(lattice, unit):
        return None
    return Measure(number.value, unit.entry.code, start, unit.end, number.value)


def _is_contract(lattice: Lattice, unit: Atom) -> bool:
    """``8 عقود جددت``, ``ثلاثة عقود نفطية``: contracts, where decades end their phrase."""
    end = lattice.skip(unit.end)
    if lattice.atom(end, "relative_turn", "relative_recent", "whole", "gone"):
        return False
    return lattice.pos(end) in ("VERB", "NOUN", "ADJ") and lattice.word(end)[:2] != ARTICLE


def _names_a_day(lattice: Lattice, unit: Atom) -> bool:
    """Whether the unit opens a date: ``يوم الجمعة``, ``شهر رمضان``."""
    if unit.entry.code == "D":
        return lattice.atom(unit.end, "weekday", "bare_weekday", "relative_day") is not None
    return unit.entry.code == "MO" and lattice.atom(unit.end, "month") is not None


def _ranged(lattice: Lattice, start: int) -> Measure | None:
    """``3-5 أيام``, ``ثلاثة إلى خمسة أيام``, ``خمسة أو ستة أيام``."""
    first = lattice.number(start)
    if first is None or first.value <= 0:
        return None
    link = lattice.atom(first.end, "to", "or")
    dash = lattice.match(first.end, _DASH)
    after = link.end if link else dash.end() if dash and first.digits else None
    second = lattice.number(after) if after is not None else None
    unit = unit_after(lattice, second.end) if second else None
    if second is None or unit is None:
        return None
    low = first.value * _shared_scale(first, second)
    return (
        Measure(second.value, unit.entry.code, start, unit.end, low)
        if low < second.value
        else None
    )


def _shared_scale(first: Number, second: Number) -> float:
    """The thousands or millions of the second number hold for a first one without any."""
    scale = 1.0
    while not second.digits and first.value * scale * _THOUSAND < second.value:
        scale *= _THOUSAND
    return scale


def _few(lattice: Lattice, start: int) -> Measure | None:
    """``بضعة أيام``: three to nine."""
    few = lattice.atom(start, "few")
    unit = unit_after(lattice, few.end) if few else None
    if unit is None or unit.entry.form != "many":
        return None
    return Measure(_FEW[1], unit.entry.code, start, unit.end, _FEW[0])


def _dual(lattice: Lattice, start: int) -> Measure | None:
    dual = next((a for a in lattice.atoms(start, "unit") if a.entry.form == "two"), None)
    return Measure(2, dual.entry.code, start, dual.end, 2) if dual else None


def _fraction(lattice: Lattice, start: int) -> Measure | None:
    """``نصف ساعة``, ``ربع قرن``, ``ثلاثة أرباع الساعة``."""
    number = lattice.number(start)
    quarters = lattice.atom(number.end, "quarters") if number else None
    share = lattice.atom(start, "half", "quarter", "third")
    if quarters and number:
        value, end = number.value * _QUARTER, quarters.end
    elif share:
        value, end = _SHARES[share.entry.kind], share.end
    else:
        return None
    unit = unit_after(lattice, end, definite=True)
    if unit is None or unit.entry.form != "one":
        return None
    if unit.entry.definite and not quarters:
        return None
    code = unit.entry.code
    if code == "H":
        value, code = round(value * 60, 6), "M"
    elif code == "C":
        value, code = value * 100, "Y"
    return Measure(value, code, start, unit.end, value)


_READERS = Readers(
    (_fraction, f"{NUMBER} half quarter third"),
    (_ranged, NUMBER),
    (_few, "few"),
    (_counted, NUMBER),
    (_dual, "unit"),
)


def _single(lattice: Lattice, start: int, cued: bool) -> Measure | None:
    """``شهر واحد``, ``يوم كامل``; after a cue ``شهر``."""
    unit = next((a for a in lattice.atoms(start, "unit") if a.entry.form == "one"), None)
    if unit is None or _names_a_day(lattice, unit):
        return None
    one = lattice.atom(unit.end, "one")
    whole = lattice.atom(unit.end, "whole")
    if one is None and whole is None:
        halved = lattice.clitic(unit.end, _WAW)
        share = lattice.atom(halved, "half", "quarter") if halved is not None else None
        plain = cued and not unit.entry.needs
        more = _counted(lattice, lattice.skip(halved)) if halved is not None else None
        joined = share is not None or (
            more is not None and ORDER[more.unit] < ORDER[unit.entry.code]
        )
        link = lattice.atom(unit.end, "or", "to")
        two = _dual(lattice, lattice.skip(link.end)) if link else None
        joined = joined or (two is not None and two.unit == unit.entry.code)
        if not plain and (not joined or unit.entry.needs):
            return None
        if lattice.number(unit.end) and unit.entry.code in ("Y", "MO", "D"):
            return None
    end = one.end if one else unit.end
    return Measure(1, unit.entry.code, start, end, 1, one is not None or whole is not None)


def _and_a_half(lattice: Lattice, found: Measure) -> Measure:
    """``ونصف``, ``ونصف السنة``, ``وربع``, ``إلا ربعا``."""
    joined = lattice.clitic(found.end, _WAW)
    less = lattice.atom(found.end, "except")
    start = joined if joined is not None else less.end if less else None
    share = lattice.atom(start, "half", "quarter", "third") if start is not None else None
    if share is None or unit_after(lattice, share.end):
        return found
    end = share.end
    again = lattice.atom(end, "the_unit")
    if again and again.entry.code == found.unit and again.entry.form == "one":
        end = again.end
    part = _SHARES[share.entry.kind]
    value = round(found.value + (part if joined is not None else -part), 4)
    return Measure(value, found.unit, found.start, end, value)
