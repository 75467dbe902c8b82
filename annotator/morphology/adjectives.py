"""Adjectives that the database knows as nouns only: «الحرب الباردة» (the cold war)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.morphology.build import Tables
from annotator.morphology.reading import Reading
from annotator.text.table import Row

_CONSONANT = "[^\u064b-\u0652اىوي]"
_WEAK = "[وي]"
_SUKUN = "\u0652"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the lexicon ``adjective_patterns``."""

    lemma: re.Pattern[str]
    cost: float


def read_patterns(rows: Iterable[Row]) -> list[Pattern]:
    """Make the patterns; ``C`` is a consonant, ``*`` any rest, sukun may be unwritten."""
    return [Pattern(re.compile(_regex(row["pattern"])), int(row["cost"]) / 10) for row in rows]


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
    readings: Sequence[Reading], patterns: Iterable[Pattern], tables: Tables
) -> Iterator[Reading]:
    """The readings, and for each noun of an adjective's pattern the adjective.

    Args:
        readings: Readings of one word.
        patterns: From :func:`read_patterns`.
        tables: Tags and features.
    """
    known = {reading.host.lemma for reading in readings if reading.host.tag.startswith("adj")}
    rows = list(patterns)
    for reading in readings:
        yield reading
        host = reading.host
        if host.tag != "noun" or host.lemma in known or not reading.pieces[-1].host:
            continue
        lemma = str(reading.features.get("lex"))
        cost = next((row.cost for row in rows if row.lemma.fullmatch(lemma)), None)
        if cost is None:
            continue
        features = {**reading.features, "pos": "adj"}
        twin = replace(host, tag="adj", pos="ADJ", morph=tables.morph(features))
        pieces = tuple(twin if piece is host else piece for piece in reading.pieces)
        yield replace(reading, pieces=pieces, score=reading.score - cost, features=features)
