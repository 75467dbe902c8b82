"""Roads that are named after their adjective: «الطريق الدولي إم 5», «الطريق السريع A - B»."""

from dataclasses import replace

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.places.lexicon import ARTICLE, TypeNoun
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import Context, Name
from annotator.pipeline.places.text import after, is_definite, nisba_country

ROAD = "road"
_DASHES = ("-", "–", "—", "ـ", "/")
_CODE_LENGTH = 4


def definite_road(context: Context, at: int) -> Mention | None:
    """A road at a token with ال, where an adjective and a name or a number follow.

    Args:
        context: The text.
        at: Index of a token.
    """
    doc, lexicon = context.doc, context.lexicon
    norm = doc[at].norm_
    noun = lexicon.types.get(norm.removeprefix(ARTICLE)) if is_definite(doc[at]) else None
    if noun is None or noun.kind != ROAD or noun.plural:
        return None
    adjectives = lexicon.words("facility_adjective") | lexicon.words("road_adjective")
    following = after(doc, at + 1)
    if following is None or doc[following].norm_ not in adjectives:
        return None
    mention = Mention(at, following + 1, rule=noun.where, kind=ROAD, typed=True, unknown=True)
    mention.name_en = noun.name_en
    name_at = after(doc, following + 1)
    if name_at is None:
        return None
    end = code_end(context, name_at)
    if end is None and is_definite(doc[name_at]) and nisba_country(doc[name_at], lexicon):
        end = name_at + 1
    if end is not None:
        mention.end = end
        return mention
    known = context.matches.get(name_at)
    if known is None or not known.safe:
        return None
    name = stretch(context, Name(known.end, known.candidates, False, known))
    if name.inner is not None:
        return None
    mention.end = name.end
    return mention


def code_end(context: Context, at: int) -> int | None:
    """Index after the number of a road at a token («إم 4», «M-5», «60»), or None."""
    doc = context.doc
    text = doc[at].text
    if text.isascii() and len(text) <= _CODE_LENGTH and any(map(str.isdigit, text)):
        counts = text.isdigit() and at + 1 < len(doc) and doc[at + 1].pos_ in ("NOUN", "ADJ")
        return None if counts else at + 1
    if text.isascii() and text.isalpha() and len(text) == 1:
        return _number(context, at + 1)
    if doc[at].norm_ in context.lexicon.words("road_letter"):
        return _number(context, at + 1)
    return None


def _number(context: Context, at: int) -> int | None:
    doc = context.doc
    following = after(doc, at)
    if following is not None and doc[following].text in _DASHES:
        following = after(doc, following + 1)
    if following is None or not doc[following].text.isdigit():
        return None
    return following + 1


def stretch(context: Context, name: Name) -> Name:
    """A road between two places: «طريق دمشق - حمص»; else the name as it is."""
    at = after(context.doc, name.end)
    if at is not None and context.doc[at].text in _DASHES:
        at = after(context.doc, at + 1)
    second = context.matches.get(at) if at is not None else None
    if name.inner is None or second is None:
        return name
    if not second.safe and second.best.mark != REVIEWED:
        return name
    return replace(name, end=second.end, inner=None)


def road_adjectives(context: Context, noun: TypeNoun) -> frozenset[str]:
    """Further adjectives that end a name after a type noun of roads."""
    return context.lexicon.words("road_adjective") if noun.kind == ROAD else frozenset()
