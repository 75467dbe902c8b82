"""Cheap tests on the words of a sentence."""

from dataclasses import dataclass

from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.line import Line


@dataclass(frozen=True, slots=True)
class Marks:
    """What earlier layers and the quotes say about a sentence.

    Attributes:
        quotes: Index of each opening quotation mark to that of its closing one (or to
            the sentence's length where it stays open).
        dates: First token to index after a date.
        names: First token to index after the name of a person.
        places: First tokens of names of countries and cities.
    """

    quotes: dict[int, int]
    dates: dict[int, int]
    names: dict[int, int]
    places: frozenset[int] = frozenset()


class Words:
    """A sentence with the lexicon and with what earlier layers say of it.

    Args:
        line: The sentence.
        lexicon: The claims lexicon.
        marks: Quotes and spans of earlier layers.

    Attributes:
        phrases: First tokens of the cues that rules have found: no content begins there.
    """

    def __init__(self, line: Line, lexicon: ClaimLexicon, marks: Marks):
        self.line = line
        self.lexicon = lexicon
        self.marks = marks
        self.phrases: frozenset[int] = frozenset()

    def has_role(self, index: int, role: str) -> bool:
        """Whether a token is in a closed set, by NORM, lemma or written rest."""
        if not 0 <= index < len(self.line):
            return False
        token = self.line[index]
        words = self.lexicon.role(role)
        return (
            token.norm in words
            or token.bare in words
            or token.lemma in words
            or self.line.rest[index] in words
        )

    def is_event(self, index: int) -> bool:
        """Whether a token is a noun of happening (masdar), or a verb written like one (فرض)."""
        token = self.line[index]
        if token.tag == "noun_prop" and token.definite:
            return self.lexicon.is_event(token.bare) and not token.bare.endswith("ية")
        if token.is_verb:
            return token.norm in self.lexicon.events and not self.line.enclitic(index + 1)
        if token.tag not in ("noun", "adj"):
            return False
        if token.lemma in self.lexicon.events or token.bare in self.lexicon.events:
            return True
        return token.tag == "noun" and self.lexicon.is_event(token.lemma)

    def starts_phrase(self, index: int) -> bool:
        """Whether a noun phrase can begin at a token."""
        if not 0 <= index < len(self.line):
            return False
        token = self.line[index]
        if token.tag == "punc":
            return index in self.marks.quotes
        return token.is_nominal and not self.line.enclitic(index)

    def is_place(self, index: int) -> bool:
        """Whether a token begins the name of a country or city, or is a capital."""
        return index in self.marks.places or self.line[index].norm in self.lexicon.capitals

    def is_time(self, index: int) -> bool:
        """Whether a token is a word of time or begins a date (not «العام» general)."""
        if index in self.marks.dates:
            return True
        if not 0 <= index < len(self.line):
            return False
        token, words = self.line[index], self.lexicon.role("time_word")
        return token.norm in words or (token.bare in words and not token.adjective)

    def adjective(self, index: int) -> bool:
        """Whether a token can be an attributive adjective."""
        return self.line[index].adjective or self.has_role(index, "adjective_word")

    def complementiser(self, index: int) -> bool:
        """Whether a token is أن or إن (not لأن، كأن)."""
        token = self.line[index] if 0 <= index < len(self.line) else None
        if token is None or token.tag in ("noun", "noun_prop"):
            return False
        if token.text == "ألا":
            return token.tag in ("conj_sub", "part_neg", "conj")  # أن + لا
        if token.norm != "ان":
            return False
        return not (self.line.same_word(index - 1, index) and self.line.norm(index - 1) in "لك")

    def says(self, at: int) -> bool:
        """Whether a token is a form of a verb that attributes."""
        forms = self.lexicon.forms.get(self.line[at].norm, ())
        return any(form.kind == "verb" for form in forms)

    def outlet(self, index: int) -> bool:
        """Whether the name of an outlet or agency begins at a token."""
        names = self.lexicon.outlets.get(self.line.rest[index], ())
        return any(self.line.match(words, index) is not None for words, _ in names)

    def switch(self, index: int) -> tuple[int, str] | None:
        """Index after a switch phrase that begins here, and its kind."""
        if not 0 <= index < len(self.line):
            return None
        for words, kind in self.lexicon.switches.get(self.line.rest[index], ()):
            end = self.line.match(words, index)
            if end is not None:
                return end, kind
        return None

    def switch_before(self, index: int) -> bool:
        """Whether a switch phrase ends right before a token, with or without a comma."""
        end = index - 1 if self.line.norm(index - 1) in ("،", ",") else index
        for start in range(max(0, end - 6), end):
            found = self.switch(start)
            if found is not None and found[0] == end:
                return True
        return False
