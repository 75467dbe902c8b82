"""The text as the grammar of dates sees it: every reading of every word, by position.

The text is folded, its digits are ASCII. At each position where a word begins, or the
rest of a word after proclitics (``و|ب|يناير``), the lattice holds the entries of the
lexicon and the numbers that can be read there.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.text.chars import DIACRITICS, LETTERS, TATWEEL, ascii_digits
from annotator.text.dates.lexicon import ARTICLE, DateLexicon, Entry
from annotator.text.fold import fold_with_map
from annotator.text.numbers.chain import read_chain
from annotator.text.numbers.lexicon import NumberLexicon, key
from annotator.text.numbers.tokens import tokenize

CONJUNCTIONS = "\u0648\u0641"
BA, LAM, KAF = "\u0628", "\u0644", "\u0643"
PREPOSITIONS = BA + LAM + KAF
"""The proclitic letters that stand before nouns."""

BLANKS = " \t\u00a0\u2007\u2009\u202f"
_WORD = re.compile(rf"[{LETTERS}]+|[A-Za-z]+(?:\.[A-Za-z]+)*")
_LETTER = re.compile(f"[{LETTERS}]")
_BLANK = frozenset(BLANKS)
_GAP = re.compile(f"[{BLANKS}]*")
_ABBREVIATION_GAP = re.compile(rf"[{BLANKS}]*\.?[{BLANKS}]*")
_TRAILING = re.compile(f"[{DIACRITICS}{TATWEEL}]*")
_DIGITS = re.compile(r"\d+")
_DEFINITE = re.compile(
    rf"(?<![{LETTERS}])[{CONJUNCTIONS}]?[{BA}{KAF}]?({ARTICLE}|{LAM}{LAM})[{BLANKS}]?$"
)
_LONGEST_DIGITS = 9
_CLAUSE = 80
"""Characters to either side that a marker of the future reaches."""
_SENTENCE_END = re.compile(r"[\n!?\u061f]|\.(?!\d)")


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


FUNCTION_POS = frozenset(
    ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "PART", "ADV", "DET", "PUNCT")
)


_NEVER_FIRST = frozenset((
    "of", "in", "to", "or", "at", "on", "by", "match", "sharp", "zone", "about", "one", "whole",
    "anaphoric", "future", "lasting", "within", "gone", "from_now", "except", "extreme", "age",
    "minute_noun", "second_noun", "date_noun", "common_era", "hijri_era", "before_era",
    "place_head", "event_head", "weekday_head", "year_head", "dated_head", "general_head",
    "media_head", "today_before", "today_after", "hours_noun",
))  # fmt: skip
"""Kinds of words that only stand inside or beside dates."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the morphology knows and the plain text does not.

    Attributes:
        pos: Offset of a token in the text to its universal part of speech.
        future: Offsets of markers of the future (س, سوف), ascending.
        past: Offsets of verbs in the perfect, ascending.
    """

    pos: Mapping[int, str]
    future: tuple[int, ...] = ()
    past: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Atom:
    """An entry of the lexicon at its place in the folded text."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Number:
    """A cardinal number at its place in the folded text.

    Attributes:
        digits: How many digits it is written with, 0 for words.
        definite: Whether it has the article (الـ24).
    """

    start: int
    end: int
    value: float
    digits: int = 0
    definite: bool = False

    @property
    def whole(self) -> int:
        """The value as an integer, -1 where it has a fraction or is beyond floats."""
        return int(self.value) if self.value.is_integer() else -1


class Lattice:
    """All readings of a text.

    Args:
        source: The text.
        lexicon: The words of dates and numbers.
        hints: What the morphology knows of some words.
    """

    def __init__(self, source: str, lexicon: DateLexicon, hints: Hints | None = None):
        self.source = source
        self.hints = hints
        self.memo: dict[int, object] = {}
        self._conjunctions: list[int] | None = None
        self._function = lexicon.numbers.context.get("function", frozenset())
        folded, self.offsets = fold_with_map(source)
        self.text = ascii_digits(folded)
        self._words = [match.span() for match in _WORD.finditer(self.text)]
        self._word_starts = [start for start, _ in self._words]
        self._atoms: dict[int, list[Atom]] = {}
        self._numbers: dict[int, list[Number]] = {}
        self._splits: set[int] = set()
        self._ends: dict[int, set[str]] = {}
        self._add_numbers(lexicon.numbers)
        for index in range(len(self._words)):
            self._add_word(index, lexicon)
        for atoms in self._atoms.values():
            atoms.sort(key=lambda atom: -atom.end)
        self._sentence_ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]
        self._future = sorted(
            atom.start
            for atoms in self._atoms.values()
            for atom in atoms
            if atom.entry.kind == "future"
        )

    # ------------------------------------------------------------ building

    def _add_numbers(self, lexicon: NumberLexicon) -> None:
        for match in _DIGITS.finditer(self.text):
            if len(match[0]) > _LONGEST_DIGITS:
                continue
            number = Number(*match.span(), float(match[0]), len(match[0]))
            self._put_number(number)
            article = _DEFINITE.search(self.text, max(0, match.start() - 6), match.start())
            if article:
                start = article.start(1)
                self._put_number(Number(start, number.end, number.value, number.digits, True))
        tokens = tokenize(self.text, lexicon)
        for index, token in enumerate(tokens):
            part = read_chain(tokens, index) if token.senses or token.literal else None
            if part is None:
                continue
            end = tokens[part.last - 1].end
            if any(known.end == end for known in self._numbers.get(token.inner, ())):
                continue
            self._put_number(Number(token.inner, end, part.value, 0, token.article))

    def _put_number(self, number: Number) -> None:
        self._numbers.setdefault(number.start, []).append(number)
        self._splits.add(number.start)
        if number.digits == 4:
            self._ends.setdefault(number.end, set()).add("four_digits")

    def _add_word(self, index: int, lexicon: DateLexicon) -> None:
        start, end = self._words[index]
        word = self.text[start:end]
        if self._add_phrases(index, start, word, lexicon):
            return
        lead = 1 if word[0] in CONJUNCTIONS else 0
        last = lead + 1 if word[lead : lead + 1] in tuple(PREPOSITIONS) else lead
        for cut in range(1, last + 1):
            if cut >= lead and cut < len(word) - 1:
                self._add_phrases(index, start + cut, word[cut:], lexicon)
        if word.startswith(LAM + LAM, lead):
            restored = ARTICLE + word[lead + 2 :]
            self._add_phrases(index, start + lead, restored, lexicon)

    def _add_phrases(self, index: int, start: int, word: str, lexicon: DateLexicon) -> bool:
        entries = lexicon.starting(word)
        for entry in entries:
            end = self._phrase_end(index, entry.words)
            if end is not None:
                self._atoms.setdefault(start, []).append(Atom(start, end, entry))
                self._splits.add(start)
                self._ends.setdefault(end, set()).add(entry.kind)
        return bool(entries)

    def _phrase_end(self, index: int, words: tuple[str, ...]) -> int | None:
        end = self._words[index][1]
        for step, word in enumerate(words[1:], 1):
            if index + step >= len(self._words):
                return None
            start, stop = self._words[index + step]
            short = len(word) == 1 and len(words[step - 1]) == 1
            gap = (_ABBREVIATION_GAP if short else _GAP).fullmatch(self.text, end, start)
            if gap is None or self.text[start:stop] != word:
                return None
            end = stop
        return end

    # ------------------------------------------------------------ reading

    @property
    def starts(self) -> list[int]:
        """Positions where a date may begin, ascending."""
        words = {
            start
            for start, atoms in self._atoms.items()
            if any(atom.entry.kind not in _NEVER_FIRST for atom in atoms)
        }
        return sorted(words | self._numbers.keys())

    def skip(self, position: int) -> int:
        """The position after blanks."""
        while self.text[position : position + 1] in _BLANK:
            position += 1
        return position

    def rskip(self, position: int) -> int:
        """The position before blanks."""
        while position and self.text[position - 1] in _BLANK:
            position -= 1
        return position

    def atoms(self, position: int, *kinds: str) -> list[Atom]:
        """Entries of some kinds after blanks, longest first."""
        found = self._atoms.get(self.skip(position), ())
        return [atom for atom in found if atom.entry.kind in kinds]

    def atom(self, position: int, *kinds: str) -> Atom | None:
        """The longest entry of some kinds after blanks."""
        for atom in self._atoms.get(self.skip(position), ()):
            if atom.entry.kind in kinds:
                return atom
        return None

    def after(self, position: int, *kinds: str) -> int:
        """The position after an optional word of some kinds."""
        atom = self.atom(position, *kinds)
        return atom.end if atom else position

    def number(self, position: int, definite: bool | None = None) -> Number | None:
        """The longest number after blanks."""
        found = self._numbers.get(self.skip(position), ())
        chosen = [item for item in found if definite is None or item.definite == definite]
        return max(chosen, key=lambda item: item.end, default=None)

    def digits(self, position: int) -> Number | None:
        """The run of digits after blanks, without the article."""
        found = self._numbers.get(self.skip(position), ())
        return next((item for item in found if item.digits and not item.definite), None)

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
        inside = _WORD.match(self.text, start)
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

    def kinds_before(self, position: int, through: int = 3) -> frozenset[str]:
        """Kinds of the words that end before a position; و, ف and أو are looked through.

        A clitic ب counts as ``in``, ل as ``for``; something looked through as ``and``.

        Args:
            position: Where the words end.
            through: How many conjunctions to look through.
        """
        if not through:
            return frozenset()
        letter = self.left(position)
        if len(letter) == 1 and position > 0 and self.text[position - 1] == letter:
            if letter in CONJUNCTIONS:
                return self.kinds_before(position - 1, through - 1) | {"and"}
            return frozenset(("in" if letter == BA else "for",))
        end = self.rskip(position)
        if (
            end
            and self.text[end - 1] in CONJUNCTIONS
            and self._begins(end - 1)
            and end < position
        ):
            return self.kinds_before(end - 1, through - 1) | {"and"}
        kinds = frozenset(self._ends.get(end, ()))
        if kinds == {"or"}:
            return self.kinds_before(end - len(letter), through - 1) | {"and"}
        return kinds

    def closes(self, position: int) -> bool:
        """Whether a clause may end here: a sign, a line or the text ends."""
        start = self.skip(position)
        return start >= len(self.text) or not self.text[start].isalnum()

    def pos(self, position: int) -> str | None:
        """Part of speech of the token at a position, where it is known."""
        if self.hints is None or position >= len(self.text):
            return None
        return self.hints.pos.get(self.offsets[position])

    def is_function(self, position: int) -> bool:
        """Whether the next word is a particle, a pronoun or a verb, as far as can be told."""
        known = self.pos(self.skip(position))
        if known is not None:
            return known in FUNCTION_POS
        return key(self.word(position)) in self._function

    def tense(self, position: int) -> int:
        """What the clause around a position speaks of: 1 the future, -1 the past, 0 unknown."""
        index = bisect_left(self._sentence_ends, position)
        start = self._sentence_ends[index - 1] if index else 0
        end = self._sentence_ends[index] if index < len(self._sentence_ends) else len(self.text)
        start, end = max(start, position - _CLAUSE), min(end, position + _CLAUSE)
        hints = self.hints or Hints({})
        first, here, last = self._source(start), self._source(position), self._source(end)
        own_first, own_last = self._clause(here)
        if _any_between(hints.past, max(first, own_first), here):
            # «أعلن مساء الأحد أن الاجتماع سيعقد»: another clause speaks of the future
            first, last = max(first, own_first), min(last, own_last)
        ahead = [self.offsets[place] for place in self._future]
        if _any_between(ahead, first, last) or _any_between(hints.future, first, last):
            return 1
        return -1 if _any_between(hints.past, first, here) else 0

    def _source(self, place: int) -> int:
        """Offset in the source of a place in the folded text, its end included."""
        return self.offsets[place] if place < len(self.offsets) else len(self.source)

    def _clause(self, offset: int) -> tuple[int, int]:
        """Offsets of the conjunctions (أن, إن) before and after a place of the source."""
        if self._conjunctions is None:
            pos = self.hints.pos if self.hints else {}
            self._conjunctions = sorted(at for at, name in pos.items() if name == "SCONJ")
        index = bisect_left(self._conjunctions, offset)
        before = self._conjunctions[index - 1] if index else 0
        beyond = index < len(self._conjunctions)
        return before, self._conjunctions[index] if beyond else len(self.source)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the source of a stretch of the folded text, marks included."""
        last = self.offsets[end - 1] + 1
        trailing = _TRAILING.match(self.source, last)
        return self.offsets[start], trailing.end() if trailing else last
