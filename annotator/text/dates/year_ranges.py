"""Ranges of years and centuries: ``2011-2014``, ``القرنين التاسع عشر والعشرين``."""

import re

from annotator.text.dates.ends import WAW, Read, links
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment, Span
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.years import YEAR_DIGITS, plausible, with_era

_YEARS = re.compile(r"(?<![\d.,/\-])(\d{4})\s?[-–—/]\s?(\d{4}|\d{2})(?![\d]|[-–/.,]\d)")
_OLDEST = 500
_SHORT = 10
"""Years that ``1914-18`` may span."""


def years(lattice: Lattice, position: int) -> Read:
    """``2011-2014``, ``عام 2011/2012``, ``عامي 2011 و2012``."""
    noun = lattice.atom(position, "two_years", "years_noun", "year_noun", "the_year_noun")
    start = noun.end if noun else position
    match = lattice.match(start, _YEARS)
    if match:
        return _dashed(lattice, match)
    if noun is None or noun.entry.kind != "two_years":
        return None
    one = lattice.digits(start)
    joined = lattice.clitic(one.end, WAW) if one and one.digits == YEAR_DIGITS else None
    two = lattice.digits(joined) if joined is not None else None
    if one is None or two is None or two.whole != one.whole + 1:
        return None
    return Span(Moment(year=one.whole), Moment(year=two.whole)), two.end


def _dashed(lattice: Lattice, match: re.Match[str]) -> Read:
    first, last, end = int(match[1]), int(match[2]), match.end()
    if len(match[2]) < YEAR_DIGITS:
        last += first // 100 * 100
        if last - first > (1 if "/" in match[0] else _SHORT):
            return None
    if first >= last:
        return None
    era = with_era(lattice, last, end)
    if era and era[1] != end:
        return Span(era[0].with_(year=first), era[0]), era[1]
    left, right = lattice.rskip(match.start()), lattice.skip(end)
    bracketed = lattice.text[left - 1 : left] + lattice.text[right : right + 1] == "()"
    if (plausible(first) and plausible(last)) or (bracketed and first > _OLDEST):
        return Span(Moment(year=first), Moment(year=last)), end
    return None


def eras(lattice: Lattice, position: int) -> Read:
    """``سنة 320 إلى 447 هجرية``, ``بين 132 و158 هـ``: the era stands after the second year."""
    noun = lattice.atom(position, "year_noun", "the_year_noun", "two_years", "between", "from")
    first = lattice.digits(noun.end) if noun else None
    if noun is None or first is None:
        return None
    for after in links(lattice, first.end, noun.entry.kind in ("between", "two_years")):
        second = lattice.digits(after)
        step = with_era(lattice, second.whole, second.end) if second else None
        if step is None or second is None or step[1] == second.end:
            continue
        early = step[0].with_(year=first.whole)
        if lattice.atom(second.end, "before_era"):
            early = step[0].with_(year=1 - first.whole)
        if (early.year or 0) < (step[0].year or 0):
            return Span(early, step[0]), step[1]
    return None


def centuries(lattice: Lattice, position: int) -> Read:
    """``القرنين التاسع عشر والعشرين``, ``القرن الثاني عشر إلى الثالث عشر الميلادي``."""
    noun = lattice.atom(position, "the_century", "the_unit")
    if noun is None or (noun.entry.kind == "the_unit" and noun.entry.code != "C"):
        return None
    first = ordinal(lattice, noun.end)
    for after in links(lattice, first.end, True) if first else []:
        again = lattice.after(after, "the_century")
        second = ordinal(lattice, again)
        if first and second and second.definite and 0 < first.value < second.value:
            era = lattice.atom(second.end, "common_era", "hijri_era")
            calendar = "hijri" if era and era.entry.kind == "hijri_era" else "gregorian"
            left = Moment(calendar=calendar, century=first.value - 1)  # type: ignore[arg-type]
            end = era.end if era else second.end
            return Span(left, left.with_(century=second.value - 1)), end
    return None
