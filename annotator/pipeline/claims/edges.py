"""The edges of spans: final marks, closing marks and hanging conjunctions."""

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.phrase import Reader

_FINAL = frozenset(".!?؟؛…")
_COMMAS = frozenset("،,")
_CLOSERS = frozenset("»”›\"'’)]")
LINKS = frozenset(("و", "ف", "ثم", "لكن", "كما", "فيما", "بينما", "اذ", "حيث", "بل", "او"))
"""Conjunctions and the like that begin a clause."""


def sentence_end(reader: Reader) -> int:
    """Index after the last token of a sentence without its final marks.

    Closing quotation marks and brackets stay only where their opening is in the sentence.
    """
    line = reader.line
    end = len(line)
    closed = set(reader.marks.quotes.values()) | set(line.brackets.values())
    while end > 0:
        text = line[end - 1].text
        if (
            all(c in _FINAL for c in text)
            or text in _COMMAS
            or text in ":-–—"
            or (text in _CLOSERS and (end - 1) not in closed)
        ):
            end -= 1
        else:
            break
    return end


def trim(reader: Reader, start: int, end: int) -> Span | None:
    """A span without marks and conjunctions hanging at its ends."""
    line = reader.line
    while end > start and _hangs(reader, end - 1, start):
        end -= 1
    while start < end and (
        line[start].text in "،,:؛-–—*•" or all(c in _FINAL for c in line[start].text)
    ):
        start += 1
    return (start, end) if end > start else None


def _hangs(reader: Reader, at: int, start: int) -> bool:
    token = reader.line[at]
    if token.text in "،,:-–—" or all(c in _FINAL for c in token.text):
        return True
    if token.text in "«“‹(['\"" and at in reader.marks.quotes:
        return True
    if token.tag == "conj" and token.norm in LINKS:
        return True
    return token.text in _CLOSERS and not _opened(reader, at, start)


def _opened(reader: Reader, at: int, start: int) -> bool:
    pairs = [*reader.marks.quotes.items(), *reader.line.brackets.items()]
    return any(close == at and opening >= start for opening, close in pairs)
