"""Whether a phrase can be the holder that a frame asks for."""

from typing import NamedTuple

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.parts import Match
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.sources import Kind, Mentions, classify

_OFFICIAL = frozenset(
    ("official", "government", "military", "police", "organisation", "anonymous_official",
     "armed_group")
)  # fmt: skip
_ARMED = frozenset(("armed_group",))
_SEEING = frozenset(
    ("witness", "media", "person", "crowd", "military", "police", "official", "anonymous",
     "anonymous_official", "news_agency", "social_media", "expert", "organisation",
     "armed_group", "government")
)  # fmt: skip


class Context(NamedTuple):
    """What the matchers of one sentence share.

    Attributes:
        reader: The sentence.
        lexicon: The claims lexicon.
        mentions: Records of earlier layers.
        stops: Tokens at which the search for a content ends.
        has_antecedent: Whether an earlier sentence has a source that may go on.
    """

    reader: Reader
    lexicon: ClaimLexicon
    mentions: Mentions
    stops: frozenset[int]
    has_antecedent: bool

    def kind(self, span: Span | None) -> Kind:
        """Kind of a source span."""
        return classify(self.reader, span, self.mentions) if span else Kind("anaphoric")


def holder_fits(holder: str, kind: Kind, has_source: bool) -> bool:
    """Whether a source is of the kind that a frame needs.

    >>> holder_fits("text", Kind("data"), True), holder_fits("known", Kind(None), True)
    (True, False)
    """
    name = kind.kind
    if holder == "none":
        return not has_source
    if not has_source:
        return holder in ("any", "known")
    if holder == "text":
        return name in ("document", "data")
    if holder == "imagery":
        return kind.note.startswith("imagery")
    if holder == "instrument":
        return name == "sensor"
    if holder == "rumour":
        return name == "unspecified"
    if kind.note.startswith("imagery") or (name == "sensor" and holder != "any"):
        return False
    table = {
        "official": name in _OFFICIAL, "armed": name in _ARMED, "witness": name in _SEEING,
        "media": name in ("media", "news_agency", "social_media"), "known": name is not None,
    }  # fmt: skip
    return table.get(holder, True)


def can_speak(reader: Reader, match: Match) -> bool:
    """Whether a phrase can be a holder: not a bare verbal noun, not a number of things."""
    assert match.source is not None
    head = match.source[0]
    if reader.is_event(head) or reader.has_role(head, "abstract_head"):
        known = reader.line[head].lemma in reader.lexicon.sources
        return known or reader.line[head].bare in reader.lexicon.sources
    return reader.line.tag(head) != "digit"
