"""Cheap tests on the words of a sentence."""

from dataclasses import dataclass, field

from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.line import Line

FUSED_THAT = "\u0623\u0644\u0627"
"""«ألا» as written: folding would make it the same as «إلا»."""

_HA, _TA = "\u0647", "\u0629"


def with_ta(word: str) -> str:
    """A word in ه as it would be spelled with ة: «تغريده» for تغريدة."""
    return word[:-1] + _TA if word.endswith(_HA) and len(word) > 2 else word


@dataclass(frozen=True, slots=True)
class Marks:
    """What earlier layers and the quotes say about a sentence.

    Attributes:
        quotes: Index of each opening quotation mark to that of its closing one (or to
            the sentence's length where it stays open).
        dates: First token to index after a date.
        names: First token to index after the name of a person.
        places: First tokens of names of countries and cities.
        towns: First token to index after the name of a place that is no country.
        bodies: First token to index after the name of a force or organisation.
        titled: First token of a title to index after the name that follows it.
    """

    quotes: dict[int, int]
    dates: dict[int, int]
    names: dict[int, int]
    places: frozenset[int] = frozenset()
    towns: dict[int, int] = field(default_factory=dict)
    bodies: dict[int, int] = field(default_factory=dict)
    titled: dict[int, int] = field(default_factory=dict)


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
        self._roles: dict[int, frozenset[str]] = {}

    def has_role(self, index: int, role: str) -> bool:
        """Whether a token is in a closed set, by NORM, lemma or written rest."""
        if not 0 <= index < len(self.line):
            return False
        found = self._roles.get(index)
        if found is None:
            token, rest = self.line[index], self.line.rest[index]
            words = (token.norm, token.bare, token.lemma, rest)
            found = self.lexicon.roles_of(*words, *map(with_ta, words))
            self._roles[index] = found
        return role in found

    def is_event(self, index: int) -> bool:
        """Whether a token is a noun of happening (masdar), or a verb written like one (فرض)."""
        token = self.line[index]
        if token.tag == "noun_prop" and token.definite:
            nisba = self.ends(token.bare, "feminine_nisba_ending")
            return self.lexicon.is_event(token.bare) and not nisba
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
        if index in self.marks.names:
            return True
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
        return token.norm in words or (token.bare in words and not self.has_nisba_shape(index))

    def adjective(self, index: int) -> bool:
        """Whether a token can be an attributive adjective."""
        return self.has_nisba_shape(index) or self.has_role(index, "adjective_word")

    def has_nisba_shape(self, index: int) -> bool:
        """Whether a token is an adjective by tag, or by its shape (السلطات المحلية)."""
        token = self.line[index]
        if token.adjective_tag:
            return True
        return token.tag == "noun" and token.definite and self.ends(token.norm, "nisba_ending")

    def ends(self, word: str, role: str) -> bool:
        """Whether a folded word ends in one of a set of endings."""
        return word.endswith(tuple(self.lexicon.role(role)))

    def one_of(self, index: int, role: str) -> bool:
        """Whether the NORM of a token is in a closed set."""
        return self.line.norm(index) in self.lexicon.role(role)

    def phrase_before(self, at: int, role: str) -> int | None:
        """First token of a phrase of a set that ends right before a token, or None."""
        for group in self.lexicon.phrases.get(role, {}).values():
            for words in group:
                start = at - len(words)
                if start >= 0 and self.line.match(words, start) == at:
                    return start
        return None

    def is_comma(self, index: int) -> bool:
        """Whether a comma stands at an index."""
        return 0 <= index < len(self.line) and self.line[index].comma

    def is_dots(self, index: int) -> bool:
        """Whether «..» parts two headlines here, outside quotations."""
        if not 0 < index < len(self.line) or self.line[index].text != "..":
            return False
        return not any(opening < index < close for opening, close in self.marks.quotes.items())

    def fused_that(self, index: int) -> bool:
        """Whether a token is «ألا», أن fused with لا (not إلا, except)."""
        token = self.line[index]
        return token.text == FUSED_THAT and token.tag in ("conj_sub", "part_neg", "conj")

    def complementiser(self, index: int) -> bool:
        """Whether a token is أن or إن (not لأن، كأن)."""
        token = self.line[index] if 0 <= index < len(self.line) else None
        if token is None or token.tag in ("noun", "noun_prop"):
            return False
        if self.fused_that(index):
            return True
        if token.norm not in self.lexicon.role("that"):
            return False
        return not (self.line.same_word(index - 1, index) and self.one_of(index - 1, "no_that"))

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
        end = index - 1 if self.is_comma(index - 1) else index
        for start in range(max(0, end - 6), end):
            found = self.switch(start)
            if found is not None and found[0] == end:
                return True
        return False
