"""Links between claims: understood sources, and claims about claims."""

from collections.abc import Sequence

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.sources import Mentions, classify
from annotator.pipeline.claims.subjects import clause_subject

_REACH = 2
"""A source goes on over so many sentences."""
_LOOK_BACK = 20
"""What a denial or a silence is about stands at most so many sentences before."""
_UNSPOKEN = frozenset(("observation", "official_absence", "author_assertion"))
_IMPERSONAL = frozenset(
    ("passive_report", "passive_belief", "passive_performative", "report_noun",
     "report_existential", "doubt_noun", "claim_noun")
)  # fmt: skip
_TAKING = frozenset(("participle", "masdar", "verb"))
_POINTING = frozenset(("denial_verb", "denial_phrase", "assertion_verb"))


def fill_sources(
    reader: Reader,
    drafts: Sequence[Draft],
    earlier: Sequence[Sequence[Draft]],
    mentions: Mentions,
) -> None:
    """Give sources to drafts that have none of their own.

    Inside a sentence the source's span is repeated (convention 17); over a sentence
    boundary the span stays empty and ``resolved`` points to the claim it came from.

    Args:
        reader: The sentence.
        drafts: Its drafts, in order; changed in place.
        earlier: Drafts of the sentences before, the nearest last.
        mentions: Records of earlier layers.
    """
    for number, draft in enumerate(drafts):
        _swap_object(reader, drafts[:number], draft)
        if not draft.anaphoric or draft.source is not None:
            continue
        source, origin = _in_sentence(reader, drafts[:number], draft)
        if source is not None:
            draft.source, draft.anaphoric = source, False
        elif origin is not None:
            draft.resolved = origin
        else:
            draft.resolved = _antecedent(earlier)
        if draft.source is None and origin is None:
            _take_subject(reader, draft, mentions)


def _take_subject(reader: Reader, draft: Draft, mentions: Mentions) -> None:
    """Take the subject of the clause before: «غادر الوزير مؤكدا أن», «اجتمع الوزير وأكد أن»."""
    if draft.begin == 0 or draft.first_person or draft.how not in _TAKING:
        return
    subject = clause_subject(reader, 0, draft.begin)
    if subject is None or reader.is_event(subject[0]) or subject[1] > draft.begin:
        return
    speaks = classify(reader, subject, mentions).kind is not None
    if draft.how == "verb" and not (speaks and _agrees(reader.line, subject, draft)):
        return
    draft.source, draft.resolved, draft.anaphoric = subject, None, False


def _swap_object(reader: Reader, before: Sequence[Draft], draft: Draft) -> None:
    """«نفت الحركة التهمة واتهمت الشرطة بـ»: the noun after a coordinated cue is its object."""
    if (
        draft.frame is None
        or draft.source is None
        or draft.obj is not None
        or draft.how != "verb"
    ):
        return
    if not draft.frame.takes_object:
        return
    assert draft.cue is not None
    after = draft.source[0] == draft.cue[1]
    linked = reader.one_of(draft.cue[0] - 1, "and") and draft.cue[0] > 1
    if not after or not linked or draft.anchored:
        return
    for other in reversed(before):
        if other.source is not None and other.level == draft.level and other.how == "verb":
            if _agrees(reader.line, other.source, draft) and other.source != draft.source:
                draft.obj, draft.source, draft.anaphoric = draft.source, None, True
            return


def _in_sentence(
    reader: Reader, before: Sequence[Draft], draft: Draft
) -> tuple[Span | None, Draft | None]:
    """Source of an earlier cue of the sentence: its span, or the draft it was taken from."""
    if draft.inner and draft.parent is not None and draft.parent.content is not None:
        inner = clause_subject(reader, draft.parent.content[0], draft.begin)
        if inner is not None and _agrees(reader.line, inner, draft):
            return inner, None
    for other in reversed(before):
        if other.cue_class.attribution in _UNSPOKEN or other.name in _IMPERSONAL:
            continue
        if other.insert or (other.backward and draft.how != "participle"):
            continue
        if other.level > draft.level and draft.how == "participle":
            continue
        if other.source is not None and _agrees(reader.line, other.source, draft):
            return other.source, None
        if other.source is None and other.resolved is not None:
            return None, other.resolved
    if draft.parent is not None and draft.parent.content is not None:
        inner = clause_subject(reader, draft.parent.content[0], draft.begin)
        if inner is not None and _agrees(reader.line, inner, draft):
            return inner, None
    return None, None


def _agrees(line: Line, source: Span, draft: Draft) -> bool:
    """Whether a verb can have a source as its subject: no masculine for a feminine noun."""
    if draft.cue is None or draft.how != "verb":
        return True
    verb = line[draft.cue[0]]
    head = line[source[0]]
    if "Gender=Fem" in verb.morph and "Number=Sing" in verb.morph:
        return "Gender=Masc" not in head.morph or head.plural or head.is_proper
    return True


def _antecedent(earlier: Sequence[Sequence[Draft]]) -> Draft | None:
    """The last explicit source of the sentences before."""
    for drafts in reversed(earlier[-_REACH:]):
        for draft in reversed(drafts):
            if draft.cue_class.attribution in _UNSPOKEN or draft.name in _IMPERSONAL:
                continue
            if draft.resolved is not None and draft.source is None:
                return draft.resolved
            if draft.source is not None and draft.level == 0 and not draft.insert:
                return draft
            if (
                draft.source is not None
                and draft.parent is not None
                and draft.parent.insert is False
            ):
                return draft
    return None


def link_claims(
    reader: Reader, drafts: Sequence[Draft], earlier: Sequence[Sequence[Draft]]
) -> None:
    """Set ``modifies`` of denials, absences and «لوحظ هذا» that point back.

    Args:
        reader: The sentence.
        drafts: Its drafts, in order; changed in place.
        earlier: Drafts of the sentences before, the nearest last.
    """
    for number, draft in enumerate(drafts):
        attribution = draft.cue_class.attribution
        about = attribution in ("official_absence", "observation") or draft.name in _POINTING
        if about and points_back(reader, draft):
            draft.modifies = _target([*earlier[-_LOOK_BACK:], drafts[:number]])


def _target(before: Sequence[Sequence[Draft]]) -> Draft | None:
    """The last claim that is no silence itself."""
    for drafts in reversed(before):
        for draft in reversed(drafts):
            if draft.cue_class.attribution != "official_absence":
                return draft
    return None


def points_back(reader: Reader, draft: Draft) -> bool:
    """Whether a content is an anaphor: «هذه المعلومات», «ذلك», or nothing at all."""
    if draft.content is None:
        spans = [span for span in (draft.cue, draft.obj) if span is not None]
        return any(reader.line.enclitic(at) for span in spans for at in range(*span))
    start, end = draft.content
    if draft.name in _POINTING and reader.one_of(start - 1, "free_pronoun"):
        return True  # وهي | اتهامات ينفيها الجيش
    span = range(start, min(end, start + 5))
    for at in span:
        if reader.has_role(at, "demonstrative"):
            following = at + 1
            return (
                following >= end
                or reader.has_role(following, "anaphor_noun")
                or not reader.line[following].is_nominal
            )
    return (
        reader.has_role(start, "anaphor_noun")
        and reader.line[start].definite
        and end - start <= 3
    )
