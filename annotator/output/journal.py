"""The journal of a run: how far its files can be trusted after a crash.

Files grow in the folder for parts; every few documents they are synchronised to disk, and
then a line in the journal says how long they are and which documents that is. After a
crash they are cut to what the last whole line says: nothing is lost that it counts, and
nothing stands there twice. The last line of a complete run names the files to be moved.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from annotator.errors import error

JOURNAL = "journal.jsonl"


class Journal:
    """One journal, open for appending and locked against other runs.

    The lock belongs to this process alone: no process it starts inherits it, and it ends
    with the process however that ends.

    Attributes:
        entries: The lines there are, the first of which describes the run.
    """

    def __init__(self, path: Path, file: IO[bytes], entries: list[dict[str, Any]]):
        self.path = path
        self.entries = entries
        self._file = file

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a journal, old or new, and forget a last line that was not finished.

        Raises:
            UsageError: AN425 where another process has it open.
        """
        file = path.open("a+b", buffering=0)
        try:
            _lock(file, path)
            file.seek(0)
            entries, length = _whole_lines(file.read())
            file.truncate(length)
        except BaseException:
            file.close()
            raise
        return cls(path, file, entries)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Append a line; it is on disk when this returns."""
        write_all(self._file, json.dumps(entry, ensure_ascii=True).encode() + b"\n")
        os.fsync(self._file.fileno())
        self.entries.append(dict(entry))

    @property
    def head(self) -> dict[str, Any] | None:
        """The description of the run; None for a new journal."""
        return self.entries[0] if self.entries else None

    @property
    def checkpoints(self) -> list[dict[str, Any]]:
        """The lines that say how far the run is."""
        return [entry for entry in self.entries if "sizes" in entry]

    @property
    def complete(self) -> list[str] | None:
        """Names of the files of a complete run, else None."""
        last = self.entries[-1] if self.entries else {}
        files: list[str] | None = last.get("complete")
        return files

    def close(self) -> None:
        """Close the file, which unlocks it."""
        self._file.close()


def _whole_lines(data: bytes) -> tuple[list[dict[str, Any]], int]:
    """The entries up to the first line that is none, and the length of their lines."""
    entries: list[dict[str, Any]] = []
    length = 0
    for line in data.splitlines(keepends=True):
        try:
            entry = json.loads(line)
        except ValueError:
            break
        if not line.endswith(b"\n") or not isinstance(entry, dict):
            break
        entries.append(entry)
        length += len(line)
    return entries, length


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise error("AN425", path=path.parent) from problem


def write_all(file: IO[bytes], data: bytes) -> None:
    """Write to an unbuffered file, which may take a part of the bytes at a time."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def to_disk(folder: Path, names: Iterable[str] = ()) -> None:
    """Make sure that files of a folder, and their names in it, survive a power cut."""
    for path in (*(folder / name for name in names), folder):
        with suppress(PermissionError):  # folders cannot be opened on Windows
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


class GrowingFiles:
    """Files that documents are appended to, unbuffered: what is written is written.

    Args:
        folder: Where they are.
        heads: Name of each file and how it begins.
        sizes: Their lengths where a run is resumed; they are cut to these.

    Raises:
        UsageError: AN426 where a file is shorter than that.
    """

    def __init__(
        self,
        folder: Path,
        heads: Mapping[str, bytes],
        sizes: Mapping[str, int] | None = None,
    ):
        self._files: dict[str, IO[bytes]] = {}
        try:
            for name, head in heads.items():
                file = self._files[name] = (folder / name).open("ab", buffering=0)
                size = 0 if sizes is None else sizes[name]
                if file.tell() < size:
                    raise error("AN426", path=folder.parent, name=name)
                file.truncate(size)
                if sizes is None:
                    write_all(file, head)
        except BaseException:
            self.close()
            raise

    def append(self, parts: Mapping[str, bytes]) -> None:
        """Append bytes to some of the files."""
        for name, data in parts.items():
            write_all(self._files[name], data)

    def synchronised(self) -> dict[str, int]:
        """Bring all files to disk; returns their lengths."""
        for file in self._files.values():
            os.fsync(file.fileno())
        return {name: os.fstat(file.fileno()).st_size for name, file in self._files.items()}

    def close(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()
