"""From an analysis of camel-tools to a reading: pieces, UD features, score."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.morphology.reading import Piece, Reading
from annotator.morphology.segmentation import cut, scheme_pieces
from annotator.morphology.spelling import distance
from annotator.text.chars import TATWEEL
from annotator.text.fold import fold, strip_marks
from annotator.text.table import Row

Features = Mapping[str, Any]

PROCLITICS = ("prc3", "prc2", "prc1", "prc0")
_NONE = ("0", "na", "", None)
_FLOOR = -7.0
"""Score of a reading that the database's corpus never had (it says -99)."""

_BY_LETTER = {"و": "wa_conj", "ف": "fa_conj", "ب": "bi_prep", "ل": "li_prep", "ك": "ka_prep"}
"""For readings of whole words such as لأن, whose clitic has no feature of its own."""

_PRONOUN = re.compile(r"([123])([mf]?)([sdp])_(poss|dobj|pron)")
_NOMINAL = ("gen", "num", "stt", "cas")
_VERBAL = ("asp", "per", "gen", "num", "mod", "vox")
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


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The tables that turn CAMeL features into tokens and scores.

    Attributes:
        tags: CAMeL tag to (UPOS, features).
        features: (CAMeL feature, value) to UD features.
        clitics: Value of ``prc0``-``prc3`` or ``enc0`` to its token.
        costs: (CAMeL feature, value) to a cost in powers of ten.
    """

    tags: Mapping[str, tuple[str, str]]
    features: Mapping[tuple[str, str], str]
    clitics: Mapping[str, Clitic]
    costs: Mapping[tuple[str, str], float]

    @classmethod
    def from_rows(
        cls,
        tags: Iterable[Row],
        features: Iterable[Row],
        clitics: Iterable[Row],
        costs: Iterable[Row],
    ) -> "Tables":
        """Make the tables from the lexicons ud_tags, ud_features, clitics, reading_costs."""
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
            {(row["feature"], row["value"]): int(row["cost"]) / 10 for row in costs},
        )


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


def host_morph(features: Features, tables: Tables) -> str:
    """UD features of a stem."""
    pos = features["pos"]
    names = _VERBAL if pos == "verb" else _NOMINAL
    if pos == "verb" and features.get("asp") != "i":
        names = tuple(name for name in names if name != "mod")
    values = (tables.features.get((name, str(features.get(name))), "") for name in names)
    if pos not in ("verb", "noun", "noun_prop", "noun_num", "noun_quant") and not (
        pos.startswith(("adj", "pron"))
    ):
        values = iter(())
    return join_features(*values, tables.tags.get(pos, ("X", ""))[1])


def _pronoun_morph(value: str, tables: Tables) -> str:
    match = _PRONOUN.match(value)
    if match is None:
        return "PronType=Prs"
    person, gender, number, _ = match.groups()
    named = (("per", person), ("gen", gender), ("num", number))
    return join_features("PronType=Prs", *(tables.features.get(pair, "") for pair in named))


def _clitic_piece(surface: str, norm: str, value: str, tables: Tables) -> Piece:
    known = tables.clitics.get(value) or tables.clitics.get(_BY_LETTER.get(norm, ""))
    if known is not None:
        return Piece(surface, norm, known.lemma, known.tag, known.pos, known.morph, host=False)
    morph = _pronoun_morph(value, tables)
    return Piece(surface, norm, norm, "pron", "PRON", morph, host=False)


def clitic_cost(features: Features, tables: Tables) -> float:
    """Summed cost of a reading's clitics."""
    values = (str(features.get(name)) for name in PROCLITICS)
    return sum(tables.clitics[value].cost for value in values if value in tables.clitics)


def base_score(word: str, features: Features, tables: Tables) -> float:
    """Score of a reading without context: frequency, clitics, rarities, spelling."""
    frequency = max(float(features.get("pos_lex_logprob", _FLOOR)), _FLOOR)
    rarity = sum(
        tables.costs.get((name, str(features.get(name))), 0.0)
        for name in ("asp", "per", "vox", "num", "pos", "enc0")
    )
    spelling = distance(word.replace(TATWEEL, ""), str(features["diac"]))
    return frequency - clitic_cost(features, tables) - rarity - spelling


def segment(word: str, features: Features) -> tuple[list[str], list[str]] | None:
    """Surface pieces and repaired spellings of a reading, or None where they do not fit.

    ``atbseg`` is the cut of the surface, ``atbtok`` the repaired spelling. Prepositions
    with a pronoun are one piece in ``atbseg`` and two in ``atbtok``.
    """
    repaired = scheme_pieces(str(features.get("atbtok", "")))
    cuts = scheme_pieces(str(features.get("atbseg", "")))
    for pieces in (cuts, repaired):
        if len(pieces) != len(repaired):
            continue
        surfaces = cut(word, pieces)
        if surfaces is not None:
            return surfaces, [fold(piece) for piece in repaired]
    return None


def make_reading(word: str, features: Features, tables: Tables) -> Reading | None:
    """Make the reading of one analysis.

    Args:
        word: The word as written.
        features: One analysis of ``camel_tools.morphology.analyzer.Analyzer``.
        tables: See :class:`Tables`.

    Returns:
        The reading, or None where its pieces are not the word's letters.
    """
    pieces = segment(word, features)
    if pieces is None:
        return None
    surfaces, norms = pieces
    before = [str(features.get(name)) for name in PROCLITICS[:3]]
    before = [value for value in before if value not in _NONE]
    enclitic = str(features.get("enc0"))
    after = [] if enclitic in _NONE else [enclitic]
    if len(surfaces) == len(before) + 2 + len(after):
        before.append(str(features.get("prc0")))
    if len(surfaces) == len(before) + len(after):
        after = []
    if len(surfaces) != len(before) + 1 + len(after):
        return None
    values = [*before, None, *after]
    tokens = [
        _host_piece(surface, norm, features, tables)
        if value is None
        else _clitic_piece(surface, norm, value, tables)
        for surface, norm, value in zip(surfaces, norms, values, strict=True)
    ]
    score = base_score(word, features, tables)
    return Reading(tuple(tokens), score, features, str(features.get("source", "lex")))


def _host_piece(surface: str, norm: str, features: Features, tables: Tables) -> Piece:
    tag = str(features["pos"])
    lemma = fold(strip_marks(str(features["lex"])))
    upos = tables.tags.get(tag, ("X", ""))[0]
    return Piece(surface, norm, lemma, tag, upos, host_morph(features, tables))
