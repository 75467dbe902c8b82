"""CoNLL-2002: a token and its BIO tag a line, blank lines between sentences.

https://aclanthology.org/W02-2024/. One flat layer: see :func:`~.tokens.flat_spans`. A
document begins with a line ``-DOCSTART- O``.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.output.exchange.sheet import Sheet
from annotator.output.exchange.token_file import TokenFile
from annotator.output.exchange.tokens import field_text, token_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Conll2002File(TokenFile):
    """Writes documents into a CoNLL-2002 file."""

    def document(self, sheet: Sheet, doc: "Doc", tags: Sequence[str]) -> None:
        """Write the sentences of a document."""
        line = sheet.original or {}
        self._file.write("-DOCSTART- O\n\n")
        for sentence in token_sentences(doc, line):
            for token in sentence.tokens:
                self._file.write(f"{field_text(token.text)} {tags[token.i]}\n")
            self._file.write("\n")
