"""Which of several places of one name is meant."""

import math
from collections import Counter
from collections.abc import Collection

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.rows import GENERATED, REVIEWED
from annotator.pipeline.places.mention import Mention

SETTLEMENTS = ("city", "village", "district")
_SAME_FAMILY = (
    ("city", "village", "district"),
    ("admin1", "region", "district"),
    ("country", "region"),
    ("facility", "camp", "road"),
    ("sea", "lake", "strait", "canal"),
    ("mountain", "region", "desert", "valley"),
)

OWN_POPULATION = 30_000
"""What a reviewed place without a known population counts as."""

UNKNOWN_CONFIDENCE = 0.5
"""Confidence of a place that the gazetteer lacks."""

DEFINED_CONFIDENCE = 0.9
"""Confidence of a border, which its phrase defines."""

GUESS_CONFIDENCE = 0.3
"""Confidence of a place linked by its sound only."""


def choose(
    mention: Mention,
    weights: Counter[str],
    local: Counter[str],
    theatres: Collection[str],
    parents: Collection[str],
) -> None:
    """Resolve a mention to one of its candidates, and say how sure that is.

    Args:
        mention: Gets ``chosen`` and ``confidence``.
        weights: How much the text speaks of each country.
        local: How much its sentence does.
        theatres: Countries that conflict news is about.
        parents: English names of first-order divisions named in the text.
    """
    mention.candidates = tuple(
        place for place in mention.candidates if not _is_far(place, mention, local)
    )
    if not mention.candidates:
        mention.unknown = True
        defined = mention.kind == "border"
        mention.confidence = DEFINED_CONFIDENCE if defined else UNKNOWN_CONFIDENCE
        return
    scored = sorted(
        ((_score(place, mention, theatres, parents) + _about(place, weights, local),
          place.id, place)
         for place in mention.candidates),
        key=lambda item: (-item[0], item[1]),
    )  # fmt: skip
    mention.chosen = scored[0][2]
    rivals = [item for item in scored[1:] if not _same_spot(item[2], scored[0][2])]
    margin = scored[0][0] - rivals[0][0] if rivals else 10.0
    mention.confidence = round(0.5 + 0.49 * math.tanh(margin / 3), 2)


def _score(
    place: Candidate,
    mention: Mention,
    theatres: Collection[str],
    parents: Collection[str],
) -> float:
    population = max(place.population, OWN_POPULATION if place.mark == REVIEWED else 0)
    score = math.log10(population + 1) / 2
    score += place.kind in ("country", "continent") and 4
    score += place.mark == REVIEWED and 2
    score += place.active
    score += place.country in theatres and 0.7
    score += bool(place.admin1) and place.admin1 in parents and place.kind != "admin1" and 2
    score -= place.mark == GENERATED and 1
    if mention.kind is not None and mention.typed:
        score += 5 * _fits(place.kind, mention.kind)
    elif place.kind in ("admin1", "district"):
        score -= 3
    return float(score)


def _is_far(place: Candidate, mention: Mention, local: Counter[str]) -> bool:
    """Whether a town of another country is meant by «قرية X» hardly at all."""
    if not mention.typed or not local or local[place.country] or not place.country:
        return False
    small = mention.kind == "village" and place.kind == "city"
    return place.kind in SETTLEMENTS and (small or place.mark != REVIEWED)


def _about(place: Candidate, weights: Counter[str], local: Counter[str]) -> float:
    """What the countries that text and sentence speak of say for a place."""
    if not place.country:
        return 0.0
    score = float(weights[place.country] > 0)
    for counts, weight in ((weights, 2.0), (local, 3.0)):
        total = sum(counts.values()) or 1
        score += weight * counts[place.country] / total
    return score


def _fits(kind: str, wanted: str) -> float:
    """1 for the kind that the type noun names, less for a kind of the same family."""
    if kind == wanted or (kind, wanted) == ("admin1", "region"):
        return 1.0
    return 0.6 if any(kind in family and wanted in family for family in _SAME_FAMILY) else 0.0


def _same_spot(one: Candidate, other: Candidate) -> bool:
    """A city and the division of the same name around it are no rivals."""
    return one.country == other.country and (
        one.name_en == other.name_en or one.admin1 == other.admin1
    )


def kind_of(mention: Mention) -> str | None:
    """Kind of the record: the type noun's, unless the place's own is more exact."""
    place = mention.chosen
    if place is None:
        return mention.kind
    if mention.kind is None or place.kind == mention.kind:
        return place.kind
    if mention.kind in ("city", "village", "district") and place.kind in SETTLEMENTS:
        return place.kind if mention.kind != "district" else "district"
    if mention.kind == "region":
        return "district" if place.kind in SETTLEMENTS else place.kind
    if mention.kind == "admin1" and place.kind in SETTLEMENTS:
        return "admin1"
    return mention.kind if _fits(place.kind, mention.kind) else place.kind


_AREAS = frozenset(
    ("admin1", "region", "district", "sea", "lake", "river", "desert", "mountain", "valley",
     "border", "strait", "canal")
)  # fmt: skip


def precision_of(kind: str | None, known: bool) -> int | None:
    """1 for a point, 2 for an area, 3 for a country or continent.

    Args:
        kind: Kind of place.
        known: The place itself is known, not only the one that it lies in.
    """
    if kind is None:
        return None
    if kind in ("country", "continent"):
        return 3
    return 2 if kind in _AREAS or not known else 1
