"""Members of the list that a plural type noun opens: «أحياء الزيتون والتفاح», «قرى X وY»."""

from annotator.pipeline.places.lexicon import TypeNoun
from annotator.pipeline.places.naming import MOST_NAME_WORDS, Context, Name
from annotator.pipeline.places.text import Text

_SETTLEMENTS = ("city", "village", "district")
_NO_NAMES = frozenset(("part", "direction", "near", "partitive", "attack", "motion", "actor"))
"""Classes of nouns that are no names of settlements."""


def member(context: Context, at: int, noun: TypeNoun) -> Name | None:
    """The place that the singular names: of «مطارات دمشق وحلب» the first is «مطار دمشق».

    Args:
        context: The text.
        at: First token of the member.
        noun: The plural type noun.
    """
    text = context.text
    if text.words[at].joins or text.words[at].punct or text.is_proclitic(at):
        return None
    found: Name | None = None
    words = [noun.singular]
    position: int | None = at
    while position is not None and len(words) <= MOST_NAME_WORDS:
        words.append(text.norms[position])
        candidates = context.gazetteer.candidates(" ".join(words))
        if candidates:
            found = Name(position + 1, tuple(candidates), False, None)
        position = text.after(position + 1)
    return found


def lone_noun(text: Text, at: int, noun: TypeNoun) -> Name | None:
    """An ordinary noun between names of a list, with nothing that belongs to it.

    Only among settlements and after duals, and only where a mark, a conjunction or a
    direction follows: then it can hardly be anything but a name («بلدات X ورامية وY»).
    """
    listed = noun.kind in _SETTLEMENTS or noun.dual
    if not listed or text.is_proclitic(at) or text.word_end(at) != at + 1:
        return None
    if text.pos[at] not in ("NOUN", "ADJ", "PROPN") or not _is_singular(text.morphs[at]):
        return None
    word = text.words[at]
    if word.type_noun is not None or word.country is not None:
        return None
    if not _NO_NAMES.isdisjoint(word.classes):
        return None
    if "common_noun" in word.by_spelling or text.tags[at] in ("noun_num", "noun_quant"):
        return None
    following = text.after(at + 1)
    if following is not None:
        beside = text.words[following]
        if not (beside.punct or beside.joins or "direction" in beside.by_spelling):
            return None
    return Name(at + 1, (), True, None)


def _is_singular(morph: str) -> bool:
    return "Number=Plur" not in morph and "Number=Dual" not in morph
