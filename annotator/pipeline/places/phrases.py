"""The phrase round a place: spatial words and type nouns before its name."""

from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import before, ends_with, word_start
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc


def set_modifier(doc: "Doc", mention: Mention, lexicon: PlaceLexicon) -> int:
    """Find the spatial words before a mention («بالقرب من», «شمال شرق»).

    Args:
        doc: The Doc.
        mention: Gets ``modifier``, as written.
        lexicon: Words of the places layer.

    Returns:
        Index of the first token of the whole phrase (modifier, type noun, name).
    """
    start = phrase_start(doc, mention, lexicon)
    first = start
    while True:
        found = {
            name: at
            for name in ("near", "direction", "part", "over")
            if (at := ends_with(doc, first, lexicon.words(name))) is not None
        }
        if not found:
            break
        mention.near |= "near" in found
        mention.direction |= "direction" in found
        mention.over |= "over" in found
        first = min(found.values())
    last = before(doc, start)
    if first < start and last is not None:
        mention.modifier = doc[first : last + 1].text
    return first


def phrase_start(doc: "Doc", mention: Mention, lexicon: PlaceLexicon) -> int:
    """First token of a mention with the type nouns outside it: «في مدن [حمص]»."""
    start = mention.start
    previous = before(doc, start)
    apposed = lexicon.words("apposed")
    while previous is not None:
        norm = doc[previous].norm_
        if doc[previous].pos_ == "PRON":  # a dual read as «my …»: بلدتي
            previous = word_start(doc, previous)
            norm = fold(doc[previous:start].text)
        if norm not in lexicon.types and norm not in apposed:
            return start
        if norm in lexicon.words("part") and doc[previous].pos_ != "PRON":
            return start
        start = previous
        previous = before(doc, start)
    return start
