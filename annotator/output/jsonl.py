"""Annotated documents as JSON lines: the full result, from which all else is made.

One document a line, keys in the order of the schema, UTF-8 without mark, lines ended by
a line feed, Arabic written as itself.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from annotator.errors import error
from annotator.schema import SCHEMA_VERSION

ANNOTATIONS = "annotations.jsonl"


def dump_line(value: Mapping[str, Any]) -> bytes:
    r"""Write one object as one line of JSON, in bytes.

    >>> dump_line({"doc_id": "1", "text": "نص"}).decode()
    '{"doc_id": "1", "text": "نص"}\n'
    """
    try:
        return (json.dumps(value, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:  # half characters in a carried-along field
        return (json.dumps(value) + "\n").encode()


class JsonLines:
    """Writes annotated documents, or other objects, to one JSONL file."""

    def __init__(self, path: Path):
        self._file = path.open("wb")

    def write(self, line: Mapping[str, Any]) -> None:
        """Append one object."""
        self._file.write(dump_line(line))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def find_annotations(path: str | Path) -> Path:
    """Find the annotated JSONL of an output folder; a file is itself.

    Raises:
        UsageError: AN101 where there is nothing, AN404 where a folder has none.
    """
    path = Path(path)
    if not path.exists():
        raise error("AN101", path=path)
    found = path / ANNOTATIONS if path.is_dir() else path
    if not found.exists():
        raise error("AN404", path=path)
    return found


def read_lines(path: str | Path) -> Iterator[dict[str, Any]]:
    """Read the annotated documents of a JSONL file, gzipped or not, one at a time.

    Args:
        path: The file, or an output folder.

    Yields:
        The object of each line, as :func:`annotator.schema.to_json` makes it.

    Raises:
        DataError: AN405 for a line that is no annotated document.
        UsageError: AN101, AN404 where there is no file.
    """
    found = find_annotations(path)
    with _opened(found) as file:
        yield from parse_lines(file, str(found))


def parse_lines(lines: Iterable[bytes], name: str) -> Iterator[dict[str, Any]]:
    """Parse the lines of an annotated JSONL file; see :func:`read_lines`."""
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        where = f"{name}:{number}"
        try:
            value = json.loads(raw.decode("utf-8-sig"))
        except ValueError as problem:
            raise error("AN405", where, reason=problem, schema=SCHEMA_VERSION) from problem
        if not isinstance(value, dict) or "doc_id" not in value:
            raise error("AN405", where, reason="no doc_id in it", schema=SCHEMA_VERSION)
        version = value.get("schema", SCHEMA_VERSION)
        if version != SCHEMA_VERSION:
            raise error("AN405", where, reason=f"it is {version}", schema=SCHEMA_VERSION)
        yield value


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")
