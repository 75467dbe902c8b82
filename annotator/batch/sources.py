"""What a user names as input: files, folders, globs and ``-``, as a sequence of files."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotator.errors import error

STDIN = "-"

FORMATS = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
"""File ending to the name of its reader."""

ENDINGS = (*FORMATS, *(f"{ending}.gz" for ending in FORMATS))


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        path: Where it is; None is standard input.
        name: Relative path without ending: the id of a text, the stem of row ids.
        shown: Relative path with ending, the ``path`` of its documents.
        format: A value of :data:`FORMATS`.
    """

    path: Path | None
    name: str
    shown: str
    format: str


class Sources:
    """The files behind the arguments of a command, in a fixed order.

    Arguments are checked at once, folders are walked lazily and in the order of their
    names, so that a folder of a million files needs no list of them. Links to folders are
    not followed inside a folder or ``**``: they may lead back to where they stand.

    Args:
        inputs: Files, folders (read recursively), glob patterns, ``-`` for standard input.
        input_format: Reader for all files that are named, whatever their endings.
        skip: A folder to leave out, namely the output inside the input.

    Raises:
        UsageError: AN101 where an input is missing, AN102 where a folder or pattern has
            nothing to read, AN112 for a file of an unknown kind.
    """

    def __init__(
        self,
        inputs: Sequence[str | Path],
        input_format: str | None = None,
        skip: Path | None = None,
    ):
        self.inputs = [str(item) for item in inputs]
        self.input_format = input_format
        self._skip = skip.resolve() if skip is not None else None
        for item in self.inputs:
            if next(self._expand(item), None) is None:
                raise error("AN102", path=item, endings=", ".join(ENDINGS))

    def __iter__(self) -> Iterator[Source]:
        for item in self.inputs:
            yield from self._expand(item)

    def _expand(self, item: str) -> Iterator[Source]:
        path = Path(item)
        if item == STDIN:
            yield Source(None, "stdin", STDIN, self.input_format or "text")
        elif path.is_dir():
            yield from self._walk(path, path)
        elif os.path.lexists(path):
            yield self._named(path, path.parent)
        elif glob.has_magic(item):
            yield from self._glob(item)
        else:
            raise error("AN101", path=item)

    def _glob(self, pattern: str) -> Iterator[Source]:
        parts = Path(pattern).parts
        depth = next(number for number, part in enumerate(parts) if glob.has_magic(part))
        root = Path(*parts[:depth])
        found = glob.glob(pattern, recursive=True)  # noqa: PTH207 - passes over hidden files
        for path in map(Path, sorted(found)):
            if "**" in parts and _through_link(path, root):
                continue
            if path.is_dir():
                if "**" not in parts:  # which gives the files in the folder as well
                    yield from self._walk(path, root)
            elif kind := self._kind(path):
                yield _source(path, root, kind)

    def _named(self, path: Path, root: Path) -> Source:
        kind = self.input_format or self._kind(path)
        if kind is None and not path.suffix:
            kind = "text"
        if kind is None:
            raise error("AN112", path=path, endings=", ".join(ENDINGS))
        return _source(path, root, kind)

    def _walk(self, folder: Path, root: Path) -> Iterator[Source]:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield _source(folder, root, "text")  # becomes a failure when it is read
            return
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if path.resolve() != self._skip:
                    yield from self._walk(path, root)
            elif (kind := self._kind(path)) and _is_file(entry):
                yield _source(path, root, kind)

    @staticmethod
    def _kind(path: Path) -> str | None:
        stem = path.with_suffix("") if path.suffix.lower() == ".gz" else path
        return FORMATS.get(stem.suffix.lower())


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether it is to be read; a broken or circular link is, and becomes a failure."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return True


def _through_link(path: Path, root: Path) -> bool:
    """Whether a folder between the root and the path is a symbolic link."""
    for parent in path.parents:
        if parent == root:
            return False
        if parent.is_symlink():
            return True
    return False


def _source(path: Path, root: Path, kind: str) -> Source:
    shown = path.relative_to(root).as_posix()
    name = shown.removesuffix(".gz").removesuffix(".GZ")
    ending = PurePosixPath(name).suffix
    return Source(
        path, name.removesuffix(ending) if ending.lower() in FORMATS else name, shown, kind
    )
