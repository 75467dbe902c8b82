"""What the files of tokens share: a document's tokens, with one flat layer of tags."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.output.exchange.sheet import Sheet
from annotator.output.exchange.tokens import Tokens, bio_tags, flat_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc


class TokenFile:
    """Writes documents into a file, token by token.

    Args:
        path: The file.
        layers: Tables whose spans are tagged, the most important one first.
        tokens: Where the tokens come from.
    """

    def __init__(self, path: Path, layers: Sequence[str], tokens: Tokens | None = None):
        self._layers, self._tokens = layers, tokens or Tokens()
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, sheet: Sheet) -> None:
        """Write one document."""
        line = sheet.original or {}
        doc = self._tokens.doc(line)
        self.document(sheet, doc, bio_tags(doc, flat_spans(line, self._layers)))

    def document(self, sheet: Sheet, doc: "Doc", tags: Sequence[str]) -> None:
        """Write the sentences of a document; ``tags`` has one BIO tag a token."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
