"""From tokens to force mentions: which rows match, how far they reach, what they are."""

from annotator.pipeline.forces.adjectives import adjectives
from annotator.pipeline.forces.belonging import belonging
from annotator.pipeline.forces.candidate import GROUPS, OWNERS, Candidate
from annotator.pipeline.forces.classify import classify
from annotator.pipeline.forces.conditions import accepted
from annotator.pipeline.forces.equipment import grow_equipment, standalone_model
from annotator.pipeline.forces.grow import grow, name_behind
from annotator.pipeline.forces.lexicon import ForceLexicon, Head, Name
from annotator.pipeline.forces.match import Match, matches, openings
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.predicates import counted
from annotator.pipeline.forces.sharing import shared_heads
from annotator.pipeline.forces.situation import Earlier, Situation
from annotator.pipeline.forces.view import View
from annotator.text import trace
from annotator.text.chars import is_arabic

PARTITIVE = frozenset(("unit", "person", "troops"))
"""Kinds of heads that من ties to a force as a mere part of it (عمود من القوات الخاصة)."""

WITHOUT_COUNTRY = frozenset(("alliance", "peacekeeping", "criminal"))
"""Classes of names whose country says where they are, not whose they are."""

Key = tuple[int, bool, bool]
"""A token, whether it is parsed as a complement, and whether it is known as an owner."""

_DEEPEST = 12
"""Mentions inside one another; more is no language, and Python's stack has an end."""


class Parser:
    """Finds the mentions of a document.

    Args:
        view: The document.
        lexicon: The lexicons of the layer.
    """

    def __init__(self, view: View, lexicon: ForceLexicon):
        self.view = view
        self.lexicon = lexicon
        self.situation = Situation(view, lexicon)
        self._parts: dict[int, tuple[str, str | None]] = {}
        self._openings = openings(view, lexicon)
        self._matches: dict[int, list[Match]] = {}
        self._memory: dict[Key, Candidate | None] = {}
        self._settled: set[Key] = set()
        self._depth = 0

    def find(self) -> list[Candidate]:
        """All mentions in the order of the text.

        The second pass knows what the first one found, for names and heads that count
        only beside another mention or after a full name. What did not ask for that in the
        first pass is settled, and not parsed again.
        """
        self.situation = self._knowing(self._scan())
        if trace.active():
            self._settled.clear()
        self._memory = {key: self._memory[key] for key in self._settled}
        self._parts.clear()
        found = self._scan()
        for candidate in found:
            self._take_unit(candidate)
        return found

    def _knowing(self, found: list[Candidate]) -> Situation:
        groups: dict[str, Candidate] = {}
        for candidate in found:
            if candidate.name is not None:
                head = self.view.toks[candidate.start]
                groups.setdefault(head.lemma, candidate)
        places = [item.record.country for item in self.view.places]
        countries = [candidate.country for candidate in found]
        earlier = Earlier(
            starts=frozenset(candidate.start for candidate in found),
            ends=frozenset(candidate.end for candidate in found),
            names=frozenset(c.name for c in found if c.name is not None),
            groups=groups,
            countries=frozenset(country for country in [*places, *countries] if country),
            categories={candidate.end: candidate.category for candidate in found},
        )
        return Situation(self.view, self.lexicon, earlier)

    def _take_unit(self, candidate: Candidate) -> None:
        """Give a mention the unit that من makes a part of it: رتل من الدبابات."""
        if candidate.start not in self._parts:
            return
        candidate.unit_term, echelon = self._parts[candidate.start]
        aircraft = candidate.kind == "equipment" and echelon == "squadron"
        candidate.echelon = candidate.echelon or (None if aircraft else echelon)

    def _scan(self) -> list[Candidate]:
        found: list[Candidate] = []
        end = 0
        for at in sorted(self._openings):
            candidate = self.parse(at) if at >= end else None
            if candidate is None:
                continue
            end = max(candidate.end, at + 1)
            if candidate.skip:
                continue
            if candidate.owner_at is not None:
                self.situation.complement_at.add(candidate.owner_at)
            found.append(candidate)
            for extra in candidate.extra:
                found.append(extra)
                end = max(end, extra.end)
        return found

    def parse(self, i: int, *, complement: bool = False) -> Candidate | None:
        """The mention that begins at a token, or None.

        Args:
            i: Token.
            complement: It stands in idafa after a unit, people or a group.
        """
        if i not in self._openings:
            return None
        situation = self.situation
        key = (i, complement, not complement and i in situation.complement_at)
        if key not in self._memory:
            if self._depth >= _DEEPEST:
                situation.asked = True
                return None
            asked, situation.asked = situation.asked, False
            self._memory[key] = None
            self._depth += 1
            self._memory[key] = self._parse(i, complement)
            self._depth -= 1
            if not situation.asked:
                self._settled.add(key)
            situation.asked = situation.asked or asked
        elif key not in self._settled:
            situation.asked = True
        return self._memory[key]

    def _parse(self, i: int, complement: bool) -> Candidate | None:
        if i not in self._matches:
            self._matches[i] = matches(self.view, self.lexicon, i)
        for match in self._matches[i]:
            if isinstance(match.source, Name):
                candidate = self._named(i, match, match.source)
            else:
                candidate = self._headed(i, match, match.source)
            if candidate.skip:
                _tell(candidate, "looks like a force and is none")
                return candidate
            if self._part_of_other(candidate):
                _tell(candidate, "is only a part of the force that follows")
                return None
            if self._of_another_country(candidate):
                _tell(candidate, "refused: an adjective gives another country")
                continue
            if accepted(self.situation, candidate, complement=complement):
                _tell(candidate, "accepted")
                return candidate
            _tell(candidate, "refused: its conditions are not met")
        model = standalone_model(self.situation, i)
        if model is None and not self._matches[i]:
            self._openings.discard(i)
        return model

    def _named(self, i: int, match: Match, name: Name) -> Candidate:
        candidate = Candidate(
            i, match.end, name, "name", name.category, name.subcategory, name=name.name
        )
        candidate.plover, candidate.acled = name.plover, name.acled
        candidate.skip = not name.category
        first = self.view.toks[i]
        latin = not is_arabic(first.text)
        candidate.definite = None if latin else True
        if name.category in WITHOUT_COUNTRY:
            candidate.plover = name.plover or name.country
        else:
            candidate.country = name.country
            candidate.country_source = "inferred" if name.country else None
        if match.end > i + 1 and (
            self.lexicon.heads.get(first.bare) or (first.tag == "noun" and not first.definite)
        ):
            candidate.head = i
        if first.number == "Sing" and "unit_noun" in first.kinds:
            candidate.echelon = self.lexicon.echelons.get(first.bare)
        self._nisba_of_name(candidate)
        if not latin:
            adjectives(self.situation, candidate)
            name_behind(self.situation, candidate)
            belonging(self.situation, candidate, self._complement)
        return candidate

    def _of_another_country(self, candidate: Candidate) -> bool:
        """Whether an adjective gives a named force another country than it has."""
        if not isinstance(candidate.source, Name) or candidate.country is None:
            return False
        found = [nisba_at(self.view, self.lexicon, at) for at in candidate.adjectives]
        countries = [nisba[0].country for nisba in found if nisba is not None]
        return any(country not in (None, candidate.country) for country in countries)

    def _nisba_of_name(self, candidate: Candidate) -> None:
        for at in range(candidate.start, candidate.end + 1):
            found = nisba_at(self.view, self.lexicon, at)
            if found is not None and found[0].country == candidate.country is not None:
                candidate.country_source = "nisba"

    def _headed(self, i: int, match: Match, head: Head) -> Candidate:
        candidate = Candidate(i, match.end, head, head.kind, head.category, head.subcategory)
        candidate.head = i + self._names_people(head, i)
        candidate.skip = head.kind == "skip"
        if candidate.skip:
            return candidate
        if candidate.kind == "unit" or self._is_unit(head, i):
            candidate.echelon = self.lexicon.echelons.get(self.view.toks[i].bare)
        if candidate.kind == "equipment":
            grow_equipment(self.situation, candidate, self._complement)
        else:
            grow(self.situation, candidate, self._complement)
        classify(self.situation, candidate)
        shared_heads(self.situation, candidate)
        return candidate

    def _names_people(self, head: Head, i: int) -> bool:
        """Whether a phrase is people and their force: the force is the head (رجال الأمن)."""
        if len(head.forms) != 2 or head.category not in OWNERS or head.kind != "force":
            return False
        rows = self.lexicon.heads.get(self.view.toks[i].bare, [])
        people = any(row.kind == "person" and len(row.forms) == 1 for row in rows)
        return people and self.view.toks[i + 1].is_noun

    def _is_unit(self, head: Head, i: int) -> bool:
        """Whether a phrase begins with a unit that is more than troops: وحدة النخبة."""
        if len(head.forms) < 2 or head.kind != "force":
            return False
        return "unit_noun" in self.view.toks[i].kinds

    def _complement(self, i: int) -> Candidate | None:
        return self.parse(i, complement=True)

    def _part_of_other(self, candidate: Candidate) -> bool:
        """Whether من makes a unit or people a part of the force that follows.

        The unit then is no mention; the force remembers it as ``unit_term``.
        """
        gunmen = candidate.category in ("unidentified_armed", "non_state_armed")
        members = gunmen and candidate.kind == "human"
        if candidate.kind not in PARTITIVE and not members:
            return False
        if candidate.complement is not None or candidate.definite or candidate.unit_number:
            return False
        if candidate.kind != "unit" and counted(self.situation, candidate):
            return False
        tok = self.view.get(candidate.end, candidate.start)
        if tok is None or "of" not in tok.kinds or candidate.owner_at is not None:
            return False
        at = candidate.end + 1
        following = self.view.get(at, candidate.start)
        if following is not None and following.tag == "pron_dem":
            at += 1
        other = self.parse(at, complement=True)
        if other is None or other.skip:
            return False
        if candidate.category == "non_state_armed" and other.category not in GROUPS:
            return candidate.kind == "unit"
        head = self.view.toks[candidate.start]
        cited = candidate.source.citation if isinstance(candidate.source, Head) else None
        self.situation.asked = True  # the second pass has to tell the force again
        self._parts[other.start] = (cited or head.lemma, self.lexicon.echelons.get(head.bare))
        return True


def _tell(candidate: Candidate, decision: str) -> None:
    """Tell ``annotator explain`` what became of a row that matched."""
    if trace.active():
        source = candidate.source
        trace.note(
            "forces",
            candidate.start,
            candidate.end,
            decision,
            row=source.where,
            needs="|".join("&".join(part) for part in source.needs),
            unless="|".join(source.unless),
        )
