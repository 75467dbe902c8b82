"""Second names in brackets: «ألماتي (ألما آتا)» is one place twice."""

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

_OPEN = ("(", "[")
_CLOSE = (")", "]")


def mark_aliases(text: Text, names: list[Mention]) -> None:
    """Mark names in brackets right after a place of the same identity as aliases.

    Args:
        text: The text.
        names: Places in the order of the text; those that are second names get
            ``mention`` = alias and ``alias_of``, and the common candidates.
    """
    by_start = {mention.start: mention for mention in names}
    for first in names:
        bracket = text.after(first.end)
        if bracket is None or text.texts[bracket] not in _OPEN:
            continue
        at = text.after(bracket + 1)
        second = by_start.get(at) if at is not None else None
        if second is None or second is first:
            continue
        close = text.after(second.end)
        if close is None or text.texts[close] not in _CLOSE:
            continue
        ids = {place.id for place in first.candidates}
        common = tuple(place for place in second.candidates if place.id in ids)
        if common:
            second.mention = "alias"
            second.alias_of = first
            second.candidates = first.candidates = common
