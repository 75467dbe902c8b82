"""Second names in brackets: «ألماتي (ألما آتا)» is one place twice."""

from typing import TYPE_CHECKING

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import after

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPEN = ("(", "[")
_CLOSE = (")", "]")


def mark_aliases(doc: "Doc", names: list[Mention]) -> None:
    """Mark names in brackets right after a place of the same identity as aliases.

    Args:
        doc: The Doc.
        names: Places in the order of the text; those that are second names get
            ``mention`` = alias and ``alias_of``, and the common candidates.
    """
    by_start = {mention.start: mention for mention in names}
    for first in names:
        bracket = after(doc, first.end)
        if bracket is None or doc[bracket].text not in _OPEN:
            continue
        at = after(doc, bracket + 1)
        second = by_start.get(at) if at is not None else None
        if second is None or second is first:
            continue
        close = after(doc, second.end)
        if close is None or doc[close].text not in _CLOSE:
            continue
        ids = {place.id for place in first.candidates}
        common = tuple(place for place in second.candidates if place.id in ids)
        if common:
            second.mention = "alias"
            second.alias_of = first
            second.candidates = first.candidates = common
