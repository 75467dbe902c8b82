"""Certainty, polarity, tense and stance: what modifiers say, and how far they reach.

After ConText: a modifier has a direction and a scope that terminators, relative clauses
and the next cue end (annotation page, section 3.8).
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.entries import Hedge
from annotator.pipeline.claims.gates import HEDGE, SCOPE
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.pseudo import pseudo_covered
from annotator.pipeline.claims.tense import main_verb, verb_tense
from annotator.pipeline.claims.tokens import QUESTION_MARKS

_WEAKER = ("certain", "probable", "possible", "unconfirmed")
_FIXED = frozenset(("none", "denied", "unconfirmed"))


class Reading(NamedTuple):
    """What the modifiers in a content say."""

    certainty: str | None = None
    polarity: str = "pos"
    tense: str | None = None
    stance: str | None = None


def read_content(reader: Reader, content: Span, noun: bool = False) -> Reading:
    """Certainty, polarity and tense that the words of a content give it.

    Args:
        reader: The sentence.
        content: Token span of the content.
        noun: The content is a verbal noun: only its head is negated (عدم), not verbs
            in what depends on it.
    """
    start, end = content
    switch = reader.switch(start)
    if switch is not None and switch[1] == "background" and switch[0] < end:
        start = switch[0]
    verb = main_verb(reader, start, end)
    hedges = list(_hedges(reader, start, end))
    if not hedges:
        return Reading(tense=verb_tense(reader, start, end, verb))
    limit = _scope_end(reader, start, end, verb)
    first_clause = _first_clause(reader, start, end)
    certainty, polarity, tense = None, "pos", None
    for at, hedge in hedges:
        negates = hedge.kind in ("negation", "future_negation")
        if negates and noun and at > start + 1:
            continue
        if negates and (reader.one_of(at - 1, "if_word") or at > first_clause):
            continue
        if (negates or hedge.kind == "privative") and at in pseudo_covered(reader, start, end):
            continue
        if hedge.scope == "source" or (hedge.scope == "right" and at >= limit):
            continue
        if hedge.scope == "head" and at > start + 1:
            continue
        for name, value in hedge.sets:
            if name == "certainty":
                certainty = _weaker(certainty, value)
            elif name == "polarity":
                polarity = value
            elif name == "tense":
                tense = tense or value
    return Reading(certainty, polarity, tense or verb_tense(reader, start, end, verb))


def _first_clause(reader: Reader, start: int, end: int) -> int:
    """Where the first clause ends: at «وأن», which begins another with its own negation."""
    for that in reader.thats:
        if start + 1 < that <= end and reader.one_of(that - 1, "and"):
            return that - 1
    return end


def _scope_end(reader: Reader, start: int, end: int, verb: int | None) -> int:
    """Where modifiers of the first main clause end: after its verb, or at a terminator."""
    for at in reader.between(SCOPE, start + 1, end):
        if at != verb and reader.has_role(at, "terminator") and reader.line.tag(at) in (
            "conj", "conj_sub", "adv", "part",
        ):  # fmt: skip
            return at
        if verb is not None and at > verb:
            if reader.complementiser(at) and not reader.has_role(verb, "opens_that"):
                return at
            if (
                reader.line[at].comma
                or reader.line[at].semicolon
                or reader.has_role(at, "relative")
            ):
                return at
            if reader.one_of(at, "and") and reader.line.tag(at) == "conj" and at + 1 < end:
                following = reader.line[at + 1]
                if following.is_verb or following.tag in ("part_verb", "part_neg", "part_fut"):
                    return at
    return end


def _hedges(reader: Reader, start: int, end: int) -> Iterator[tuple[int, Hedge]]:
    """Modifiers in a stretch whose conditions hold, longest phrase first at each token."""
    resume = start
    for at in reader.between(HEDGE, start, end):
        if at < resume:
            continue
        for hedge, stop in _hedges_at(reader, at):
            if stop <= end:
                yield at, hedge
                resume = stop
                break


@remembered
def _hedges_at(reader: Reader, at: int) -> list[tuple[Hedge, int]]:
    """Modifiers that begin at a token, longest first, and where they end."""
    table, norm = reader.lexicon.hedges_by_two, reader.line[at].norm
    word, following = reader.line.two_words(at)
    entries = table.of(word, following)
    if word != norm:
        entries += table.of(norm, "")
    found = []
    for hedge in entries:
        stop = _hedge_end(reader, hedge, at)
        if stop is not None and _needs(reader, hedge, at, stop):
            found.append((hedge, stop))
    return found


def _hedge_end(reader: Reader, hedge: Hedge, at: int) -> int | None:
    end = reader.line.match(hedge.words, at)
    if end is None and len(hedge.words) == 1 and reader.line.norm(at) == hedge.words[0]:
        end = reader.line.after_word(at)
    return end


def _needs(reader: Reader, hedge: Hedge, at: int, end: int) -> bool:
    line = reader.line
    if hedge.tags and line.tag(at) not in hedge.tags:
        return False
    if hedge.needs == "fused":
        return reader.fused_that(at)
    following = end + 1 if reader.one_of(end, "between_hedge_and_verb") else end
    if hedge.needs == "imperfect":
        return following < len(line) and line[following].imperfect
    if hedge.needs == "verb":
        return following < len(line) and line[following].is_verb
    if hedge.needs == "that" and line[at].adjective_tag and line[at - 1].is_nominal and at:
        return False  # اتفاق محتمل
    if hedge.needs == "that":
        return any(reader.complementiser(i) for i in range(end, min(len(line), end + 6)))
    return True


def _weaker(known: str | None, value: str) -> str:
    if known is None:
        return value
    return max(known, value, key=lambda item: _WEAKER.index(item) if item in _WEAKER else 0)


def finish(reader: Reader, draft: Draft) -> None:
    """Fill certainty, polarity, tense, speech act and stance of a draft."""
    content = draft.content
    noun = _is_noun_content(reader, draft)
    reading = read_content(reader, content, noun) if content else Reading()
    around = _around(reader, draft)
    draft.fields["certainty"] = _certainty(draft, reading, around)
    draft.fields["polarity"] = _polarity(draft, reading)
    draft.fields["tense"] = _tense(reader, draft, reading)
    stance = around.stance or draft.default("stance")
    spoken = draft.name == "denial_phrase" and draft.source is not None
    draft.fields["stance"] = "neutral" if spoken else stance
    draft.fields["speech_act"] = _speech_act(reader, draft)
    if _is_question(reader, draft):
        draft.fields["certainty"], draft.fields["speech_act"] = "none", "question"


def _around(reader: Reader, draft: Draft) -> Reading:
    """Modifiers in the source and the cue: بيانات أولية، أنباء غير مؤكدة، مزاعم كاذبة."""
    certainty = stance = None
    for span in (draft.source, draft.cue):
        if span is None:
            continue
        for at, hedge in _hedges(reader, span[0], min(span[1] + 2, len(reader.line))):
            if hedge.scope != "source" or at >= span[1] + (2 if span is draft.cue else 0):
                continue
            for name, value in hedge.sets:
                if name == "certainty":
                    certainty = value
                elif name == "stance":
                    stance = value
    return Reading(certainty=certainty, stance=stance)


def _certainty(draft: Draft, reading: Reading, around: Reading) -> str:
    own = draft.default("certainty")
    if own == "denied" and draft.negated:
        return "possible"
    if own in _FIXED:
        return own
    if draft.negated and draft.cue_class.stance == "endorse" and draft.how == "verb":
        return "unconfirmed"
    rumour = draft.kind == "unspecified" and draft.source_attribution == "hearsay"
    if around.certainty == "unconfirmed" or rumour:
        return "unconfirmed"
    found = [value for value in (reading.certainty, around.certainty) if value]
    if own != "certain":
        found.append(own)
    result: str | None = None
    for value in found:
        result = _weaker(result, value)
    return result or own


def _polarity(draft: Draft, reading: Reading) -> str:
    belief = draft.name in ("belief_verb", "prediction_verb", "passive_belief", "finding_verb")
    if draft.negated and belief:
        return "neg" if reading.polarity == "pos" else "pos"
    if draft.cue_class.attribution == "official_absence":
        return "pos"
    return reading.polarity


def _tense(reader: Reader, draft: Draft, reading: Reading) -> str:
    default = draft.default("tense")
    if draft.cue_class.attribution == "official_absence" and draft.cue:
        return _absence_tense(reader, draft.cue)
    if default == "prospective" and reading.tense in ("past", "present"):
        anchored = draft.content is not None and reader.complementiser(draft.content[0] - 1)
        past = reading.tense == "past" and anchored
        return "past" if past else default
    if default:
        return default
    if _is_noun_content(reader, draft) and reading.tense != "prospective":
        told = draft.name != "data_verb" and _tells_event(reader, draft)
        present = draft.imperfect and not draft.past_aux and not told
        return "present" if present or _is_feeling(reader, draft) else "past"
    if reading.tense:
        return reading.tense
    if draft.how in ("author", "header") and _tells_event(reader, draft):
        return "past"
    labels = draft.name == "labelling_verb" or _is_feeling(reader, draft)
    if draft.how in ("author", "header", "continued") or labels or _after_that(reader, draft):
        return "present"
    stated = draft.cue_class.where != "forward" or (draft.quoted and draft.anchored)
    if stated and _is_nominal_sentence(reader, draft):
        return "present"
    return "present" if draft.imperfect and not draft.past_aux else "past"


def _tells_event(reader: Reader, draft: Draft) -> bool:
    """Whether a content is headed by a noun of happening that is over: مقتل ثلاثة."""
    if draft.content is None:
        return False
    head = draft.content[0] + (1 if reader.line[draft.content[0]].is_prep else 0)
    if head >= len(reader.line) or reader.has_role(head, "lasting_noun"):
        return False
    return reader.is_event(head)


def _is_nominal_sentence(reader: Reader, draft: Draft) -> bool:
    """Whether a content without verb states how things are: «الحل بعيد»."""
    if draft.content is None or _tells_event(reader, draft):
        return False
    at = draft.content[0]
    first = reader.line[at]
    states = reader.has_role(at, "state_opener") or reader.complementiser(at)
    return first.definite or first.is_proper or states or first.tag in ("pron", "pron_dem")


def _is_feeling(reader: Reader, draft: Draft) -> bool:
    """Whether a content is what someone feels now: أعرب عن قلقه."""
    if draft.content is None or draft.name != "expressive_verb":
        return False
    return reader.has_role(draft.content[0], "felt")


def _is_noun_content(reader: Reader, draft: Draft) -> bool:
    """Whether a content is a verbal noun with what depends on it (أعلن مقتل …)."""
    if (
        draft.content is None
        or draft.anchored
        or draft.how not in ("verb", "participle", "masdar")
    ):
        return False
    if draft.name in (
        "perception_verb",
        "passive_perception",
        "visual_evidence",
        "sensor_verb",
    ):
        return reader.line[draft.content[0]].is_nominal
    head = draft.content[0] + (1 if reader.line[draft.content[0]].is_prep else 0)
    return head < len(reader.line) and reader.is_event(head)


def _after_that(reader: Reader, draft: Draft) -> bool:
    """Whether a verbless content is a nominal sentence after أن."""
    if draft.content is None:
        return False
    before = draft.content[0] - 1
    while before in reader.marks.quotes:
        before -= 1
    if reader.line.enclitic(before):
        before -= 1
    return reader.complementiser(before) or reader.fused_that(draft.content[0])


def _absence_tense(reader: Reader, cue: Span) -> str:
    tokens = reader.line[cue[0] : cue[1]]
    first = tokens[0]
    now = first.norm in reader.lexicon.role("present_negator")
    if now or not any(t.is_verb for t in tokens):
        return "present"
    return "past"


def _speech_act(reader: Reader, draft: Draft) -> str:
    act = draft.default("speech_act")
    if act == "deny" and draft.negated:
        return "assert"  # لم تستبعد
    if draft.name == "announcement_verb" and draft.content is not None:
        head = draft.content[0]
        if reader.has_role(head, "declared_state") and not _after_that(reader, draft):
            return "declare"
    return act


def _is_question(reader: Reader, draft: Draft) -> bool:
    """Whether an unattributed sentence asks."""
    last = reader.line[len(reader.line) - 1].text
    return draft.how in ("author", "header") and any(mark in last for mark in QUESTION_MARKS)
