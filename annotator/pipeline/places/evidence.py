"""What the rest of a text says about a name: which countries it is about, and cues."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate
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
    from spacy.tokens import Doc, Span

Homes = dict[int, frozenset[str]]
NOWHERE: frozenset[str] = frozenset()


def homes_of(place: Candidate) -> frozenset[str]:
    """What members of one list share: the country, or that they act as states."""
    state = place.kind == "country" or place.capital
    return frozenset((place.country, "state") if state else (place.country,))


_PLACES_OF_A_COUNTRY = 2
"""Weight of a country's own name or nisba against that of one of its places."""


def countries(
    text: "Doc | Span", matches: Iterable[Match], lexicon: PlaceLexicon
) -> Counter[str]:
    """How much a text speaks of each country: by its name, its places, its nisba.

    Args:
        text: The Doc, or a sentence of it.
        matches: Names of the gazetteer in the Doc.
        lexicon: Words of the places layer.
    """
    weights: Counter[str] = Counter()
    first, last = text[0].i if len(text) else 0, text[-1].i if len(text) else -1
    for match in matches:
        best = match.best
        if not match.safe or not best.country or not first <= match.start <= last:
            continue
        own = best.kind == "country"
        homes = {
            candidate.country
            for candidate in match.candidates
            if candidate.active and (not own or candidate.mark == REVIEWED)
        }
        if len(homes) == 1:
            weights[best.country] += _PLACES_OF_A_COUNTRY if own else 1
    for token in text:
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


def parent_after(doc: "Doc", match: Match, lexicon: PlaceLexicon, starts: Homes) -> bool:
    """Whether the place's country follows: «الزاوية الليبية», «معان جنوبي الأردن».

    Args:
        doc: The Doc.
        match: The doubtful name.
        lexicon: Words of the places layer.
        starts: Index of each accepted place, to its homes.
    """
    at = after(doc, match.end)
    if at is None:
        return False
    homes = {place.country for place in match.candidates}
    country = nisba_country(doc[at], lexicon)
    if country:
        return country in homes and not _is_adjective(doc, match)
    return _place_after(doc, at, lexicon, starts, homes)


def stated_home(
    doc: "Doc", end: int, countries: Mapping[int, str], lexicon: PlaceLexicon, reach: int = 9
) -> str | None:
    """The country in which a text puts the name before a token: «بلدتي X وY في جنوب لبنان».

    Args:
        doc: The Doc.
        end: Index after the name.
        countries: First token of each country named in the text, to its code.
        lexicon: Words of the places layer.
        reach: How many tokens to look at.
    """
    for at in range(end, min(end + reach, len(doc))):
        token = doc[at]
        if token.pos_ in ("VERB", "SCONJ") or (token.is_punct and not is_conjunction(doc, at)):
            return None
        if token.norm_ in lexicon.words("in"):
            following = at + 1
            while following < len(doc) and in_class(doc[following], lexicon, "direction"):
                following += 1
            return countries.get(following)
    return None


def _is_adjective(doc: "Doc", match: Match) -> bool:
    """Whether a one-word name is an adjective of the indefinite noun before it."""
    previous = before(doc, match.start)
    if previous is None or match.end - match.start > 1 or is_proclitic(doc, previous):
        return False
    token, noun = doc[match.start], doc[previous]
    bare = not is_definite(token) and not is_definite(noun)
    return bare and noun.pos_ == "NOUN" and token.pos_ in ("ADJ", "NOUN")


def _place_after(
    doc: "Doc", at: int, lexicon: PlaceLexicon, starts: Homes, homes: set[str]
) -> bool:
    """Whether a direction or ب and an accepted place of one of some countries follow."""
    words = ("direction", "glued_at")
    if not any(doc[at].norm_ in lexicon.words(name) for name in words):
        return False
    return any(homes & starts.get(at + step, NOWHERE) for step in range(1, 4))


def in_division(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether countryside or villages of a place are spoken of: «ريف X», «قرى في X»."""
    previous = before(doc, at)
    if previous is None:
        return False
    if doc[previous].norm_ in lexicon.words("countryside"):
        return True
    head = before(doc, previous)
    if head is None or doc[previous].norm_ not in lexicon.words("in"):
        return False
    noun = lexicon.types.get(doc[head].norm_)
    return noun is not None and noun.plural and noun.kind in ("city", "village", "district")


def people_before(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether an indefinite noun that a town's name follows stands before: «أهالي صور»."""
    previous = before(doc, at)
    if previous is None or is_proclitic(doc, previous) or is_definite(doc[previous]):
        return False
    token = doc[previous]
    return token.pos_ != "VERB" and in_class(token, lexicon, "people_of")


def object_of_verb(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a verb that leads to or hits places stands before: «دخل الجيش القصير».

    Between them at most the subject, a definite noun, may stand; nothing that goes on
    with the name may follow.
    """
    if not closes_phrase(doc, match.end):
        return False
    at = before(doc, match.start)
    if at is not None and doc[at].pos_ in ("NOUN", "PROPN") and is_definite(doc[at]):
        at = before(doc, at)
    if at is None or doc[at].pos_ != "VERB":
        return False
    return any(doc[at].lemma_ in lexicon.words(name) for name in ("enter", "leave", "attack"))


def ends_phrase(doc: "Doc", end: int) -> bool:
    """Whether a mark, a conjunction or the end of the line follows."""
    at = after(doc, end)
    return at is None or doc[at].is_punct or is_conjunction(doc, at)


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


def coordinated(doc: "Doc", match: Match, ends: Homes, starts: Homes) -> bool:
    """Whether a name is joined by و or a comma to an accepted place of its country.

    Args:
        doc: The Doc.
        match: The doubtful name.
        ends: Index after each accepted place, to its homes.
        starts: Index of each accepted place, to the same.
    """
    homes = frozenset[str]().union(*(homes_of(place) for place in match.candidates))
    previous = before(doc, match.start)
    if previous is not None and is_conjunction(doc, previous):
        left = before(doc, previous)
        if left is not None and is_conjunction(doc, left):
            left = before(doc, left)
        if left is not None and homes & ends.get(left + 1, NOWHERE):
            return True
    following = after(doc, match.end)
    if following is not None and is_conjunction(doc, following):
        right = after(doc, following + 1)
        if right is not None and is_conjunction(doc, right):
            right = after(doc, right + 1)
        return right is not None and bool(homes & starts.get(right, NOWHERE))
    return False


def is_sport(doc: "Doc", start: int, end: int, lexicon: PlaceLexicon) -> bool:
    """Whether a stretch of text speaks of sport (two or more words of it)."""
    found = {token.lemma_ for token in doc[start:end] if in_class(token, lexicon, "sport")}
    return len(found) > 1
