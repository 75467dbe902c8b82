"""Verbal cues: their subject, their complement, and which of their frames holds."""

from collections.abc import Iterable, Sequence

from annotator.pipeline.claims.anchors import Anchor
from annotator.pipeline.claims.complements import direct
from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.entries import Form, Frame
from annotator.pipeline.claims.holders import Context, can_speak, holder_fits
from annotator.pipeline.claims.parts import Match
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.postposed import (
    asyndetic_subject,
    behind_object,
    without_content,
)
from annotator.pipeline.claims.pronouns import clause_before, pointing_back, taken_up
from annotator.pipeline.claims.prospects import Prospect, prospects
from annotator.pipeline.claims.sources import Kind, is_definite
from annotator.pipeline.claims.subjects import (
    agrees_with_relative,
    antecedent,
    before_listener,
    clause_start,
    clause_subject,
    relative_before,
    subject_before,
    subject_in_region,
)
from annotator.pipeline.claims.verb_tests import (
    carrier_before,
    clause_initial,
    coordinated,
    negated,
    only_describes,
    tells_nothing,
)

_ALSO_ACTIVE = frozenset(
    ("passive_report", "passive_performative", "passive_belief", "prediction_phrase")
)
"""Classes whose perfect without vowels may as well be active with an understood subject."""


def match_verb(context: Context, candidate: Candidate) -> Draft | None:
    """Make a draft of a verb that attributes, or None where it does not."""
    for form in candidate.forms:
        if form.kind not in ("verb", "passive"):
            continue
        draft = _match_form(context, candidate, form)
        if draft is not None:
            return draft
    return None


def _match_form(context: Context, candidate: Candidate, form: Form) -> Draft | None:
    reader = context.reader
    frames = context.lexicon.frames.get(form.lemma, ())
    if candidate.weak and reader.line[candidate.start - 1].is_prep and candidate.start > 0:
        return None  # حول حظر السفر
    if reader.one_of(candidate.start - 1, "if_word"):
        return None  # «إذا طلب الطرفان ذلك» tells of no request
    hopes = prospects(reader, frames, candidate.end, context.stops)
    if not hopes and not _may_do_without(candidate, frames):
        return None
    relative = relative_before(reader, candidate.start)
    carrier = carrier_before(reader, candidate)
    before = _subject(context, candidate, form, relative, carrier)
    if before is None and candidate.weak and not clause_initial(reader, candidate.start):
        return None
    found: tuple[Frame, Match] | None = None
    passive = form.kind == "passive" or reader.line[candidate.verb].passive_spelled
    if not passive and before is None:
        found = pointing_back(context, candidate, frames)
    if found is None and not passive:
        active = [hope for hope in hopes if hope.frame.holder != "none"]
        found = _best(context, candidate, active, before, True, form.person)
    pronoun = reader.line.tag(candidate.start - 1) == "pron"  # لكنه توقع
    if found is None and not pronoun and (before is None or relative is not None):
        found = _without_holder(context, candidate, form, frames, hopes, passive)
    if found is None and not passive and before is None:
        found = _understood(context, candidate, form, hopes)
    if found is not None and only_describes(reader, candidate, before, *found):
        return None
    found = found or taken_up(context, candidate, frames)
    if found is None and before is not None and relative is None and not passive:
        return without_content(context, candidate, form.lemma, before, frames)
    if found is None or tells_nothing(context, candidate, *found):
        return None
    attributive = relative is not None and before is not None
    draft = _draft(context, candidate, form, *found, attributive or carrier is not None)
    draft.relative = attributive
    draft.inner = relative is not None and before is None
    draft.carrier = carrier
    return _of_clause(reader, candidate, draft)


def _may_do_without(candidate: Candidate, frames: Sequence[Frame]) -> bool:
    """Whether a pronoun or silence may stand for the complement that is out of reach.

    Only :func:`taken_up` and :func:`without_content` can still find something then.
    """
    if candidate.end > candidate.verb + 1 and not candidate.weak:
        return True
    return any(frame.cue_class == "denial_verb" for frame in frames)


def _of_clause(reader: Reader, candidate: Candidate, draft: Draft) -> Draft:
    """A draft that takes the clause before it up has no content of its own: «وهو ما نفاه»."""
    if draft.fixed and draft.content and draft.content[0] == candidate.start:
        opening = clause_before(reader, candidate.start)
        draft.content, draft.begin = None, draft.begin if opening is None else opening
    return draft


def _subject(
    context: Context,
    candidate: Candidate,
    form: Form,
    relative: int | None,
    carrier: Span | None,
) -> Span | None:
    """The subject before a verb: of its clause, or the antecedent of its relative clause.

    Where a text carries the saying («خطابا أكد فيه») it is that of the clause before.
    """
    reader = context.reader
    if carrier is not None:
        return clause_subject(reader, clause_start(reader, carrier[0]), carrier[0])
    has_object = candidate.end > candidate.verb + 1
    if relative is not None:
        agrees = not has_object and agrees_with_relative(reader, relative, form.person)
        return antecedent(reader, relative) if agrees else None
    before = subject_before(reader, candidate.start)
    spoken = form.kind == "verb" and not reader.line[candidate.verb].passive_spelled
    if before is None and spoken and not has_object:
        return asyndetic_subject(context, candidate.start, form.person == "pl")
    return before


def _without_holder(
    context: Context,
    candidate: Candidate,
    form: Form,
    frames: Sequence[Frame],
    hopes: Sequence[Prospect],
    passive: bool,
) -> tuple[Frame, Match] | None:
    """Passives and impersonal verbs: «سُمع دوي», «يُعتقد أن», «تبيّن أن»."""
    if not _passive_evidence(context, candidate, form):
        return None
    clear = passive or form.aspect == "imperfect"
    clear = clear or all(frame.holder == "none" for frame in frames)
    impersonal = [
        hope
        for hope in hopes
        if hope.frame.holder == "none" and (clear or hope.frame.cue_class not in _ALSO_ACTIVE)
    ]
    return _impersonal(context, candidate, impersonal)


def _understood(
    context: Context, candidate: Candidate, form: Form, hopes: Sequence[Prospect]
) -> tuple[Frame, Match] | None:
    """A verb whose subject is understood; a passive where no source came before.

    «وأضاف أن …» goes on with the last source; «أعلن مقتل ثلاثة» at the head of a text,
    without «و», has none to go on with.
    """
    if candidate.weak and form.kind != "verb":
        return None
    active = [hope for hope in hopes if hope.frame.holder in ("any", "known")]
    found = _best(context, candidate, active, None, False, form.person)
    opens = all(token.is_punct for token in context.reader.line[: candidate.start])
    if found is None or context.has_antecedent or form.person != "ms" or not opens:
        return found
    if form.lemma in context.lexicon.spelled_passives:
        return found
    impersonal = [hope for hope in hopes if hope.frame.holder == "none"]
    return _impersonal(context, candidate, impersonal) or found


def _passive_evidence(context: Context, candidate: Candidate, form: Form) -> bool:
    """Whether the form may be a passive: by spelling, or as an imperfect without subject."""
    if form.kind == "passive" or context.reader.line[candidate.verb].passive_spelled:
        return True
    frames = context.lexicon.frames.get(form.lemma, ())
    if frames and all(frame.holder == "none" for frame in frames):
        return candidate.end == candidate.verb + 1  # شاع أن
    if form.lemma in context.lexicon.spelled_passives or form.person not in ("ms", "fs"):
        return False
    if candidate.end > candidate.verb + 1:
        return False  # a passive has no object: رصدته الكاميرا
    if form.person == "fs":
        return form.aspect == "perfect"
    return True


def _best(
    context: Context,
    candidate: Candidate,
    hopes: Iterable[Prospect],
    before: Span | None,
    overt: bool,
    person: str | None,
) -> tuple[Frame, Match] | None:
    """The first frame that holds, with its nearest complement.

    Args:
        context: The sentence.
        candidate: The verb.
        hopes: Frames in the order in which they are tried.
        before: The subject that stands before the verb, if any.
        overt: Whether the source must stand in the sentence as this cue's own subject.
        person: Agreement of the verb.
    """
    reader = context.reader
    has_object = candidate.end > candidate.verb + 1
    for hope in hopes:
        frame, options = hope.frame, list[Match]()
        for match in direct(
            reader, hope, candidate.end, before is not None, has_object, person
        ):
            match = match if match.source or before is None else match._replace(source=before)
            if _acceptable(context, frame, match, candidate, overt):
                options.append(match)
                break  # the first one is the simplest
        if hope.anchor is not None:
            anchored = _anchored(context, frame, hope.anchor, candidate, before)
            if anchored is not None and _acceptable(context, frame, anchored, candidate, overt):
                options.append(anchored)
        if options:
            return frame, behind_object(context, candidate, _nearest(reader, options))
    return None


def _nearest(reader: Reader, options: list[Match]) -> Match:
    """The complement that begins first; a bare noun that only leads up to a mark loses."""
    best = min(options, key=lambda match: (match.content, not match.anchored))
    marked = [match for match in options if match.anchored]
    if marked and best.rank > 0:
        return marked[0]
    if best.bare and marked and not reader.is_event(best.content):
        end = reader.noun_phrase(best.content)
        if end >= marked[0].begin:
            return marked[0]
    return best


def _anchored(
    context: Context, frame: Frame, anchor: Anchor, candidate: Candidate, before: Span | None
) -> Match | None:
    reader = context.reader
    source, clean = subject_in_region(reader, candidate.end, anchor.begin)
    if not clean:
        return None
    obj: Span | None = None
    takes_object = frame.takes_object
    if before is not None:
        source, obj = before, source
    elif source is not None and takes_object:
        end = before_listener(reader, source) or reader.noun_phrase(source[0], source[1])
        rest = reader.skip_insert(end, source[1])
        if rest < source[1] and reader.starts_phrase(rest):
            source, obj = (source[0], end), (rest, source[1])
    quoted = anchor.kind in ("colon", "quote")
    return Match(anchor.begin, anchor.content, source, obj, quoted, anchored=True)


def _acceptable(
    context: Context, frame: Frame, match: Match, candidate: Candidate, overt: bool
) -> bool:
    reader = context.reader
    if overt and match.source is None:
        return False
    if frame.cue_class == "relay_verb" and not match.anchored:
        return False
    if candidate.end > candidate.verb + 1 and not frame.takes_object:
        return False  # «الخبر الذي نشرته الصحيفة»: the pronoun is the content
    if match.source is not None and not can_speak(reader, match):
        return False
    kind = context.kind(match.source)
    if not holder_fits(frame.holder, kind, match.source is not None):
        return False
    if match.anchored:
        return True
    if match.source is None:
        if reader.is_comma(candidate.start - 1):
            return False
        if match.bare and frame.cue_class in ("performative_verb", "expressive_verb"):
            if coordinated(reader, candidate, match):
                return True
            opens = all(t.tag == "conj" for t in reader.line[: candidate.start])
            return opens and reader.is_event(match.content)
        return not match.bare or reader.is_event(match.content) or not candidate.weak
    if match.bare and not reader.is_event(match.content):
        return kind.kind is not None and match.content not in reader.marks.places
    if kind.kind is None and not kind.named and not is_definite(reader, *match.source):
        return False
    return not candidate.weak or kind.kind is not None


def _impersonal(
    context: Context, candidate: Candidate, hopes: Iterable[Prospect]
) -> tuple[Frame, Match] | None:
    """Frames without a speaker: the complement follows the verb directly."""
    reader = context.reader
    for hope in hopes:
        options = list(direct(reader, hope, candidate.end, True, False))
        anchor = hope.anchor
        if (
            anchor is not None
            and reader.skip_insert(candidate.end, anchor.begin) >= anchor.begin
        ):
            options.append(Match(anchor.begin, anchor.content, anchored=True))
        options = [match for match in options if not match.bare or _seen(context, match)]
        if options:
            return hope.frame, min(options, key=lambda match: match.content)
    return None


def _seen(context: Context, match: Match) -> bool:
    """What was seen or heard is no one who sees: سُمع دوي, not سمع السكان."""
    reader = context.reader
    end = reader.noun_phrase(match.content)
    kind = context.kind((match.content, end)) if end > match.content else Kind(None)
    speaks = kind.kind in (
        "witness",
        "media",
        "news_agency",
        "official",
        "person",
        "government",
    )
    return not speaks or reader.is_event(match.content)


def _draft(
    context: Context,
    candidate: Candidate,
    form: Form,
    frame: Frame,
    match: Match,
    relative: bool,
) -> Draft:
    begin = candidate.start
    if frame.cue_class == "no_comment" and match.bare:
        match = _comment_matter(context.reader, match)
    if match.source is not None and match.source[0] < begin and not relative:
        begin = match.source[0]
    return Draft(
        context.lexicon.classes[frame.cue_class],
        "verb",
        frame.where,
        begin,
        frame=frame,
        lemma=form.lemma,
        cue=_cue_span(context.reader, candidate, frame),
        source=match.source,
        content=(match.content, match.stop or match.content + 1),
        fixed=match.stop is not None,
        quoted=match.quoted,
        anaphoric=match.source is None and frame.holder != "none",
        relative=relative,
        negated=negated(context.reader, candidate.start),
        past_aux=_past_auxiliary(context.reader, begin, candidate.start),
        imperfect=form.aspect == "imperfect"
        and not context.reader.one_of(candidate.start - 1, "lam"),
        anchored=match.anchored,
        first_person=form.person == "first",
        obj=match.obj,
    )


def _cue_span(reader: Reader, candidate: Candidate, frame: Frame) -> Span:
    """The cue; the negation belongs to it where it turns a denial: «لا يستبعد»."""
    turned = frame.cue_class == "denial_verb" and negated(reader, candidate.start)
    return candidate.start - 1 if turned else candidate.start, candidate.end


def _comment_matter(reader: Reader, match: Match) -> Match:
    """Content of a refusal to speak: what one would not speak of («التعليق على | الخبر»)."""
    line = reader.line
    prep = line.after_word(match.content)
    if prep + 1 < len(line) and reader.one_of(prep, "comment_prep"):
        inner = prep + 1
        if not line.enclitic(inner):
            return match._replace(content=prep if line.proclitic(prep) else inner)
    return match


def _past_auxiliary(reader: Reader, begin: int, at: int) -> bool:
    span = range(max(0, begin - 3), at)
    return any(reader.line[i].perfect and reader.has_role(i, "auxiliary") for i in span)
