"""Adjectives that the database knows as nouns only: «الحرب الباردة» (the cold war)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.morphology.build import Tables
from annotator.morphology.reading import Reading
from annotator.text.fold import strip_marks
from annotator.text.table import Row

_CONSONANT = "[^\u064b-\u0652اىوي]"
_WEAK = "[وي]"
_SUKUN = "\u0652"
_TEH_MARBUTA = "ة"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the lexicon ``adjective_patterns``."""

    lemma: re.Pattern[str]
    cost: float


class Adjectives:
    """What the adjective costs that a noun may be.

    Args:
        patterns: Rows of the lexicon ``adjective_patterns``: ``C`` is a consonant, ``*``
            any rest, sukun may be unwritten.
        lemmas: Rows of the lexicon ``adjective_lemmas``, which come before the patterns.
    """

    def __init__(self, patterns: Iterable[Row], lemmas: Iterable[Row]):
        self._patterns = [
            Pattern(re.compile(_regex(row["pattern"])), int(row["cost"]) / 10)
            for row in patterns
        ]
        self._lemmas = {
            lemma: int(row["cost"]) / 10 if row["cost"] else None
            for row in lemmas
            for lemma in row.values("lemmas")
        }

    def cost(self, lemma: str) -> float | None:
        """Cost of the adjective against the noun, in powers of ten; None: there is none.

        Args:
            lemma: With its short vowels, as the database writes them.
        """
        if lemma.endswith(_TEH_MARBUTA):
            return None  # a masculine adjective has no ة, مشاركة is a verbal noun
        bare = strip_marks(lemma)
        if bare in self._lemmas:
            return self._lemmas[bare]
        return next((row.cost for row in self._patterns if row.lemma.fullmatch(lemma)), None)


def _regex(pattern: str) -> str:
    parts = []
    for letter in pattern:
        if letter == "C":
            parts.append(f"(?:{_CONSONANT}|{_WEAK}){_SUKUN}?")
        elif letter == "*":
            parts.append(".*")
        elif letter != _SUKUN:
            parts.append(re.escape(letter))
    return "".join(parts)


def add_adjectives(
    readings: Sequence[Reading], adjectives: Adjectives, tables: Tables
) -> Iterator[Reading]:
    """The readings, and for each noun that may be an adjective the adjective.

    Args:
        readings: Readings of one word.
        adjectives: Which nouns, at what cost.
        tables: Tags and features.
    """
    known = {reading.host.lemma for reading in readings if reading.host.tag.startswith("adj")}
    for reading in readings:
        yield reading
        host = reading.host
        if host.tag != "noun" or host.lemma in known or not reading.pieces[-1].host:
            continue
        cost = adjectives.cost(str(reading.features.get("lex")))
        if cost is None:
            continue
        features = {**reading.features, "pos": "adj"}
        twin = host._replace(tag="adj", pos="ADJ", morph=tables.morph(features))
        pieces = tuple(twin if piece is host else piece for piece in reading.pieces)
        score = reading.score - cost
        yield reading._replace(pieces=pieces, score=score, features=features)
