"""The compiled database: stems in SQLite, small tables in memory.

camel-tools parses its text database into dictionaries at every start (1.5 s, 400 MB).
Compiled once, stems are read from a read-only SQLite file as words ask for them;
``Analyzer`` of camel-tools works on it unchanged, since all it asks of ``stem_hash`` is
``get``.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.errors import error
from annotator.morphology.camel import database_module

FORMAT = "4"
"""Version of the compiled file; another one is compiled anew."""

DROPPED_FEATURES = frozenset(
    (
        *("bw", "bwtok", "caphi", "catib6", "pattern", "ud", "atbseg", "atbtok"),
        *("d1seg", "d1tok", "d2seg", "d2tok", "d3seg", "d3tok"),
    )
)
"""Features that nothing here reads; merging them would cost half of the analysis time."""

_TABLES = (
    "defines",
    "defaults",
    "order",
    "tokenizations",
    "stem_backoffs",
    "prefix_hash",
    "suffix_hash",
    "prefix_stem_compat",
    "stem_suffix_compat",
    "prefix_suffix_compat",
    "max_prefix_size",
    "max_suffix_size",
)

Analyses = list[tuple[str, dict[str, str]]]


def compile_database(text_path: Path, target: Path, about: dict[str, str]) -> None:
    """Parse a text database with camel-tools and write the compiled file.

    Args:
        text_path: Database in the format of camel-tools 1.6.
        target: SQLite file to write; it must not exist.
        about: What ``models status`` tells: name, digest, …

    Raises:
        DataError: AN204 where camel-tools cannot parse it.
    """
    module = database_module()
    try:
        parsed = module.MorphologyDB(str(text_path))
    except Exception as problem:
        raise error("AN204", path=about.get("name", text_path), reason=problem) from problem
    small = {name: _plain(getattr(parsed, name)) for name in _TABLES}
    small["defines"] = {k: v for k, v in small["defines"].items() if k not in DROPPED_FEATURES}
    for name in ("prefix_hash", "suffix_hash"):
        small[name] = {key: _distinct(entries) for key, entries in small[name].items()}
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
        connection.execute("CREATE TABLE small (name TEXT PRIMARY KEY, value TEXT)")
        connection.execute(
            "CREATE TABLE stems (stem TEXT PRIMARY KEY, analyses TEXT) WITHOUT ROWID"
        )
        connection.executemany(
            "INSERT INTO about VALUES (?, ?)", sorted({**about, "format": FORMAT}.items())
        )
        connection.executemany(
            "INSERT INTO small VALUES (?, ?)",
            ((name, json.dumps(value, ensure_ascii=False)) for name, value in small.items()),
        )
        connection.executemany("INSERT INTO stems VALUES (?, ?)", _stem_rows(parsed.stem_hash))


def _stem_rows(stems: Mapping[str, Analyses]) -> Iterator[tuple[str, str]]:
    for stem in sorted(stems):
        entries = [(category, _kept(features)) for category, features in stems[stem]]
        yield stem, json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _distinct(entries: Analyses) -> Analyses:
    """Entries of an affix, of which those that differ only in the role of و or ف are one.

    The database tells apart whether و is a conjunction, a particle or subordinating; the
    token is the same, and each would double the work for every word that begins with it.
    """
    found: dict[tuple[Any, ...], tuple[str, dict[str, str]]] = {}
    for category, features in entries:
        kept = _kept(features)
        same = {key: value for key, value in kept.items() if key not in ("prc2", "gloss")}
        has_conjunction = kept.get("prc2", "")[:2]
        found.setdefault((category, has_conjunction, *sorted(same.items())), (category, kept))
    return list(found.values())


def _kept(features: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in features.items() if key not in DROPPED_FEATURES}


def _plain(value: Any) -> Any:
    """Turn sets into sorted lists, at any depth, for JSON."""
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


class StemTable(Mapping[str, Analyses]):
    """Stems of a compiled database, read when asked for, with an overlay of our own.

    Args:
        connection: The open SQLite file.
        overlay: Further stems by normalised form, added to those of the database.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        overlay: Mapping[str, Analyses] | None = None,
    ):
        self._connection = connection
        self._overlay = {} if overlay is None else overlay

    def __getitem__(self, stem: str) -> Analyses:
        found: Analyses | None = self.get(stem)
        if found is None:
            raise KeyError(stem)
        return found

    def get(self, stem: str, default: Any = None) -> Any:
        """Entries of a stem, or the default: most cuts of a word ask for no stem at all."""
        row = self._connection.execute(
            "SELECT analyses FROM stems WHERE stem = ?", (stem,)
        ).fetchone()
        own = self._overlay.get(stem, [])
        if row is None:
            return own or default
        found: Analyses = json.loads(row[0])
        return found + own

    def __iter__(self) -> Iterator[str]:
        stored = (row[0] for row in self._connection.execute("SELECT stem FROM stems"))
        yield from stored
        yield from self._overlay

    def __len__(self) -> int:
        row = self._connection.execute("SELECT count(*) FROM stems").fetchone()
        return int(row[0]) + len(self._overlay)


def shortcomings(connection: sqlite3.Connection) -> list[str]:
    """What a database lacks that the choice of readings makes use of, in words."""
    query = "SELECT value FROM small WHERE name = 'defines'"
    lacks = []
    if "pos_lex_logprob" not in json.loads(connection.execute(query).fetchone()[0]):
        lacks.append("no frequencies: readings are chosen by spelling and context alone")
    if "NOAN" not in StemTable(connection):
        lacks.append("no back-off stems: unknown words are names")
    return lacks


def connect(path: Path) -> sqlite3.Connection:
    """Open a compiled database read-only; several processes share its pages.

    Raises:
        SetupError: AN205 where it is damaged or of another format.
    """
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        found = about(connection).get("format")
    except sqlite3.Error as problem:
        raise error("AN205", path=path, reason=problem) from problem
    if found != FORMAT:
        raise error("AN205", path=path, reason=f"format {found}, expected {FORMAT}")
    return connection


def about(connection: sqlite3.Connection) -> dict[str, str]:
    """What the compiled file says of itself: name, sha256 of the source, format."""
    return dict(connection.execute("SELECT key, value FROM about"))


def camel_database(
    connection: sqlite3.Connection, overlay: Mapping[str, Analyses] | None = None
) -> Any:
    """A ``MorphologyDB`` of camel-tools on a compiled file.

    Args:
        connection: From :func:`connect`.
        overlay: Our own stems by normalised form.

    Returns:
        An instance that ``camel_tools.morphology.analyzer.Analyzer`` accepts.
    """
    module = database_module()

    class CompiledDatabase(module.MorphologyDB):  # type: ignore[misc,name-defined]
        """camel-tools' database without its parser."""

        def __init__(self) -> None:
            self.flags = module.MorphologyDBFlags(True, False, False)

    database = CompiledDatabase()
    for name, value in connection.execute("SELECT name, value FROM small"):
        setattr(database, name, json.loads(value))
    for name in ("prefix_stem_compat", "stem_suffix_compat", "prefix_suffix_compat"):
        table = {key: frozenset(values) for key, values in getattr(database, name).items()}
        setattr(database, name, table)
    database.tokenizations = frozenset(database.tokenizations)
    database.compute_feats = frozenset()
    database.stem_hash = StemTable(connection, overlay)
    return database
