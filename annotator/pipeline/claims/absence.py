"""Silence as a claim: «لم يعلق الجيش على …», «لم تتبن أي جهة الهجوم»."""

from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.pronouns import clause_before
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
    found = None
    if lemmas & context.lexicon.role("issue_verb"):
        found = _nothing_issued(context, candidate, sorted(lemmas)[0])
    if found is None and lemmas & context.lexicon.role("answer_verb"):
        found = _no_answer(context, candidate)
    if found is not None or not silent:
        return found
    return _not_said(context, candidate, silent[0])


def _not_said(context: Context, candidate: Candidate, lemma: str) -> Draft | None:
    """«لم يعلق الجيش على …», «لم تعلن أي جهة …», «لم يتضح بعد سبب …»."""
    reader = context.reader
    line = reader.line
    negator = candidate.start - 1
    before = subject_before(reader, negator)
    end = candidate.end
    at = reader.skip_manner(end)
    if reader.one_of(at, "yet_word") and at + 1 < len(line) and not reader.is_event(at + 1):
        at += line[at + 1].is_nominal  # لم يتضح بعد سبب
    if reader.one_of(at, "nobody") and before is None:
        end = at = _after_nobody(context, at)
    opening, taken = clause_before(reader, candidate.start), None
    if opening is not None and reader.one_of(at, "governed_prep") and line.enclitic(at + 1):
        taken = (at, line.after_word(at))  # وهو ما لم تعلق | عليه | الوزارة
        at = taken[1]
    if not reader.one_of(at, "governed_prep"):
        at = reader.skip_insert(at)
    source = before
    if lemma in context.lexicon.role("absence_impersonal"):
        source = None
    elif before is None:
        source, at = _silent_one(context, at)
    content = _content(context, at)
    taken_up = candidate.end > candidate.verb + 1 and end > candidate.end  # لم تؤكده أي جهة
    taken_up = taken_up or taken is not None
    if content is None and source is None and not taken_up:
        return None
    content = None if taken_up else content
    begin = negator if before is None else before[0]
    begin = begin if opening is None else opening
    comment = source is not None and lemma in context.lexicon.role("comment_verb")
    return Draft(
        context.lexicon.classes["no_comment" if comment else "no_official_info"], "verb",
        "claims.absence", begin, lemma=lemma, cue=(negator, end), source=source,
        content=(content, content + 1) if content is not None else None, obj=taken,
    )  # fmt: skip


def _no_answer(context: Context, candidate: Candidate) -> Draft | None:
    """«لم ترد السفارة على طلب للتعليق»: someone did not answer."""
    reader = context.reader
    start = reader.skip_manner(candidate.end)
    end = reader.noun_phrase(start)
    source = (start, end) if end > start else subject_before(reader, candidate.start - 1)
    at = end if end > start else start
    at = reader.skip_manner(at)
    asked = reader.one_of(at, "ala") and reader.has_role(at + 1, "asked_noun")
    if source is None or not asked or context.kind(source).kind is None:
        return None
    return Draft(
        context.lexicon.classes["no_comment"], "verb", "claims.absence",
        min(candidate.start - 1, source[0]), lemma=candidate.forms[0].lemma,
        cue=(candidate.start - 1, candidate.end), source=source, obj=(at + 1, at + 2),
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
