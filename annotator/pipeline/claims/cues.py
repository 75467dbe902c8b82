"""Candidates for cues: words that may attribute, before any test of their syntax."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.entries import Form
from annotator.pipeline.claims.gates import CUE
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader

_FINITE = frozenset(("verb", "passive"))


class PhraseMatch(NamedTuple):
    """A match of a rule of ``rules/claims.jsonl``, as token indices of the sentence."""

    start: int
    end: int
    cue_class: str
    rule: str


class Candidate(NamedTuple):
    """One word that may be a cue.

    Attributes:
        start: First token of the cue (the future س included).
        verb: The word itself.
        end: Index after its enclitics.
        forms: What it may be a form of, likeliest first.
        weak: The morphology reads it as something else.
    """

    start: int
    verb: int
    end: int
    forms: tuple[Form, ...]
    weak: bool


def candidates(reader: Reader, taken: Sequence[Span]) -> list[Candidate]:
    """Candidates of a sentence outside the cues that rules have found."""
    line, enclitics = reader.line, reader.line.enclitics
    hosts = {at - 1 for at in enclitics}
    covered = _background(reader).union(*(range(*span) for span in taken))
    found = []
    for at in sorted(hosts.union(reader.positions(CUE)) - covered):
        token = line[at]
        if token.is_punct or token.is_prep or at in enclitics:
            continue
        candidate = (
            (_cut_participle(reader, at) if at in hosts else None)
            or (_joined(reader, at) if token.may_be_letter else None)
            or (_plain(line, at) if token.cues else None)
        )
        if candidate is not None and reader.anonymity(at, len(line)) == at:
            found.append(candidate)
    return found


def _background(reader: Reader) -> set[int]:
    """Tokens of «يذكر أن», «من المعروف أن», which are no cues."""
    covered: set[int] = set()
    for at, (end, kind) in reader.switches.items():
        if kind == "background" and at not in covered:
            covered.update(range(at, end))
    return covered


def _plain(line: Line, at: int) -> Candidate:
    token = line[at]
    start = at - 1 if line.tag(at - 1) == "part_fut" and line.same_word(at - 1, at) else at
    return Candidate(start, at, line.after_word(at), token.cues, weak=not token.is_verb)


def _cut_participle(reader: Reader, at: int) -> Candidate | None:
    """A participle whose last letters were taken for a pronoun: منو|ها for منوها."""
    line = reader.line
    if line[at].norm in reader.lexicon.forms:
        return None
    forms = reader.lexicon.forms.get(line.rest[at], ())
    whole = tuple(form for form in forms if form.kind == "participle")
    return Candidate(at, at, line.next_word[at], whole, weak=True) if whole else None


def _joined(reader: Reader, at: int) -> Candidate | None:
    """A whole word whose first letter was taken for a conjunction: و|صف for وصف."""
    line, host = reader.line, at + 1
    if at not in line.proclitics:
        return None
    forms = reader.lexicon.forms.get(line[at].norm + line[host].norm)
    if forms is None or line.same_word(at - 1, at) or line.tag(host) == "part_fut":
        return None
    verb = line.next_word[at] - 1
    while line.enclitic(verb):
        verb -= 1
    return Candidate(at, verb, line.next_word[at], forms, weak=not line[verb].is_verb)


def stops(found: Sequence[Candidate], reader: Reader) -> frozenset[int]:
    """Where the search for the content of another cue ends: verbs and participles."""
    ends = set()
    for candidate in found:
        kinds = {form.kind for form in candidate.forms}
        finite = not candidate.weak and not kinds.isdisjoint(_FINITE)
        if not finite and "participle" not in kinds:
            continue
        if reader.has_role(candidate.verb, "quoting_form") or reader.has_role(
            candidate.verb, "naming_verb"
        ):
            continue
        if reader.one_of(candidate.verb, "manner_participle"):
            continue
        if finite:
            if not _in_relative(reader, candidate.start):
                ends.add(candidate.start)
        elif _circumstantial(reader, candidate):
            ends.add(candidate.start)
    return frozenset(ends)


def _in_relative(reader: Reader, at: int) -> bool:
    """Whether a verb stands right after a relative pronoun or an indefinite noun."""
    line = reader.line
    before = at - 1
    if line.tag(before) in ("part_neg", "part_verb"):
        before -= 1
    if line.enclitic(before) and not line[before - 1].is_verb:
        before -= 1
    if before < 0:
        return False
    return reader.has_role(before, "relative") or (
        line[before].is_nominal and not line[before].definite and not line[before].is_proper
    )


def _circumstantial(reader: Reader, candidate: Candidate) -> bool:
    before = reader.line.norm(candidate.start - 1)
    linked = before in reader.lexicon.role("and") or reader.is_comma(candidate.start - 1)
    return linked or reader.ends(reader.line.norm(candidate.verb), "accusative_ending")
