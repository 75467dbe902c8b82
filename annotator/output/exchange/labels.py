"""How layers are named and coloured in every correction tool."""

from collections.abc import Iterable

from annotator.output.exchange.sheet import LINKS, PARTS, VALUES, carried_fields
from annotator.pipeline.records import LABELS
from annotator.schema import allowed_values

COLOURS = {
    "PLACE": "#a6dba0",
    "FORCE": "#f4a582",
    "QUANTITY": "#92c5de",
    "DATE": "#fee08b",
    "ACTOR": "#c2a5cf",
    "CLAIM": "#e0e0e0",
    "SOURCE": "#fdcdac",
    "CUE": "#f1b6da",
    "CONTENT": "#d9f0d3",
}
"""Background of each label, light enough for black text."""


def attribute_name(label: str, field: str) -> str:
    """Name of an attribute; tools tell them apart by name only.

    >>> attribute_name("PLACE", "role")
    'place_role'
    """
    return f"{label.lower()}_{field}"


def closed_fields(table: str) -> dict[str, tuple[str, ...]]:
    """Fields of a table with a set of values that a tool carries, to their values."""
    allowed = allowed_values(table)
    return {
        name: allowed.get(name, ("true", "false"))
        for name in carried_fields(table)
        if name not in VALUES[table]
    }


def labels_of(layers: Iterable[str]) -> list[str]:
    """Labels of the marks of some layers."""
    chosen = set(layers)
    parts = PARTS.values() if "claims" in chosen else ()
    return [*(label for table, label in LABELS.items() if table in chosen), *parts]


def links_of(layers: Iterable[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Names of the links of some layers, the label that each starts from, its targets."""
    chosen = set(layers)
    found = []
    for kind, (table, _, targets) in LINKS.items():
        shown = tuple(LABELS[target] for target in targets if target in chosen)
        if table in chosen and shown:
            found.append((kind, LABELS[table], shown))
    if "claims" in chosen:
        found.extend((part, LABELS["claims"], (label,)) for part, label in PARTS.items())
    return found
