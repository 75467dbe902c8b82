"""Notes of what a component decides, for ``annotator explain``; off in all other runs.

A decision that leaves no record is told here, where it is made::

    if trace.active():
        trace.note("places", text, "dropped: a longer name covers it")
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Note:
    """One decision.

    Attributes:
        layer: Who decided.
        start, end: Tokens that it is about, half-open.
        decision: What was decided, in words.
        facts: What it went by: plain JSON types.
    """

    layer: str
    start: int
    end: int
    decision: str
    facts: dict[str, Any] = field(default_factory=dict)


_notes: list[Note] | None = None


def active() -> bool:
    """Whether notes are wanted."""
    return _notes is not None


def note(layer: str, start: int, end: int, decision: str, **facts: Any) -> None:
    """Take a note; nothing happens where none are wanted."""
    if _notes is not None:
        _notes.append(Note(layer, start, end, decision, facts))


@contextmanager
def recording() -> Iterator[list[Note]]:
    """Collect the notes of what runs inside, in this process."""
    global _notes
    before, _notes = _notes, []
    try:
        yield _notes
    finally:
        _notes = before
