"""Members of the list that a plural type noun opens: «أحياء الزيتون والتفاح», «قرى X وY»."""

from annotator.pipeline.places.lexicon import TypeNoun
from annotator.pipeline.places.naming import MOST_NAME_WORDS, Context, Name
from annotator.pipeline.places.text import (
    after,
    ends_with,
    in_class,
    is_conjunction,
    is_proclitic,
    nisba_country,
    word_end,
)

_SETTLEMENTS = ("city", "village", "district")


def member(context: Context, at: int, noun: TypeNoun) -> Name | None:
    """The place that the singular names: of «مطارات دمشق وحلب» the first is «مطار دمشق».

    Args:
        context: The text.
        at: First token of the member.
        noun: The plural type noun.
    """
    doc = context.doc
    if is_conjunction(doc, at) or doc[at].is_punct or is_proclitic(doc, at):
        return None
    found: Name | None = None
    words = [noun.singular]
    position: int | None = at
    while position is not None and len(words) <= MOST_NAME_WORDS:
        words.append(doc[position].norm_)
        candidates = context.gazetteer.candidates(" ".join(words))
        if candidates:
            found = Name(position + 1, tuple(candidates), False, None)
        position = after(doc, position + 1)
    return found


def lone_noun(context: Context, at: int, noun: TypeNoun) -> Name | None:
    """An ordinary noun between names of a list, with nothing that belongs to it.

    Only among settlements and after duals, and only where a mark, a conjunction or a
    direction follows: then it can hardly be anything but a name («بلدات X ورامية وY»).
    """
    doc, lexicon = context.doc, context.lexicon
    token = doc[at]
    listed = noun.kind in _SETTLEMENTS or noun.dual
    if not listed or is_proclitic(doc, at) or word_end(doc, at) != at + 1:
        return None
    if token.pos_ not in ("NOUN", "ADJ", "PROPN") or not _is_singular(str(token.morph)):
        return None
    if lexicon.type_noun(token.norm_) or nisba_country(token, lexicon) is not None:
        return None
    classes = ("part", "direction", "near", "partitive", "attack", "motion", "actor")
    if any(in_class(token, lexicon, name) for name in classes):
        return None
    if token.norm_ in lexicon.words("common_noun") or token.tag_ in ("noun_num", "noun_quant"):
        return None
    following = after(doc, at + 1)
    ends = following is None or doc[following].is_punct or is_conjunction(doc, following)
    if not ends and following is not None:
        ends = ends_with(doc, following + 1, lexicon.words("direction"), 1) is not None
    return Name(at + 1, (), True, None) if ends else None


def _is_singular(morph: str) -> bool:
    return "Number=Plur" not in morph and "Number=Dual" not in morph
