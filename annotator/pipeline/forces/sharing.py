"""Coordinated modifiers of one head: القوات الروسية والبيلاروسية are two forces."""

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.lexicon import Head
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.situation import Situation

LONGEST = 4
"""How many further mentions one head can have."""


def shared_heads(situation: Situation, candidate: Candidate) -> None:
    """Add to ``candidate.extra`` the mentions that share its head, each on its modifier."""
    at = candidate.end
    for _ in range(LONGEST):
        extra = _next(situation, candidate, at)
        if extra is None:
            return
        candidate.extra.append(extra)
        at = extra.end


def _next(situation: Situation, candidate: Candidate, at: int) -> Candidate | None:
    view = situation.view
    conjunction, tok = view.get(at, candidate.start), view.get(at + 1, candidate.start)
    if conjunction is None or tok is None or "and" not in conjunction.kinds:
        return None
    if view.opens_word(at + 1) or tok.definite != bool(candidate.definite):
        return None
    found = nisba_at(view, situation.lexicon, at + 1)
    if found is not None and candidate.country is not None:
        nisba, end = found
        if nisba.country is None or nisba.country == candidate.country:
            return None
        extra = _copy(candidate, at + 1, end)
        extra.adjectives, extra.country, extra.country_source = [at + 1], nisba.country, "nisba"
        return extra
    return _other_phrase(situation, candidate, at + 1)


def _copy(candidate: Candidate, start: int, end: int) -> Candidate:
    return Candidate(
        start, end, candidate.source, candidate.kind, candidate.category, candidate.subcategory,
        head=candidate.head, definite=candidate.definite,
    )  # fmt: skip


def _other_phrase(situation: Situation, candidate: Candidate, at: int) -> Candidate | None:
    """The head with the second modifier is a phrase of the lexicon.

    القوات البرية والجوية, قوات الجيش والأمن.
    """
    if not isinstance(candidate.source, Head):
        return None
    if len(candidate.source.forms) != 2 and candidate.complement is None:
        return None
    view = situation.view
    tok, first = view.toks[at], view.toks[candidate.start]
    if candidate.kind == "equipment" and not tok.is_adjective:
        return None
    for head in situation.lexicon.heads.get(first.bare, []):
        if len(head.forms) != 2 or head is candidate.source or head.kind == "skip":
            continue
        if tok.bare in head.forms[1] and (tok.definite or not head.fixed[1]):
            if head.category == candidate.category == "internal_security":
                continue
            extra = Candidate(at, at + 1, head, head.kind, head.category, head.subcategory)
            extra.head, extra.definite = candidate.head, candidate.definite
            extra.country, extra.country_source = candidate.country, candidate.country_source
            _common_nisba(situation, candidate, extra)
            return extra
    return None


def _common_nisba(situation: Situation, candidate: Candidate, extra: Candidate) -> None:
    """القوات البرية والجوية الإثيوبية: the nisba behind both is that of both."""
    found = nisba_at(situation.view, situation.lexicon, extra.end)
    tok = situation.view.get(extra.end, extra.start)
    if found is None or tok is None or candidate.country is not None:
        return
    if tok.definite != bool(extra.definite) or not situation.view.opens_word(extra.end):
        return
    extra.end = found[1]
    for mention in (candidate, extra):
        mention.country = found[0].country
        mention.country_source = "nisba" if mention.country else None
