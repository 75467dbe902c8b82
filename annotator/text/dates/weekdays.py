"""Days named by words: weekdays, today and yesterday, ``ثاني سبت``, ``يوم 21``."""

import re

from annotator.text.chars import LETTERS
from annotator.text.dates.calendar import LAST, day_number
from annotator.text.dates.entries import ARTICLE, LAM
from annotator.text.dates.lattice import Atom, Lattice
from annotator.text.dates.model import Moment, Shift
from annotator.text.dates.months import Step
from annotator.text.dates.numeric import numeric_day
from annotator.text.dates.ordinals import ordinal
from annotator.text.dates.periods import month_like

_MONDAY = 1
_FIRST_LONE, _DAYS = 11, 31
_WEEKS_IN_MONTH = 5
_NOUN, _ALIF, _YA = "\u0646", "\u0627", "\u064a"
_DUAL = re.compile(rf"{ARTICLE}[{LETTERS}]+[{_ALIF}{_YA}]{_NOUN}")


def weekday(lattice: Lattice, position: int) -> Step:
    """``الثلاثاء``, ``يوم جمعة``, ``الخميس الماضي``, ``هذا الاثنين``."""
    this = lattice.atom(position, "this")
    noun = lattice.atom(this.end if this else position, "day_noun")
    start = noun.end if noun else this.end if this else position
    atom = lattice.atom(start, "weekday")
    if atom is None and noun:
        atom = lattice.atom(start, "bare_weekday")
    if atom is None or (not noun and not _is_day(lattice, atom)):
        return None
    turn = lattice.atom(atom.end, "relative_turn")
    number = turn.entry.number if turn else 0 if this else None
    end = turn.end if turn else atom.end
    return Moment(weekday=atom.entry.number, turn=number), end


def _is_day(lattice: Lattice, atom: Atom) -> bool:
    """Whether it is no name (سوق الخميس), no two (الرجلين الاثنين)."""
    before = lattice.kinds_before(atom.start)
    if "weekday_head" in before:
        return False
    if atom.entry.number != _MONDAY:
        return True
    if "between" in before:
        after = lattice.clitic(atom.end, "\u0648")
        return after is not None and lattice.atom(after, "weekday", "day_noun") is not None
    return _DUAL.fullmatch(lattice.left(atom.start)) is None


def weekday_of_month(lattice: Lattice, position: int) -> Step:
    """``أول خميس من مارس``, ``الجمعة الأخيرة من رمضان``."""
    rank = ordinal(lattice, position)
    if rank is not None:
        noun = lattice.after(rank.end, "day_noun", "days_noun")
        atom = lattice.atom(noun, "bare_weekday", "weekday")
        end = atom.end if atom else 0
    else:
        noun = lattice.after(position, "day_noun")
        atom = lattice.atom(noun, "weekday")
        rank = ordinal(lattice, atom.end) if atom else None
        end = rank.end if rank else 0
    if (
        atom is None
        or rank is None
        or not (1 <= rank.value <= _WEEKS_IN_MONTH or rank.value == LAST)
    ):
        return None
    of = lattice.after(end, "of", "in")
    start = of if of != end else lattice.clitic(end, "\u0628")
    base = month_like(lattice, start) if start is not None else None
    if base is None:
        return None
    return base[0].with_(weekday=atom.entry.number, nth=rank.value), base[1]


def day_word(
    lattice: Lattice, position: int, *, named: bool = False
) -> tuple[Moment, int, str] | None:
    """``اليوم``, ``أمس``, ``بعد غد``, ``الليلة الماضية``, with the rule's row.

    Args:
        lattice: The text.
        position: Where to read.
        named: Whether words count that name tomorrow only beside a part of the day (الغد).
    """
    noun = lattice.atom(position, "day_noun")
    atom = lattice.atom(position, "relative_day")
    if atom is None and (noun or named):
        start = noun.end if noun else position
        atom = lattice.atom(start, "relative_day", "relative_named_day")
    if atom is None or not _is_today(lattice, atom):
        return None
    unit = atom.entry.code or "D"
    shift = Shift(atom.entry.number, unit, unit != "D")  # the same day of another year
    return Moment(shifts=(shift,), daypart=atom.entry.form or None), atom.end, atom.entry.where


def _is_today(lattice: Lattice, atom: Atom) -> bool:
    """Whether اليوم is today: not the first day, nor the day when something was."""
    if atom.entry.number or atom.entry.form or len(atom.entry.words) > 1:
        return True
    if lattice.kinds_before(atom.start) & {"today_before", "between"}:
        return False
    return lattice.atom(atom.end, "today_after") is None


def numbered_day(lattice: Lattice, position: int) -> Step:
    """``يوم 21``, ``بتاريخ 21/09``: a day that only its number names."""
    noun = lattice.atom(position, "day_noun")
    if noun is not None:
        return numeric_day(lattice, noun.end) or lone_day(lattice, noun.end)
    before = lattice.kinds_before(position)
    dated = numeric_day(lattice, position) if before & {"date_noun", "match"} else None
    return dated or _ordinal_day(lattice, position, before)


def _ordinal_day(lattice: Lattice, position: int, before: frozenset[str]) -> Step:
    """``في الثاني والعشرين``: from eleven on and at the end of a clause, a day of a month."""
    rank = ordinal(lattice, position)
    elided = lattice.text.startswith(LAM + LAM, lattice.skip(position))
    if rank is None or not (elided or before & {"in", "for"}):
        return None
    word = not lattice.text[rank.end - 1].isdigit()
    if not word or not _FIRST_LONE <= rank.value <= _DAYS or not lattice.closes(rank.end):
        return None
    return Moment(day=rank.value), rank.end


def lone_day(lattice: Lattice, position: int) -> Step:
    """The number of a day at the end of a clause: ``الأحد 24``."""
    day = day_number(lattice, position)
    if day is None or not (day.digits or day.word) or not lattice.closes(day.end):
        return None
    if lattice.text[lattice.skip(day.end) :][:1] in tuple("-%/:٪\u066a"):
        return None
    return Moment(day=day.value), day.end
