"""What the morphology says of a written word whatever stands around it.

The readings of a word are worked out anew each time, which takes longer than all the rest
of the layer for a hundred words: they are kept here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.pipeline.columns import Form, columns
from annotator.pipeline.extensions import STAGE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CACHED = 20_000

T = TypeVar("T")

Written = tuple[str | None, tuple[Form, ...]]
"""Name of the morphology stage, and the forms of the tokens of a written word."""


class Readings:
    """Looks words up by their tokens, and remembers."""

    def __init__(self) -> None:
        self._tags: dict[Written, str | None] = {}
        self._people: dict[Written, bool] = {}

    def likeliest_tag(self, doc: "Doc", at: int) -> str | None:
        """Tag of the likeliest reading of a token's written word; None without readings.

        >>> readings.likeliest_tag(nlp("المعارضة"), 0)  # doctest: +SKIP
        'noun'
        """
        return _kept(self._tags, doc, at, _likeliest_tag)

    def is_people(self, doc: "Doc", at: int) -> bool:
        """Whether a token's word is read as one of people (its feature ``rat``)."""
        return _kept(self._people, doc, at, _is_people)


def _kept(known: dict[Written, T], doc: "Doc", at: int, function: Callable[["Token"], T]) -> T:
    key = _written(doc, at)
    if key not in known:
        if len(known) >= _CACHED:
            known.clear()
        known[key] = function(doc[at])
    return known[key]


def _likeliest_tag(token: "Token") -> str | None:
    readings: list[dict[str, Any]] | None = token._.readings
    return str(readings[0].get("pos", "")) if readings else None


def _is_people(token: "Token") -> bool:
    analysis: dict[str, Any] = token._.analysis or {}
    return bool(analysis.get("rat") == "r")


def _written(doc: "Doc", at: int) -> Written:
    """What tells the written word of a token from others."""
    read = columns(doc)
    first, end = at, at + 1
    while first > 0 and read.words[first - 1] == read.words[at]:
        first -= 1
    while end < len(read) and read.words[end] == read.words[at]:
        end += 1
    return doc.user_data.get(STAGE), tuple(read.forms[first:end])
