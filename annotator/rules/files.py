"""The data files of a pipeline directory: lexicons, rules, gazetteer.

A pipeline directory is everything linguistic that is data. :class:`PipelineFiles` is the
one way to it: read from the directory as needed, carried along as bytes when a pipeline
is serialised, written back by ``to_disk``.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

from annotator.errors import error
from annotator.rules.layers import USER, filled, key_columns, layered
from annotator.text.fold import fold
from annotator.text.table import Row, parse_table

FOLDERS = ("lexicons", "rules", "gazetteer", USER.rstrip("/"))

T = TypeVar("T")


class PipelineFiles:
    """Read access to the data files of one pipeline directory.

    Args:
        root: The directory, or None when the files are given.
        contents: Relative path to bytes, for a pipeline that came as bytes.
        added: Relative path to bytes of files that are put over those.

    >>> files = PipelineFiles.open(pipeline_path("ar_news"))  # doctest: +SKIP
    >>> files.table("units", ["lemma", "kind"])[0]["lemma"]  # doctest: +SKIP
    'جندي'
    """

    def __init__(
        self,
        root: Path | None,
        contents: Mapping[str, bytes] | None = None,
        added: Mapping[str, bytes] | None = None,
    ):
        self.root = root
        self._contents = dict(contents) if contents is not None else None
        self._added = dict(added or {})
        self._derived: dict[tuple[Any, ...], Any] = {}

    @classmethod
    def open(cls, root: str | Path) -> Self:
        """Open a pipeline directory; files are read when they are first asked for."""
        return cls(Path(root))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Relative paths of all data files, sorted, with forward slashes."""
        if self._contents is not None:
            return tuple(sorted({*self._contents, *self._added}))
        assert self.root is not None
        found = {
            path.relative_to(self.root).as_posix()
            for folder in FOLDERS
            for path in (self.root / folder).rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        return tuple(sorted(found | set(self._added)))

    def with_files(self, added: Mapping[str, bytes]) -> Self:
        """The same files with others put over them."""
        return type(self)(self.root, self._contents, {**self._added, **added})

    @property
    def identity(self) -> str:
        """What tells these files from those of another pipeline in this process."""
        return str(self.root) if self.root and not self._added else self.digest

    def read_bytes(self, name: str) -> bytes:
        """Content of a file.

        Raises:
            UsageError: AN307 where the pipeline has no such file.
        """
        if name not in self.names:
            raise error("AN307", name=name, path=self.root or "(bytes)")
        if name in self._added:
            return self._added[name]
        if self._contents is not None:
            return self._contents[name]
        assert self.root is not None
        return (self.root / name).read_bytes()

    def read_text(self, name: str) -> str:
        """Content of a UTF-8 file, without byte order mark."""
        return self.read_bytes(name).decode("utf-8-sig")

    def table(self, name: str, columns: Iterable[str] = ()) -> list[Row]:
        """Rows of ``lexicons/NAME.tsv``, a user's before those of the model.

        Args:
            name: Table name without folder and ending.
            columns: Columns that must be there.

        Raises:
            UsageError: AN302, AN303 for a malformed table, AN307 for a missing one.
        """
        path = f"lexicons/{name}.tsv"
        over = self.user_files(path)
        if not over or path in self.names:
            rows = parse_table(self.read_text(path), path, columns)
        else:
            rows = []
        for user_path in over:
            own = parse_table(self.read_text(user_path), user_path.removeprefix(USER), ())
            header = list((rows or own)[0].cells) if rows or own else []
            filled_rows = [filled(row, header) for row in own]
            rows = layered(rows, filled_rows, key_columns(name, header)) if header else []
        return rows

    def user_files(self, ending: str) -> list[str]:
        """Paths of a user's files whose path in the user's directory has an ending."""
        return [
            name for name in self.names if name.startswith(USER) and name.endswith(f"/{ending}")
        ]

    def derived(self, build: Callable[["PipelineFiles"], T]) -> T:
        """Build something from these files once, and keep it.

        Args:
            build: A module-level function of the files; it is its own key.
        """
        key = (build.__module__, build.__qualname__)
        if key not in self._derived:
            self._derived[key] = build(self)
        found: T = self._derived[key]
        return found

    def word_list(self, name: str) -> list[str]:
        """Folded words that a rule names as ``@table`` or ``@table:column=value``.

        The words are the first column of the table, of all rows or of those whose
        ``column`` holds ``value`` (one of several joined by ``|`` counts).

        Raises:
            UsageError: AN307 where there is no such table, AN302 where no such column.
        """
        table, _, condition = name.partition(":")
        column, _, value = condition.partition("=")
        rows = self.table(table, [column] if column else [])
        chosen = [row for row in rows if not column or value in row.values(column)]
        words = (word for row in chosen for word in row.values(next(iter(row.cells))))
        return list(dict.fromkeys(fold(word) for word in words))

    @cached_property
    def digest(self) -> str:
        """sha256 over names and contents of all data files."""
        total = hashlib.sha256()
        for name in self.names:
            content = self.read_bytes(name)
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()

    def to_bytes(self) -> bytes:
        """All files in one value, for ``Language.to_bytes``."""
        import srsly  # noqa: PLC0415 - only pipelines sent to other processes need it

        contents = {name: self.read_bytes(name) for name in self.names}
        return bytes(srsly.msgpack_dumps(contents))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Open what :meth:`to_bytes` gave."""
        import srsly  # noqa: PLC0415

        return cls(None, srsly.msgpack_loads(data))

    def save(self, root: str | Path) -> None:
        """Write all files into a pipeline directory."""
        for name in self.names:
            path = Path(root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.read_bytes(name))

    def __getstate__(self) -> dict[str, Any]:
        return {"root": self.root, "_contents": self._contents, "_added": self._added}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["root"], state["_contents"], state["_added"])  # type: ignore[misc]


def read_jsonl(text: str, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Parse JSON lines; blank lines and lines that start with ``#`` are passed over.

    Returns:
        Pairs of ``file:line`` and object.

    Raises:
        DataError: AN105 where a line is no JSON object.
    """
    rows: list[tuple[str, dict[str, Any]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{name}:{number}"
        try:
            value = json.loads(line)
        except ValueError as problem:
            raise error("AN105", where, reason=problem) from problem
        if not isinstance(value, dict):
            raise error("AN105", where, reason=f"found {type(value).__name__}")
        rows.append((where, value))
    return rows
