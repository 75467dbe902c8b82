"""A Doc as the places layer reads it: lists, and questions about neighbouring tokens."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.pipeline.analyses import analysis
from annotator.pipeline.columns import columns
from annotator.pipeline.places.tokens import Tokens, tokens_of
from annotator.pipeline.places.word import Word, Words
from annotator.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

SON = frozenset(("بن", "ابن", "بنت"))
"""Between the names of a person and of the father."""

MOST_PHRASE_WORDS = 4
"""Words of the longest phrase of a class."""

_PROCLITICS = ("ADP", "CCONJ", "PART", "AUX", "SCONJ")
_NO_PHRASES: Mapping[str, int] = {}


class Text:
    """A Doc as lists, one item a token, made once.

    Args:
        doc: The Doc.
        table: The words of the layer's lexicon.

    Attributes:
        doc: The Doc.
        lexicon: Word lists of the layer.
        words: What the layer makes of each token alone.
        norms, texts, lemmas, tags, pos, morphs, starts, ends: See
            :class:`annotator.pipeline.columns.Columns`.
    """

    def __init__(self, doc: "Doc", table: Words):
        read = columns(doc)
        self.lexicon = table.lexicon
        self.words: list[Word] = list(map(table.__getitem__, read.forms))
        self.norms, self.texts, self.lemmas, self.tags = (
            read.norms, read.texts, read.lemmas, read.tags
        )  # fmt: skip
        self.pos, self.morphs = read.pos, read.morphs
        self.starts, self.ends = read.starts, read.ends
        self.doc = doc
        self._written = read.text
        self._word_numbers = read.words
        self._phrases: dict[int, Mapping[str, int]] = {}

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def tokens(self) -> Tokens:
        """The same as the gazetteer's matcher reads it."""
        return tokens_of(self.doc)

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            for search in word.searches:
                found.setdefault(search, []).append(at)
        return found

    def positions(self, search: str) -> "Sequence[int]":
        """Tokens that a search must look at, see :class:`Word`, in order."""
        return self._positions.get(search, ())

    def positions_in(self, search: str, first: int, end: int) -> "Sequence[int]":
        """Those of a stretch of the text."""
        found = self.positions(search)
        if not found:
            return found
        return found[bisect_left(found, first) : bisect_left(found, end)]

    def after(self, at: int) -> int | None:
        """Index of the first token from ``at`` on that is no blank, on the same line."""
        words = self.words
        while at < len(words):
            word = words[at]
            if not word.blank:
                return at
            if word.breaks:
                return None
            at += 1
        return None

    def before(self, at: int) -> int | None:
        """Index of the last token before ``at`` that is no blank, on the same line."""
        at -= 1
        while at >= 0:
            word = self.words[at]
            if not word.blank:
                return at
            if word.breaks:
                return None
            at -= 1
        return None

    def is_proclitic(self, at: int) -> bool:
        """Whether a token is a clitic at the beginning of a longer written word."""
        return (
            self.pos[at] in _PROCLITICS
            and at + 1 < len(self.words)
            and self._word_numbers[at] >= 0
            and self._word_numbers[at] == self._word_numbers[at + 1]
            and self.ends[at] == self.starts[at + 1]
        )

    def is_masculine(self, at: int) -> bool:
        """Whether a noun is masculine singular (no feminine adjective agrees with it)."""
        morph = self.morphs[at]
        feminine = "Fem" in morph or self.norms[at].endswith("ة")
        return "Number=Sing" in morph and not feminine

    def word_start(self, at: int) -> int:
        """Index of the first token of the written word that a token belongs to."""
        numbers = self._word_numbers
        while at > 0 and numbers[at] >= 0 and numbers[at - 1] == numbers[at]:
            at -= 1
        return at

    def word_end(self, at: int) -> int:
        """Index after the last token of the written word that a token belongs to."""
        numbers = self._word_numbers
        end = at + 1
        while end < len(numbers) and numbers[at] >= 0 and numbers[end] == numbers[at]:
            end += 1
        return end

    def written(self, first: int, end: int) -> str:
        """Some tokens as they are written."""
        return self._written[self.starts[first] : self.ends[end - 1]] if first < end else ""

    def characters(self, start: int, end: int) -> str:
        """A stretch of the text by its code points."""
        return self._written[start:end]

    def folded(self, first: int, end: int) -> str:
        """Folded spelling of some tokens."""
        return fold_word(self.written(first, end))

    def source(self, at: int) -> str | None:
        """Where the reading of a token's written word comes from: lex, spvar, name, backoff.

        Returns:
            "" for a reading that has no such source; None where no reading is known.
        """
        found = analysis(self.doc, at)
        return None if found is None else str(found.get("source") or "")

    def is_foreign(self, at: int) -> bool:
        """Whether no dictionary has the written word of a token."""
        return self.source(at) in ("backoff", "name")

    def phrases_before(self, end: int) -> Mapping[str, int]:
        """Phrases of the classes that end right before a token.

        Args:
            end: Index of the token.

        Returns:
            Class to the first token of its longest phrase there.
        """
        found = self._phrases.get(end)
        if found is None:
            found = self._phrases[end] = self._find_phrases(end)
        return found

    def _find_phrases(self, end: int) -> Mapping[str, int]:
        at = self.before(end)
        if at is None:
            return _NO_PHRASES
        word = self.words[at]
        found = dict.fromkeys(word.by_spelling, at)
        if not word.ends_phrase:
            return found
        phrase = self.norms[at]
        for _ in range(MOST_PHRASE_WORDS - 1):
            at = self.before(at)
            if at is None:
                break
            phrase = f"{self.norms[at]} {phrase}"
            found.update(dict.fromkeys(self.lexicon.classes_of.get(phrase, ()), at))
        return found
