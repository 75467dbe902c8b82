"""The whole stage: a text becomes tokens with their readings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from annotator.morphology.analyzer import WordAnalyzer
from annotator.morphology.backoff import PROCLITIC_LETTERS
from annotator.morphology.build import Tables
from annotator.morphology.context import Candidate, ContextModel
from annotator.morphology.reading import Piece, Reading
from annotator.morphology.scan import INVISIBLE, Chunk, scan
from annotator.text.chars import TATWEEL, ascii_digits
from annotator.text.fold import fold

_STRETCH_ENDS = frozenset('.!?؟؛…:«»"“”()[]')


CACHE_SIZE = 12_000
"""Word forms whose candidates are kept: bounds the memory of a run of any length."""


@dataclass(frozen=True, slots=True)
class Word:
    """A written word, sign or blank of a text, with its tokens.

    Attributes:
        text: As written.
        pieces: Its tokens; empty for a blank.
        kind: Kind of chunk, see :mod:`annotator.morphology.scan`.
    """

    text: str
    pieces: tuple[Piece, ...]
    kind: str


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
        self._candidates = lru_cache(maxsize=CACHE_SIZE)(self._make_candidates)

    def words(self, text: str) -> list[Word]:
        """Words, signs and blanks of a text; their texts concatenate to it."""
        chunks = list(scan(text))
        chosen: dict[int, Candidate] = {}
        for stretch in _stretches(chunks):
            options = [self._candidates(*chunks[index]) for index in stretch]
            chosen.update(zip(stretch, self.context.choose(options), strict=True))
        return [
            Word(chunk.text, chosen[index].pieces if index in chosen else (), chunk.kind)
            for index, chunk in enumerate(chunks)
        ]

    def choices(self, text: str) -> list[Choice]:
        """How the reading of each word and sign of a text was chosen, in order."""
        chunks = list(scan(text))
        starts = [0, *accumulate(len(chunk.text) for chunk in chunks)]
        found = []
        for stretch in _stretches(chunks):
            options = [self._candidates(*chunks[index]) for index in stretch]
            chosen = [None, *self.context.choose(options), None]
            for number, index in enumerate(stretch):
                before, own, after = chosen[number : number + 3]
                assert own is not None
                kind, written = chunks[index]
                start = starts[index]
                found.append(Choice(start, written, kind, options[number], own, before, after))
        return found

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
        return (replace(code, pieces=pieces),)

    def _make_candidates(self, kind: str, text: str) -> tuple[Candidate, ...]:
        return self.context.candidates(self.readings(kind, text))


def _stretches(chunks: list[Chunk]) -> Iterator[list[int]]:
    """Indices of the words between two signs that part them, the sign at the end included."""
    stretch: list[int] = []
    for index, chunk in enumerate(chunks):
        if chunk.kind != "blank":
            stretch.append(index)
        if chunk.text in _STRETCH_ENDS or (chunk.kind == "blank" and "\n" in chunk.text):
            yield stretch
            stretch = []
    yield stretch


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
