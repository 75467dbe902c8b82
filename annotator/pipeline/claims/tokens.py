"""What the claims layer knows of a token by itself, worked out once for each form."""

from typing import TYPE_CHECKING

from annotator.pipeline.claims.gates import (
    ANCHOR,
    BRACKET,
    BREAK,
    BY_MARK,
    CLAUSE,
    CUE,
    ELIDABLE,
    INSERT,
    MAIN,
    SCOPE,
    THAT,
    VERB,
    gate_of_roles,
)
from annotator.pipeline.claims.readings import readings
from annotator.pipeline.columns import Form
from annotator.text.fold import fold

if TYPE_CHECKING:
    from annotator.pipeline.claims.lexicon import ClaimLexicon

_NOMINAL = frozenset(
    ("noun", "noun_prop", "noun_quant", "noun_num", "adj", "adj_num", "adj_comp", "digit",
     "foreign", "abbrev", "pron_dem", "latin")
)  # fmt: skip
_PREPOSITION = "prep"
_DAMMA = "\u064f"
_ARTICLE = "\u0627\u0644"
_MADDA = "\u0622"
COMMAS = frozenset("\u060c,")
SEMICOLONS = frozenset("\u061b;")
QUESTION_MARKS = frozenset("\u061f?")
FINAL = frozenset(".!?\u061f\u061b\u2026")
"""Marks that end a sentence."""
_BOUNDARY = frozenset('«»“”"()[]-\u2013\u2014')
FUSED_THAT = "\u0623\u0644\u0627"
"""«ألا» as written: folding would make it the same as «إلا»."""


_HA, _TA = "\u0647", "\u0629"


def with_ta(word: str) -> str:
    """A word in ه as it would be spelled with ة: «تغريده» for تغريدة."""
    return word[:-1] + _TA if word.endswith(_HA) and len(word) > 2 else word


class Tok:
    """One token without its neighbours; tokens of one form share one object.

    Args:
        form: What the morphology says of it.
        lexicon: The claims lexicon.

    Attributes:
        folded: The text as written, folded.
        bare: NORM without ال; a word of which little would be left keeps it: الله.
        is_punct: A mark or symbol.
        is_verb: The reading chosen is a finite verb; imperfect, perfect: of that aspect.
        is_bracket: A round or square bracket.
        is_boundary: A mark that ends a clause, other than a pause.
        is_proper: A proper name or a foreign word.
        is_nominal: It can stand in a noun phrase.
        definite: It has ال.
        elidable: It has ال in NORM, but not as written: it may have lost its alef to a ل.
        passive_spelled: The writer put the damma of the passive: أُعلن، يُعتقد.
        pause: A comma, semicolon or colon.
        final: Made of marks that end a sentence.
        norm_roles: Closed sets that NORM belongs to.
        roles: Closed sets that NORM, the bare word or the lemma belongs to.
        word_roles: The same, and those of the text as written.
        nisba_shape: An adjective by tag, or by its shape (السلطات المحلية).
        time: A word of time (not «العام» general).
        event: A noun of happening (masdar), or a verb written like one (فرض).
        fused_that: «ألا», أن fused with لا (not إلا, except).
        gate: Searches that have to look at the token (:mod:`annotator.pipeline.claims.gates`).
        own_gate: The same where it is joined to others, so that not its own text counts.
        accusative: An indefinite noun or adjective in an accusative ending.
        cues: Forms of cues that it may be, likeliest first.
        may_be_letter: A conjunction of one letter, which may belong to its word: و|صف.
        that: أن or إن, unless what it is joined to speaks against it (لأن، كأن).
    """

    __slots__ = (
        "accusative", "adjective_tag", "bare", "comma", "cues", "definite", "elidable",
        "event", "final", "folded", "fused_that", "gate", "imperfect", "is_boundary",
        "is_bracket", "is_nominal", "is_prep", "is_proper", "is_punct", "is_verb", "lemma",
        "may_be_letter", "morph", "nisba_shape", "norm", "norm_roles", "opens_bracket",
        "own_gate", "passive_spelled", "pause", "perfect", "plural", "roles", "semicolon",
        "tag", "text", "that", "time", "word_roles",
    )  # fmt: skip

    def __init__(self, form: Form, lexicon: "ClaimLexicon"):
        self.text, self.norm, self.lemma, self.tag, _, self.morph = form
        self.folded = fold(self.text)
        article = self.norm.startswith(_ARTICLE)
        self.bare = self.norm[2:] if article and len(self.norm) > 4 else self.norm
        written = not self.text.startswith(_MADDA)  # آلاف is no «الـ + اف»
        self.definite = written and article and len(self.norm) > 3
        self.elidable = self.definite and not self.folded.startswith(_ARTICLE)
        self._read_tag()
        self._read_marks()
        self._read_lexicon(lexicon)
        self.cues = readings(self, lexicon)
        self.may_be_letter = self.tag == "conj" and len(self.norm) == 1
        self.own_gate = (
            self._gate() | lexicon.gate_of_norm(self.norm) | gate_of_roles(self.roles)
        )
        self.gate = self.own_gate | lexicon.gate_of_rest(self.folded)

    def _read_tag(self) -> None:
        self.is_verb = self.tag == "verb"
        self.is_prep = self.tag == _PREPOSITION
        self.is_proper = self.tag in ("noun_prop", "foreign", "latin")
        self.is_nominal = self.tag in _NOMINAL
        self.adjective_tag = self.tag in ("adj", "adj_num")
        self.imperfect = self.is_verb and "Aspect=Imp" in self.morph
        self.perfect = self.is_verb and "Aspect=Perf" in self.morph
        self.plural = "Number=Plur" in self.morph
        self.passive_spelled = _DAMMA in self.text[:3]

    def _read_marks(self) -> None:
        text = self.text
        self.is_punct = self.tag in ("punc", "sym", "_SP") and not text.isalnum()
        self.comma = text in COMMAS
        self.semicolon = text in SEMICOLONS
        self.pause = self.comma or self.semicolon or text == ":"
        self.final = all(character in FINAL for character in text)
        self.opens_bracket = text in "(["
        self.is_boundary = text in _BOUNDARY
        self.is_bracket = self.opens_bracket or text in ")]"

    def _read_lexicon(self, lexicon: "ClaimLexicon") -> None:
        self.norm_roles = lexicon.roles_of_word(self.norm)
        self.roles = lexicon.roles_of(self.norm, self.bare, self.lemma)
        self.word_roles = self.roles | lexicon.roles_of(self.folded)
        self.nisba_shape = self.adjective_tag or (
            self.tag == "noun"
            and self.definite
            and self.norm.endswith(lexicon.endings("nisba_ending"))
        )
        words = lexicon.role("time_word")
        self.time = self.norm in words or (self.bare in words and not self.nisba_shape)
        self.event = self._is_event(lexicon)
        noun = self.tag in ("noun", "adj") and not self.definite
        self.accusative = noun and self.norm.endswith(lexicon.endings("accusative_ending"))
        particle = self.tag in ("conj_sub", "part_neg", "conj")
        self.fused_that = self.text == FUSED_THAT and particle
        named = self.tag in ("noun", "noun_prop")
        self.that = not named and self.norm in lexicon.role("that")

    def _gate(self) -> int:
        """Searches that the token's tag and text alone take part in."""
        gate = BY_MARK.get(self.text, 0)
        if self.is_verb:
            gate |= VERB | MAIN
        if self.comma or self.semicolon:
            gate |= ANCHOR | BREAK | SCOPE
        if self.comma or self.opens_bracket or self.is_prep or self.time:
            gate |= INSERT
        if self.opens_bracket:
            gate |= ANCHOR | MAIN
        if self.is_bracket:
            gate |= BRACKET
        if self.pause or self.is_boundary or self.is_bracket:
            gate |= CLAUSE
        if self.that or self.fused_that:
            gate |= THAT | ANCHOR | SCOPE | CLAUSE
        if self.elidable:
            gate |= ELIDABLE
        if self.cues or self.may_be_letter:
            gate |= CUE
        return gate

    def _is_event(self, lexicon: "ClaimLexicon") -> bool:
        if self.tag == "noun_prop" and self.definite:
            nisba = self.bare.endswith(lexicon.endings("feminine_nisba_ending"))
            return lexicon.is_event(self.bare) and not nisba
        if self.is_verb:
            return self.norm in lexicon.events
        if self.tag not in ("noun", "adj"):
            return False
        if self.lemma in lexicon.events or self.bare in lexicon.events:
            return True
        return self.tag == "noun" and lexicon.is_event(self.lemma)
