"""The comparison as a table: one row an observation, as CSV, JSON or DataFrame."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotator.compare.model import Group
from annotator.output.tables_csv import cell, csv_bytes, head_bytes

if TYPE_CHECKING:
    import pandas as pd

GROUP_COLUMNS = (
    "group", "agreement", "n_rows", "n_documents", "n_sources", "kind", "counted", "mode",
)  # fmt: skip
"""Columns whose values all rows of a group share."""

ROW_COLUMNS = (
    "force", "force_category", "force_country", "place", "place_en", "place_kind",
    "admin1", "place_country", "gazetteer_id", "date", "date_basis", "value", "low", "high",
    "unit", "bound", "approximate", "denied", "agrees", "contradicts", "source", "source_kind",
    "attribution", "certainty", "polarity", "speech_act", "tense", "relayed_by",
    "modified_by", "doc_id", "doc_date", "outlet", "claim_id", "start", "end", "quote",
    "quantity_id", "value_start", "value_end", "value_text",
)  # fmt: skip
COLUMNS = (*GROUP_COLUMNS, *ROW_COLUMNS)


def group_cells(group: Group, number: int) -> dict[str, Any]:
    """The columns of a group.

    Args:
        group: The group.
        number: Its place in the list, from 1.
    """
    rows = group.observations
    return {
        "group": f"g{number}",
        "agreement": group.agreement,
        "n_rows": len(rows),
        "n_documents": len({row.doc_id for row in rows}),
        "n_sources": len({row.source if row.cells["source"] else row.voice for row in rows}),
        "kind": group.topic.kind,
        "counted": group.topic.counted,
        "mode": group.topic.mode,
    }


def row_cells(group: Group) -> Iterator[dict[str, Any]]:
    """The columns of each row of a group."""
    triples = zip(group.observations, group.agrees, group.contradicts, strict=True)
    for item, agrees, contradicts in triples:
        values = {**item.cells, "agrees": agrees, "contradicts": contradicts}
        yield {name: values[name] for name in ROW_COLUMNS}


def rows(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    """All rows of the table, with the columns of their groups."""
    for number, group in enumerate(groups, 1):
        shared = group_cells(group, number)
        for own in row_cells(group):
            yield {**shared, **own}


def to_csv(groups: Sequence[Group]) -> bytes:
    """The table as CSV, written like all tables of the output."""
    lines = ([cell(row[name]) for name in COLUMNS] for row in rows(groups))
    return head_bytes(COLUMNS) + csv_bytes(lines)


def to_json(groups: Sequence[Group]) -> bytes:
    """A list of groups, each with its columns and ``rows``; one group a line."""
    found = (
        {**group_cells(group, number), "rows": list(row_cells(group))}
        for number, group in enumerate(groups, 1)
    )
    lines = ",\n".join(json.dumps(group, ensure_ascii=False) for group in found)
    return f"[\n{lines}\n]\n".encode("utf-8", "backslashreplace")


def to_frame(groups: Sequence[Group]) -> "pd.DataFrame":
    """The table as a DataFrame with the columns :data:`COLUMNS`."""
    import pandas as pd  # noqa: PLC0415 - slow to import

    return pd.DataFrame(list(rows(groups)), columns=list(COLUMNS)).convert_dtypes()
