"""What the grammar of dates builds: moments, spans of time, and the mentions made of them."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Self

Kind = Literal["date", "range", "time", "duration", "set"]
Calendar = Literal["gregorian", "hijri"]
YearSource = Literal["explicit", "inferred", "document"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, range, clock time, duration or recurrence found in a text.

    Attributes:
        start, end: Code points into the text, half-open.
        kind: Class of the mention.
        value: EDTF or TIMEX-like value, such as ``2024-01-10``, ``XXXX-01-06TNI``,
            ``H1445-09``, ``DCT-1D``, ``2011/2014``, ``T10:30``, ``P2W``.
        calendar: Calendar that the value is written in, None for clock times, durations
            and what depends on the day of publication only.
        anchor: What the value hangs on: ``DCT`` (the day of publication) with ``<`` or
            ``>`` where it lies before or after it, ``event``, an IANA time zone, the
            Gregorian date of a Hijri one, or how often (``2X``).
        year_source: Where the year comes from.
        flag: Codes joined by ``;``: date_conflict, impossible_date, hijri_conversion,
            ambiguous.
        rule: Part of the grammar or row of a lexicon that made it.
    """

    start: int
    end: int
    kind: Kind
    value: str
    calendar: Calendar | None = None
    anchor: str | None = None
    year_source: YearSource | None = None
    flag: str | None = None
    rule: str = ""


class Clock(NamedTuple):
    """A time of the day as it is written; ``half`` is the part of the day beside it.

    Attributes:
        hour: 0 to 24; 1 to 12 until a part of the day says which half is meant.
        minute, second: None where the text does not say.
        zone: IANA name, ``local`` or None.
        fixed: Whether the hour is on the dial of 24 hours already.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    fixed: bool = False


class Shift(NamedTuple):
    """A distance from the day of publication.

    Attributes:
        number: Units, negative before it.
        unit: ``S M H D W MO Y DE C`` (second to century).
        exact: A distance counted from the day (قبل شهر) rather than a whole unit of the
            calendar (الشهر الماضي).
    """

    number: float
    unit: str
    exact: bool = False


class Moment(NamedTuple):
    """A point or stretch of the calendar, as far as the text determines it.

    Attributes:
        calendar: ``gregorian`` or ``hijri``.
        year: Year of that calendar, astronomical (44 BC is -43).
        gregorian_year: Gregorian year of a Hijri month or feast (رمضان 2001).
        decade, century: The first three or two digits of the year.
        month, day: Numbers of the calendar; day -1 is the last of the month.
        weekday: ISO number.
        nth: Which weekday or week inside the month or year; -1 is the last.
        week: Whether ``nth`` or ``year`` speaks of weeks.
        period: ``SP SU FA WI``, ``Q1`` to ``Q4``, ``H1``, ``H2``, ``WE`` (weekend).
        part: ``START``, ``MID``, ``END``.
        daypart: ``DA MO NO AF EV NI DU``.
        shifts: Distances from the day of publication, to be added up.
        turn: Which one of the months, weekdays, seasons of this name: last -1, this 0,
            next 1.
        movable: Name of a feast without a fixed day, and the days after it.
        named: A day that names an event: its year is never taken from the document.
    """

    calendar: Calendar = "gregorian"
    year: int | None = None
    gregorian_year: int | None = None
    decade: int | None = None
    century: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    week: bool = False
    period: str | None = None
    part: str | None = None
    daypart: str | None = None
    clock: Clock | None = None
    shifts: tuple[Shift, ...] = ()
    turn: int | None = None
    movable: tuple[str, int] | None = None
    present: bool = False
    approximate: bool = False
    named: bool = False
    flags: tuple[str, ...] = ()

    def with_(self, **changes: Any) -> Self:
        """A copy with other values in some fields."""
        return self._replace(**changes)

    def flagged(self, flag: str) -> Self:
        """A copy with one flag more."""
        if flag in self.flags:
            return self
        return self._replace(flags=(*self.flags, flag))

    @property
    def has_day(self) -> bool:
        """Whether the moment is a day, or inside one."""
        daily = any(shift.unit in "SMHD" or shift.exact for shift in self.shifts)
        return self.day is not None or self.weekday is not None or daily


class Span(NamedTuple):
    """A stretch of time between two moments, both inside."""

    first: Moment
    last: Moment


class Length(NamedTuple):
    """A duration.

    Attributes:
        parts: Unit to number, in the order of the text.
        low: Lower end where a range of durations is meant; ``parts`` is the upper one.
        approximate: Whether the text says about, more than …
    """

    parts: tuple[tuple[str, float], ...]
    low: tuple[tuple[str, float], ...] = ()
    approximate: bool = False


class Recurrence(NamedTuple):
    """What happens again and again: every so often, or on every day of a kind."""

    every: Length | None = None
    on: Moment | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the folded text and what it means; offsets are those of the folded text."""

    start: int
    end: int
    meaning: Moment | Span | Length | Recurrence
    rule: str
    notes: dict[str, str] = field(default_factory=dict)
