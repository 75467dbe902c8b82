"""Unknown names joined to known places: «في نيامي وأواللام», «بين الشويرف ومزدة»."""

from annotator.pipeline.places.evidence import has_place_cue
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import Context, composite_end
from annotator.pipeline.places.phrases import phrase_start
from annotator.pipeline.places.resolve import SETTLEMENTS
from annotator.pipeline.places.text import Text

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
    text = context.text
    occupied = {at for name in names for at in range(name.start, name.end)}
    found: list[Mention] = []
    for name in names:
        if not _opens_list(text, name):
            continue
        end: int | None = name.end
        while end is not None:
            at = _after_and(text, end)
            end = _name_end(context, at) if at is not None and at not in occupied else None
            if at is not None and end is not None:
                found.append(Mention(at, end, rule="list", kind="city", unknown=True))
                occupied.update(range(at, end))
    return found


def _opens_list(text: Text, name: Mention) -> bool:
    """Whether a place is a town after a preposition or a word of place."""
    kind = name.kind or (name.candidates[0].kind if name.candidates else None)
    if kind not in SETTLEMENTS or name.role == "in_name":
        return False
    return has_place_cue(text, phrase_start(text, name))


def _after_and(text: Text, end: int) -> int | None:
    """First token after a glued و that follows a name."""
    at = text.after(end)
    if at is None or text.norms[at] != "و" or not text.is_proclitic(at):
        return None
    return at + 1


def _name_end(context: Context, at: int) -> int | None:
    text, word = context.text, context.text.words[at]
    composite = composite_end(text, at) if at not in context.matches else None
    if composite is not None and text.words[composite - 1].name_like:
        return composite
    known = at in context.matches or word.first_name
    if known or not word.name_like or len(text.norms[at]) < _SHORTEST:
        return None
    if word.country is not None or word.type_noun is not None:
        return None
    end = text.word_end(at)
    following = text.after(end)
    if end != at + 1 or following is None:
        return None
    stops = text.words[following].punct or text.words[following].joins
    return end if stops or text.pos[following] == "ADP" else None
