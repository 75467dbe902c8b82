"""Cues of several words, found by the rules of ``rules/claims.jsonl``."""

from annotator.pipeline.claims.anchors import anchors
from annotator.pipeline.claims.cues import PhraseMatch
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.impersonal import document, impersonal
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.noun_content import (
    after_adjectives,
    content_after,
    is_content_prep,
    medium_source,
)
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.pictures import visual
from annotator.pipeline.claims.subjects import (
    appositions,
    clause_start,
    subject_before,
)

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
    built = reader.line.norm(draft.cue[0]) in reader.lexicon.role("built_on")
    after = draft.cue[1] if built else reader.line.after_word(match.end - 1)
    if cue_class.where in ("around", "backward"):
        return _prepositional(context, draft, after)
    if match.cue_class in _REPORTS:
        return _report(context, draft, after)
    if match.cue_class in _ABSENCE:
        return _absence(context, draft, after)
    if match.cue_class == "visual_evidence":
        return visual(context, draft, after)
    if match.cue_class == "document_phrase":
        return document(context, draft, after)
    return impersonal(context, draft, after)


def _lemma(reader: Reader, match: PhraseMatch) -> str:
    """Lemma of a phrase: of its first word of content (بحسب: حسب; كانت هناك تقارير: تقرير)."""
    nouns = [
        t for t in reader.line[match.start : match.end] if t.tag in ("noun", "verb", "adv")
    ]
    if match.cue_class in (*_REPORTS, *_ABSENCE):
        nouns = [t for t in nouns if t.tag == "noun"] or nouns
        return (
            nouns[-1].lemma
            if nouns and match.cue_class in _REPORTS
            else (nouns[0].lemma if nouns else "")
        )
    verbs = [t for t in nouns if t.is_verb and match.cue_class == "according_to"]
    nouns = verbs or nouns  # وفق ما أعلنت: أعلن
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
        and len(reader.line.norm(end - 1)) == 1
    ):
        end -= 1
    if line.norm(start) in reader.lexicon.role("built_on"):
        end = start + 2  # بناء على | تقرير
    if match.cue_class == "document_phrase" and end - 1 > start and line[end - 1].is_prep:
        end -= 1  # جاء | في بيان
    return start, line.after_word(end - 1)


def opens_clause(reader: Reader, at: int) -> bool:
    """Whether only conjunctions, switches and inserts stand before a cue in its sentence."""
    start = 0
    while start < at and reader.line.tag(start) in ("conj", "punc"):
        start += 1
    if any(t.is_verb for t in reader.line[start:at]) and reader.is_comma(at - 1):
        return False
    return reader.skip_insert(start, at) >= at or (
        clause_start(reader, at) == at and (at == 0 or reader.complementiser(at - 1))
    )


def _prepositional(context: Context, draft: Draft, after: int) -> Draft | None:
    """«وفقا لـ», «بحسب», «حسبما أفاد», «على حد قوله», «في رأي»."""
    reader = context.reader
    assert draft.cue is not None
    has_verb = any(t.is_verb for t in reader.line[draft.cue[0] + 1 : draft.cue[1]])
    if has_verb and reader.one_of(after, "bi") and reader.line.enclitic(after + 1):
        after = reader.line.after_word(after + 1)  # بحسب ما أفادت به
        draft.cue = (draft.cue[0], after)
    start = reader.skip_insert(after) if has_verb else after
    end = _whole_source(context, start, has_verb, opens_clause(reader, draft.begin))
    pronoun = reader.line.enclitic(draft.cue[1] - 1) or (
        not has_verb and reader.line.enclitic(after - 1)  # وفقا له
    )
    if has_verb and reader.one_of(draft.cue[0], "also_as") and _also(reader, start, end):
        return None
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
        stated = draft.lemma in reader.lexicon.role("stated_verb") and reader.is_comma(end)
        if reader.one_of(draft.cue[0], "also_as") and not stated:
            return None
        content = _after_fronted(reader, end)
        if content is not None:
            draft.content = (content, content + 1)
            return draft
    draft.backward = True
    return draft


def _also(reader: Reader, start: int, end: int) -> bool:
    """Whether «كما» adds another claim: «كما أشارت إلى أن …», «كما يرجح حصول …»."""
    line = reader.line
    if end > start and reader.is_event(start):
        return line[start].lemma not in reader.lexicon.sources
    at = reader.skip_insert(end)
    if reader.complementiser(at):
        return True
    governed = at + 1 < len(line) and reader.one_of(at, "relay_that_prep")
    return governed and (reader.complementiser(at + 1) or reader.is_event(at + 1))


def _whole_source(context: Context, start: int, has_verb: bool, fronted: bool) -> int:
    """Index after a source behind بحسب: with relative clause, apposition and what places it.

    «بحسب تقرير أصدرته اللجنة، …», «وفقا للعقيد سامي، قائد اللواء، …», and where the phrase
    opens the sentence all words up to its comma: «بحسب رئيس القسم بإدارة المرور، …».
    """
    reader = context.reader
    line = reader.line
    end = reader.noun_phrase(start)
    if end == start:
        return end
    clause = reader.asyndetic(end, start)
    closes = clause >= len(line) or line[clause].pause or line[clause].final
    if clause > end and (closes or reader.complementiser(clause)):
        return clause
    longer = appositions(reader, start, end, len(line))
    if longer > end:
        return longer
    if not fronted or has_verb or end >= len(line) or reader.skip_insert(end) > end:
        return end
    for at in range(end, min(len(line), end + 10)):
        if line[at].comma or reader.one_of(at, "fa_inna"):
            return at
        if reader.one_of(at, "fa") and reader.complementiser(at + 1):
            return at
        if line[at].is_verb or line[at].is_punct or reader.complementiser(at):
            break
    return end


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


def _report(context: Context, draft: Draft, after: int) -> Draft | None:
    """«كانت هناك تقارير عن …», «أنباء غير مؤكدة عن …», «تقارير تفيد بأن …»."""
    reader = context.reader
    assert draft.cue is not None
    end = after_adjectives(reader, after)
    if end > after and any(reader.one_of(i, "ghayr") for i in range(after, end)):
        draft.cue = (draft.cue[0], end)
    after = end
    source = medium_source(context, after)
    if source is not None:
        draft.source, after = source, source[1]
    content = content_after(reader, after)
    if content is None or (
        not is_content_prep(reader, after) and not reader.complementiser(after)
    ):
        return None
    draft.content = (content, content + 1)
    if draft.source is None and draft.name == "report_existential":
        draft.source = _fronted_medium(context, draft.begin)
        if draft.source is not None:
            draft.begin = draft.source[0]
    return draft


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
    adjectives = after_adjectives(reader, after)
    if adjectives > after and reader.has_role(after, "official_adjective"):
        draft.cue, after = (draft.cue[0], adjectives), adjectives
    inside = [
        i
        for i in range(draft.cue[0], draft.cue[1])
        if reader.one_of(i, "li") and line[i].is_prep
    ]
    if inside:
        pass  # «لم يتسن لرويترز التحقق»: who could not check claims nothing
    elif draft.name == "no_comment":
        draft.source = subject_before(reader, draft.begin)
        draft.anaphoric = draft.source is None
        if draft.source:
            draft.begin = draft.source[0]
    after = reader.skip_manner(max(after, adjectives))
    after = reader.skip_insert(after) if not is_content_prep(reader, after) else after
    after = _from_source(context, draft, after)
    content = _asked_after(reader, after)
    if content is None:
        content = content_after(reader, after)
    draft.content = (content, content + 1) if content is not None else None
    return draft


def _asked_after(reader: Reader, at: int) -> int | None:
    """Content after a question word: «ليس من الواضح | ما إذا كانت | …»."""
    if reader.one_of(at, "yet_word"):
        at = reader.skip_manner(at + 1)
    for anchor in anchors(reader, at, frozenset()):
        return anchor.content if anchor.kind == "question" and anchor.begin == at else None
    return None


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
