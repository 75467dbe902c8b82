"""Which countries a text and its sentences speak of, counted when it is first asked for."""

from collections import Counter
from functools import cached_property

from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.evidence import countries
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.sentences import Sentences
from annotator.pipeline.places.text import Text


class Weights:
    """How much a text and its sentences speak of each country.

    Args:
        text: The text.
        matches: Names of the gazetteer in it.
        where: Its sentences.
    """

    def __init__(self, text: Text, matches: list[Match], where: Sentences):
        self._text = text
        self._all = matches
        self._where = where
        self._weights: dict[int, Counter[str]] = {}

    @cached_property
    def whole(self) -> Counter[str]:
        """How much the text does."""
        return countries(self._text, self._all)

    @cached_property
    def _by_sentence(self) -> list[list[Match]]:
        groups: list[list[Match]] = [[] for _ in self._where.bounds]
        for match in self._all:
            groups[self._where.number(match.start)].append(match)
        return groups

    def around(self, mention: Mention) -> Counter[str]:
        """How much the sentence of a place does, the names in a typed one not counted."""
        number = self._where.number(mention.start)
        here = self._by_sentence[number]
        if mention.typed and mention.candidates:
            others = [match for match in here if not mention.holds(match.start)]
            if len(others) < len(here):
                return countries(self._text, others, *self._where.bounds[number])
        if number not in self._weights:
            counted = countries(self._text, here, *self._where.bounds[number])
            self._weights[number] = counted
        return self._weights[number]
