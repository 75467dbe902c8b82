"""Phrases without a speaker, and documents: «من المتوقع أن», «لا صحة لـ», «جاء في بيان»."""

from annotator.pipeline.claims.anchors import anchors
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.noun_content import content_after, is_content_prep
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.subjects import clause_subject


def document(context: Context, draft: Draft, after: int) -> Draft | None:
    """«جاء في بيان للجيش أن …»: the document is the source."""
    reader = context.reader
    for anchor in anchors(reader, after, context.stops):
        start = reader.skip_insert(after, after)
        end = reader.noun_phrase(after, anchor.begin)
        if end == after or context.kind((after, end)).kind not in (
            "document",
            "data",
            "media",
            "news_agency",
            "medium",
        ):
            return None
        draft.source = (start, _to_anchor(reader, start, max(end, start + 1), anchor.begin))
        draft.content = (anchor.content, anchor.content + 1)
        draft.quoted = anchor.kind in ("colon", "quote")
        return draft
    return None


def _to_anchor(reader: Reader, start: int, end: int, stop: int) -> int:
    """Index after a document with what names it: «البند الثاني من القرار»."""
    while end < stop:
        clause = reader.asyndetic(end, start)
        if clause > end:
            return min(clause, stop)
        if not reader.one_of(end, "min"):
            break
        following = reader.noun_phrase(end + 1, stop)
        if following == end + 1:
            break
        end = following
    return end


def impersonal(context: Context, draft: Draft, after: int) -> Draft | None:
    """«من المتوقع أن …», «لا صحة لـ …», «بذريعة …», «تم الإعلان عن …»."""
    reader = context.reader
    line = reader.line
    assert draft.cue is not None
    if draft.name == "distancing_phrase":
        draft.source = _who_acts(reader, draft.begin)
    if draft.name == "passive_performative":
        draft.source = _agent(context, after)
        if draft.source is not None and draft.source[0] == after + 2:
            after = draft.source[1]
    if draft.cue[1] < after and line[draft.cue[1]].is_prep and line.proclitic(draft.cue[1]):
        after = draft.cue[1]
        first = _after_rumour(reader, after) if draft.name == "denial_phrase" else after
        draft.content = (first, first + 1)
        return draft
    at = reader.skip_insert(after)
    passive = draft.name == "passive_performative"
    if passive and not reader.one_of(at, "performative_prep") and at == after:
        at = reader.skip_insert(after)
    elif after < len(line) and (is_content_prep(reader, after)):
        at = after
    content = content_after(reader, at)
    if (
        content is None
        and draft.name in ("prediction_phrase", "possibility_phrase")
        and at < len(line)
        and line[at].is_verb
    ):
        content = at
    if content is None:
        return None
    draft.content = (content, content + 1)
    return draft


def _who_acts(reader: Reader, at: int) -> Span | None:
    """Who acts under a pretext: the subject of the clause («داهمت الشرطة المقر بذريعة …»)."""
    line = reader.line
    start = at
    while start > 0 and not line[start - 1].pause:
        start -= 1
    subject = clause_subject(reader, start, at)
    if subject is None or reader.is_event(subject[0]) or subject[1] > at:
        return None
    head = line[subject[0]]
    known = head.definite or subject[0] in reader.marks.bodies
    return subject if known or head.lemma in reader.lexicon.sources else None


def _after_rumour(reader: Reader, at: int) -> int:
    """Content of «لا صحة لأنباء | انسحاب …», «لا صحة لما | …»: what the rumour is of."""
    line = reader.line
    noun = at + 1
    if noun + 1 >= len(line) or not reader.has_role(noun, "rumour") or line[noun].definite:
        return at
    after = line.after_word(noun)
    if after < len(line) and reader.one_of(after, "about_prep"):
        return after + 1 if after + 1 < len(line) else at
    return after if after < len(line) and line[after].is_nominal else at


def _agent(context: Context, at: int) -> Span | None:
    """«من قبل الوزارة», «من جانب …», «على يد …» after a passive."""
    reader = context.reader
    line = reader.line
    for start in range(at, min(len(line) - 2, at + 20)):
        if reader.one_of(start, "min") and reader.one_of(start + 1, "agent_noun"):
            end = reader.noun_phrase(start + 2)
            return (start + 2, end) if end > start + 2 else None
    return None
