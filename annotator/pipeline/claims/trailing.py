"""Content of trailing cues: what stands before «بحسب …», «حسبما أفاد …»."""

from collections.abc import Sequence

from annotator.pipeline.claims.draft import Draft
from annotator.pipeline.claims.edges import trim
from annotator.pipeline.claims.furniture import after_furniture
from annotator.pipeline.claims.phrase import Reader

_OPENERS = frozenset("-\u2013\u2014(")


def backward(reader: Reader, draft: Draft, earlier: Sequence[Draft], end: int) -> None:
    """Content of a trailing cue: what precedes, back to the last clause or claim."""
    line = reader.line
    stop = draft.begin
    while stop > 0 and (line[stop - 1].comma or line[stop - 1].text in _OPENERS):
        stop -= 1
    quote = _closing_quote(reader, stop - 1)
    spoken = [d for d in earlier if d.content is not None]
    last = spoken[-1] if spoken else None
    contrast = _last_contrast(reader, last.content[0] if last and last.content else 0, stop)
    if last is not None and last.content is not None and contrast is None:
        reach = last.content[1]
        own = _own_clause(reader, last, stop)
        if own is not None:
            last.content = trim(reader, last.content[0], own) or last.content
            draft.content = trim(reader, own + 2, stop)
            return
        if stop - reach <= 2 or last.insert:
            _wrap(draft, last)
            return
        between = trim(reader, reach, stop)
        draft.content = between or last.content
        return
    if contrast is not None and last is not None and last.content is not None:
        last.content = trim(reader, last.content[0], contrast) or last.content
    if quote is not None and last is None:
        draft.content = trim(reader, quote + 1, reader.marks.quotes[quote])
        draft.quoted = draft.content is not None
        if draft.quoted:
            return
    if contrast is None and _goes_on(reader, draft, end):
        stop = end
    start = contrast + 1 if contrast is not None else _body_start(reader, stop)
    if contrast is not None:
        start = line.after_word(contrast)
    draft.content = trim(reader, start, stop)


def _own_clause(reader: Reader, last: Draft, stop: int) -> int | None:
    """The comma at which a clause begins that is the trailing source's alone, or None.

    «ذكر شهود أن قذيفة سقطت | ، ونقل أربعة جرحى، بحسب المستشفى»: after «و» comes a verb with
    its own subject, and no further أن.
    """
    line = reader.line
    if last.content is None or last.quoted or not last.anchored or last.insert:
        return None
    for at in range(min(last.content[1], stop) - 1, last.content[0], -1):
        if not (line[at].comma and reader.one_of(at + 1, "and")):
            continue
        verb = at + 2
        while verb < stop and line.tag(verb) in ("part_neg", "part_verb"):
            verb += 1
        subject = line.after_word(verb) if verb < stop else stop
        present = line[min(verb, stop - 1)].imperfect and verb == at + 2
        if subject >= stop or not line[verb].is_verb or present:
            return None
        known = reader.starts_phrase(subject) and not reader.is_event(subject)
        return at if known and not line.enclitic(verb + 1) else None
    return None


def _goes_on(reader: Reader, draft: Draft, end: int) -> bool:
    """Whether a clause goes on after an insert: «… أدى، بحسب المجلس، إلى مقتل ستة»."""
    line = reader.line
    reach = max(span[1] for span in (draft.cue, draft.source) if span)
    if reach + 1 >= end or not line[reach].comma or not reader.is_comma(draft.begin - 1):
        return False
    at = reach + 1
    if line.tag(at) in ("conj", "conj_sub") or reader.has_role(at, "contrast"):
        return reader.complementiser(at)
    forms = reader.lexicon.forms.get(line.norm(at), ())
    participle = any(form.kind == "participle" for form in forms)
    return not (participle or line[at].is_verb or reader.one_of(at, "li"))


def _wrap(draft: Draft, last: Draft) -> None:
    """A trailing agency reports another's claim: the same content, one level further out."""
    outer = last
    while outer.parent is not None and outer.insert:
        outer = outer.parent
    draft.content, draft.quoted = last.content, False
    outer.parent = draft


def _closing_quote(reader: Reader, at: int) -> int | None:
    """Opening of the quotation whose closing mark stands at a token."""
    for opening, close in reader.marks.quotes.items():
        if close == at and reader.line.words(opening, close) >= 3:
            return opening
    return None


def _last_contrast(reader: Reader, start: int, stop: int) -> int | None:
    """The last «لكن», «بينما» … between two tokens."""
    for at in range(stop - 1, start, -1):
        token = reader.line[at]
        if (
            token.tag in ("conj", "conj_sub", "adv")
            and reader.has_role(at, "contrast")
            and not reader.one_of(at, "mild_contrast")
        ):
            return at
    return None


def _body_start(reader: Reader, stop: int) -> int:
    """First token of a sentence's own words: after conjunctions and switch phrases."""
    line = reader.line
    at = after_furniture(reader, 0, stop)
    while at < stop and line.tag(at) == "conj" and reader.one_of(at, "lead_link"):
        at += 1
    switch = reader.switch(at)
    if switch is not None and switch[1] == "switch":
        at = switch[0]
        while at < stop and line[at].comma:
            at += 1
    return at
