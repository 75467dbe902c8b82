"""The whole stage: a text becomes tokens with their readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotator.morphology.analyzer import WordAnalyzer
from annotator.morphology.build import Tables
from annotator.morphology.context import ContextModel
from annotator.morphology.reading import Piece, Reading
from annotator.morphology.scan import INVISIBLE, Chunk, scan
from annotator.text.chars import TATWEEL, ascii_digits, is_arabic
from annotator.text.fold import fold

_STRETCH_ENDS = frozenset(".!?؟؛…:«»\"“”()[]")


@dataclass(frozen=True, slots=True)
class Word:
    """A written word, sign or blank of a text, with the chosen reading.

    Attributes:
        text: As written.
        pieces: Its tokens; empty for a blank.
        reading: The chosen reading, or None for a blank.
        kind: Kind of chunk, see :mod:`annotator.morphology.scan`.
    """

    text: str
    pieces: tuple[Piece, ...]
    reading: Reading | None
    kind: str


class MorphologyStage:
    """Tokens of a text: a function of the text, the database and the lexicons.

    Args:
        analyzer: Readings of single words.
        context: How neighbours decide.
    """

    def __init__(self, analyzer: WordAnalyzer, context: ContextModel):
        self.analyzer = analyzer
        self.context = context

    def words(self, text: str) -> list[Word]:
        """Words, signs and blanks of a text; their texts concatenate to it."""
        chunks = list(scan(text))
        options = [self._options(chunk) for chunk in chunks]
        words: list[Word] = []
        stretch: list[int] = []
        chosen: dict[int, Reading] = {}
        for index, chunk in enumerate(chunks):
            if chunk.kind == "blank":
                if "\n" in chunk.text:
                    self._decide(stretch, options, chosen)
                continue
            if chunk.text in _STRETCH_ENDS:
                self._decide(stretch, options, chosen)
            else:
                stretch.append(index)
        self._decide(stretch, options, chosen)
        for index, chunk in enumerate(chunks):
            reading = chosen.get(index)
            if reading is None and options[index]:
                reading = options[index][0]
            pieces = reading.pieces if reading else ()
            words.append(Word(chunk.text, pieces, reading, chunk.kind))
        return words

    def _decide(
        self,
        stretch: list[int],
        options: list[tuple[Reading, ...]],
        chosen: dict[int, Reading],
    ) -> None:
        """Choose the readings of one stretch between signs, and empty it."""
        readings = self.context.choose([options[index] for index in stretch])
        chosen.update(zip(stretch, readings, strict=True))
        stretch.clear()

    def _options(self, chunk: Chunk) -> tuple[Reading, ...]:
        if chunk.kind == "blank":
            return ()
        if chunk.kind == "arabic":
            return self.analyzer.readings(chunk.text)
        return (_plain_reading(chunk.kind, chunk.text, self.analyzer.tables),)


_TAGS = {"number": "digit", "url": "foreign", "model": "noun_prop", "latin": "foreign"}
_CLITIC_VALUES = {"و": "wa_conj", "ف": "fa_conj", "ب": "bi_prep", "ل": "li_prep", "ك": "ka_prep"}


@lru_cache(maxsize=20_000)
def _plain_reading(kind: str, text: str, tables: Tables) -> Reading:
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


def _is_symbol(text: str) -> bool:
    return not is_arabic(text) and text[0] in "%٪+=<>$€£₪°#@~^|‰" or ord(text[0]) > 0x2190


def _tatweel_pieces(text: str, tables: Tables) -> Iterator[Piece]:
    """Tokens of «بـ», «ولـ», «الـ» and the like; the tatweel goes with the last."""
    letters = text.rstrip(TATWEEL)
    rest = letters
    parts: list[str] = []
    while rest[:1] in _CLITIC_VALUES and rest:
        parts.append(rest[0])
        rest = rest[1:]
    if rest:
        parts.append(rest)
    for number, part in enumerate(parts, 1):
        surface = part + text[len(letters) :] if number == len(parts) else part
        clitic = tables.clitics[_CLITIC_VALUES.get(part, "Al_det")]
        host = number == len(parts)
        yield Piece(surface, part, clitic.lemma, clitic.tag, clitic.pos, clitic.morph, host)


