"""Who says a thing, whether it is denied, and whether it is so or only expected."""

from collections.abc import Iterator, Mapping
from typing import Any

from annotator.compare.model import Mode

Row = Mapping[str, Any]
Rows = Mapping[str, Row]

_EXPECTED = frozenset(("question", "directive", "commissive"))


def source_of(claim: Row, claims: Rows) -> str:
    """The source as it is written; for «وأضاف» (he added) that of the claim meant."""
    for row in _chain(claim, "source_resolved", claims):
        if row.get("source_text"):
            return str(row["source_text"])
    return ""


def is_writer(claim: Row) -> bool:
    """Whether nobody but the writer answers for a claim."""
    return claim.get("attribution") == "author_assertion"


def denies(claim: Row) -> bool:
    """Whether a claim says that its content is not so; two negations are none."""
    denied = claim.get("certainty") == "denied" or claim.get("speech_act") == "deny"
    return denied != (claim.get("polarity") == "neg")


def mode_of(claim: Row) -> Mode:
    """Whether a claim says what is so, or what is planned, promised, demanded, asked."""
    expected = claim.get("tense") == "prospective" or claim.get("speech_act") in _EXPECTED
    return "expected" if expected else "reported"


def above(claim: Row, claims: Rows) -> list[Row]:
    """The claims in which a claim is reported, the nearest first."""
    return list(_chain(claim, "parent_id", claims))[1:]


def said_deeper(claim: Row, quantity_id: str, claims: Rows) -> bool:
    """Whether a claim inside this one holds the quantity too."""
    return any(
        quantity_id in (other.get("quantity_ids") or ())
        and any(row is claim for row in above(other, claims))
        for other in claims.values()
        if other.get("parent_id")
    )


def _chain(claim: Row, column: str, claims: Rows) -> Iterator[Row]:
    """A claim, the one that it names in a column, and so on; each once."""
    seen: set[str] = set()
    row: Row | None = claim
    while row is not None and row["id"] not in seen:
        yield row
        seen.add(row["id"])
        row = claims.get(row.get(column) or "")
