"""A claim in the making: spans are token indices of its sentence."""

from dataclasses import dataclass, field
from typing import Literal

from annotator.pipeline.claims.entries import CueClass, Frame

Span = tuple[int, int]

How = Literal[
    "verb", "participle", "masdar", "phrase", "relay", "header", "quote", "author", "continued"
]


@dataclass(slots=True, eq=False)
class Draft:
    """One claim before it becomes a record.

    Attributes:
        cue_class: Defaults of its class.
        how: Which kind of construction made it.
        rule: Lexicon row or rule id.
        begin: First token of the construction, where an earlier content ends.
        frame: Row of ``cues.tsv``, or None.
        lemma: Lemma of the cue.
        cue, source, content: Token spans, end exclusive; None where there is none.
        backward: Content stands before the cue and is still to be found.
        quoted: Content lies in quotation marks or after a colon.
        anaphoric: The source is understood.
        relative: The cue stands in a relative clause whose antecedent is its source.
        inner: The cue stands in a relative clause, but another is its source.
        insert: The construction stands inside that of another cue (nested attribution).
        negated: A negation stands before the cue.
        past_aux: A perfect auxiliary stands before the cue (بدأت … تسمي).
        fixed: The end of the content is known.
        anchored: The content follows أن, a colon, a quotation mark or a question word.
        first_person: The cue is a first person (نؤكد): inside a quotation its speaker is
            that of the quotation.
        carrier: Span of the text in which the source says it: «بيانا | أكد فيه أن».
        obj: Span of an addressee or accused, outside the content.
        head: Lemma of the head of the source.
        parent, resolved, modifies: Other drafts that this one points to.
    """

    cue_class: CueClass
    how: How
    rule: str
    begin: int
    frame: Frame | None = None
    lemma: str | None = None
    cue: Span | None = None
    source: Span | None = None
    content: Span | None = None
    backward: bool = False
    quoted: bool = False
    anaphoric: bool = False
    relative: bool = False
    inner: bool = False
    insert: bool = False
    negated: bool = False
    past_aux: bool = False
    imperfect: bool = False
    fixed: bool = False
    anchored: bool = False
    first_person: bool = False
    carrier: Span | None = None
    obj: Span | None = None
    parent: "Draft | None" = None
    resolved: "Draft | None" = None
    modifies: "Draft | None" = None
    level: int = 0
    kind: str | None = None
    head: str | None = None
    source_attribution: str | None = None
    named: bool = False
    source_id: str | None = None
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def position(self) -> int:
        """Where the draft stands among those of its sentence."""
        return self.cue[0] if self.cue else self.begin

    @property
    def name(self) -> str:
        """Name of the cue class."""
        return self.cue_class.name

    def default(self, name: str) -> str:
        """Value of certainty, stance, speech_act or tense: of the row, else of the class."""
        own: str = getattr(self.frame, name) if self.frame else ""
        return own or str(getattr(self.cue_class, name))
