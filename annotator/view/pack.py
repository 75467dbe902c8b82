"""Documents packed for a page: JSON, compressed, in letters that mean nothing to HTML.

Base64 has no ``<``, no quotes and no characters that turn the direction of text, so that
no document can end the script that carries it, whatever stands in it. The page unpacks a
chunk when it needs one of its documents.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.schema import TABLES, row_fields
from annotator.view.tree import LAYERS, Mark, blocks

CHUNK_CHARACTERS = 60_000
"""Characters of text after which a chunk of documents is closed."""

HEAD = (
    "doc_id", "title", "date", "outlet", "agency", "url", "path", "encoding", "sha256",
    "n_chars", "n_words", "n_sentences", "warnings", "meta",
)  # fmt: skip
"""Fields of a document that the page shows."""


def packed(value: Any) -> str:
    """Pack a value of plain JSON types; the same value gives the same letters.

    What is no JSON, NaN and the infinities, becomes a string.
    """
    try:
        text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    except ValueError:
        value = json.loads(json.dumps(value), parse_constant=str)
        text = json.dumps(value, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode(), 9)).decode()


def pack_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """What the page holds of a document.

    Returns:
        ``head``: its own fields; ``rows``: for each table the values of each row in the
        order of :func:`annotator.schema.row_fields`; ``blocks``: its lines, each a kind
        and a list of texts and marks (layer, id, part, whether it begins here, children).
    """
    return {
        "head": {name: document.get(name) for name in HEAD},
        "rows": {table: _rows(document, table) for table in TABLES},
        "blocks": [[block.kind, _children(block.children)] for block in blocks(document)],
    }


def _rows(document: Mapping[str, Any], table: str) -> list[list[Any]]:
    names = row_fields(table)
    return [[row.get(name) for name in names] for row in document.get(table) or ()]


def _children(children: Iterable[str | Mark]) -> list[Any]:
    return [
        child
        if isinstance(child, str)
        else [
            LAYERS.index(child.span.layer),
            child.span.id,
            child.span.part,
            int(child.first),
            _children(child.children),
        ]
        for child in children
    ]


class Packer:
    """Packs a stream of documents into chunks, holding one chunk of them at a time.

    Attributes:
        entries: For each document what the list of documents shows: id, title, date,
            number of its chunk, number of words, rows of each layer.
    """

    def __init__(self) -> None:
        self.entries: list[list[Any]] = []

    def chunks(self, documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
        """Pack the documents; ``entries`` is complete when the last chunk is out."""
        waiting: list[dict[str, Any]] = []
        size = number = 0
        for document in documents:
            waiting.append(pack_document(document))
            self.entries.append(_entry(document, number))
            size += len(document.get("text") or "")
            if size >= CHUNK_CHARACTERS:
                yield packed(waiting)
                waiting, size, number = [], 0, number + 1
        if waiting:
            yield packed(waiting)


def _entry(document: Mapping[str, Any], number: int) -> list[Any]:
    counts = [len(document.get(layer) or ()) for layer in LAYERS]
    known = (document.get(name) for name in ("doc_id", "title", "date"))
    return [*known, number, document.get("n_words") or 0, counts]
