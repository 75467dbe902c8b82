"""The fields of matched rows: which are compared, and when two values are the same.

Strings are the same when they are the same folded, in either case of Latin letters;
numbers when they agree in nine digits; coordinates within a quarter of a degree; lists
when they have the same items in any order. Ids of other rows are compared through the
alignment of those rows.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.evaluation.model import PARTS, Row
from annotator.output.tables_csv import cell
from annotator.schema import allowed_values, row_fields
from annotator.text.fold import fold

# where a row stands and how it came about is no annotation
_UNSCORED = {"id", "sent_id", "start", "end", "text", "rule", "confidence", "ambiguity"} | {
    f"{part}_{end}" for part in PARTS for end in ("start", "end", "text")
}
_REFERENCES = {"alias_of", "part_of", "source_resolved"}
_NO_REFERENCES = {"gazetteer_id", "sent_id"}

# classes that the schema gives no list of values for
_FURTHER_CLASSES = {
    "places": ("country", "precision"),
    "forces": ("subcategory", "country", "echelon", "plover_sector", "acled_inter"),
    "claims": ("cue_class", "direct", "caption"),
}

LOOKED_UP = {"gazetteer_id", "admin1", "lat", "lon"}
"""Fields that people fill in for some documents only: they are compared in documents
whose gold has a value of them."""

_DEGREES = {"lat", "lon"}
NEAR = 0.25
"""Degrees that coordinates of the same place may differ by."""

Items = frozenset[Hashable]
"""The values that a field gives: none, one, or the items of a list."""


Compared = tuple[bool, int, int, int]
"""Whether a field of a pair is right; numbers of values that gold gives, that the
prediction gives, and that both give."""


@dataclass(frozen=True, slots=True)
class References:
    """What ids stand for.

    Attributes:
        names: Predicted id to the gold id of the same thing; None where neither counts.
        neutral: Gold ids that count for nothing, being optional.
    """

    names: Mapping[str, str | None]
    neutral: frozenset[str]

    def gold(self, value: Any) -> Items:
        """Rows that a gold value names."""
        return frozenset(item for item in _listed(value) if item not in self.neutral)

    def predicted(self, value: Any) -> Items:
        """Rows that a predicted value names, by their gold ids where they have one."""
        found = (self.names.get(item, ("unknown", item)) for item in _listed(value))
        return frozenset(item for item in found if item is not None) - self.neutral


@cache
def scored_fields(table: str) -> tuple[str, ...]:
    """Fields of a table that are compared.

    >>> scored_fields("sentences")
    ('flag', 'kind')
    """
    return tuple(name for name in row_fields(table) if name not in _UNSCORED)


@cache
def is_reference(name: str) -> bool:
    """Whether a field holds the id, or the ids, of other rows."""
    named = name.endswith(("_id", "_ids")) and name not in _NO_REFERENCES
    return named or name in _REFERENCES


@cache
def is_plain(name: str) -> bool:
    """Whether a field holds one value that is right when it is the same as written."""
    return name != "flag" and not is_reference(name)


@cache
def classed_fields(table: str) -> tuple[str, ...]:
    """Fields with a table of classes, in the order of the schema."""
    classed = {*allowed_values(table), *_FURTHER_CLASSES.get(table, ())}
    return tuple(name for name in scored_fields(table) if name in classed)


def class_of(value: Any) -> str | None:
    """The class that a value is, None for no value.

    >>> class_of("police"), class_of(1), class_of(True), class_of(False)
    ('police', '1', 'true', None)
    """
    if isinstance(value, str):
        return value
    return cell(value) if given(value) else None


def given(value: Any) -> int:
    """How many values a field gives: None, False and empty lists are none."""
    if value is None or value is False:
        return 0
    return len(value) if isinstance(value, list) else 1


def given_in(values: Sequence[Any]) -> int:
    """How many of some plain values are given.

    >>> given_in([None, "IRQ", 0, False, True])
    3
    """
    return sum(value is not None and value is not False for value in values)


def annotated(values: Sequence[Any]) -> bool:
    """Whether gold values of a field show that it was annotated at all.

    >>> annotated([None, []]), annotated([None, False])
    (False, True)
    """
    return values.count(None) + values.count([]) < len(values)


def compare_field(name: str, gold: Any, predicted: Any, references: References) -> Compared:
    """Compare a field of a pair of rows."""
    if is_reference(name):
        if not gold and not predicted:
            return True, 0, 0, 0
        return _compare_items(references.gold(gold), references.predicted(predicted))
    if gold == predicted and name != "flag":
        count = given(gold)
        return True, count, count, count
    if not given(gold) or not given(predicted):
        wanted, found = len(_values(name, gold)), len(_values(name, predicted))
        return not wanted and not found, wanted, found, 0
    if name in _DEGREES:
        near = abs(gold - predicted) <= NEAR
        return near, 1, 1, int(near)
    return _compare_items(_items(name, gold), _items(name, predicted))


def _compare_items(gold: Items, predicted: Items) -> Compared:
    return gold == predicted, len(gold), len(predicted), len(gold & predicted)


def _values(name: str, value: Any) -> list[Any]:
    """The values that a field gives, as they are written."""
    if not given(value):
        return []
    return value.split(";") if name == "flag" else _listed(value)


def _items(name: str, value: Any) -> Items:
    return frozenset(_plain(item) for item in _values(name, value))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> Hashable:
    if isinstance(value, str):
        return fold(value).casefold()
    if isinstance(value, int | float):
        return float(f"{value:.9g}")
    return str(value)


def shown(name: str, value: Any, rows: Mapping[str, Row]) -> str:
    """A value as text; ids with the text of their rows."""
    if value is None:
        return ""
    if is_reference(name):
        return ";".join(_shown_row(str(item), rows) for item in _listed(value))
    return cell(value)


def _shown_row(item: str, rows: Mapping[str, Row]) -> str:
    row = rows.get(item)
    return f"{item} {' '.join(str(row.get('text') or '').split())}" if row else item
