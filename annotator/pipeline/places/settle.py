"""The last step before records: modifiers, roles, parents, sentence by sentence."""

from annotator.pipeline.places import evidence, roles
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.phrases import set_modifier
from annotator.pipeline.places.sentences import Sentences
from annotator.pipeline.places.sharing import default_role, share_roles
from annotator.pipeline.places.text import Text


def settle(text: Text, top: list[Mention], where: Sentences) -> None:
    """Give places their modifiers, roles and parents.

    Args:
        text: The text.
        top: The places, resolved, in the order of the text; changed in place.
        where: Sentences of the text.
    """
    finder = roles.Roles(text, top)
    for mention in top:
        first = set_modifier(text, mention)
        if mention.role is None:
            mention.role = finder.role(mention, where.start(mention.start), first)
        for inner in mention.inner:
            inner.role = "in_name"
    share_roles(text, top)
    for (first, end), here in zip(where.bounds, where.group(top), strict=True):
        if here:
            _settle_sentence(text, first, end, here)
    for mention in top:
        if mention.role is None:
            mention.role = default_role(mention)


_TEAM_ROLES = (None, "actor", "attributive", "target")


def _settle_sentence(text: Text, first: int, end: int, here: list[Mention]) -> None:
    if evidence.is_sport(text, first, end):
        for mention in here:
            if mention.mention == "name" and mention.role in _TEAM_ROLES:
                mention.role = "in_name"
    for mention in here:
        if mention.mention == "nominal":
            mention.parent = _parent(mention, here)
            if mention.role in (None, "attributive"):
                attacked = _attacked(text, first, mention.start)
                mention.role = "target" if attacked else "location"


def _parent(nominal: Mention, here: list[Mention]) -> Mention | None:
    """The place that a nominal facility belongs to: the last one named before it."""
    before = [
        mention
        for mention in here
        if mention.mention == "name"
        and mention.role != "in_name"
        and mention.chosen is not None
        and mention.chosen.kind not in ("continent", "sea")
    ]
    earlier = [mention for mention in before if mention.start < nominal.start]
    later = [mention for mention in before if mention.start > nominal.start]
    return earlier[-1] if earlier else (later[0] if later else None)


def _attacked(text: Text, first: int, end: int) -> bool:
    """Whether a word of attack stands before a facility in its sentence."""
    return any("attack" in word.classes for word in text.words[first:end])
