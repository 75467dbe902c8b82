"""The folder of a run: results appear in it whole or not at all.

Files are written into the subfolder ``.partial`` and moved up when they are complete,
``manifest.json`` last. A run that is killed leaves its part there.
"""

import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from annotator.errors import error
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
RESULT_FILES = TABLE_FILES | {ANNOTATIONS, ERRORS, MANIFEST}


class ResultFolder:
    """A folder that receives the files of one run.

    Args:
        path: The folder; it is made where it does not exist.
        force: Write over the results of an earlier run.
        replaces: Names of the files that this run stands for: those that it does not
            write are removed when it is complete.

    Raises:
        UsageError: AN401 where the folder holds results, AN402 where it is a file.
    """

    def __init__(
        self, path: str | Path, force: bool = False, replaces: Collection[str] = RESULT_FILES
    ):
        self.path = Path(path)
        self.partial = self.path / PARTIAL
        self._replaces = replaces
        if self.path.exists() and not self.path.is_dir():
            raise error("AN402", path=self.path, reason="it is a file")
        self.had_results = any((self.path / name).exists() for name in RESULT_FILES)
        if not force and (self.had_results or self.partial.exists()):
            raise error("AN401", path=self.path)

    def open(self) -> Path:
        """Make the folder for the parts, empty.

        Raises:
            UsageError: AN402 where the disk does not allow it.
        """
        try:
            if self.partial.exists():
                shutil.rmtree(self.partial)
            self.partial.mkdir(parents=True)
        except OSError as problem:
            raise self.unwritable(problem) from problem
        return self.partial

    def commit(self) -> None:
        """Move the parts to their places, the manifest last, and remove what is stale.

        Raises:
            UsageError: AN402 where the disk does not allow it.
        """
        names = sorted(path.name for path in self.partial.iterdir())
        names.sort(key=MANIFEST.__eq__)
        try:
            for name in names:
                (self.partial / name).replace(self.path / name)
            for name in sorted(set(self._replaces) - set(names)):
                (self.path / name).unlink(missing_ok=True)
            self.partial.rmdir()
        except OSError as problem:
            raise self.unwritable(problem) from problem

    def discard(self) -> None:
        """Remove the parts, and the folder where it is empty."""
        shutil.rmtree(self.partial, ignore_errors=True)
        with suppress(OSError):
            self.path.rmdir()

    def unwritable(self, problem: OSError) -> Exception:
        """The coded error for a failed write."""
        return error("AN402", path=self.path, reason=problem.strerror or problem)
