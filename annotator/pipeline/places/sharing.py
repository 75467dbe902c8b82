"""Roles of the members of lists, and of places of which nothing else can be said."""

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.roles import kind_of_place
from annotator.pipeline.places.text import Text


def default_role(mention: Mention) -> str | None:
    """Role of a place of which nothing else can be said; None for a country."""
    return None if kind_of_place(mention) in ("country", "continent") else "location"


def share_roles(text: Text, mentions: list[Mention]) -> None:
    """Give the members of a list the role of the first: «من روسيا وبيلاروسيا»."""
    by_end = {mention.end: mention for mention in mentions}
    for mention in mentions:
        if mention.role is not None:
            continue
        first = by_end.get(_end_before(text, mention))
        if first is not None and first.mention == mention.mention:
            mention.role = first.role
            shared = first.modifier is not None and mention.modifier is None
            if shared and (first.near or first.over):
                mention.modifier = first.modifier
    for mention in mentions:
        if mention.alias_of is not None:
            mention.role = mention.alias_of.role


def _end_before(text: Text, mention: Mention) -> int:
    """Index after the word before the conjunction before a mention's type noun, or -1."""
    at = text.before(mention.start)
    while at is not None and not text.words[at].joins:
        if mention.start - at > 2 or not mention.typed:
            return -1
        at = text.before(at)
    while at is not None and text.words[at].joins:
        at = text.before(at)
    return -1 if at is None else at + 1
