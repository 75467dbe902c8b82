"""Sentence boundaries, and what kind of line a sentence is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from numpy import full
from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.columns import ByForm, Columns, Form, columns
from annotator.pipeline.component import Component
from annotator.pipeline.records import numbered, put
from annotator.schema import Sentence, SentenceKind
from annotator.text.chars import CLOSING_QUOTES, SENTENCE_FINAL, STRAIGHT_QUOTES

FINAL = frozenset(SENTENCE_FINAL)
LONGEST = 300
"""Tokens after which a text without any stop is cut, so that its cost stays linear."""

CAPTION_WORDS = 20
"""A line of at most so many words without a final stop is a caption or heading."""

_CLOSING = frozenset(CLOSING_QUOTES + STRAIGHT_QUOTES + ")]")
_MARKS = frozenset(("PUNCT", "SYM"))
_ITEM_MARKS = frozenset((".", ")", "-", "–"))
_COMMAS = frozenset("،,")
_DASH = ".."
_ERA_LETTERS = frozenset(("ه", "م"))
"""Letters after a year (hijri, Gregorian): a stop after them may end a sentence."""


def is_final(text: str) -> bool:
    """Whether a token is a mark that can end a sentence: ``.``, ``؟``, ``...``, ``!!``."""
    return bool(text) and FINAL.issuperset(text)


def _goes_on(read: Columns, at: int) -> bool:
    """Whether a mark ends nothing: stop of an initial or list number, dots for a dash."""
    if read.texts[at] == _DASH:
        return not _ends_line(read, at)
    if read.texts[at] != "." or at == 0 or read.ends[at - 1] != read.starts[at]:
        return False
    before = read.norms[at - 1]
    if _ends_line(read, at):
        return False
    if len(before) == 1 and before.isalpha():
        era = before in _ERA_LETTERS and at > 1 and read.norms[at - 2][-1:].isdigit()
        enclitic = at > 1 and read.words[at - 2] == read.words[at - 1]  # اسمه.
        return not era and not enclitic
    starts_line = at == 1 or "\n" in read.texts[at - 2]
    touches = read.ends[at] == read.starts[at + 1]
    return before.isdigit() and (starts_line or (touches and read.norms[at + 1][:1].isdigit()))


def _ends_line(read: Columns, at: int) -> bool:
    """Whether nothing stands after a token on its line."""
    return at + 1 == len(read) or "\n" in read.texts[at + 1]


def sentence_starts(read: Columns) -> Iterator[int]:
    """Indices of the tokens that begin a sentence.

    A sentence ends at a final mark, with the closing quotes and brackets that touch it,
    and at a line break; not at the stop of an initial (``أ.ف.ب``), a decimal, or the
    number of a list item, not at the two dots that headlines have for a dash, and not
    where a comma goes on after a quotation (``«من يجيب؟»، وأضاف``). One of more than
    :data:`LONGEST` tokens is cut.
    """
    size = len(read)
    ends = [at for at, can_end in enumerate(map(_CAN_END.__getitem__, read.forms)) if can_end]
    start = at = 0
    while at < size:
        following = bisect_left(ends, at)
        next_end = ends[following] if following < len(ends) else size
        at = max(at, min(next_end, start + LONGEST - 1))
        if at >= size:
            break
        end = _end_after(read, at)
        at += 1
        if end is None and (at - start < LONGEST or not _begins_word(read, at)):
            continue
        at = end or at
        while at < size and read.is_blank(at):
            at += 1
        if at < size and read.texts[at] not in _COMMAS:
            yield start
            start = at
    if start < size:
        yield start


def _can_end(form: Form) -> bool:
    """Whether a sentence can end at a token: a final mark or a line break."""
    return "\n" in form.text if form.pos == "SPACE" else is_final(form.text)


_CAN_END = ByForm(_can_end)


def _end_after(read: Columns, at: int) -> int | None:
    """Index after the sentence that a token ends, or None where it ends none."""
    if not _CAN_END[read.forms[at]] or (not read.is_blank(at) and _goes_on(read, at)):
        return None
    if read.is_blank(at):
        return at + 1
    at += 1
    while at < len(read) and _belongs_to_end(read, at):
        at += 1
    return at


def _begins_word(read: Columns, at: int) -> bool:
    return at == len(read) or read.words[at] != read.words[at - 1]


def _belongs_to_end(read: Columns, at: int) -> bool:
    """Whether a token after a final mark still belongs to the sentence that ends."""
    if is_final(read.texts[at]):
        return True
    touches = read.ends[at - 1] == read.starts[at] and not read.is_blank(at - 1)
    return touches and read.texts[at] in _CLOSING


def _trimmed(read: Columns, start: int, end: int) -> tuple[int, int] | None:
    while start < end and read.is_blank(start):
        start += 1
    while end > start and read.is_blank(end - 1):
        end -= 1
    return (start, end) if start < end else None


def find_sentences(read: Columns, starts: Sequence[int]) -> list[Sentence]:
    """Sentence records of a Doc: without blanks at either end, with their kind.

    Args:
        read: The tokens.
        starts: Indices of the tokens that begin a sentence.
    """
    bounds = [*starts, len(read)]
    spans = [_trimmed(read, bounds[i], bounds[i + 1]) for i in range(len(starts))]
    kept = [span for span in spans if span is not None]
    several_lines = "\n" in read.text.strip()
    found = []
    for number, (start, end) in enumerate(kept):
        begin, stop = read.starts[start], read.ends[end - 1]
        kind: SentenceKind = "body"
        if several_lines and _is_short_line(read, start, end):
            kind = "heading" if number == 0 else "caption"
        found.append(
            Sentence(
                id="",
                start=begin,
                end=stop,
                text=read.text[begin:stop],
                rule="sentence",
                kind=kind,
            )
        )
    return found


def _is_short_line(read: Columns, start: int, end: int) -> bool:
    """Whether a sentence is a whole line, short and without a final stop."""
    begins = start == 0 or "\n" in read.texts[start - 1]
    ends = end == len(read) or "\n" in read.texts[end]
    if not begins or not ends or is_final(read.texts[end - 1]):
        return False
    words = {read.words[at] for at in range(start, end) if read.pos[at] not in _MARKS}
    if read.norms[start].isdigit() and start + 1 < end and read.texts[start + 1] in _ITEM_MARKS:
        return False
    return len(words) <= CAPTION_WORDS


class Sentences(Component):
    """Sets ``token.is_sent_start`` and the records of the table ``sentences``."""

    def annotate(self, doc: Doc) -> Doc:
        """Set the sentences of a Doc."""
        read = columns(doc)
        starts = list(sentence_starts(read))
        begins = full((len(doc), 1), -1, dtype="int64")
        begins[starts] = 1
        doc.from_array(["SENT_START"], begins.astype("uint64"))  # type: ignore[arg-type]
        put(doc, "sentences", numbered("sentences", find_sentences(read, starts)))
        return doc


@Language.factory(
    "annotator_sentences_v1",
    assigns=["token.is_sent_start", "doc.sents"],
    default_config={},
)
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component."""
    return Sentences(nlp, name)
