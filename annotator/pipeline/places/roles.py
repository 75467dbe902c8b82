"""What a place does in its sentence: location, origin, destination, actor, target …"""

from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    after,
    before,
    ends_with,
    in_class,
    is_conjunction,
    is_definite,
    is_proclitic,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_COUNTRY_LIKE = ("country", "region", "continent")
_PERSONNEL = frozenset(("جندي", "فرد", "قوة", "وحدة", "كتيبة", "عسكري", "مقاتل", "عنصر", "ضابط"))


def set_modifier(doc: "Doc", mention: Mention, lexicon: PlaceLexicon) -> int:
    """Find the spatial words before a mention («بالقرب من», «شمال شرق»).

    Args:
        doc: The Doc.
        mention: Gets ``modifier``, as written.
        lexicon: Words of the places layer.

    Returns:
        Index of the first token of the whole phrase (modifier, type noun, name).
    """
    start = _phrase_start(doc, mention, lexicon)
    first = start
    while True:
        found = [
            at
            for name in ("near", "direction", "part")
            if (at := ends_with(doc, first, lexicon.words(name))) is not None
        ]
        if not found:
            break
        first = min(found)
    if first < start:
        last = before(doc, start)
        assert last is not None
        mention.modifier = doc[first : last + 1].text
    return first


def _phrase_start(doc: "Doc", mention: Mention, lexicon: PlaceLexicon) -> int:
    """First token of the mention with the type noun outside it."""
    start = mention.start
    previous = before(doc, start)
    while mention.typed and previous is not None:
        noun = lexicon.types.get(doc[previous].norm_)
        if noun is None or noun.inside:
            break
        start = previous
        previous = before(doc, start)
    return start


def set_role(
    doc: "Doc", mention: Mention, sentence: "Span | None", lexicon: PlaceLexicon, first: int
) -> None:
    """Give a mention its role, by the word before its phrase.

    Args:
        doc: The Doc.
        mention: Gets ``role`` where it has none.
        sentence: The sentence around it.
        lexicon: Words of the places layer.
        first: What :func:`set_modifier` returned.
    """
    if mention.role is not None:
        return
    start = sentence.start if sentence is not None else 0
    mention.role = _by_previous(doc, mention, start, lexicon, first)


def _by_previous(
    doc: "Doc", mention: Mention, start: int, lexicon: PlaceLexicon, first: int
) -> str | None:
    near = mention.modifier is not None and (
        ends_with(doc, _phrase_start(doc, mention, lexicon), lexicon.words("near")) is not None
    )
    previous = before(doc, first)
    if near or (
        previous is not None
        and doc[previous].norm_ in lexicon.words("from")
        and _after_distance(doc, previous, lexicon)
    ):
        return "reference_point"
    if previous is None or previous < start:
        return _as_subject(mention)
    return _by_word(doc, mention, previous, start, lexicon)


def _by_word(
    doc: "Doc", mention: Mention, at: int, start: int, lexicon: PlaceLexicon
) -> str | None:
    token = doc[at]
    if is_conjunction(doc, at):
        return None
    if ends_with(doc, at + 1, lexicon.words("like")) is not None:
        return "comparison"
    if ends_with(doc, at + 1, lexicon.words("via")) is not None:
        return "route"
    if ends_with(doc, at + 1, lexicon.words("to")) is not None:
        moved = _class_before(doc, at, start, lexicon, "motion")
        return "destination" if moved or token.norm_ not in ("الي", "نحو") else None
    if token.norm_ in lexicon.words("from"):
        return _origin(doc, mention, at, start, lexicon)
    if token.norm_ in lexicon.words("against") or (
        token.norm_ == "علي" and _head_before(doc, at, lexicon, "attack")
    ):
        return "target"
    if token.norm_ == "ل" and is_proclitic(doc, at):
        return _for(doc, mention, at, start, lexicon)
    if ends_with(doc, at + 1, lexicon.words("at")) is not None:
        return "location"
    return _by_head(doc, mention, at, lexicon)


def _by_head(doc: "Doc", mention: Mention, at: int, lexicon: PlaceLexicon) -> str | None:
    """Role after a noun or verb: idafa, subject, object."""
    token = doc[at]
    if is_definite(token) and token.pos_ in ("NOUN", "ADJ"):
        return _as_subject(mention)
    if in_class(token, lexicon, "organisation") and token.pos_ != "VERB":
        return "in_name"
    if in_class(token, lexicon, "attack"):
        return "target"
    if in_class(token, lexicon, "motion") and token.pos_ in ("NOUN", "VERB"):
        return "destination"
    if in_class(token, lexicon, "actor") and token.pos_ != "VERB":
        return "actor"
    if token.pos_ == "VERB":
        return _as_subject(mention)
    second = before(doc, at)
    if token.pos_ == "NOUN" and second is not None and not is_definite(doc[second]):
        if in_class(doc[second], lexicon, "organisation") and not is_proclitic(doc, second):
            return "in_name"
        if in_class(doc[second], lexicon, "actor"):
            return "actor"
    return "attributive" if token.pos_ in ("NOUN", "ADJ") else None


def _as_subject(mention: Mention) -> str | None:
    kind = mention.chosen.kind if mention.chosen else mention.kind
    return "actor" if kind == "country" else None


def _origin(
    doc: "Doc", mention: Mention, at: int, start: int, lexicon: PlaceLexicon
) -> str | None:
    kind = mention.chosen.kind if mention.chosen else mention.kind
    before_it = _class_before(doc, at, start, lexicon, "motion")
    personnel = any(token.lemma_ in _PERSONNEL for token in doc[max(start, at - 10) : at])
    if kind in _COUNTRY_LIKE and personnel and not before_it:
        return "contributor"
    return "origin" if before_it else "location"


def _for(
    doc: "Doc", mention: Mention, at: int, start: int, lexicon: PlaceLexicon
) -> str | None:
    if _head_before(doc, at, lexicon, "attack"):
        return "target"
    head = before(doc, at)
    if head is not None and in_class(doc[head], lexicon, "motion"):
        return "destination"
    return _as_subject(mention)


def _after_distance(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether a unit of length or a word of distance stands before من or عن."""
    previous = before(doc, at)
    return previous is not None and in_class(doc[previous], lexicon, "distance")


def _head_before(doc: "Doc", at: int, lexicon: PlaceLexicon, name: str) -> bool:
    """Whether one of the three words before a token is of a class."""
    return any(in_class(token, lexicon, name) for token in doc[max(0, at - 3) : at])


def _class_before(
    doc: "Doc", at: int, start: int, lexicon: PlaceLexicon, name: str, reach: int = 8
) -> bool:
    """Whether a word of a class stands before a token in its clause."""
    for token in reversed(doc[max(start, at - reach) : at]):
        if in_class(token, lexicon, name):
            return True
        if token.is_punct and token.norm_ not in ("،", ",", '"', "«", "»", "(", ")"):
            return False
    return False


def share_roles(doc: "Doc", mentions: list[Mention]) -> None:
    """Give the members of a list the role of the first: «من روسيا وبيلاروسيا»."""
    by_end = {mention.end: mention for mention in mentions}
    for mention in mentions:
        if mention.role is not None:
            continue
        joint = before(doc, mention.start)
        if joint is None or not is_conjunction(doc, joint):
            continue
        left = before(doc, joint)
        if left is not None and is_conjunction(doc, left):
            left = before(doc, left)
        first = by_end.get(left + 1) if left is not None else None
        if first is not None and "nominal" not in (first.mention, mention.mention):
            mention.role = first.role
    for mention in mentions:
        if mention.alias_of is not None:
            mention.role = mention.alias_of.role


