r"""CoNLL-U: words with lemma, part of speech and features; clitics in multiword tokens.

https://universaldependencies.org/format.html. There is no parse: HEAD and DEPREL are
``_``. FORM is the surface of a token, composed (NFC); MISC has ``SpaceAfter=No``, other
blanks as UDPipe writes them (``SpacesAfter=\n``), ``Norm=`` where the repaired spelling
differs, and the flat layer as ``NER=B-PLACE``.
"""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.output.exchange.sheet import Sheet
from annotator.output.exchange.token_file import TokenFile
from annotator.output.exchange.tokens import (
    OUTSIDE,
    TokenSentence,
    Word,
    field_text,
    one_line,
    token_sentences,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BLANKS = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p", "\\": "\\\\"}


class ConlluFile(TokenFile):
    """Writes documents into a CoNLL-U file.

    The tags of the spans stand in MISC.
    """

    def document(self, sheet: Sheet, doc: "Doc", tags: Sequence[str]) -> None:
        """Write the sentences of a document."""
        line = sheet.original or {}
        name = one_line(sheet.doc_id).replace(" ", "_") or "_"
        before = f"# newdoc id = {name}\n"
        for number, sentence in enumerate(token_sentences(doc, line), 1):
            kind = f"# sent_kind = {sentence.row['kind']}\n" if sentence.row else ""
            self._file.write(f"{before}# sent_id = {name}-{number}\n{kind}")
            self._file.write(sentence_lines(sentence, tags))
            before = ""


def sentence_lines(sentence: TokenSentence, tags: Sequence[str]) -> str:
    """The lines of a sentence: its text, its words, and a blank line."""
    pieces = []
    for word in sentence.words[:-1]:
        pieces.append(_column(word.text) + (" " if word.space else ""))
    pieces.append(_column(sentence.words[-1].text))
    lines = [f"# text = {''.join(pieces)}"]
    number = 1
    for word in sentence.words:
        last = number + len(word.tokens) - 1
        space = _space(word)
        if last > number:
            columns = [f"{number}-{last}", _column(word.text), *["_"] * 7, space or "_"]
            lines.append("\t".join(columns))
            space = ""
        for token in word.tokens:
            lines.append(_token_line(number, token, tags[token.i], space))
            number += 1
    return "".join(f"{line}\n" for line in lines) + "\n"


def _column(value: str) -> str:
    """A value as a column: without blanks, and composed (NFC) as UD wants it."""
    return unicodedata.normalize("NFC", field_text(value))


def _token_line(number: int, token: "Token", tag: str, space: str) -> str:
    norm = token.norm_ if token.norm_ not in (token.text, "") else ""
    misc = [
        space,
        f"NER={tag}" if tag != OUTSIDE else "",
        f"Norm={_escaped(_column(norm))}" if norm else "",
    ]
    shown = sorted((item for item in misc if item), key=str.lower)
    features = sorted(filter(None, str(token.morph).split("|")), key=str.lower)
    columns = [
        str(number),
        _column(token.text),
        _column(token.lemma_),
        token.pos_ or "X",
        _column(token.tag_),
        "|".join(features) or "_",
        "_",
        "_",
        "_",
        "|".join(shown) or "_",
    ]
    return "\t".join(columns)


def _space(word: Word) -> str:
    """What MISC says of the blanks after a word: nothing for a single space."""
    if word.space == " ":
        return ""
    return f"SpacesAfter={_escaped(word.space)}" if word.space else "SpaceAfter=No"


def _escaped(text: str) -> str:
    """Blanks and the characters that MISC is cut at, written as UDPipe does."""
    return "".join(
        _BLANKS.get(character)
        or (f"\\u{ord(character):04x}" if character.isspace() else character)
        for character in text
    )
