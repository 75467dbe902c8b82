"""The numbers of a document that can be compared with those of other documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.compare.cells import force_cells, number_cells, place_cells, said_cells
from annotator.compare.counted import Counted
from annotator.compare.days import day_of
from annotator.compare.model import Observation, Thing, Topic
from annotator.compare.ranges import range_of
from annotator.compare.said import denies, is_writer, mode_of, said_deeper, source_of
from annotator.compare.things import force_key, force_of, place_keys, place_of
from annotator.text.fold import fold

Row = Mapping[str, Any]

KINDS = (
    "killed", "wounded", "missing", "detained", "displaced", "casualties", "personnel",
    "equipment", "formation",
)  # fmt: skip
"""Kinds of quantities that are compared: numbers of people, arms and units.

Other things that are counted (``count``: houses, villages, days of strike) seldom mean the
same in two texts."""

_TABLES = ("claims", "quantities", "forces", "places", "dates")


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of one document by table and id."""

    line: Row
    claims: Mapping[str, Row]
    quantities: Mapping[str, Row]
    forces: Mapping[str, Row]
    places: Mapping[str, Row]
    dates: Mapping[str, Row]


def tables_of(line: Row) -> Tables:
    """Index the rows of a document, given as the object of its JSONL line."""
    by_id = ({row["id"]: row for row in line.get(table) or ()} for table in _TABLES)
    return Tables(line, *by_id)


def observations(line: Row, counted: Counted) -> Iterator[Observation | None]:
    """Numbers that the claims of a document give.

    Of nested claims the innermost counts: «the agency says that the army announced …» is
    the army's number. A claim that denies an earlier one (``modifies_id``) is a denial
    of the numbers of that claim.

    Args:
        line: The object of the document's JSONL line.
        counted: Classes of counted nouns.

    Yields:
        An observation, or None for a number without force and place.
    """
    tables = tables_of(line)
    for claim in tables.claims.values():
        denial = denies(claim)
        about = tables.claims.get(claim.get("modifies_id") or "")
        ids = list(claim.get("quantity_ids") or ())
        if about is not None and denial and not ids:
            ids = list(about.get("quantity_ids") or ())
        else:
            about = None
        for key in dict.fromkeys(ids):
            quantity = tables.quantities.get(key)
            if quantity is None or not _comparable(quantity):
                continue
            if about is None and said_deeper(claim, key, tables.claims):
                continue
            yield _observation(claim, about or claim, quantity, tables, counted)


def _comparable(quantity: Row) -> bool:
    """Whether a number is compared; people to whom nothing happens only as a force."""
    kind = quantity["kind"]
    return kind in KINDS and (kind != "personnel" or bool(quantity.get("force_id")))


def _observation(
    speaking: Row, claim: Row, quantity: Row, tables: Tables, counted: Counted
) -> Observation | None:
    """One number; ``claim`` gives it, ``speaking`` may be the denial of that claim."""
    line = tables.line
    force = force_of(quantity, tables.forces)
    place = place_of(claim, quantity, tables.places, line.get("text") or "")
    thing = Thing(force_key(force), *place_keys(place))
    if thing == Thing():
        return None
    day, basis = day_of(claim, quantity, tables.dates, line.get("date"))
    unit = counted.class_of(quantity["kind"], quantity.get("unit"))
    denied = denies(claim) != (speaking is not claim)
    name = source_of(speaking, tables.claims)
    if is_writer(speaking):
        name = name or line.get("agency") or line.get("outlet") or ""
    cells = {
        "kind": quantity["kind"],
        "counted": unit,
        **force_cells(force),
        **place_cells(place),
        "date": day.isoformat() if day else None,
        "date_basis": basis,
        **said_cells(speaking, tables.claims),
        "source": name or None,
        **number_cells(quantity),
        "denied": denied,
        "doc_id": str(line["doc_id"]),
        "doc_date": line.get("date"),
        "outlet": line.get("outlet"),
        "claim_id": speaking["id"],
        "start": speaking["start"],
        "end": speaking["end"],
        "quote": speaking["text"],
    }
    who = fold(name) or str(speaking.get("source_kind") or "")
    topic = Topic(quantity["kind"], unit, mode_of(claim))
    number = range_of(quantity, denied)
    return Observation(topic, thing, day, number, cells["doc_id"], who, cells)
