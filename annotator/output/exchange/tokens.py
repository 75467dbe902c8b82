"""Tokens of annotated documents: the tokenizer run again on the stored text.

Annotated JSONL holds no tokens. The tokenizer is a pure function of the text, so running
it again gives those that the annotation was made on, where rules and database are the
same. It needs the morphology database, and is opened with the first document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.output.exchange.sheet import Line
from annotator.pipeline.extensions import WORD_INDEX
from annotator.pipeline.records import LABELS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

OUTSIDE = "O"


class Tokens:
    """Makes the Docs of annotated documents: tokens with their readings, nothing else."""

    def __init__(self) -> None:
        self._nlp: Language | None = None

    @property
    def nlp(self) -> "Language":
        """The pipeline; only its tokenizer is run.

        Raises:
            SetupError: AN201 where no database is installed, with the first document.
        """
        if self._nlp is None:
            from annotator.pipeline import build  # noqa: PLC0415 - brings spaCy

            self._nlp = build.load()
        return self._nlp

    def doc(self, line: Line) -> "Doc":
        """The Doc of a document's text."""
        return self.nlp.tokenizer(line.get("text") or "")


@dataclass(slots=True)
class Word:
    """A written word: its tokens, which are more than one where it has clitics.

    Attributes:
        tokens: The tokens.
        space: The blanks after it in the text.
    """

    tokens: "list[Token]"
    space: str = ""

    @property
    def text(self) -> str:
        """The word as it is written."""
        return "".join(token.text for token in self.tokens)


@dataclass(slots=True)
class TokenSentence:
    """A sentence of a document, as words.

    Attributes:
        row: The row of ``sentences``, or None for what is in none of them.
        words: Its words, signs included, blanks not.
    """

    row: Line | None
    words: list[Word] = field(default_factory=list)

    @property
    def tokens(self) -> "list[Token]":
        """All tokens, in order."""
        return [token for word in self.words for token in word.tokens]


def token_sentences(doc: "Doc", line: Line) -> Iterator[TokenSentence]:
    """Cut a document into its sentences, and these into words; empty ones are left out.

    A sentence has the words that begin in it, and words between two sentences make one of
    their own, so that no word of the text is lost.
    """
    rows = sorted(line.get("sentences") or (), key=lambda row: row["start"])
    place, current = 0, TokenSentence(None)
    for word in _words(doc):
        at = word.tokens[0].idx
        while place < len(rows) and rows[place]["end"] <= at:
            place += 1
        row = rows[place] if place < len(rows) and rows[place]["start"] <= at else None
        if current.words and row is not current.row:
            yield current
            current = TokenSentence(None)
        current.row = row
        current.words.append(word)
    if current.words:
        yield current


def _words(doc: "Doc") -> Iterator[Word]:
    index: Sequence[int] = doc.user_data.get(WORD_INDEX) or [
        -1 if token.is_space else token.i for token in doc
    ]
    word: Word | None = None
    number = -1
    for token in doc:
        if index[token.i] < 0:
            if word is not None:
                word.space += token.text_with_ws
            continue
        if word is not None and index[token.i] == number:
            word.tokens.append(token)
        else:
            if word is not None:
                yield word
            word, number = Word([token]), index[token.i]
        word.space = token.whitespace_
    if word is not None:
        yield word


def flat_spans(line: Line, layers: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans that do not overlap: start, end and label, in the order of the text.

    A span of a layer that is named earlier wins over one of a later layer; in one layer
    the longer one wins, of two of one length the first.
    """
    order = sorted(
        (place, row["start"] - row["end"], row["start"], row["end"], LABELS[table])
        for place, table in enumerate(layers)
        for row in line.get(table) or ()
    )
    kept: list[tuple[int, int, str]] = []
    for _, _, start, end, label in order:
        if all(end <= first or last <= start for first, last, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)


def bio_tags(doc: "Doc", spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """The tag of each token: ``B-LABEL``, ``I-LABEL`` or ``O``.

    A token belongs to the first span that has a character of it, so that a span that ends
    inside a token reaches to the token's end.
    """
    tags, place, begun = [], 0, -1
    for token in doc:
        end = token.idx + len(token)
        while place < len(spans) and spans[place][1] <= token.idx:
            place += 1
        inside = place < len(spans) and spans[place][0] < end and not token.is_space
        if not inside:
            tags.append(OUTSIDE)
            continue
        tags.append(f"{'I' if begun == place else 'B'}-{spans[place][2]}")
        begun = place
    return tags


def one_line(text: str) -> str:
    r"""A text without line ends and other blanks but single spaces.

    >>> one_line(" قال\n الجيش")  # the army said
    'قال الجيش'
    """
    return " ".join(text.split())


def field_text(value: Any, empty: str = "_") -> str:
    """A value as a column without blanks."""
    shown = "".join(str(value or "").split())
    return shown or empty
