"""spaCy's own span ruler with the rules of the pipeline directory."""

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.pipeline.span_ruler import SpanRuler
from spacy.tokens import Doc, Span

from annotator.pipeline.component import Component
from annotator.rules.files import PipelineFiles
from annotator.rules.patterns import spacy_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

SPANS_KEY = "ruler"


class Ruler(Component):
    """Runs the rules and leaves their matches in ``doc.spans["ruler"]``.

    ``span.label_`` is the rule's label, ``span.id_`` the rule's id. The matching is done
    by an unchanged :class:`spacy.pipeline.SpanRuler`.
    """

    _ruler: SpanRuler | None = None
    _ruler_files: PipelineFiles | None = None

    def ruler(self) -> SpanRuler:
        """The ruler of spaCy with this pipeline's patterns, made when it is first needed."""
        if self._ruler is None or self._ruler_files is not self.files:
            ruler = SpanRuler(self.nlp, name=self.name, spans_key=SPANS_KEY, validate=False)
            ruler.add_patterns(spacy_patterns(self.files))
            self._ruler, self._ruler_files = ruler, self.files
        return self._ruler

    def annotate(self, doc: Doc) -> Doc:
        """Match the rules on a Doc."""
        ruler = self.ruler()
        if len(ruler):
            return ruler(doc)
        doc.spans[SPANS_KEY] = []  # spaCy's ruler warns at each text where it has no rules
        return doc

    def __getstate__(self) -> dict[str, object]:
        return {"nlp": self.nlp, "name": self.name}


def matches(doc: Doc, label: str) -> "Iterator[Span]":
    """Matches of the rules with a label, in the order of the text."""
    if SPANS_KEY in doc.spans:
        found = [span for span in doc.spans[SPANS_KEY] if span.label_ == label]
        yield from sorted(found, key=lambda span: (span.start, -span.end, span.id_))


@Language.factory("annotator_ruler_v1", assigns=["doc.spans"], default_config={})
def make_ruler(nlp: Language, name: str) -> Ruler:
    """Make the component."""
    return Ruler(nlp, name)
