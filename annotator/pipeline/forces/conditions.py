"""Conditions under which an ambiguous head or name is a force.

A condition is a name in the columns ``needs``, ``unless`` and ``context`` of the lexicon:
one of :data:`annotator.pipeline.forces.predicates.BUILT_IN`, ``place:XXX`` (the text is
about that country), or a kind of force_context.tsv, which holds where one of its words
stands in the kind's scope.
"""

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.lexicon import Head, Name
from annotator.pipeline.forces.predicates import BUILT_IN
from annotator.pipeline.forces.situation import Situation


def accepted(situation: Situation, candidate: Candidate, *, complement: bool) -> bool:
    """Whether the conditions of the candidate's row hold.

    Args:
        situation: The document.
        candidate: A mention, grown to its full extent.
        complement: The candidate stands in idafa after a noun of people, a unit or a
            group, which settles most ambiguities.
    """
    source = candidate.source
    candidate.as_complement = complement
    complement = complement or candidate.start in situation.complement_at
    if isinstance(source, Name):
        return _name_accepted(situation, candidate, source, complement)
    return _head_accepted(situation, candidate, source, complement)


def _name_accepted(
    situation: Situation, candidate: Candidate, name: Name, complement: bool
) -> bool:
    if any(holds(situation, candidate, code, beyond=True) for code in name.unless):
        return False
    if not name.needs or (complement and ("head",) in name.needs):
        return True
    if _common_noun(situation, candidate):
        return False
    return _any_holds(situation, candidate, name.needs)


def _any_holds(
    situation: Situation, candidate: Candidate, needs: tuple[tuple[str, ...], ...]
) -> bool:
    return any(all(holds(situation, candidate, code) for code in group) for group in needs)


def _common_noun(situation: Situation, candidate: Candidate) -> bool:
    """Whether it has an adjective that no group would have: القاعدة الجوية, "air base"."""
    toks = [situation.view.toks[at] for at in candidate.adjectives]
    following = situation.view.get(candidate.end, candidate.start)
    if following is not None and following.is_adjective and following.definite:
        toks.append(following)
    return not all("jihadist" in tok.kinds for tok in toks)


def _head_accepted(
    situation: Situation, candidate: Candidate, head: Head, complement: bool
) -> bool:
    if complement and candidate.kind in ("force", "alliance") and not head.unless:
        return True
    for code in head.unless:
        if code == "attributive" and complement:
            continue
        if holds(situation, candidate, code, beyond=True):
            return False
    if not head.needs:
        return True
    return _any_holds(situation, candidate, head.needs)


def holds(
    situation: Situation, candidate: Candidate, code: str, *, beyond: bool = False
) -> bool:
    """Whether a condition holds.

    Args:
        situation: The document.
        candidate: The mention.
        code: Name of the condition.
        beyond: Whether context words count that follow the mention.
    """
    test = BUILT_IN.get(code)
    if test is not None:
        return test(situation, candidate)
    if code.startswith("place:"):
        return code.removeprefix("place:") in situation.earlier.countries
    return situation.context(candidate, code, beyond=beyond)
