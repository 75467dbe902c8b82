"""All claims of one sentence, as drafts."""

from collections.abc import Sequence

from annotator.pipeline.claims.absence import match_absence
from annotator.pipeline.claims.author import author_rows
from annotator.pipeline.claims.content import resolve
from annotator.pipeline.claims.cues import Candidate, PhraseMatch, candidates, stops
from annotator.pipeline.claims.draft import Draft
from annotator.pipeline.claims.headers import match_header, match_quote_first
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.links import fill_sources, link_claims
from annotator.pipeline.claims.modifiers import finish
from annotator.pipeline.claims.nominal import match_masdar, match_participle, match_relay
from annotator.pipeline.claims.phrasal import match_phrase
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.sources import Mentions, classify
from annotator.pipeline.claims.tokens import QUESTION_MARKS
from annotator.pipeline.claims.verbs import match_verb

_AUTHOR = "author_assertion"
_REACH = 3
"""A title alone stands for who spoke in so many sentences before."""
_ACTS = frozenset(
    ("perception_verb", "performative_verb", "passive_perception", "expressive_verb")
)
"""Classes whose cues inside a content are events told, unless they take أن."""
_ENDING = frozenset(
    ("prediction_phrase", "possibility_phrase", "denial_phrase", "no_official_info")
)
"""Classes of phrases that no cue before them looks beyond for its content."""
_TOLD = _ACTS | {"directive_verb", "commissive_verb", "labelling_verb"}
"""Classes whose cues in a relative clause only describe its antecedent, unless they take أن."""


def sentence_drafts(
    reader: Reader,
    lexicon: ClaimLexicon,
    mentions: Mentions,
    phrases: Sequence[PhraseMatch],
    earlier: Sequence[Sequence[Draft]],
    open_quote: tuple[Draft, int] | None,
) -> list[Draft]:
    """Find the claims of a sentence.

    Args:
        reader: The sentence.
        lexicon: The claims lexicon.
        mentions: Records of earlier layers in the document.
        phrases: Matches of the rules in this sentence.
        earlier: Drafts of the sentences before.
        open_quote: Draft whose quotation goes on into this sentence, and the index at
            which it ends here.

    Returns:
        At least one draft, in the order of the text.
    """
    if not any(not token.is_punct for token in reader.line):
        return [_whole(reader, lexicon)]
    found = _cue_drafts(reader, lexicon, mentions, phrases, earlier, open_quote)
    resolve(reader, found)
    if nested := _nested(reader, found):
        found = [draft for draft in found if draft not in nested]
        _reset(found)
        resolve(reader, found)
    found = [d for d in found if d.content is not None or _stands_alone(d)]
    fill_sources(reader, found, earlier, mentions)
    rows = [*found, *author_rows(reader, found, lexicon.classes[_AUTHOR])]
    rows.sort(key=lambda draft: (draft.begin, draft.position, draft.level))
    for draft in rows:
        _classify(reader, draft, mentions)
        _same_speaker(reader, draft, [*earlier[-_REACH:], found])
        finish(reader, draft)
    link_claims(reader, rows, earlier)
    return rows


def _whole(reader: Reader, lexicon: ClaimLexicon) -> Draft:
    draft = Draft(
        lexicon.classes[_AUTHOR], "author", "claims.author", 0, content=(0, len(reader.line))
    )
    finish(reader, draft)
    return draft


def _is_idle(reader: Reader, draft: Draft) -> bool:
    """Whether a draft inside the content of another is no claim of its own.

    The writer's hedges are modifiers there; first persons in a quotation speak for its
    speaker; acts told without أن or a holder of their own are what the content is about.
    """
    if draft.name == "labelling_verb" and draft.cue and reader.one_of(draft.cue[0] - 1, "ma"):
        return False  # أدان ما وصفه بـ…
    if (draft.relative or draft.inner) and not draft.anchored and draft.name in _TOLD:
        return True
    if draft.parent is None or draft.insert:
        return False
    if draft.cue_class.attribution == _AUTHOR or draft.first_person:
        return True
    if draft.content is None:
        return True
    if draft.anchored or draft.how in ("phrase", "relay", "continued"):
        return False
    if draft.name in _ACTS:
        return True
    return draft.source is None and not draft.relative and not draft.inner


def _nested(reader: Reader, found: Sequence[Draft]) -> list[Draft]:
    """Drafts that are no claims of their own; in a question all without a mark of content."""
    asks = _asks(reader)
    return [d for d in found if _is_idle(reader, d) or (asks and not d.anchored)]


def _asks(reader: Reader) -> bool:
    """Whether the sentence itself is a question: «لماذا رفضت الحكومة المقترح؟»."""
    line = reader.line
    start = 0
    while start < len(line) and (line[start].is_punct or line.tag(start) == "conj"):
        start += 1
    asked = reader.one_of(start, "asking_word") and start not in reader.marks.quotes
    return asked and any(mark in line[len(line) - 1].text for mark in QUESTION_MARKS)


def _reset(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if not draft.insert:
            draft.parent = None


def _stands_alone(draft: Draft) -> bool:
    denies = draft.name == "denial_verb" and draft.source is not None and not draft.backward
    return draft.cue_class.attribution == "official_absence" or denies


def _cue_drafts(
    reader: Reader,
    lexicon: ClaimLexicon,
    mentions: Mentions,
    phrases: Sequence[PhraseMatch],
    earlier: Sequence[Sequence[Draft]],
    open_quote: tuple[Draft, int] | None,
) -> list[Draft]:
    spoken = any(d.source or d.resolved for drafts in earlier[-2:] for d in drafts)
    bare = Context(reader, lexicon, mentions, frozenset(), spoken)
    phrasal = [draft for draft in (match_phrase(bare, match) for match in phrases) if draft]
    spans = [draft.cue for draft in phrasal if draft.cue]
    reader.phrases = frozenset(start for start, _ in spans)
    found = candidates(reader, spans)
    ends = frozenset(d.position for d in phrasal if d.name in _ENDING)
    context = Context(reader, lexicon, mentions, stops(found, reader) | ends, spoken)
    drafts: list[Draft] = list(phrasal)
    inside = 0
    if open_quote is not None:
        speaker, end = open_quote
        inside = end
        drafts.append(_continued(lexicon, speaker, end))
    header = match_header(context) if inside == 0 else None
    if header is not None and not _denied_by_header(header, phrasal):
        drafts.append(header)
    for candidate in found:
        if candidate.start < inside and candidate.end <= inside:
            continue
        drafts.extend(_from_word(context, candidate))
    drafts = [draft for draft in drafts if not _is_embedded(reader, draft)]
    drafts.sort(key=lambda draft: (draft.position, draft.level))
    return _without_conflicts(reader, drafts)


def _denied_by_header(header: Draft, phrasal: Sequence[Draft]) -> bool:
    """«الجيش: لا صحة لأنباء …»: the header is the source of the denial; changes the denial."""
    for draft in phrasal:
        if draft.name != "denial_phrase" or draft.cue is None or header.content is None:
            continue
        if draft.cue[0] == header.content[0]:
            draft.source, draft.begin = header.source, header.begin
            return True
    return False


def _is_embedded(reader: Reader, draft: Draft) -> bool:
    """Whether a guess of the writer stands in an attribute: «معلومات يمكن أن تؤدي …»."""
    if draft.cue_class.attribution != _AUTHOR or draft.begin == 0:
        return False
    line = reader.line
    at = draft.begin
    while at > 0 and line.tag(at - 1) in ("part_neg", "part_verb", "part_fut"):
        at -= 1
    if at == 0 or line.tag(at - 1) in ("conj", "punc", "conj_sub", "adv"):
        return reader.has_role(at - 1, "relative")
    auxiliary = line[at - 1].is_verb and reader.has_role(at - 1, "auxiliary")
    return not (auxiliary or reader.switch_before(at) or reader.is_time(at - 1))


def _continued(lexicon: ClaimLexicon, speaker: Draft, end: int) -> Draft:
    """The part of a sentence that continues a quotation from the sentence before."""
    return Draft(
        lexicon.classes["continued_quote"], "continued", "claims.continued_quote", 0,
        content=(0, end), quoted=True, anaphoric=True, resolved=speaker.resolved or speaker,
    )  # fmt: skip


def _from_word(context: Context, candidate: Candidate) -> list[Draft]:
    """Drafts of one candidate: the first reading that holds."""
    relayed = match_relay(context, candidate)
    if relayed:
        return relayed
    kinds = [form.kind for form in candidate.forms]
    for kind in dict.fromkeys(kinds):
        draft = None
        if kind in ("verb", "passive"):
            draft = match_absence(context, candidate) or match_verb(context, candidate)
            if draft is None or (draft.source is None and not draft.anchored):
                draft = match_quote_first(context, candidate) or draft
        elif kind == "participle":
            draft = match_participle(context, candidate)
        elif kind == "masdar":
            draft = match_masdar(context, candidate)
        if draft is not None:
            return [draft]
    return []


def _without_conflicts(reader: Reader, drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what stands inside another's construction; keep inserts as nested claims."""
    kept: list[Draft] = []
    dropped: set[int] = set()
    for number, draft in enumerate(drafts):
        if number in dropped:
            continue
        for later in range(number + 1, len(drafts)):
            other = drafts[later]
            if later in dropped or not _inside(draft, other):
                continue
            if _is_insert(draft, other):
                other.insert, other.backward, other.parent = True, False, draft
                other.content = draft.content
            elif other.parent is not draft:
                dropped.add(later)
        kept.append(draft)
    taken = [d for n, d in enumerate(drafts) if n not in dropped]
    return [d for d in taken if not _repeats(reader, d, taken)]


def _inside(draft: Draft, other: Draft) -> bool:
    """Whether a draft stands between the cue of another and its content, or in its source."""
    if draft.how == "continued" or other.cue is None:
        return False
    if draft.cue is not None and other.cue[0] < draft.cue[1] and draft.cue[0] < other.cue[1]:
        return True
    if draft.source is not None and draft.source[0] <= other.cue[0] < draft.source[1]:
        return not (other.relative and other.content and other.content[0] < draft.source[1])
    if draft.cue is None or draft.content is None or draft.backward:
        return False
    return draft.cue[1] <= other.cue[0] < draft.content[0]


def _is_insert(draft: Draft, other: Draft) -> bool:
    """Whether a cue inside a construction attributes by itself: «وفقا لـ», «نقلا عن»."""
    return other.how == "phrase" and other.name == "according_to" and other.source is not None


def _repeats(reader: Reader, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether «على حد قوله» only repeats the speaker of the claim before it."""
    if draft.name not in ("opinion_tag", "belief_phrase") or draft.source is not None:
        return False
    before = [d for d in drafts if d is not draft and d.position < draft.position and d.cue]
    return bool(before)


def _same_speaker(reader: Reader, draft: Draft, before: Sequence[Sequence[Draft]]) -> None:
    """«المتحدث» alone is the spokesman of a force who spoke before: the kind is the same."""
    if draft.source is None or draft.kind != "official":
        return
    head, end = draft.source
    if end - head != 1 or not reader.line[head].definite or draft.named:
        return
    for drafts in reversed(before):
        for other in reversed(drafts):
            same = bool(other.head) and _one_office(reader, other.head or "", draft.head or "")
            if other is not draft and same and other.position != draft.position:
                draft.kind = other.kind
                return


def _one_office(reader: Reader, first: str, second: str) -> bool:
    spokesmen = reader.lexicon.role("spokesman")
    return first == second or (first in spokesmen and second in spokesmen)


def _classify(reader: Reader, draft: Draft, mentions: Mentions) -> None:
    """Fill kind, attribution and id of a draft's source."""
    if draft.source is not None:
        kind = classify(reader, draft.source, mentions)
        draft.kind, draft.source_attribution = kind.kind or "unspecified", kind.attribution
        draft.named, draft.source_id = kind.named, kind.record
        draft.head = reader.line[draft.source[0]].lemma
    elif draft.anaphoric:
        draft.kind = "anaphoric"
    elif draft.cue_class.attribution == "official_absence":
        asked = draft.cue and any(
            reader.has_role(at, "official_word") for at in range(*draft.cue)
        )
        draft.kind = "official" if asked else "unspecified"
    elif draft.cue_class.attribution != _AUTHOR:
        draft.kind = "unspecified"
