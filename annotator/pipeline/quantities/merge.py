"""Quantities in two parts: «20 دولارا و43 سنتا», «3 كيلومترات ونصف», «لتر وربع»."""

from annotator.pipeline.quantities.counted import MEASURES
from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.units import known_unit, whole_unit
from annotator.pipeline.quantities.words import Tokens

_HUNDRED = 100


def merge_parts(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Join a sum with its cents, and a measure with the fraction after it."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before is not None and _is_rest(tokens, before, draft):
            _add(tokens, before, draft)
        elif draft.kind == "ratio" and (whole := _measure_before(tokens, draft)) is not None:
            kept.append(whole)
        else:
            kept.append(draft)
    return kept


def _adjacent(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether only و stands between two quantities."""
    between = range(before.last + 1, draft.first)
    return len(between) == 1 and tokens.is_in(between[0], "and")


def _is_rest(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    if before.value is None or draft.value is None or not _adjacent(tokens, before, draft):
        return False
    if before.kind == draft.kind == "money" and draft.unit is not None and draft.unit.hundredth:
        return before.unit is not None and not before.unit.hundredth
    fraction = draft.number is not None and draft.number.kind == "ratio"
    same = draft.unit_name in (None, before.unit_name) or _is_of(tokens, draft)
    return fraction and before.kind in MEASURES and same


def _is_of(tokens: Tokens, draft: Draft) -> bool:
    """Whether من parts a fraction from its noun: 9 لترات ونصف | من المياه."""
    number = draft.number
    return number is not None and tokens.is_in(tokens.covering(number.end - 1) + 1, "of")


def _add(tokens: Tokens, before: Draft, draft: Draft) -> None:
    assert before.value is not None
    share = draft.value or 0
    before.value += share / _HUNDRED if draft.kind == "money" else share
    before.last, before.end = draft.last, draft.end
    if draft.number is not None and _is_of(tokens, draft):
        before.last, before.end = tokens.covering(draft.number.end - 1), draft.number.end
    if draft.form != before.form:
        before.form = "mixed"


def _measure_before(tokens: Tokens, draft: Draft) -> Draft | None:
    """«لتر ونصف»: the unit alone stands for one."""
    link, noun = draft.first - 1, draft.first - 2
    if draft.value is None or noun < 0 or not tokens.same_sentence(noun, draft.first):
        return None
    if not tokens.is_in(link, "and") or tokens.is_definite(noun):
        return None
    while noun > 0 and tokens.word_last(noun - 1) == tokens.word_last(noun):
        noun -= 1
    found = whole_unit(tokens, noun) or known_unit(tokens, noun)
    if found is None or found.unit.kind not in MEASURES or found.last != link - 1:
        return None
    whole = Draft(
        noun, draft.last, tokens.starts[noun], draft.end, draft.number, value=1 + draft.value,
        form="word",
    )  # fmt: skip
    whole.set_unit(found.unit)
    return whole
