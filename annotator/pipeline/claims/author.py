"""Rows of the writer: clauses that nobody is made to answer for."""

from collections.abc import Sequence

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.edges import sentence_end, trim
from annotator.pipeline.claims.entries import CueClass
from annotator.pipeline.claims.furniture import own_words
from annotator.pipeline.claims.gates import BREAK
from annotator.pipeline.claims.phrase import Reader

_MIN_WORDS = 3
_DASHES = frozenset("-\u2013\u2014")


def author_rows(reader: Reader, drafts: Sequence[Draft], author: CueClass) -> list[Draft]:
    """Author drafts of a sentence.

    A sentence without a cue is one row. In a mixed sentence only main clauses of three
    words or more, with a predicate, that stand wholly outside all attributed parts
    (convention 20 of the annotation page).
    """
    if not drafts:
        own = own_words(reader, (0, sentence_end(reader)))
        parts = [trim(reader, *_without_lead(reader, *part)) for part in _at_dots(reader, own)]
        rows = [_row(author, part) for part in parts if part is not None]
        return rows or [_row(author, (0, len(reader.line)))]
    spans = sorted(reach(draft) for draft in drafts)
    rows = []
    at = 0
    for start, end in [*spans, (len(reader.line), len(reader.line))]:
        if start > at:
            clause = _main_clause(reader, at, start, drafts)
            if clause is not None:
                rows.append(_row(author, clause))
        at = max(at, end)
    return rows


def _at_dots(reader: Reader, span: Span) -> list[Span]:
    """The parts of a headline between «..», or the whole (convention 20)."""
    dots = [at for at in reader.between(BREAK, *span) if reader.is_dots(at)]
    starts = [span[0], *(at + 1 for at in dots)]
    return [(a, b) for a, b in zip(starts, [*dots, span[1]], strict=True) if b > a]


def reach(draft: Draft) -> Span:
    """Span from the first to the last token of a construction.

    A source taken over from the main clause (of a participle, a relative clause) is no
    part of it.
    """
    own = draft.source is not None and draft.source[0] >= draft.begin
    content = None if draft.fixed else draft.content
    spans = [span for span in (draft.cue, content, draft.obj) if span]
    if draft.source is not None and own:
        spans.append(draft.source)
    return min([draft.begin, *(s for s, _ in spans)]), max(e for _, e in spans)


def _row(author: CueClass, content: Span) -> Draft:
    return Draft(author, "author", "claims.author", content[0], content=content)


def _without_lead(reader: Reader, start: int, end: int) -> Span:
    while (
        start < end and reader.line.tag(start) == "conj" and reader.one_of(start, "clause_link")
    ):
        start += 1
    return start, end


def _main_clause(reader: Reader, start: int, end: int, drafts: Sequence[Draft]) -> Span | None:
    """The main clause in a stretch between attributed parts, or None."""
    line = reader.line
    tail = end >= len(line)
    stop = min(end, sentence_end(reader)) if tail else _cut_link(reader, start, end, drafts)
    if stop is None:
        return None
    begin = start
    while begin < stop and (
        (line[begin].is_punct and begin not in reader.marks.quotes)
        or line.tag(begin) == "conj"
        or (line.enclitic(begin) and line.tag(begin - 1) in ("conj", "conj_sub"))
        or (start > 0 and (reader.has_role(begin, "contrast") or reader.complementiser(begin)))
    ):
        begin += 1
    begin = line.first_match(reader.lexicon.phrases.get("meanwhile", {}), begin) or begin
    begin = _after_switch(reader, begin, stop)
    clause = trim(reader, begin, stop)
    if clause is None or line.words(*clause) < _MIN_WORDS:
        return None
    if reader.has_role(clause[0], "adverbial_opener"):
        return None  # ردا على سؤال
    if start > 0 and not _opens_clause(reader, start, clause[0]):
        return None
    return clause if _has_predicate(reader, clause, at_start=start == 0) else None


def _after_switch(reader: Reader, begin: int, stop: int) -> int:
    switch = reader.switch(begin)
    if switch is None or switch[1] != "switch":
        return begin
    begin = switch[0]
    while begin < stop and reader.line[begin].is_punct:
        begin += 1
    return begin


def _cut_link(reader: Reader, start: int, end: int, drafts: Sequence[Draft]) -> int | None:
    """Where a clause ends that an attributed part follows, or None where it is one with it.

    A comma, a conjunction, «في وقت» or a switch phrase part the two; a relative clause
    or a preposition («… هجوم شنه متمردون قيل إنهم …») ties them.
    """
    line = reader.line
    at = end
    while at > start and (
        line.tag(at - 1) in ("part_verb", "part_neg", "part_fut")
        or (line[at - 1].is_verb and reader.has_role(at - 1, "auxiliary"))
    ):
        at -= 1
    before = at - 1
    if before < start:
        return None
    meanwhile = reader.phrase_before(at, "meanwhile")
    if meanwhile is not None and meanwhile >= start:
        return meanwhile
    if line[before].pause or line[before].text in _DASHES:
        return before
    if reader.switch_before(at) or (
        line.tag(before) in ("conj", "conj_sub") and reader.one_of(before, "main_link")
    ):
        return before
    adjunct = any(
        d.begin == end and (d.how == "participle" or d.name == "distancing_phrase")
        for d in drafts
    )
    return end if adjunct else None


def _opens_clause(reader: Reader, start: int, begin: int) -> bool:
    """Whether a stretch after an attributed part is linked as a main clause."""
    line = reader.line
    between = line[max(start - 1, 0) : begin]
    if any(t.semicolon or t.text in (".", "..") for t in between):
        return True
    if any(reader.has_role(at, "contrast") for at in range(max(start - 1, 0), begin)):
        return True
    if any(t.comma for t in between) and line[begin].is_verb and _scene(reader):
        return True  # وسط أنباء عن …، أغلقت المتاجر
    links = reader.lexicon.role("clause_link")
    linked = any(t.tag == "conj" and t.norm in links for t in between)
    if linked and any(t.comma for t in between):
        return True
    if linked:
        return line[begin].is_verb or line.tag(begin) in ("part_verb", "part_neg", "part_fut")
    return False


def _scene(reader: Reader) -> bool:
    """Whether a sentence opens with the scene of its main clause: «وسط أنباء عن …،»."""
    line = reader.line
    at = 0
    while at < len(line) and (line[at].is_punct or line.tag(at) == "conj"):
        at += 1
    return reader.has_role(at, "scene_opener")


def _has_predicate(reader: Reader, clause: Span, at_start: bool) -> bool:
    """Whether a stretch has a finite verb of its own, outside relative clauses."""
    line = reader.line
    at = clause[0]
    while at < clause[1]:
        token = line[at]
        if at in reader.marks.dates:
            at = reader.marks.dates[at]  # «آذار / مارس» is no «practised»
            continue
        if reader.has_role(at, "relative") or reader.has_role(at, "that_governor"):
            at += 1
            while at < clause[1] and not line[at].is_verb and not line[at].comma:
                at += 1
            at += 1
            continue
        if token.is_verb:
            previous = line[at - 1] if at > clause[0] else None
            if previous is None or not (
                previous.is_nominal and not previous.definite and not at_start
            ):
                return True
        at += 1
    return False
