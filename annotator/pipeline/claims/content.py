"""Where content ends, and what stands before a trailing cue."""

from collections.abc import Sequence

from annotator.pipeline.claims.boundaries import breaks, cut, returns
from annotator.pipeline.claims.draft import Draft
from annotator.pipeline.claims.edges import sentence_end, trim
from annotator.pipeline.claims.gates import BREAK
from annotator.pipeline.claims.nesting import nest
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.trailing import backward

_FOLLOWERS = 24
"""So many later cues of a sentence may end the content of one before them."""


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
    later = [d for d in drafts if d is not draft and d.position > start and not d.insert]
    for other in later[:_FOLLOWERS]:
        edge = cut(reader, draft, other, start)
        if edge is not None and start < edge < limit:
            limit = edge
    noun_only = not draft.anchored and draft.how in ("verb", "participle", "masdar")
    for at in reader.between(BREAK, start + 1, limit):
        if (noun_only and returns(reader, draft, start, at)) or breaks(reader, draft, at):
            limit = at
            break
    if noun_only:
        limit = _before_medium(reader, start, limit)
    if draft.how == "masdar" and draft.cue:
        limit = _before_predicate(reader, draft, start, limit)
    draft.content = trim(reader, start, limit)
    _without_edges(reader, draft)
    if draft.name in ("visual_evidence", "report_noun", "report_existential"):
        _split_medium(reader, draft)


def _before_medium(reader: Reader, start: int, limit: int) -> int:
    """Where a noun content ends before its channel: «تبنى الهجوم | في بيان على تلغرام»."""
    line = reader.line
    for at in range(limit - 1, start, -1):
        if not (line[at].is_prep and reader.one_of(at, "said_in")) or at + 1 >= limit:
            continue
        text = reader.has_role(at + 1, "statement_noun") and not line[at + 1].definite
        if text and _after_channel(reader, at, limit) >= limit:
            return at
    return limit


def _after_channel(reader: Reader, at: int, limit: int) -> int:
    """Index after a channel and where it was published: «في بيان على تلغرام»."""
    at = reader.skip_insert(at, limit)
    while at + 1 < limit and reader.one_of(at, "publication_prep"):
        end = reader.noun_phrase(at + 1, limit)
        if end == at + 1:
            break
        at = end
    return at


def _before_predicate(reader: Reader, draft: Draft, start: int, limit: int) -> int:
    """Where the verb's own object or predicate begins: «أثار تأكيد موسكو أن … | انتقادات».

    Only where the verbal noun is the subject of the verb right before it; what follows a
    definite noun without ال, preposition or agreement is no part of the content.
    """
    line = reader.line
    assert draft.cue is not None
    if all(t.tag in ("conj", "punc") for t in line[: draft.cue[0]]):
        return _before_own_verb(reader, draft, start, limit)
    if not line[draft.cue[0] - 1].is_verb:
        return limit
    for at in range(limit - 1, start + 1, -1):
        token, before = line[at], line[at - 1]
        bare = token.tag == "noun" and not token.definite and not reader.is_time(at)
        if bare and before.is_nominal and (before.definite or before.is_proper):
            return at
        if token.is_prep or token.is_verb or token.tag == "conj":
            break
    return limit


def _before_own_verb(reader: Reader, draft: Draft, start: int, limit: int) -> int:
    """Where the predicate of a verbal noun begins: «نفي الحكومة وجود سجون | لم يقنع أحدا»."""
    line = reader.line
    if draft.anchored:
        return limit
    for at in range(start + 1, limit):
        negated = line.tag(at) == "part_neg" and at + 1 < limit and line[at + 1].is_verb
        if (negated or line[at].is_verb) and line[at - 1].is_nominal:
            return at
        if reader.has_role(at, "relative") or line[at].tag in ("conj", "conj_sub"):
            break
    return limit


def _without_edges(reader: Reader, draft: Draft) -> None:
    """A label without its quotation marks; what is not verified without «من مصدر مستقل»."""
    if draft.content is None:
        return
    start, end = draft.content
    quoted = start + (reader.line[start].is_prep and start not in reader.marks.quotes)
    if draft.name == "labelling_verb" and quoted in reader.marks.quotes:
        close = min(reader.marks.quotes[quoted], end)
        draft.content = trim(reader, quoted + 1, close) or draft.content
        return
    if draft.name == "denial_verb":
        _without_cognate(reader, draft)
    if draft.cue_class.attribution != "official_absence":
        return
    for at in range(start + 1, end):
        if _of_silence(reader, at, end):
            draft.content = trim(reader, start, at)
            break
    if draft.content and draft.name == "no_comment" and _only_comment(reader, *draft.content):
        draft.content = None


def _of_silence(reader: Reader, at: int, end: int) -> bool:
    """Whether words go with the silence: «من مصدر مستقل», «بشكل مستقل», «حتى مساء الخميس»."""
    line = reader.line
    if reader.one_of(at, "min"):
        person = at + 1 + reader.one_of(at + 1, "agent_noun")
        return reader.has_role(person, "confirming_one")
    if line.first_match(reader.lexicon.phrases.get("manner_word", {}), at) is not None:
        return True
    if reader.one_of(at, "bi") and line.rest[at] in reader.lexicon.role("manner_word"):
        return True  # بشكل مستقل
    return reader.one_of(at, "until") and at + 1 < end and reader.is_time(at + 1)


def _only_comment(reader: Reader, start: int, end: int) -> bool:
    """Whether nothing is named of which one would not speak: «رفض التعليق»."""
    return end - start <= 2 and reader.has_role(end - 1, "comment")


def _without_cognate(reader: Reader, draft: Draft) -> None:
    """A denial's own noun is no content: «نفى ذلك | نفيا قاطعا»."""
    assert draft.content is not None
    start, end = draft.content
    for at in range(start + 1, end):
        token = reader.line[at]
        forms = reader.lexicon.forms.get(token.norm.rstrip("\u0627"), ())
        own = any(f.kind == "masdar" and f.lemma == draft.lemma for f in forms)
        if own and reader.ends(token.norm, "accusative_ending"):
            draft.content = trim(reader, start, at) or draft.content
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
    inside = line[quote + 1 : min(close, end)]
    words = line.words(quote + 1, min(close, end))
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
