"""Complements: whether what stands beside a verb is what its frame asks for.

A complement of ``cues.tsv`` is a list of parts: ``obj+ب`` an object, then ب. Those with
a mark of content (أن, colon, quotation, question word) may stand some way off, since the
source and inserts come between; all others follow the source directly.
"""

from collections.abc import Iterator, Sequence

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.parts import Match, after_prep, final, object_end
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.prospects import Prospect
from annotator.pipeline.claims.subjects import (
    appositions,
    before_listener,
    name_with_prefix,
)


def direct(
    reader: Reader,
    hope: Prospect,
    start: int,
    has_subject: bool,
    has_object: bool,
    person: str | None = None,
) -> Iterator[Match]:
    """Complements that follow the verb or its subject directly.

    Args:
        reader: The sentence.
        hope: The frame, and which of its complements to look for.
        start: Index after the cue and its enclitics.
        has_subject: The subject stands before the cue, or there is none (passive).
        has_object: A pronoun on the verb fills its object.
        person: Agreement of the verb, see :mod:`annotator.pipeline.claims.forms`.
    """
    frame = hope.frame
    if not hope.complements:
        return
    for rank, (source, at) in enumerate(
        _after_subject(reader, start, has_subject, frame.takes_object, person)
    ):
        for parts in hope.complements:
            match = _run(reader, frame, parts, at, source, has_object)
            if match is not None:
                yield match._replace(rank=rank) if rank else match


def _is_oblique(reader: Reader, at: int, person: str | None) -> bool:
    """Whether a noun after a verb can only be its object.

    By its ending (الصحفيين), or because a verb before its subject agrees in gender.
    """
    token = reader.line[at]
    singular = "Number=Sing" in token.morph and token.tag == "noun"
    if (
        person == "ms"
        and singular
        and "Gender=Fem" in token.morph
        and at not in reader.marks.names
    ):
        return True
    if (
        person == "fs"
        and singular
        and "Gender=Masc" in token.morph
        and reader.has_role(at, "title")
    ):
        return True
    counted = "Number=Plur" in token.morph or "Number=Dual" in token.morph
    return (
        token.tag in ("noun", "adj") and counted and reader.ends(token.norm, "oblique_ending")
    )


@remembered
def _after_subject(
    reader: Reader, start: int, has_subject: bool, takes_object: bool, person: str | None
) -> tuple[tuple[Span | None, int], ...]:
    """Possible subjects after the verb, and where the rest begins: longest first, none last."""
    return tuple(_subjects(reader, start, has_subject, takes_object, person))


def _subjects(
    reader: Reader, start: int, has_subject: bool, takes_object: bool, person: str | None
) -> Iterator[tuple[Span | None, int]]:
    at = reader.skip_insert(start)
    if not has_subject and name_with_prefix(reader, at):
        yield (at, reader.noun_phrase(at + 1)), reader.noun_phrase(at + 1)
    oblique = takes_object and reader.starts_phrase(at) and _is_oblique(reader, at, person)
    oblique = oblique or (takes_object and person == "pl")  # حملوا الحكومة مسؤولية
    if not has_subject and reader.starts_phrase(at) and not oblique:
        end = reader.noun_phrase(at)
        relative = reader.asyndetic(end, at)
        if relative > end and reader.line.enclitic(end + 1):
            yield (at, relative), relative
        split = before_listener(reader, (at, end)) if takes_object else None
        if split is not None:
            yield (at, split), split
        longer = appositions(reader, at, end, len(reader.line))
        if longer > end:
            yield (at, longer), min(longer + 1, len(reader.line))
        yield (at, end), end
        if _ends_in_relative(reader, at, end):
            yield (at, end), end + 1
        if relative > end:
            yield (at, relative), relative
        for cut in range(end - 1, at, -1):
            prep = reader.line[cut].is_prep and not reader.line.same_word(cut - 1, cut)
            if prep or (takes_object and _may_be_object(reader, cut)):
                yield (at, cut), cut
    yield None, start
    if at != start:
        yield None, at


def _ends_in_relative(reader: Reader, start: int, end: int) -> bool:
    """Whether a comma closes a relative clause: «عضو في الحزب الذي يتزعمه …، مقتل»."""
    if end >= len(reader.line) or not reader.line[end].comma:
        return False
    return any(reader.has_role(at, "relative") for at in range(start, end))


def _may_be_object(reader: Reader, at: int) -> bool:
    """Whether a noun with ال read as an adjective may be an object: المحافظ | المقاول."""
    token, before = reader.line[at], reader.line[at - 1]
    nisba = reader.ends(token.norm, "surname_ending") or reader.ends(token.norm, "nisba_ending")
    return token.adjective_tag and token.definite and before.definite and not nisba


def _is_fused(reader: Reader, at: int, part: str) -> bool:
    """Whether a preposition stands here fused with ما, not before an indirect question."""
    fused = reader.lexicon.fused.get(part, frozenset())
    if at >= len(reader.line) or reader.line.rest[at] not in fused:
        return False
    questions = reader.lexicon.phrases.get("question_word", {})
    return reader.line.first_match(questions, at) is None


def _run(
    reader: Reader,
    frame: Frame,
    parts: Sequence[str],
    at: int,
    source: Span | None,
    has_object: bool,
) -> Match | None:
    """Match the parts of a complement one after the other from a token on."""
    obj: Span | None = None
    preps = reader.lexicon.role("governed_prep")
    for number, part in enumerate(parts):
        rest = parts[number + 1 :]
        if part == "obj":
            if has_object:
                continue
            at = reader.skip_insert(at)
            end = object_end(reader, at)
            if end == at:
                return None
            if not rest:
                return Match(at, at, source, bare=True)
            obj, at = (at, end), end
        elif part in preps:
            if reader.line.norm(at) != part:
                skipped = reader.skip_insert(at)
                pause = skipped > at and reader.is_comma(skipped)
                at = skipped + (pause and reader.line.norm(skipped + 1) == part)
            if not rest and _is_fused(reader, at, part):
                return Match(at, at, source, obj)
            if reader.line.norm(at) != part or reader.line.enclitic(at):
                return None
            if not rest:
                return after_prep(reader, frame, part, at, source, obj)
            at += 1
            if not rest[0].startswith("@") and rest[0] not in ("that", "np", "event"):
                at = reader.noun_phrase(at)
        else:
            return final(reader, part, rest, at, source, obj)
    return None
