"""An evaluation as JSON, and its errors as CSV or HTML."""

import csv
import json
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from annotator.errors import error
from annotator.evaluation.compare import Change, Comparison
from annotator.evaluation.errors_html import errors_page
from annotator.evaluation.model import Evaluation, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".csv", ".html")

COLUMNS = (
    "doc_id", "layer", "kind", "field", "gold", "predicted", "gold_id", "predicted_id",
    "gold_start", "gold_end", "predicted_start", "predicted_end", "start_words", "end_words",
    "rule", "context", "change",
)  # fmt: skip
"""Columns of the list of errors; ``change`` is broken or fixed where two predictions
are compared, and fixed rows are errors of the earlier one."""


def to_json(evaluation: Evaluation, compared: Comparison | None = None) -> dict[str, Any]:
    """All figures as plain JSON types; errors are left to the list of errors."""
    figures = asdict(evaluation)
    del figures["problems"]
    if compared is not None:
        figures["comparison"] = asdict(replace(compared, changes=[]))
        figures["comparison"]["changes"] = [
            dict(zip(COLUMNS, _cells(change.problem, change.kind), strict=True))
            for change in compared.changes
        ]
    plain: dict[str, Any] = _plain(figures)
    return plain


def write_json(path: Path, evaluation: Evaluation, compared: Comparison | None = None) -> None:
    """Write :func:`to_json` to a file.

    Raises:
        UsageError: AN402 where the disk does not allow it.
    """
    with _opened(path) as file:
        json.dump(to_json(evaluation, compared), file, ensure_ascii=False, indent=1)
        file.write("\n")


def write_errors(
    path: Path, problems: Iterable[Problem], changes: Iterable[Change] = ()
) -> None:
    """Write a list of errors, as CSV or HTML after the ending of the file.

    Args:
        path: A ``.csv`` or ``.html`` file.
        problems: What is wrong.
        changes: Of a comparison with an earlier prediction.

    Raises:
        UsageError: AN415 for another ending, AN402 where the disk does not allow it.
    """
    check_ending(path)
    marked = _marked(problems, changes)
    with _opened(path) as file:
        if path.suffix == ".html":
            file.write(errors_page(marked))
            return
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for problem, change in marked:
            writer.writerow(_cells(problem, change))


def check_ending(path: Path) -> None:
    """Refuse a file whose ending says no format.

    Raises:
        UsageError: AN415.
    """
    if path.suffix not in ENDINGS:
        raise error("AN415", path=path)


def _marked(
    problems: Iterable[Problem], changes: Iterable[Change]
) -> "Iterator[tuple[Problem, str]]":
    changes = list(changes)
    broken = {change.problem for change in changes if change.kind == "broken"}
    for problem in problems:
        yield problem, "broken" if problem in broken else ""
    for change in changes:
        if change.kind == "fixed":
            yield change.problem, "fixed"


def _cells(problem: Problem, change: str) -> list[Any]:
    return [
        problem.doc_id,
        problem.layer,
        problem.kind,
        problem.field,
        problem.gold,
        problem.predicted,
        problem.gold_id,
        problem.predicted_id,
        *(problem.gold_span or (None, None)),
        *(problem.predicted_span or (None, None)),
        problem.start_words,
        problem.end_words,
        problem.rule,
        " ".join(problem.document[slice(*problem.context)].split()),
        change,
    ]


def _plain(value: Any) -> Any:
    """Without NaN, which is no JSON."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and value != value else value


@contextmanager
def _opened(path: Path) -> "Iterator[IO[str]]":
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # half characters in an id or a value are written as \udxxx
        with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
            yield file
    except OSError as problem:
        raise error("AN402", path=path, reason=problem.strerror or problem) from problem
