"""All readings of a written word, best first: camel-tools' analyses, merged and ranked."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.morphology import closed_class, store
from annotator.morphology.adjectives import Adjectives, add_adjectives
from annotator.morphology.backoff import code_clitics, guess, squeeze
from annotator.morphology.build import OPEN_FEATURES, Features, Tables, make_reading
from annotator.morphology.camel import analyzer_module
from annotator.morphology.overlay import OWN, Overlay
from annotator.morphology.reading import Reading
from annotator.morphology.spelling import bare, distance
from annotator.text.chars import LETTERS, TATWEEL
from annotator.text.fold import strip_marks
from annotator.text.table import Row

MAX_READINGS = 12

LONGEST = 60
"""Letters of the longest word that is looked up: no Arabic word has half as many."""

_STANDARD_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]+")

UNSURE = -6.9
"""Below this score, that of a stem never seen in the database's corpus with a clitic,
a word may as well be a name that the database lacks: a guess joins the readings."""

_NEVER = -90.0
"""The database says -99 of what its corpus never had."""

WORST = -11.0
"""Readings below this score are respellings that nobody means."""

_LETTERS_FIRST = re.compile(f"[{LETTERS}]{{2,}}")
_FREQUENCY = "pos_lex_logprob"

_KEY = (
    *("lex", "pos", "gen", "num", "asp", "per", "vox"),
    *("prc0", "prc1", "prc2", "prc3", "enc0", OWN),
)


class WordAnalyzer:
    """Readings of written words.

    Args:
        path: Compiled morphology database.
        tables: Tags, features, clitics and costs.
        entries: Closed-class words, see :mod:`annotator.morphology.closed_class`.
        adjectives: Which nouns may be adjectives.
    """

    def __init__(
        self,
        path: Path,
        tables: Tables,
        entries: Mapping[str, list[closed_class.Entry]],
        adjectives: Adjectives,
    ):
        self._entries = entries
        self._adjectives = adjectives
        self.tables = tables
        self._overlay = Overlay()
        self._connection = store.connect(path)
        database = store.camel_database(self._connection, self._overlay)
        self._defaults: Mapping[str, Mapping[str, Any]] = database.defaults
        self._camel = analyzer_module().Analyzer(database)

    def add_stems(self, names: Iterable[str], nisbas: Iterable[str]) -> None:
        """Add one-word proper names and masculine nisbas as stems, both folded."""
        self._overlay.add(names, nisbas, self._defaults)

    def add_words(self, rows: Iterable[Row]) -> None:
        """Add nouns and adjectives of the lexicon ``news_words`` as stems."""
        self._overlay.add_words(rows, self._defaults)

    def readings(self, word: str) -> tuple[Reading, ...]:
        """All readings of a word of Arabic letters, best first; at least one.

        Args:
            word: As written, marks and tatweel included.
        """
        analyses = merge(word, self._analyze(strip_marks(word)))
        made = (make_reading(word, features, self.tables) for features in analyses)
        usual = [reading for reading in made if reading is not None and reading.score > WORST]
        readings = [
            closed_class.apply(reading, self._entries)
            for reading in add_adjectives(usual, self._adjectives, self.tables)
        ]
        if not readings and (elongated := self._elongated(word)) is not None:
            return (elongated,)
        if not readings or max(reading.score for reading in readings) < UNSURE:
            readings.extend(guess(word, self.tables, self._is_known_stem))
        ranked = sorted(readings, key=lambda reading: (-reading.score, _tie(reading)))
        return tuple(ranked[:MAX_READINGS])

    def _elongated(self, word: str) -> Reading | None:
        """Reading of a word with letters repeated for emphasis, from its usual spelling."""
        usual = squeeze(word)
        best = self.readings(usual)[0] if usual != word else None
        if best is None or best.source == "backoff" or not best.pieces[-1].host:
            return None
        clitics = "".join(piece.surface for piece in best.pieces[:-1])
        if not word.startswith(clitics):
            return None
        host = best.host._replace(surface=word[len(clitics) :])
        return best._replace(pieces=(*best.pieces[:-1], host))

    def _analyze(self, word: str) -> list[dict[str, Any]]:
        """Analyses of camel-tools; none for what its databases cannot have."""
        if len(word) > LONGEST or not _STANDARD_LETTERS.fullmatch(word):
            return []
        found: list[dict[str, Any]] = self._camel.analyze(word)
        return found

    def code_clitics(self, code: str) -> str:
        """Proclitics in front of an Arabic code with digits; empty where there are none.

        >>> analyzer.code_clitics("وإف-16"), analyzer.code_clitics("وادي-1")  # doctest: +SKIP
        ('و', '')
        """
        letters = _LETTERS_FIRST.match(strip_marks(code))
        return code_clitics(letters[0], self._is_whole) if letters else ""

    def _is_whole(self, word: str) -> bool:
        """Whether a string is a word that occurs and has no conjunction in front."""
        return any(
            features.get("prc2", "0") in ("0", "na")
            and float(features.get("pos_lex_logprob", 0)) > _NEVER
            for features in self._analyze(word)
        )

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


def merge(word: str, analyses: Iterable[Features]) -> list[Features]:
    """Merge analyses that differ only in what the spelling leaves open.

    Case, mood and state are kept only where all merged analyses agree on them; of
    analyses whose short vowels differ, those nearest to the marks that are written.

    Args:
        word: As written; its marks count.
        analyses: Analyses of camel-tools.
    """
    marked = len(strip_marks(word)) != len(word)
    groups: dict[tuple[Any, ...], list[Features]] = {}
    for features in analyses:
        key = (bare(features["diac"]), *map(features.get, _KEY))
        groups.setdefault(key, []).append(features)
    return [_agreed(word if marked else "", group) for group in groups.values()]


def _agreed(word: str, group: list[Features]) -> Features:
    if word and len(group) > 1:
        costs = [distance(word.replace(TATWEEL, ""), features["diac"]) for features in group]
        group = [item for item, cost in zip(group, costs, strict=True) if cost == min(costs)]
    if len(group) == 1:
        return group[0]
    features = dict(group[0])
    for name in OPEN_FEATURES:
        values = {item.get(name) for item in group} - {"u"}
        if len(values) > 1:
            features[name] = "u"
    if _FREQUENCY in features:
        features[_FREQUENCY] = max(
            (item.get(_FREQUENCY, features[_FREQUENCY]) for item in group), key=float
        )
    return features
