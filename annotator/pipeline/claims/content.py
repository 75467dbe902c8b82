"""Where content ends, and what stands before a trailing cue."""

from collections.abc import Sequence

from annotator.pipeline.claims.boundaries import breaks, cut, returns
from annotator.pipeline.claims.draft import Draft
from annotator.pipeline.claims.edges import sentence_end, trim
from annotator.pipeline.claims.nesting import nest
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.trailing import backward


def resolve(reader: Reader, drafts: Sequence[Draft]) -> None:
    """Fix the content of all drafts of a sentence, and who is nested in whom.

    Args:
        reader: The sentence.
        drafts: Its drafts in the order of their cues; changed in place.
    """
    end = sentence_end(reader)
    forward = [
        draft
        for draft in drafts
        if draft.content is not None and not draft.backward and not draft.fixed
    ]
    for draft in forward:
        _insert_content(draft, forward)
    for draft in forward:
        if not draft.insert:
            _forward(reader, draft, drafts, end)
    for draft in forward:
        if draft.insert and draft.parent is not None:
            draft.content = draft.parent.content
            draft.quoted = draft.parent.quoted
    for number, draft in enumerate(drafts):
        if draft.backward:
            backward(reader, draft, drafts[:number], end)
    nest(drafts)


def _insert_content(draft: Draft, forward: Sequence[Draft]) -> None:
    """A relay keeps the content of the draft in whose construction it stands."""
    if draft.parent is not None:
        draft.insert = True


def _forward(reader: Reader, draft: Draft, drafts: Sequence[Draft], end: int) -> None:
    assert draft.content is not None
    start = draft.content[0]
    if draft.name == "labelling_verb":
        draft.quoted = False
    quote = _opening_quote(reader, draft, start) if draft.name != "labelling_verb" else None
    if quote is not None:
        close = min(reader.marks.quotes[quote], end)
        inside = trim(reader, quote + 1, close)
        if inside is not None and _is_whole_quote(reader, draft, quote, drafts, end):
            draft.quoted, draft.content = True, inside
            return
    draft.quoted = draft.quoted and quote is None
    limit = end
    for other in drafts:
        if other is draft or other.position <= start or other.insert:
            continue
        edge = cut(reader, draft, other, start)
        if edge is not None and start < edge < limit:
            limit = edge
    noun_only = not draft.anchored and draft.how in ("verb", "participle", "masdar")
    for at in range(start + 1, limit):
        if noun_only and returns(reader, start, at):
            limit = at
            break
        if breaks(reader, draft, at):
            limit = at
            break
    draft.content = trim(reader, start, limit)
    _without_edges(reader, draft)
    if draft.name in ("visual_evidence", "report_noun", "report_existential"):
        _split_medium(reader, draft)


def _without_edges(reader: Reader, draft: Draft) -> None:
    """A label without its quotation marks; what is not verified without «من مصدر مستقل»."""
    if draft.content is None:
        return
    start, end = draft.content
    if draft.name == "labelling_verb" and reader.marks.quotes.get(start) == end - 1:
        draft.content = trim(reader, start + 1, end - 1)
    if draft.cue_class.attribution != "official_absence":
        return
    for at in range(start + 1, end - 1):
        asked = reader.one_of(at, "min") and reader.has_role(at + 1, "confirming_one")
        how = reader.line.first_match(reader.lexicon.phrases.get("manner_word", {}), at)
        if asked or how is not None:
            draft.content = trim(reader, start, at)
            return


def _split_medium(reader: Reader, draft: Draft) -> None:
    """«… للنهب على الويب»: the place of publication at the end is the source."""
    if draft.source is not None or draft.content is None:
        return
    start, end = draft.content
    for at in range(end - 1, start, -1):
        if reader.line[at].is_prep and reader.one_of(at, "publication_prep"):
            media = reader.has_role(at + 1, "publication") or (
                reader.line.rest[min(at + 1, end - 1)] in reader.lexicon.outlets
            )
            if media and reader.noun_phrase(at + 1, end) == end:
                draft.source, draft.content = (at + 1, end), trim(reader, start, at)
            return


def _opening_quote(reader: Reader, draft: Draft, start: int) -> int | None:
    """Index of the quotation mark at which a content begins."""
    for at in (start, start - 1):
        if at in reader.marks.quotes and reader.marks.quotes[at] > start:
            return at
    return None


def _is_whole_quote(
    reader: Reader, draft: Draft, quote: int, drafts: Sequence[Draft], end: int
) -> bool:
    """Whether the quotation is all of the content, not its first words only."""
    line = reader.line
    close = reader.marks.quotes[quote]
    inside = line.tokens[quote + 1 : min(close, end)]
    words = len({t.word for t in inside if not t.is_punct})
    if words < 2 and not any(t.is_verb for t in inside):
        return False
    if close >= end - 1:
        return True
    after = close + 1
    if (
        line[after].pause
        or line[after].text == "."
        or any(d.begin in (after, after + 1) for d in drafts)
    ):
        return True
    if line.tag(after) == "conj":
        return words >= 4
    return False
