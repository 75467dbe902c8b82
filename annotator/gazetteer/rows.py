"""The table of places: its columns, and reading and writing it.

One row a place, one line a row, gzip-compressed. Forms are the Arabic spellings under
which a place is found, folded by :func:`annotator.text.fold.fold`, joined by ``|``.
A form's last character may be a mark: ``*`` for a spelling reviewed by the authors of
the alias file, ``~`` for a spelling made by rule (:mod:`annotator.gazetteer.variants`).
"""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from io import BytesIO

REVIEWED = "*"
GENERATED = "~"


@dataclass(slots=True, kw_only=True)
class PlaceRow:
    """One place.

    Attributes:
        id: ``gn:`` GeoNames number, ``iso:`` alpha-2 of a country, ``icao:`` code of an
            airfield, ``m49:`` UN code of a region, ``own:`` a place of the alias file.
        name: Arabic name for display, in ordinary spelling; empty for airfields that no
            Arabic source names.
        name_en: English name.
        kind: A value of ``annotator.schema.PlaceKind``.
        country: ISO 3166-1 alpha-3, or empty where there is none or more than one.
        admin1: English name of the first-order division, or empty.
        lat, lon: Degrees, WGS 84; None where unknown.
        population: Inhabitants, 0 where unknown.
        policy: ``safe``, ``context`` (needs a cue beside it) or ``never``.
        disputed: Sovereignty over the place is disputed.
        forms: Folded spellings with their marks.
        source: What the row was made of, joined by ``+``.
    """

    id: str
    name: str
    name_en: str
    kind: str
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    policy: str = "safe"
    disputed: bool = False
    forms: tuple[str, ...] = ()
    source: str = ""


COLUMNS = tuple(item.name for item in fields(PlaceRow))


def bare(form: str) -> str:
    """A form without its mark."""
    return form.rstrip(REVIEWED + GENERATED)


def add_forms(row: PlaceRow, forms: Iterable[str], mark: str = "") -> None:
    """Add forms to a row; a mark never replaces a better one, order is kept.

    Args:
        row: Changed in place.
        forms: Folded spellings without marks.
        mark: ``REVIEWED``, ``GENERATED`` or none.
    """
    known = {bare(form): form for form in row.forms}
    for form in forms:
        if form not in known or (mark == REVIEWED and not known[form].endswith(REVIEWED)):
            known[form] = form + mark
    row.forms = tuple(known.values())


def write_table(rows: Iterable[PlaceRow]) -> bytes:
    """Compress rows, sorted by id; the same rows give the same bytes."""
    lines = ["\t".join(COLUMNS)]
    for row in sorted(rows, key=lambda row: row.id):
        lines.append("\t".join(_cell(getattr(row, name)) for name in COLUMNS))
    target = BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        out.write(("\n".join(lines) + "\n").encode())
    return target.getvalue()


def read_table(data: bytes) -> Iterator[PlaceRow]:
    """Read what :func:`write_table` gave."""
    lines = gzip.decompress(data).decode().splitlines()
    names = lines[0].split("\t")
    for line in lines[1:]:
        cells = dict(zip(names, line.split("\t"), strict=True))
        yield PlaceRow(
            id=cells["id"],
            name=cells["name"],
            name_en=cells["name_en"],
            kind=cells["kind"],
            country=cells["country"],
            admin1=cells["admin1"],
            lat=float(cells["lat"]) if cells["lat"] else None,
            lon=float(cells["lon"]) if cells["lon"] else None,
            population=int(cells["population"]),
            policy=cells["policy"],
            disputed=cells["disputed"] == "1",
            forms=tuple(cells["forms"].split("|")) if cells["forms"] else (),
            source=cells["source"],
        )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple):
        return "|".join(value)
    return str(value)
