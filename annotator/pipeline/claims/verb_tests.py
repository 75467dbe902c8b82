"""Tests on a verb before it counts as a cue: where it stands, what it tells."""

from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.parts import Match
from annotator.pipeline.claims.phrase import Reader


def only_describes(
    reader: Reader, candidate: Candidate, before: Span | None, frame: Frame, match: Match
) -> bool:
    """Whether a verb without subject describes the noun before it: «قرار يدعو إلى وقف …».

    Documents and reports speak by themselves only with أن or as subjects of a clause.
    """
    if before is not None or match.source is not None or match.anchored:
        return False
    last = candidate.start - 1
    while reader.line.tag(last) in ("part_neg", "part_verb", "part_fut"):
        last -= 1
    if last < 1 or frame.holder == "none" or frame.cue_class == "relay_verb":
        return False
    noun = reader.line[last]
    described = noun.tag in ("noun", "adj") and not noun.definite
    return described and not reader.line.enclitic(last)


def tells_nothing(context: Context, candidate: Candidate, frame: Frame, match: Match) -> bool:
    """Acts in a clause of time, names not given: «بعد أن رفضت …», «لم يسم البيان جهة»."""
    if match.anchored:
        return False
    if frame.cue_class == "labelling_verb":
        return negated(context.reader, candidate.start)
    reader = context.reader
    that = candidate.start - 1
    return reader.complementiser(that) and reader.has_role(that - 1, "that_governor")


def coordinated(reader: Reader, candidate: Candidate, match: Match) -> bool:
    """Whether a performative goes on with the subject of the sentence: «…، وحظرت التجمعات».

    Only a verb read as one, after «و», with an object that is no person or body, so that
    it cannot be the subject.
    """
    line = reader.line
    linked = reader.one_of(candidate.start - 1, "and") and candidate.start > 2
    if not linked or candidate.weak or not line[candidate.verb].perfect:
        return False
    head = line[match.content]
    if head.is_proper or head.tag == "pron" or match.content in reader.marks.bodies:
        return False
    return head.lemma not in reader.lexicon.sources


def clause_initial(reader: Reader, at: int) -> bool:
    """Whether a word stands where a verb may: first, or after a conjunction or mark."""
    line = reader.line
    if at == 0 or line.tag(at - 1) in ("conj", "punc", "part_neg", "part_verb", "conj_sub"):
        return True
    after_pronoun = line.enclitic(at - 1) and line.tag(at - 2) in ("conj", "conj_sub")
    return after_pronoun or reader.has_role(at - 1, "auxiliary") or reader.switch_before(at)


def negated(reader: Reader, at: int) -> bool:
    """Whether a negation stands before a cue."""
    before = at - 1
    if reader.line.tag(before) in ("part_verb",):
        before -= 1
    return reader.one_of(before, "negator") and reader.line.tag(before) != "pron_rel"


def carrier_before(reader: Reader, candidate: Candidate) -> Span | None:
    """The text in which someone says something: «ألقى الزعيم خطابا | أكد فيه أن».

    An indefinite noun of a text or a meeting right before the verb, which a pronoun after
    the verb takes up: فيه، فيها، خلاله.
    """
    line = reader.line
    after, end = candidate.end, candidate.start
    if not (reader.one_of(after, "carrier_prep") and line.enclitic(after + 1)):
        return None
    head = end - 1
    while head > 0 and reader.adjective(head) and not reader.has_role(head, "medium_noun"):
        head -= 1
    if head < 1 or line[head].definite or not reader.has_role(head, "medium_noun"):
        return None
    return head, end
