"""Dates in a text: the grammar run over every position, longest reading first."""

from collections.abc import Iterator
from datetime import date

from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from annotator.text.dates import points, ranges, sets
from annotator.text.dates.calendar import listed_day
from annotator.text.dates.coincide import coincide
from annotator.text.dates.durations import between_lengths, length
from annotator.text.dates.lattice import Atom, Hints, Lattice
from annotator.text.dates.lexicon import DateLexicon, default_lexicon
from annotator.text.dates.mentions import mention_of
from annotator.text.dates.model import DateMention, Found, Moment
from annotator.text.dates.offsets import from_event
from annotator.text.dates.pairs import pair
from annotator.text.dates.points import point
from annotator.text.dates.ranges import span
from annotator.text.dates.readers import DAY, LENGTH, Readers
from annotator.text.dates.sets import recurrence

_CUES = frozenset(("lasting", "within", "before", "after", "since"))
_EVENT = frozenset(("before", "after"))
_FIRST_YEAR, _LAST_YEAR = 1600, 9000
_QUOTES = frozenset(OPENING_QUOTES + CLOSING_QUOTES + STRAIGHT_QUOTES)
_NOT_NOW = frozenset(("to", "of", "from", "since", "after"))


def find_dates(
    text: str,
    lexicon: DateLexicon | None = None,
    document_date: date | None = None,
    hints: Hints | None = None,
) -> list[DateMention]:
    """Find all dates, ranges, clock times, durations and recurrences of a text.

    Args:
        text: Any string.
        lexicon: The words of dates; None for those that come with the package.
        document_date: Day of publication, on which relative dates and missing years are
            resolved; without it, or with one outside 1600 to 9000, they stay symbolic.
        hints: What the morphology knows of the words.

    Returns:
        Mentions in order, none overlapping another.

    >>> [m.value for m in find_dates("ليلة 6 يناير")]  # the night of 6 January
    ['XXXX-01-06TNI']
    """
    lattice = Lattice(text, lexicon or default_lexicon(), hints)
    known = document_date is not None and _FIRST_YEAR <= document_date.year <= _LAST_YEAR
    today = document_date if known else None
    found = coincide(lattice, pair(lattice, list(_scan(lattice))), today)
    return [mention_of(lattice, item, today) for item in found]


def _scan(lattice: Lattice) -> Iterator[Found]:
    reached = 0
    for start in lattice.starts(_OPENINGS):
        if start < reached:
            continue
        named = not _NAMES.isdisjoint(lattice.opening(start))
        name = _name(lattice, start) if named else None
        item = _read(lattice, start)
        if name is not None and (item is None or item.end <= name.end):
            reached = name.end
        elif item is not None:
            reached = item.end
            if not _is_name(lattice, item):
                yield item


def _name(lattice: Lattice, start: int) -> Atom | None:
    """A name that looks like a date (أيلول الأسود), or that of a newspaper or channel."""
    return lattice.atom(start, "name") or _media_name(lattice, start)


def _media_name(lattice: Lattice, start: int) -> Atom | None:
    """The name of a newspaper or channel (قناة «روسيا اليوم»)."""
    atom = lattice.atom(start, "media_name")
    if atom is None or lattice.atom(atom.end, "weekday"):
        return None
    left, right = lattice.rskip(start), lattice.skip(atom.end)
    before, after = lattice.text[left - 1 : left], lattice.text[right : right + 1]
    quoted = before in _QUOTES and after in _QUOTES and before + after != ""
    signed = before == ":" and after in ("", "\n", ".", ")")
    named = "media_head" in lattice.kinds_before(start)
    return atom if quoted or signed or named else None


def _read(lattice: Lattice, start: int) -> Found | None:
    """The longest reading at a position."""
    best: Found | None = None
    for read in _READERS.at(lattice.opening(start)):
        item = read(lattice, start)
        if item is not None and (best is None or item.end > best.end):
            best = item
    return best


def _moment(lattice: Lattice, start: int) -> Found | None:
    moment = point(lattice, start)
    return Found(start, moment[1], moment[0], moment[2]) if moment else None


def _range(lattice: Lattice, start: int) -> Found | None:
    range_ = span(lattice, start)
    return Found(start, range_[1], range_[0], "dates.range") if range_ else None


def _set(lattice: Lattice, start: int) -> Found | None:
    again = recurrence(lattice, start)
    return Found(start, again[1], again[0], "dates.set") if again else None


def _listed(lattice: Lattice, start: int) -> Found | None:
    day = listed_day(lattice, start)
    return Found(start, day[1], day[0], "dates.calendar") if day else None


def _now(lattice: Lattice, start: int) -> Found | None:
    """Now: not حتى الآن, nor the name that is written آلان."""
    now = lattice.atom(start, "relative_now")
    if now is None or lattice.kinds_before(start) & _NOT_NOW:
        return None
    written = lattice.source[lattice.offsets[now.start]]
    if now.entry.spelling and written != now.entry.spelling:
        return None
    return Found(start, now.end, Moment(present=True), now.entry.where)


def _between(lattice: Lattice, start: int) -> Found | None:
    both = between_lengths(lattice, start)
    return Found(start, both[1], both[0], "dates.duration") if both else None


def _amount(lattice: Lattice, start: int) -> Found | None:
    before = lattice.kinds_before(start)
    amount = length(lattice, start, cued=bool(before & _CUES))
    if amount is None or not _is_amount(lattice, start, amount[1], before):
        return None
    notes = {"anchor": "event"} if before & _EVENT else {}
    return Found(start, amount[1], amount[0], "dates.duration", notes)


_READERS = Readers(
    (_moment, " ".join(sorted(points.OPENINGS))),
    (_range, " ".join(sorted(ranges.OPENINGS))),
    (_set, " ".join(sorted(sets.OPENINGS))),
    (_listed, DAY),
    (_now, "relative_now"),
    (_between, "between from"),
    (_amount, LENGTH),
)
_NAMES = frozenset(("name", "media_name"))
_OPENINGS = _READERS.openings | _NAMES


def _is_amount(lattice: Lattice, start: int, end: int, before: frozenset[str]) -> bool:
    """Whether a unit alone is a duration: ``بعد شهر من الهجوم``, no ``بعد يوم طويل``."""
    if length(lattice, start) is not None or not before & _EVENT:
        return True
    lead = lattice.rskip(start) - len(lattice.left(start))
    return from_event(lattice, end) and "unit" not in lattice.kinds_before(lead)


def _is_name(lattice: Lattice, item: Found) -> bool:
    """Whether a day and month are the name of a place or body (جسر 6 أكتوبر)."""
    moment = item.meaning
    if not isinstance(moment, Moment) or moment.day is None or moment.year is not None:
        return False
    return "place_head" in lattice.kinds_before(item.start)
