"""The columns of an observation, taken from the rows of its document."""

from collections.abc import Mapping
from typing import Any

from annotator.compare.said import above, source_of

Row = Mapping[str, Any]


def said_cells(claim: Row, claims: Mapping[str, Row]) -> dict[str, Any]:
    """How it is said, through whom, and what is said about it."""
    outer = (source_of(row, claims) for row in above(claim, claims))
    about = [
        f"{row['id']}:{row.get('certainty')}"
        for row in claims.values()
        if row.get("modifies_id") == claim["id"]
    ]
    names = ("source_kind", "attribution", "certainty", "polarity", "speech_act", "tense")
    cells = {name: claim.get(name) for name in names}
    return {**cells, "relayed_by": list(filter(None, outer)), "modified_by": about}


def force_cells(force: Row | None) -> dict[str, Any]:
    """The counted force."""
    row = force or {}
    return {
        "force": row.get("name") or row.get("head") or row.get("text"),
        "force_category": row.get("category"),
        "force_country": row.get("country"),
    }


def place_cells(place: Row | None) -> dict[str, Any]:
    """The place."""
    row = place or {}
    return {
        "place": row.get("name") or row.get("text"),
        "place_en": row.get("name_en"),
        "place_kind": row.get("kind"),
        "admin1": row.get("admin1"),
        "place_country": row.get("country"),
        "gazetteer_id": row.get("gazetteer_id"),
    }


def number_cells(quantity: Row) -> dict[str, Any]:
    """The number, and where it stands."""
    names = ("value", "low", "high", "unit", "bound", "approximate")
    cells = {name: quantity.get(name) for name in names}
    spans = {f"value_{name}": quantity[name] for name in ("start", "end", "text")}
    return {**cells, "quantity_id": quantity["id"], **spans}
