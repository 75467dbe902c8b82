"""Plain lists of what the gazetteer matcher asks of every token of a Doc."""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from annotator.pipeline.columns import columns
from annotator.text.fold import fold_word

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotator.pipeline.columns import Columns

NO_NAME_POS = frozenset(("SPACE", "PUNCT"))
_PROCLITICS = frozenset(("CCONJ", "ADP", "AUX", "PART", "SCONJ"))


_last: "Tokens | None" = None


class Tokens:
    """A Doc as lists; :func:`tokens_of` makes them.

    Attributes:
        forms: What the morphology says of each token.
        norms, texts, tags, pos: NORM, TEXT, TAG, POS of each token.
        words: Index of the written word of each token, -1 for blanks.
        memo: What was looked up at a token, for :mod:`annotator.pipeline.gazetteer_matcher`.
    """

    def __init__(self, read: "Columns"):
        self.read = read
        self.memo: dict[tuple[Any, int], Any] = {}
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
        end = self.ends[at]
        return fold_word(self.texts[at] if end == at + 1 else "".join(self.texts[at:end]))


def tokens_of(doc: "Doc") -> Tokens:
    """The tokens of a Doc; the same again as long as its attributes do not change.

    The components ask for one Doc one after the other, the last answer is kept.
    """
    global _last
    read = columns(doc)
    if _last is None or _last.read is not read:
        _last = Tokens(read)
    return _last
