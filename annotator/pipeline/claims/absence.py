"""Silence as a claim: «لم يعلق الجيش على …», «لم تتبن أي جهة الهجوم»."""

from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.subjects import subject_before


def match_absence(context: Context, candidate: Candidate) -> Draft | None:
    """A negated verb of saying or knowing: nobody has said, or it is not known."""
    reader = context.reader
    line = reader.line
    negator = candidate.start - 1
    if not reader.one_of(negator, "negator") or line.tag(negator) not in ("part_neg", "part"):
        return None
    if reader.one_of(negator - 1, "condition"):
        return None
    lemmas = {
        form.lemma
        for form in candidate.forms
        if form.kind in ("verb", "passive") and form.person != "first"
    }
    silent = sorted(lemmas & context.lexicon.role("absence_verb"))
    if lemmas & context.lexicon.role("issue_verb"):
        issued = _nothing_issued(context, candidate, sorted(lemmas)[0])
        if issued is not None:
            return issued
    if not silent:
        return None
    before = subject_before(reader, negator)
    at = reader.skip_manner(candidate.end)
    if not reader.one_of(at, "governed_prep"):
        at = reader.skip_insert(at)
    source = before
    if silent[0] in context.lexicon.role("absence_impersonal"):
        source = None
    elif before is None:
        source, at = _silent_one(context, at)
    content = _content(context, at)
    if content is None and source is None:
        return None
    begin = negator if before is None else before[0]
    return Draft(
        context.lexicon.classes["no_official_info"], "verb", "claims.absence", begin,
        lemma=silent[0], cue=(negator, candidate.end), source=source,
        content=(content, content + 1) if content is not None else None,
    )  # fmt: skip


def _nothing_issued(context: Context, candidate: Candidate, lemma: str) -> Draft | None:
    """«لم تصدر الوزارة أي رد», «لم يصدر عن الوزارة بعد تعليق»: the silent one comes between."""
    reader = context.reader
    negator, at = candidate.start - 1, candidate.end
    source = subject_before(reader, negator)
    begin = negator if source is None else source[0]
    if source is None:
        start = at + 1 if reader.one_of(at, "about_prep") else at
        end = reader.noun_phrase(start)
        if end == start or context.kind((start, end)).kind is None:
            return None
        source, at = (start, end), end
    at += reader.one_of(at, "yet_word")
    at = reader.skip_manner(at)
    at += reader.has_role(at, "any_word")
    if not reader.has_role(at, "reply_noun"):
        return None
    return Draft(
        context.lexicon.classes["no_official_info"], "verb", "claims.absence", begin,
        lemma=lemma, cue=(negator, candidate.end), source=source, obj=(at, at + 1),
    )  # fmt: skip


def _silent_one(context: Context, at: int) -> tuple[Span | None, int]:
    """Who is silent, where it stands after the verb («أي جهة» is no one), and what follows."""
    reader = context.reader
    if not reader.starts_phrase(at) or reader.is_event(at):
        return None, at
    if reader.one_of(at, "nobody"):
        return None, _after_nobody(context, at)
    end = reader.noun_phrase(at)
    if context.kind((at, end)).kind is None:
        return None, at
    return (at, end), end


def _after_nobody(context: Context, at: int) -> int:
    """Index after «أي جهة», «أي طرف رسمي», «أحد»."""
    reader = context.reader
    line = reader.line
    end = line.after_word(at)
    if not reader.one_of(at, "nobody_alone") and end < len(line) and line[end].is_nominal:
        end = line.after_word(end)
        while end < len(line) and reader.adjective(end) and not line[end].definite:
            end = line.after_word(end)
    return end


def _content(context: Context, at: int) -> int | None:
    reader = context.reader
    line = reader.line
    if at < len(line) and not reader.one_of(at, "governed_prep"):
        at = reader.skip_insert(at)
    if at >= len(line):
        return None
    if reader.complementiser(at):
        at = line.after_word(at)
        return at if at < len(line) else None
    if reader.one_of(at, "governed_prep") and line[at].is_prep:
        inner = at + 1
        if inner < len(line) and reader.complementiser(inner):
            inner = line.after_word(inner)
        if inner >= len(line) or line.enclitic(inner):
            return None
        return at if line.proclitic(at) else inner
    if reader.has_role(at, "question_word") or reader.one_of(at, "ma"):
        return at
    return at if reader.starts_phrase(at) else None
