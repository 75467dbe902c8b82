"""Plain lists of what the gazetteer matcher asks of every token of a Doc."""

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.pipeline.columns import columns
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PROCLITICS = frozenset(("CCONJ", "ADP", "AUX", "PART", "SCONJ"))


class Tokens:
    """A Doc as lists, made once.

    Attributes:
        norms, texts, tags, pos: NORM, TEXT, TAG, POS of each token.
        words: Index of the written word of each token, -1 for blanks.
    """

    def __init__(self, doc: "Doc"):
        read = columns(doc)
        self.norms, self.texts, self.tags = read.norms, read.texts, read.tags
        self.pos, self.words = read.pos, read.words

    def __len__(self) -> int:
        return len(self.norms)

    @cached_property
    def ends(self) -> list[int]:
        """For each token the index after the last token of its written word."""
        ends = [at + 1 for at in range(len(self))]
        for at in range(len(self) - 2, -1, -1):
            if self.words[at] >= 0 and self.words[at] == self.words[at + 1]:
                ends[at] = ends[at + 1]
        return ends

    @cached_property
    def starts(self) -> list[int]:
        """For each token the index of the first token of its written word."""
        starts = list(range(len(self)))
        for at in range(1, len(self)):
            if self.words[at] >= 0 and self.words[at] == self.words[at - 1]:
                starts[at] = starts[at - 1]
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
        if self.pos[at] in ("SPACE", "PUNCT") or not self.norms[at]:
            return False
        return all(self.pos[i] in _PROCLITICS for i in range(self.starts[at], at))

    def rest(self, at: int) -> str:
        """Folded spelling of a written word from a token on."""
        return fold("".join(self.texts[at : self.ends[at]]))
