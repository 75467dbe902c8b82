"""Which sentence a token or place lies in, in constant time for texts of any length."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from annotator.pipeline.places.mention import Mention
from annotator.schema import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


class Sentences:
    """The sentences of a Doc as spans, found by token.

    Args:
        doc: The Doc.
        records: Its sentence records, in order; without any the Doc is one sentence.
    """

    def __init__(self, doc: "Doc", records: Sequence[Sentence]):
        offsets = [token.idx for token in doc]
        ranges = [
            (bisect_left(offsets, record.start), bisect_left(offsets, record.end))
            for record in records
        ]
        self.spans: list[Span] = [doc[first:last] for first, last in ranges] or [doc[:]]
        self._ids = [record.id for record in records] or ["s1"]
        self._starts = [span.start for span in self.spans]

    def number(self, token: int) -> int:
        """Index of the sentence that a token lies in (the one before, between two)."""
        return max(0, bisect_right(self._starts, token) - 1)

    def span(self, token: int) -> "Span":
        """The sentence that a token lies in."""
        return self.spans[self.number(token)]

    def id(self, token: int) -> str:
        """Id of the sentence record that a token lies in."""
        return self._ids[self.number(token)]

    def group(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        """The mentions of each sentence."""
        groups: list[list[Mention]] = [[] for _ in self.spans]
        for mention in mentions:
            groups[self.number(mention.start)].append(mention)
        return groups
