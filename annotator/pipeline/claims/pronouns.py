"""Contents taken up by a pronoun or a demonstrative: «تبنته الحركة», «أكد ذلك الوزير»."""

from collections.abc import Iterable

from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.holders import Context, holder_fits
from annotator.pipeline.claims.parts import Match
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.sources import Kind

_TAKING_UP = frozenset(("responsibility_claim", "denial_verb", "accusation_verb"))


def pointing_back(
    context: Context, candidate: Candidate, frames: Iterable[Frame]
) -> tuple[Frame, Match] | None:
    """A demonstrative object before the subject: «أكد ذلك أيضا رئيس البلدية»."""
    reader = context.reader
    at = candidate.end
    if not reader.has_role(at, "demonstrative") or candidate.weak:
        return None
    start = reader.skip_insert(at + 1)
    end = reader.noun_phrase(start)
    if end == start or reader.line[at + 1].definite or context.kind((start, end)).kind is None:
        return None
    for frame in frames:
        if any(parts[0] == "np" for parts in frame.complements) and frame.holder != "none":
            return frame, Match(end, at, (start, end), stop=at + 1)
    return None


def taken_up(
    context: Context, candidate: Candidate, frames: Iterable[Frame]
) -> tuple[Frame, Match] | None:
    """A content taken up by a pronoun on the verb: «هجوم … تبنته الحركة», «نفاه الوزير».

    The content is the nearest noun of happening before the verb, with its adjectives.
    """
    reader, line = context.reader, context.reader.line
    if candidate.end == candidate.verb + 1 or candidate.weak:
        return None
    if reader.one_of(candidate.end, "nobody"):
        return None  # هجوم لم تتبنه أي جهة
    at = reader.skip_insert(candidate.end)
    end = reader.noun_phrase(at)
    kind = context.kind((at, end)) if end > at else Kind(None)
    frame = next((frame for frame in frames if frame.cue_class in _TAKING_UP), None)
    if frame is None or kind.kind is None or not holder_fits(frame.holder, kind, True):
        return None
    if clause_before(context.reader, candidate.start) is not None:
        return frame, Match(end, candidate.start, (at, end), anchored=True, stop=end)
    attacks = ("attack", "claim_noun")
    for head in range(candidate.start - 1, max(-1, candidate.start - 40), -1):
        if line[head].tag == "noun" and any(reader.has_role(head, role) for role in attacks):
            stop = head + 1
            while stop < candidate.start and reader.adjective(stop):
                stop += 1
            return frame, Match(end, head, (at, end), anchored=True, stop=stop)
    return None


def clause_before(reader: Reader, at: int) -> int | None:
    """First token of «وهو ما», «الأمر الذي» before a verb, which take a clause up, or None."""
    before = at - 1
    while reader.line.tag(before) in ("part_neg", "part_verb"):
        before -= 1
    first = before - 1
    free = reader.one_of(before, "ma") and reader.one_of(first, "free_pronoun")
    matter = reader.has_role(before, "relative") and reader.has_role(first, "matter_noun")
    if not (free or matter):
        return None
    return first - 1 if reader.one_of(first - 1, "and") else first
