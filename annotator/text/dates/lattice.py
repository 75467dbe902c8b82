"""The text as the grammar of dates sees it: every reading of every word, by position.

The text is folded, its digits are ASCII. At each position where a word begins, or the
rest of a word after proclitics (``و|ب|يناير``), the lattice holds the entries of the
lexicon and the numbers that can be read there.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from annotator.text.chars import DIACRITICS, LETTERS, TATWEEL, ascii_digits
from annotator.text.dates.amounts import BLANKS, Number, numbers_of
from annotator.text.dates.entries import BA, CONJUNCTIONS, PREPOSITIONS, Entry
from annotator.text.dates.lexicon import DateLexicon
from annotator.text.dates.words import WORD, Groups, words_of
from annotator.text.fold import fold_with_map
from annotator.text.numbers.lexicon import key

_LETTER = re.compile(f"[{LETTERS}]")
_BLANK = frozenset(BLANKS)
_CLITICS = frozenset(CONJUNCTIONS + PREPOSITIONS)
_GAP = re.compile(f"[{BLANKS}]*")
_TRAILING = re.compile(f"[{DIACRITICS}{TATWEEL}]*")
_YEAR_DIGITS = (2, 4)
_CONJUNCTIONS = 3
"""How many conjunctions are looked through."""
_CLAUSE = 80
"""Characters to either side that a marker of the future reaches."""
_SENTENCE_END = re.compile(r"[\n!?\u061f]|\.(?!\d)")

FUNCTION_POS = frozenset(
    ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "PART", "ADV", "DET", "PUNCT")
)
_ALONE = frozenset((
    "name", "media_name", "unit", "weekday", "month", "holiday", "decade", "the_decade",
    "daypart", "daypart_adverb", "the_daypart", "midnight", "relative_day",
    "relative_named_day", "relative_now", "relative_adverb_set",
))  # fmt: skip
"""Kinds of words that mean a time whatever follows; all others need something after them."""
_NOTHING: frozenset[str] = frozenset()
_FOUR_DIGITS = frozenset(("four_digits",))


T = TypeVar("T")


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


@dataclass(frozen=True, slots=True)
class Hints:
    """What the morphology knows and the plain text does not.

    Attributes:
        pos: Offset of a token in the text to its universal part of speech, empty if unknown.
        future: Offsets of markers of the future (س, سوف), ascending.
        past: Offsets of verbs in the perfect, ascending.
    """

    pos: Mapping[int, str]
    future: tuple[int, ...] = ()
    past: tuple[int, ...] = ()


class Atom(NamedTuple):
    """An entry of the lexicon at its place in the folded text."""

    start: int
    end: int
    entry: Entry


def _skip(text: str, position: int) -> int:
    while text[position : position + 1] in _BLANK:
        position += 1
    return position


class _AfterBlanks(dict[int, list[T]]):
    """What stands in a text at a position after blanks, looked up once."""

    def __init__(self, text: str, find: Callable[[int], list[T]]):
        super().__init__()
        self._text = text
        self._find = find

    def __missing__(self, position: int) -> list[T]:
        start = _skip(self._text, position)
        value = self[position] = self._find(start) if start == position else self[start]
        return value


def _numbers(numbers: Mapping[int, list[Number]], start: int) -> list[Number]:
    return numbers.get(start, [])


def _atoms(groups: Groups, start: int) -> list[Atom]:
    """The entries at a position, longest first."""
    found = sorted(groups.get(start, ()), key=itemgetter(0), reverse=True)
    return [Atom(start, end, entry) for end, group in found for entry in group.entries]


class Lattice:
    """All readings of a text.

    Args:
        source: The text.
        lexicon: The words of dates and numbers.
        hints: What the morphology knows of some words.

    Attributes:
        text: The folded text.
        offsets: Where in the source each of its characters stands.
        memo: What has been read, by reader and position (:func:`remembered`).
    """

    def __init__(self, source: str, lexicon: DateLexicon, hints: Hints | None = None):
        self.source = source
        self.hints = hints
        self.memo: dict[Any, Any] = {}
        self._function = lexicon.numbers.context.get("function", frozenset())
        folded, self.offsets = fold_with_map(source)
        self.text = ascii_digits(folded)
        self._words = [match.span() for match in WORD.finditer(self.text)]
        self._word_starts = [start for start, _ in self._words]
        self._groups, self._ends, counting = words_of(self.text, self._words, lexicon)
        self._numbers = numbers_of(self.text, counting, lexicon.numbers)
        self._splits = self._groups.keys() | self._numbers.keys()
        for number in chain.from_iterable(self._numbers.values()):
            if number.digits == max(_YEAR_DIGITS):
                self._ends[number.end] = self._ends.get(number.end, _NOTHING) | _FOUR_DIGITS
        self._before: dict[int, frozenset[str]] = {}
        self._openings: dict[int, frozenset[str]] = {}
        self._atoms = _AfterBlanks(self.text, partial(_atoms, self._groups))
        self._counted = _AfterBlanks(self.text, partial(_numbers, self._numbers))

    def starts(self, kinds: frozenset[str]) -> list[int]:
        """Positions where something of some kinds may begin a date, ascending."""
        words = {
            start
            for start, groups in self._groups.items()
            for _, group in groups
            if not kinds.isdisjoint(group.kinds)
        }
        places = words.union(self._numbers)
        return sorted([place for place in places if not kinds.isdisjoint(self.opening(place))])

    def opening(self, position: int) -> frozenset[str]:
        """Kinds of the words after blanks that a date may begin with.

        Numbers are ``number``, with the article ``the_number``. A word that needs
        something after it, and a number, are left out before an ordinary word; of such
        numbers one that may still be a year is ``lone_number``.
        """
        known = self._openings.get(position)
        if known is None:
            known = self._openings[position] = self._opening_at(self.skip(position))
        return known

    def _opening_at(self, start: int) -> frozenset[str]:
        kinds = _NOTHING
        for end, group in self._groups.get(start, ()):
            kinds |= group.kinds & _ALONE if self.inert(end) else group.kinds
        for number in self._numbers.get(start, ()):
            if not self.inert(number.end):
                kinds |= {"the_number" if number.definite else "number"}
            elif number.digits in _YEAR_DIGITS and not number.definite:
                kinds |= {"lone_number"}
        return kinds

    def inert(self, position: int) -> bool:
        """Whether an ordinary word follows a blank: no date goes on there."""
        start = self.skip(position)
        letter = self.text[start : start + 1]
        if start == position or start in self._splits or not letter.isalpha():
            return False
        return letter not in _CLITICS or self.clitic(start, letter) is None

    def skip(self, position: int) -> int:
        """The position after blanks."""
        return _skip(self.text, position)

    def rskip(self, position: int) -> int:
        """The position before blanks."""
        while position and self.text[position - 1] in _BLANK:
            position -= 1
        return position

    def atoms(self, position: int, *kinds: str) -> list[Atom]:
        """Entries of some kinds after blanks, longest first."""
        return [atom for atom in self._atoms[position] if atom.entry.kind in kinds]

    def atom(self, position: int, *kinds: str) -> Atom | None:
        """The longest entry of some kinds after blanks."""
        for atom in self._atoms[position]:
            if atom.entry.kind in kinds:
                return atom
        return None

    def after(self, position: int, *kinds: str) -> int:
        """The position after an optional word of some kinds."""
        atom = self.atom(position, *kinds)
        return atom.end if atom else position

    def number(self, position: int, definite: bool | None = None) -> Number | None:
        """The longest number after blanks."""
        best: Number | None = None
        for item in self._counted[position]:
            if (definite is None or item.definite == definite) and (
                best is None or item.end > best.end
            ):
                best = item
        return best

    def digits(self, position: int) -> Number | None:
        """The run of digits after blanks, without the article."""
        for item in self._counted[position]:
            if item.digits and not item.definite:
                return item
        return None

    def clitic(self, position: int, letters: str) -> int | None:
        """The position after one of the proclitic letters, attached or standing alone."""
        start = self.skip(position)
        if self.text[start : start + 1] not in tuple(letters) or not self._begins(start):
            return None
        end = start + 1
        if end in self._splits or not _LETTER.match(self.text, end):
            return end
        return None

    def _begins(self, position: int) -> bool:
        return position == 0 or not _LETTER.match(self.text, position - 1)

    def match(self, position: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern after blanks."""
        return pattern.match(self.text, self.skip(position))

    def word(self, position: int) -> str:
        """The written word after blanks, or an empty string."""
        start = self.skip(position)
        index = bisect_left(self._word_starts, start)
        if index < len(self._words) and self._words[index][0] == start:
            return self.text[start : self._words[index][1]]
        inside = WORD.match(self.text, start)
        return inside[0] if inside else ""

    def left(self, position: int) -> str:
        """What stands before: the proclitic letter, else the word before, else nothing."""
        index = bisect_left(self._word_starts, position) - 1
        if index < 0:
            return ""
        start, end = self._words[index]
        if start < position < end:
            return self.text[position - 1]
        if position == start or not _GAP.fullmatch(self.text, end, position):
            return ""
        return self.text[start:end]

    def kinds_before(self, position: int) -> frozenset[str]:
        """Kinds of the words that end before a position; و, ف and أو are looked through.

        A clitic ب counts as ``in``, ل as ``for``; something looked through as ``and``.

        Args:
            position: Where the words end.
        """
        kinds = self._before.get(position)
        if kinds is None:
            kinds = self._before[position] = self._kinds_before(position, _CONJUNCTIONS)
        return kinds

    def _kinds_before(self, position: int, through: int) -> frozenset[str]:
        if not through:
            return frozenset()
        letter = self.left(position)
        if len(letter) == 1 and position > 0 and self.text[position - 1] == letter:
            if letter in CONJUNCTIONS:
                return self._kinds_before(position - 1, through - 1) | {"and"}
            return frozenset(("in" if letter == BA else "for",))
        end = self.rskip(position)
        if (
            end
            and self.text[end - 1] in CONJUNCTIONS
            and self._begins(end - 1)
            and end < position
        ):
            return self._kinds_before(end - 1, through - 1) | {"and"}
        kinds = self._ends.get(end, _NOTHING)
        if kinds == {"or"}:
            return self._kinds_before(end - len(letter), through - 1) | {"and"}
        return kinds

    def closes(self, position: int) -> bool:
        """Whether a clause may end here: a sign, a line or the text ends."""
        start = self.skip(position)
        return start >= len(self.text) or not self.text[start].isalnum()

    def pos(self, position: int) -> str | None:
        """Part of speech of the token at a position, where it is known."""
        if self.hints is None or position >= len(self.text):
            return None
        return self.hints.pos.get(self.offsets[position]) or None

    def is_function(self, position: int) -> bool:
        """Whether the next word is a particle, a pronoun or a verb, as far as can be told."""
        known = self.pos(self.skip(position))
        if known is not None:
            return known in FUNCTION_POS
        return key(self.word(position)) in self._function

    def tense(self, position: int) -> int:
        """What the clause around a position speaks of: 1 the future, -1 the past, 0 unknown."""
        start, end = self._sentence(position)
        hints = self.hints or Hints({})
        first, here, last = self._source(start), self._source(position), self._source(end)
        own_first, own_last = self._clause(here)
        if _any_between(hints.past, max(first, own_first), here):
            # «أعلن مساء الأحد أن الاجتماع سيعقد»: another clause speaks of the future
            first, last = max(first, own_first), min(last, own_last)
        if _any_between(self._future, first, last) or _any_between(hints.future, first, last):
            return 1
        return -1 if _any_between(hints.past, first, here) else 0

    def _sentence(self, position: int) -> tuple[int, int]:
        """Where the sentence around a position begins and ends, but not far from it."""
        first = max(0, position - _CLAUSE)
        last = min(len(self.text), position + _CLAUSE)
        for match in _SENTENCE_END.finditer(self.text, first, last + 1):
            if match.start() >= position:
                return first, min(last, match.start())
            first = match.start()
        return first, last

    @cached_property
    def _future(self) -> list[int]:
        """Offsets in the source of the words that mark the future."""
        return sorted(
            self.offsets[start]
            for start, groups in self._groups.items()
            for _, group in groups
            if "future" in group.kinds
        )

    @cached_property
    def _conjunctions(self) -> list[int]:
        """Offsets in the source of subordinating conjunctions."""
        pos = self.hints.pos if self.hints else {}
        return sorted(at for at, name in pos.items() if name == "SCONJ")

    def _source(self, place: int) -> int:
        """Offset in the source of a place in the folded text, its end included."""
        return self.offsets[place] if place < len(self.offsets) else len(self.source)

    def _clause(self, offset: int) -> tuple[int, int]:
        """Offsets of the conjunctions (أن, إن) before and after a place of the source."""
        index = bisect_left(self._conjunctions, offset)
        before = self._conjunctions[index - 1] if index else 0
        beyond = index < len(self._conjunctions)
        return before, self._conjunctions[index] if beyond else len(self.source)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the source of a stretch of the folded text, marks included."""
        last = self.offsets[end - 1] + 1
        trailing = _TRAILING.match(self.source, last)
        return self.offsets[start], trailing.end() if trailing else last
