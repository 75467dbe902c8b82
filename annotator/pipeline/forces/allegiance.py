"""Whose a force is that does not say so itself: inferred from its clause and its text."""

from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.geography import OWN_COUNTRY, Geography
from annotator.pipeline.forces.links import Links
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import Tok

MILITARY = frozenset(("armed_forces", "branch", "special_forces"))
"""Classes of forces of which a state has one, so that a bare one is the speaker's."""

SPEECH_REACH = 5
"""How many tokens before a speaker its verb of speech or its spokesman may stand."""

LOCAL = frozenset(("internal_security", "police", "intelligence"))
"""Classes that belong to the country where they act even where a nisba is all that says it."""

FIGHTING = frozenset(("non_state_armed", "paramilitary", "unidentified_armed"))
"""Armed groups: they belong to the country where they fight."""

TRANSNATIONAL = "IMG"
"""PLOVER country of groups that fight in several countries: theirs is where they act."""

ACTING = frozenset(("actor", "attributive"))
"""Roles of towns and regions that stand for their state: تأكيد موسكو, حاكم تكساس."""

ENEMY_REACH = 16
"""How many tokens before what the enemy lost he may be named."""

REACH = 12
"""How many tokens before a mention the verb that sends it may stand."""


class Allegiance:
    """Finds the countries of the mentions of a document.

    Args:
        situation: The document.
        found: Its mentions.
        geography: Its places.
    """

    def __init__(self, situation: Situation, found: Sequence[Candidate], geography: Geography):
        self._situation = situation
        self._view = situation.view
        self._found = found
        self._geography = geography

    def infer(self, candidate: Candidate) -> None:
        """Give a mention without a country the one that the text implies, in place."""
        if candidate.plover == TRANSNATIONAL and candidate.country_source == "inferred":
            candidate.country = self._geography.where(candidate, home=True) or candidate.country
        elif candidate.plover == TRANSNATIONAL and candidate.country is None:
            candidate.country = self._geography.where(candidate, home=True)
            candidate.country_source = "inferred" if candidate.country else None
            return
        if candidate.country is not None or candidate.label:
            return
        enemy = self._enemy(candidate)
        if enemy is not None:
            country: str | None = enemy
        elif candidate.category == "equipment":
            country = self._possessor(candidate) if self._of_possessor(candidate) else None
            country = country or self._sender(candidate, ("deploy_verb", "use_verb"))
        elif candidate.category in OWN_COUNTRY:
            country = self._of_state(candidate)
        elif candidate.category in FIGHTING:
            country = self._origin(candidate) or self._geography.where(candidate, home=True)
            country = country or self._geography.around(candidate, home=True)
        else:
            return
        if country is not None:
            candidate.country, candidate.country_source = country, "inferred"

    def _of_state(self, candidate: Candidate) -> str | None:
        if candidate.name is not None and not candidate.quoted_name:
            return None
        if self._of_possessor(candidate):
            return self._possessor(candidate) or self._geography.where(candidate, home=True)
        sender = self._sender(candidate, ("deploy_verb",))
        country = sender or self._origin(candidate) or self._earlier(candidate)
        if country is not None or candidate.category == "intelligence":
            return country or (self._nisba_near(candidate) or self._geography.dominant)
        country = self._speaker(candidate) or self._geography.where(candidate, home=True)
        country = country or self._opponent(candidate)
        if country is None and (candidate.definite or candidate.category in LOCAL):
            country = self._nisba_near(candidate)
        return country or self._geography.around(candidate, home=True)

    def _of_possessor(self, candidate: Candidate) -> bool:
        """Whether a pronoun says whose it is: قواتها, مقاتلات بلاده."""
        last = candidate.end - 1
        pronoun = self._view.toks[last].tag == "pron" and not self._view.opens_word(last)
        return candidate.possessed or (pronoun and candidate.loyal is None)

    def _actor(self, at: int, first: int) -> str | None:
        """Country of an actor at a token: its name or capital, a nisba, a force."""
        view = self._view
        place, nisba = view.place_from.get(at), nisba_at(view, self._situation.lexicon, at)
        if place is not None and place.record.country:
            before = view.get(at - 1, first)
            state = place.record.kind == "country" or place.record.role in ACTING
            if state and (before is None or before.tag != "prep"):
                return str(place.record.country)
        if nisba is not None and nisba[0].country and not nisba[0].ambiguous:
            return nisba[0].country
        force = self._geography.inside(at)
        return force.country if force is not None else None

    def _possessor(self, candidate: Candidate, end: int | None = None) -> str | None:
        """Country to which a possessive pronoun can refer: the nearest one named before.

        By name, but not after a preposition, by a nisba (وزارة الدفاع الروسية) or by a force.
        """
        end = candidate.start if end is None else end
        first, _ = self._view.sentence_bounds(candidate.start)
        for at in range(end - 1, first - 1, -1):
            country = self._actor(at, at)
            if country is not None:
                return country
        return None

    def _sender(self, candidate: Candidate, kinds: tuple[str, ...]) -> str | None:
        """Country that is said to send the mention: أرسلت تركيا قوات, بإرسال كيغالي جنودا."""
        view = self._view
        first, _ = view.sentence_bounds(candidate.start)
        for at in range(candidate.start - 1, max(first - 1, candidate.start - REACH), -1):
            tok = view.toks[at]
            strikes = "strike_verb" in tok.kinds
            if strikes or not tok.is_any(kinds):
                if tok.is_verb:
                    return None
                continue
            if not tok.is_verb and not self._is_masdar(tok):
                continue
            for subject in range(at + 1, candidate.start):
                country = self._actor(subject, candidate.start)
                if country is not None:
                    return country
            before = view.get(at - 1, at)
            by = before is not None and "called" in before.kinds
            return self._possessor(candidate, at) if tok.is_verb or by else self._agent(at)
        return None

    def _agent(self, masdar: int) -> str | None:
        """Country of the force before a masdar: يستعد الجيش الإثيوبي لإعادة القوات."""
        first, _ = self._view.sentence_bounds(masdar)
        for at in range(masdar - 1, first - 1, -1):
            force = self._geography.inside(at)
            if force is not None:
                return force.country
        return None

    def _speaker(self, candidate: Candidate) -> str | None:
        """Country of the military that speaks of its own: قال سلاح الجو التركي إن القوات."""
        view = self._view
        if candidate.category not in MILITARY or not candidate.definite:
            return None
        that = view.back(candidate.start, "that", REACH)
        if that is None or not view.toks[that].tag.startswith(("conj", "verb_pseudo")):
            return None
        for at in range(that - 1, view.sentence_bounds(that)[0] - 1, -1):
            force = self._geography.inside(at)
            if force is not None and force.category in MILITARY:
                return force.country if self._speaks(at) else None
            nisba, noun = nisba_at(view, self._situation.lexicon, at), view.get(at - 1, at)
            if nisba is None or noun is None or "state_body" not in noun.kinds:
                continue
            if self._speaks(at):
                return nisba[0].country
        return None

    def _speaks(self, at: int) -> bool:
        """Whether a verb or noun of speech stands before a token."""
        return self._view.back(at, "speech", SPEECH_REACH) is not None

    def _enemy(self, candidate: Candidate) -> str | None:
        """The other of two states at war, where the enemy's losses are told: خسائر العدو."""
        view = self._view
        first, _ = view.sentence_bounds(candidate.start)
        enemy = candidate.start
        if "enemy" not in view.toks[enemy].kinds:
            if candidate.category not in ("equipment", "personnel") or candidate.definite:
                return None
            if not any("loss" in view.toks[at].kinds for at in range(first, candidate.start)):
                return None
            before = view.back(candidate.start, "enemy", ENEMY_REACH)
            if before is None:
                return None
            enemy = before
        told = [self._actor(at, first) for at in range(first, enemy)]
        sides = {
            other.country
            for other in self._found
            if other.category in MILITARY and other.country_source in ("nisba", "idafa")
        } - {None}
        others = sides - set(told)
        known = len(sides) == 2 and len(others) == 1
        return others.pop() if known else None

    def _is_masdar(self, tok: Tok) -> bool:
        return tok.tag == "noun" and not tok.definite

    def _earlier(self, candidate: Candidate) -> str | None:
        """Country of the last mention before it of the same kind: الجيش after الجيش المالي."""
        head = self._head(candidate)
        for other in reversed(self._found):
            before = other.start < candidate.start and other.country_source == "nisba"
            alike = other.category == candidate.category and self._head(other) == head
            if before and alike:
                return other.country
        return None

    def _opponent(self, candidate: Candidate) -> str | None:
        """The one country of the named groups of its sentence: they fight their own state."""
        sentence = self._view.sentence_of[candidate.start]
        countries = {
            other.country
            for other in self._found
            if self._view.sentence_of[other.start] == sentence
            and other.name is not None
            and other.category in FIGHTING
        } - {None}
        return countries.pop() if len(countries) == 1 else None

    def _head(self, candidate: Candidate) -> str:
        return self._view.toks[candidate.start].lemma

    def _origin(self, candidate: Candidate) -> str | None:
        """Country after من directly behind a mention, the only one: جنود من مالي."""
        view = self._view
        tok = view.get(candidate.end, candidate.start)
        place = view.place_from.get(candidate.end + 1)
        if tok is None or place is None or "of" not in tok.kinds:
            return None
        joined = view.get(place.last, candidate.start)
        several = joined is not None and "and" in joined.kinds
        if several and view.place_from.get(place.last + 1) is not None:
            return None
        return place.record.country if place.record.kind == "country" else None

    def _nisba_near(self, candidate: Candidate) -> str | None:
        """The one country that the nisbas of the sentence name: مصدر أمني عراقي."""
        view = self._view
        countries = set()
        first, end = view.sentence_bounds(candidate.start)
        for at in range(first, end):
            found = nisba_at(view, self._situation.lexicon, at)
            if found is None or self._geography.inside(at) or found[0].ambiguous:
                continue
            if found[0].country and view.toks[at].number == "Sing":
                countries.add(found[0].country)
        return countries.pop() if len(countries) == 1 else None


def inherit_countries(found: Sequence[Candidate], links: Links) -> None:
    """Give parts without a country that of their owner, in place."""
    for number in sorted(links.part_of):
        owner, seen = number, {number}
        while owner in links.part_of and links.part_of[owner] not in seen:
            owner = links.part_of[owner]
            seen.add(owner)
            if found[owner].country is not None:
                break
        country = found[owner].country
        if found[number].country is None and country is not None:
            found[number].country, found[number].country_source = country, "inferred"
