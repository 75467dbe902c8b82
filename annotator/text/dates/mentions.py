"""What was found as mentions: kind, value, calendar, anchor, flags."""

from dataclasses import dataclass
from datetime import date

from annotator.text.dates import hijri
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import (
    DateMention,
    Found,
    Kind,
    Length,
    Moment,
    Recurrence,
    Span,
    YearSource,
)
from annotator.text.dates.render import length_value, moment_value, recurrence_value
from annotator.text.dates.resolve import Resolved, resolve, resolve_span


@dataclass(frozen=True, slots=True)
class _Value:
    kind: Kind
    value: str
    calendar: str | None = None
    anchor: str | None = None
    year_source: YearSource | None = None
    flags: tuple[str, ...] = ()


def mention_of(lattice: Lattice, item: Found, today: date | None) -> DateMention:
    """Make the mention of what was found.

    Args:
        lattice: The text.
        item: Its place in the folded text and its meaning.
        today: The day of publication, where it is known.
    """
    start, end = lattice.raw(item.start, item.end)
    made = _value(lattice, item, today, _tense(lattice, item.start) if today else 0)
    return DateMention(
        start=start,
        end=end,
        kind=made.kind,
        value=made.value,
        calendar=made.calendar,  # type: ignore[arg-type]
        anchor=item.notes.get("anchor") or made.anchor,
        year_source=item.notes.get("year_source") or made.year_source,  # type: ignore[arg-type]
        flag=";".join(made.flags) or None,
        rule=item.rule,
    )


def _tense(lattice: Lattice, start: int) -> int:
    return -1 if "since" in lattice.kinds_before(start) else lattice.tense(start)


def _value(lattice: Lattice, item: Found, today: date | None, tense: int) -> _Value:
    meaning = item.meaning
    if isinstance(meaning, Length):
        return _Value("duration", length_value(meaning))
    if isinstance(meaning, Recurrence):
        times = f"{meaning.times}X" if meaning.times else None
        return _Value("set", recurrence_value(meaning), anchor=times)
    if isinstance(meaning, Span):
        return _range(meaning, today, tense)
    if meaning.day is not None and "event_head" in lattice.kinds_before(item.start):
        meaning = meaning.with_(named=True)
    return _single(resolve(meaning, today, tense))


def _single(resolved: Resolved) -> _Value:
    moment = resolved.moment
    kind: Kind = "time" if moment.clock or moment.daypart or _hourly(moment) else "date"
    anchor, flags = _anchor(moment)
    return _Value(
        kind,
        moment_value(moment),
        _calendar(moment),
        anchor,
        resolved.year_source,
        (*moment.flags, *flags),
    )


def _range(meaning: Span, today: date | None, tense: int) -> _Value:
    first, last = resolve_span(meaning, today, tense)
    anchor = _anchor(first.moment)[0] or _anchor(last.moment)[0]
    flags = dict.fromkeys((*first.moment.flags, *last.moment.flags))
    return _Value(
        "range",
        f"{moment_value(first.moment)}/{moment_value(last.moment)}",
        _calendar(first.moment) or _calendar(last.moment),
        anchor,
        last.year_source or first.year_source,
        tuple(flags),
    )


def _hourly(moment: Moment) -> bool:
    return any(shift.unit in ("S", "M", "H") for shift in moment.shifts)


def _calendar(moment: Moment) -> str | None:
    """Calendar of a value, None where it says nothing of the calendar."""
    bare = Moment(
        calendar=moment.calendar, clock=moment.clock, daypart=moment.daypart,
        shifts=moment.shifts, present=moment.present, approximate=moment.approximate,
        weekday=moment.weekday, turn=moment.turn, flags=moment.flags, named=moment.named,
    )  # fmt: skip
    return None if moment == bare else moment.calendar


def _anchor(moment: Moment) -> tuple[str | None, tuple[str, ...]]:
    """What a value hangs on, and the flag of a converted Hijri day."""
    if moment.clock and moment.clock.zone:
        return moment.clock.zone, ()
    if moment.shifts:
        return "DCT", ()
    if moment.calendar == "hijri" and moment.year and moment.month:
        return _gregorian(moment)
    if moment.turn and moment.year is None:
        return ("<DCT" if moment.turn < 0 else ">DCT"), ()
    return None, ()


def _gregorian(moment: Moment) -> tuple[str | None, tuple[str, ...]]:
    assert moment.year is not None
    assert moment.month is not None
    if moment.day and moment.day > 0:
        day = hijri.to_gregorian(moment.year, moment.month, moment.day)
        return (day.isoformat(), ("hijri_conversion",)) if day else (None, ())
    bounds = hijri.month_bounds(moment.year, moment.month)
    return (f"{bounds[0]}/{bounds[1]}", ("hijri_conversion",)) if bounds else (None, ())
