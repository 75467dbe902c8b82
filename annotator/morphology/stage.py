"""The whole stage: a text becomes tokens with their readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotator.morphology.analyzer import WordAnalyzer
from annotator.morphology.backoff import PROCLITIC_LETTERS
from annotator.morphology.build import Tables
from annotator.morphology.context import Candidate, ContextModel, rivals
from annotator.morphology.reading import Piece, Reading
from annotator.morphology.scan import INVISIBLE, fragments, scan
from annotator.text.chars import TATWEEL, ascii_digits
from annotator.text.fold import fold

_STRETCH_ENDS = frozenset('.!?؟؛…:«»"“”()[]')


CACHE_SIZE = 24_000
"""Word forms whose candidates are kept: bounds the memory of a run of any length."""


class Written(NamedTuple):
    """A written word or sign.

    Attributes:
        kind: Kind of chunk (:mod:`annotator.morphology.scan`).
        text: As written.
        options: Readings that are likely enough to be considered.
        rivals: Those of them that some context can choose.
    """

    kind: str
    text: str
    options: tuple[Candidate, ...]
    rivals: tuple[Candidate, ...]


class Fragment(NamedTuple):
    """What stands between two blanks.

    Attributes:
        words: Its words and signs.
        inner: An empty string for each place where two of them touch.
        ends: How many words precede the end of each stretch that ends inside or with it.
    """

    words: tuple[Written, ...]
    inner: tuple[str, ...]
    ends: tuple[int, ...]


class WrittenText(NamedTuple):
    """The words and signs of a text in order, and the blanks about them.

    Attributes:
        lead: Blank before the first, "" where there is none.
        words: Words and signs.
        blanks: What stands after each of them up to the next, mostly a space or "".
        ends: Indices after the last words of stretches, in order.
    """

    lead: str
    words: list[Written]
    blanks: list[str]
    ends: list[int]


class ChosenText(NamedTuple):
    """The same with the reading of each word and sign."""

    lead: str
    words: list[Candidate]
    blanks: list[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice of a word's reading.

    Attributes:
        start: Offset of the word in the text.
        text: As written.
        kind: Kind of chunk.
        options: Readings in the running, the likeliest without context first.
        chosen: The one that was taken.
        before, after: Those that were taken of the neighbours in the stretch.
    """

    start: int
    text: str
    kind: str
    options: tuple[Candidate, ...]
    chosen: Candidate
    before: Candidate | None
    after: Candidate | None


class MorphologyStage:
    """Tokens of a text: a function of the text, the database and the lexicons.

    Args:
        analyzer: Readings of single words.
        context: How neighbours decide.
    """

    def __init__(self, analyzer: WordAnalyzer, context: ContextModel):
        self.analyzer = analyzer
        self.context = context
        self._written = lru_cache(maxsize=CACHE_SIZE)(self._make_written)
        self._fragment = lru_cache(maxsize=CACHE_SIZE)(self._make_fragment)

    def words(self, text: str) -> ChosenText:
        """Words and signs of a text with their readings, and the blanks about them."""
        read = self._read(text)
        chosen: list[Candidate] = []
        for begin, end in pairwise((0, *read.ends, len(read.words))):
            chosen += self.context.choose([word.rivals for word in read.words[begin:end]])
        return ChosenText(read.lead, chosen, read.blanks)

    def choices(self, text: str) -> list[Choice]:
        """How the reading of each word and sign of a text was chosen, in order."""
        read = self._read(text)
        found: list[Choice] = []
        start = len(read.lead)
        for begin, end in pairwise((0, *read.ends, len(read.words))):
            words = read.words[begin:end]
            chosen = [None, *self.context.choose([word.rivals for word in words]), None]
            for number, word in enumerate(words):
                before, own, after = chosen[number : number + 3]
                assert own is not None
                choice = Choice(start, word.text, word.kind, word.options, own, before, after)
                found.append(choice)
                start += len(word.text) + len(read.blanks[begin + number])
        return found

    def _read(self, text: str) -> WrittenText:
        """Cut a text into words, signs and blanks."""
        parts = fragments(text)
        lead = parts[1] if not parts[0] and len(parts) > 1 else ""
        if lead:
            del parts[:2]
        words: list[Written] = []
        blanks: list[str] = []
        ends: list[int] = []
        for own, blank in zip(parts[::2], [*parts[1::2], ""], strict=True):
            if not own:
                break  # after the last blank
            fragment = self._fragment(own)
            if fragment.ends:
                ends.extend(len(words) + end for end in fragment.ends)
            words += fragment.words
            blanks += fragment.inner
            blanks.append(blank)
            if "\n" in blank:
                ends.append(len(words))
        return WrittenText(lead, words, blanks, ends)

    def readings(self, kind: str, text: str) -> tuple[Reading, ...]:
        """All readings of a word or sign, best first, without context.

        Args:
            kind: Kind of chunk, see :mod:`annotator.morphology.scan`; no blank.
            text: As written.
        """
        if kind == "arabic":
            return self.analyzer.readings(text)
        tables = self.analyzer.tables
        clitics = self.analyzer.code_clitics(text) if kind == "model" else ""
        if not clitics or not text.startswith(clitics):
            return (plain_reading(kind, text, tables),)
        code = plain_reading(kind, text[len(clitics) :], tables)
        pieces = (*_clitic_pieces(clitics, tables), *code.pieces)
        return (code._replace(pieces=pieces),)

    def _make_written(self, kind: str, text: str) -> Written:
        options = self.context.candidates(self.readings(kind, text))
        return Written(kind, text, options, rivals(options))

    def _make_fragment(self, text: str) -> Fragment:
        words = tuple(self._written(*chunk) for chunk in scan(text))
        ends = (at for at, word in enumerate(words, 1) if word.text in _STRETCH_ENDS)
        return Fragment(words, ("",) * (len(words) - 1), tuple(ends))


_ARTICLE_VALUE = "Al_det"
_TO = ("ل", PROCLITIC_LETTERS["ل"])

_TAGS = {"number": "digit", "url": "foreign", "model": "noun_prop", "latin": "foreign"}
_SYMBOLS = frozenset("%٪+=<>$€£₪°#@~^|‰")
_FIRST_SYMBOL = 0x2190
"""From here on Unicode has arrows, mathematical signs, dingbats and emoji."""


def plain_reading(kind: str, text: str, tables: Tables) -> Reading:
    """Reading of what is no Arabic word: number, sign, foreign word, clitic with tatweel."""
    if kind == "clitic":
        pieces = tuple(_tatweel_pieces(text, tables))
        features = {"pos": pieces[-1].tag, "diac": text, "lex": pieces[-1].lemma}
        return Reading(pieces, 0.0, features, "lex")
    tag = _TAGS.get(kind, "sym" if _is_symbol(text) else "punc")
    norm = ascii_digits(fold(text)) or text
    upos, morph = tables.tags.get(tag, ("X", ""))
    if INVISIBLE.fullmatch(text):
        upos, morph = "SYM", ""
    piece = Piece(text, norm, norm, tag, upos, morph)
    source = {"digit": "digit", "punc": "punc", "sym": "punc"}.get(tag, "foreign")
    features = {"pos": tag, "diac": text, "lex": norm, "gloss": text}
    return Reading((piece,), 0.0, features, source)


def _clitic_pieces(letters: str, tables: Tables) -> Iterator[Piece]:
    """Tokens of proclitics in front of a code: «وبإف-16»."""
    for letter in letters:
        clitic = tables.clitics[PROCLITIC_LETTERS[letter]]
        yield Piece(letter, letter, clitic.lemma, clitic.tag, clitic.pos, clitic.morph, False)


def _is_symbol(text: str) -> bool:
    return text[0] in _SYMBOLS or ord(text[0]) > _FIRST_SYMBOL


def _tatweel_pieces(text: str, tables: Tables) -> Iterator[Piece]:
    """Tokens of «بـ», «ولـ», «الـ» and of «ول» in «ول20»; tatweel goes with the last."""
    letters = text.rstrip(TATWEEL)
    parts = _clitic_letters(letters)
    for number, (part, value) in enumerate(parts, 1):
        host = number == len(parts)
        surface = part + text[len(letters) :] if host else part
        clitic = tables.clitics[value]
        norm = clitic.lemma if value == _ARTICLE_VALUE else part
        yield Piece(surface, norm, clitic.lemma, clitic.tag, clitic.pos, clitic.morph, host)


def _clitic_letters(letters: str) -> list[tuple[str, str]]:
    """Letters of clitics with the database's names of them; of «لل» the second is ال."""
    parts: list[tuple[str, str]] = []
    while letters[:1] in PROCLITIC_LETTERS and letters and parts[-1:] != [_TO]:
        parts.append((letters[0], PROCLITIC_LETTERS[letters[0]]))
        letters = letters[1:]
    return [*parts, (letters, _ARTICLE_VALUE)] if letters else parts
