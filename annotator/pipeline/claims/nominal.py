"""Participles, verbal nouns and relayed speech as cues."""

from collections.abc import Sequence

from annotator.pipeline.claims.anchors import anchors
from annotator.pipeline.claims.complements import direct
from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.entries import Form, Frame
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.parts import Match
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.prospects import Prospect, prospects
from annotator.pipeline.claims.subjects import clause_subject, subject_before
from annotator.pipeline.claims.verb_tests import negated


def match_participle(context: Context, candidate: Candidate) -> Draft | None:
    """A circumstantial participle: «…، مؤكدا أن الهدنة صامدة».

    Its source is the subject of the clause, found later.
    """
    for form in candidate.forms:
        if form.kind != "participle" or not _may_be_circumstantial(context.reader, candidate):
            continue
        if context.reader.has_role(candidate.verb, "not_participle"):
            continue
        if form.person == "fs" and _masculine_subject(context.reader, candidate.start):
            continue
        exact = form.person == "ms" or _follows_clause(context.reader, candidate.start)
        for hope in _prospects(context, candidate, form, ("any", "known")):
            match = _without_subject(context, candidate, hope)
            if match is None or (not exact and not match.anchored):
                continue
            return _draft(context, candidate, form, hope.frame, match, "participle", None)
    return None


def _prospects(
    context: Context, candidate: Candidate, form: Form, holders: Sequence[str]
) -> list[Prospect]:
    """What the frames of a form with some kinds of holders may find."""
    frames = [f for f in context.lexicon.frames.get(form.lemma, ()) if f.holder in holders]
    return prospects(context.reader, frames, candidate.end, context.stops)


def _may_be_circumstantial(reader: Reader, candidate: Candidate) -> bool:
    at = candidate.start
    if at == 0:
        return True
    before = reader.line[at - 1]
    if before.is_prep or reader.line[candidate.verb].definite:
        return False
    return before.tag not in ("noun_quant", "noun_num", "digit")


def _masculine_subject(reader: Reader, at: int) -> bool:
    """Whether the clause has a masculine singular subject: no feminine form goes with it."""
    subject = clause_subject(reader, 0, at)
    if subject is None:
        return False
    head = reader.line[subject[0]]
    return "Gender=Masc" in head.morph and "Number=Sing" in head.morph and not head.is_proper


def _follows_clause(reader: Reader, at: int) -> bool:
    """Whether a participle cannot be the adjective of an indefinite noun before it."""
    before = reader.line[at - 1] if at > 0 else None
    if before is None or before.comma or reader.one_of(at - 1, "and"):
        return True
    return before.definite or before.is_proper


def _without_subject(context: Context, candidate: Candidate, hope: Prospect) -> Match | None:
    reader, anchor = context.reader, hope.anchor
    has_object = candidate.end > candidate.verb + 1
    options = list(direct(reader, hope, candidate.end, True, has_object))
    if anchor is not None and anchor.begin - candidate.end <= 12:
        quoted = anchor.kind in ("colon", "quote")
        obj = _object_before(reader, candidate, anchor.begin)
        options.append(Match(anchor.begin, anchor.content, None, obj, quoted, anchored=True))
    options = [
        match
        for match in options
        if not match.bare or reader.is_event(match.content) or match.obj is not None
        or hope.frame.cue_class in ("denial_verb", "directive_verb", "expressive_verb")
    ]  # fmt: skip
    return min(options, key=lambda match: (match.content, not match.anchored), default=None)


def _object_before(reader: Reader, candidate: Candidate, end: int) -> Span | None:
    start = reader.skip_insert(candidate.end, end)
    stop = reader.noun_phrase(start, end)
    return (start, stop) if stop > start else None


def match_masdar(context: Context, candidate: Candidate) -> Draft | None:
    """A verbal noun with its content: «تأكيد الوزير أن …», «نفيه صحة …», «إلى اتهام … بـ».

    Only where the source is there: as genitive, as pronoun, or as subject of the verb
    that governs the verbal noun.
    """
    reader = context.reader
    for form in candidate.forms:
        if form.kind != "masdar" or reader.line.tag(candidate.verb) not in (
            "noun",
            "adj",
            "verb",
        ):
            continue
        if _is_outlet(context, candidate.verb):
            continue  # إذاعة
        has_pronoun = candidate.end > candidate.verb + 1
        governor = _governor(reader, candidate.start)
        for hope in _prospects(context, candidate, form, ("any", "known", "official")):
            match = _masdar_match(context, candidate, hope, has_pronoun, governor)
            if match is not None:
                return _draft(
                    context, candidate, form, hope.frame, match, "masdar", match.source
                )
    return None


def _is_outlet(context: Context, at: int) -> bool:
    rows = context.lexicon.sources.get(context.reader.line[at].lemma, ())
    return any(row.source_kind == "media" for row in rows)


def _governor(reader: Reader, at: int) -> Span | None:
    """Subject of the auxiliary verb that governs a verbal noun: سارعت الحكومة إلى اتهام."""
    if not reader.one_of(at - 1, "governs_masdar"):
        return None
    start = max(0, at - 25)
    if not any(
        reader.line[i].is_verb and reader.has_role(i, "auxiliary") for i in range(start, at)
    ):
        return None
    return subject_before(reader, at)


def _masdar_match(
    context: Context,
    candidate: Candidate,
    hope: Prospect,
    has_pronoun: bool,
    governor: Span | None,
) -> Match | None:
    reader, frame, anchor = context.reader, hope.frame, hope.anchor
    own_subject = has_pronoun or governor is not None
    options: list[Match] = []
    for match in direct(reader, hope, candidate.end, own_subject, False):
        event = reader.is_event(match.content) and match.source is not None
        if match.source and context.kind(match.source).kind in ("document", "data"):
            continue  # كشف الأوراق عن …
        told = governor is not None and reader.has_role(match.content, "demonstrative")
        if match.bare and match.obj is None and not (event or told):
            continue
        prep = reader.line.norm(match.begin)
        accused = has_pronoun and match.obj is None
        if (accused or not own_subject) and ("obj", prep) in frame.complements:
            continue  # اتهام قطر بـ، تكليف الشاهد بـ: the genitive is the object
        if own_subject or _speaks(context, match.source):
            options.append(match)
    if anchor is not None and anchor.kind == "that" and anchor.begin - candidate.end <= 15:
        start = reader.skip_insert(candidate.end, anchor.begin)
        end = reader.noun_phrase(start, anchor.begin)
        source = (start, end) if end > start and not own_subject else None
        near = max(end, start)
        nearer = any(_is_masdar(reader, at) for at in range(near, anchor.begin))  # بعد تأكيد
        if (
            not nearer
            and reader.skip_insert(near, anchor.begin) >= anchor.begin
            and (own_subject or source is not None)
        ):
            options.append(Match(anchor.begin, anchor.content, source, anchored=True))
    if not options:
        return None
    best = min(options, key=lambda match: match.content)
    return best._replace(source=best.source or governor)


def _is_masdar(reader: Reader, at: int) -> bool:
    """Whether a token is the verbal noun of a cue, which takes what follows for itself."""
    token = reader.line[at]
    forms = reader.lexicon.forms.get(token.bare, ()) if token.tag == "noun" else ()
    return any(form.kind == "masdar" for form in forms)


def _speaks(context: Context, span: Span | None) -> bool:
    return span is not None and context.kind(span).kind not in (None, "medium", "sensor")


def _draft(
    context: Context,
    candidate: Candidate,
    form: Form,
    frame: Frame,
    match: Match,
    how: str,
    source: Span | None,
) -> Draft:
    return Draft(
        context.lexicon.classes[frame.cue_class],
        how,  # type: ignore[arg-type]
        frame.where,
        candidate.start,
        frame=frame,
        lemma=form.lemma,
        cue=(candidate.start, candidate.end),
        source=source,
        content=(match.content, match.content + 1),
        quoted=match.quoted,
        anaphoric=source is None,
        anchored=match.anchored,
        negated=negated(context.reader, candidate.start),
        obj=match.obj,
    )


def match_relay(context: Context, candidate: Candidate) -> list[Draft]:
    """Two levels of attribution: «نقلت الوكالة عن مصدر قوله إن …».

    Returns:
        The outer draft (the relay) and the inner one (the speaker); only the inner one
        where the relay is passive (نُقل عن); nothing where عن governs no speaker.
    """
    reader = context.reader
    form = next((f for f in candidate.forms if f.kind in ("verb", "participle")), None)
    frame = context.lexicon.relays.get(form.lemma) if form else None
    if form is None or frame is None:
        return []
    before = subject_before(reader, candidate.start)
    for hope in prospects(reader, (frame,), candidate.end, context.stops):
        for match in direct(reader, hope, candidate.end, before is not None, False):
            if not reader.one_of(match.begin, "relay_prep"):
                continue
            inner = _relayed(context, match.begin + 1)
            if inner is not None:
                source, prep = match.source or before, match.begin
                return _relay_drafts(context, candidate, form, frame, source, prep, inner)
    return []


def _relayed(context: Context, start: int) -> tuple[Span, Span | None, Match] | None:
    """Speaker after عن, the word of saying that may follow, and where the content begins."""
    reader = context.reader
    for anchor in anchors(reader, start, context.stops):
        governed = anchor.prep in reader.lexicon.role("relay_that_prep")
        if anchor.kind == "question" or (anchor.prep and not governed):
            continue
        speaker_end = reader.noun_phrase(start, anchor.begin)
        if speaker_end == start:
            return None
        speaker = (start, speaker_end)
        at = reader.skip_insert(speaker_end, anchor.begin)
        saying: Span | None = None
        if at < anchor.begin and (
            reader.has_role(at, "quoting_form")
            or reader.lexicon.forms.get(reader.line.norm(at))
        ):
            saying = (at, reader.line.after_word(at))
            if reader.has_role(at - 1, "quoting_form"):
                saying = (at - 1, saying[1])
            at = reader.skip_insert(saying[1], anchor.begin)
        if at < anchor.begin:
            speaker, saying = _split_saying(reader, start, anchor.begin)
        if context.kind(speaker).kind is None and saying is None:
            return None
        quoted = anchor.kind in ("colon", "quote")
        return (
            speaker,
            saying,
            Match(anchor.begin, anchor.content, quoted=quoted, anchored=True),
        )
    return None


def _split_saying(reader: Reader, start: int, end: int) -> tuple[Span, Span | None]:
    """Speaker and «قوله» where the phrase was not read up to the mark of the content."""
    for at in range(end - 1, start, -1):
        if reader.has_role(at, "quoting_form") or (
            reader.one_of(at, "saying") and reader.line.enclitic(at + 1)
        ):
            return (start, at), (at, reader.line.after_word(at))
    return (start, end), None


def _lemma_of(reader: Reader, saying: Span | None) -> str | None:
    """Lemma of a word of saying: قوله is a form of قال."""
    if saying is None:
        return None
    forms = reader.lexicon.forms.get(reader.line.norm(saying[0]), ())
    return forms[0].lemma if forms else reader.line[saying[0]].lemma


def _relay_drafts(
    context: Context,
    candidate: Candidate,
    form: Form,
    frame: Frame,
    source: Span | None,
    prep: int,
    inner: tuple[Span, Span | None, Match],
) -> list[Draft]:
    speaker, saying, match = inner
    classes = context.lexicon.classes
    content = (match.content, match.content + 1)
    passive = source is None and form.person == "ms" and form.kind == "verb"
    passive = (passive and not context.has_antecedent) or context.reader.line[
        candidate.verb
    ].passive_spelled
    cue = saying or ((candidate.start, prep + 1) if passive else (prep, prep + 1))
    speech = classes["speech_verb"]
    second = Draft(
        speech, "relay", frame.where, candidate.start if passive else prep,
        lemma=_lemma_of(context.reader, saying) or form.lemma,
        cue=cue, source=speaker, content=content,
        quoted=match.quoted, anchored=True,
    )  # fmt: skip
    if passive:
        return [second]
    first = Draft(
        classes[frame.cue_class], "relay", frame.where,
        min(candidate.start, source[0]) if source else candidate.start,
        frame=frame, lemma=form.lemma, cue=(candidate.start, candidate.end), source=source,
        content=content, quoted=match.quoted, anaphoric=source is None,
        imperfect=form.aspect == "imperfect", anchored=True,
    )  # fmt: skip
    second.parent, second.insert = first, True
    return [first, second]
