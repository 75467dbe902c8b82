"""Which of several places of one name is meant."""

import math
from collections import Counter
from collections.abc import Collection

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.rows import GENERATED, REVIEWED
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.weights import Weights
from annotator.text import trace

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

_DIVISION = 3
"""Makes up for what untyped divisions lose against towns."""

_COUNTRY = 4
"""What countries have before towns of the same name."""

UNKNOWN_CONFIDENCE = 0.5
"""Confidence of a place that the gazetteer lacks."""

DEFINED_CONFIDENCE = 0.9
"""Confidence of a border, which its phrase defines."""

GUESS_CONFIDENCE = 0.3
"""Confidence of a place linked by its sound only."""

_ALONE = 10.0
"""Score that a place without rivals has before them."""


def choose(
    mention: Mention,
    weights: Weights,
    theatres: Collection[str],
    parents: Collection[str],
) -> None:
    """Resolve a mention to one of its candidates, and say how sure that is.

    Args:
        mention: Gets ``chosen`` and ``confidence``.
        weights: How much the text and its sentences speak of each country.
        theatres: Countries that conflict news is about.
        parents: English names of first-order divisions named in the text.
    """
    if mention.typed and mention.candidates:
        around = weights.around(mention)
        mention.candidates = tuple(
            place for place in mention.candidates if not _is_far(place, mention, around)
        )
    if not mention.candidates:
        mention.unknown = True
        defined = mention.kind == "border"
        mention.confidence = DEFINED_CONFIDENCE if defined else UNKNOWN_CONFIDENCE
    elif len(mention.candidates) == 1 and not trace.active():
        mention.chosen, mention.confidence = mention.candidates[0], _confidence(_ALONE)
    else:
        _choose_by_score(mention, weights, theatres, parents)


def _choose_by_score(
    mention: Mention,
    weights: Weights,
    theatres: Collection[str],
    parents: Collection[str],
) -> None:
    """Choose the candidate for which most speaks."""
    whole, around = weights.whole, weights.around(mention)
    division = _only_division(mention.candidates)
    doubtful = _other_countries(mention.candidates, whole)
    scored = sorted(
        ((_score(place, mention, theatres, parents) + _about(place, whole, around)
          + (_DIVISION if place is division else 0)
          - (_COUNTRY if place.kind == "country" and place.id in doubtful else 0),
          place.id, place)
         for place in mention.candidates),
        key=lambda item: (-item[0], item[1]),
    )  # fmt: skip
    mention.chosen = scored[0][2]
    rivals = [item for item in scored[1:] if not _same_spot(item[2], scored[0][2])]
    mention.confidence = _confidence(scored[0][0] - rivals[0][0] if rivals else _ALONE)
    if trace.active():
        scores = {place.id: round(score, 2) for score, _, place in scored}
        trace.note("places", mention.start, mention.end, "chosen by score", scores=scores)


def _confidence(margin: float) -> float:
    """How sure a choice is, by the score that it has before the next one."""
    return round(0.5 + 0.49 * math.tanh(margin / 3), 2)


def _other_countries(candidates: Collection[Candidate], weights: Counter[str]) -> set[str]:
    """Countries of which a text does not speak otherwise, unlike of a namesake's country.

    Amman and Oman are one word: in a text about Jordan it is the town.
    """
    reviewed = [place for place in candidates if place.mark == REVIEWED]
    spoken = {place.country for place in reviewed if weights[place.country]}
    return {
        place.id
        for place in reviewed
        if place.kind == "country" and not weights[place.country] and spoken
    }


def _only_division(candidates: Collection[Candidate]) -> Candidate | None:
    """A reviewed division of whose name no reviewed town of its country is."""
    reviewed = [place for place in candidates if place.mark == REVIEWED]
    divisions = [place for place in reviewed if place.kind == "admin1"]
    if len(divisions) != 1:
        return None
    rivals = [place for place in reviewed if place.country == divisions[0].country]
    return divisions[0] if len(rivals) == 1 else None


def _score(
    place: Candidate,
    mention: Mention,
    theatres: Collection[str],
    parents: Collection[str],
) -> float:
    population = max(place.population, OWN_POPULATION if place.mark == REVIEWED else 0)
    score = math.log10(population + 1) / 2
    score += place.kind in ("country", "continent") and _COUNTRY
    score += place.mark == REVIEWED and 2
    score += place.active
    score += place.country in theatres and 0.7
    score += bool(place.admin1) and place.admin1 in parents and place.kind != "admin1" and 2
    score -= place.mark == GENERATED and 1
    if mention.kind is not None and mention.typed:
        score += 5 * _fits(place.kind, mention.kind)
    elif mention.division and place.kind == "admin1":
        score += 5
    elif place.kind in ("admin1", "district"):
        score -= 3
    return float(score)


def _is_far(place: Candidate, mention: Mention, local: Counter[str]) -> bool:
    """Whether a typed place, «قرية X», is hardly a town of another country."""
    if not local or local[place.country] or not place.country:
        return False
    if mention.kind in SETTLEMENTS and place.kind not in SETTLEMENTS:
        return True
    small = mention.kind == "village" and place.kind == "city"
    return place.kind in SETTLEMENTS and (small or place.mark != REVIEWED)


def stay_home(mention: Mention, home: str | None) -> None:
    """Leave a name the candidates of the country in which the text puts it, if any."""
    same = [place for place in mention.candidates if home and place.country == home]
    mention.candidates = tuple(same) or mention.candidates


def stay_inside(inner: Mention, outer: Mention) -> None:
    """Leave a name inside a resolved one the candidates of the same country, if any."""
    if outer.chosen is not None:
        stay_home(inner, outer.chosen.country)


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
    if mention.kind in SETTLEMENTS and place.kind in SETTLEMENTS:
        return mention.kind
    if mention.kind == "region":
        return "district" if place.kind in SETTLEMENTS else place.kind
    if mention.kind == "admin1" and place.kind in SETTLEMENTS:
        return "admin1"
    return mention.kind if _fits(place.kind, mention.kind) else place.kind


_AREAS = frozenset(
    ("admin1", "region", "district", "sea", "lake", "river", "desert", "mountain", "valley",
     "border", "strait", "canal", "road")
)  # fmt: skip


def precision_of(kind: str | None) -> int | None:
    """What a mention names: 1 for a point, 2 for an area, 3 for a country or continent.

    It does not depend on whether the coordinates are known.
    """
    if kind is None:
        return None
    if kind in ("country", "continent"):
        return 3
    return 2 if kind in _AREAS else 1
