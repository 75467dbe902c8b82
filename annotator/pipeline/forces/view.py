"""A Doc as the forces layer sees it: plain tokens, quotes, and the records so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import ne
from typing import TYPE_CHECKING, Any

from annotator.pipeline.analyses import analysis, likeliest_tag
from annotator.pipeline.columns import columns
from annotator.pipeline.forces.spelling import repaired
from annotator.pipeline.forces.words import Tok
from annotator.pipeline.records import get
from annotator.pipeline.ruler import SPANS_KEY
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from annotator.text.fold import fold_word

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotator.pipeline.columns import Columns
    from annotator.pipeline.forces.lexicon import ForceLexicon

OPENING = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)
CLOSING = frozenset(CLOSING_QUOTES + STRAIGHT_QUOTES)


@dataclass(slots=True)
class Covered:
    """A record of an earlier layer with the tokens that it covers, half-open."""

    first: int
    last: int
    record: Any


class View:
    """Tokens of a Doc and what earlier components found in it.

    Args:
        doc: The Doc.
        lexicon: The lexicons of the layer.

    Attributes:
        toks: The tokens; those that are alike are one object.
        starts, ends: Their code points in the text, half-open.
        sentence_of: Index of the sentence of each of them.
    """

    def __init__(self, doc: "Doc", lexicon: "ForceLexicon"):
        read = columns(doc)
        self.text = read.text
        self._doc = doc
        self._lexicon = lexicon
        self._forms: dict[int, tuple[str, ...]] = {}
        self.sentences = get(doc, "sentences")
        self.toks, self._place = self._tokens(read)
        self.places = self._covered("places")
        self.quantities = self._covered("quantities")
        self.place_from = {item.first: item for item in self.places}
        self.place_at = _by_token(self.places)
        self.quantity_at = _by_token(self.quantities)
        self.date_at = _by_token(self._covered("dates"))
        self.rules = self._ruler_spans()

    def _tokens(self, read: "Columns") -> tuple[list[Tok], Sequence[int]]:
        """The tokens, and for each of the Doc's the number of the one that holds it."""
        words = [at if word < 0 else word for at, word in enumerate(read.words)]
        toks = list(map(self._lexicon.words.toks.__getitem__, read.forms))
        toks, place = repaired(toks, words, self._lexicon)
        self.starts, self.ends = read.starts, read.ends
        if len(toks) < len(words):
            firsts = [bisect_left(place, i) for i in range(len(toks))]
            lasts = [bisect_right(place, i) - 1 for i in range(len(toks))]
            words = [words[at] for at in firsts]
            self.starts = [read.starts[at] for at in firsts]
            self.ends = [read.ends[at] for at in lasts]
        self._opens: list[bool] = [True, *map(ne, words, words[1:]), True]
        self.sentence_of = _numbers([item.start for item in self.sentences], self.starts)
        return toks, place

    def _at(self, start: int, end: int) -> tuple[int, int]:
        """Tokens here for the tokens ``start:end`` of the Doc."""
        return self._place[start], self._place[end - 1] + 1

    def _covered(self, table: str) -> list[Covered]:
        if table not in self._doc.spans:
            return []
        found = zip(self._doc.spans[table], get(self._doc, table), strict=True)
        return [Covered(*self._at(span.start, span.end), record) for span, record in found]

    def _ruler_spans(self) -> dict[int, list[tuple[int, str, str]]]:
        """Matches of the rules by first token: end, label, rule id; longest first."""
        spans: dict[int, list[tuple[int, str, str]]] = {}
        for span in self._doc.spans.get(SPANS_KEY, []):
            first, end = self._at(span.start, span.end)
            spans.setdefault(first, []).append((end, span.label_, span.id_))
        return {start: sorted(found, reverse=True) for start, found in spans.items()}

    def __len__(self) -> int:
        return len(self.toks)

    def with_role(self, role: int) -> list[int]:
        """Tokens that have a role, see :mod:`annotator.pipeline.forces.words`."""
        return [i for i, tok in enumerate(self.toks) if tok.roles & role]

    def get(self, i: int, beside: int | None = None) -> Tok | None:
        """Token ``i``, or None outside the text or outside the sentence of ``beside``."""
        if not 0 <= i < len(self.toks):
            return None
        if beside is not None and self.sentence_of[i] != self.sentence_of[beside]:
            return None
        return self.toks[i]

    def likeliest_tag(self, i: int) -> str:
        """Tag of the likeliest reading of a word outside any context."""
        tag = likeliest_tag(self._doc, bisect_left(self._place, i))
        return self.toks[i].tag if tag is None else tag

    def is_people(self, i: int) -> bool:
        """Whether the morphology reads a noun as one of people (its feature ``rat``)."""
        found = analysis(self._doc, bisect_left(self._place, i))
        return found is not None and found.get("rat") == "r"

    def opens_word(self, i: int) -> bool:
        """Whether a written word begins at token ``i``."""
        return self._opens[i]

    def cut(self) -> list[int]:
        """Tokens that another one of the same written word follows."""
        return [i for i, opens in enumerate(self._opens[1:]) if not opens]

    def word_end(self, i: int) -> int:
        """Index after the last token of the written word of token ``i``."""
        end = i + 1
        while not self._opens[end]:
            end += 1
        return end

    def word_forms(self, i: int) -> tuple[str, ...]:
        """Spellings of the written word from token ``i`` on: repaired, and as written."""
        if i in self._forms:
            return self._forms[i]
        end = self.word_end(i)
        repaired = "".join([tok.norm for tok in self.toks[i:end]])
        written = fold_word(self.written(i, end))
        self._forms[i] = (repaired,) if repaired == written else (repaired, written)
        return self._forms[i]

    def written(self, first: int, end: int) -> str:
        """The text of the tokens ``first:end``, as written."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def start_char(self, i: int) -> int:
        """Offset where a span that begins at token ``i`` starts.

        The second half of a merged ل + ال is no readable word: the span begins at the ل.
        """
        tok = self.toks[i]
        merged = tok.definite and not self._lexicon.inflection.has_article(fold_word(tok.text))
        return self.starts[i - 1 if merged and not self.opens_word(i) else i]

    def is_open(self, i: int) -> bool:
        """Whether token ``i`` is a quotation mark that can open."""
        return 0 <= i < len(self.toks) and self.toks[i].text in OPENING

    def is_close(self, i: int) -> bool:
        """Whether token ``i`` is a quotation mark that can close."""
        return 0 <= i < len(self.toks) and self.toks[i].text in CLOSING

    def enclosed(self, start: int, end: int) -> bool:
        """Whether quotation marks stand directly around the tokens ``start:end``."""
        while start > 0 and not self.opens_word(start):
            start -= 1
        return self.is_open(start - 1) and self.is_close(end)

    def sentence_bounds(self, i: int) -> tuple[int, int]:
        """First token and end of the sentence of token ``i``."""
        number = self.sentence_of[i]
        return bisect_left(self.sentence_of, number), bisect_right(self.sentence_of, number)

    def back(self, i: int, kind: str, limit: int) -> int | None:
        """The nearest of ``limit`` tokens before ``i`` in its sentence that is of a kind."""
        first, _ = self.sentence_bounds(i)
        for at in range(i - 1, max(first, i - limit) - 1, -1):
            if kind in self.toks[at].kinds:
                return at
        return None


def _numbers(starts: Sequence[int], offsets: Sequence[int]) -> list[int]:
    """For each offset of a text the number of the last sentence that starts before or at it.

    Args:
        starts: Where the sentences start, in order.
        offsets: Ascending; those before the first sentence count as its own.
    """
    numbers: list[int] = []
    for number, start in enumerate(starts[1:]):
        numbers.extend(repeat(number, bisect_left(offsets, start) - len(numbers)))
    return [*numbers, *repeat(max(0, len(starts) - 1), len(offsets) - len(numbers))]


def _by_token(items: list[Covered]) -> dict[int, Covered]:
    """The longest record over each token."""
    cover: dict[int, Covered] = {}
    for item in sorted(items, key=lambda item: (item.last - item.first, item.first)):
        for i in range(item.first, item.last):
            cover[i] = item
    return cover
