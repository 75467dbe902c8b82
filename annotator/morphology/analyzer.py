"""All readings of a written word, best first: camel-tools' analyses, merged and ranked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.morphology import closed_class, store
from annotator.morphology.backoff import guess
from annotator.morphology.build import OPEN_FEATURES, Tables, host_morph, make_reading
from annotator.morphology.camel import analyzer_module
from annotator.morphology.reading import Reading
from annotator.text.fold import strip_marks

CACHE_SIZE = 100_000
"""Word forms kept; news text of any length stays below, and memory stays bounded."""

MAX_READINGS = 12

UNSURE = -6.9
"""Below this score, that of a stem never seen in the database's corpus with a clitic,
a word may as well be a name that the database lacks: a guess joins the readings."""

_NEVER = -90.0
"""The database says -99 of what its corpus never had."""

WORST = -11.0
"""Readings below this score are respellings that nobody means."""

_KEY = ("lex", "pos", "gen", "num", "asp", "per", "vox")


class WordAnalyzer:
    """Readings of written words, cached by word form.

    Args:
        path: Compiled morphology database.
        tables: Tags, features, clitics and costs.
        entries: Closed-class words, see :mod:`annotator.morphology.closed_class`.
    """

    def __init__(
        self,
        path: Path,
        tables: Tables,
        entries: Mapping[str, list[closed_class.Entry]],
    ):
        self._entries = entries
        self.tables = tables
        self._overlay: dict[str, store.Analyses] = {}
        self._connection = store.connect(path)
        database = store.camel_database(self._connection, self._overlay)
        self.defaults: Mapping[str, Mapping[str, Any]] = database.defaults
        self._analyze: Callable[[str], list[dict[str, Any]]] = (
            analyzer_module().Analyzer(database).analyze
        )
        self._cache: dict[str, tuple[Reading, ...]] = {}

    def add_stems(self, overlay: Mapping[str, store.Analyses]) -> None:
        """Add stems of our own, by camel-tools' normalised form."""
        for stem, analyses in overlay.items():
            self._overlay.setdefault(stem, []).extend(analyses)
        self._cache.clear()

    def readings(self, word: str) -> tuple[Reading, ...]:
        """All readings of a word of Arabic letters, best first; at least one.

        Args:
            word: As written, marks and tatweel included.
        """
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            known = self._cache[word] = self._ranked(word)
        return known

    def knows(self, word: str) -> bool:
        """Whether database or overlay have an analysis of a word as a whole."""
        return self.readings(word)[0].source != "backoff"

    def _ranked(self, word: str) -> tuple[Reading, ...]:
        analyses = self._analyze(strip_marks(word))
        made = (make_reading(word, features, self.tables) for features in analyses)
        fitting = (reading for reading in made if reading is not None)
        merged = [
            closed_class.apply(reading, self._entries)
            for reading in merge(fitting, self.tables)
            if reading.score > WORST
        ]
        if not merged or max(reading.score for reading in merged) < UNSURE:
            merged.append(guess(word, self.tables, self._is_known_stem))
        ranked = sorted(merged, key=lambda reading: (-reading.score, _tie(reading)))
        return tuple(ranked[:MAX_READINGS])

    def _is_known_stem(self, word: str) -> bool:
        """Whether a string is a word that occurs, or a name of ours, as it is spelled."""
        analyses = self._analyze(word)
        return any(
            float(features.get("pos_lex_logprob", 0)) > _NEVER and features["source"] != "spvar"
            for features in analyses
        )


def _tie(reading: Reading) -> tuple[int, str, str]:
    """A fixed order among equals: fewer pieces, then tag and spelling."""
    return len(reading.pieces), reading.host.tag, str(reading.features.get("diac"))


def merge(readings: Iterable[Reading], tables: Tables) -> list[Reading]:
    """Merge readings that differ only in what the spelling leaves open.

    Case, mood and state are kept only where all merged readings agree on them.
    """
    groups: dict[tuple[Any, ...], list[Reading]] = {}
    for reading in readings:
        surfaces = tuple(piece.surface for piece in reading.pieces)
        key = (surfaces, *(reading.features.get(name) for name in _KEY))
        groups.setdefault(key, []).append(reading)
    return [_agreed(group, tables) for group in groups.values()]


def _agreed(group: list[Reading], tables: Tables) -> Reading:
    best = max(group, key=lambda reading: reading.score)
    equals = [reading for reading in group if reading.score == best.score]
    if len(equals) == 1:
        return best
    features = dict(best.features)
    for name in OPEN_FEATURES:
        values = {reading.features.get(name) for reading in equals} - {"u"}
        if len(values) > 1:
            features[name] = "u"
    morph = host_morph(features, tables)
    pieces = tuple(
        replace(piece, morph=morph) if piece.host else piece for piece in best.pieces
    )
    return replace(best, pieces=pieces, features=features)
