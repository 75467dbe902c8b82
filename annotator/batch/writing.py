"""The writing side of a run: one stream of results into all files, safe against crashes."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from annotator.batch.inputs import Failure, Item
from annotator.batch.interrupt import Stoppable
from annotator.batch.progress import InputDigest
from annotator.batch.render import Rendered, RenderOptions
from annotator.errors import AnnotatorError, error
from annotator.output.folder import ERRORS, MANIFEST, ResultFolder
from annotator.output.journal import GrowingFiles, Journal, to_disk
from annotator.output.jsonl import ANNOTATIONS, read_lines
from annotator.output.manifest import differences, identity, read_manifest, write_manifest
from annotator.output.parquet import ParquetTables
from annotator.output.summaries import Summaries
from annotator.output.tables_csv import guard_file
from annotator.schema import TABLES

_CHECKPOINT_SECONDS = 10.0


@dataclass(slots=True)
class RunResult:
    """What came of a run.

    Attributes:
        folder: Where the results are; the folder of parts where they could not be moved.
        documents: Number of annotated documents.
        failures: Number of rows in ``errors.jsonl``.
        words: Written words of the annotated documents.
        rows: Number of rows of each table.
        interrupted: Whether the run was stopped before the end of the input.
        resumed: Documents and failures that an earlier, unfinished run had written.
        words_before: Words of these.
        seconds: Time from the first document to the last.
    """

    folder: Path
    documents: int = 0
    failures: int = 0
    words: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False
    resumed: int = 0
    words_before: int = 0
    seconds: float = 0.0

    def counts(self) -> dict[str, Any]:
        """The numbers, as they stand in the manifest."""
        rows = {table: self.rows[table] for table in TABLES}
        return {
            "documents": self.documents,
            "failures": self.failures,
            "words": self.words,
            **rows,
        }

    def take(self, counts: dict[str, Any]) -> None:
        """Set the numbers to those of an earlier run."""
        self.documents, self.failures = counts["documents"], counts["failures"]
        self.words = self.words_before = counts["words"]
        self.rows = Counter({table: counts[table] for table in TABLES})
        self.resumed = self.documents + self.failures

    @property
    def words_per_second(self) -> float:
        """Speed of this run, without what an earlier one did."""
        return (self.words - self.words_before) / self.seconds if self.seconds else 0.0


class Reporter(Protocol):
    """Hears how a run goes."""

    def document(self, document: Rendered) -> None:
        """A document was annotated and written."""

    def failure(self, failure: Failure) -> None:
        """A document failed; it stands in ``errors.jsonl``."""

    def resumed(self, result: RunResult) -> None:
        """An earlier run was found and is taken up."""


class Silence:
    """A reporter that says nothing."""

    def document(self, document: Rendered) -> None:
        """Say nothing."""

    def failure(self, failure: Failure) -> None:
        """Say nothing."""

    def resumed(self, result: RunResult) -> None:
        """Say nothing."""


class Writing:
    """A run's files, journal, counts and summaries.

    Args:
        folder: Where the results go.
        options: What is written of a document.
        manifest: What is known before the first document.
        reporter: Hears of each document.
    """

    def __init__(
        self,
        folder: ResultFolder,
        options: RenderOptions,
        manifest: dict[str, Any],
        reporter: Reporter,
    ):
        self.folder = folder
        self.options = options
        self.manifest = manifest
        self.reporter = reporter
        self.result = RunResult(folder.path)
        self._digest = InputDigest()
        self._open = ExitStack()
        self._journal: Journal
        self._files: GrowingFiles
        self._summaries: Summaries
        self._saved = time.monotonic()

    def begin(self, items: Iterator[Item], resume: bool) -> bool:
        """Open the files; where a run is resumed, read over what it had done.

        Returns:
            Whether there is nothing more to do.
        """
        if resume and self.folder.reopen():
            self._open_journal()
            if self._journal.complete is not None:
                self._check_identity(self._journal.head)
                self._take(self._journal.checkpoints[-1])
                self.folder.commit(self._journal.complete)
                return True
            if self._journal.checkpoints:
                self._continue(items)
            else:
                self._start()
            return False
        if resume and self.folder.had_results:
            self._check_complete(items)
            return True
        if self.folder.journal.exists():  # of a run that may still be going on
            self._open_journal()
            self._open.close()
        self.folder.open()
        self._open_journal()
        self._start()
        return False

    def _open_journal(self) -> None:
        with self.folder.disk():
            self._journal = Journal.open(self.folder.journal)
        self._open.callback(self._journal.close)

    def _start(self) -> None:
        """Begin all files, in a folder with a journal that has no checkpoint."""
        parts = self.folder.partial
        with self.folder.disk():
            if self._journal.head is None:
                fresh = not self.folder.had_results
                self._journal.add({"run": identity(self.manifest), "fresh": fresh})
            self._check_identity(self._journal.head)
            self._files = GrowingFiles(parts, self.options.heads())
            to_disk(parts)
        self._open.callback(self._files.close)
        self._summaries = Summaries(parts)
        self._checkpoint()

    def _continue(self, items: Iterator[Item]) -> None:
        """Cut the files to the last checkpoint and read over the documents before it."""
        head = self._journal.head or {}
        self._check_identity(head)
        if head["fresh"]:
            self.folder.take_back()
        last = self._journal.checkpoints[-1]
        changed = self._digest.replay(items, self._journal.checkpoints)
        if changed is not None:
            first, until = changed
            raise error(
                "AN424", path=self.folder.path, first=first or "the beginning", last=until
            )
        parts = self.folder.partial
        with self.folder.disk():
            self._files = GrowingFiles(parts, self.options.heads(), last["sizes"])
            self._open.callback(self._files.close)
            self._summaries = Summaries(parts)
            for line in read_lines(parts / ANNOTATIONS):
                self._summaries.write(line)
        self._take(last)
        self.reporter.resumed(self.result)

    def _take(self, checkpoint: dict[str, Any]) -> None:
        self.result.take(checkpoint["counts"])

    def _check_identity(self, head: dict[str, Any] | None) -> None:
        found = differences((head or {}).get("run", {}), identity(self.manifest))
        if found:
            raise error("AN423", path=self.folder.path, what=found)

    def _check_complete(self, items: Iterator[Item]) -> None:
        """Check that complete results are those that this run would give."""
        old = read_manifest(self.folder.path / MANIFEST)
        if old is None or old.get("status") != "complete":
            raise error("AN401", path=self.folder.path)
        self._check_identity({"run": identity(old)})
        counts = old["counts"]
        total = counts["documents"] + counts["failures"]
        end = {"items": total, "digest": old.get("input_digest"), "last": "the end"}
        changed = self._digest.replay(items, [end])
        if changed is not None or next(items, None) is not None:
            raise error("AN424", path=self.folder.path, first="the beginning", last="the end")
        self.result.take(counts)
        with suppress(OSError):  # empty, of a run that was killed in its very last step
            self.folder.partial.rmdir()

    def watch(self, items: Iterator[Item]) -> Iterator[Item]:
        """The documents that are still to be done."""
        return self._digest.watch(items)

    def write(self, results: Iterator[Rendered], checkpoint: int) -> None:
        """Write all results; an interruption or error keeps those that are finished."""
        start = time.monotonic()
        try:
            with Stoppable() as stop:
                for number, result in enumerate(results, 1):
                    with stop.held():
                        self._write(result)
                        if number % checkpoint == 0 or self._is_due():
                            self._checkpoint()
                stop.hold()
        except KeyboardInterrupt:
            self.result.interrupted = True
        except AnnotatorError:
            if not self._digest.count:
                self.folder.discard()
            raise
        self.result.seconds = time.monotonic() - start

    def _write(self, result: Rendered) -> None:
        with self.folder.disk():
            self._files.append(result.parts)
        self._digest.advance()
        if result.failure is not None:
            self.result.failures += 1
            self.reporter.failure(result.failure)
            return
        self._summaries.write(result.line())
        self.result.documents += 1
        self.result.words += result.n_words
        self.result.rows.update(result.rows)
        self.reporter.document(result)

    def _is_due(self) -> bool:
        return time.monotonic() - self._saved > _CHECKPOINT_SECONDS

    def _checkpoint(self) -> None:
        """Make sure that what is written survives a crash."""
        with self.folder.disk():
            sizes = self._files.synchronised()
            self._journal.add({
                "items": self._digest.count,
                "last": self._digest.last,
                "digest": self._digest.value,
                "counts": self.result.counts(),
                "sizes": sizes,
            })  # fmt: skip
        self._saved = time.monotonic()

    def finish(self) -> None:
        """Write summaries and manifest and move the results to their places.

        An interrupted run does not replace the results of an earlier one; otherwise its
        results are moved as well, with the journal beside them.
        """
        self._checkpoint()
        with self.folder.disk():
            self._files.close()
            self._write_rest()
            if not self.result.interrupted:
                names = self.folder.parts()
                to_disk(self.folder.partial, names)
                self._journal.add({"complete": names})
        if not self.result.interrupted:
            self.folder.commit()
        elif self.folder.had_results:
            self.result.folder = self.folder.partial
        else:
            self.folder.park()

    def _write_rest(self) -> None:
        """Write what is made of all documents together."""
        parts = self.folder.partial
        if not (parts / ERRORS).stat().st_size:
            (parts / ERRORS).unlink()
        self._summaries.close()
        if self.options.excel:
            for path in sorted(parts.glob("summary_*.csv")):
                guard_file(path)
        if not self.options.csv:
            tables = ParquetTables(parts)
            for line in read_lines(parts / ANNOTATIONS):
                tables.write(line)
            tables.close()
        self.manifest |= {
            "status": "interrupted" if self.result.interrupted else "complete",
            "counts": self.result.counts(),
            "input_digest": self._digest.value,
        }
        write_manifest(parts / MANIFEST, self.manifest)

    def close(self) -> None:
        """Close files and journal."""
        self._open.close()
