"""The day of which a claim speaks: a date in it, else the date of its document."""

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from annotator.compare.model import Basis

Row = Mapping[str, Any]
Period = tuple[date, date]
"""First and last day."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(?!\d)\w+)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(?:START|MID|END))?")
_YEAR = re.compile(r"(\d{4})(?:-(?:START|MID|END))?")
_KINDS = ("date", "range", "time")


def period_of(value: str | None) -> Period | None:
    """First and last day of an EDTF value as the table ``dates`` has it.

    None for what names no day of the calendar: relative dates that were not resolved
    (``DCT-1D``), missing years (``XXXX-05``), durations, recurrences.

    >>> [str(day) for day in period_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    first, slash, last = (value or "").partition("/")
    try:
        start = _simple(first)
        end = _simple(last) if slash else start
    except ValueError:  # no such day
        return None
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _simple(value: str) -> Period | None:
    if found := _DAY.match(value):
        day = date(*map(int, found.groups()))
        return day, day
    if found := _WEEK.fullmatch(value):
        year, week = map(int, found.groups())
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if found := _QUARTER.fullmatch(value):
        year, quarter = map(int, found.groups())
        return date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)
    if found := _MONTH.fullmatch(value):
        year, month = map(int, found.groups())
        return date(year, month, 1), _month_end(year, month)
    if found := _YEAR.fullmatch(value):
        return date(int(value[:4]), 1, 1), date(int(value[:4]), 12, 31)
    return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def day_of(
    claim: Row, quantity: Row, dates: Mapping[str, Row], document_date: str | None
) -> tuple[date | None, Basis]:
    """The day of a number in a claim, and where it is taken from.

    Dates inside the content come before dates beside it; among them the same sentence
    as the number, then the nearest. Of a longer period it is the document's day where
    that lies inside, else the last day. Without a date it is the document's day.
    """
    written = period_of(document_date)
    today = written[1] if written else None
    sides: tuple[tuple[Literal["content", "frame"], str], ...] = (
        ("content", "date_ids"),
        ("frame", "frame_date_ids"),
    )
    for basis, column in sides:
        near = _nearest(claim.get(column) or (), dates, quantity)
        if near:
            inside = today is not None and near[0] <= today <= near[1]
            return (today if inside else near[1]), basis
    return today, "document" if today else "none"


def _nearest(ids: Iterable[str], dates: Mapping[str, Row], quantity: Row) -> Period | None:
    """The period of the date nearest to a quantity, of those that name days."""
    found = []
    for key in ids:
        row = dates.get(key)
        if row is None or row.get("kind") not in _KINDS:
            continue
        period = period_of(row.get("anchor") or row.get("value"))
        if period:
            other = row.get("sent_id") != quantity.get("sent_id")
            gap = max(row["start"] - quantity["end"], quantity["start"] - row["end"], 0)
            found.append((other, gap, row["start"], period))
    return min(found)[-1] if found else None
