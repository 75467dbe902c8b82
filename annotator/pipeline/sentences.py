"""Sentence boundaries, and what kind of line a sentence is."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.component import Component
from annotator.pipeline.records import numbered, put
from annotator.schema import Sentence, SentenceKind
from annotator.text.chars import CLOSING_QUOTES, SENTENCE_FINAL, STRAIGHT_QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Token

FINAL = frozenset(SENTENCE_FINAL)
CAPTION_WORDS = 20
"""A line of at most so many words without a final stop is a caption or heading."""

_CLOSING = frozenset(CLOSING_QUOTES + STRAIGHT_QUOTES + ")]")
_ERA_LETTERS = frozenset(("ه", "م"))
"""Letters after a year (hijri, Gregorian): a stop after them may end a sentence."""


def is_final(token: "Token") -> bool:
    """Whether a token is a mark that can end a sentence: ``.``, ``؟``, ``...``, ``!!``."""
    return bool(token.text) and all(character in FINAL for character in token.text)


def _is_abbreviation(doc: Doc, at: int) -> bool:
    """Whether the stop at a token belongs to an initial, abbreviation or list number."""
    if doc[at].text != "." or at == 0:
        return False
    before = doc[at - 1]
    if before.whitespace_ or before.idx + len(before) != doc[at].idx:
        return False
    after = doc[at + 1] if at + 1 < len(doc) else None
    if after is None or (after.is_space and "\n" in after.text):
        return False
    if len(before.norm_) == 1 and before.norm_.isalpha():
        era = before.norm_ in _ERA_LETTERS and at > 1 and doc[at - 2].norm_[-1:].isdigit()
        return not era
    starts_line = at == 1 or "\n" in doc[at - 2].text
    return before.norm_.isdigit() and (starts_line or after.norm_[:1].isdigit())


def sentence_starts(doc: Doc) -> Iterator[int]:
    """Indices of the tokens that begin a sentence.

    A sentence ends at a final mark, with the closing quotes and brackets that touch it,
    and at a line break; not at the stop of an initial (``أ.ف.ب``), a decimal, or the
    number of a list item.
    """
    start = 0
    at = 0
    while at < len(doc):
        token = doc[at]
        at += 1
        if token.is_space:
            if "\n" not in token.text:
                continue
        elif not is_final(token) or _is_abbreviation(doc, at - 1):
            continue
        else:
            while at < len(doc) and _belongs_to_end(doc, at):
                at += 1
        while at < len(doc) and doc[at].is_space:
            at += 1
        if at < len(doc):
            yield start
            start = at
    if start < len(doc):
        yield start


def _belongs_to_end(doc: Doc, at: int) -> bool:
    """Whether a token after a final mark still belongs to the sentence that ends."""
    token = doc[at]
    if is_final(token):
        return True
    touches = not doc[at - 1].whitespace_ and not doc[at - 1].is_space
    return touches and token.text in _CLOSING


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return (start, end) if start < end else None


def find_sentences(doc: Doc, starts: Sequence[int]) -> list[Sentence]:
    """Sentence records of a Doc: without blanks at either end, with their kind.

    Args:
        doc: The Doc.
        starts: Indices of the tokens that begin a sentence.
    """
    bounds = [*starts, len(doc)]
    spans = [_trimmed(doc, bounds[i], bounds[i + 1]) for i in range(len(starts))]
    kept = [span for span in spans if span is not None]
    text = doc.text  # spaCy puts it together anew at each call
    several_lines = "\n" in text.strip()
    found = []
    for number, (start, end) in enumerate(kept):
        begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        kind: SentenceKind = "body"
        if several_lines and _is_short_line(doc, start, end):
            kind = "heading" if number == 0 else "caption"
        found.append(
            Sentence(
                id="", start=begin, end=stop, text=text[begin:stop], rule="sentence", kind=kind
            )
        )
    return found


def _is_short_line(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence is a whole line, short and without a final stop."""
    begins = start == 0 or "\n" in doc[start - 1].text
    ends = end == len(doc) or "\n" in doc[end].text
    if not begins or not ends or is_final(doc[end - 1]):
        return False
    words = {token._.word for token in doc[start:end] if not token.is_punct}
    return len(words) <= CAPTION_WORDS and not doc[start].norm_.startswith(tuple("0123456789"))


class Sentences(Component):
    """Sets ``token.is_sent_start`` and the records of the table ``sentences``."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentences of a Doc."""
        starts = list(sentence_starts(doc))
        begins = set(starts)
        for token in doc:
            token.is_sent_start = token.i in begins
        put(doc, "sentences", numbered("sentences", find_sentences(doc, starts)))
        return doc


@Language.factory(
    "annotator_sentences_v1",
    assigns=["token.is_sent_start", "doc.sents"],
    default_config={},
)
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component."""
    return Sentences(nlp, name)
