"""Plain lists of what the gazetteer matcher asks of every token of a Doc."""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.pipeline.columns import columns
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_NAME_POS = frozenset(("SPACE", "PUNCT"))
_PROCLITICS = frozenset(("CCONJ", "ADP", "AUX", "PART", "SCONJ"))


class Tokens:
    """A Doc as lists, made once.

    Attributes:
        forms: What the morphology says of each token.
        norms, texts, tags, pos: NORM, TEXT, TAG, POS of each token.
        words: Index of the written word of each token, -1 for blanks.
    """

    def __init__(self, doc: "Doc"):
        read = columns(doc)
        self.norms, self.texts, self.tags = read.norms, read.texts, read.tags
        self.pos, self.words, self.forms = read.pos, read.words, read.forms

    def __len__(self) -> int:
        return len(self.norms)

    @cached_property
    def inner(self) -> list[int]:
        """Tokens that another token of the same written word follows."""
        words = self.words
        return [at for at, (own, next_) in enumerate(pairwise(words)) if own == next_ >= 0]

    @cached_property
    def ends(self) -> list[int]:
        """For each token the index after the last token of its written word."""
        ends = list(range(1, len(self) + 1))
        for at in reversed(self.inner):
            ends[at] = ends[at + 1]
        return ends

    @cached_property
    def starts(self) -> list[int]:
        """For each token the index of the first token of its written word."""
        starts = list(range(len(self)))
        for at in self.inner:
            starts[at + 1] = starts[at]
        return starts

    def is_blank(self, at: int) -> bool:
        """Whether a token is white space."""
        return self.pos[at] == "SPACE"

    def ends_line(self, at: int) -> bool:
        """Whether no name goes on over a token: a line break or a mark."""
        if self.is_blank(at):
            return "\n" in self.texts[at]
        return self.pos[at] == "PUNCT"

    def can_begin(self, at: int) -> bool:
        """Whether a token is no mark or blank, and only proclitics precede it in its word."""
        if self.pos[at] in NO_NAME_POS or not self.norms[at]:
            return False
        return all(self.pos[i] in _PROCLITICS for i in range(self.starts[at], at))

    def rest(self, at: int) -> str:
        """Folded spelling of a written word from a token on."""
        return fold("".join(self.texts[at : self.ends[at]]))
