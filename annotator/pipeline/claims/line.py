"""A sentence as the claims layer sees it: tokens without blanks, with cheap tests."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from annotator.pipeline.claims.gates import BRACKET, ELIDABLE
from annotator.pipeline.claims.tokens import Tok
from annotator.pipeline.columns import ByForm, columns

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LAM = "\u0644"
_SPECIAL = BRACKET | ELIDABLE
PART_TOKENS = 160
"""A sentence of more tokens is read in parts: searches reach from a cue to the end of its
sentence, so that their number would grow with the square of its length. The longest
sentences of news have some 120."""


class Places(NamedTuple):
    """Where the tokens of a stretch stand, one item a token.

    Attributes:
        at: Index in the Doc.
        starts, ends: Code points in the text.
        words: Index of the written word, so that clitics can be told.
    """

    at: list[int]
    starts: list[int]
    ends: list[int]
    words: list[int]

    def part(self, start: int, end: int) -> "Places":
        """Those of some of the tokens."""
        at, starts, ends, words = self
        return Places(at[start:end], starts[start:end], ends[start:end], words[start:end])


class Line(list[Tok]):
    """The tokens of one sentence.

    Args:
        tokens: The tokens without blanks.
        places: Where they stand.
        text: The document's text.

    Attributes:
        brackets: Index of each opening bracket to that of its closing one.
        rest: For each token what is left of its written word, folded.
        next_word: For each token where its written word ends.
        enclitics: Pronouns joined to the word before them.
        proclitics: Tokens other than pronouns joined to the word that follows.
        unlike_text: Tokens whose ``rest`` is not their own text.
    """

    def __init__(self, tokens: Sequence[Tok], places: Places, text: str):
        super().__init__(tokens)
        self.places = places
        self.text = text
        words = places.words
        joined = [at for at, same in enumerate(map(eq, words, words[1:])) if same]
        self.enclitics = frozenset([at + 1 for at in joined if self[at + 1].tag == "pron"])
        self.proclitics = frozenset([at for at in joined if self[at].tag != "pron"])
        special = [at for at, token in enumerate(self) if token.gate & _SPECIAL]
        self.brackets = self._brackets(special)
        self._elided = frozenset(
            [at for at in special if self[at].elidable and self.norm(at - 1) == _LAM]
        )
        self.unlike_text = self._elided.union(joined)
        self.rest, self.next_word = self._written(joined)

    def norm(self, index: int) -> str:
        """NORM at an index, empty outside the sentence."""
        return self[index].norm if 0 <= index < len(self) else ""

    def tag(self, index: int) -> str:
        """TAG at an index, empty outside the sentence."""
        return self[index].tag if 0 <= index < len(self) else ""

    def same_word(self, left: int, right: int) -> bool:
        """Whether two tokens belong to one written word."""
        if not (0 <= left < len(self) and 0 <= right < len(self)):
            return False
        return self.places.words[left] == self.places.words[right]

    def enclitic(self, index: int) -> bool:
        """Whether the token is a pronoun joined to the word before it."""
        return index in self.enclitics

    def proclitic(self, index: int) -> bool:
        """Whether the token is joined to the word that follows."""
        return index in self.proclitics

    def after_word(self, index: int) -> int:
        """Index after the enclitics that follow a token."""
        index += 1
        while index in self.enclitics:
            index += 1
        return index

    def elided(self, index: int) -> bool:
        """Whether a token lost its alef to a ل before it: ل + لبيانات."""
        return index in self._elided

    def _written(self, joined: Sequence[int]) -> tuple[list[str], list[int]]:
        rest = [token.folded for token in self]
        following = list(range(1, len(self) + 1))
        for at in self._elided:
            rest[at] = self[at].norm
        for at in reversed(joined):
            rest[at] += rest[at + 1]
            following[at] = following[at + 1]
        return rest, following

    def _brackets(self, special: Sequence[int]) -> dict[int, int]:
        pairs: dict[int, int] = {}
        open_: list[int] = []
        for at in special:
            if self[at].opens_bracket:
                open_.append(at)
            elif self[at].is_bracket and open_:
                pairs[open_.pop()] = at
        return pairs

    def two_words(self, at: int) -> tuple[str, str]:
        """What is left of the word of a token, and of the one after it, folded."""
        after = self.next_word[at]
        return self.rest[at], self.rest[after] if after < len(self) else ""

    def match(self, phrase: Sequence[str], start: int) -> int | None:
        """Match a phrase of written words from a token on.

        The first word may be what is left of a word after its proclitics.

        Returns:
            Index after the phrase, or None.
        """
        at, rest, size = start, self.rest, len(self)
        for word in phrase:
            if at >= size or rest[at] != word:
                return None
            at = self.next_word[at]
        return at

    def first_match(
        self, groups: Mapping[str, Sequence[Sequence[str]]], start: int
    ) -> int | None:
        """Index after the longest phrase of a table that begins at a token, or None."""
        if not 0 <= start < len(self):
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
        words = self.places.words[start:end]
        return len(
            {word for word, t in zip(words, self[start:end], strict=True) if not t.is_punct}
        )

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Span of the tokens that stand between two code points, or None where they cut one."""
        starts, ends = self.places.starts, self.places.ends
        first, last = bisect_left(starts, start), bisect_left(ends, end)
        if first == len(self) or starts[first] != start or last == len(self):
            return None
        return (first, last + 1) if ends[last] == end else None

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Code points of a span of tokens, from the ل of an elided first word on."""
        first = start - 1 if start in self._elided else start
        return self.places.starts[first], self.places.ends[end - 1]


def lines(
    doc: "Doc", tokens: ByForm[Tok], bounds: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, Line]]:
    """The sentences of a Doc, very long ones in parts.

    Args:
        doc: The Doc.
        tokens: The tokens of the lexicon, by form.
        bounds: Code point offsets of each sentence, in order, without overlaps.

    Yields:
        The number of the sentence, and one line; no line for a sentence of blanks.
    """
    read = columns(doc)
    places = Places(list(range(len(read))), read.starts, read.ends, read.words)
    for number, (start, end) in enumerate(bounds):
        first, last = bisect_left(places.starts, start), bisect_left(places.starts, end)
        own, stand = read.forms[first:last], places.part(first, last)
        if "SPACE" in read.pos[first:last]:
            kept = [at for at, form in enumerate(own) if form.pos != "SPACE"]
            own = [own[at] for at in kept]
            stand = Places(*([column[at] for at in kept] for column in stand))
        found = list(map(tokens.__getitem__, own))
        for begin, stop in _parts(found, stand.words):
            yield number, Line(found[begin:stop], stand.part(begin, stop), read.text)


def _parts(tokens: Sequence[Tok], words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A sentence, or where it is longer than :data:`PART_TOKENS` its parts.

    They end after the last comma, semicolon or colon in their second half, else between
    two words.
    """
    start = 0
    while len(tokens) - start > PART_TOKENS:
        half, full = start + PART_TOKENS // 2, start + PART_TOKENS
        end = next((at for at in range(full, half, -1) if tokens[at - 1].pause), full)
        while end > half and words[end - 1] == words[end]:
            end -= 1
        yield start, end
        start = end
    if start < len(tokens):
        yield start, len(tokens)
