"""Weeks, months and years named from the day of publication; quarters, seasons, parts."""

import re
from collections.abc import Callable

from annotator.text.chars import LETTERS
from annotator.text.dates.entries import ARTICLE, BA, LAM
from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Moment, Shift
from annotator.text.dates.months import Step, month
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.readers import remembered
from annotator.text.dates.years import bare_year, century, decade, numbered_year, year_after
from annotator.text.dates.years import year_phrase as _year_phrase

_NISBA = re.compile(rf"{ARTICLE}[{LETTERS}]{{2,}}\u064a\u0629?")
_GRANULAR = ("W", "MO", "Y", "DE", "C")
_QUARTERS, _HALVES, _WEEKS = 4, 2, 53
LAST = -1


def turned(lattice: Lattice, position: int, unit: str) -> Step:
    """``الجاري``, ``الماضي`` right after what belongs to a unit left out (12 الجاري)."""
    turn = lattice.atom(position, "relative_turn")
    if turn is None or abs(turn.entry.number) > 1:
        return None
    return Moment(shifts=(Shift(turn.entry.number, unit),)), turn.end


@remembered
def period(lattice: Lattice, position: int, *, units: str = "", bare: bool = False) -> Step:
    """``الأسبوع الماضي``, ``هذا العام``, ``السنة قبل الماضية``, ``العام الجاري 2024``.

    Args:
        lattice: The text.
        position: Where to read.
        units: The one unit that is wanted; any where empty.
        bare: Whether the unit alone is enough (after مطلع: ``مطلع العام``).
    """
    this = lattice.atom(position, "this")
    noun = lattice.atom(this.end if this else position, "the_unit")
    if noun is None or noun.entry.form != "one" or _is_general(lattice, noun):
        return None
    unit = noun.entry.code
    wanted = unit == units if units else unit in (*_GRANULAR, "D")
    if not wanted or (unit == "D" and this):
        return None
    turn = lattice.atom(noun.end, "relative_turn") or (
        lattice.atom(noun.end, "relative_next_turn") if unit != "D" else None
    )
    if turn is None and lattice.atom(noun.end, "anaphoric"):
        return None
    if turn is None and not ((this and unit != "DE") or (bare and unit in ("W", "MO", "Y"))):
        return None
    if turn and _refers_back(lattice, turn, position, unit):
        return None
    if turn is None and (lattice.number(noun.end) or _qualified(lattice, noun.end)):
        return None
    number = turn.entry.number if turn and not (this and not turn.entry.number) else 0
    end = turn.end if turn else noun.end
    return _with_number(lattice, Moment(shifts=(Shift(number, unit),)), end)


def _is_general(lattice: Lattice, noun: Atom) -> bool:
    """Whether العام is the adjective (الأمين العام الحالي)."""
    if noun.entry.code != "Y":
        return False
    before = lattice.kinds_before(noun.start)
    if "general_head" in before:
        return True
    described = lattice.left(noun.start).startswith(ARTICLE) and "the_ordinal" not in before
    return described and lattice.pos(noun.start) == "ADJ"


def _refers_back(lattice: Lattice, turn: Atom, position: int, unit: str) -> bool:
    """Whether «في العام التالي» follows something told before; العقد الحالي is a contract."""
    if turn.entry.kind == "relative_next_turn" and "in" in lattice.kinds_before(position):
        return True
    return unit == "DE" and abs(turn.entry.number) != 1


def _qualified(lattice: Lattice, position: int) -> bool:
    """Whether an adjective makes it another year or month (نهاية العام الدراسي)."""
    start = lattice.skip(position)
    word = lattice.word(start)
    known = lattice.pos(start)
    if known is not None:
        return known == "ADJ" and word.startswith(ARTICLE)
    return _NISBA.fullmatch(word) is not None


def _with_number(lattice: Lattice, moment: Moment, end: int) -> Step:
    """``العام الماضي 2023``: the year's own number says it outright."""
    number = lattice.digits(end)
    if moment.shifts[0].unit == "Y" and number and number.digits == 4:
        step = numbered_year(lattice, end)
        if step is not None and lattice.closes(step[1]):
            return step
    return moment, end


def year_like(lattice: Lattice, position: int, *, bare: bool = False) -> Step:
    """A year in any way: ``عام 2023``, ``2023``, ``العام الجاري``, ``ألفين وعشرين``."""
    start = lattice.after(position, "of", "in")
    start = lattice.clitic(start, BA + LAM) or start
    found = _year_phrase(lattice, start) or period(lattice, start, units="Y", bare=bare)
    return found or year_after(lattice, position)


def fraction(lattice: Lattice, position: int) -> Step:
    """``الربع الأول من 2023``, ``النصف الثاني من العام الماضي``."""
    noun = lattice.atom(position, "the_fraction")
    rank = ordinal(lattice, noun.end) if noun else None
    if noun is None or rank is None or not rank.definite:
        return None
    most = _QUARTERS if noun.entry.code == "Q" else _HALVES
    value = most if rank.value == LAST else rank.value
    if not 1 <= value <= most:
        return None
    code = f"{noun.entry.code}{value}"
    of = lattice.after(rank.end, "of")
    base = year_like(lattice, rank.end, bare=of != rank.end)
    if base is None and noun.entry.code == "H" and of != rank.end:
        base = month_like(lattice, of)
    return (base[0].with_(period=code), base[1]) if base else None


def month_like(lattice: Lattice, position: int) -> Step:
    """A month with its year, or one named from the day of publication."""
    step = month(lattice, position, part=True)
    if step is None:
        return period(lattice, position, units="MO", bare=True)
    named, end = step
    turn = lattice.atom(end, "relative_turn", "relative_next_turn")
    if turn:
        return named.with_(turn=turn.entry.number), turn.end
    year = year_like(lattice, end)
    if year is None:
        return step
    changes = {"year": year[0].year, "gregorian_year": year[0].gregorian_year}
    if named.calendar == "hijri" and year[0].year and year[0].calendar == "gregorian":
        changes = {"gregorian_year": year[0].year} if year[0].year > 1600 else changes
    return named.with_(shifts=year[0].shifts, **changes), year[1]


def season(lattice: Lattice, position: int) -> Step:
    """``صيف 2006``, ``الشتاء الماضي``, ``خريف العام المقبل``, ``هذا الصيف``."""
    this = lattice.atom(position, "this")
    noun = lattice.atom(this.end if this else position, "the_season", "season")
    if noun is None:
        return None
    code = noun.entry.code
    turn = lattice.atom(noun.end, "relative_turn")
    if noun.entry.definite and (turn or this):
        number = turn.entry.number if turn else 0
        return Moment(period=code, turn=number), turn.end if turn else noun.end
    year = None if noun.entry.definite else year_like(lattice, noun.end)
    return (year[0].with_(period=code), _end_of_pair(lattice, *year)) if year else None


def _end_of_pair(lattice: Lattice, year: Moment, end: int) -> int:
    """``شتاء 2013/2014`` belongs to its first year."""
    if lattice.text[end : end + 1] in ("/", "-") and year.year:
        second = lattice.digits(end + 1)
        if second and second.whole in (year.year + 1, (year.year + 1) % 100):
            return second.end
    return end


def week(lattice: Lattice, position: int) -> Step:
    """``الأسبوع الأول من مايو``, ``الأسبوع العاشر من عام 2019``."""
    noun = lattice.atom(position, "the_unit")
    rank = ordinal(lattice, noun.end) if noun and noun.entry.code == "W" else None
    if rank is None or not rank.definite or rank.value > _WEEKS:
        return None
    of = lattice.after(rank.end, "of", "in")
    base = month_like(lattice, of) or year_like(lattice, rank.end, bare=of != rank.end)
    return (base[0].with_(nth=rank.value, week=True), base[1]) if base else None


def weekend(lattice: Lattice, position: int) -> Step:
    """``عطلة نهاية الأسبوع الماضي``."""
    noun = lattice.atom(position, "weekend")
    base = period(lattice, noun.end, units="W", bare=True) if noun else None
    return (base[0].with_(period="WE"), base[1]) if base else None


def part(lattice: Lattice, position: int) -> Step:
    """``مطلع يناير``, ``منتصف العام``, ``أواخر الأسبوع الماضي``, ``بداية التسعينيات``."""
    noun = lattice.atom(position, "part")
    if noun is None:
        return None
    for read in _OBJECTS:
        base = read(lattice, noun.end)
        if base is not None:
            return base[0].with_(part=noun.entry.code), base[1]
    return None


def _any_period(lattice: Lattice, position: int) -> Step:
    return period(lattice, position, bare=True)


_OBJECTS: tuple[Callable[[Lattice, int], Step], ...] = (
    month_like, week, fraction, season, decade, century, _year_phrase, bare_year, _any_period,
)  # fmt: skip
