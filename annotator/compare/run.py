"""Comparing the claims of a corpus."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from annotator.compare.counted import Counted, read_counted
from annotator.compare.group import groups
from annotator.compare.model import Group, Observation
from annotator.compare.observe import observations
from annotator.compare.table import to_csv, to_frame, to_json
from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles

if TYPE_CHECKING:
    import pandas as pd

Line = Mapping[str, Any]

DAYS = 3
"""Days that two reports of one event may lie apart."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The numbers of a corpus in groups.

    Attributes:
        groups: One for each thing at one time.
        left_out: How many numbers name neither force nor place, and are in no group.
    """

    groups: list[Group]
    left_out: int

    def to_frame(self) -> "pd.DataFrame":
        """One row a number and source, with the columns of docs/compare.md."""
        return to_frame(self.groups)

    def to_csv(self) -> bytes:
        """The same as CSV."""
        return to_csv(self.groups)

    def to_json(self) -> bytes:
        """The same as JSON, rows inside their groups."""
        return to_json(self.groups)


def compare(lines: Iterable[Mapping[str, Any]], days: int = DAYS) -> Comparison:
    """Group the numbers in claims that speak of the same thing.

    Documents are read one at a time; what is kept grows with their numbers, not with
    their texts.

    Args:
        lines: Annotated documents, as the objects of JSONL lines, in any order.
        days: Most days between the first and the last report of a group.
    """
    collector = Collector()
    for _ in collector.watch(lines):
        pass
    return collector.result(days)


class Collector:
    """Collects the numbers of documents on their way to somewhere else."""

    def __init__(self) -> None:
        self._found: list[Observation] = []
        self._left_out = 0

    def watch(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Pass annotated documents on, and keep their numbers."""
        counted = _counted()
        for line in lines:
            for item in observations(line, counted):
                if item is None:
                    self._left_out += 1
                else:
                    self._found.append(item)
            yield line

    def result(self, days: int = DAYS) -> Comparison:
        """The comparison of all documents that passed, see :func:`compare`."""
        return Comparison(groups(self._found, days), self._left_out)


@cache
def _counted() -> Counted:
    return read_counted(PipelineFiles.open(pipeline_path()))
