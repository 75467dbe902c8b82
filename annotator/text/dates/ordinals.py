"""Ordinals: الأول to الحادي والثلاثون, in words, or digits with the article (الـ19)."""

from typing import NamedTuple

from annotator.text.dates.lattice import Atom, Lattice

_TEN, _TWENTY = 10, 20
_BEFORE_TEEN = ("unit", "joined")
_WAW = "\u0648"


class Rank(NamedTuple):
    """An ordinal at its place.

    Attributes:
        value: 1 to 39; -1 for the last.
        start, end: Offsets into the folded text.
        definite: Whether it has the article.
        hour: Whether it can only be an hour (الواحدة).
    """

    value: int
    start: int
    end: int
    definite: bool
    hour: bool = False


def ordinal(lattice: Lattice, position: int, *, hour: bool = False) -> Rank | None:
    """Read the longest ordinal.

    Args:
        lattice: The text.
        position: Where to read.
        hour: Whether hours are wanted: الواحدة is one o'clock and no ordinal elsewhere.

    >>> ordinal(..., 0).value  # الخامس والعشرين  # doctest: +SKIP
    25
    """
    atoms = lattice.atoms(position, "ordinal", "the_ordinal")
    number = lattice.number(position, definite=True)
    if not atoms and number is None:
        return None
    ranks = [rank for atom in atoms if (rank := _from(lattice, atom, hour)) is not None]
    if number is not None and number.digits and 0 < number.whole <= 99:
        ranks.append(Rank(number.whole, number.start, number.end, True))
    return max(ranks, key=lambda rank: rank.end, default=None)


def _from(lattice: Lattice, atom: Atom, hour: bool) -> Rank | None:
    kind, value, definite = atom.entry.code, atom.entry.number, atom.entry.definite
    compound = None
    if kind in _BEFORE_TEEN or (hour and kind == "hour"):
        compound = _teen(lattice, atom) or (definite and _tens(lattice, atom)) or None
    if compound is not None:
        return Rank(value + compound[0], atom.start, compound[1], definite)
    if kind == "tens" and definite:
        return Rank(value, atom.start, atom.end, definite)
    if kind == "hour":
        return Rank(value, atom.start, atom.end, definite, True) if hour else None
    if kind in ("unit", "first", "last_before") or (kind in ("definite", "last") and definite):
        return Rank(value, atom.start, atom.end, definite)
    return None


def _teen(lattice: Lattice, atom: Atom) -> tuple[int, int] | None:
    ten = lattice.atom(atom.end, "ordinal")
    return (_TEN, ten.end) if ten and ten.entry.code == "teen" else None


def _tens(lattice: Lattice, atom: Atom) -> tuple[int, int] | None:
    after = lattice.clitic(atom.end, _WAW)
    tens = lattice.atom(after, "the_ordinal") if after is not None else None
    if tens is None or tens.entry.code != "tens" or tens.entry.number < _TWENTY:
        return None
    return tens.entry.number, tens.end
