"""Countries that are not said of a force itself but follow from its sentence."""

from collections import Counter
from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.conditions import Situation
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.view import Covered

OWN_COUNTRY = frozenset((
    "armed_forces", "branch", "special_forces", "internal_security", "police", "intelligence",
    "personnel",
))  # fmt: skip
"""Classes of state forces: without another sign they belong to the country where they act."""

NOT_WHERE = frozenset(("contributor", "comparison", "attributive", "actor", "in_name"))
"""Roles of places that do not say where something happens."""


class Geography:
    """Places of a document outside its force mentions.

    Args:
        situation: The document.
        found: Its force mentions.
    """

    def __init__(self, situation: Situation, found: Sequence[Candidate]):
        self._situation = situation
        self._inside = {
            at: candidate for candidate in found for at in range(candidate.start, candidate.end)
        }
        self._places: dict[int, list[Covered]] = {}
        for item in situation.view.places:
            if item.first not in self._inside and item.record.country:
                sentence = situation.view.toks[item.first].sentence
                self._places.setdefault(sentence, []).append(item)
        self.main = self._main(found)

    def _main(self, found: Sequence[Candidate]) -> str | None:
        """The country that most mentions of countries and their places point to."""
        places = (item.record.country for item in self._situation.view.places)
        forces = (c.country for c in found if c.country_source == "nisba")
        counts = Counter(country for country in (*places, *forces) if country)
        if not counts:
            return None
        (country, number), *others = counts.most_common(2)
        return country if not others or number > others[0][1] else None

    def where(self, candidate: Candidate) -> str | None:
        """Country where a mention's sentence puts it: by the nearest place, later ones first."""
        view = self._situation.view
        places = [
            item
            for item in self._places.get(view.toks[candidate.start].sentence, [])
            if item.record.role not in NOT_WHERE
        ]
        if not places:
            return None
        if len({item.record.country for item in places}) > 1:
            after = [item for item in places if item.first >= candidate.end]
            places = [min(after, key=lambda item: item.first)] if after else places[-1:]
        return str(places[0].record.country)

    def origin(self, candidate: Candidate) -> str | None:
        """Country after من directly behind a mention: جنود من مالي."""
        view = self._situation.view
        tok = view.get(candidate.end, candidate.start)
        place = view.place_from.get(candidate.end + 1)
        if tok is None or place is None or not self._situation.kind(tok, "of"):
            return None
        return place.record.country if place.record.kind == "country" else None

    def nisba_near(self, candidate: Candidate) -> str | None:
        """The one country that the nisbas of the sentence name: مصدر أمني عراقي."""
        view = self._situation.view
        countries = set()
        first, end = view.sentence_bounds(candidate.start)
        for at in range(first, end):
            found = nisba_at(view, self._situation.lexicon, at)
            if found is not None and at not in self._inside and found[0].country:
                countries.add(found[0].country)
        return countries.pop() if len(countries) == 1 else None


def infer_country(geography: Geography, candidate: Candidate) -> None:
    """Give a state force without a country the one of its origin or its place, in place."""
    if candidate.country is not None:
        return
    mutineers = candidate.changed and candidate.kind in ("person", "troops")
    if candidate.category not in OWN_COUNTRY and not mutineers:
        return
    country = (
        geography.origin(candidate)
        or geography.where(candidate)
        or geography.nisba_near(candidate)
    )
    if country is not None:
        candidate.country, candidate.country_source = country, "inferred"
