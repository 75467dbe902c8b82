"""The phrase round a place: spatial words and type nouns before its name."""

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

_SPATIAL = ("near", "direction", "part", "over")


def set_modifier(text: Text, mention: Mention) -> int:
    """Find the spatial words before a mention («بالقرب من», «شمال شرق»).

    Args:
        text: The text.
        mention: Gets ``modifier``, as written.

    Returns:
        Index of the first token of the whole phrase (modifier, type noun, name).
    """
    start = first = phrase_start(text, mention)
    while True:
        phrases = text.phrases_before(first)
        found = [name for name in _SPATIAL if name in phrases]
        if not found:
            break
        mention.near |= "near" in found
        mention.direction |= "direction" in found
        mention.over |= "over" in found
        first = min(phrases[name] for name in found)
    last = text.before(start)
    if first < start and last is not None:
        mention.modifier = text.written(first, last + 1)
    return first


def phrase_start(text: Text, mention: Mention) -> int:
    """First token of a mention with the type nouns outside it: «في مدن [حمص]»."""
    types, words = text.lexicon.types, text.lexicon.words
    apposed, part = words("apposed"), words("part")
    start = mention.start
    previous = text.before(start)
    while previous is not None:
        norm = text.norms[previous]
        if text.pos[previous] == "PRON":  # a dual read as «my …»: بلدتي
            previous = text.word_start(previous)
            norm = text.folded(previous, start)
        if norm not in types and norm not in apposed:
            return start
        if norm in part and text.pos[previous] != "PRON":
            return start
        start = previous
        previous = text.before(start)
    return start
