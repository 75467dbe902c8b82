"""From mentions to records: names, coordinates, ids and links between them."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import cast

from annotator.gazetteer.lookup import Candidate, Gazetteer
from annotator.gazetteer.sounds import same_sound
from annotator.pipeline.places import english, resolve
from annotator.pipeline.places.lexicon import ARTICLE
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.sentences import Sentences
from annotator.pipeline.places.text import Text
from annotator.pipeline.records import numbered
from annotator.schema import Place, PlaceKind, PlaceMention, PlaceRole
from annotator.text.fold import fold

_DOMINANT = 0.5
"""Share of a text's countries from which an unknown place is put in that country."""

_SHARED = ("river", "sea", "strait")
"""Kinds of places that may belong to several countries: unknown ones get none."""

_ALEF = ("ا", "أ", "إ", "آ")

_AMBIGUOUS = 0.6
"""Confidence below which the choice among places of a name is flagged."""


class Linker:
    """Country and coordinates of places that the gazetteer does not have by name.

    Args:
        gazetteer: For the airfields of a country.
        weights: How much the text speaks of each country.
        airfields: Type nouns of airfields.
    """

    def __init__(self, gazetteer: Gazetteer, weights: Counter[str], airfields: Collection[str]):
        self._gazetteer = gazetteer
        self._weights = weights
        self._nouns = airfields

    def countries(self, codes: Sequence[str]) -> list[str]:
        """English names of countries, by their codes (alpha-3)."""
        found = [self._gazetteer.country(code) for code in codes if code]
        return [country.name_en for country in found if country is not None]

    def country(self, beside: Sequence[Candidate]) -> str | None:
        """Country of an unknown place: that of the places beside it, or the text's.

        Args:
            beside: Places named in the same sentence, the nearest first.
        """
        for place in beside:
            if place.country:
                return place.country
        ranked = sorted(self._weights.items(), key=lambda item: (-item[1], item[0]))
        total = sum(self._weights.values())
        if ranked and ranked[0][1] >= _DOMINANT * total:
            return ranked[0][0]
        return None

    def airfield(self, text: str, inner: str, country: str | None) -> Candidate | None:
        """The airfield that sounds like a name, if only one does.

        Args:
            text: The facility, with its type noun; None comes of other than airfields.
            inner: The town in its name, or "".
            country: Country of the place, or None: then all that the text speaks of.
        """
        noun, _, name = text.partition(" ")
        if fold(noun) not in self._nouns:
            return None
        countries = [country] if country else sorted(+self._weights)
        fields = [field for one in countries for field in self._gazetteer.airfields(one)]
        return same_sound(inner or name, fields)


def make_records(
    text: Text, top: list[Mention], where: Sentences, linker: Linker
) -> list[Place]:
    """Make the records of mentions and of those inside them, and link them by ids."""
    made: list[tuple[Mention, Place]] = []
    groups = where.group(top)
    for mention in top:
        beside = _beside(mention, groups[where.number(mention.start)])
        for one in (mention, *mention.inner):
            made.append((one, _record(text, one, where)))
            if one.chosen is None:
                _complete(made[-1][1], one, linker, beside)
                _name_in_english(made[-1][1], text, one, linker)
    records = numbered("places", [place for _, place in made])
    place_of = {id(mention): place for mention, place in made}
    for mention, place in made:
        if mention.alias_of is not None and id(mention.alias_of) in place_of:
            place.alias_of = place_of[id(mention.alias_of)].id
        _link_parent(mention, place, place_of)
    return records


def _name_in_english(place: Place, text: Text, mention: Mention, linker: Linker) -> None:
    """Give an unknown place the English name that the places in its name make."""
    if mention.kind == english.BORDER:
        place.name_en = english.border_name(mention, linker.countries(mention.countries))
    elif mention.mention == "name" and place.name_en is None:
        place.name_en = english.composed(text, mention)


def _link_parent(mention: Mention, place: Place, place_of: dict[int, Place]) -> None:
    """Take what a nominal or unknown facility lacks from the place that it lies in.

    Only a nominal is linked to it by id; a name stands for itself.
    """
    if mention.kind == "border":
        return
    parent = mention.parent
    if parent is None and mention.unknown and mention.inner:
        parent = mention.inner[0]
    if parent is None or id(parent) not in place_of or mention.role == "in_name":
        return
    home = place_of[id(parent)]
    if mention.mention == "nominal":
        place.parent_id = home.id
    place.country = home.country
    place.admin1 = home.admin1
    if place.lat is None and home.kind not in ("country", "continent"):
        place.lat, place.lon = home.lat, home.lon


def _beside(mention: Mention, here: list[Mention]) -> list[Candidate]:
    """Resolved places in a mention's sentence, the nearest first, then actors."""
    if not mention.unknown:
        return []
    others = [
        (other.role == "actor", abs(other.start - mention.start), other.start, other.chosen)
        for other in here
        if other.chosen is not None and other.role != "in_name"
    ]
    return [place for *_, place in sorted(others, key=lambda item: item[:3])]


def _complete(
    place: Place, mention: Mention, linker: Linker, beside: Sequence[Candidate]
) -> None:
    """What can be said of a place that the gazetteer lacks."""
    if mention.kind == "border":
        _fill_border(place, mention)
    elif mention.mention == "name":
        _fill_unknown(place, mention, linker, beside)
    else:
        place.name_en = mention.name_en
        place.country = linker.country(beside)


def _record(text: Text, mention: Mention, where: Sentences) -> Place:
    start, end = characters(text, mention)
    chosen = mention.chosen
    kind = resolve.kind_of(mention)
    place = Place(
        id="",
        sent_id=where.id(mention.start),
        start=start,
        end=end,
        text=text.characters(start, end),
        rule=chosen.id if chosen is not None and not mention.unknown else mention.rule,
        kind=cast("PlaceKind | None", kind),
        precision=resolve.precision_of(kind),
        mention=cast("PlaceMention", mention.mention),
        modifier=mention.modifier,
        role=cast("PlaceRole | None", mention.role),
        ambiguity=len(mention.candidates) or None,
        confidence=mention.confidence,
    )
    if chosen is not None:
        _fill(place, chosen)
    place.flag = _flag(mention)
    return place


def characters(text: Text, mention: Mention) -> tuple[int, int]:
    """Offsets of a mention; where ل merged with ال it begins at the ل («للعراق»)."""
    first = mention.start
    merged = text.norms[first].startswith(ARTICLE) and not text.texts[first].startswith(_ALEF)
    if merged and first > 0 and text.word_start(first) < first:
        first -= 1
    return text.starts[first], text.ends[mention.end - 1]


def _fill(place: Place, chosen: Candidate) -> None:
    place.name = chosen.name or place.text
    place.name_en = chosen.name_en or None
    place.country = chosen.country or None
    place.admin1 = chosen.admin1 or None
    place.lat, place.lon = chosen.lat, chosen.lon
    place.gazetteer_id = chosen.id


def _fill_border(place: Place, mention: Mention) -> None:
    place.name = place.text
    if len(mention.countries) == 1:
        place.country = mention.countries[0] or None


def _fill_unknown(
    place: Place, mention: Mention, linker: Linker, beside: Sequence[Candidate]
) -> None:
    place.name = place.text
    place.country = linker.country(beside)
    if place.kind in _SHARED:
        place.country = None
    if place.kind != "facility":
        return
    town = mention.inner[0].chosen if mention.inner else None
    if town is not None:
        place.country = town.country or place.country
    field = linker.airfield(place.text, town.name if town else "", place.country)
    if field is not None:
        place.name_en = field.name_en
        place.country = field.country
        place.lat, place.lon = field.lat, field.lon
        place.gazetteer_id = field.id
        place.confidence = resolve.GUESS_CONFIDENCE


def _flag(mention: Mention) -> str | None:
    flags = []
    if mention.chosen is not None and mention.chosen.disputed:
        flags.append("disputed")
    if len(mention.candidates) > 1 and mention.confidence < _AMBIGUOUS:
        flags.append("ambiguous")
    return ";".join(flags) or None
