"""CoNLL-2002: a token and its BIO tag a line, blank lines between sentences.

https://aclanthology.org/W02-2024/. One flat layer: see :func:`~.tokens.flat_spans`. A
document begins with a line ``-DOCSTART- O``.
"""

from collections.abc import Sequence
from pathlib import Path

from annotator.output.exchange.sheet import Sheet
from annotator.output.exchange.tokens import (
    Tokens,
    bio_tags,
    field_text,
    flat_spans,
    token_sentences,
)


class Conll2002File:
    """Writes documents into a CoNLL-2002 file.

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
        tags = bio_tags(doc, flat_spans(line, self._layers))
        self._file.write("-DOCSTART- O\n\n")
        for sentence in token_sentences(doc, line):
            for token in sentence.tokens:
                self._file.write(f"{field_text(token.text)} {tags[token.i]}\n")
            self._file.write("\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
