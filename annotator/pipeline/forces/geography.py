"""Countries that are not said of a force itself but follow from its sentence."""

from collections import Counter
from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.view import Covered

OWN_COUNTRY = frozenset((
    "armed_forces", "branch", "special_forces", "internal_security", "police", "intelligence",
    "personnel",
))  # fmt: skip
"""Classes of state forces: without another sign they belong to the country where they act."""

LOCAL = frozenset(("internal_security", "police", "intelligence"))
"""Classes that belong to the country where they act even where the mention is indefinite."""

NEAR = 4
"""How many tokens behind a mention its place may begin, where there are several."""

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
        self._found = found
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
        """Country where a mention's sentence puts it.

        Where the sentence has places of several countries, only one directly behind the
        mention counts (قوات الأمن في ألماتي).
        """
        view = self._situation.view
        places = [
            item
            for item in self._places.get(view.toks[candidate.start].sentence, [])
            if item.record.role not in NOT_WHERE and self._is_where(item)
        ]
        if len({item.record.country for item in places}) > 1:
            near = range(candidate.end, candidate.end + NEAR)
            places = [item for item in places if item.first in near]
        return str(places[0].record.country) if places else None

    def _is_where(self, item: Covered) -> bool:
        """Whether a place can be a scene; a country only after a preposition of place."""
        if item.record.kind != "country":
            return True
        view = self._situation.view
        before = view.get(item.first - 1, item.first)
        return before is not None and self._situation.kind(before, "place_preposition")

    def possessor(self, candidate: Candidate) -> str | None:
        """Country to which a possessive pronoun can refer: the nearest one named before.

        By name, but not after a preposition, by a nisba (وزارة الدفاع الروسية) or by a force.
        """
        view, lexicon = self._situation.view, self._situation.lexicon
        first, _ = view.sentence_bounds(candidate.start)
        for at in range(candidate.start - 1, first - 1, -1):
            place, nisba = view.place_from.get(at), nisba_at(view, lexicon, at)
            if place is not None and place.record.kind == "country":
                before = view.get(at - 1, at)
                if before is None or before.tag != "prep":
                    return str(place.record.country)
            if nisba is not None and nisba[0].country and not nisba[0].ambiguous:
                return nisba[0].country
            if at in self._inside and self._inside[at].country:
                return self._inside[at].country
        return None

    def deployer(self, candidate: Candidate) -> str | None:
        """Country that is said to send the mention: أرسلت تركيا قوات إلى الحدود."""
        view = self._situation.view
        first, _ = view.sentence_bounds(candidate.start)
        for at in range(candidate.start - 1, first, -1):
            place, verb = view.place_from.get(at), view.toks[at - 1]
            if place is None or place.record.kind != "country":
                continue
            if verb.is_verb and self._situation.kind(verb, "deploy_verb"):
                return str(place.record.country)
        return None

    def earlier(self, candidate: Candidate) -> str | None:
        """Country of the last mention before it of the same kind: الجيش after الجيش المالي."""
        head = self._head(candidate)
        for other in reversed(self._found):
            before = other.start < candidate.start and other.country_source == "nisba"
            alike = other.category == candidate.category and self._head(other) == head
            if before and alike:
                return other.country
        return None

    def _head(self, candidate: Candidate) -> str:
        return self._situation.view.toks[candidate.start].lemma

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
            if found is None or at in self._inside or found[0].ambiguous:
                continue
            if found[0].country and view.toks[at].number == "Sing":
                countries.add(found[0].country)
        return countries.pop() if len(countries) == 1 else None


def infer_country(geography: Geography, candidate: Candidate) -> None:
    """Give a state force without a country the one of its origin or its place, in place."""
    if candidate.country is not None or candidate.name is not None:
        return
    mutineers = candidate.changed and candidate.kind in ("person", "troops")
    if candidate.category not in OWN_COUNTRY and not mutineers:
        return
    if candidate.possessed:
        country = geography.possessor(candidate)
    elif candidate.definite is False and candidate.category not in LOCAL and not mutineers:
        country = geography.deployer(candidate) or geography.origin(candidate)
    else:
        country = (
            geography.deployer(candidate)
            or geography.origin(candidate)
            or geography.earlier(candidate)
            or (geography.where(candidate) if candidate.category != "intelligence" else None)
            or (geography.nisba_near(candidate) if candidate.category in LOCAL else None)
        )
    if country is not None:
        candidate.country, candidate.country_source = country, "inferred"
