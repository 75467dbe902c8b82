"""Clock times: ``10:30``, ``الساعة الثالثة والنصف فجرا``, ``14,30 ت غ``."""

import re
from typing import NamedTuple

from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Clock, Moment
from annotator.text.dates.months import Step
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.readers import remembered

_HOURS, NOON, _MINUTES = 24, 12, 60
_WAW = "\u0648"
_COLON = re.compile(r"(?<![\d:./])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d]|:\d)")
_POINT = re.compile(r"(?<![\d:./,])(\d{1,2})[.,،٫h](\d{2})(?!\d|[.,]\d)")
_FOUR = re.compile(r"(?<![\d:./,])([01]\d|2[0-4])([0-5]\d)(?!\d|[.,:/]\d)")
_REVERSED = re.compile(r"(?<![\d:./,])([0-5]?\d)\u0631(\d{1,2})(?!\d)")
_SEPARATORS = ":.,\u060c\u066bh\u0631"
"""What stands between hour and minute in these patterns, but for the one of four digits."""
_FOUR_DIGITS = 4
_OPENING = re.compile(r"[(,،]")


class _Hour(NamedTuple):
    """An hour as written; sure: written as nothing but a time is (10:30)."""

    clock: Clock
    end: int
    sure: bool = False
    word: bool = False


def clock(lattice: Lattice, position: int, *, loose: bool = False) -> Step:
    """Read a clock time with its part of the day and its zone.

    Args:
        lattice: The text.
        position: Where to read.
        loose: Whether a bare hour is enough (the other end of a range has the rest).

    Returns:
        A moment with the clock on the dial of 24 hours where the text allows to tell.
    """
    read = _read(lattice, position)
    return (read.moment, read.end) if read and (loose or read.plain) else None


class _Time(NamedTuple):
    """A time as read; plain: plainly one, not perhaps a number."""

    moment: Moment
    end: int
    plain: bool = True


@remembered
def _read(lattice: Lattice, position: int) -> _Time | None:
    lead = lattice.atom(position, "daypart_adverb")
    noun = lattice.atom(lead.end if lead else position, "clock")
    start = noun.end if noun else (lead.end if lead else position)
    if noun:
        start = lattice.after(start, "at", "about") if lattice.atom(start, "about") else start
    hour = _hour(lattice, start, noun is not None)
    if hour is None:
        return _named(lattice, start)
    moment, end = _minutes(lattice, hour)
    half = lead or _adverb(lattice, end, noun is not None or hour.sure or hour.word)
    if half is not None:
        end = max(end, half.end)
    zone = _zone(lattice, end)
    shared = hour.word and moment.minute is not None and hour.clock.minute is None
    part = hour.word and lattice.atom(lattice.after(end, "of"), "daypart") is not None
    if lead and not (noun or hour.sure):
        return None
    plain = bool(noun or hour.sure or half or zone or shared or part)
    time = settle(moment, half.entry.form) if half else moment
    if zone:
        time, end = _zoned(time, zone[0]), zone[1]
    return _Time(Moment(clock=time), end, plain)


def _zoned(time: Clock, zone: str) -> Clock:
    return Clock(time.hour, time.minute, time.second, zone, time.fixed)


def _adverb(lattice: Lattice, end: int, sure: bool) -> Atom | None:
    """The part of the day after an hour; single letters only after a sure one."""
    atom = lattice.atom(end, "daypart_adverb")
    if atom is None:
        return None
    if atom.end - atom.start == 1 and not sure:
        return None
    return atom


def _named(lattice: Lattice, position: int) -> _Time | None:
    """``منتصف الليل``."""
    atom = lattice.atom(position, "midnight")
    if atom is None or not atom.entry.words[-1].startswith("\u0627\u0644"):
        return None
    zone = _zone(lattice, atom.end)
    end = zone[1] if zone else atom.end
    return _Time(Moment(clock=Clock(0, 0, None, zone[0] if zone else None, True)), end)


def _hour(lattice: Lattice, position: int, noun: bool) -> _Hour | None:
    run = lattice.digits(position)
    if run is None:
        return _lone_hour(lattice, position, noun)
    after = lattice.text[run.end : run.end + 1]
    if run.digits == _FOUR_DIGITS or (after and after in _SEPARATORS):
        return _written(lattice, position, noun) or _lone_hour(lattice, position, noun)
    return _lone_hour(lattice, position, noun)


def _written(lattice: Lattice, position: int, noun: bool) -> _Hour | None:
    """Hour and minute in digits: ``10:30``, ``14,30``, ``0930``, and reversed ``30ر14``."""
    match = lattice.match(position, _COLON)
    if match and _valid(match[1], match[2], match[3]):
        second = int(match[3]) if match[3] else None
        time = Clock(int(match[1]), int(match[2]), second, None, int(match[1]) > NOON)
        return _Hour(time, match.end(), True)
    for pattern in (_POINT, _FOUR, _REVERSED):
        match = lattice.match(position, pattern)
        if match and (
            noun or _zone(lattice, match.end()) or _adverb(lattice, match.end(), False)
        ):
            hour, minute = match[1], match[2]
            if pattern is _REVERSED:
                hour, minute = minute, hour
            if _valid(hour, minute, None):
                fixed = int(hour) > NOON or pattern is _FOUR
                return _Hour(
                    Clock(int(hour), int(minute), None, None, fixed), match.end(), True
                )
    return None


def _valid(hour: str, minute: str, second: str | None) -> bool:
    return int(hour) <= _HOURS and int(minute) < _MINUTES and int(second or 0) < _MINUTES


def _lone_hour(lattice: Lattice, position: int, noun: bool) -> _Hour | None:
    zero = lattice.atom(position, "zero") if noun else None
    if zero:
        return _Hour(Clock(0, 0, None, None, True), zero.end)
    rank = ordinal(lattice, position, hour=True)
    if rank is not None and "hours_noun" in lattice.kinds_before(rank.start):
        return None  # الساعات الأولى من الصباح
    if rank is not None and 1 <= rank.value <= NOON and (rank.definite or noun):
        return _Hour(Clock(rank.value), rank.end, False, True)
    number = lattice.number(position)
    if number is None or number.definite or not 0 <= number.whole <= _HOURS:
        return None
    if number.digits > 2 or (not number.digits and not noun):
        return None
    if not noun and _is_score(lattice, number.start):
        return None
    return _Hour(Clock(number.whole, fixed=number.whole > NOON or not number.whole), number.end)


def _is_score(lattice: Lattice, position: int) -> bool:
    """Whether the number is the second of a result (فاز 3 - 2 مساء الأحد)."""
    dash = lattice.rskip(position)
    first = lattice.rskip(dash - 1) if dash else 0
    if lattice.text[dash - 1 : dash] not in tuple("-–") or not first:
        return False
    start = first
    while start and lattice.text[start - 1].isdigit():
        start -= 1
    return start < first and not lattice.kinds_before(start) & {"clock", "from", "between"}


def _minutes(lattice: Lattice, hour: _Hour) -> tuple[Clock, int]:
    """``والنصف``, ``إلا ربعا``, ``و20 دقيقة``, ``وثلاث وعشرون دقيقة``."""
    if hour.clock.minute is not None:
        return hour.clock, hour.end
    time, end = hour.clock, hour.end
    joined = lattice.clitic(end, _WAW)
    if joined is not None:
        amount = _amount(lattice, joined, hour.word)
        if amount is not None:
            time, end = Clock(time.hour, int(amount[0]), fixed=time.fixed), amount[1]
    except_ = lattice.atom(end, "except")
    amount = _amount(lattice, except_.end, True) if except_ else None
    if amount is not None:
        total = (time.hour * _MINUTES + (time.minute or 0) - int(amount[0])) % (24 * _MINUTES)
        if time.hour == 1 and total < _MINUTES and not time.fixed:
            total += NOON * _MINUTES
        return Clock(total // _MINUTES, total % _MINUTES, fixed=time.fixed), amount[1]
    return time, end


def _amount(lattice: Lattice, position: int, word: bool) -> tuple[float, int] | None:
    part = lattice.atom(position, "half", "quarter", "third")
    if part:
        return {"half": 30.0, "quarter": 15.0, "third": 20.0}[part.entry.kind], part.end
    number = lattice.number(position)
    if number is None or not 0 < number.whole < _MINUTES:
        return None
    noun = lattice.atom(number.end, "minute_noun")
    if noun is None:
        return None
    second = lattice.clitic(noun.end, _WAW)
    seconds = lattice.number(second) if second is not None else None
    unit = lattice.atom(seconds.end, "second_noun") if seconds else None
    return number.value, unit.end if unit else noun.end


DIAL = {
    "DA": "none", "MO": "none", "NO": "noon", "AF": "afternoon", "EV": "evening",
    "NI": "night", "DU": "evening",
}  # fmt: skip
"""Part of the day to the way its hours are read."""

_NOON_UNTIL, _NIGHT_UNTIL = 7, 5


def settle(time: Clock, hours: str) -> Clock:
    """Bring an hour of the dial to 24 hours by the part of the day beside it.

    Args:
        time: The time as written.
        hours: A value of :data:`DIAL`; empty where nothing is known.
    """
    hour = time.hour
    if time.fixed or hour > NOON or not hours:
        return time
    if hours == "none":
        hour %= NOON
    elif hours == "noon":
        hour = hour + NOON if hour < _NOON_UNTIL else hour
    elif hours == "night":
        hour = 0 if hour == NOON else hour + NOON if hour > _NIGHT_UNTIL else hour
    elif hour < NOON:
        hour += NOON
    return Clock(hour, time.minute, time.second, time.zone, True)


def zoned(lattice: Lattice, moment: Moment, end: int) -> tuple[Moment, int]:
    """Add the zone that follows the day after a clock (التاسعة مساء الأحد بتوقيت أنقرة)."""
    zone = _zone(lattice, end) if moment.clock and not moment.clock.zone else None
    if zone is None or moment.clock is None:
        return moment, end
    return moment.with_(clock=_zoned(moment.clock, zone[0])), zone[1]


def _zone(lattice: Lattice, position: int) -> tuple[str, int] | None:
    """``بتوقيت غرينتش``, ``بالتوقيت المحلي``, ``ت غ``, ``(بتوقيت دمشق)``."""
    opening = lattice.match(position, _OPENING)
    start = opening.end() if opening else position
    noun = lattice.atom(start, "zone_noun")
    if noun is None:
        clitic = lattice.clitic(start, "\u0628")
        noun = lattice.atom(clitic, "zone_noun") if clitic is not None else None
    atom = lattice.atom(noun.end, "zone") if noun else lattice.atom(position, "zone")
    if atom is None or (noun is None and atom.end - atom.start > 4):
        return None
    if noun is None and atom.entry.code != "UTC":
        return None
    end = atom.end
    if opening and opening[0] == "(" and noun:
        closing = lattice.skip(end)
        if lattice.text[closing : closing + 1] != ")":
            return None
        end = closing + 1
    return atom.entry.code, end
