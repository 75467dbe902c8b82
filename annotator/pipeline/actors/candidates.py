"""Candidates of the actor layer: spans of words before overlaps are settled."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.schema import ActorKind


class Candidate(NamedTuple):
    """A possible actor.

    Attributes:
        first, last: Indices of its first word and of the word after it.
        start, end: Code points into the text, half-open.
        kind: person or organisation.
        name: Name for the output, or None for an office without a name.
        title: What stands before the name, or the office itself.
        country: ISO 3166-1 alpha-3, or None.
        rule: What made it.
        weak: Whether it yields to any other candidate that it touches.
        title_words: Indices of the words of the title of a named person.
    """

    first: int
    last: int
    start: int
    end: int
    kind: ActorKind
    name: str | None
    title: str | None
    country: str | None
    rule: str
    weak: bool = False
    title_words: range = range(0)


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of candidates that share a word; ties go to the first given."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=_rank):
        span = range(candidate.first, candidate.last)
        if taken.isdisjoint(span):
            kept.append(candidate)
            taken.update(span)
    return sorted(kept, key=lambda candidate: candidate.start)


def _rank(candidate: Candidate) -> tuple[bool, int, int]:
    return candidate.weak, candidate.first - candidate.last, candidate.first
