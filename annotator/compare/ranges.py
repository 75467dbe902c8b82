"""What a number with its bounds allows, and how two such ranges stand to each other."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Relation = Literal["agree", "overlap", "contradict"]

APPROXIMATE = 0.1
"""Share by which an approximate number («نحو 300», about 300) may be off on either side."""


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """Numbers that a statement allows, both ends inclusive.

    Attributes:
        low, high: The ends; ``high`` is infinite for «at least».
        denied: The statement is that the number is not in the range.
    """

    low: float
    high: float
    denied: bool = False


def range_of(quantity: Mapping[str, Any], denied: bool = False) -> Range:
    """The range of a row of the table ``quantities``.

    «more than 80» is taken as 80 and more: where one report says «80», another rounds. A
    number that is only hinted at («عدد من», some) allows every number.

    >>> range_of({"value": 300.0, "approximate": True})
    Range(low=270.0, high=330.0, denied=False)
    >>> range_of({"value": 20.0, "low": 20.0, "bound": "at_least"}).high
    inf
    """
    value = quantity.get("value")
    low, high = _ends(quantity, value)
    if quantity.get("approximate") and value is not None:
        low, high = low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    return Range(min(low, high), max(low, high), denied)


def _ends(quantity: Mapping[str, Any], value: float | None) -> tuple[float, float]:
    """The ends before approximation: of a bound, of a range, or the value twice."""
    low, high = quantity.get("low"), quantity.get("high")
    bound = quantity.get("bound") or "none"
    if bound in ("at_least", "more_than"):
        first = low if low is not None else value
        return (0.0 if first is None else first), math.inf
    if bound in ("at_most", "less_than"):
        last = high if high is not None else value
        return 0.0, (math.inf if last is None else last)
    if bound == "none" and value is not None:
        return value, value
    first = low if low is not None else value
    return (0.0 if first is None else first), (math.inf if high is None else high)


def relation(one: Range, other: Range) -> Relation:
    """How two statements about one number stand to each other.

    The same range: agree. Some number satisfies both: overlap. None does: contradict. A
    denial contradicts what overlaps the denied range.

    >>> relation(Range(5, 5), Range(3, 9)), relation(Range(5, 5), Range(5, 5, denied=True))
    ('overlap', 'contradict')
    """
    if one == other:
        return "agree"
    meet = one.low <= other.high and other.low <= one.high
    if one.denied and other.denied:
        return "overlap"
    if one.denied or other.denied:
        return "contradict" if meet else "overlap"
    return "overlap" if meet else "contradict"
