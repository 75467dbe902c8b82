"""The alias file: names that no package has, and decisions about those that they have.

One row a place: Arabic spellings (the first is the one shown), kind, key, flags, English
name, note. A key is ``gn:NUMBER`` (GeoNames), ``iso:XX`` (country), ``icao:CODE``
(airfield), ``m49:NNN`` (UN region), or ``xy:LAT,LON,XX`` for a place that no package
has, with the alpha-2 code of its country or ``-`` where it lies in none or in several.
Flags: ``context`` ``never`` (policy), ``disputed``, ``capital`` (a government sits there),
``country=XXX`` (alpha-3, overrides).
A place that the alias file made has the key ``own:NAME`` for those who change it.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.errors import error
from annotator.gazetteer.rows import REVIEWED, PlaceRow, add_forms
from annotator.text.fold import fold
from annotator.text.table import Row

COLUMNS = ("forms", "kind", "key", "flags", "name_en", "note")

KEYS = ("gn", "iso", "icao", "m49", "own", "xy")
"""Kinds of keys; ``own:`` is the id of a place of the alias file."""

FLAGS = ("safe", "context", "never", "disputed", "capital", "country=XXX")


@dataclass(frozen=True, slots=True)
class Alias:
    """One row of the alias file or of a user's table, parsed.

    Attributes:
        names: Arabic spellings, the first to be shown.
        kind, key, flags, name_en: The cells.
        where: ``file:line``.
        space: First part of the ids of new places.
    """

    names: tuple[str, ...]
    kind: str
    key: str
    flags: tuple[str, ...]
    name_en: str
    where: str
    space: str = "own"

    @property
    def folded(self) -> tuple[str, ...]:
        """The spellings, folded."""
        return tuple(fold(name) for name in self.names)

    def without(self, taken: Collection[str]) -> "Alias":
        """The row without some folded spellings."""
        names = tuple(name for name in self.names if fold(name) not in taken)
        return replace(self, names=names)

    @property
    def id(self) -> str:
        """Id of the place that the row is about.

        Raises:
            UsageError: AN502 where the key is of no known kind.
        """
        scheme, _, rest = self.key.partition(":")
        if scheme not in KEYS or not rest:
            raise error("AN502", self.where, key=self.key)
        return f"{self.space}:{slug(self.name_en) or rest}" if scheme == "xy" else self.key


def slug(name: str) -> str:
    """Lower-case ASCII letters and digits of an English name, joined by hyphens.

    >>> slug("Bab al-Hawa crossing")
    'bab-al-hawa-crossing'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def read_aliases(rows: Iterable[Row], space: str = "own") -> list[Alias]:
    """Parse the rows of the alias table (columns: :data:`COLUMNS`).

    Args:
        rows: The rows.
        space: First part of the ids of new places.
    """
    return [
        Alias(
            names=tuple(row.values("forms")),
            kind=row["kind"],
            key=row["key"],
            flags=tuple(row.values("flags")),
            name_en=row["name_en"],
            where=row.where,
            space=space,
        )
        for row in rows
    ]


def apply_alias(
    alias: Alias, places: dict[str, PlaceRow], alpha3: Mapping[str, str]
) -> PlaceRow:
    """Change or make the place that an alias row is about.

    Args:
        alias: The row.
        places: Id to place; changed in place.
        alpha3: Alpha-2 to alpha-3 codes.

    Returns:
        The place.

    Raises:
        UsageError: AN501 where the key matches no place, AN502 where it is malformed.
    """
    place = places.get(alias.id)
    if place is None:
        if not alias.key.startswith("xy:"):
            raise error("AN501", alias.where, key=alias.key)
        place = places[alias.id] = _own_place(alias, alpha3)
    if alias.names:
        own = [fold(name) for name in alias.names]
        place.name = alias.names[0]
        rest, place.forms = place.forms, ()
        add_forms(place, own, REVIEWED)
        place.forms += tuple(form for form in rest if form.rstrip("*~") not in own)
    if alias.kind:
        place.kind = alias.kind
    if alias.name_en:
        place.name_en = alias.name_en
    if "alias" not in place.source:
        place.source = "+".join(part for part in (place.source, "alias") if part)
    _apply_flags(alias, place)
    return place


def _apply_flags(alias: Alias, place: PlaceRow) -> None:
    for flag in alias.flags:
        if flag in ("safe", "context", "never"):
            place.policy = flag
        elif flag == "disputed":
            place.disputed = True
        elif flag == "capital":
            if flag not in place.source:
                place.source += "+capital"
        elif flag.startswith("country="):
            place.country = flag.removeprefix("country=").strip("-")
        else:
            raise error(
                "AN305",
                alias.where,
                value=flag,
                column="flags",
                allowed=", ".join(FLAGS),
            )


def _own_place(alias: Alias, alpha3: Mapping[str, str]) -> PlaceRow:
    try:
        lat, lon, alpha2 = alias.key.removeprefix("xy:").split(",")
        country = "" if alpha2 == "-" else alpha3[alpha2]
        return PlaceRow(
            id=alias.id,
            name=alias.names[0],
            name_en=alias.name_en,
            kind=alias.kind,
            country=country,
            lat=float(lat),
            lon=float(lon),
        )
    except (ValueError, KeyError) as problem:
        raise error("AN502", alias.where, key=alias.key) from problem
