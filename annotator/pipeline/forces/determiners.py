"""Conditions on what stands before a mention: every, quantities of, declared to be."""

from collections.abc import Callable

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.crowds import is_violent
from annotator.pipeline.forces.situation import Situation

REACH = 6
"""How many tokens before a designation its verb or masdar may stand."""


def _every(situation: Situation, candidate: Candidate) -> bool:
    """Whether every one of them is meant: كل إرهابي, أي مسلح."""
    view, first = situation.view, candidate.start
    before = view.get(first - 1, first)
    single = candidate.definite is False and view.toks[first].number == "Sing"
    return single and before is not None and "every" in before.kinds


def _amount(situation: Situation, candidate: Candidate) -> bool:
    """Whether a noun of quantity and من stand before: كميات من الأسلحة."""
    view, first = situation.view, candidate.start
    of, amount = view.get(first - 1, first), view.get(first - 2, first)
    if of is None or amount is None or "of" not in of.kinds:
        return False
    if amount.is_adjective:
        amount = view.get(first - 3, first)
    return amount is not None and ("quantity_word" in amount.kinds or "amount" in amount.kinds)


def _designated(situation: Situation, candidate: Candidate) -> bool:
    """Whether it is what a group is declared to be, or a list of such: no mention.

    تصنيف الجماعة منظمة إرهابية, قائمة المنظمات الإرهابية.
    """
    view, first = situation.view, candidate.start
    before = view.get(first - 1, first)
    if before is not None and "list_noun" in before.kinds:
        return True
    if candidate.definite or candidate.name is not None or candidate.named:
        return False
    if before is None or before.is_verb or before.tag.startswith(("conj", "prep")):
        called = before is not None and "called" in before.kinds
        if not called:
            return False
    return view.back(first, "designate", REACH) is not None


DETERMINED: dict[str, Callable[[Situation, Candidate], bool]] = {
    "amount": _amount,
    "designated": _designated,
    "every": _every,
    "violence": is_violent,
}
"""The conditions of this module."""
