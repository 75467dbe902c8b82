"""A first look at the results in a terminal: a small table a layer.

Arabic stands in the last columns, where the direction of the text cannot move others.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from unicodedata import category

from annotator.output.jsonl import read_lines
from annotator.output.tables_csv import cell
from annotator.output.tables_csv import rows as rows_of
from annotator.schema import TABLES

LAYERS: dict[str, tuple[str, ...]] = {
    "places": ("id", "kind", "country", "lat", "lon", "role", "name_en", "text"),
    "forces": ("id", "category", "country", "quantity_id", "head", "text"),
    "quantities": ("id", "kind", "value", "low", "high", "bound", "force_id", "unit", "text"),
    "dates": ("id", "kind", "value", "year_source", "text"),
    "actors": ("id", "kind", "country", "name", "text"),
    "claims": ("id", "source_kind", "attribution", "certainty", "cue_text", "source_text"),
}
"""Layer to the columns that are shown."""

_WIDTH = 28


def preview(path: str | Path, rows: int = 6) -> str:
    """Show the first rows of each layer.

    Args:
        path: An output folder or annotated JSONL file.
        rows: Rows shown of each layer.

    Returns:
        Text for a terminal of about 100 columns.

    Raises:
        UsageError: AN101, AN404 where there are no annotations.
    """
    shown: dict[str, list[Mapping[str, Any]]] = {layer: [] for layer in LAYERS}
    counts: Counter[str] = Counter()
    for line in read_lines(path):
        counts["documents"] += 1
        for table in TABLES:
            found = rows_of(line, table)
            counts[table] += len(line.get(table) or ())
            if table in shown:
                shown[table].extend(islice(found, rows - len(shown[table])))
    leading = ("doc_id",) if counts["documents"] > 1 else ()
    blocks = [
        f"{layer}: {len(shown[layer])} of {counts[layer]}\n"
        + _table((*leading, *columns), shown[layer])
        for layer, columns in LAYERS.items()
        if shown[layer]
    ]
    head = f"{counts['documents']} documents, {counts['sentences']} sentences"
    return "\n\n".join([head, *blocks])


def _table(columns: tuple[str, ...], rows: list[Mapping[str, Any]]) -> str:
    grid = [columns, *(tuple(_short(cell(row.get(name))) for name in columns) for row in rows)]
    widths = [max(map(_columns_of, column)) for column in zip(*grid, strict=True)]
    lines = []
    for cells in grid:
        padded = [
            text + " " * (width - _columns_of(text))
            for text, width in zip(cells, widths, strict=True)
        ]
        lines.append(("  " + "  ".join(padded)).rstrip())
    lines.insert(1, "  " + "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def harmless(text: str) -> str:
    r"""A text for a terminal: one line, without what moves its cursor or turns its lines.

    >>> harmless("a\x1b[2Jb\u202ec\nd")
    'a�[2Jb�c d'
    """
    shown = " ".join(text.split())
    return "".join("\ufffd" if category(c) in ("Cc", "Cf", "Cs") else c for c in shown)


def _short(text: str) -> str:
    text = harmless(text)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _columns_of(text: str) -> int:
    """Number of terminal columns of a text; marks over letters take none."""
    from rich.cells import cell_len  # noqa: PLC0415 - for terminals only

    return cell_len(text)
