"""A noun that no number counts and that a later number repeats: «مقتل جندي وإصابة ثلاثة»."""

from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.frames import frame_beside, opens_frame
from annotator.pipeline.quantities.lexicon import Unit
from annotator.pipeline.quantities.units import known_unit
from annotator.pipeline.quantities.words import Tokens

_REACH = 14
_PEOPLE = frozenset(("personnel", "detained", "displaced"))


def uncounted_unit(tokens: Tokens, draft: Draft) -> Unit | None:
    """The unit of the one who suffered a fate before those whom a bare number counts.

    Args:
        tokens: The Doc's tokens.
        draft: A number without a noun, such as ثلاثة in «قُتل شرطي وجُرح ثلاثة».

    Returns:
        The unit; None where the number says no fate and no آخرون, or nobody stands before.
    """
    if not draft.other and frame_beside(tokens, draft) is None:
        return None
    for index in tokens.before(draft.first, _REACH):
        unit = _one_of(tokens, index) or _one(tokens, index)
        if unit is not None and unit.kind in _PEOPLE:
            return unit
    return None


def _one_of(tokens: Tokens, index: int) -> Unit | None:
    """«أحد الجنود», «أحد عناصرها»."""
    if not tokens.is_in(index, "one_of") or not tokens.same_sentence(index, index + 1):
        return None
    noun = known_unit(tokens, index + 1)
    plural = tokens.has(index + 1, "Number", "Plur")
    return noun.unit if noun is not None and plural else None


def _one(tokens: Tokens, index: int) -> Unit | None:
    """«مقتل جندي»: an indefinite singular right after the word of its fate."""
    if tokens.is_definite(index) or not tokens.has(index, "Number", "Sing"):
        return None
    if index == 0 or not tokens.same_sentence(index - 1, index):
        return None
    noun = known_unit(tokens, index) if opens_frame(tokens, index - 1) else None
    plain = noun is not None and not noun.unit.feminine  # خمسة آخرون are no women
    return noun.unit if noun is not None and plain else None
