"""brat's ``annotation.conf`` and ``visual.conf`` for our layers.

https://brat.nlplab.org/configuration.html
"""

from collections.abc import Iterable

from annotator.output.exchange.labels import (
    COLOURS,
    attribute_name,
    closed_fields,
    labels_of,
    links_of,
)
from annotator.pipeline.records import LABELS


def annotation_conf(layers: Iterable[str]) -> str:
    """What may be annotated: the text of ``annotation.conf``."""
    chosen = tuple(layers)
    relations = [
        f"{kind}\tArg1:{label}, Arg2:{'|'.join(targets)}"
        for kind, label, targets in links_of(chosen)
    ]
    attributes = [
        f"{attribute_name(label, field)}\tArg:{label}, Value:{'|'.join(values)}"
        for table, label in LABELS.items()
        if table in chosen
        for field, values in closed_fields(table).items()
    ]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    return _sections(
        entities=labels_of(chosen),
        relations=[overlap, *relations],
        events=[],
        attributes=attributes,
    )


def visual_conf(layers: Iterable[str]) -> str:
    """How it looks: the text of ``visual.conf``."""
    chosen = tuple(layers)
    drawing = [f"{label}\tbgColor:{COLOURS[label]}" for label in labels_of(chosen)]
    shown = [f"{label} | {label.title()}" for label in labels_of(chosen)]
    kinds = dict.fromkeys(kind for kind, _, _ in links_of(chosen))
    arcs = [f"{kind} | {kind.replace('_', ' ')}" for kind in kinds]
    return _sections(labels=[*shown, *arcs], drawing=drawing, options=["Text direction:rtl"])


def _sections(**sections: list[str]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in lines)
        for name, lines in sections.items()
    )
