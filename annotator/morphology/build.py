"""From an analysis of camel-tools to a reading: pieces, UD features, score."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from annotator.morphology.overlay import OWN
from annotator.morphology.reading import Piece, Reading
from annotator.morphology.segmentation import cut
from annotator.morphology.spelling import bare, distance
from annotator.text.chars import TATWEEL
from annotator.text.fold import fold
from annotator.text.table import Row

Features = Mapping[str, Any]

PROCLITICS = ("prc3", "prc2", "prc1", "prc0")
NO_CLITIC = ("0", "na", "", None)
_FLOOR = -7.0
"""Score of a reading that the database's corpus never had (it says -99)."""

_OPEN_CLASSES = frozenset(("noun", "noun_prop", "adj", "verb"))
_UNSEEN_WITH_CLITIC = 1.0
"""Cost of a clitic before a stem that the database's corpus never had: likelier a name."""

_UNTOLD = -3.5
"""Score of a reading in a database that tells no frequencies."""

_LEXEME = "lex"

_ARTICLE = "ال"
_GOD = "الله"
_FUNCTION = re.compile(r"_(poss|dobj|pron)$")
_NOMINAL = ("gen", "num", "stt", "cas")
_VERBAL_WITHOUT_MOOD = ("asp", "per", "gen", "num", "vox")
_VERBAL = (*_VERBAL_WITHOUT_MOOD, "mod")
OPEN_FEATURES = ("cas", "mod", "stt")
"""What undiacritised spelling mostly leaves open: told only where all readings agree."""


@dataclass(frozen=True, slots=True)
class Clitic:
    """What a clitic's token is."""

    lemma: str
    tag: str
    pos: str
    morph: str
    cost: float


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun enclitic's token is, and how it may be written."""

    forms: tuple[str, ...]
    lemma: str
    morph: str


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables that turn CAMeL features into tokens and scores.

    Attributes:
        tags: CAMeL tag to (UPOS, features).
        features: (CAMeL feature, value) to UD features.
        clitics: Value of ``prc0``-``prc3`` or ``enc0`` to its token.
        costs: CAMeL features to the costs of their values (joined by ``+``), in powers
            of ten.
        pronouns: Person, gender and number of ``enc0`` to the token.
    """

    tags: Mapping[str, tuple[str, str]]
    features: Mapping[tuple[str, str], str]
    clitics: Mapping[str, Clitic]
    costs: Mapping[tuple[str, ...], Mapping[str, float]]
    pronouns: Mapping[str, Pronoun]

    @classmethod
    def from_rows(
        cls,
        tags: Iterable[Row],
        features: Iterable[Row],
        clitics: Iterable[Row],
        costs: Iterable[Row],
        pronouns: Iterable[Row],
    ) -> "Tables":
        """Make the tables from the rows of the lexicons of these names."""
        return cls(
            {row["tag"]: (row["upos"], row["features"]) for row in tags},
            {(row["feature"], row["value"]): row["ud"] for row in features},
            {
                row["value"]: Clitic(
                    fold(row["lemma"]),
                    row["tag"],
                    row["upos"],
                    row["features"],
                    int(row["cost"]) / 10,
                )
                for row in clitics
            },
            _cost_table(costs),
            {
                row["value"]: Pronoun(
                    tuple(row.values("forms")),
                    fold(row["lemma"]),
                    join_features("PronType=Prs", row["features"]),
                )
                for row in pronouns
            },
        )

    @cached_property
    def _cost_features(self) -> tuple[str, ...]:
        names = dict.fromkeys(name for names in self.costs for name in names)
        return tuple(name for name in names if name != _LEXEME)

    @cached_property
    def _known_costs(self) -> dict[tuple[Any, ...], float]:
        return {}

    @cached_property
    def _known_clitic_costs(self) -> dict[tuple[Any, ...], float]:
        return {}

    @cached_property
    def _known_morphs(self) -> dict[tuple[Any, ...], str]:
        return {}

    def rarity(self, features: Features) -> float:
        """Summed costs of a reading's rare features; few combinations recur in all text."""
        key = tuple(map(features.get, self._cost_features))
        known = self._known_costs.get(key)
        if known is None:
            values = dict(zip(self._cost_features, map(str, key), strict=True))
            known = sum(
                costs.get("+".join(values[name] for name in names), 0.0)
                for names, costs in self.costs.items()
                if _LEXEME not in names
            )
            self._known_costs[key] = known
        return known + self.costs.get((_LEXEME,), {}).get(str(features["lex"]), 0.0)

    def clitic_cost(self, features: Features) -> float:
        """Summed cost of a reading's proclitics."""
        key = tuple(map(features.get, PROCLITICS))
        known = self._known_clitic_costs.get(key)
        if known is None:
            own = (self.clitics[str(value)].cost for value in key if str(value) in self.clitics)
            known = self._known_clitic_costs[key] = sum(own)
        return known

    def morph(self, features: Features) -> str:
        """UD features of a stem."""
        pos = str(features["pos"])
        names: tuple[str, ...] = ()
        if pos == "verb":
            names = _VERBAL if features.get("asp") == "i" else _VERBAL_WITHOUT_MOOD
        elif pos.startswith(("noun", "adj", "pron")):
            names = _NOMINAL
        key = (pos, *map(features.get, names))
        known = self._known_morphs.get(key)
        if known is None:
            values = (self.features.get((name, str(features.get(name))), "") for name in names)
            known = join_features(*values, self.tags.get(pos, ("X", ""))[1])
            self._known_morphs[key] = known
        return known


def _cost_table(rows: Iterable[Row]) -> dict[tuple[str, ...], dict[str, float]]:
    table: dict[tuple[str, ...], dict[str, float]] = {}
    for row in rows:
        names = tuple(row["feature"].split("+"))
        table.setdefault(names, {})[row["value"]] = int(row["cost"]) / 10
    return table


def join_features(*parts: str) -> str:
    """Join UD features, sorted by name, a later value of a name taking over.

    >>> join_features("Number=Dual|Gender=Fem", "", "Case=Nom")
    'Case=Nom|Gender=Fem|Number=Dual'
    """
    values: dict[str, str] = {}
    for part in parts:
        for feature in part.split("|"):
            name, _, value = feature.partition("=")
            if value:
                values[name] = value
    return "|".join(f"{name}={values[name]}" for name in sorted(values, key=str.lower))


def base_score(word: str, features: Features, tables: Tables) -> float:
    """Score of a reading without context: frequency, clitics, rarities, spelling."""
    frequency = max(float(features.get("pos_lex_logprob", _UNTOLD)), _FLOOR)
    clitics = tables.clitic_cost(features)
    rarity = tables.rarity(features)
    if clitics and frequency == _FLOOR and features["pos"] in _OPEN_CLASSES:
        rarity += _UNSEEN_WITH_CLITIC
    written, read = word.replace(TATWEEL, ""), str(features["diac"])
    if features.get(OWN):
        written, read = fold(written), fold(read)
    spelling = distance(written, read)
    return frequency - clitics - rarity - spelling


def make_reading(word: str, features: Features, tables: Tables) -> Reading | None:
    """Make the reading of one analysis.

    The cut follows the features ``prc0``-``prc3`` and ``enc0``, since the segmentation
    features of the database leave pronouns uncut or cut ة wrongly in places.

    Args:
        word: The word as written.
        features: One analysis of ``camel_tools.morphology.analyzer.Analyzer``.
        tables: See :class:`Tables`.

    Returns:
        The reading, or None where its pieces are not the word's letters.
    """
    spelled = bare(str(features["diac"]))
    before = _proclitics(spelled, features, tables)
    if before is None:
        return None
    rest = spelled[len(before) :]
    pronoun = tables.pronouns.get(_FUNCTION.sub("", str(features.get("enc0"))))
    ending = _ending(rest, pronoun)
    if ending is None:
        return None
    stem = rest[: len(rest) - len(ending)]
    surfaces = cut(word, [*before, stem, *([ending] if ending else [])])
    if surfaces is None or not stem:
        return None
    if ending and len(stem) == 1 and features["pos"] != "prep":
        return None  # أنا is no أن + نا
    pieces = [
        Piece(surface, letter, clitic.lemma, clitic.tag, clitic.pos, clitic.morph, host=False)
        for surface, (letter, clitic) in zip(surfaces, before.items(), strict=False)
    ]
    norm = fold(_repaired(stem, bool(ending), features))
    pieces.append(_host_piece(surfaces[len(before)], norm, features, tables))
    if ending and pronoun is not None:
        surface = surfaces[-1]
        pieces.append(
            Piece(surface, ending, pronoun.lemma, "pron", "PRON", pronoun.morph, host=False)
        )
    score = base_score(word, features, tables)
    source = "name" if features.get(OWN) else str(features.get("source", "lex"))
    return Reading(tuple(pieces), score, features, source)


def _proclitics(spelled: str, features: Features, tables: Tables) -> dict[str, Clitic] | None:
    """Letters of the proclitics that are tokens, in order; None where they do not fit."""
    found: dict[str, Clitic] = {}
    for name in PROCLITICS[:3]:
        value = str(features.get(name, "0"))
        clitic = tables.clitics.get(value)
        if clitic is None:
            if value in NO_CLITIC:
                continue
            return None
        letter = spelled[len(found) : len(found) + 1]
        if fold(letter) != clitic.lemma or letter in found:
            return None
        found[letter] = clitic
    return found


def _ending(rest: str, pronoun: Pronoun | None) -> str | None:
    """The pronoun at the end of a stem; None where it should be there and is not."""
    if pronoun is None:
        return ""
    for form in sorted(pronoun.forms, key=len, reverse=True):
        if rest.endswith(form) and len(rest) > len(form):
            return form
    return None


def _repaired(stem: str, suffixed: bool, features: Features) -> str:
    """Spelling of a stem on its own: elided article, ة and ى before a pronoun restored."""
    lemma = bare(str(features["lex"]))
    if features.get("prc1") == "li_prep" and stem.startswith("ل"):
        if lemma == _GOD:
            return lemma
        if features.get("prc0") == "Al_det" or lemma.startswith(_ARTICLE):
            return "ا" + stem
    if not suffixed:
        return stem
    if stem.endswith("ت") and features.get("gen") == "f" and features.get("num") == "s":
        nominal = str(features["pos"]).startswith(("noun", "adj"))
        return stem[:-1] + "ة" if nominal and not lemma.endswith("ت") else stem
    if stem.endswith("ا") and lemma.endswith("ى"):
        return stem[:-1] + "ى"
    return stem


def _host_piece(surface: str, norm: str, features: Features, tables: Tables) -> Piece:
    tag = str(features["pos"])
    lemma = fold(bare(str(features["lex"])))
    upos = tables.tags.get(tag, ("X", ""))[0]
    return Piece(surface, norm, lemma, tag, upos, tables.morph(features))
