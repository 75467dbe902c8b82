"""A Doc as the forces layer sees it: plain tokens, quotes, and the records so far."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.pipeline.columns import columns
from annotator.pipeline.forces.spelling import repaired
from annotator.pipeline.records import get
from annotator.pipeline.ruler import SPANS_KEY
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotator.pipeline.forces.inflection import Inflection

OPENING = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)
CLOSING = frozenset(CLOSING_QUOTES + STRAIGHT_QUOTES)
FUNCTION_TAGS = ("prep", "conj", "pron", "part", "punc", "adv", "interj")


@dataclass(slots=True)
class Tok:
    """A token.

    Attributes:
        norm: Folded repaired spelling, with the article.
        bare: The same without the article.
        definite: Whether it has the article.
        number: ``Sing``, ``Dual``, ``Plur``, or empty: not known, as for a word in ـين,
            which can be dual or plural.
        word: Index of its written word.
        sentence: Index of its sentence.
    """

    i: int
    start: int
    end: int
    word: int
    sentence: int
    text: str
    norm: str
    bare: str
    definite: bool
    lemma: str
    tag: str
    number: str
    gender: str
    state: str

    @property
    def is_noun(self) -> bool:
        """Noun, proper noun or number word."""
        return self.tag.startswith("noun")

    @property
    def is_adjective(self) -> bool:
        """Adjective, ordinals included."""
        return self.tag.startswith("adj")

    @property
    def is_verb(self) -> bool:
        """Verb proper."""
        return self.tag == "verb"

    @property
    def is_function(self) -> bool:
        """Particle, pronoun, adverb or punctuation."""
        return self.tag.startswith(FUNCTION_TAGS)


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
        inflection: Regular endings; tell the article.
        known: Whether a folded word without article is in the lexicons.
    """

    def __init__(
        self,
        doc: "Doc",
        inflection: "Inflection",
        known: Callable[[str], bool] = lambda word: False,
    ):
        self.text = columns(doc).text
        self._doc = doc
        self._inflection = inflection
        self._forms: dict[int, tuple[str, ...]] = {}
        self.sentences = get(doc, "sentences")
        self.toks, self._place = repaired(self._tokens(doc), inflection, known)
        self._first = {at: number for number, at in reversed(list(enumerate(self._place)))}
        self.places = self._covered(doc, "places")
        self.quantities = self._covered(doc, "quantities")
        self.place_from = {item.first: item for item in self.places}
        self.place_at = _by_token(self.places)
        self.quantity_at = _by_token(self.quantities)
        self.date_at = _by_token(self._covered(doc, "dates"))
        self.rules = self._ruler_spans(doc)

    def _tokens(self, doc: "Doc") -> list[Tok]:
        read = columns(doc)
        forms = zip(read.texts, read.norms, read.lemmas, read.tags, read.morphs, strict=True)
        starts = [sentence.start for sentence in self.sentences]
        return [
            Tok(
                i,
                read.starts[i],
                read.ends[i],
                i if read.words[i] < 0 else read.words[i],
                max(0, bisect_right(starts, read.starts[i]) - 1),
                *self._inflection.described(form),
            )
            for i, form in enumerate(forms)
        ]

    def _at(self, start: int, end: int) -> tuple[int, int]:
        """Tokens here for the tokens ``start:end`` of the Doc."""
        return self._place[start], self._place[end - 1] + 1

    def _covered(self, doc: "Doc", table: str) -> list[Covered]:
        if table not in doc.spans:
            return []
        records = {record.id: record for record in get(doc, table)}
        return [
            Covered(*self._at(span.start, span.end), records[span.id_])
            for span in doc.spans[table]
            if span.id_ in records
        ]

    def _ruler_spans(self, doc: "Doc") -> dict[int, list[tuple[int, str, str]]]:
        """Matches of the rules by first token: end, label, rule id; longest first."""
        spans: dict[int, list[tuple[int, str, str]]] = {}
        for span in doc.spans.get(SPANS_KEY, []):
            first, end = self._at(span.start, span.end)
            spans.setdefault(first, []).append((end, span.label_, span.id_))
        return {start: sorted(found, reverse=True) for start, found in spans.items()}

    def __len__(self) -> int:
        return len(self.toks)

    def get(self, i: int, beside: int | None = None) -> Tok | None:
        """Token ``i``, or None outside the text or outside the sentence of ``beside``."""
        if not 0 <= i < len(self.toks):
            return None
        if beside is not None and self.toks[i].sentence != self.toks[beside].sentence:
            return None
        return self.toks[i]

    def likeliest_tag(self, i: int) -> str:
        """Tag of the likeliest reading of a word outside any context."""
        readings = self._doc[self._first[i]]._.readings
        return str(readings[0].get("pos", "")) if readings else self.toks[i].tag

    def is_people(self, i: int) -> bool:
        """Whether the morphology reads a noun as one of people (its feature ``rat``)."""
        analysis = self._doc[self._first[i]]._.analysis
        return bool(analysis) and analysis.get("rat") == "r"

    def opens_word(self, i: int) -> bool:
        """Whether a written word begins at token ``i``."""
        return i == 0 or self.toks[i - 1].word != self.toks[i].word

    def word_end(self, i: int) -> int:
        """Index after the last token of the written word of token ``i``."""
        end = i + 1
        while end < len(self.toks) and self.toks[end].word == self.toks[i].word:
            end += 1
        return end

    def word_forms(self, i: int) -> tuple[str, ...]:
        """Spellings of the written word from token ``i`` on: repaired, and as written."""
        if i in self._forms:
            return self._forms[i]
        end = self.word_end(i)
        repaired = "".join(tok.norm for tok in self.toks[i:end])
        written = fold(self.text[self.toks[i].start : self.toks[end - 1].end])
        self._forms[i] = (repaired,) if repaired == written else (repaired, written)
        return self._forms[i]

    def start_char(self, i: int) -> int:
        """Offset where a span that begins at token ``i`` starts.

        The second half of a merged ل + ال is no readable word: the span begins at the ل.
        """
        tok = self.toks[i]
        merged = tok.definite and not self._inflection.has_article(fold(tok.text))
        return self.toks[i - 1].start if merged and not self.opens_word(i) else tok.start

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
        number = self.toks[i].sentence
        first, end = i, i + 1
        while first > 0 and self.toks[first - 1].sentence == number:
            first -= 1
        while end < len(self.toks) and self.toks[end].sentence == number:
            end += 1
        return first, end

    def back(self, i: int, test: Callable[[Tok], bool], limit: int) -> Tok | None:
        """The nearest of ``limit`` tokens before ``i`` in its sentence that passes a test."""
        for at in range(i - 1, max(-1, i - 1 - limit), -1):
            tok = self.get(at, i)
            if tok is None:
                return None
            if test(tok):
                return tok
        return None


def _by_token(items: list[Covered]) -> dict[int, Covered]:
    """The longest record over each token."""
    cover: dict[int, Covered] = {}
    for item in sorted(items, key=lambda item: (item.last - item.first, item.first)):
        for i in range(item.first, item.last):
            cover[i] = item
    return cover
