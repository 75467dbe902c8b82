"""Unknown names joined to known places: «في نيامي وأواللام», «بين الشويرف ومزدة»."""

from annotator.pipeline.places.evidence import has_place_cue
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import Context, composite_end
from annotator.pipeline.places.phrases import phrase_start
from annotator.pipeline.places.resolve import SETTLEMENTS
from annotator.pipeline.places.text import (
    after,
    is_conjunction,
    is_name_like,
    is_proclitic,
    nisba_country,
    word_end,
)

_SHORTEST = 4


def find_joined(context: Context, names: list[Mention]) -> list[Mention]:
    """Unknown words that stand in one list with towns, after a preposition of place.

    Args:
        context: The text.
        names: Places found so far, in the order of the text.

    Returns:
        The words that only a name of a further town can be: no word of the language, no
        first name, and followed by a mark, a conjunction or a preposition.
    """
    occupied = {at for name in names for at in range(name.start, name.end)}
    found: list[Mention] = []
    for name in names:
        if not _opens_list(context, name):
            continue
        end: int | None = name.end
        while end is not None:
            at = _after_and(context, end)
            end = _name_end(context, at) if at is not None and at not in occupied else None
            if at is not None and end is not None:
                found.append(Mention(at, end, rule="list", kind="city", unknown=True))
                occupied.update(range(at, end))
    return found


def _opens_list(context: Context, name: Mention) -> bool:
    """Whether a place is a town after a preposition or a word of place."""
    kind = name.kind or (name.candidates[0].kind if name.candidates else None)
    if kind not in SETTLEMENTS or name.role == "in_name":
        return False
    start = phrase_start(context.doc, name, context.lexicon)
    return has_place_cue(context.doc, start, context.lexicon)


def _after_and(context: Context, end: int) -> int | None:
    """First token after a glued و that follows a name."""
    doc = context.doc
    at = after(doc, end)
    if at is None or doc[at].norm_ != "و" or not is_proclitic(doc, at):
        return None
    return at + 1


def _name_end(context: Context, at: int) -> int | None:
    doc, lexicon = context.doc, context.lexicon
    token = doc[at]
    composite = composite_end(context, at) if at not in context.matches else None
    if composite is not None and is_name_like(doc[composite - 1]):
        return composite
    known = at in context.matches or token.norm_ in lexicon.first_names
    if known or not is_name_like(token) or len(token.norm_) < _SHORTEST:
        return None
    if nisba_country(token, lexicon) is not None or lexicon.type_noun(token.norm_):
        return None
    end = word_end(doc, at)
    following = after(doc, end)
    if end != at + 1 or following is None:
        return None
    stops = doc[following].is_punct or is_conjunction(doc, following)
    return end if stops or doc[following].pos_ == "ADP" else None
