"""Days and months in words: ``10 يناير 2024``, ``الخامس والعشرين من حزيران``, ``مايو 2001``."""

import calendar as months_of_the_year
import re
from typing import NamedTuple

from annotator.text.dates.entries import BA, LAM
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment
from annotator.text.dates.months import Step, month
from annotator.text.dates.numeric import numeric_date, numeric_month
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.periods import period, turned
from annotator.text.dates.readers import DAY, MONTH, Readers, remembered
from annotator.text.dates.years import year_after

_DAYS, _HIJRI_DAYS = 31, 30
_JOINT = re.compile(r"\s?[./\-–]?")
_COMMA = re.compile(r"\s?[,،]\s?")
_DASH = re.compile(r"\s?[-–/]\s?")
_WAW = "\u0648"
_LEAP = 2024
_TEN, _LONGEST_LIST = 10, 8
LAST = -1


class Day(NamedTuple):
    """The number of a day in its month; -1 is the last.

    Attributes:
        start, end: Offsets into the folded text.
        word: Whether it is an ordinal or a word for the first or last day.
        digits: How many digits it has.
        noun: Whether the word for day stands with it.
    """

    value: int
    start: int
    end: int
    word: bool = False
    digits: int = 0
    noun: bool = False


@remembered
def day_number(lattice: Lattice, position: int) -> Day | None:
    """Read the number of a day: ``10``, ``العاشر``, ``غرة``, ``آخر يوم``, ``اليوم الثالث``."""
    start = lattice.skip(position)
    special = lattice.atom(position, "first_day", "last_day")
    if special:
        return Day(special.entry.number, special.start, special.end, True)
    noun = lattice.atom(position, "day_noun", "the_day_noun", "the_unit")
    if noun and noun.entry.kind == "the_unit" and noun.entry.code != "D":
        noun = None
    rank = ordinal(lattice, noun.end if noun else position)
    if rank is not None and rank.value <= _DAYS:
        days = () if rank.definite else ("days_noun",)  # أول أيام رمضان
        end = rank.end if noun else lattice.after(rank.end, "day_noun", "the_day_noun", *days)
        return Day(rank.value, start, end, True, 0, noun is not None or end != rank.end)
    number = lattice.number(noun.end if noun else position)
    if number is None or not 1 <= number.whole <= _DAYS or number.digits > 2:
        return None
    if number.definite and not number.digits and number.whole <= _TEN:
        return None
    return Day(number.whole, start, number.end, False, number.digits, noun is not None)


def calendar_date(lattice: Lattice, position: int) -> Step:
    """The longest date that names a month or is written in digits."""
    readers = _READERS.at(lattice.opening(position))
    found = [step for read in readers if (step := read(lattice, position)) is not None]
    return max(found, key=lambda step: step[1], default=None)


def day_month(lattice: Lattice, position: int) -> Step:
    """A day, its month, and what says which year."""
    day = day_number(lattice, position)
    if day is None:
        return None
    return month_of_day(lattice, day)


def month_of_day(lattice: Lattice, day: Day) -> Step:
    """The month after a day: ``من يناير 2024``, ``/ يناير /``, ``من الشهر الجاري``."""
    joint = lattice.match(day.end, _JOINT)
    start = joint.end() if joint else day.end
    if day.noun or not day.word:
        start = lattice.after(start, "of", "in")
        start = lattice.clitic(start, BA + LAM) or start
    else:
        start = lattice.after(start, "of")
    step = month(lattice, start, day=True) or _numbered_month(lattice, start)
    if step is None:
        return _day_of_period(lattice, day, start)
    named = finish(lattice, step[0].with_(day=day.value), step[1])
    return checked(named[0]), named[1]


def _numbered_month(lattice: Lattice, position: int) -> Step:
    """``شهر 10``: the number of a month after the word for it."""
    noun = lattice.atom(position, "month_noun")
    number = lattice.number(noun.end) if noun else None
    if number is None or not 1 <= number.whole <= 12 or number.digits > 2:
        return None
    return Moment(month=number.whole), number.end


def _day_of_period(lattice: Lattice, day: Day, position: int) -> Step:
    """``20 من الشهر المقبل``, ``12 الجاري``."""
    bare = None if day.word else turned(lattice, day.end, "MO")
    if bare and not day.digits and not lattice.left(day.start):
        bare = None
    shifted = bare or period(lattice, position, units="MO")
    return (shifted[0].with_(day=day.value), shifted[1]) if shifted else None


def listed_day(lattice: Lattice, position: int, more: int = _LONGEST_LIST) -> Step:
    """The ``5`` of ``5 و12 مايو``: a day whose month stands with a later one.

    Args:
        lattice: The text.
        position: Where to read.
        more: How many days may follow in the list.
    """
    if not more:
        return None
    day = day_number(lattice, position)
    joined = lattice.clitic(day.end, _WAW) if day else None
    comma = lattice.match(day.end, _COMMA) if day else None
    if day is None or (joined is None and comma is None):
        return None
    last = day_month(lattice, joined) if joined is not None else None
    after = joined or (comma.end() if comma else day.end)
    last = last or listed_day(lattice, after, more - 1)
    if last is None or last[0].day == day.value or (day.word and joined is None):
        return None
    return checked(last[0].with_(day=day.value)), day.end


def night_of(lattice: Lattice, position: int) -> Step:
    """The first day of ``5-6 يناير`` after the word for night."""
    first = day_number(lattice, position)
    if first is None:
        return None
    dash = lattice.match(first.end, _DASH)
    link = dash.end() if dash else lattice.after(first.end, "to")
    link = lattice.clitic(first.end, _WAW) or link
    second = day_number(lattice, link) if link != first.end else None
    step = month_of_day(lattice, second) if second else None
    if second is None or step is None or second.value != first.value + 1:
        return None
    return step[0].with_(day=first.value), step[1]


def month_year(lattice: Lattice, position: int) -> Step:
    """A month alone, with its year or with the word that says which one is meant."""
    this = lattice.atom(position, "this")
    step = month(lattice, this.end if this else position)
    if step is None:
        return None
    named, end = finish(lattice, *step)
    return (named.with_(turn=0) if this and named.turn is None else named), end


def finish(lattice: Lattice, named: Moment, end: int) -> tuple[Moment, int]:
    """Add what follows a month: its year, ``الماضي``, ``من العام المقبل``."""
    hijri = named.calendar == "hijri"
    turn = lattice.atom(end, "relative_turn", "relative_next_turn")
    if turn:
        named, end = named.with_(turn=turn.entry.number), turn.end
    year = year_after(lattice, end, hijri=hijri)
    if year is not None:
        found, end = year
        flags = named.flags
        if found.calendar == "hijri" and not hijri:
            return named, end
        return named.with_(
            year=found.year, gregorian_year=found.gregorian_year, turn=None, flags=flags
        ), end
    shifted = period(lattice, lattice.after(end, "of", "in"), units="Y")
    if shifted is not None and named.turn is None:
        return named.with_(shifts=shifted[0].shifts), shifted[1]
    return named, end


def month_day(lattice: Lattice, position: int) -> Step:
    """``يناير 1``, ``أبريل 9, 2003``: the month first, as in translated text."""
    step = month(lattice, position, day=True)
    if step is None or step[0].calendar == "hijri":
        return None
    joint = lattice.match(step[1], _JOINT)
    day = day_number(lattice, joint.end() if joint else step[1])
    if day is None or day.value == LAST:
        return None
    named = step[0].with_(day=day.value)
    year = year_after(lattice, day.end)
    if year is not None:
        return checked(named.with_(year=year[0].year)), year[1]
    if lattice.closes(day.end) and not lattice.match(day.end, re.compile("[-–]")):
        return checked(named), day.end
    clock = lattice.atom(day.end, "clock") or lattice.match(day.end, re.compile(r"\d+:\d\d"))
    return (checked(named), day.end) if clock else None


def year_month_day(lattice: Lattice, position: int) -> Step:
    """``2011. شباط .20``: the year first."""
    year = lattice.digits(position)
    if year is None or year.digits != 4:
        return None
    joint = lattice.match(year.end, _JOINT)
    step = month(lattice, joint.end() if joint else year.end, day=True)
    if step is None:
        return None
    joint = lattice.match(step[1], _JOINT)
    day = lattice.digits(joint.end() if joint else step[1])
    if day is None or not 1 <= day.whole <= _DAYS:
        return None
    return checked(step[0].with_(day=day.whole, year=year.whole)), day.end


_READERS = Readers(
    (numeric_date, "number"),
    (day_month, DAY),
    (month_day, MONTH),
    (month_year, f"{MONTH} this"),
    (numeric_month, "number"),
    (year_month_day, "number"),
)


def checked(moment: Moment) -> Moment:
    """Flag a day that its month never has."""
    if moment.day is None or moment.month is None:
        return moment
    return moment if moment.day <= days_in(moment) else moment.flagged("impossible_date")


def days_in(moment: Moment) -> int:
    """Days of a month at most; exactly where the year is known."""
    if moment.calendar == "hijri":
        return _HIJRI_DAYS
    assert moment.month is not None
    year = moment.year if moment.year and 0 < moment.year < 10000 else _LEAP
    return months_of_the_year.monthrange(year, moment.month)[1]
