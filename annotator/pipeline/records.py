"""Records on a Doc: how components leave results, and how others read them.

The records of a table are kept as plain JSON types in ``doc.user_data["annotator"]``
under their ids; ``doc.spans[table]`` holds their spans, whose ``id_`` is that key. Both
survive ``Doc.to_bytes`` and ``DocBin``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.pipeline.columns import columns
from annotator.schema import ID_PREFIXES, TABLES, Mention, list_fields, to_row

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "annotator"

LABELS = {
    "sentences": "SENTENCE",
    "places": "PLACE",
    "forces": "FORCE",
    "quantities": "QUANTITY",
    "dates": "DATE",
    "actors": "ACTOR",
    "claims": "CLAIM",
}

R = TypeVar("R", bound=Mention)


def numbered(table: str, records: Sequence[R]) -> list[R]:
    """Sort records by offset and give them the ids of their table: ``p1``, ``p2`` and so on."""
    ordered = sorted(records, key=lambda record: (record.start, -record.end))
    for number, record in enumerate(ordered, 1):
        record.id = f"{ID_PREFIXES[table]}{number}"
    return ordered


def put(doc: "Doc", table: str, records: Sequence[Mention]) -> None:
    """Store the records of a table on a Doc, replacing what was there.

    Args:
        doc: The Doc; every record's offsets must fall on token boundaries.
        table: A key of :data:`annotator.schema.TABLES`.
        records: The records, with ids.
    """
    store: dict[str, dict[str, Any]] = doc.user_data.setdefault(KEY, {})
    for stale in [key for key in store if key[:1] == ID_PREFIXES[table]]:
        del store[stale]
    from spacy.tokens import Span  # noqa: PLC0415 - slow to import, here it is loaded

    read, label = columns(doc), LABELS[table]
    spans = []
    for record in records:
        store[record.id] = to_row(record)
        first = bisect_left(read.ends, record.start + 1)
        last = bisect_left(read.starts, record.end)
        if not first < last:
            raise ValueError(f"{record.id}: {record.start}-{record.end} is no span of the Doc")
        spans.append(Span(doc, first, last, label, span_id=record.id))
    doc.spans[table] = spans


def get(doc: "Doc", table: str) -> list[Any]:
    """Records of a table in the order of their spans, as instances of its record type."""
    if table not in doc.spans:
        return []
    store = doc.user_data.get(KEY, {})
    kind, prefix, lists = TABLES[table], ID_PREFIXES[table], list_fields(table)
    rows = [row for key, row in store.items() if key[0] == prefix]
    group = doc.spans[table]
    if len(rows) != len(group):  # somebody took spans out
        rows = [store[span.id_] for span in group]
    copies = ({**row, **{name: list(row[name]) for name in lists}} for row in rows)
    return [kind(**row) for row in (copies if lists else rows)]
