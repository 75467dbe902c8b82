"""Candidates for cues: words that may attribute, before any test of their syntax."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.lexicon import Form
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader

_ALEF_HAMZA = "\u0623"
_ALEF_MAQSURA = "\u0649"


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A match of a rule of ``rules/claims.jsonl``, as token indices of the sentence."""

    start: int
    end: int
    cue_class: str
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
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
    covered = {at for start, end in taken for at in range(start, end)}
    found = []
    at = 0
    while at < len(reader.line):
        switch = reader.switch(at)
        if switch is not None and switch[1] == "background":
            at = switch[0]
            continue
        candidate = None if at in covered else _candidate(reader, at)
        if candidate is not None:
            found.append(candidate)
        at += 1
    return found


def _candidate(reader: Reader, at: int) -> Candidate | None:
    line = reader.line
    token = line[at]
    if token.is_punct or token.is_prep or line.enclitic(at):
        return None
    if reader.anonymity(at, len(line)) > at:
        return None
    joined = _joined(line, at)
    forms = reader.lexicon.forms
    cut = _cut_participle(reader, at)
    if cut is not None:
        return cut
    if joined is not None and joined in forms:
        verb = line.next_word[at] - 1
        while line.enclitic(verb):
            verb -= 1
        return Candidate(
            at, verb, line.next_word[at], forms[joined], weak=not line[verb].is_verb
        )
    known = forms.get(token.norm)
    if known is None and token.definite:
        known = tuple(f for f in forms.get(token.bare, ()) if f.kind == "masdar")
    if not known and token.is_verb and token.lemma in reader.lexicon.frames:
        aspect = "imperfect" if token.imperfect else "perfect"
        known = (Form(token.lemma, "verb", aspect, "ms"),)  # type: ignore[arg-type]
    if not known:
        return None
    known = tuple(_spelled(form, token.text, reader) for form in known)
    strict = reader.lexicon.role("lemma_must_agree")
    known = tuple(f for f in known if f.lemma not in strict or f.lemma == token.lemma)
    if not known:
        return None
    start = at - 1 if line.tag(at - 1) == "part_fut" and line.same_word(at - 1, at) else at
    ordered = _ordered(known, token.is_verb, token.lemma)
    return Candidate(start, at, line.after_word(at), ordered, weak=not token.is_verb)


def _cut_participle(reader: Reader, at: int) -> Candidate | None:
    """A participle whose last letters were taken for a pronoun: منو|ها for منوها."""
    line = reader.line
    if not line.enclitic(at + 1) or line[at].norm in reader.lexicon.forms:
        return None
    forms = reader.lexicon.forms.get(line.rest[at], ())
    whole = tuple(form for form in forms if form.kind == "participle")
    return Candidate(at, at, line.next_word[at], whole, weak=True) if whole else None


def _spelled(form: Form, text: str, reader: Reader) -> Form:
    """A form with hamza where the perfect has a bare alef is a first person: أعتقد."""
    if (
        form.kind == "verb"
        and text.startswith(_ALEF_HAMZA)
        and form.lemma in reader.lexicon.bare_alef
    ):
        return Form(form.lemma, "verb", "imperfect", "first")
    in_alef = (
        form.kind == "verb" and form.aspect == "imperfect" and text.endswith(_ALEF_MAQSURA)
    )
    if in_alef and form.lemma in reader.lexicon.imperfect_in_ya:
        return Form(form.lemma, "passive", "imperfect", "ms")  # يُدعى، يُروى
    return form


def _joined(line: Line, at: int) -> str | None:
    """A whole word whose first letter was taken for a conjunction: و|صف for وصف."""
    if line.tag(at) != "conj" or not line.proclitic(at) or len(line.norm(at)) != 1:
        return None
    host = at + 1
    if line.same_word(at - 1, at) or line.tag(host) == "part_fut":
        return None
    return line.norm(at) + line.norm(host)


def _ordered(forms: Sequence[Form], is_verb: bool, lemma: str) -> tuple[Form, ...]:
    """Forms in the order in which they are tried: as the morphology reads the word."""
    first = ("passive", "verb") if is_verb else ("participle", "masdar")

    def rank(form: Form) -> tuple[bool, bool, bool, bool]:
        second = form.aspect == "imperfect" and form.person == "fs"
        return form.kind not in first, form.lemma != lemma, form.person == "first", second

    return tuple(sorted(forms, key=rank))


def stops(found: Sequence[Candidate], reader: Reader) -> frozenset[int]:
    """Where the search for the content of another cue ends: verbs and participles."""
    ends = set()
    for candidate in found:
        kinds = {form.kind for form in candidate.forms}
        if reader.has_role(candidate.verb, "quoting_form") or reader.has_role(
            candidate.verb, "naming_verb"
        ):
            continue
        if reader.one_of(candidate.verb, "manner_participle"):
            continue
        if not candidate.weak and kinds & {"verb", "passive"}:
            if not _in_relative(reader, candidate.start):
                ends.add(candidate.start)
        elif "participle" in kinds and _circumstantial(reader, candidate):
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
