"""Which names of the gazetteer are places in a text, and which are words or people."""

from collections import Counter
from functools import cached_property

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places import evidence
from annotator.pipeline.places.guards import LARGE, is_something_else
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

_MODIFIED = frozenset(("actor", "direction", "part"))


def find_names(text: Text, matches: list[Match], taken: list[Mention]) -> list[Mention]:
    """Names that stand for places by themselves or by what stands beside them.

    Args:
        text: The text.
        matches: Names of the gazetteer in it.
        taken: Mentions found already by their type nouns; their tokens are left alone.
    """
    occupied = {at for mention in taken for at in range(mention.start, mention.end)}
    free = [match for match in matches if match.start not in occupied]
    places = frozenset(
        at for match in free if match.safe for at in range(match.start, match.end)
    )
    free = [match for match in free if not is_something_else(text, match, places)]
    safe = [match for match in free if _is_certain(text, match)]
    accepted = safe + _accepted(text, free, safe, taken) if len(safe) < len(free) else safe
    accepted.sort(key=lambda match: match.start)
    return [Mention(match.start, match.end, match.candidates) for match in accepted]


def _accepted(
    text: Text, free: list[Match], safe: list[Match], taken: list[Mention]
) -> list[Match]:
    """The names that what stands beside them makes places, by and by."""
    spoken = _Spoken(text, free)
    starts, ends = _borders(safe, taken)
    certain = {match.start for match in safe}
    accepted = []
    for match in free:
        if match.start in certain:
            continue
        if _has_cue(text, match, spoken, starts, ends):
            accepted.append(match)
            starts[match.start] = ends[match.end] = evidence.homes_of(match.best)
    return accepted


class _Spoken:
    """Which countries a text speaks of, beside one of its doubtful names.

    Args:
        text: The text.
        free: Names of the gazetteer that may be places.
    """

    def __init__(self, text: Text, free: list[Match]):
        self._text = text
        self._free = free

    @cached_property
    def _weights(self) -> Counter[str]:
        return evidence.countries(self._text, self._free)

    @cached_property
    def _cued(self) -> Counter[str]:
        return _cued(self._text, self._free)

    def beside(self, match: Match, country: str) -> bool:
        """Whether it speaks of a country elsewhere than in a name."""
        if self._weights[country]:
            return True
        cued = self._cued[country]
        return cued > 0 and cued > _cued(self._text, [match])[country]


def _cued(text: Text, matches: list[Match]) -> Counter[str]:
    """Countries of reviewed names that are words too but stand where places stand.

    One of them proves nothing, two of one country support each other: «من القائم نحو
    الرطبة».
    """
    found: dict[str, str] = {}
    homes: evidence.Homes = {}
    for match in matches:
        best = match.best
        if best.mark != REVIEWED or best.policy != "context" or best.kind == "country":
            continue
        cue = evidence.has_place_cue(text, match.start) and evidence.closes_phrase(
            text, match.end
        )
        if (
            cue
            or evidence.object_of_verb(text, match)
            or evidence.coordinated(text, match, homes, {})
        ):
            found[best.id] = best.country
            homes[match.end] = evidence.homes_of(best)
    return Counter(found.values())


def _borders(safe: list[Match], taken: list[Mention]) -> tuple[evidence.Homes, evidence.Homes]:
    starts = {match.start: evidence.homes_of(match.best) for match in safe}
    ends = {match.end: evidence.homes_of(match.best) for match in safe}
    for mention in taken:
        if mention.candidates:
            starts[mention.start] = ends[mention.end] = evidence.homes_of(mention.candidates[0])
    return starts, ends


def _is_certain(text: Text, match: Match) -> bool:
    """Whether a safe name is no indefinite nisba, which needs a cue after all."""
    word = text.words[match.start]
    nisba = match.end - match.start == 1 and word.nisba_form
    return match.safe and not (nisba and not word.definite)


def _has_cue(
    text: Text,
    match: Match,
    spoken: _Spoken,
    starts: evidence.Homes,
    ends: evidence.Homes,
) -> bool:
    """Whether what stands beside a doubtful name makes it a place."""
    best = match.best
    if evidence.parent_after(text, match, starts):
        return True
    if best.kind == "country" and _follows_noun(text, match):
        return False
    if evidence.coordinated(text, match, ends, starts):
        return True
    if best.kind == "country":
        return _country_cue(text, match, spoken)
    spatial = evidence.spatial_before(text, match.start)
    if best.policy == "typed" and not evidence.direction_before(text, match.start):
        return False
    known = any(spoken.beside(match, place.country) for place in match.candidates)
    if known and best.policy == "context" and evidence.object_of_verb(text, match):
        return True
    if known and best.policy == "context" and evidence.people_before(text, match.start):
        return True
    if not spatial and not evidence.preposition_before(text, match.start):
        return False
    multiword = match.end - match.start > 1
    if best.policy == "safe" and best.active:
        return known or text.tags[match.start] == "verb"
    if not best.active:
        return known and (spatial or multiword or _is_unknown_word(text, match))
    if not evidence.closes_phrase(text, match.end):
        return False
    bare = not text.words[match.start].definite and evidence.ends_phrase(text, match.end)
    return known or (best.mark == REVIEWED and (spatial or bare or best.population >= LARGE))


def _is_unknown_word(text: Text, match: Match) -> bool:
    return text.pos[match.end - 1] in ("PROPN", "X")


def _follows_noun(text: Text, match: Match) -> bool:
    """Whether a noun stands before that it can modify: «دعم مالي» (financial support)."""
    previous = text.before(match.start)
    if previous is None:
        return False
    if not _MODIFIED.isdisjoint(text.words[previous].classes):
        return text.words[match.start].nisba_form and not text.is_masculine(previous)
    return text.pos[previous] in ("NOUN", "ADJ", "PRON")


def _country_cue(text: Text, match: Match, spoken: _Spoken) -> bool:
    previous = text.before(match.start)
    if previous is None:
        return spoken.beside(match, match.best.country)
    word = text.words[previous]
    head = "actor" in word.classes and not word.definite
    return (
        head
        or (text.pos[previous] == "VERB" and spoken.beside(match, match.best.country))
        or evidence.preposition_before(text, match.start)
        or evidence.spatial_before(text, match.start)
        or (text.is_proclitic(previous) and text.words[match.start].country is None)
    )
