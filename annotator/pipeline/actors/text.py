"""A document as the actor grammar sees it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import TYPE_CHECKING, Any, NamedTuple

from numpy import flatnonzero

from annotator.pipeline import records
from annotator.pipeline.actors.entries import Entries, Entry
from annotator.pipeline.actors.lexicon import ActorLexicon, Title
from annotator.pipeline.actors.words import Word, word_ranges
from annotator.pipeline.columns import columns
from annotator.schema import Force, Place
from annotator.text.chars import CLOSING_QUOTES, STRAIGHT_QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RULERS = ("non_state_armed", "paramilitary")
"""Categories of forces that may have a government or administration of their own."""

_CLOSED_KINDS = ("facility", "camp", "road")
"""Kinds of places whose names may be names of persons (مطار الملك خالد)."""

_PARTS = ".-/+"
_NEAR = 8
"""A quotation that is a name ends within so many words."""


class TitlePhrase(NamedTuple):
    """A title with what belongs to it.

    Attributes:
        first: Index of its first word.
        start: Code point at which it begins.
        core_end: Index of the word after the part without loose complements (في …).
        end: Index of the word after the whole phrase.
        name: Index of the first word of the name that follows, or None.
        title: The row that it began with.
        definite: Whether it is about one known holder, named or not.
    """

    first: int
    start: int
    core_end: int
    end: int
    name: int | None
    title: Title
    definite: bool


@dataclass(slots=True)
class Text:
    """The words of a document, and the records of other layers that they belong to.

    Attributes:
        lexicon: What the grammar knows.
        words: The written words.
        entries: What the lexicon says of each.
        roles: The roles of each (:mod:`annotator.pipeline.actors.entries`).
        playing: Indices of those that have a role.
        starts, ends: Code points of each into the text, half-open.
        sentences: Number of the sentence of each.
        places: For each word inside a place: its country's code, or an empty string.
        taken: Words that belong to a force or a date, with the number of that record: no
            part of an actor.
        sites: Words of the names of facilities, which no person's name may open.
        countries: Words of the names of countries.
        place_of: For each word inside a place: the number of that place.
        uncut: Words at whose very beginning a place begins, whatever clitic a morphology
            cuts off them.
        groups: For each word of a force: the force's country, or an empty string.
        titles: The title that was read at each word where the grammar has asked for one.
        depth: How many titles are being read inside one another.
    """

    lexicon: ActorLexicon
    words: Sequence[Word]
    entries: Sequence[Entry]
    roles: Sequence[int]
    playing: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[int]
    places: dict[int, str] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)
    sites: set[int] = field(default_factory=set)
    countries: set[int] = field(default_factory=set)
    place_of: dict[int, int] = field(default_factory=dict)
    uncut: set[int] = field(default_factory=set)
    groups: dict[int, str] = field(default_factory=dict)
    titles: dict[int, TitlePhrase | None] = field(default_factory=dict)
    depth: int = 0

    def anchors(self, role: int) -> list[int]:
        """Indices of the words that have one of some roles."""
        return [at for at in self.playing if self.roles[at] & role]

    def core_start(self, at: int) -> int:
        """Code point at which a word begins without its proclitics."""
        return self.starts[at] + self.words[at].shift

    def same_record(self, at: int) -> bool:
        """Whether a word and the one before it belong to one force, date or place."""
        for numbers in (self.taken, self.place_of):
            if at in numbers and numbers[at] == numbers.get(at - 1):
                return True
        return False

    def known(self, at: int, kind: str) -> bool:
        """Whether the core of a word is in a class of ``actor_context.tsv``."""
        return kind in self.entries[at].kinds

    def closing_quote(self, at: int) -> int | None:
        """Index of the mark that closes the quotation opened at a word, if near enough.

        A straight mark opens one only where it touches the word after it.
        """
        words = self.words
        if at + 1 >= len(words) or words[at + 1].mark:
            return None
        if words[at].text in STRAIGHT_QUOTES and self.ends[at] != self.starts[at + 1]:
            return None
        for index in range(at + 2, min(at + 2 + _NEAR, len(words))):
            if words[index].mark and words[index].text in CLOSING_QUOTES + STRAIGHT_QUOTES:
                return index
            if words[index].mark and words[index].text not in _PARTS:
                return None
        return None


def read_text(doc: "Doc", entries: Entries) -> Text:
    """Read a Doc, with the places, forces and dates that were found in it."""
    text = _words(doc, entries)
    _read_places(text, records.get(doc, "places"))
    forces: list[Force] = records.get(doc, "forces")
    for number, record in enumerate((*forces, *records.get(doc, "dates"))):
        text.taken.update(dict.fromkeys(_covered(text, record), number))
    for force in forces:
        if force.category in _RULERS:
            text.groups.update(dict.fromkeys(_covered(text, force), force.country or ""))
    return text


def _words(doc: "Doc", table: Entries) -> Text:
    read = columns(doc)
    ranges = word_ranges(read)
    forms = read.forms
    entries = [table[tuple(forms[first:end])] for first, end in ranges]
    roles = [entry.roles for entry in entries]
    return Text(
        table.lexicon,
        [entry.word for entry in entries],
        entries,
        roles,
        list(compress(count(), roles)),
        [read.starts[first] for first, _ in ranges],
        [read.ends[end - 1] for _, end in ranges],
        _sentences(flatnonzero(doc.to_array("SENT_START") == 1).tolist(), ranges),
    )


def _sentences(begins: Iterable[int], ranges: Sequence[tuple[int, int]]) -> list[int]:
    """The number of the sentence of each word.

    Args:
        begins: Indices of the tokens that begin a sentence.
        ranges: Tokens of each word; a sentence that begins at a token of none is the
            one before it gone on.
    """
    numbers: list[int] = []
    sentence = 0
    for begin in begins:
        at = bisect_right(ranges, begin, key=lambda tokens: tokens[0]) - 1
        if begin > 0 and at >= 0 and begin < ranges[at][1]:
            numbers += [sentence] * (at - len(numbers))
            sentence += 1
    return numbers + [sentence] * (len(ranges) - len(numbers))


def _read_places(text: Text, places: Iterable[Place]) -> None:
    for number, place in enumerate(places):
        covered = _covered(text, place)
        if place.mention == "name" and place.kind in _CLOSED_KINDS and len(covered) > 1:
            text.sites.update(covered)
        country = place.country if place.mention != "nominal" else None
        text.places.update(dict.fromkeys(covered, country or ""))
        for at in covered:
            text.place_of.setdefault(at, number)
        if place.kind == "country":
            text.countries.update(covered)
        text.uncut.update(
            at
            for at in covered[:1]
            if text.starts[at] == place.start and text.words[at].proclitic
        )


def _covered(text: Text, record: Any) -> list[int]:
    """Indices of the words, marks left out, that a record touches."""
    first = bisect_right(text.ends, record.start)
    last = bisect_left(text.starts, record.end)
    return [at for at in range(first, last) if not text.words[at].mark]
