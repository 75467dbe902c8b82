"""What the morphology says of a written word, worked out once for each word.

The readings of a word are worked out anew each time that a token is asked for them, which
takes longer than a layer needs for a hundred words. What layers ask for is kept here, for
all of them, by the morphology stage and the forms of the word's tokens.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.pipeline.columns import Form, columns
from annotator.pipeline.extensions import STAGE, has_stage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KEPT = ("lex", "pos_lex_logprob", "prc0", "rat", "source")
"""Features of the full analysis that layers ask for."""

_CACHED = 20_000

T = TypeVar("T")

Written = tuple[str | None, tuple[Form, ...]]
"""Name of the morphology stage, and the forms of the tokens of a written word."""

_analyses: dict[Written, Mapping[str, Any] | None] = {}
_tags: dict[Written, str | None] = {}


def analysis(doc: "Doc", at: int) -> Mapping[str, Any] | None:
    """Features (:data:`KEPT`) of the reading that was chosen for a token's written word.

    Args:
        doc: A Doc of the pipeline.
        at: Index of the token.

    Returns:
        None for a word without readings; features that a reading lacks are left out.

    >>> analysis(nlp("وصل الجندي"), 1)["rat"]  # doctest: +SKIP
    'r'
    """
    return _kept(_analyses, doc, at, _analysis)


def likeliest_tag(doc: "Doc", at: int) -> str | None:
    """Tag of the likeliest reading of a token's written word; None without readings.

    >>> likeliest_tag(nlp("المعارضة"), 0)  # doctest: +SKIP
    'noun'
    """
    return _kept(_tags, doc, at, _likeliest_tag)


def _kept(known: dict[Written, T], doc: "Doc", at: int, function: Callable[["Token"], T]) -> T:
    key = _written(doc, at)
    if key in known:
        return known[key]
    value = function(doc[at])
    if has_stage(doc):  # else it may be opened yet
        if len(known) >= _CACHED:
            known.clear()
        known[key] = value
    return value


def _analysis(token: "Token") -> Mapping[str, Any] | None:
    full: dict[str, Any] | None = token._.analysis
    return {name: full[name] for name in KEPT if name in full} if full else None


def _likeliest_tag(token: "Token") -> str | None:
    readings: list[dict[str, Any]] | None = token._.readings
    return str(readings[0].get("pos", "")) if readings else None


def _written(doc: "Doc", at: int) -> Written:
    """What tells the written word of a token from others."""
    read = columns(doc)
    words = read.words
    first, end = at, at + 1
    while first > 0 and words[first - 1] == words[at]:
        first -= 1
    while end < len(words) and words[end] == words[at]:
        end += 1
    return doc.user_data.get(STAGE), tuple(read.forms[first:end])
