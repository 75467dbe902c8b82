"""Readers of the grammar, chosen by the kinds of words that what they read begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from annotator.text.dates.lattice import Lattice

R = TypeVar("R")
P = ParamSpec("P")

NUMBER = "number the_number"
ORDINAL = "ordinal the_ordinal the_number"
"""Openings of :func:`annotator.text.dates.ordinals.ordinal`."""
DAY = f"first_day last_day day_noun the_day_noun the_unit {ORDINAL} number"
"""Openings of :func:`annotator.text.dates.calendar.day_number`."""
MONTH = "month month_noun the_month_noun"
"""Openings of :func:`annotator.text.dates.months.month`."""
PERIOD = "this the_unit"
"""Openings of :func:`annotator.text.dates.periods.period`."""
CLOCK = f"clock daypart_adverb midnight {ORDINAL} number"
"""Openings of :func:`annotator.text.dates.clock.clock`."""
LENGTH = f"{NUMBER} unit half quarter third few"
"""Openings of :func:`annotator.text.dates.durations.length`."""


class Readers(Generic[R]):
    """Readers in order, each with its openings.

    Args:
        readers: A reader and the kinds (:meth:`Lattice.opening`), separated by blanks,
            with one of which all begins that it reads.

    Attributes:
        openings: The kinds with which any of them begins.

    >>> Readers(("weekdays", "weekday day_noun"), ("feasts", "holiday")).at(
    ...     frozenset(("weekday", "unit"))
    ... )
    ('weekdays',)
    """

    def __init__(self, *readers: tuple[R, str]):
        self._readers = [(reader, frozenset(kinds.split())) for reader, kinds in readers]
        self._chosen: dict[frozenset[str], tuple[R, ...]] = {}
        self.openings = frozenset[str]().union(*(kinds for _, kinds in self._readers))

    def at(self, opening: frozenset[str]) -> tuple[R, ...]:
        """The readers that may read something at a position with an opening."""
        chosen = self._chosen.get(opening)
        if chosen is None:  # as many as the lexicon has combinations of kinds
            chosen = self._chosen[opening] = tuple(
                reader for reader, kinds in self._readers if not kinds.isdisjoint(opening)
            )
        return chosen


def remembered(
    read: Callable[Concatenate[Lattice, int, P], R],
) -> Callable[Concatenate[Lattice, int, P], R]:
    """Let a reader read each position of a lattice once."""

    @wraps(read)
    def reader(lattice: Lattice, position: int, /, *args: P.args, **options: P.kwargs) -> R:
        memo: dict[Any, R] = lattice.memo
        key = (read, position, *args, *options.items()) if args or options else (read, position)
        try:
            return memo[key]
        except KeyError:
            value = memo[key] = read(lattice, position, *args, **options)
            return value

    return reader
