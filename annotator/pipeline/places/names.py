"""Which names of the gazetteer are places in a text, and which are words or people."""

from collections import Counter
from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places import evidence
from annotator.pipeline.places.lexicon import ARTICLE, PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    SON,
    after,
    before,
    in_class,
    is_definite,
    is_masculine,
    is_name_like,
    is_proclitic,
    nisba_country,
    word_start,
)
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

LARGE = 300_000
"""Inhabitants from which a doubtful name needs a preposition only."""


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
    free = [match for match in free if not _is_something_else(doc, match, lexicon, places)]
    weights = evidence.countries(doc, free, lexicon)
    safe = [match for match in free if _is_certain(doc, match, lexicon)]
    starts, ends = _borders(safe, taken)
    accepted = list(safe)
    for match in free:
        if match not in safe and _has_cue(doc, match, lexicon, weights, starts, ends):
            accepted.append(match)
            starts[match.start] = ends[match.end] = _home(match.best)
    accepted.sort(key=lambda match: match.start)
    return [Mention(match.start, match.end, match.candidates) for match in accepted]


def _borders(safe: list[Match], taken: list[Mention]) -> tuple[dict[int, str], dict[int, str]]:
    starts = {match.start: _home(match.best) for match in safe}
    ends = {match.end: _home(match.best) for match in safe}
    for mention in taken:
        if mention.candidates:
            starts[mention.start] = ends[mention.end] = _home(mention.candidates[0])
    return starts, ends


def _home(place: Candidate) -> str:
    """What members of one list share: the country, or that they are countries."""
    return "country" if place.kind == "country" else place.country


def _is_something_else(
    doc: "Doc", match: Match, lexicon: PlaceLexicon, places: frozenset[int]
) -> bool:
    return is_person(doc, match, lexicon, places) or _is_adjective(doc, match, lexicon)


def is_person(
    doc: "Doc", match: Match, lexicon: PlaceLexicon, places: frozenset[int] = frozenset()
) -> bool:
    """Whether a name is (part of) a person's name: «ياسر عرفات», «الملك خالد»."""
    best = match.best
    following = after(doc, match.end)
    if following is not None and doc[following].norm_ in SON:
        return True
    previous = before(doc, match.start)
    if previous is not None and is_proclitic(doc, previous):
        name_goes_on = following is not None and is_name_like(doc[following])
        if doc[previous].norm_ in lexicon.words("glued_like") and name_goes_on:
            return following not in places
        whole = fold(doc[word_start(doc, match.start) : match.end].text)
        return best.mark != REVIEWED and whole in lexicon.first_names
    if best.kind == "country" or previous is None:
        return False
    token = doc[previous]
    if token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and (
        token.norm_ in lexicon.first_names or token.norm_ in lexicon.words("kunya")
    ):
        return previous not in places
    title = token.lemma_ in lexicon.words("title") and is_definite(token)
    if title and match.end - match.start == 1 and token.pos_ != "ADJ":
        return True
    unknown = token.pos_ == "PROPN" and not lexicon.type_noun(token.norm_)
    return unknown and best.mark != REVIEWED and best.population < LARGE


def _is_adjective(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a country's name is a nisba here: «القوات السعودية», «حكومة سورية»."""
    if match.end - match.start != 1:
        return False
    token = doc[match.start]
    if not _is_nisba_form(token.norm_, lexicon):
        return False
    previous = before(doc, match.start)
    if previous is None or is_proclitic(doc, previous):
        return False
    noun = doc[previous]
    if noun.pos_ not in ("NOUN", "ADJ", "PROPN"):
        return False
    if is_definite(token):
        return is_definite(noun)
    feminine = noun.norm_.endswith(("ة", "ات")) or "Number=Plur" in str(noun.morph)
    return not is_definite(noun) and feminine and not in_class(noun, lexicon, "direction")


def _is_nisba_form(norm: str, lexicon: PlaceLexicon) -> bool:
    """Whether a country's name is spelled like its feminine nisba (سورية، السعودية)."""
    stem = norm.removeprefix(ARTICLE)
    return stem.endswith(("ية", "يه")) and stem in lexicon.nisbas


def _is_certain(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a safe name is no indefinite nisba, which needs a cue after all."""
    norm = doc[match.start].norm_
    nisba = match.end - match.start == 1 and _is_nisba_form(norm, lexicon)
    return match.safe and not (nisba and not is_definite(doc[match.start]))


def _has_cue(
    doc: "Doc",
    match: Match,
    lexicon: PlaceLexicon,
    weights: Counter[str],
    starts: dict[int, str],
    ends: dict[int, str],
) -> bool:
    """Whether what stands beside a doubtful name makes it a place."""
    best = match.best
    if evidence.parent_after(doc, match, lexicon):
        return True
    if evidence.coordinated(doc, match, ends, starts):
        return True
    if best.kind == "country":
        return not _follows_noun(doc, match, lexicon) and _country_cue(
            doc, match, lexicon, weights
        )
    spatial = evidence.spatial_before(doc, match.start, lexicon)
    if best.policy == "typed" and not evidence.direction_before(doc, match.start, lexicon):
        return False
    if not spatial and not evidence.preposition_before(doc, match.start, lexicon):
        return False
    known = any(weights[place.country] for place in match.candidates)
    multiword = match.end - match.start > 1
    if best.policy == "safe" and best.active:
        return known or doc[match.start].tag_ == "verb"
    if not best.active:
        return known and (spatial or multiword or _is_unknown_word(doc, match))
    if not evidence.closes_phrase(doc, match.end):
        return False
    return known or (best.mark == REVIEWED and (spatial or best.population >= LARGE))


def _is_unknown_word(doc: "Doc", match: Match) -> bool:
    return doc[match.end - 1].pos_ in ("PROPN", "X")


def _follows_noun(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a noun stands before that it can modify: «دعم مالي» (financial support)."""
    previous = before(doc, match.start)
    if previous is None:
        return False
    token = doc[previous]
    if any(in_class(token, lexicon, name) for name in ("actor", "direction", "part")):
        return _is_nisba_form(doc[match.start].norm_, lexicon) and not is_masculine(token)
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
