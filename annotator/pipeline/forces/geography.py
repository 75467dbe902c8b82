"""Where the text puts a force: the places of its sentence, its paragraph, the document."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.view import Covered, View
from annotator.pipeline.forces.words import NISBA

OWN_COUNTRY = frozenset((
    "armed_forces", "branch", "special_forces", "internal_security", "police", "intelligence",
    "personnel",
))  # fmt: skip
"""Classes of state forces: without another sign they belong to the country where they act."""

ELSEWHERE = frozenset(("contributor", "comparison"))
"""Roles of places that say nothing of where a text is set."""

NEAR = 4
"""How many tokens behind a mention its place may begin, where there are several."""

PASSED = frozenset(("destination", "origin", "route"))
"""Roles of places that say where something happens only if no other place does."""

DOMINANT = 0.6
"""Share of the mentions of countries and their places that makes one a text's country."""

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
                sentence = situation.view.sentence_of[item.first]
                self._places.setdefault(sentence, []).append(item)

    @property
    def main(self) -> str | None:
        """The country that most mentions of countries and their places point to."""
        return self._main[0]

    @property
    def dominant(self) -> str | None:
        """The same where it has nearly all mentions."""
        return self._main[1]

    @cached_property
    def _paragraphs(self) -> dict[int, tuple[int, int]]:
        return _paragraphs(self._situation.view)

    @cached_property
    def _main(self) -> tuple[str | None, str | None]:
        found = self._found
        places = (
            item.record.country
            for item in self._situation.view.places
            if not self._in_equipment(item)
            and item.record.role not in ELSEWHERE
            and not self._is_foreign(item)
        )
        forces = (c.country for c in found if c.country_source == "nisba")
        named = self._of_nisbas()
        counts = Counter(country for country in (*places, *forces, *named) if country)
        if not counts:
            return None, None
        (country, number), *others = counts.most_common(2)
        main = country if not others or number > others[0][1] else None
        patrons = {at for c in found if c.loyal is not None for at in range(*c.loyal)}
        placed = any(
            item.record.country == main
            and item.first not in patrons
            and not self._in_equipment(item)
            for item in self._situation.view.places
        )
        sure = (placed or number > 1) and number > DOMINANT * counts.total()
        return main, main if sure else None

    def _of_nisbas(self) -> list[str | None]:
        """Countries of the nisbas outside forces: العاصمة التشادية."""
        view, lexicon = self._situation.view, self._situation.lexicon
        found = [
            nisba_at(view, lexicon, at)
            for at in view.with_role(NISBA)
            if at not in self._inside and at not in view.place_at
        ]
        return [nisba[0].country for nisba in found if nisba and not nisba[0].ambiguous]

    def _in_equipment(self, item: Covered) -> bool:
        """Whether a place is only the name or part of the name of a weapon."""
        inside = self._inside.get(item.first)
        return inside is not None and inside.category == "equipment"

    def where(self, candidate: Candidate, *, home: bool = False) -> str | None:
        """Country where a mention's sentence puts it.

        Where the sentence has places of several countries, only one directly behind the
        mention counts (قوات الأمن في ألماتي).

        Args:
            candidate: The mention.
            home: Whether its own country is asked: a country that it flees or goes to,
                or a river that it crosses, is none (فر الجنود إلى تشاد).
        """
        places = self._scenes(self._situation.view.sentence_of[candidate.start], home=home)
        scenes = [item for item in places if item.record.role not in PASSED]
        places = scenes or places
        if len({item.record.country for item in places}) > 1:
            near = range(candidate.end, candidate.end + NEAR)
            places = [item for item in places if item.first in near]
        return str(places[0].record.country) if places else None

    def near(self, candidate: Candidate, *, home: bool = False) -> str | None:
        """Country of the nearest sentence of the paragraph that says where it is set.

        Those before the mention come first.
        """
        sentence = self._situation.view.sentence_of[candidate.start]
        first, end = self._paragraphs.get(sentence, (sentence, sentence + 1))
        for other in (*range(sentence - 1, first - 1, -1), *range(sentence + 1, end)):
            countries = {item.record.country for item in self._scenes(other, home=home)}
            if len(countries) == 1:
                return str(countries.pop())
        return None

    def around(self, candidate: Candidate, *, home: bool = False) -> str | None:
        """Country that the rest of the text gives a mention whose sentence says none.

        The one near it, else the country that nearly all of the text is about.
        """
        return self.near(candidate, home=home) or self.dominant

    def _scenes(self, sentence: int, *, home: bool = False) -> list[Covered]:
        """Places of a sentence that can say where something happens."""
        return [
            item
            for item in self._places.get(sentence, [])
            if self._is_header(item)
            or (
                (item.record.role not in NOT_WHERE or self._is_in(item))
                and self._is_where(item)
                and not (home and self._is_foreign(item))
            )
        ]

    def inside(self, at: int) -> Candidate | None:
        """The mention that a token belongs to."""
        return self._inside.get(at)

    def _is_foreign(self, item: Covered) -> bool:
        """Whether a place can be abroad: where someone goes to, a river that he crosses."""
        record, view = item.record, self._situation.view
        if record.kind == "country":
            return record.role in PASSED
        before = view.get(item.first - 1, item.first)
        return before is not None and "cross" in before.kinds

    def _is_in(self, item: Covered) -> bool:
        """Whether a place in the name of a body says where that is: الجيش الفرنسي في مالي."""
        before = self._situation.view.get(item.first - 1, item.first)
        named = item.record.role == "in_name" and item.record.kind == "country"
        return named and before is not None and "in" in before.kinds

    def _is_header(self, item: Covered) -> bool:
        """Whether a place opens its line before a colon: النيجر: مقتل قائد الدرك."""
        view = self._situation.view
        colon = view.get(item.last, item.first)
        opens = view.get(item.first - 1, item.first) is None
        return opens and colon is not None and colon.text == ":"

    def _is_where(self, item: Covered) -> bool:
        """Whether a place can be a scene; a country only after a preposition of place."""
        if item.record.kind != "country":
            return True
        view = self._situation.view
        before = view.get(item.first - 1, item.first)
        return before is not None and "place_preposition" in before.kinds


def _paragraphs(view: View) -> dict[int, tuple[int, int]]:
    """First sentence and end of the paragraph of each sentence."""
    starts = [0]
    for number in range(1, len(view.sentences)):
        gap = view.text[view.sentences[number - 1].end : view.sentences[number].start]
        if "\n" in gap:
            starts.append(number)
    ends = [*starts[1:], len(view.sentences)]
    return {
        number: (first, end)
        for first, end in zip(starts, ends, strict=True)
        for number in range(first, end)
    }
