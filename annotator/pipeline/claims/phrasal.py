"""Cues of several words, found by the rules of ``rules/claims.jsonl``."""

from annotator.pipeline.claims.anchors import anchors
from annotator.pipeline.claims.cues import PhraseMatch
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.subjects import clause_start, subject_before

_REPORTS = frozenset(("report_existential", "report_noun", "doubt_noun", "claim_noun"))
_ABSENCE = frozenset(("no_official_info", "no_comment"))
_MEDIA = frozenset(("social_media", "media", "medium", "news_agency"))


def match_phrase(context: Context, match: PhraseMatch) -> Draft | None:
    """Make a draft of a rule's match, or None where its surroundings speak against it."""
    cue_class = context.lexicon.classes.get(match.cue_class)
    if cue_class is None:
        return None
    reader = context.reader
    draft = Draft(
        cue_class, "phrase", match.rule, match.start,
        lemma=_lemma(reader, match), cue=_cue_span(reader, match),
    )  # fmt: skip
    assert draft.cue is not None
    draft.begin = draft.cue[0]
    after = reader.line.after_word(match.end - 1)
    if cue_class.where in ("around", "backward"):
        return _prepositional(context, draft, after)
    if match.cue_class in _REPORTS:
        return _report(context, draft, after)
    if match.cue_class in _ABSENCE:
        return _absence(context, draft, after)
    if match.cue_class == "visual_evidence":
        return _visual(context, draft, after)
    if match.cue_class == "document_phrase":
        return _document(context, draft, after)
    return _impersonal(context, draft, after)


def _lemma(reader: Reader, match: PhraseMatch) -> str:
    """Lemma of a phrase: of its first word of content (بحسب: حسب; كانت هناك تقارير: تقرير)."""
    nouns = [
        t
        for t in reader.line.tokens[match.start : match.end]
        if t.tag in ("noun", "verb", "adv")
    ]
    if match.cue_class in (*_REPORTS, *_ABSENCE):
        nouns = [t for t in nouns if t.tag == "noun"] or nouns
        return (
            nouns[-1].lemma
            if nouns and match.cue_class in _REPORTS
            else (nouns[0].lemma if nouns else "")
        )
    return nouns[0].lemma if nouns else reader.line[match.start].lemma


def _cue_span(reader: Reader, match: PhraseMatch) -> Span:
    """The cue without the ل or ب that is joined to the source."""
    end, start = match.end, match.start
    line = reader.line
    if reader.one_of(start - 1, "bi") and line.same_word(start - 1, start):
        start -= 1
    if (
        line[start].lemma in reader.lexicon.role("split_warada")
        and reader.one_of(start - 1, "and")
        and line.same_word(start - 1, start)
    ):
        start -= 1  # وردت: read as و + ردت
    while (
        end - 1 > match.start
        and reader.line.proclitic(end - 1)
        and reader.line[end - 1].is_prep
    ):
        end -= 1
    if match.cue_class == "document_phrase" and end - 1 > start and line[end - 1].is_prep:
        end -= 1  # جاء | في بيان
    return start, line.after_word(end - 1)


def opens_clause(reader: Reader, at: int) -> bool:
    """Whether only conjunctions, switches and inserts stand before a cue in its sentence."""
    start = 0
    while start < at and reader.line.tag(start) in ("conj", "punc"):
        start += 1
    return reader.skip_insert(start, at) >= at or (
        clause_start(reader, at) == at and (at == 0 or reader.complementiser(at - 1))
    )


def _prepositional(context: Context, draft: Draft, after: int) -> Draft | None:
    """«وفقا لـ», «بحسب», «حسبما أفاد», «على حد قوله», «في رأي»."""
    reader = context.reader
    assert draft.cue is not None
    has_verb = any(t.is_verb for t in reader.line.tokens[draft.cue[0] + 1 : draft.cue[1]])
    start = reader.skip_insert(after) if has_verb else after
    end = reader.noun_phrase(start)
    pronoun = reader.line.enclitic(draft.cue[1] - 1)
    if end > start and not (pronoun and not has_verb):
        draft.source = (start, end)
        if not has_verb and not _is_source(context, draft.source):
            return None
    elif has_verb or pronoun:
        draft.anaphoric = True
        end = after
    else:
        return None
    if opens_clause(reader, draft.begin) and draft.cue_class.where == "around":
        if reader.one_of(draft.cue[0], "also_as"):
            return None
        content = _after_fronted(reader, end)
        if content is not None:
            draft.content = (content, content + 1)
            return draft
    draft.backward = True
    return draft


def _is_source(context: Context, span: Span) -> bool:
    """Whether a noun phrase after بحسب or وفقا can be a source, not a rule or a measure."""
    reader = context.reader
    if reader.has_role(span[0], "norm_noun"):
        return False
    kind = context.kind(span)
    return kind.kind is not None or kind.named


def _opens_content(line: Line, at: int) -> bool:
    """Whether a comma or colon parts a fronted phrase from its content."""
    return line[at].comma or line[at].text == ":"


def _after_fronted(reader: Reader, at: int) -> int | None:
    """First token of the content after a fronted phrase: after the comma and «فإن»."""
    line = reader.line
    while at < len(line) and not _opens_content(line, at):
        following = reader.skip_insert(at)
        if following <= at:
            break
        at = following
    if at < len(line) and _opens_content(line, at):
        at += 1
    while reader.one_of(at, "fa") or reader.is_comma(at):
        at += 1
    if at < len(line) and (reader.complementiser(at) or reader.one_of(at, "fa_inna")):
        at = line.after_word(at)
    if reader.one_of(at, "qad_form") and line.tag(at) != "verb":
        at += 1
    if at >= len(line) or line.words(at, len(line)) < 2:
        return None
    return at


def _is_content_prep(reader: Reader, at: int) -> bool:
    """Whether a preposition that leads to content stands here (also the one word «بشأن»)."""
    if at >= len(reader.line):
        return False
    words = reader.lexicon.role("content_prep")
    return reader.line.norm(at) in words or reader.line.rest[at] in words


def _content_after(reader: Reader, at: int) -> int | None:
    """Content after a noun cue: after أن, or after a preposition, or a noun phrase."""
    line = reader.line
    if at >= len(line):
        return None
    if reader.complementiser(at):
        at = line.after_word(at)
        return at if at < len(line) else None
    whole = line.rest[at] in reader.lexicon.role("content_prep")
    if whole or reader.one_of(at, "content_prep"):
        inner = line.next_word[at] if whole else at + 1
        if inner >= len(line) or line.enclitic(inner):
            return None
        if reader.complementiser(inner):
            inner = line.after_word(inner)
            return inner if inner < len(line) else None
        return at if line.proclitic(at) and not whole else inner
    return at if reader.starts_phrase(at) else None


def _report(context: Context, draft: Draft, after: int) -> Draft | None:
    """«كانت هناك تقارير عن …», «أنباء غير مؤكدة عن …», «تقارير تفيد بأن …»."""
    reader = context.reader
    assert draft.cue is not None
    end = _adjectives(reader, after)
    if end > after and any(reader.one_of(i, "ghayr") for i in range(after, end)):
        draft.cue = (draft.cue[0], end)
    after = end
    source = _medium_source(context, after)
    if source is not None:
        draft.source, after = source, source[1]
    content = _content_after(reader, after)
    if content is None or (
        not _is_content_prep(reader, after) and not reader.complementiser(after)
    ):
        return None
    draft.content = (content, content + 1)
    if draft.source is None and draft.name == "report_existential":
        draft.source = _fronted_medium(context, draft.begin)
        if draft.source is not None:
            draft.begin = draft.source[0]
    return draft


def _adjectives(reader: Reader, at: int) -> int:
    """Index after adjectives, with «غير»: غير مؤكدة، صحفية متضاربة."""
    line = reader.line
    while at < len(line):
        if reader.one_of(at, "ghayr") and at + 1 < len(line) and line[at + 1].is_nominal:
            at = line.after_word(at + 1)
        elif reader.has_nisba_shape(at) or reader.one_of(at, "report_adjective"):
            at = line.after_word(at)
        else:
            break
    return at


def _medium_source(context: Context, at: int) -> Span | None:
    """«تقارير في وسائل الإعلام عن»: where the reports stand."""
    reader = context.reader
    if not reader.one_of(at, "report_medium_prep") or at + 1 >= len(reader.line):
        return None
    end = reader.noun_phrase(at + 1)
    if end == at + 1:
        return None
    kind = context.kind((at + 1, end)).kind
    return (at + 1, end) if kind in _MEDIA else None


def _fronted_medium(context: Context, at: int) -> Span | None:
    """«على مواقع التواصل … كانت ثمة أنباء»."""
    reader = context.reader
    end = at
    while end > 0 and reader.line[end - 1].comma:
        end -= 1
    for start in range(max(0, end - 10), end):
        if not reader.one_of(start, "report_medium_prep") or not reader.line[start].is_prep:
            continue
        kind = context.kind((start + 1, end)).kind
        if reader.noun_phrase(start + 1, end) == end and kind in _MEDIA:
            return start + 1, end
    return None


def _absence(context: Context, draft: Draft, after: int) -> Draft | None:
    """«لا توجد معلومات رسمية حول …», «لم يتسن التحقق من …», «رفض التعليق على …»."""
    reader = context.reader
    line = reader.line
    assert draft.cue is not None
    if reader.one_of(after, "ala") and reader.has_role(after + 1, "comment"):
        after = line.after_word(after + 1)
        draft.cue = (draft.cue[0], after)
    adjectives = _adjectives(reader, after)
    if adjectives > after:
        draft.cue, after = (draft.cue[0], adjectives), adjectives
    inside = [
        i
        for i in range(draft.cue[0], draft.cue[1])
        if reader.one_of(i, "li") and line[i].is_prep
    ]
    if inside:
        start = inside[-1] + 1
        end = reader.noun_phrase(start, draft.cue[1])
        if end > start:
            draft.source = (start, end)
    elif draft.name == "no_comment":
        draft.source = subject_before(reader, draft.begin)
        draft.anaphoric = draft.source is None
        if draft.source:
            draft.begin = draft.source[0]
    after = reader.skip_manner(after)
    after = reader.skip_insert(after) if not _is_content_prep(reader, after) else after
    after = _from_source(context, draft, after)
    content = _content_after(reader, after)
    draft.content = (content, content + 1) if content is not None else None
    return draft


def _from_source(context: Context, draft: Draft, at: int) -> int:
    """«لم يصدر تعليق من الوزارة على …»: the silent one stands before the matter."""
    reader = context.reader
    if not reader.one_of(at, "about_prep") or draft.source is not None:
        return at
    start = at + 1
    end = reader.noun_phrase(start)
    if end == start:
        return at
    kind = context.kind((start, end)).kind
    if kind in ("government", "official", "military", "police", "organisation", "armed_group"):
        draft.source = (start, end)
        return reader.skip_insert(end)
    return at


def _visual(context: Context, draft: Draft, after: int) -> Draft | None:
    """«ظهرت مقاطع فيديو مروعة للنهب … على الويب»."""
    reader = context.reader
    line = reader.line
    assert draft.cue is not None
    at = after
    while reader.has_role(at, "image") or reader.one_of(at, "filmed"):
        at = line.after_word(at)
    draft.cue = (draft.cue[0], at)
    at = _adjectives(reader, at)
    if reader.one_of(at, "report_medium_prep") and not line.proclitic(at):
        source = _medium_source(context, at)
        if source is not None:
            draft.source, at = source, source[1]
    at = reader.skip_insert(at)
    if at >= len(line):
        return None
    content = at
    if reader.complementiser(at):
        content = line.after_word(at)
        draft.anchored = True
    elif reader.one_of(at, "about_prep"):
        content = at + 1
    if content >= len(line) or (line[content].comma or line[content].final):
        return None
    draft.content = (content, content + 1)
    return draft


def _document(context: Context, draft: Draft, after: int) -> Draft | None:
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
        draft.source = (start, max(end, start + 1))
        draft.content = (anchor.content, anchor.content + 1)
        draft.quoted = anchor.kind in ("colon", "quote")
        return draft
    return None


def _impersonal(context: Context, draft: Draft, after: int) -> Draft | None:
    """«من المتوقع أن …», «لا صحة لـ …», «بذريعة …», «تم الإعلان عن …»."""
    reader = context.reader
    line = reader.line
    assert draft.cue is not None
    if draft.name == "passive_performative":
        draft.source = _agent(context, after)
        if draft.source is not None and draft.source[0] == after + 2:
            after = draft.source[1]
    if draft.cue[1] < after and line[draft.cue[1]].is_prep and line.proclitic(draft.cue[1]):
        after = draft.cue[1]
        draft.content = (after, after + 1)
        return draft
    at = reader.skip_insert(after)
    passive = draft.name == "passive_performative"
    if passive and not reader.one_of(at, "performative_prep") and at == after:
        at = reader.skip_insert(after)
    elif after < len(line) and (_is_content_prep(reader, after)):
        at = after
    content = _content_after(reader, at)
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


def _agent(context: Context, at: int) -> Span | None:
    """«من قبل الوزارة», «من جانب …», «على يد …» after a passive."""
    reader = context.reader
    line = reader.line
    for start in range(at, min(len(line) - 2, at + 20)):
        if reader.one_of(start, "min") and reader.one_of(start + 1, "agent_noun"):
            end = reader.noun_phrase(start + 2)
            return (start + 2, end) if end > start + 2 else None
    return None
