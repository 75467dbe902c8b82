"""Reading gold and predictions, and pairing their documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from annotator.errors import error
from annotator.evaluation.model import PARTS
from annotator.output.folder import ERRORS
from annotator.output.jsonl import ANNOTATIONS, read_lines
from annotator.schema import TABLES

Line = dict[str, Any]
"""One annotated document, as the object of its JSONL line."""

_ENDINGS = (".jsonl", ".jsonl.gz")


def read_documents(path: str | Path) -> Iterator[Line]:
    """Read annotated documents one at a time.

    Args:
        path: An annotated JSONL file (``.gz`` too), an output folder, or a folder of
            such files, which are read in the order of their names.

    Raises:
        UsageError: AN101, AN404 where there is nothing to read.
        DataError: AN405 for a line that is no annotated document.
    """
    path = Path(path)
    if not path.is_dir() or (path / ANNOTATIONS).exists():
        yield from read_lines(path)
        return
    names = sorted(
        item for item in path.iterdir() if item.name.endswith(_ENDINGS) and item.name != ERRORS
    )
    if not names:
        raise error("AN404", path=path)
    for name in names:
        yield from read_lines(name)


@dataclass(slots=True)
class Pairing:
    """Pairs the documents of several streams by ``doc_id``.

    All streams advance together and what has no partner yet waits in memory: streams in
    the same order need no memory, whatever their lengths.

    Attributes:
        unpaired: After the iteration, for each stream the ids that are not in all.
    """

    streams: tuple[Iterable[Line], ...]
    unpaired: list[list[str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[Line, ...]]:
        """Yield the documents that all streams have, gold first.

        Raises:
            DataError: AN410 for an id that a stream has twice, AN411 where texts differ,
                AN412 for rows that do not fit their text.
        """
        waiting: list[dict[str, Line]] = [{} for _ in self.streams]
        seen: list[set[str]] = [set() for _ in self.streams]
        for arrived in zip_longest(*self.streams):
            for place, line in enumerate(arrived):
                if line is None:
                    continue
                doc_id = str(line["doc_id"])
                if doc_id in seen[place]:
                    raise error("AN410", doc_id)
                seen[place].add(doc_id)
                waiting[place][doc_id] = line
                if all(doc_id in lines for lines in waiting):
                    found = tuple(lines.pop(doc_id) for lines in waiting)
                    check(found)
                    yield found
        self.unpaired = [list(lines) for lines in waiting]


def check(lines: tuple[Line, ...]) -> None:
    """Make sure that the documents can be compared: one text, rows that fit it.

    Raises:
        DataError: AN411, AN412.
    """
    doc_id, texts = str(lines[0]["doc_id"]), [line.get("text") or "" for line in lines]
    text = texts[0]
    for other in texts[1:]:
        if other != text:
            raise error("AN411", doc_id, offset=_first_difference(text, other))
    for line in lines:
        for table in TABLES:
            for row in line.get(table) or ():
                for start, end in _offsets(row, table):
                    _check_span(row, start, end, text, (doc_id, table))


def _offsets(row: Line, table: str) -> Iterator[tuple[str, str]]:
    """Names of the offsets that a row has."""
    yield "start", "end"
    if table == "claims":
        for start, end in _PARTS:
            if row.get(start) is not None or row.get(end) is not None:
                yield start, end


_PARTS = tuple((f"{part}_start", f"{part}_end") for part in PARTS)


def _check_span(row: Line, start: str, end: str, text: str, where: tuple[str, str]) -> None:
    first, last = row.get(start), row.get(end)
    reason = ""
    if not (isinstance(first, int) and isinstance(last, int)):
        reason = f"{start} and {end} are no whole numbers"
    elif not 0 <= first <= last <= len(text):
        reason = f"{first} to {last} is outside of the text"
    else:
        written = row.get(start.replace("start", "text"))
        if written is not None and text[first:last] != written:
            reason = f"at its offsets stands not {written!r}"
    if reason:
        raise error("AN412", ", ".join((*where, str(row.get("id")))), reason=reason)


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
