"""What recurs: ``كل يوم``, ``يوميا``, ``أيام الجمعة``, ``مرتين في الشهر``, ``15 من كل شهر``."""

from annotator.text.dates.calendar import day_number
from annotator.text.dates.clock import clock
from annotator.text.dates.durations import measure
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Length, Moment, Recurrence
from annotator.text.dates.readers import CLOCK, DAY, NUMBER, Readers

Read = tuple[Recurrence, int] | None


def recurrence(lattice: Lattice, position: int) -> Read:
    """The longest recurrence at a position."""
    readers = _READERS.at(lattice.opening(position))
    found = [step for read in readers if (step := read(lattice, position)) is not None]
    return max(found, key=lambda step: step[1], default=None)


def _every(lattice: Lattice, position: int) -> Read:
    """``كل ثلاثة أيام``, ``كل جمعة``, ``كل صباح``."""
    each = lattice.atom(position, "each")
    if each is None:
        return None
    noun = lattice.after(each.end, "day_noun")
    atom = lattice.atom(noun, "bare_weekday", "weekday")
    if atom is not None and (noun != each.end or atom.entry.number != 7):
        return Recurrence(on=Moment(weekday=atom.entry.number)), atom.end
    part = lattice.atom(each.end, "daypart")
    if part is not None:
        return Recurrence(on=Moment(daypart=part.entry.code)), part.end
    found = measure(lattice, each.end, True)
    if found is None or found.low != found.value:
        return None
    return Recurrence(every=Length(((found.unit, found.value),))), found.end


def _adverb(lattice: Lattice, position: int) -> Read:
    """``يوميا``, ``بشكل شهري``."""
    atom = lattice.atom(position, "relative_adverb_set")
    if atom is None:
        return None
    return Recurrence(every=Length(((atom.entry.code, 1),))), atom.end


def _weekdays(lattice: Lattice, position: int) -> Read:
    """``أيام الجمعة``."""
    noun = lattice.atom(position, "days_noun")
    atom = lattice.atom(noun.end, "weekday") if noun else None
    if atom is None or lattice.atom(atom.end, "relative_turn"):
        return None
    return Recurrence(on=Moment(weekday=atom.entry.number)), atom.end


def _times(lattice: Lattice, position: int) -> Read:
    """``مرتين في الشهر``, ``ثلاث مرات يوميا``, ``مرة كل أسبوعين``."""
    number = lattice.number(position)
    noun = lattice.atom(number.end if number else position, "times")
    if noun is None:
        return None
    count = number.whole if number else noun.entry.number or 1
    start = lattice.after(noun.end, "one")
    every = _every(lattice, start) or _adverb(lattice, start)
    if every is not None and every[0].every is not None:
        return Recurrence(every=every[0].every, times=count), every[1]
    unit = lattice.atom(lattice.after(start, "in"), "the_unit")
    if unit is None or unit.entry.form != "one" or not lattice.atom(start, "in"):
        return None
    if lattice.atom(unit.end, "relative_turn", "relative_recent"):
        return None
    return Recurrence(every=Length(((unit.entry.code, 1),)), times=count), unit.end


def _of_every(lattice: Lattice, position: int) -> Read:
    """``15 من كل شهر``, ``الجمعة من كل أسبوع``, ``10 محرم من كل عام``."""
    day = day_number(lattice, position)
    weekday = lattice.atom(position, "weekday")
    end = weekday.end if weekday else day.end if day else None
    of = lattice.atom(end, "of") if end is not None else None
    each = lattice.atom(of.end, "each") if of else None
    unit = measure(lattice, each.end, True) if each else None
    if unit is None or unit.value != 1:
        return None
    if weekday is not None and unit.unit == "W":
        return Recurrence(on=Moment(weekday=weekday.entry.number)), unit.end
    if day is not None and unit.unit == "MO":
        return Recurrence(on=Moment(day=day.value)), unit.end
    return None


def _clock_first(lattice: Lattice, position: int) -> Read:
    """``الساعة 7 صباحا كل يوم سبت``, ``الثامنة مساء يوميا``."""
    time = clock(lattice, position)
    if time is None:
        return None
    rest = _every(lattice, time[1]) or _adverb(lattice, time[1]) or _weekdays(lattice, time[1])
    if rest is None:
        return None
    moment = (rest[0].on or Moment()).with_(clock=time[0].clock)
    return Recurrence(every=rest[0].every, on=moment), rest[1]


_READERS = Readers(
    (_every, "each"),
    (_adverb, "relative_adverb_set"),
    (_weekdays, "days_noun"),
    (_times, f"times {NUMBER}"),
    (_of_every, f"weekday {DAY}"),
    (_clock_first, CLOCK),
)
OPENINGS = _READERS.openings
"""Kinds of words that a recurrence begins with."""
