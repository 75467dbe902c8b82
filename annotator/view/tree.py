"""A text cut into the spans of its records, as a tree of marks that HTML can nest.

Browsers count UTF-16 units and Python code points, and HTML elements cannot overlap.
Both are settled here, once: what leaves this module are pieces of text, no offsets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from annotator.errors import error

LAYERS = ("places", "forces", "quantities", "dates", "actors", "claims")
"""Tables whose rows are highlighted."""

_PARTS = ("content", "source", "cue")
_RANKS = {name: rank for rank, name in enumerate((*_PARTS, "actors", "forces", "places"))}


class Span(NamedTuple):
    """Where a record stands; claims have a span for each of their parts.

    Attributes:
        start, end: Code points into the text, half-open.
        layer: Name of its table.
        id: Id of the record.
        part: ``source``, ``cue`` or ``content`` of a claim, else an empty string.
    """

    start: int
    end: int
    layer: str
    id: str
    part: str = ""

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Outer spans come first: the longer, of equals the claim before the entity."""
        rank = _RANKS.get(self.part or self.layer, len(_RANKS))
        return self.start - self.end, rank, self.start, self.id, self.part


@dataclass(slots=True)
class Mark:
    """A stretch of a span inside one line of the text.

    Attributes:
        span: The span.
        first: Whether the span begins here; others go on after a cut.
        children: Pieces of text and marks inside.
    """

    span: Span
    first: bool
    children: list["str | Mark"] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A line of the text: ``body``, ``heading`` or ``caption``."""

    kind: str
    children: list[str | Mark]


def spans_of(document: Mapping[str, Any]) -> list[Span]:
    """The spans of all records of a document, a line of ``annotations.jsonl``.

    Raises:
        DataError: AN412 for a row whose offsets do not lead to its text.
    """
    found = []
    for layer in LAYERS:
        for row in document.get(layer) or ():
            for part in _PARTS if layer == "claims" else ("",):
                prefix = f"{part}_" if part else ""
                start, end = row.get(f"{prefix}start"), row.get(f"{prefix}end")
                if part and start is None and end is None:
                    continue
                _check(document, layer, row, prefix)
                if start < end:
                    found.append(Span(start, end, layer, str(row.get("id")), part))
    return sorted(found)


def _check(
    document: Mapping[str, Any], layer: str, row: Mapping[str, Any], prefix: str
) -> None:
    text: str = document.get("text") or ""
    start, end = row.get(f"{prefix}start"), row.get(f"{prefix}end")
    written = row.get(f"{prefix}text")
    if not (isinstance(start, int) and isinstance(end, int)):
        reason = f"{prefix}start and {prefix}end are no whole numbers"
    elif not 0 <= start <= end <= len(text):
        reason = f"{start} to {end} is outside of the text"
    elif written is not None and text[start:end] != written:
        reason = f"at its offsets stands not {written!r}"
    else:
        return
    where = ", ".join((str(document.get("doc_id")), layer, str(row.get("id"))))
    raise error("AN412", where, reason=reason)


def blocks(document: Mapping[str, Any]) -> list[Block]:
    """Cut a document into its lines, and these into nested marks; blank lines are left out.

    >>> row = {"id": "p1", "start": 2, "end": 7}
    >>> (line,) = blocks({"text": "في بغداد", "places": [row | {"start": 3, "end": 8}]})
    >>> line.children[0], line.children[1].children  # in Baghdad
    ('في ', ['بغداد'])
    """
    text: str = document.get("text") or ""
    spans, sentences = spans_of(document), document.get("sentences") or ()
    result, start, first, seen = [], 0, 0, set[tuple[str, str]]()
    longest = max((span.end - span.start for span in spans), default=0)
    for line in text.split("\n"):
        end = start + len(line)
        while first < len(spans) and spans[first].start < start - longest:
            first += 1
        inside = _inside(spans, first, start, end)
        if line.strip():
            children = _nested(list(_pieces(text, inside, start, end)), seen)
            result.append(Block(_kind(sentences, start, end), children))
        start = end + 1
    return result


def _inside(spans: list[Span], first: int, start: int, end: int) -> list[Span]:
    found = []
    for number in range(first, len(spans)):
        if spans[number].start >= end:
            break
        if spans[number].end > start:
            found.append(spans[number])
    return found


def _kind(sentences: Iterable[Mapping[str, Any]], start: int, end: int) -> str:
    for row in sentences:
        if row["start"] < end and row["end"] > start:
            return str(row.get("kind") or "body")
    return "body"


def _pieces(
    text: str, spans: list[Span], start: int, end: int
) -> Iterator[tuple[str, list[Span]]]:
    """The text between two offsets, cut wherever a span begins or ends, with its spans."""
    edges = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    active: list[Span] = []
    waiting = 0
    for low, high in pairwise(sorted({start, end} | edges)):
        active = [span for span in active if span.end > low]
        while waiting < len(spans) and spans[waiting].start <= low:
            active.append(spans[waiting])
            waiting += 1
        active.sort(key=lambda span: span.order)
        yield text[low:high], list(active)


def _nested(
    pieces: list[tuple[str, list[Span]]], seen: set[tuple[str, str]]
) -> list[str | Mark]:
    """Join neighbouring pieces in the marks that they share, outermost first."""
    top: list[str | Mark] = []
    opened: list[Mark] = []
    for text, path in pieces:
        shared = 0
        while shared < min(len(opened), len(path)) and opened[shared].span == path[shared]:
            shared += 1
        del opened[shared:]
        for span in path[shared:]:
            mark = Mark(span, (span.id, span.part) not in seen)
            seen.add((span.id, span.part))
            (opened[-1].children if opened else top).append(mark)
            opened.append(mark)
        (opened[-1].children if opened else top).append(text)
    return top
