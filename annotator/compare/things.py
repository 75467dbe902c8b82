"""The force and the place of a number, as keys that two documents can share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.compare.model import Key, Thing
from annotator.text.fold import fold

Row = Mapping[str, Any]
Rows = Mapping[str, Row]

MILITARY = frozenset(("armed_forces", "branch", "special_forces", "personnel"))
"""Categories that are one force when they have one country: its army, its soldiers."""

_ROLES = (
    ("location", "target", "destination"),
    ("reference_point", "origin", "route"),
)
"""Roles of places that say where something is, the surer ones first; «قرب تدمر» (near
Palmyra) is as near as most reports come."""
_WIDE = ("country", "continent")
_CLAUSE_END = re.compile(r"[,،;؛:.!?؟\n]")


def force_of(quantity: Row, forces: Rows) -> Row | None:
    """The counted force of a quantity: its own row, or that of the force it is part of.

    «ثلاثة من عناصر لواء الفتح» (three of the members of …) is about the brigade.
    """
    row = forces.get(quantity.get("force_id") or "")
    first, seen = row, set()
    while row is not None and row["id"] not in seen:
        if force_key(row):
            return row
        seen.add(row["id"])
        row = forces.get(row.get("part_of") or "")
    return first


def force_key(row: Row | None) -> Key:
    """A force by its name, else by class and country; empty for one that has neither."""
    if row is None:
        return ()
    country = row.get("country") or ""
    if row.get("name"):
        return "name", fold(row["name"])
    if not country:
        return ()
    category = row["category"]
    return ("military" if category in MILITARY else category), country


def place_of(claim: Row, quantity: Row, places: Rows, text: str) -> Row | None:
    """The place of a number: its own, else one in the claim, else one in the sentence.

    Only places whose role says where; those inside the claim's content before those
    beside it. Of several the one that follows in the same clause («17 قتيلا في صلاح الدين»,
    17 dead in Salah al-Din), then exact places before countries, near ones before far
    ones. Places inside the source are not looked at («مصدر طبي في حمص», a medical source
    in Homs).

    Args:
        claim: The claim.
        quantity: The number that it gives.
        places: The places of the document by id.
        text: The document's text.
    """
    own = places.get(quantity.get("place_id") or "")
    if own is not None:
        return own
    inside = [places[key] for key in claim.get("place_ids") or () if key in places]
    for roles in _ROLES:
        if found := _best([row for row in inside if row.get("role") in roles], quantity, text):
            return found
    beside = [
        row
        for row in places.values()
        if row.get("sent_id") == quantity.get("sent_id")
        and row.get("role") in _ROLES[0]
        and not _in_source(row, claim)
    ]
    return _best(beside, quantity, text)


def _in_source(place: Row, claim: Row) -> bool:
    start, end = claim.get("source_start"), claim.get("source_end")
    return start is not None and end is not None and start <= place["start"] < end


def _best(rows: Iterable[Row], quantity: Row, text: str) -> Row | None:
    def order(row: Row) -> tuple[bool, bool, bool, int, int]:
        between = text[quantity["end"] : row["start"]]
        follows = row["start"] >= quantity["end"] and not _CLAUSE_END.search(between)
        gap = max(row["start"] - quantity["end"], quantity["start"] - row["end"], 0)
        other = row.get("sent_id") != quantity.get("sent_id")
        return other, not follows, row.get("kind") in _WIDE, gap, row["start"]

    return min(rows, key=order, default=None)


def place_keys(row: Row | None) -> tuple[Key, Key]:
    """Keys of a place: its administrative unit, and itself where it is no such unit.

    >>> place_keys({"kind": "city", "country": "IRQ", "admin1": "Nineveh",
    ...     "gazetteer_id": "gn:99072", "text": "الموصل"})
    (('IRQ', 'Nineveh'), ('gn:99072',))
    """
    if row is None:
        return (), ()
    country, admin1 = row.get("country") or "", row.get("admin1") or ""
    area = (country, admin1) if admin1 else ()
    if area and row.get("kind") == "admin1":
        return area, ()
    named = row.get("gazetteer_id")
    return area, (named,) if named else (fold(row.get("name") or row["text"]), country)


def broader(thing: Thing) -> Iterator[Thing]:
    """What a text may say that means the same thing less exactly.

    The place alone, the force alone, the administrative unit for the place. A country is
    no broader name of its places: what happened in Syria need not be what happened in
    Homs.
    """
    forces = [thing.force, ()] if thing.force else [()]
    where: list[tuple[Key, Key]] = [(thing.area, thing.spot)]
    if thing.area and thing.spot:
        where.append((thing.area, ()))
    if thing.area or thing.spot:
        where.append(((), ()))
    for force in forces:
        for area, spot in where:
            other = Thing(force, area, spot)
            if other not in (thing, Thing()):
                yield other
