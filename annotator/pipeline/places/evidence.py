"""What the rest of a text says about a name: which countries it is about, and cues."""

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.text import Text

Homes = dict[int, frozenset[str]]
NOWHERE: frozenset[str] = frozenset()

_DIRECTION = ("direction", "near", "capital")
_SPATIAL = ("direction", "part", "near", "to", "via", "capital")
_PREPOSITIONS = frozenset(("at", "to", "from", "via"))
_VERBS_OF_PLACES = frozenset(("enter", "leave", "attack"))


def homes_of(place: Candidate) -> frozenset[str]:
    """What members of one list share: the country, or that they act as states."""
    state = place.kind == "country" or place.capital
    return frozenset((place.country, "state") if state else (place.country,))


_PLACES_OF_A_COUNTRY = 2
"""Weight of a country's own name or nisba against that of one of its places."""


def countries(
    text: Text, matches: Iterable[Match], first: int = 0, end: int | None = None
) -> Counter[str]:
    """How much a text speaks of each country: by its name, its places, its nisba.

    Args:
        text: The text.
        matches: Names of the gazetteer in it.
        first: First token of the part of the text that counts.
        end: Index after its last token; None is the end of the text.
    """
    end = len(text) if end is None else end
    weights: Counter[str] = Counter()
    for match in matches:
        if match.safe and first <= match.start < end and _is_of_one_country(match):
            own = match.best.kind == "country"
            weights[match.best.country] += _PLACES_OF_A_COUNTRY if own else 1
    for at in text.positions_in("nisba", first, end):
        weights[text.words[at].country or ""] += _PLACES_OF_A_COUNTRY
    return weights


def _is_of_one_country(match: Match) -> bool:
    """Whether a name stands for places of one country only, or for that country."""
    best = match.best
    if not best.country:
        return False
    if len(match.candidates) == 1:
        return best.active and (best.kind != "country" or best.mark == REVIEWED)
    own = best.kind == "country"
    homes = {
        candidate.country
        for candidate in match.candidates
        if candidate.active and (not own or candidate.mark == REVIEWED)
    }
    return len(homes) == 1


def direction_before(text: Text, at: int) -> bool:
    """Whether a direction, part, nearness or naming word stands right before a token."""
    found = text.phrases_before(at)
    return any(name in found for name in _DIRECTION)


def spatial_before(text: Text, at: int) -> bool:
    """Whether a direction, part or nearness word stands right before a token."""
    found = text.phrases_before(at)
    return any(name in found for name in _SPATIAL)


def has_place_cue(text: Text, at: int) -> bool:
    """Whether a spatial word or a preposition of place stands right before a token."""
    return spatial_before(text, at) or preposition_before(text, at)


def preposition_before(text: Text, at: int) -> bool:
    """Whether a preposition of place stands right before a token."""
    previous = text.before(at)
    if previous is None or text.pos[previous] == "VERB":
        return False
    classes = text.words[previous].by_spelling
    if text.is_proclitic(previous):
        return "glued_at" in classes
    return not _PREPOSITIONS.isdisjoint(classes)


def parent_after(text: Text, match: Match, starts: Homes) -> bool:
    """Whether the place's country follows: «الزاوية الليبية», «معان جنوبي الأردن».

    Args:
        text: The text.
        match: The doubtful name.
        starts: Index of each accepted place, to its homes.
    """
    at = text.after(match.end)
    if at is None:
        return False
    homes = {place.country for place in match.candidates}
    country = text.words[at].country
    if country:
        return country in homes and not _is_adjective(text, match)
    return _place_after(text, at, starts, homes)


def stated_home(
    text: Text, end: int, countries: Mapping[int, str], reach: int = 9
) -> str | None:
    """The country in which a text puts the name before a token: «بلدتي X وY في جنوب لبنان».

    Args:
        text: The text.
        end: Index after the name.
        countries: First token of each country named in the text, to its code.
        reach: How many tokens to look at.
    """
    for at in range(end, min(end + reach, len(text))):
        word = text.words[at]
        if text.pos[at] in ("VERB", "SCONJ") or (word.punct and not word.joins):
            return None
        if "in" in word.by_spelling:
            following = at + 1
            while following < len(text) and "direction" in text.words[following].classes:
                following += 1
            return countries.get(following)
    return None


def _is_adjective(text: Text, match: Match) -> bool:
    """Whether a one-word name is an adjective of the indefinite noun before it."""
    previous = text.before(match.start)
    if previous is None or match.end - match.start > 1 or text.is_proclitic(previous):
        return False
    bare = not text.words[match.start].definite and not text.words[previous].definite
    return bare and text.pos[previous] == "NOUN" and text.pos[match.start] in ("ADJ", "NOUN")


def _place_after(text: Text, at: int, starts: Homes, homes: set[str]) -> bool:
    """Whether a direction or ب and an accepted place of one of some countries follow."""
    classes = text.words[at].by_spelling
    if "direction" not in classes and "glued_at" not in classes:
        return False
    return any(homes & starts.get(at + step, NOWHERE) for step in range(1, 4))


def in_division(text: Text, at: int) -> bool:
    """Whether countryside or villages of a place are spoken of: «ريف X», «قرى في X»."""
    previous = text.before(at)
    if previous is None:
        return False
    classes = text.words[previous].by_spelling
    if "countryside" in classes:
        return True
    head = text.before(previous) if "in" in classes else None
    noun = text.words[head].noun if head is not None else None
    return noun is not None and noun.plural and noun.kind in ("city", "village", "district")


def people_before(text: Text, at: int) -> bool:
    """Whether an indefinite noun that a town's name follows stands before: «أهالي صور»."""
    previous = text.before(at)
    if previous is None or text.is_proclitic(previous) or text.words[previous].definite:
        return False
    return text.pos[previous] != "VERB" and "people_of" in text.words[previous].classes


def object_of_verb(text: Text, match: Match) -> bool:
    """Whether a verb that leads to or hits places stands before: «دخل الجيش القصير».

    Between them at most the subject, a definite noun, may stand; nothing that goes on
    with the name may follow.
    """
    if not closes_phrase(text, match.end):
        return False
    at = text.before(match.start)
    if at is not None and text.pos[at] in ("NOUN", "PROPN") and text.words[at].definite:
        at = text.before(at)
    if at is None or text.pos[at] != "VERB":
        return False
    return not _VERBS_OF_PLACES.isdisjoint(text.words[at].by_lemma)


def ends_phrase(text: Text, end: int) -> bool:
    """Whether a mark, a conjunction or the end of the line follows."""
    at = text.after(end)
    return at is None or text.words[at].punct or text.words[at].joins


def closes_phrase(text: Text, end: int) -> bool:
    """Whether the noun phrase ends at a token: no adjective, no second noun of an idafa.

    After a name with ال only a definite adjective goes on with it («الباب الأول»).
    """
    at = text.after(end)
    if at is None or text.words[at].joins:
        return True
    if text.words[end - 1].definite:
        return text.pos[at] not in ("ADJ", "NUM") or not text.words[at].definite
    return text.pos[at] not in ("ADJ", "NOUN", "PROPN", "PRON", "NUM", "X")


def coordinated(text: Text, match: Match, ends: Homes, starts: Homes) -> bool:
    """Whether a name is joined by و or a comma to an accepted place of its country.

    Args:
        text: The text.
        match: The doubtful name.
        ends: Index after each accepted place, to its homes.
        starts: Index of each accepted place, to the same.
    """
    left, right = _joined_before(text, match.start), _joined_after(text, match.end)
    beside = NOWHERE if left is None else ends.get(left + 1, NOWHERE)
    beside |= NOWHERE if right is None else starts.get(right, NOWHERE)
    return bool(beside) and any(beside & homes_of(place) for place in match.candidates)


def _joined_before(text: Text, start: int) -> int | None:
    """The token before a conjunction, or a comma and a conjunction, before a name."""
    at = text.before(start)
    if at is None or not text.words[at].joins:
        return None
    at = text.before(at)
    return text.before(at) if at is not None and text.words[at].joins else at


def _joined_after(text: Text, end: int) -> int | None:
    """The token after a conjunction, or a comma and a conjunction, after a name."""
    at = text.after(end)
    if at is None or not text.words[at].joins:
        return None
    at = text.after(at + 1)
    return text.after(at + 1) if at is not None and text.words[at].joins else at


def is_sport(text: Text, first: int, end: int) -> bool:
    """Whether a stretch of text speaks of sport (two or more words of it)."""
    found = text.positions_in("sport", first, end)
    return len(found) > 1 and len({text.lemmas[at] for at in found}) > 1
