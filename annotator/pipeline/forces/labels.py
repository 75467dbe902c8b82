"""Labels: what a speaker calls others (وصفهم بأنهم إرهابيون) is no actor of its own."""

from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.situation import Situation

REACH = 12
"""How many tokens before the label its verb may stand."""

LABELS = frozenset(("criminal", "non_state_armed", "crowd", "paramilitary"))


def mark_labels(situation: Situation, found: Sequence[Candidate]) -> None:
    """Set the subcategory ``label`` on indefinite plurals that a verb of calling governs."""
    ends: set[int] = set()
    for candidate in found:
        if _can_be(candidate) and _is_called(situation, candidate, ends):
            candidate.label, candidate.subcategory = True, "label"
            ends.add(candidate.end)


def _can_be(candidate: Candidate) -> bool:
    return (
        candidate.kind == "human"
        and candidate.category in LABELS
        and candidate.name is None
        and candidate.definite is not True
    )


def _is_called(situation: Situation, candidate: Candidate, ends: set[int]) -> bool:
    view = situation.view
    at = candidate.start - 1
    while (tok := view.get(at, candidate.start)) is not None:
        if not ("and" in tok.kinds or view.is_open(at) or view.is_close(at)):
            break
        at -= 1
    if at + 1 in ends:
        return True
    if tok is not None and tok.is_noun and not tok.definite and at + 1 < candidate.start:
        at -= 1
        while view.is_open(at) or view.is_close(at):
            at -= 1
        tok = view.get(at, candidate.start)
    if tok is None:
        return False
    colon = tok.text == ":"
    if not colon and "called" not in tok.kinds and tok.tag != "pron":
        return False
    return view.back(at, "label_verb", REACH) is not None
