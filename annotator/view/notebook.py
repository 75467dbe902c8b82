"""Annotated documents in a notebook's cell: highlighted text, without scripts."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from annotator.view.page import asset, environment
from annotator.view.tree import LAYERS, blocks

SHOWN = 3
"""Documents shown; a cell is no place for a corpus."""

_SAID = (
    "name", "name_en", "kind", "category", "value", "low", "high", "unit", "country",
    "source_kind", "attribution", "certainty", "rule",
)  # fmt: skip
"""Fields that are told when a highlight is pointed at."""


def notebook_html(documents: Iterable[Mapping[str, Any]], total: int) -> str:
    """Make the HTML of a cell.

    Args:
        documents: Objects as the lines of ``annotations.jsonl``; the first are shown.
        total: How many there are.
    """
    shown = [_shown(document) for document in islice(documents, SHOWN)]
    template = environment().get_template("notebook.html.j2")
    style = asset("assets/notebook.css")
    return template.render(documents=shown, more=max(0, total - SHOWN), style=style)


def _shown(document: Mapping[str, Any]) -> dict[str, Any]:
    rows = [(layer, row) for layer in LAYERS for row in document.get(layer) or ()]
    return {
        "title": document.get("title") or document["doc_id"],
        "counts": [(layer, len(document.get(layer) or ())) for layer in LAYERS],
        "blocks": blocks(document),
        "rows": {str(row.get("id")): _told(layer, row) for layer, row in rows},
    }


def _told(layer: str, row: Mapping[str, Any]) -> str:
    said = [f"{name}: {row[name]}" for name in _SAID if row.get(name) is not None]
    return "\n".join([f"{layer} {row.get('id')}", *said])
