"""The kinds of rows that the lexicon of the claims layer is made of."""

from dataclasses import dataclass, field
from typing import Literal

from annotator.pipeline.claims.forms import Aspect, Person

FormKind = Literal["verb", "passive", "participle", "masdar"]

_MARKS = frozenset(("that", "bithat", ":", "question", "saying"))
"""Codes of ``cues.tsv`` for the marks of content."""


@dataclass(frozen=True, slots=True)
class CueClass:
    """What a class of cues gives its claims by default."""

    name: str
    attribution: str
    certainty: str
    stance: str
    speech_act: str
    tense: str
    where: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of ``cues.tsv``: a lemma with one construction.

    Attributes:
        complements: Each a tuple of parts: ``("obj", "ب")`` is an object, then ب.
        marks: Complements found by a mark of content that may stand some way off.
        direct: The others, which follow the verb or its subject.
        takes_object: Whether a complement begins with an object.
        preps: Prepositions that govern all of a complement, or أن in it.
        after_object: What closes a complement after its object: ``:``, ``that``, a preposition.
    """

    lemma: str
    cue_class: str
    complements: tuple[tuple[str, ...], ...]
    holder: str
    certainty: str
    stance: str
    speech_act: str
    tense: str
    where: str
    marks: frozenset[str] = field(init=False)
    direct: tuple[tuple[str, ...], ...] = field(init=False)
    takes_object: bool = field(init=False)
    preps: frozenset[str] = field(init=False)
    after_object: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        marked = [parts for parts in self.complements if len(parts) == 1 and parts[0] in _MARKS]
        own = tuple(parts for parts in self.complements if parts not in marked)
        object.__setattr__(self, "marks", frozenset(parts[0] for parts in marked))
        object.__setattr__(self, "direct", own)
        object.__setattr__(self, "takes_object", any(parts[0] == "obj" for parts in own))
        governed = (p[0] for p in self.complements if p[1:] in ((), ("that",), ("",)))
        object.__setattr__(self, "preps", frozenset(governed))
        pairs = (p for p in self.complements if len(p) == 2 and p[0] == "obj")
        object.__setattr__(self, "after_object", frozenset(last for _, last in pairs))


@dataclass(frozen=True, slots=True)
class Form:
    """What a surface form says of the cue that it may be."""

    lemma: str
    kind: FormKind
    aspect: Aspect | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of ``sources.tsv`` under one head."""

    source_kind: str
    with_words: frozenset[str]
    number: str
    named: str
    definite: str
    attribution: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """One phrase of ``hedges.tsv``."""

    words: tuple[str, ...]
    kind: str
    sets: tuple[tuple[str, str], ...]
    scope: str
    needs: str
    tags: frozenset[str]
