"""From overlapping layers to the flat view ``doc.ents``, by a policy that can be swapped."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry

from annotator.pipeline.component import Component
from annotator.pipeline.records import KEY

Policy = Callable[[Sequence[Span]], list[Span]]
"""Chooses spans that do not overlap from spans that may."""

LAYERS = ("forces", "places", "actors", "dates", "quantities")
"""Tables in the flat view; of two spans of one extent the layer named first wins."""


def longest_first(spans: Sequence[Span]) -> list[Span]:
    """Keep the longest spans; of equal ones that of the first layer, then the leftmost.

    Args:
        spans: Candidates, in the order of :data:`LAYERS`.

    Returns:
        Spans without overlaps, in the order of the text.
    """
    order = sorted(
        enumerate(spans),
        key=lambda item: (item[1].start - item[1].end, item[0], item[1].start),
    )
    taken: set[int] = set()
    kept = []
    for _, span in order:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


@registry.misc("annotator.longest_first.v1")  # type: ignore[untyped-decorator]
def make_longest_first() -> Policy:
    """The policy :func:`longest_first`, for a pipeline's config."""
    return longest_first


class Overlap(Component):
    """Sets ``doc.ents`` from the layers.

    ``ent.id_`` is the record's id, ``ent.kb_id_`` a place's gazetteer id.

    Args:
        nlp: The pipeline.
        name: The component's name.
        policy: Which spans stay.
    """

    def __init__(self, nlp: Language, name: str, policy: Policy):
        super().__init__(nlp, name)
        self.policy = policy

    def annotate(self, doc: Doc) -> Doc:
        """Set the flat view of a Doc."""
        candidates = [
            span for layer in LAYERS if layer in doc.spans for span in doc.spans[layer]
        ]
        store: dict[str, dict[str, Any]] = doc.user_data.get(KEY, {})
        entities = [_entity(span, store.get(span.id_, {})) for span in candidates]
        doc.set_ents(self.policy(entities), default="outside")
        return doc


def _entity(span: Span, record: Mapping[str, Any]) -> Span:
    kb_id = record.get("gazetteer_id") or ""
    where = span.start, span.end
    return Span(span.doc, *where, label=span.label, kb_id=kb_id, span_id=span.id)


@Language.factory(
    "annotator_overlap_v1",
    assigns=["doc.ents"],
    default_config={"policy": {"@misc": "annotator.longest_first.v1"}},
)
def make_overlap(nlp: Language, name: str, policy: Policy) -> Overlap:
    """Make the component."""
    return Overlap(nlp, name, policy)
