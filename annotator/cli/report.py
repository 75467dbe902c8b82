"""How a run is told: messages, warnings and a progress bar on stderr, or JSON lines."""

import json
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import typer

from annotator.batch.inputs import Failure
from annotator.batch.render import Rendered
from annotator.batch.writing import RunResult
from annotator.errors import AnnotatorError
from annotator.output.preview import harmless

if TYPE_CHECKING:
    from rich.progress import Progress

_REFRESH = 0.1

MANY_FAILURES = 10
"""Failures that are printed one by one; the rest are only counted."""


class Report:
    """Tells a run to a person: what is done, what failed, what came out.

    Args:
        quiet: Print errors only.
    """

    def __init__(self, quiet: bool = False):
        self.quiet = quiet
        self._failures = 0
        self._documents = 0
        self._progress: Progress | None = None
        self._refreshed = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def message(self, text: str) -> None:
        """Print a line about what is being done."""
        if not self.quiet:
            self._print(text)

    def document(self, document: Rendered) -> None:
        """Move the progress bar on."""
        self._documents += 1
        if self._progress is None and self._documents > 1 and not self.quiet:
            self._start()
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=self._documents)
            if time.monotonic() - self._refreshed > _REFRESH:
                self._refreshed = time.monotonic()
                self._progress.refresh()

    def failure(self, failure: Failure) -> None:
        """Print why a document failed."""
        self._failures += 1
        if self._failures <= MANY_FAILURES:
            hint = f"\n  {failure.hint}" if failure.hint else ""
            self._print(f"failed: {harmless(str(failure))}{hint}")
        elif self._failures == MANY_FAILURES + 1:
            self._print("failed: more documents; all are listed in errors.jsonl")

    def resumed(self, result: RunResult) -> None:
        """Print how much an earlier run had done."""
        self._documents = result.resumed
        self.message(f"resuming: {result.resumed} documents were done")

    def error(self, problem: AnnotatorError) -> None:
        """Nothing: the command prints the error that ends it."""

    def done(self, result: RunResult) -> None:
        """Print what came out and where it is."""
        rows = ", ".join(f"{count} {table}" for table, count in result.counts().items())
        if result.interrupted:
            self._print(
                f"interrupted; the finished documents are kept in {result.folder}; "
                "the same command with --resume goes on"
            )
        if result.seconds:
            speed = f"{result.words_per_second:,.0f} words/s"
            rows += f"\n{result.seconds:.1f} s, {speed}"
        self.message(f"{rows}\nresults: {result.folder}")

    def _start(self) -> None:
        if not sys.stderr.isatty():
            return
        from rich.console import Console  # noqa: PLC0415 - for terminals only
        from rich.progress import (  # noqa: PLC0415
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed} documents"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            auto_refresh=False,  # no thread of its own: processes may be forked
        )
        self._progress.add_task("annotating", total=None)
        self._progress.start()

    def _print(self, text: str) -> None:
        if self._progress is not None:
            self._progress.console.print(text, markup=False, highlight=False)
        else:
            typer.echo(text, err=True)


class JsonReport(Report):
    """Tells a run to a program: one JSON object a line on stderr, no progress bar."""

    def message(self, text: str) -> None:
        """Print ``{"event": "message"}``."""
        if not self.quiet:
            self._event("message", text=text)

    def document(self, document: Rendered) -> None:
        """Print ``{"event": "document"}`` with the id and size of the document."""
        if not self.quiet:
            self._event("document", doc_id=document.doc_id, words=document.n_words)

    def failure(self, failure: Failure) -> None:
        """Print ``{"event": "failure"}`` with the row of errors.jsonl."""
        self._event("failure", **failure.to_json())

    def resumed(self, result: RunResult) -> None:
        """Print ``{"event": "resumed"}`` with the number of documents that were done."""
        self._event("resumed", documents=result.documents, failures=result.failures)

    def error(self, problem: AnnotatorError) -> None:
        """Print ``{"event": "error"}`` for the error that ends the command."""
        row = Failure.of(problem).to_json()
        self._event(
            "error", **{name: row[name] for name in ("code", "message", "hint", "where")}
        )

    def done(self, result: RunResult) -> None:
        """Print ``{"event": "done"}`` with counts and folder."""
        state = "interrupted" if result.interrupted else "complete"
        speed = {"seconds": result.seconds, "words_per_second": result.words_per_second}
        rounded = {name: round(value, 3) for name, value in speed.items()}
        folder = str(result.folder)
        self._event("done", status=state, folder=folder, **result.counts(), **rounded)

    def _event(self, event: str, **values: Any) -> None:
        typer.echo(json.dumps({"event": event, **values}, ensure_ascii=False), err=True)
