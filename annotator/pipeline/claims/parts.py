"""Parts of a complement: prepositions, objects, marks of content."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.pipeline.claims.anchors import anchors
from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.phrase import Reader

_MASDAR_ONLY = frozenset(("speech_verb", "announcement_verb", "passive_report"))
"""Classes in which ب + noun is content only where the noun is a verbal noun."""


class Match(NamedTuple):
    """A complement found.

    Attributes:
        begin: First token of the mark or preposition, where the source's region ends.
        content: First token of the content.
        source: The source, where it stands between the cue and the complement.
        obj: The addressee or accused, outside the content.
        quoted: The content follows a colon or an opening quotation mark.
        anchored: A mark of content was found (أن, colon, quotation, question word).
        bare: The content is a plain noun phrase.
        rank: How far the reading departs from the simplest one: 0 where the whole noun
            phrase after the cue is the source; more where it is cut, or taken for none.
        stop: Index after the content where that is known already.
    """

    begin: int
    content: int
    source: Span | None = None
    obj: Span | None = None
    quoted: bool = False
    anchored: bool = False
    bare: bool = False
    rank: int = 0
    stop: int | None = None


def after_prep(
    reader: Reader, frame: Frame, prep: str, at: int, source: Span | None, obj: Span | None
) -> Match | None:
    """Content after a preposition: a clause with أن, or a noun phrase.

    A preposition joined to its noun stays with it, so that the content is readable.
    """
    line = reader.line
    inner = at + 1
    if inner >= len(line):
        return None
    if reader.complementiser(inner):
        content = line.after_word(inner)
        return Match(at, content, source, obj, anchored=True) if content < len(line) else None
    if reader.has_role(at, "compound_prep"):
        return None
    if reader.has_role(inner, "quoting_form"):
        that = reader.skip_insert(line.next_word[inner])
        if reader.complementiser(that) and line.after_word(that) < len(line):
            return Match(at, line.after_word(that), source, obj, anchored=True)
    masdar_only = (
        prep in reader.lexicon.role("bi") and frame.cue_class in _MASDAR_ONLY and obj is None
    )
    if masdar_only and not (reader.starts_phrase(inner) and reader.is_event(inner)):
        return None
    if not (reader.starts_phrase(inner) or reader.one_of(inner, "free_relative")):
        return None
    if line.tag(inner) == "pron" and line.enclitic(inner):
        return None
    content = at if line.proclitic(at) else inner
    return Match(at, content, source, obj)


def object_end(reader: Reader, at: int) -> int:
    """Index after an object: a noun phrase, or the free pronoun «إياه»."""
    if at < len(reader.line) and reader.line.rest[at].startswith(
        reader.lexicon.endings("free_object")
    ):
        return reader.line.next_word[at]
    return reader.noun_phrase(at)


def final(
    reader: Reader,
    part: str,
    rest: Sequence[str],
    at: int,
    source: Span | None,
    obj: Span | None,
) -> Match | None:
    """The last part of a complement: a noun phrase of some kind, أن, or a mark."""
    line = reader.line
    at = _after_inserts(reader, part, at)
    if at >= len(line):
        return None
    if part in ("that", "bithat"):
        return _that(reader, part, at, source, obj)
    if part in (":", "question"):
        return _marked(reader, part, at, source, obj)
    if not part:
        return _whatever(reader, at, source, obj)
    if part in ("np", "@claim_noun") and reader.one_of(at, "ma") and line.tag(at + 1) == "verb":
        return Match(at, at, source, obj)
    if not (reader.starts_phrase(at) or (part.startswith("event") and reader.is_event(at))):
        return None
    if at in reader.phrases and not (
        part.startswith("@rumour") or reader.has_role(at, "claim_noun")
    ):
        return None  # «نفت الوزارة | أنباء عن …» stays
    if part.startswith("@"):
        return _from_set(reader, part[1:], rest, at, source, obj)
    found = Match(at, at, source, obj, bare=True)
    if part.startswith("event"):
        if part != "event" and reader.has_role(at, part.partition("!")[2]):
            return None
        return found if reader.is_event(_object_head(reader, at)) else None
    if part.startswith("np"):
        unwanted = part.partition("!")[2]
        near = range(at, min(at + 4, len(line)))
        return None if unwanted and any(reader.has_role(i, unwanted) for i in near) else found
    return None


def _after_inserts(reader: Reader, part: str, at: int) -> int:
    """Index after inserts, and after the comma that closes one before a noun."""
    after = at if part == "that" and reader.complementiser(at) else reader.skip_insert(at)
    pause = after > at and reader.is_comma(after) and part.startswith(("@", "event"))
    return after + pause


def _that(
    reader: Reader, part: str, at: int, source: Span | None, obj: Span | None
) -> Match | None:
    """أن right here, with or without a preposition; «بأن» needs its ب."""
    that = at + 1 if reader.one_of(at, "that_lead") else at
    if not reader.complementiser(that) or (part == "bithat" and that == at):
        return None
    content = reader.line.after_word(that)
    if content >= len(reader.line):
        return None
    return Match(at, content, source, obj, anchored=True)


def _from_set(
    reader: Reader,
    name: str,
    rest: Sequence[str],
    at: int,
    source: Span | None,
    obj: Span | None,
) -> Match | None:
    """An object whose head is in a closed set: «أعرب عن اعتقاده أن», «وجه اتهامات …»."""
    line = reader.line
    head = _object_head(reader, at)
    if not reader.has_role(head, name) and not reader.has_role(at, name):
        return None
    if rest:
        return _light(reader, name, at, source, obj)
    that = line.after_word(head)
    that += reader.one_of(that, "belief_prep")
    if name == "belief" and reader.complementiser(that) and line.after_word(that) < len(line):
        return Match(at, line.after_word(that), source, obj, anchored=True)
    return Match(at, at, source, obj, bare=True)


def _object_head(reader: Reader, at: int) -> int:
    """The head of an object: after quantifiers (جميع الاتهامات)."""
    head = at + 1 if at in reader.marks.quotes and at + 1 < len(reader.line) else at
    while (
        reader.has_role(head, "quantifier")
        or reader.has_role(head, "any_word")
        or reader.line.tag(head) in ("digit", "noun_num")
    ):
        if not reader.starts_phrase(head + 1):
            break
        head += 1
    return head


def _marked(
    reader: Reader, part: str, at: int, source: Span | None, obj: Span | None
) -> Match | None:
    kinds = ("colon", "quote") if part == ":" else ("question",)
    for anchor in anchors(reader, at, frozenset()):
        if anchor.kind in kinds and anchor.begin - at <= 14:
            return Match(
                anchor.begin, anchor.content, source, obj,
                quoted=part == ":", anchored=True,
            )  # fmt: skip
        break
    return None


def _whatever(reader: Reader, at: int, source: Span | None, obj: Span | None) -> Match | None:
    line = reader.line
    that = at + 1 if line[at].is_prep else at
    if reader.complementiser(that):
        content = line.after_word(that)
        return Match(at, content, source, obj, anchored=True) if content < len(line) else None
    if reader.has_role(at, "quoting_form"):
        for anchor in anchors(reader, at, frozenset()):
            return Match(anchor.begin, anchor.content, source, obj, anchored=True)
    if reader.starts_phrase(at) or line[at].is_prep or reader.is_event(at):
        return Match(at, at, source, obj)
    return None


def _light(reader: Reader, name: str, at: int, source: Span | None, obj: Span | None) -> Match:
    """Content of a noun of saying under a light verb: وجّه اتهامات إلى … بالتواطؤ."""
    preps = reader.lexicon.role(f"preps_{name}")
    end = min(len(reader.line), at + 14)
    for i in range(at + 1, end):
        joined = reader.line.enclitic(i + 1)
        if reader.line.norm(i) in preps and reader.line[i].is_prep and not joined:
            match = i + 1 < len(reader.line) and reader.complementiser(i + 1)
            content = reader.line.after_word(i + 1) if match else i
            if not reader.line.proclitic(i) and not match:
                content = i + 1
            return Match(at, min(content, len(reader.line) - 1), source, obj)
    return Match(at, at, source, obj, bare=True)
