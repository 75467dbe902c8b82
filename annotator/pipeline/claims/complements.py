"""Complements: whether what stands beside a verb is what its frame asks for.

A complement of ``cues.tsv`` is a list of parts: ``obj+ب`` an object, then ب. Those with
a mark of content (أن, colon, quotation, question word) may stand some way off, since the
source and inserts come between; all others follow the source directly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.pipeline.claims.anchors import Anchor, anchors
from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.lexicon import Frame
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.subjects import appositions, name_with_prefix

PREPOSITIONS = frozenset(("عن", "الي", "علي", "ب", "من", "في", "ل", "مع", "ضمن", "ك", "بين"))
_MASDAR_ONLY = frozenset(("speech_verb", "announcement_verb", "passive_report"))
"""Classes in which ب + noun is content only where the noun is a verbal noun."""
_LIGHT_PREPS = {
    "accusation": ("ب",),
    "warning": ("من", "ب"),
    "appeal": ("الي", "ل", "ب"),
    "rumour": ("عن", "حول", "ب"),
}


@dataclass(frozen=True, slots=True)
class Match:
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


def is_anchored(parts: Sequence[str]) -> bool:
    """Whether a complement is found by a mark that may stand some way off."""
    return len(parts) == 1 and parts[0] in ("ان", "بان", ":", "سؤال", "قول")


def allowed(frame: Frame, anchor: Anchor) -> bool:
    """Whether a frame takes an anchor."""
    simple = {parts[0] for parts in frame.complements if is_anchored(parts)}
    if anchor.kind == "that":
        governed = {
            parts[0]
            for parts in frame.complements
            if parts[0] in PREPOSITIONS and parts[1:] in ((), ("ان",), ("",))
        }
        if anchor.prep in governed or (anchor.prep == "ب" and "بان" in simple):
            return True
        object_that = any(parts == ("obj", "ان") for parts in frame.complements)
        if anchor.prep == "ب":
            return "ان" in simple or object_that or ("obj", "ب") in frame.complements
        if anchor.prep:
            return ("obj", anchor.prep) in frame.complements
        return "ان" in simple or object_that
    if anchor.kind == "question":
        return "سؤال" in simple
    return ":" in simple or ("obj", ":") in frame.complements


def first_anchor(
    reader: Reader, frame: Frame, start: int, stops: frozenset[int]
) -> Anchor | None:
    """The nearest anchor that a frame takes; a colon that it does not take ends the search."""
    saying = any(parts == ("قول",) for parts in frame.complements)
    for anchor in anchors(reader, start, stops):
        if allowed(frame, anchor):
            return anchor
        if saying and _after_saying(reader, start, anchor):
            return anchor
        if anchor.kind in ("colon", "quote"):
            return None
    return None


def _after_saying(reader: Reader, start: int, anchor: Anchor) -> bool:
    return any(reader.has_role(at, "quoting_form") for at in range(start, anchor.begin))


def direct(
    reader: Reader,
    frame: Frame,
    start: int,
    has_subject: bool,
    has_object: bool,
    person: str | None = None,
) -> Iterator[Match]:
    """Complements that follow the verb or its subject directly.

    Args:
        reader: The sentence.
        frame: The row of ``cues.tsv``.
        start: Index after the cue and its enclitics.
        has_subject: The subject stands before the cue, or there is none (passive).
        has_object: A pronoun on the verb fills its object.
        person: Agreement of the verb, see :mod:`annotator.pipeline.claims.forms`.
    """
    takes_object = any(parts[0] == "obj" for parts in frame.complements)
    for rank, (source, at) in enumerate(
        _after_subject(reader, start, has_subject, takes_object, person)
    ):
        for parts in frame.complements:
            if is_anchored(parts):
                continue
            match = _run(reader, frame, parts, at, source, has_object)
            if match is not None:
                yield replace(match, rank=rank)


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
    return token.tag in ("noun", "adj") and counted and token.norm.endswith("ين")


def _after_subject(
    reader: Reader, start: int, has_subject: bool, takes_object: bool, person: str | None
) -> Iterator[tuple[Span | None, int]]:
    """Possible subjects after the verb, with where the rest begins: longest first, none last."""
    at = reader.skip_insert(start)
    if not has_subject and name_with_prefix(reader, at):
        yield (at, reader.noun_phrase(at + 1)), reader.noun_phrase(at + 1)
    oblique = takes_object and reader.starts_phrase(at) and _is_oblique(reader, at, person)
    if not has_subject and reader.starts_phrase(at) and not oblique:
        end = reader.noun_phrase(at)
        relative = _after_relative(reader, end)
        if relative > end and reader.line.enclitic(end + 1):
            yield (at, relative), relative
        longer = appositions(reader, at, end, len(reader.line))
        if longer > end:
            yield (at, longer), min(longer + 1, len(reader.line))
        yield (at, end), end
        if _ends_in_relative(reader, at, end):
            yield (at, end), end + 1
        if relative > end:
            yield (at, relative), relative
        for cut in range(end - 1, at, -1):
            if reader.line[cut].is_prep and not reader.line.same_word(cut - 1, cut):
                yield (at, cut), cut
    yield None, start
    if at != start:
        yield None, at


def _ends_in_relative(reader: Reader, start: int, end: int) -> bool:
    """Whether a comma closes a relative clause: «عضو في الحزب الذي يتزعمه …، مقتل»."""
    if end >= len(reader.line) or reader.line[end].text not in "،,":
        return False
    return any(reader.has_role(at, "relative") for at in range(start, end))


def _after_relative(reader: Reader, at: int) -> int:
    """Index after an asyndetic relative clause: «صور | نشرت على الإنترنت | دمارا»."""
    line = reader.line
    if at >= len(line) or line[at - 1].definite:
        return at
    if not line[at].is_verb and not (reader.is_event(at) and line.enclitic(at + 1)):
        return at
    pronoun = line.enclitic(at + 1)
    at = line.after_word(at)
    if pronoun:
        at = reader.noun_phrase(at)
    while at < len(line) and line[at].is_prep and not reader.complementiser(at + 1):
        end = reader.noun_phrase(at + 1)
        if end == at + 1:
            break
        at = end
    if at < len(line) and reader.has_role(at, "naming"):
        at = reader.noun_phrase(at)
    return at


def _run(
    reader: Reader,
    frame: Frame,
    parts: Sequence[str],
    at: int,
    source: Span | None,
    has_object: bool,
) -> Match | None:
    obj: Span | None = None
    begin = at
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "obj":
            if has_object:
                continue
            at = reader.skip_insert(at)
            end = _object_end(reader, at)
            if end == at:
                return None
            if last:
                return Match(at, at, source, bare=True)
            obj, at, begin = (at, end), end, end
            continue
        if part in PREPOSITIONS:
            at = at if reader.line.norm(at) == part else reader.skip_insert(at)
            if (
                at >= len(reader.line)
                or reader.line.norm(at) != part
                or reader.line.enclitic(at)
            ):
                return None
            begin = at
            if last:
                return _after_prep(reader, frame, part, at, source, obj)
            at += 1
            if not parts[number + 1].startswith("@") and parts[number + 1] not in (
                "ان",
                "np",
                "event",
            ):
                at = reader.noun_phrase(at)
            continue
        return _final(reader, part, parts[number + 1 :], at, begin, source, obj)
    return None


def _object_end(reader: Reader, at: int) -> int:
    """Index after an object: a noun phrase, or the free pronoun «إياه»."""
    if at < len(reader.line) and reader.line.rest[at].startswith("ايا"):
        return reader.line.next_word[at]
    return reader.noun_phrase(at)


def _after_prep(
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
    masdar_only = prep == "ب" and frame.cue_class in _MASDAR_ONLY and obj is None
    if masdar_only and not (reader.starts_phrase(inner) and reader.is_event(inner)):
        return None
    if not (reader.starts_phrase(inner) or line.norm(inner) in ("ما", "من", "كل")):
        return None
    if line.tag(inner) == "pron" and line.enclitic(inner):
        return None
    content = at if line.proclitic(at) else inner
    return Match(at, content, source, obj)


def _final(
    reader: Reader,
    part: str,
    rest: Sequence[str],
    at: int,
    begin: int,
    source: Span | None,
    obj: Span | None,
) -> Match | None:
    """The last part of a complement: a noun phrase of some kind, أن, or a mark."""
    line = reader.line
    at = at if part in ("ان",) and reader.complementiser(at) else reader.skip_insert(at)
    if at >= len(line):
        return None
    if part in ("ان", "بان"):
        that = at + 1 if line.norm(at) in ("ب", "من") else at
        if not reader.complementiser(that) or (part == "بان" and that == at):
            return None
        content = line.after_word(that)
        return Match(at, content, source, obj, anchored=True) if content < len(line) else None
    if part in (":", "سؤال"):
        return _marked(reader, part, at, source, obj)
    if part == "قول":
        return None
    if part == "":
        return _whatever(reader, at, source, obj)
    if part == "np" and line.norm(at) == "ما" and line.tag(at + 1) == "verb":
        return Match(at, at, source, obj)
    if not (reader.starts_phrase(at) or (part == "event" and reader.is_event(at))):
        return None
    if at in reader.phrases and not part.startswith("@rumour"):
        return None
    head = _object_head(reader, at)
    if part.startswith("@"):
        name = part[1:]
        if not reader.has_role(head, name):
            return None
        if rest:
            return _light(reader, name, at, source, obj)
        that = line.after_word(head)
        that += line.norm(that) in ("ب", "في", "من")
        if name == "belief" and reader.complementiser(that):
            content = line.after_word(that)
            if content < len(line):
                return Match(at, content, source, obj, anchored=True)
        return Match(at, at, source, obj, bare=True)
    if part == "event":
        return Match(at, at, source, obj, bare=True) if reader.is_event(head) else None
    if part.startswith("np"):
        unwanted = part.partition("!")[2]
        if unwanted and any(
            reader.has_role(i, unwanted) for i in range(at, min(at + 4, len(line)))
        ):
            return None
        return Match(at, at, source, obj, bare=True)
    return None


def _object_head(reader: Reader, at: int) -> int:
    """The head of an object: after quantifiers (جميع الاتهامات)."""
    head = at
    while reader.has_role(head, "quantifier") or reader.has_role(head, "any_word"):
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
    preps = _LIGHT_PREPS.get(name, ())
    end = min(len(reader.line), at + 14)
    for prep in preps:
        for i in range(at + 1, end):
            if reader.line.norm(i) == prep and reader.line[i].is_prep:
                match = i + 1 < len(reader.line) and reader.complementiser(i + 1)
                content = reader.line.after_word(i + 1) if match else i
                if not reader.line.proclitic(i) and not match:
                    content = i + 1
                return Match(at, min(content, len(reader.line) - 1), source, obj)
    return Match(at, at, source, obj, bare=True)
