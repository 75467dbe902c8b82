"""What was claimed by whom, how surely, about how many of whom, where.

One entry a quantity inside the content of a claim; one without quantity for a claim that
names none. «أعلنت الشرطة مقتل ثلاثة جنود في حمص» (the police announced the killing of three
soldiers in Homs) gives police, certain, killed, جندي, 3, حمص.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Rows = Mapping[str, Mapping[str, Any]]

KEY = (
    "source_kind", "certainty", "attribution", "polarity", "kind", "unit", "of_whom",
    "of_whom_category", "of_whom_country", "place", "place_en", "place_country",
)  # fmt: skip
_NOT_WHERE = frozenset(
    ("actor", "attributive", "comparison", "contributor", "in_name", "reference_point")
)
"""Roles of places that do not say where something happened."""


def claimed(line: Mapping[str, Any]) -> Iterator[tuple[tuple[Any, ...], list[float], bool]]:
    """Entries of a document.

    Args:
        line: The object of its JSONL line.

    Yields:
        Values of :data:`KEY`; the numbers given, one, or lowest and highest of a range;
        and whether the source has a name.
    """
    quantities, forces, places = (
        _by_id(line, table) for table in ("quantities", "forces", "places")
    )
    for claim in line.get("claims") or ():
        said = (
            claim.get("source_kind"), claim.get("certainty"), claim.get("attribution"),
            claim.get("polarity"),
        )  # fmt: skip
        named = bool(claim.get("source_named"))
        where = _where(claim, places)
        counted = [
            quantities[key] for key in claim.get("quantity_ids") or () if key in quantities
        ]
        for quantity in counted:
            force = forces.get(quantity.get("force_id") or "")
            what = (quantity.get("kind"), quantity.get("unit"))
            yield (*said, *what, *_whom(force), *where), _numbers(quantity), named
        if not counted:
            ids = claim.get("force_ids") or ()
            force = next((forces[key] for key in ids if key in forces), None)
            yield (*said, None, None, *_whom(force), *where), [], named


def _by_id(line: Mapping[str, Any], table: str) -> Rows:
    return {row["id"]: row for row in line.get(table) or ()}


def _whom(force: Mapping[str, Any] | None) -> tuple[Any, Any, Any]:
    """A force by its name or head noun, with category and country."""
    if force is None:
        return None, None, None
    name = force.get("name") or force.get("head") or force["text"]
    return name, force.get("category"), force.get("country")


def _where(claim: Mapping[str, Any], places: Rows) -> tuple[Any, Any, Any]:
    """The first place in the content that says where; one of a city before a country."""
    inside = [places[key] for key in claim.get("place_ids") or () if key in places]
    spots = [place for place in inside if place.get("role") not in _NOT_WHERE]
    spots.sort(key=lambda place: place.get("kind") == "country")
    if not spots:
        return None, None, None
    place = spots[0]
    return place.get("name") or place["text"], place.get("name_en"), place.get("country")


def _numbers(quantity: Mapping[str, Any]) -> list[float]:
    """The value, or the ends of a range where there is none."""
    if quantity.get("value") is not None:
        return [quantity["value"]]
    return [end for end in (quantity.get("low"), quantity.get("high")) if end is not None]
