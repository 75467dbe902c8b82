"""Subjects behind the object: «تبنت التفجير جماعة …», «نفى الخبر متحدث باسم الجيش»."""

from collections.abc import Sequence

from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.parts import Match

_OBJECTS = ("attack", "claim_noun", "demonstrative", "anaphor_noun")

_MUTE = frozenset((None, "document", "data", "medium", "sensor", "unspecified"))
"""Kinds that claim no act."""


def behind_object(context: Context, candidate: Candidate, match: Match) -> Match:
    """A match whose content ran over its subject, with the two told apart.

    Only where the object cannot speak (an attack, a report, «ذلك») and a known holder
    follows it directly.
    """
    reader = context.reader
    if match.source is not None or not match.bare or match.content != candidate.end:
        return match
    start = match.content
    if not any(reader.has_role(start, role) for role in _OBJECTS):
        return match
    if not (reader.line[start].definite or reader.has_role(start, "demonstrative")):
        return match
    end = _object_end(context, start)
    subject = reader.noun_phrase(end)
    if end >= len(reader.line) or subject <= end or reader.line[end].is_prep:
        return match
    if context.kind((end, subject)).kind in _MUTE:
        return match
    if reader.is_event(end) and reader.line[end].lemma not in reader.lexicon.sources:
        return match
    return match._replace(source=(end, subject), stop=end)


def _object_end(context: Context, start: int) -> int:
    reader = context.reader
    end = reader.line.after_word(start)
    if reader.has_role(start, "demonstrative"):
        noun = end < len(reader.line) and reader.line[end].definite
        end = reader.line.after_word(end) if noun else end
    while end < len(reader.line) and reader.adjective(end) and reader.line[end].definite:
        end = reader.line.after_word(end)
    return end


def asyndetic_subject(context: Context, at: int, plural: bool) -> Span | None:
    """People described by a verb without relative pronoun: «نازحين رووا أن …»."""
    reader = context.reader
    line = reader.line
    start = at
    while start > 0 and at - start < 4:
        token = line[start - 1]
        if not token.is_nominal or token.definite or token.is_proper:
            break
        start -= 1
    if start == at or line[start].plural != plural or reader.is_event(start):
        return None
    opens = start > 0 and (line[start - 1].is_verb or line[start - 1].is_prep)
    before = start > 1 and line[start - 1].is_nominal and line[start - 1].definite
    if not (opens or before):
        return None
    return (start, at) if context.kind((start, at)).kind is not None else None


def without_content(
    context: Context, candidate: Candidate, lemma: str, subject: Span, frames: Sequence[Frame]
) -> Draft | None:
    """A denial at the end of a headline, of what was said before: «… والجيش ينفي»."""
    rest = context.reader.line[candidate.end :]
    frame = next((f for f in frames if f.cue_class == "denial_verb"), None)
    if frame is None or not all(token.is_punct for token in rest):
        return None
    if context.kind(subject).kind is None:
        return None
    return Draft(
        context.lexicon.classes[frame.cue_class], "verb", frame.where, subject[0],
        frame=frame, lemma=lemma, cue=(candidate.start, candidate.end), source=subject,
    )  # fmt: skip
