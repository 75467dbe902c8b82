"""Whether a crowd protests or riots, decided mention by mention from its clause."""

from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import Tok


def mark_rioters(situation: Situation, found: Sequence[Candidate]) -> None:
    """Supporters, youths and mobs that do violence are rioters; demonstrators are none."""
    for candidate in found:
        if candidate.category != "crowd" or candidate.subcategory not in ("protesters", "mob"):
            continue
        head = situation.view.toks[candidate.start]
        if "protest_noun" not in head.kinds and is_violent(situation, candidate):
            candidate.subcategory = "rioters"


def is_violent(situation: Situation, candidate: Candidate) -> bool:
    """Whether the noun itself means violence, or violence is predicated of the crowd.

    >>> is_violent(situation, crowd)  # أحرق المحتجون المقر  # doctest: +SKIP
    True
    """
    view = situation.view
    inside = [view.toks[i] for i in range(candidate.start, candidate.end)]
    if candidate.subcategory == "rioters":
        return True
    if any("violent_noun" in tok.kinds for tok in inside[1:]):
        return True
    verb, subject = _governor(situation, candidate)
    if verb is not None and subject and "violent_verb" in verb.kinds:
        return True
    return _later_violence(situation, candidate, subject=subject)


def _governor(situation: Situation, candidate: Candidate) -> tuple[Tok | None, bool]:
    """The verb before the crowd, and whether the crowd stands where a subject stands."""
    view = situation.view
    at, counted = candidate.start - 1, False
    while (tok := view.get(at, candidate.start)) is not None:
        if tok.is_verb:
            return tok, counted or not _oblique(situation, candidate)
        if "quantity_word" in tok.kinds or tok.tag in ("digit", "noun_num"):
            counted = True
        elif (tok.is_function and not tok.tag.startswith("prep")) or at in view.date_at:
            if tok.tag.startswith(("conj", "part")):
                return None, True
        elif not ((counted and "of" in tok.kinds) or _before_quantity(situation, at)):
            return None, False
        at -= 1
    return None, True


def _before_quantity(situation: Situation, at: int) -> bool:
    """Whether a token is the من of مئات من المتظاهرين."""
    tok, before = situation.view.toks[at], situation.view.get(at - 1, at)
    return before is not None and "of" in tok.kinds and "quantity_word" in before.kinds


def _oblique(situation: Situation, candidate: Candidate) -> bool:
    """Whether the head is in the oblique case of the sound plural, so no subject."""
    head = situation.view.toks[candidate.start]
    return head.number != "Sing" and situation.lexicon.inflection.is_oblique(head.norm)


def _later_violence(situation: Situation, candidate: Candidate, *, subject: bool) -> bool:
    """A violent verb in the plural after the crowd, before another crowd.

    Where the crowd is no subject, only in its relative clause (الذين رشقوا المبنى).
    """
    view = situation.view
    at = candidate.end
    relative = view.get(at, candidate.start)
    who = relative is not None and relative.tag == "pron_rel"
    if not subject and not who:
        return False
    while (tok := view.get(at, candidate.start)) is not None:
        at += 1
        rows = situation.lexicon.heads.get(tok.bare, [])
        if tok.is_noun and any(row.category == candidate.category for row in rows):
            return False
        if who and not subject and tok.tag == "punc":
            return False
        if not tok.is_verb or "violent_verb" not in tok.kinds:
            continue
        if tok.number == "Plur" or at - 1 == candidate.end:
            return True
    return False
