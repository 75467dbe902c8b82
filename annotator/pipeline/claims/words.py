"""Cheap tests on the words of a sentence."""

from bisect import bisect_left
from collections.abc import Hashable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from annotator.pipeline.claims.gates import INSERT, SWITCH, THAT
from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.line import Line

_INSERT = INSERT | SWITCH


class Marks(NamedTuple):
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
    places: frozenset[int]
    towns: dict[int, int]
    bodies: dict[int, int]
    titled: dict[int, int]


class Words:
    """A sentence with the lexicon and with what earlier layers say of it.

    Args:
        line: The sentence.
        lexicon: The claims lexicon.
        marks: Quotes and spans of earlier layers.

    Attributes:
        phrases: First tokens of the cues that rules have found: no content begins there.
        thats: Tokens that are أن or إن, in order.
        switches: Index of each switch phrase to the index after it and its kind.
        known: Answers to questions that were asked (:mod:`annotator.pipeline.claims.memo`).
        lasts: Parts of complements to where they stand last, as far as that was asked.
    """

    def __init__(self, line: Line, lexicon: ClaimLexicon, marks: Marks):
        self.line = line
        self.lexicon = lexicon
        self.marks = marks
        self.phrases: frozenset[int] = frozenset()
        self.known: dict[tuple[Hashable, ...], Any] = {}
        self.lasts: dict[str, int] = {}
        self._size = len(line)
        self._roles, gates = self._read_words()
        self._gate = gates
        self._gates = reduce(or_, gates, 0)
        self._gated = [(at, gate) for at, gate in enumerate(gates) if gate]
        self._positions: dict[int, list[int]] = {}
        self.switches = self._find_switches()
        self.thats = self._find_thats()

    def _read_words(self) -> tuple[list[frozenset[str]], list[int]]:
        """Closed sets and gates of the tokens.

        By NORM, bare word, lemma and what is left of the written word: for most tokens
        that is their own text.
        """
        line, of_rest = self.line, self.lexicon.of_rest
        roles = [token.word_roles for token in line]
        gates = [token.gate for token in line]
        for at in line.unlike_text:
            more, gate = of_rest(line.rest[at])
            roles[at] = line[at].roles | more if more else line[at].roles
            gates[at] = line[at].own_gate | gate
        return roles, gates

    def positions(self, gate: int) -> list[int]:
        """Tokens with a gate, in order."""
        found = self._positions.get(gate)
        if found is None:
            gated = self._gated if self._gates & gate else ()
            found = self._positions[gate] = [at for at, own in gated if own & gate]
        return found

    def may_insert(self, index: int) -> bool:
        """Whether an insert may begin at a token."""
        return bool(self._gate[index] & _INSERT) or index in self.marks.dates

    def between(self, gate: int, start: int, end: int) -> list[int]:
        """Tokens of a stretch with a gate, in order."""
        found = self._positions.get(gate)
        if found is None:
            found = self.positions(gate)
        if not found:
            return []
        return found[bisect_left(found, start) : bisect_left(found, end)]

    def _find_switches(self) -> dict[int, tuple[int, str]]:
        """Index of each switch phrase to the index after it and its kind."""
        line, entries = self.line, self.lexicon.switches_by_two
        found: dict[int, tuple[int, str]] = {}
        for at in self.positions(SWITCH):
            for words, kind in entries.of(*line.two_words(at)):
                end = line.match(words, at)
                if end is not None:
                    found[at] = end, kind
                    break
        return found

    def _find_thats(self) -> list[int]:
        """Tokens that are أن or إن (not لأن، كأن), in order."""
        line = self.line
        return [
            at
            for at in self.positions(THAT)
            if line[at].fused_that or (line[at].that and not self._that_is_fused(at))
        ]

    def _that_is_fused(self, at: int) -> bool:
        """Whether أن is joined to a word that makes another of it: لأن، كأن."""
        return self.line.same_word(at - 1, at) and self.one_of(at - 1, "no_that")

    def has_role(self, index: int, role: str) -> bool:
        """Whether a token is in a closed set, by NORM, lemma or written rest."""
        return 0 <= index < self._size and role in self._roles[index]

    def last_of(self, role: str) -> int:
        """The last token in a closed set, by NORM, lemma or written rest; -1 for none."""
        roles = self._roles
        return next((at for at in range(self._size - 1, -1, -1) if role in roles[at]), -1)

    def is_event(self, index: int) -> bool:
        """Whether a token is a noun of happening (masdar), or a verb written like one (فرض)."""
        token = self.line[index]
        return token.event and not (token.is_verb and index + 1 in self.line.enclitics)

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
        return self.line[index].time

    def adjective(self, index: int) -> bool:
        """Whether a token can be an attributive adjective."""
        return self.has_nisba_shape(index) or self.has_role(index, "adjective_word")

    def has_nisba_shape(self, index: int) -> bool:
        """Whether a token is an adjective by tag, or by its shape (السلطات المحلية)."""
        return self.line[index].nisba_shape

    def ends(self, word: str, role: str) -> bool:
        """Whether a folded word ends in one of a set of endings."""
        return word.endswith(self.lexicon.endings(role))

    def one_of(self, index: int, role: str) -> bool:
        """Whether the NORM of a token is in a closed set."""
        return 0 <= index < self._size and role in self.line[index].norm_roles

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
        return not self.in_quotation(index)

    def in_quotation(self, index: int) -> bool:
        """Whether a token stands between two quotation marks."""
        return any(opening < index < close for opening, close in self.marks.quotes.items())

    def fused_that(self, index: int) -> bool:
        """Whether a token is «ألا», أن fused with لا (not إلا, except)."""
        return self.line[index].fused_that

    def complementiser(self, index: int) -> bool:
        """Whether a token is أن or إن (not لأن، كأن)."""
        return index in self.thats

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
        return self.switches.get(index)

    def switch_before(self, index: int) -> bool:
        """Whether a switch phrase ends right before a token, with or without a comma."""
        end = index - 1 if self.is_comma(index - 1) else index
        for start in range(max(0, end - 6), end):
            found = self.switch(start)
            if found is not None and found[0] == end:
                return True
        return False
