"""Years, decades and centuries, with their eras."""

import re

from annotator.text.chars import LETTERS
from annotator.text.dates.amounts import Number
from annotator.text.dates.entries import ARTICLE, BA, LAM
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment
from annotator.text.dates.months import Step
from annotator.text.dates.ordinals import ordinal

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A bare number between these may be a year."""

_LAST_HIJRI = 1600
_OLDEST_BARE, _LONGEST_LIST = 1500, 8
_WAR_YEARS = frozenset((36, 48, 56, 67, 73, 82, 87, 91))
_PERCENT = ("%", "\u066a")
YEAR_DIGITS = 4
_LAST_DAY = 31
_JOINT = re.compile(r"[,،./\-–]?")
_BEFORE_YEAR = frozenset((
    "in", "for", "since", "to", "from", "between", "before", "after", "within", "part",
    "season", "two_years", "years_noun", "by",
))  # fmt: skip
_DATED = frozenset(("year_head", "event_head", "dated_head"))
_FUNCTION = frozenset((
    "of", "in", "to", "from", "between", "before", "after", "within", "since", "at", "or",
    "this", "each", "lasting", "relative_day", "match", "common_era", "hijri_era", "before_era",
))  # fmt: skip
_DEFINITE_NEXT = re.compile(rf"[\u0648\u0641]?(?:[{BA}\u0643]?{ARTICLE}|{LAM}{LAM})[{LETTERS}]")


def numbered_year(lattice: Lattice, position: int) -> Step:
    """A number and its era, without the word for year before it: ``2024م``, ``1445 هـ``."""
    number = lattice.number(position)
    if number is None or number.whole <= 0:
        return None
    return with_era(lattice, number.whole, number.end)


def with_era(lattice: Lattice, year: int, end: int) -> Step:
    """A year together with the era that may follow it (850 م 2 is an area)."""
    if lattice.atom(end, "hijri_era"):
        return Moment(calendar="hijri", year=year), lattice.after(end, "hijri_era")
    if lattice.atom(end, "before_era"):
        return Moment(year=1 - year), lattice.after(end, "before_era")
    common = lattice.atom(end, "common_era")
    if common and not _letter_after(lattice, common.end):
        return Moment(year=year), common.end
    return Moment(year=year), end


def _letter_after(lattice: Lattice, end: int) -> bool:
    return lattice.text[end : end + 1] in ("'", "\u2019") or lattice.digits(end) is not None


def year_phrase(lattice: Lattice, position: int) -> Step:
    """The word for year and a number: ``عام 2003``, ``سنة ألف وتسعمئة وسبع وستين``."""
    noun = lattice.atom(position, "year_noun", "the_year_noun")
    if noun is None:
        return None
    adjective = lattice.atom(noun.end, "common_era", "hijri_era")
    start = adjective.end if adjective else noun.end
    number = lattice.number(start)
    if number is None or not _is_year(lattice, number, noun.start):
        return None
    step = with_era(lattice, number.whole, number.end)
    if step is not None and _is_short(lattice, number) and step[1] == number.end:
        return Moment(year=FIRST_YEAR + number.whole), number.end
    if step and adjective and adjective.entry.kind == "hijri_era":
        return step[0].with_(calendar="hijri"), step[1]
    return step


def _is_year(lattice: Lattice, number: Number, noun: int) -> bool:
    """Whether the number after the word for year is one, not a count of something."""
    if not 0 < number.whole <= LAST_YEAR + 100 or number.definite:
        return False
    if number.digits >= YEAR_DIGITS or number.whole > FIRST_YEAR // 2:
        return True
    if _is_short(lattice, number):
        return True
    return lattice.atom(number.end, "hijri_era", "before_era", "common_era") is not None


def _is_short(lattice: Lattice, number: Number) -> bool:
    """Whether two digits are a year of the last century: عام 48, أكتوبر 73."""
    if number.digits != 2 or number.whole <= _LAST_DAY:
        return False
    after = lattice.text[number.end : number.end + 1]
    return after not in (*_PERCENT, ":", "/") and not counts(lattice, number.end)


def bare_year(lattice: Lattice, position: int, before_it: int = _LONGEST_LIST) -> Step:
    """Four digits that are a year by what stands around them: ``في 2011``, ``(2011)``.

    Args:
        lattice: The text.
        position: Where to read.
        before_it: How many years of one list may stand before it.
    """
    number = lattice.number(position, definite=False)
    back = _counted_back(lattice, number) if number else None
    if back is not None:
        return back
    if number is not None and not number.digits:
        return _word_year(lattice, number)
    number = lattice.digits(position)
    if number is None or not number.digits:
        return None
    if number.digits != YEAR_DIGITS:
        if number.digits < YEAR_DIGITS and lattice.atom(number.end, "hijri_era"):
            return with_era(lattice, number.whole, number.end)
        return _war_year(lattice, number) if number.digits == 2 else None
    if lattice.text[number.end : number.end + 1] in (*_PERCENT, ":", "/"):
        return None
    return _four_digits(lattice, number, before_it)


def _four_digits(lattice: Lattice, number: Number, before_it: int) -> Step:
    era = with_era(lattice, number.whole, number.end)
    before = lattice.kinds_before(number.start)
    if era and era[1] != number.end:
        return era if _is_era(lattice, number, before) else None
    if not plausible(number.whole):
        old = before & {"in", "since"} and FIRST_YEAR > number.whole > _OLDEST_BARE
        return era if old and not counts(lattice, number.end) else None
    if _bracketed(lattice, number) or before & _DATED:
        return era
    licensed = (
        before & _BEFORE_YEAR
        or {"and", "four_digits"} <= before
        or _after_adjective(lattice, number.start)
        or _after_comma(lattice, number.start, before_it)
    )
    return era if licensed and not counts(lattice, number.end) else None


def _after_comma(lattice: Lattice, position: int, before_it: int) -> bool:
    """``أعوام 1956، 1967، 1973``: the year before the comma is one."""
    comma = lattice.rskip(position)
    if not before_it or not comma or lattice.text[comma - 1] not in ",،":
        return False
    start = lattice.rskip(comma - 1) - YEAR_DIGITS
    return start >= 0 and bare_year(lattice, start, before_it - 1) is not None


def _after_adjective(lattice: Lattice, position: int) -> bool:
    """``الانتخابات الرئاسية 2014``: a definite word between the dated thing and its year."""
    word = lattice.left(position)
    if not word.startswith(ARTICLE):
        return False
    start = lattice.rskip(position) - len(word)
    return "dated_head" in lattice.kinds_before(start)


def _counted_back(lattice: Lattice, number: Number) -> Step:
    """``3000 سنة قبل الميلاد``."""
    unit = lattice.atom(number.end, "unit")
    if unit is None or unit.entry.code != "Y" or number.whole <= 0:
        return None
    era = lattice.atom(unit.end, "before_era")
    return (Moment(year=1 - number.whole), era.end) if era else None


def _is_era(lattice: Lattice, number: Number, before: frozenset[str]) -> bool:
    """Whether the letter after a bare number is an era, no abbreviation of metres."""
    common = lattice.atom(number.end, "common_era")
    if common is None or common.end - common.start > 1 or plausible(number.whole):
        return True
    left = lattice.rskip(number.start)
    sign = lattice.text[left - 1 : left]
    return bool(before & _BEFORE_YEAR) or sign in ("(", "=", "/")


def _word_year(lattice: Lattice, number: Number) -> Step:
    """``في ألف وثمانمئة وثلاثين``: no round number, and nothing that it counts."""
    whole = number.whole
    if not FIRST_YEAR // 2 < whole <= LAST_YEAR or not whole % 100:
        return None
    before = lattice.kinds_before(number.start) & {"in", "since", "to"}
    return (Moment(year=whole), number.end) if before and lattice.closes(number.end) else None


def _war_year(lattice: Lattice, number: Number) -> Step:
    """``حرب 67``: a year of the twentieth century by its short name."""
    if number.whole not in _WAR_YEARS or "year_head" not in lattice.kinds_before(number.start):
        return None
    if lattice.text[number.end : number.end + 1] in _PERCENT or counts(lattice, number.end):
        return None
    return Moment(year=FIRST_YEAR + number.whole), number.end


def plausible(year: int) -> bool:
    """Whether a bare number can be a year of our time."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _bracketed(lattice: Lattice, number: Number) -> bool:
    left, right = lattice.rskip(number.start), lattice.skip(number.end)
    return lattice.text[left - 1 : left] == "(" and lattice.text[right : right + 1] == ")"


def counts(lattice: Lattice, end: int) -> bool:
    """Whether a counted noun may follow, so that the number is an amount."""
    if lattice.closes(end) or lattice.match(end, _DEFINITE_NEXT):
        return False
    if lattice.atom(end, *_FUNCTION) or lattice.clitic(end, "\u0648"):
        return False
    return not lattice.is_function(end)


def year_after(lattice: Lattice, position: int, *, hijri: bool = False) -> Step:
    """The year after a month or a day: ``2024``, ``، 2024``, ``من عام 2024``, ``لسنة 1445 هـ``.

    Args:
        lattice: The text.
        position: Where the month ends.
        hijri: Whether the month is one of the Hijri calendar.
    """
    joint = lattice.match(position, _JOINT)
    start = joint.end() if joint else position
    signed = bool(joint and joint[0])
    if not signed:
        start = lattice.after(start, "of", "in")
        start = lattice.clitic(start, LAM + BA) or start
    named = year_phrase(lattice, start)
    if named is not None:
        return _of_calendar(named[0], named[1], hijri)
    if not signed and start != position and not lattice.digits(start):
        return None
    number = lattice.number(start)
    if number is None or number.definite:
        return None
    step = with_era(lattice, number.whole, number.end)
    if step is None:
        return None
    marked = step[1] != number.end
    four = number.digits == YEAR_DIGITS and number.whole >= FIRST_YEAR // 2
    word = not number.digits and FIRST_YEAR // 2 < number.whole < LAST_YEAR
    if not (four or word or marked or signed or hijri) and _is_short(lattice, number):
        return Moment(year=FIRST_YEAR + number.whole), number.end
    if not (four or word or (marked and number.whole > 0)):
        return None
    return _of_calendar(step[0], step[1], hijri)


def _of_calendar(year: Moment, end: int, hijri: bool) -> Step:
    """Read the year of a Hijri month as Hijri, unless it can only be Gregorian."""
    if not hijri or year.calendar == "hijri" or year.year is None:
        return year, end
    if year.year > _LAST_HIJRI:
        return Moment(calendar="hijri", gregorian_year=year.year), end
    return year.with_(calendar="hijri"), end


def decade(lattice: Lattice, position: int) -> Step:
    """``التسعينيات``, ``ثمانينيات القرن الماضي``, ``العقد الأول من القرن الحادي والعشرين``."""
    atom = lattice.atom(position, "decade", "the_decade")
    if atom is None:
        return _numbered_decade(lattice, position)
    if age_follows(lattice, atom.end):
        return None
    joined = century(lattice, lattice.after(atom.end, "of"))
    if joined and joined[0].century is not None and joined[0].century > 0:
        return joined[0].with_(
            decade=joined[0].century * 10 + atom.entry.number, century=None
        ), (joined[1])
    return Moment(decade=190 + atom.entry.number), atom.end


def _numbered_decade(lattice: Lattice, position: int) -> Step:
    noun = lattice.atom(position, "the_unit")
    if noun is None or noun.entry.code != "DE":
        return None
    rank = ordinal(lattice, noun.end)
    joined = century(lattice, lattice.after(rank.end, "of")) if rank else None
    if rank is None or joined is None or joined[0].century is None:
        return None
    number = 9 if rank.value < 0 else rank.value - 1
    return joined[0].with_(decade=joined[0].century * 10 + number, century=None), joined[1]


def age_follows(lattice: Lattice, position: int) -> bool:
    """Whether «من عمره» makes it somebody's age."""
    return lattice.atom(lattice.after(position, "of"), "age") is not None


def century(lattice: Lattice, position: int) -> Step:
    """``القرن التاسع عشر``, ``القرن الـ19``, ``القرن الخامس قبل الميلاد``, ``القرن الماضي``."""
    noun = lattice.atom(position, "the_century")
    if noun is None:
        return None
    turn = lattice.atom(noun.end, "relative_turn")
    if turn and turn.entry.number in (-1, 0, 1):
        return Moment(century=20 + turn.entry.number), turn.end
    rank = ordinal(lattice, noun.end)
    number = lattice.number(noun.end)
    if rank is not None:
        value, end = rank.value, rank.end
    elif number is not None and 0 < number.whole <= 30:
        value, end = number.whole, number.end
    else:
        return None
    if value < 1:
        return None
    if lattice.atom(end, "before_era"):
        return Moment(century=-value), lattice.after(end, "before_era")
    if lattice.atom(end, "hijri_era"):
        return Moment(calendar="hijri", century=value - 1), lattice.after(end, "hijri_era")
    return Moment(century=value - 1), lattice.after(end, "common_era")
