"""Moments put together: part of the day, day, clock, in any order that Arabic knows."""

import re
from collections.abc import Callable
from typing import NamedTuple

from annotator.text.dates.calendar import calendar_date, night_of
from annotator.text.dates.clock import DIAL, clock, settle, zoned
from annotator.text.dates.entries import BA, LAM
from annotator.text.dates.feasts import feast
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Clock, Moment
from annotator.text.dates.months import Step
from annotator.text.dates.numeric import numeric_day
from annotator.text.dates.offsets import offset
from annotator.text.dates.periods import fraction, part, period, season, week, weekend
from annotator.text.dates.readers import (
    CLOCK,
    DAY,
    LENGTH,
    MONTH,
    ORDINAL,
    PERIOD,
    Readers,
    remembered,
)  # fmt: skip
from annotator.text.dates.weekdays import (
    day_word,
    lone_day,
    numbered_day,
    weekday,
    weekday_of_month,
)
from annotator.text.dates.years import bare_year, century, decade, year_phrase

_COMMA = re.compile(r"\s?[,،]?")
_OPEN = re.compile(r"\s?\(")
_NIGHT_LINK = re.compile(r"\s?[-–/]\s?")
_WEEK = 7
_DASH = re.compile(r"\s?[-–]\s?")


class Piece(NamedTuple):
    """A part of a moment.

    Attributes:
        kind: ``daypart day weekday date month clock period feast``.
        moment: What it says.
        start, end: Offsets into the folded text.
        rule: Part of the grammar, or row of a lexicon, that read it.
    """

    kind: str
    moment: Moment
    start: int
    end: int
    rule: str


class _Reader(NamedTuple):
    """Reads pieces of one kind by a rule."""

    kind: str
    read: Callable[[Lattice, int], Step]
    rule: str


_READERS = Readers(
    (_Reader("clock", clock, "dates.clock"), CLOCK),
    (
        _Reader("date", weekday_of_month, "dates.weekday_of_month"),
        f"day_noun weekday {ORDINAL}",
    ),
    (_Reader("weekday", weekday, "dates.weekday"), "this day_noun weekday"),
    (_Reader("date", calendar_date, "dates.calendar"), f"{DAY} {MONTH} this"),
    (_Reader("date", numbered_day, "dates.numeric"), f"day_noun number {ORDINAL}"),
    (_Reader("feast", feast, "dates.feast"), f"holiday {ORDINAL}"),
    (_Reader("month", part, "dates.part"), "part"),
    (_Reader("month", weekend, "dates.weekend"), "weekend"),
    (_Reader("month", week, "dates.week"), "the_unit"),
    (_Reader("month", fraction, "dates.fraction"), "the_fraction"),
    (_Reader("month", season, "dates.season"), "this season the_season"),
    (_Reader("month", decade, "dates.decade"), "decade the_decade the_unit"),
    (_Reader("month", century, "dates.century"), "the_century"),
    (_Reader("month", year_phrase, "dates.year"), "year_noun the_year_noun"),
    (_Reader("month", bare_year, "dates.year"), "number lone_number"),
    (_Reader("period", period, "dates.period"), PERIOD),
    (_Reader("day", offset, "dates.offset"), f"since before after {LENGTH}"),
)

_DAY_WORDS = frozenset(("day_noun", "relative_day", "relative_named_day"))
_LINKS = ("of", "in", "at", "match")

_JOINTS: dict[tuple[str, str], str] = {
    ("daypart", "day"): " of",
    ("daypart", "weekday"): " of",
    ("daypart", "date"): " of",
    ("daypart", "feast"): " of",
    ("daypart", "clock"): " in at",
    ("day", "weekday"): " comma open",
    ("day", "date"): " comma match open",
    ("day", "daypart"): " in comma",
    ("day", "clock"): " in at comma",
    ("weekday", "date"): " comma match in open",
    ("weekday", "daypart"): " in comma",
    ("weekday", "clock"): " in at comma",
    ("weekday", "period"): " of in",
    ("weekday", "day"): " comma",
    ("date", "daypart"): " in comma",
    ("date", "clock"): " in at comma dash",
    ("clock", "daypart"): " of in comma",
    ("clock", "day"): " of in comma",
    ("clock", "weekday"): " of in comma",
    ("clock", "date"): " of in comma",
    ("clock", "feast"): " of in",
    ("period", "weekday"): " comma",
    ("period", "date"): "",
    ("feast", "clock"): " in at",
    ("feast", "daypart"): " in",
}
"""What may stand between two parts: a blank, من, في, a comma, about, the word corresponding."""


def _following() -> dict[tuple[str, str], frozenset[str]]:
    """Kind of a part and what stands after it, to the kinds of parts that may follow."""
    kinds: dict[tuple[str, str], frozenset[str]] = {}
    for (first, second), joints in _JOINTS.items():
        for joint in joints.split(" "):
            kinds[first, joint] = kinds.get((first, joint), frozenset()) | {second}
    return kinds


_FOLLOWING = _following()


@remembered
def point(lattice: Lattice, position: int) -> tuple[Moment, int, str] | None:
    """Read the longest moment.

    Returns:
        The moment, the position after it, and the rule that read its most telling part.
    """
    best: tuple[Moment, int, str] | None = None
    for first in pieces(lattice, position):
        moment, end, rule = _chain(lattice, first)
        if complete(moment, first) and (best is None or end > best[1]):
            best = moment, end, rule
    return best


def complete(moment: Moment, first: Piece) -> bool:
    """Whether a moment says a time by itself: a part of the day alone does not."""
    return first.kind != "daypart" or moment.with_(daypart=None) != Moment()


def _chain(lattice: Lattice, first: Piece) -> tuple[Moment, int, str]:
    moment, end, rule, last = first.moment, first.end, first.rule, first
    while step := _next(lattice, last, end, moment):
        piece, merged, end = step
        if _rank(piece.kind) > _rank(last.kind) or last.kind == "daypart":
            rule = piece.rule
        moment, last = merged, piece
    moment, end = zoned(lattice, moment, _night_end(lattice, moment, end))
    return moment, end, rule


def _night_end(lattice: Lattice, moment: Moment, end: int) -> int:
    """``ليلة الخميس-الجمعة``, ``ليل السبت الأحد``: the night belongs to its first day."""
    if moment.daypart != "NI" or moment.weekday is None or moment.clock or moment.day:
        return end
    sign = lattice.match(end, _NIGHT_LINK)
    start = sign.end() if sign else lattice.after(end, "to")
    second = weekday(lattice, start)
    following = moment.weekday % _WEEK + 1
    return second[1] if second and second[0].weekday == following else end


def _rank(kind: str) -> int:
    return ("daypart", "clock", "period", "weekday", "day", "month", "feast", "date").index(
        kind
    )


OPENINGS = _READERS.openings | _DAY_WORDS | {"daypart", "midnight"}
"""Kinds of words that a moment begins with."""


def _next(
    lattice: Lattice, last: Piece, end: int, moment: Moment
) -> tuple[Piece, Moment, int] | None:
    if lattice.inert(end):
        return None
    found: list[tuple[Piece, Moment, int]] = []
    for start, joint in _joints(lattice, end):
        kinds = _FOLLOWING.get((last.kind, joint), frozenset())
        for piece in pieces(lattice, start, last.kind) if kinds else ():
            if piece.kind not in kinds:
                continue
            merged = merge(moment, piece.moment)
            stop = piece.end
            if joint == "open":
                closing = lattice.skip(stop)
                if lattice.text[closing : closing + 1] != ")":
                    continue
                stop = closing + 1
            if merged is not None:
                found.append((piece, merged, stop))
    return max(found, key=lambda item: item[2], default=None)


def _joints(lattice: Lattice, end: int) -> list[tuple[int, str]]:
    """Positions where the next part may begin, with what stands before it."""
    joints = [(end, "")]
    for kind in _LINKS if lattice.atom(end, *_LINKS) else ():
        atom = lattice.atom(end, kind)
        if atom:
            stop = atom.end
            if kind == "match":
                stop = lattice.clitic(stop, LAM) or stop
            joints.append((stop, kind))
    inside = lattice.clitic(end, BA)
    if inside is not None:
        joints.append((inside, "in"))
    start = lattice.skip(end)
    if lattice.text[start : start + 1].isalnum():
        return joints
    for pattern, kind in ((_COMMA, "comma"), (_DASH, "dash"), (_OPEN, "open")):
        match = pattern.match(lattice.text, start)
        if match and match.end() > start:
            joints.append((match.end(), kind))
    return joints


_SINGLE = (
    "year", "gregorian_year", "decade", "century", "month", "day", "weekday", "nth", "period",
    "part", "daypart", "turn", "movable", "clock",
)  # fmt: skip


def merge(left: Moment, right: Moment) -> Moment | None:
    """Join two parts of one moment; None where both say the same thing differently."""
    if left.shifts and right.shifts:
        return None
    changes: dict[str, object] = {}
    for name in _SINGLE:
        a, b = getattr(left, name), getattr(right, name)
        if a is not None and b is not None and a != b:
            return None
        changes[name] = a if b is None else b
    if (right.month or right.year or right.decade) is not None:
        changes["calendar"] = right.calendar
    clock_time, daypart = changes["clock"], changes["daypart"]
    if isinstance(clock_time, Clock) and isinstance(daypart, str):
        changes["clock"] = settle(clock_time, DIAL[daypart])
    return left.with_(
        **changes,
        shifts=left.shifts or right.shifts,
        week=left.week or right.week,
        approximate=left.approximate or right.approximate,
        flags=tuple(dict.fromkeys((*left.flags, *right.flags))),
    )


@remembered
def pieces(lattice: Lattice, position: int, after: str = "") -> list[Piece]:
    """All parts of moments that can be read at a position.

    Args:
        lattice: The text.
        position: Where to read.
        after: Kind of the part before it; some parts count only after others.
    """
    start = lattice.skip(position)
    opening = lattice.opening(start)
    if not opening:
        return []
    day = None
    if not opening.isdisjoint(_DAY_WORDS):
        day = day_word(lattice, start, named=after == "daypart")
    found = [Piece("day", day[0], start, day[1], day[2])] if day else []
    found += [
        Piece(reader.kind, step[0], start, step[1], reader.rule)
        for reader in _READERS.at(opening)
        if (step := reader.read(lattice, start)) is not None
    ]
    found += _dayparts(lattice, start, after)
    if after == "daypart":
        step = night_of(lattice, start)
        found += [Piece("date", step[0], start, step[1], "dates.calendar")] if step else []
    if after == "weekday":
        step = numeric_day(lattice, start) or lone_day(lattice, start)
        found += [Piece("date", step[0], start, step[1], "dates.numeric")] if step else []
    return found


def _dayparts(lattice: Lattice, start: int, after: str) -> list[Piece]:
    """``صباح`` before a day; ``صباحا``, ``الصباح`` after one."""
    kinds: tuple[str, ...] = ("daypart", "midnight")
    if after:
        kinds = ("daypart_adverb", "the_daypart")
    if after == "clock":
        kinds = (*kinds, "daypart", "midnight")
    atom = lattice.atom(start, *kinds)
    if atom is None or atom.end - atom.start == 1:
        return []
    code = "NI" if atom.entry.kind == "midnight" else atom.entry.code
    return [Piece("daypart", Moment(daypart=code), start, atom.end, atom.entry.where)]
