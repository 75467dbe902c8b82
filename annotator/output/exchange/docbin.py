"""spaCy's DocBin: Docs with tokens, sentences, layers and records, for spaCy's own tools.

What ``annotator.load()`` gives is on the Docs: ``doc.spans["places"]``, ``doc.ents``,
``doc._.records``; ``doc.user_data["annotator_document"]`` has the fields of the document.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.output.exchange.sheet import Sheet
from annotator.output.exchange.tokens import Tokens, flat_spans
from annotator.pipeline import records
from annotator.schema import TABLES, document_fields

if TYPE_CHECKING:
    from spacy.tokens import Doc

DOCUMENT = "annotator_document"
"""Key in ``doc.user_data`` of the document's own fields."""

_OPTIONAL = "optional"


class DocBinFile:
    """Collects documents and writes them into a ``.spacy`` file when it is closed.

    Args:
        path: The file.
        layers: Tables whose spans are in ``doc.ents``, the most important one first;
            ``doc.spans`` has all.
        tokens: Where the tokens come from.
    """

    def __init__(self, path: Path, layers: Sequence[str], tokens: Tokens | None = None):
        from spacy.tokens import DocBin  # noqa: PLC0415 - slow to import

        self._path, self._layers, self._tokens = path, layers, tokens or Tokens()
        self._docs = DocBin(store_user_data=True)

    def write(self, sheet: Sheet) -> None:
        """Add one document."""
        line = dict(sheet.original or {})
        self._docs.add(make_doc(self._tokens.doc(line), line, self._layers))

    def close(self) -> None:
        """Write the file."""
        self._docs.to_disk(self._path)


def make_doc(doc: "Doc", line: dict[str, Any], layers: Sequence[str]) -> "Doc":
    """Put the rows of a document on its tokens.

    Args:
        doc: The tokens.
        line: The document, whole.
        layers: Tables for ``doc.ents``.
    """
    from spacy.tokens import Span  # noqa: PLC0415
    from spacy.util import filter_spans  # noqa: PLC0415

    for table, kind in TABLES.items():
        rows = ({k: v for k, v in row.items() if k != _OPTIONAL} for row in line[table])
        records.put(doc, table, [kind(**row) for row in rows])
    starts = {span.start for span in doc.spans["sentences"]}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.i in starts
    spans: list[Span] = []
    for start, end, label in flat_spans(line, layers):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.set_ents(filter_spans(spans), default="outside")
    doc.user_data[DOCUMENT] = {name: line[name] for name in document_fields() if name != "text"}
    return doc
