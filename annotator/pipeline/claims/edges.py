"""The edges of spans: final marks, closing marks and hanging conjunctions."""

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.phrase import Reader

_CLOSERS = frozenset("»”›\"'’)]")
_DASHES = frozenset("-\u2013\u2014")
_BULLETS = frozenset("*\u2022")


@remembered
def sentence_end(reader: Reader) -> int:
    """Index after the last token of a sentence without its final marks.

    Closing quotation marks and brackets stay only where their opening is in the sentence.
    """
    line = reader.line
    end = len(line)
    closed = set(reader.marks.quotes.values()) | set(line.brackets.values())
    while end > 0:
        token = line[end - 1]
        stray = token.text in _CLOSERS and (end - 1) not in closed
        if not (token.final or token.pause or token.text in _DASHES or stray):
            break
        end -= 1
    return end


def trim(reader: Reader, start: int, end: int) -> Span | None:
    """A span without marks and conjunctions hanging at its ends."""
    line = reader.line
    while end > start and _hangs(reader, end - 1, start):
        end -= 1
    while start < end and (
        line[start].pause or line[start].final or line[start].text in _DASHES | _BULLETS
    ):
        start += 1
    return (start, end) if end > start else None


def _hangs(reader: Reader, at: int, start: int) -> bool:
    token = reader.line[at]
    if token.pause or token.final or token.text in _DASHES:
        return True
    if token.text in "«“‹(['\"" and at in reader.marks.quotes:
        return True
    if token.tag == "conj" and reader.one_of(at, "link"):
        return True
    return token.text in _CLOSERS and not _opened(reader, at, start)


def _opened(reader: Reader, at: int, start: int) -> bool:
    pairs = [*reader.marks.quotes.items(), *reader.line.brackets.items()]
    return any(close == at and opening >= start for opening, close in pairs)
