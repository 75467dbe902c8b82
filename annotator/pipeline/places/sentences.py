"""Which sentence a token or place lies in, in constant time for texts of any length."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text
from annotator.schema import Sentence


class Sentences:
    """The sentences of a text, found by token.

    Args:
        text: The text.
        records: Its sentence records, in order; without any the text is one sentence.

    Attributes:
        bounds: First token, and index after the last one, of each sentence.
    """

    def __init__(self, text: Text, records: Sequence[Sentence]):
        offsets = text.starts
        self.bounds = [
            (bisect_left(offsets, record.start), bisect_left(offsets, record.end))
            for record in records
        ] or [(0, len(text))]
        self._ids = [record.id for record in records] or ["s1"]
        self._starts = [first for first, _ in self.bounds]

    def number(self, token: int) -> int:
        """Index of the sentence that a token lies in (the one before, between two)."""
        return max(0, bisect_right(self._starts, token) - 1)

    def start(self, token: int) -> int:
        """First token of the sentence that a token lies in."""
        return self._starts[self.number(token)]

    def id(self, token: int) -> str:
        """Id of the sentence record that a token lies in."""
        return self._ids[self.number(token)]

    def group(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        """The mentions of each sentence."""
        groups: list[list[Mention]] = [[] for _ in self.bounds]
        for mention in mentions:
            groups[self.number(mention.start)].append(mention)
        return groups
