"""A sentence as the claims layer sees it: tokens without blanks, with cheap tests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.pipeline.columns import Columns, columns
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOMINAL = frozenset(
    ("noun", "noun_prop", "noun_quant", "noun_num", "adj", "adj_num", "adj_comp", "digit",
     "foreign", "abbrev", "pron_dem", "latin")
)  # fmt: skip
_PREPOSITION = "prep"
_DAMMA = "\u064f"
_ARTICLE = "\u0627\u0644"
_LAM = "\u0644"
_MADDA = "\u0622"
COMMAS = frozenset("\u060c,")
SEMICOLONS = frozenset("\u061b;")
QUESTION_MARKS = frozenset("\u061f?")
FINAL = frozenset(".!?\u061f\u061b\u2026")
"""Marks that end a sentence."""
PART_TOKENS = 160
"""A sentence of more tokens is read in parts: searches reach from a cue to the end of its
sentence, so that their number would grow with the square of its length. The longest
sentences of news have some 120."""


@dataclass(frozen=True, slots=True)
class Tok:
    """One token.

    Attributes:
        i: Index in the Doc.
        start, end: Code points in the text.
        word: Index of the written word, so that clitics can be told.
        bare: NORM without the article.
    """

    i: int
    text: str
    norm: str
    lemma: str
    tag: str
    morph: str
    start: int
    end: int
    word: int

    @property
    def bare(self) -> str:
        """NORM without ال.

        A word of which little would be left keeps it: الله.
        """
        return (
            self.norm[2:]
            if self.norm.startswith(_ARTICLE) and len(self.norm) > 4
            else self.norm
        )

    @property
    def is_punct(self) -> bool:
        """Whether the token is a mark or symbol."""
        return self.tag in ("punc", "sym", "_SP") and not self.text.isalnum()

    @property
    def is_verb(self) -> bool:
        """Whether the reading chosen is a finite verb."""
        return self.tag == "verb"

    @property
    def is_prep(self) -> bool:
        """Whether the token is a preposition."""
        return self.tag == _PREPOSITION

    @property
    def is_proper(self) -> bool:
        """Whether the token is a proper name or a foreign word."""
        return self.tag in ("noun_prop", "foreign", "latin")

    @property
    def is_nominal(self) -> bool:
        """Whether the token can stand in a noun phrase."""
        return self.tag in _NOMINAL

    @property
    def definite(self) -> bool:
        """Whether the token has ال."""
        written = not self.text.startswith(_MADDA)  # آلاف is no «الـ + اف»
        return written and self.norm.startswith(_ARTICLE) and len(self.norm) > 3

    @property
    def imperfect(self) -> bool:
        """Whether the token is read as an imperfect verb."""
        return self.is_verb and "Aspect=Imp" in self.morph

    @property
    def perfect(self) -> bool:
        """Whether the token is read as a perfect verb."""
        return self.is_verb and "Aspect=Perf" in self.morph

    @property
    def passive_spelled(self) -> bool:
        """Whether the writer put the damma of the passive: أُعلن، يُعتقد."""
        return _DAMMA in self.text[:3]

    @property
    def comma(self) -> bool:
        """Whether the token is a comma."""
        return self.text in COMMAS

    @property
    def semicolon(self) -> bool:
        """Whether the token is a semicolon."""
        return self.text in SEMICOLONS

    @property
    def pause(self) -> bool:
        """Whether the token is a comma, semicolon or colon."""
        return self.text in COMMAS or self.text in SEMICOLONS or self.text == ":"

    @property
    def final(self) -> bool:
        """Whether the token is made of marks that end a sentence."""
        return all(character in FINAL for character in self.text)

    @property
    def adjective_tag(self) -> bool:
        """Whether the reading chosen is an adjective."""
        return self.tag in ("adj", "adj_num")

    @property
    def plural(self) -> bool:
        """Whether the reading is plural."""
        return "Number=Plur" in self.morph


class Line:
    """The tokens of one sentence.

    Args:
        tokens: The tokens without blanks.
        text: The document's text.
    """

    def __init__(self, tokens: Sequence[Tok], text: str):
        self.tokens = list(tokens)
        self.text = text
        self.brackets = _brackets(self.tokens)
        self.rest, self.next_word = self._written()

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Tok:
        return self.tokens[index]

    def norm(self, index: int) -> str:
        """NORM at an index, empty outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def tag(self, index: int) -> str:
        """TAG at an index, empty outside the sentence."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else ""

    def same_word(self, left: int, right: int) -> bool:
        """Whether two tokens belong to one written word."""
        if not (0 <= left < len(self.tokens) and 0 <= right < len(self.tokens)):
            return False
        return self.tokens[left].word == self.tokens[right].word

    def enclitic(self, index: int) -> bool:
        """Whether the token is a pronoun joined to the word before it."""
        return self.tag(index) == "pron" and self.same_word(index - 1, index)

    def proclitic(self, index: int) -> bool:
        """Whether the token is joined to the word that follows."""
        return self.tag(index) != "pron" and self.same_word(index, index + 1)

    def after_word(self, index: int) -> int:
        """Index after the enclitics that follow a token."""
        index += 1
        while self.enclitic(index):
            index += 1
        return index

    def elided(self, index: int) -> bool:
        """Whether a token lost its alef to a ل before it: ل + لبيانات."""
        if not 0 < index < len(self.tokens) or self.norm(index - 1) != _LAM:
            return False
        token = self.tokens[index]
        return token.definite and not fold(token.text).startswith(_ARTICLE)

    def _written(self) -> tuple[list[str], list[int]]:
        """For each token what is left of its written word, folded, and where that ends."""
        rest = [""] * len(self.tokens)
        following = [0] * len(self.tokens)
        for index in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[index]
            own = token.norm if self.elided(index) else fold(token.text)
            joined = self.same_word(index, index + 1)
            rest[index] = own + rest[index + 1] if joined else own
            following[index] = following[index + 1] if joined else index + 1
        return rest, following

    def match(self, phrase: Sequence[str], start: int) -> int | None:
        """Match a phrase of written words from a token on.

        The first word may be what is left of a word after its proclitics.

        Returns:
            Index after the phrase, or None.
        """
        at = start
        for word in phrase:
            if at >= len(self.tokens) or self.rest[at] != word:
                return None
            at = self.next_word[at]
        return at

    def first_match(
        self, groups: Mapping[str, Sequence[Sequence[str]]], start: int
    ) -> int | None:
        """Index after the longest phrase of a table that begins at a token, or None."""
        if not 0 <= start < len(self.tokens):
            return None
        for phrase in groups.get(self.rest[start], ()):
            end = self.match(phrase, start)
            if end is not None:
                return end
        return None

    def skip_bracket(self, index: int) -> int:
        """Index after the bracket that opens here, or the index itself."""
        return self.brackets.get(index, index - 1) + 1

    def words(self, start: int, end: int) -> int:
        """Number of written words in a span, signs not counted."""
        return len({t.word for t in self.tokens[start:end] if not t.is_punct})

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Code points of a span of tokens, from the ل of an elided first word on."""
        first = start - 1 if self.elided(start) else start
        return self.tokens[first].start, self.tokens[end - 1].end


def _brackets(tokens: Sequence[Tok]) -> dict[int, int]:
    """Index of each opening bracket to that of its closing one."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for index, token in enumerate(tokens):
        if token.text in "([":
            open_.append(index)
        elif token.text in ")]" and open_:
            pairs[open_.pop()] = index
    return pairs


def lines(doc: "Doc", bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Line]]:
    """The sentences of a Doc, very long ones in parts.

    Args:
        doc: The Doc.
        bounds: Code point offsets of each sentence, in order, without overlaps.

    Yields:
        The number of the sentence, and one line; no line for a sentence of blanks.
    """
    read = columns(doc)
    at = 0
    for number, (start, end) in enumerate(bounds):
        tokens: list[Tok] = []
        while at < len(read) and read.starts[at] < end:
            if read.starts[at] >= start and not read.is_blank(at):
                tokens.append(_tok(read, at))
            at += 1
        for part in _parts(tokens):
            yield number, Line(part, read.text)


def _parts(tokens: Sequence[Tok]) -> Iterator[Sequence[Tok]]:
    """A sentence, or where it is longer than :data:`PART_TOKENS` its parts.

    They end after the last comma, semicolon or colon in their second half, else between
    two words.
    """
    start = 0
    while len(tokens) - start > PART_TOKENS:
        half, full = start + PART_TOKENS // 2, start + PART_TOKENS
        end = next((at for at in range(full, half, -1) if tokens[at - 1].pause), full)
        while end > half and tokens[end - 1].word == tokens[end].word:
            end -= 1
        yield tokens[start:end]
        start = end
    if start < len(tokens):
        yield tokens[start:]


def _tok(read: Columns, at: int) -> Tok:
    return Tok(
        at, read.texts[at], read.norms[at], read.lemmas[at], read.tags[at], read.morphs[at],
        read.starts[at], read.ends[at], read.words[at],
    )  # fmt: skip
