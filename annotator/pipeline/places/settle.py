"""The last step before records: modifiers, roles, parents, sentence by sentence."""

from typing import TYPE_CHECKING

from annotator.pipeline.places import evidence, roles
from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.phrases import set_modifier
from annotator.pipeline.places.sentences import Sentences
from annotator.pipeline.places.sharing import default_role, share_roles
from annotator.pipeline.places.text import in_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def settle(doc: "Doc", top: list[Mention], where: Sentences, lexicon: PlaceLexicon) -> None:
    """Give places their modifiers, roles and parents.

    Args:
        doc: The Doc.
        top: The places, resolved, in the order of the text; changed in place.
        where: Sentences of the Doc.
        lexicon: Words of the places layer.
    """
    finder = roles.Roles(doc, lexicon, top)
    for mention in top:
        first = set_modifier(doc, mention, lexicon)
        if mention.role is None:
            mention.role = finder.role(mention, where.span(mention.start), first)
        for inner in mention.inner:
            inner.role = "in_name"
    share_roles(doc, top)
    for span, here in zip(where.spans, where.group(top), strict=True):
        _settle_sentence(doc, span, here, lexicon)
    for mention in top:
        if mention.role is None:
            mention.role = default_role(mention)


_TEAM_ROLES = (None, "actor", "attributive", "target")


def _settle_sentence(
    doc: "Doc", span: "Span", here: list[Mention], lexicon: PlaceLexicon
) -> None:
    if here and evidence.is_sport(doc, span.start, span.end, lexicon):
        for mention in here:
            if mention.mention == "name" and mention.role in _TEAM_ROLES:
                mention.role = "in_name"
    for mention in here:
        if mention.mention == "nominal":
            mention.parent = _parent(mention, here)
            if mention.role in (None, "attributive"):
                mention.role = (
                    "target" if _attacked(doc, span, mention, lexicon) else "location"
                )


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


def _attacked(doc: "Doc", span: "Span", mention: Mention, lexicon: PlaceLexicon) -> bool:
    """Whether a word of attack stands before a facility in its sentence."""
    return any(in_class(token, lexicon, "attack") for token in doc[span.start : mention.start])
