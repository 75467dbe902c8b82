"""The folder of a run: results appear in it whole or not at all.

Files are written into the subfolder ``.partial`` and moved up when they are complete,
``manifest.json`` last. A run that is killed leaves its part there, with the journal from
which it can be resumed. A run that is stopped leaves its results beside their journal,
from where they are taken back when it is resumed.
"""

import errno
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.errors import error
from annotator.output.journal import JOURNAL, to_disk
from annotator.output.jsonl import ANNOTATIONS
from annotator.output.summaries import SUMMARIES
from annotator.output.tables_csv import TABLE_NAMES

PARTIAL = ".partial"
ERRORS = "errors.jsonl"
MANIFEST = "manifest.json"

TABLE_FILES = frozenset(
    [f"{name}.{ending}" for name in TABLE_NAMES for ending in ("csv", "parquet")]
    + [f"summary_{summary.table}.csv" for summary in SUMMARIES]
)
RESULT_FILES = TABLE_FILES | {ANNOTATIONS, ERRORS, MANIFEST, JOURNAL}

_FULL = (errno.ENOSPC, errno.EDQUOT)


class ResultFolder:
    """A folder that receives the files of one run.

    Args:
        path: The folder; it is made where it does not exist.
        force: Write over the results of an earlier run.
        replaces: Names of the files that this run stands for: those that it does not
            write are removed when it is complete.
        resume: Go on with an earlier run where it left off.

    Raises:
        UsageError: AN401 where the folder holds results, AN402 where it is a file.
    """

    def __init__(
        self,
        path: str | Path,
        force: bool = False,
        replaces: Collection[str] = RESULT_FILES,
        resume: bool = False,
    ):
        self.path = Path(path)
        self.partial = self.path / PARTIAL
        self._replaces = replaces
        if self.path.exists() and not self.path.is_dir():
            raise error("AN402", path=self.path, reason="it is a file")
        self.had_results = any((self.path / name).exists() for name in RESULT_FILES)
        if not force and not resume and (self.had_results or self.partial.exists()):
            raise error("AN401", path=self.path)

    def open(self) -> Path:
        """Make the folder for the parts, empty.

        Raises:
            SetupError: AN420; UsageError: AN402 where the disk does not allow it.
        """
        with self.disk():
            if self.partial.exists():
                shutil.rmtree(self.partial)
            self.partial.mkdir(parents=True)
        return self.partial

    @property
    def journal(self) -> Path:
        """Where the journal is while a run is writing."""
        return self.partial / JOURNAL

    def reopen(self) -> bool:
        """Bring back the journal of a run that was stopped or killed, if there is one."""
        parked = self.path / JOURNAL
        with self.disk():
            if not self.journal.exists() and parked.exists():
                if self.partial.exists():  # of a run that had no time to begin
                    shutil.rmtree(self.partial)
                self.partial.mkdir()
                parked.replace(self.journal)
        return self.journal.exists()

    def take_back(self) -> None:
        """Move results beside the parts back to them; only where no other run made them."""
        with self.disk():
            for name in sorted(RESULT_FILES):
                kept = self.path / name
                if kept.exists() and not (self.partial / name).exists():
                    kept.replace(self.partial / name)

    def park(self) -> None:
        """Move the parts of a stopped run to their places, the journal last."""
        with self.disk():
            self._move(self.parts())
            self.journal.replace(self.path / JOURNAL)
            self.partial.rmdir()

    def parts(self) -> list[str]:
        """Names of the files of this run."""
        return sorted(path.name for path in self.partial.iterdir() if path.name != JOURNAL)

    def commit(self, names: Collection[str] | None = None) -> None:
        """Move the parts to their places, the manifest last, and remove what is stale.

        Args:
            names: The files of the run, some of which may have been moved by a commit
                that did not come to its end; None is those that are there.

        Raises:
            SetupError: AN420; UsageError: AN402 where the disk does not allow it.
        """
        with self.disk():
            parts = self.parts()
            self._move(parts)
            for name in sorted(set(self._replaces) - set(names or parts)):
                (self.path / name).unlink(missing_ok=True)
            to_disk(self.path)
            self.journal.unlink(missing_ok=True)
            self.partial.rmdir()

    def _move(self, names: list[str]) -> None:
        for name in sorted(names, key=MANIFEST.__eq__):
            (self.partial / name).replace(self.path / name)

    def discard(self) -> None:
        """Remove the parts, and the folder where it is empty."""
        shutil.rmtree(self.partial, ignore_errors=True)
        with suppress(OSError):
            self.path.rmdir()

    @contextmanager
    def disk(self) -> Iterator[None]:
        """Turn what the disk does not allow into a coded error."""
        try:
            yield
        except OSError as problem:
            if problem.errno in _FULL:
                raise error("AN420", path=self.path) from problem
            reason = problem.strerror or problem
            raise error("AN402", path=self.path, reason=reason) from problem
