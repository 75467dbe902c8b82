"""Which names of the gazetteer are places in a text, and which are words or people."""

from collections import Counter
from typing import TYPE_CHECKING

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places import evidence
from annotator.pipeline.places.guards import LARGE, is_nisba_form, is_something_else
from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    before,
    in_class,
    is_definite,
    is_masculine,
    is_proclitic,
    nisba_country,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_names(
    doc: "Doc", matches: list[Match], lexicon: PlaceLexicon, taken: list[Mention]
) -> list[Mention]:
    """Names that stand for places by themselves or by what stands beside them.

    Args:
        doc: The Doc.
        matches: Names of the gazetteer in it.
        lexicon: Words of the places layer.
        taken: Mentions found already by their type nouns; their tokens are left alone.
    """
    occupied = {at for mention in taken for at in range(mention.start, mention.end)}
    free = [match for match in matches if match.start not in occupied]
    places = frozenset(
        at for match in free if match.safe for at in range(match.start, match.end)
    )
    free = [match for match in free if not is_something_else(doc, match, lexicon, places)]
    weights = evidence.countries(doc, free, lexicon)
    safe = [match for match in free if _is_certain(doc, match, lexicon)]
    starts, ends = _borders(safe, taken)
    cued = _cued(doc, free, lexicon)
    accepted = list(safe)
    for match in free:
        if match in safe:
            continue
        others = weights + (cued - _cued(doc, [match], lexicon))
        if _has_cue(doc, match, lexicon, others, starts, ends):
            accepted.append(match)
            starts[match.start] = ends[match.end] = evidence.homes_of(match.best)
    accepted.sort(key=lambda match: match.start)
    return [Mention(match.start, match.end, match.candidates) for match in accepted]


def _cued(doc: "Doc", matches: list[Match], lexicon: PlaceLexicon) -> Counter[str]:
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
        cue = evidence.has_place_cue(doc, match.start, lexicon) and evidence.closes_phrase(
            doc, match.end
        )
        if (
            cue
            or evidence.object_of_verb(doc, match, lexicon)
            or evidence.coordinated(doc, match, homes, {})
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


def _is_certain(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a safe name is no indefinite nisba, which needs a cue after all."""
    norm = doc[match.start].norm_
    nisba = match.end - match.start == 1 and is_nisba_form(norm, lexicon)
    return match.safe and not (nisba and not is_definite(doc[match.start]))


def _has_cue(
    doc: "Doc",
    match: Match,
    lexicon: PlaceLexicon,
    weights: Counter[str],
    starts: evidence.Homes,
    ends: evidence.Homes,
) -> bool:
    """Whether what stands beside a doubtful name makes it a place."""
    best = match.best
    if evidence.parent_after(doc, match, lexicon, starts):
        return True
    if best.kind == "country" and _follows_noun(doc, match, lexicon):
        return False
    if evidence.coordinated(doc, match, ends, starts):
        return True
    if best.kind == "country":
        return _country_cue(doc, match, lexicon, weights)
    spatial = evidence.spatial_before(doc, match.start, lexicon)
    if best.policy == "typed" and not evidence.direction_before(doc, match.start, lexicon):
        return False
    known = any(weights[place.country] for place in match.candidates)
    if known and best.policy == "context" and evidence.object_of_verb(doc, match, lexicon):
        return True
    if known and best.policy == "context" and evidence.people_before(doc, match.start, lexicon):
        return True
    if not spatial and not evidence.preposition_before(doc, match.start, lexicon):
        return False
    multiword = match.end - match.start > 1
    if best.policy == "safe" and best.active:
        return known or doc[match.start].tag_ == "verb"
    if not best.active:
        return known and (spatial or multiword or _is_unknown_word(doc, match))
    if not evidence.closes_phrase(doc, match.end):
        return False
    bare = not is_definite(doc[match.start]) and evidence.ends_phrase(doc, match.end)
    return known or (best.mark == REVIEWED and (spatial or bare or best.population >= LARGE))


def _is_unknown_word(doc: "Doc", match: Match) -> bool:
    return doc[match.end - 1].pos_ in ("PROPN", "X")


def _follows_noun(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a noun stands before that it can modify: «دعم مالي» (financial support)."""
    previous = before(doc, match.start)
    if previous is None:
        return False
    token = doc[previous]
    if any(in_class(token, lexicon, name) for name in ("actor", "direction", "part")):
        return is_nisba_form(doc[match.start].norm_, lexicon) and not is_masculine(token)
    return token.pos_ in ("NOUN", "ADJ", "PRON")


def _country_cue(
    doc: "Doc", match: Match, lexicon: PlaceLexicon, weights: Counter[str]
) -> bool:
    previous = before(doc, match.start)
    if previous is None:
        return bool(weights[match.best.country])
    head = in_class(doc[previous], lexicon, "actor") and not is_definite(doc[previous])
    subject = doc[previous].pos_ == "VERB" and bool(weights[match.best.country])
    return (
        head
        or subject
        or evidence.preposition_before(doc, match.start, lexicon)
        or evidence.spatial_before(doc, match.start, lexicon)
        or (is_proclitic(doc, previous) and nisba_country(doc[match.start], lexicon) is None)
    )
