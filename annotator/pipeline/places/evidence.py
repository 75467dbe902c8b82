"""What the rest of a text says about a name: which countries it is about, and cues."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.text import (
    after,
    before,
    ends_with,
    in_class,
    is_conjunction,
    is_definite,
    is_proclitic,
    nisba_country,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACES_OF_A_COUNTRY = 2
"""Weight of a country's own name or nisba against that of one of its places."""


def countries(doc: "Doc", matches: Iterable[Match], lexicon: PlaceLexicon) -> Counter[str]:
    """How much a text speaks of each country: by its name, its places, its nisba."""
    weights: Counter[str] = Counter()
    for match in matches:
        best = match.best
        if not match.safe or not best.country:
            continue
        own = best.kind == "country"
        homes = {
            candidate.country
            for candidate in match.candidates
            if candidate.active and (not own or candidate.mark == REVIEWED)
        }
        if len(homes) == 1:
            weights[best.country] += _PLACES_OF_A_COUNTRY if own else 1
    for token in doc:
        country = nisba_country(token, lexicon)
        if country:
            weights[country] += _PLACES_OF_A_COUNTRY
    return weights


def direction_before(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether a direction, part, nearness or naming word stands right before a token."""
    return any(
        ends_with(doc, at, lexicon.words(name)) is not None
        for name in ("direction", "near", "capital")
    )


def spatial_before(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether a direction, part or nearness word stands right before a token."""
    return any(
        ends_with(doc, at, lexicon.words(name)) is not None
        for name in ("direction", "part", "near", "to", "via", "capital")
    )


def has_place_cue(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether a spatial word or a preposition of place stands right before a token."""
    return spatial_before(doc, at, lexicon) or preposition_before(doc, at, lexicon)


def preposition_before(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether a preposition of place stands right before a token."""
    previous = before(doc, at)
    if previous is None or doc[previous].pos_ == "VERB":
        return False
    norm = doc[previous].norm_
    if is_proclitic(doc, previous):
        return norm in lexicon.words("glued_at")
    return any(norm in lexicon.words(name) for name in ("at", "to", "from", "via"))


def parent_after(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether the place's country follows as nisba: «الزاوية الليبية»."""
    at = after(doc, match.end)
    if at is None:
        return False
    country = nisba_country(doc[at], lexicon)
    return bool(country) and any(place.country == country for place in match.candidates)


def closes_phrase(doc: "Doc", end: int) -> bool:
    """Whether the noun phrase ends at a token: no adjective, no second noun of an idafa.

    After a name with ال only a definite adjective goes on with it («الباب الأول»).
    """
    at = after(doc, end)
    if at is None or is_conjunction(doc, at):
        return True
    token = doc[at]
    if is_definite(doc[end - 1]):
        return token.pos_ not in ("ADJ", "NUM") or not is_definite(token)
    return token.pos_ not in ("ADJ", "NOUN", "PROPN", "PRON", "NUM", "X")


def coordinated(doc: "Doc", match: Match, ends: dict[int, str], starts: dict[int, str]) -> bool:
    """Whether a name is joined by و or a comma to an accepted place of its country.

    Args:
        doc: The Doc.
        match: The doubtful name.
        ends: Index after each accepted place, to its country ("country" for one).
        starts: Index of each accepted place, to the same.
    """
    homes = {
        "country" if place.kind == "country" else place.country for place in match.candidates
    }
    previous = before(doc, match.start)
    if previous is not None and is_conjunction(doc, previous):
        left = before(doc, previous)
        if left is not None and is_conjunction(doc, left):
            left = before(doc, left)
        if left is not None and ends.get(left + 1) in homes:
            return True
    following = after(doc, match.end)
    if following is not None and is_conjunction(doc, following):
        right = after(doc, following + 1)
        if right is not None and is_conjunction(doc, right):
            right = after(doc, right + 1)
        return right is not None and starts.get(right) in homes
    return False


def is_sport(doc: "Doc", start: int, end: int, lexicon: PlaceLexicon) -> bool:
    """Whether a stretch of text speaks of sport (two or more words of it)."""
    found = {token.lemma_ for token in doc[start:end] if in_class(token, lexicon, "sport")}
    return len(found) > 1
