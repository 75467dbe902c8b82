"""Looking up places by name: exact, on folded token sequences, longest match first."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from annotator.gazetteer.compiled import (
    DEFAULT_THRESHOLDS,
    FILES,
    CommonWord,
    Thresholds,
    compile_places,
)
from annotator.gazetteer.keys import LOOSE_LENGTH, loose
from annotator.gazetteer.rows import GENERATED
from annotator.paths import data_home
from annotator.text.fold import fold

_VERSION = "9"
"""Changes with the layout of the compiled file."""

_ARTICLE = "ال"

_SELECT = """
SELECT place.id, place.name, place.name_en, place.kind, place.country, place.admin1,
  place.lat, place.lon, place.population, place.disputed, place.active, place.source,
  form.mark, form.policy
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        id: Gazetteer id, such as ``gn:170063`` or ``iso:SY``.
        name: Arabic display name; name_en: English name.
        kind: A value of ``annotator.schema.PlaceKind``.
        country: ISO 3166-1 alpha-3 or "".
        admin1: English name of the first-order division or "".
        lat, lon: Degrees, or None.
        population: Inhabitants, 0 where unknown.
        disputed: Sovereignty is disputed.
        active: Found without a type noun before it.
        source: Sources of the row.
        mark: ``*`` reviewed spelling, ``~`` generated spelling, "" spelling of a source.
        policy: ``safe``; ``context`` where the name needs a cue beside it; ``typed``
            where only a type noun, a direction or its country will do.
        loose: Found by a loose key: the text has another spelling.
    """

    id: str
    name: str
    name_en: str
    kind: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    population: int
    disputed: bool
    active: bool
    source: str
    mark: str = ""
    policy: str = "safe"
    loose: bool = False

    @property
    def capital(self) -> bool:
        """Whether a government sits there, so that the name may stand for it."""
        return "capital" in self.source

    @property
    def spelled_out(self) -> bool:
        """Whether no source has an Arabic name: all spellings are made of the Latin one."""
        return "latin" in self.source and self.mark == GENERATED


class Gazetteer:
    """Read access to a compiled table of places.

    >>> gazetteer.longest_match(["في", "دير", "الزور"], 1)  # doctest: +SKIP
    (2, [Candidate(id='gn:170794', name='دير الزور', …)])
    """

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._airfields: dict[str, list[Candidate]] = {}
        # asked for nearly every token of every text; the table whole would cost a cold start
        self.longest = lru_cache(maxsize=12_000)(self._read_longest)
        self.country = lru_cache(maxsize=300)(self._read_country)
        self._found = lru_cache(maxsize=6_000)(self._read_candidates)

    @classmethod
    def open(
        cls,
        contents: Mapping[str, bytes],
        *,
        home: Path | None = None,
        is_common_word: CommonWord | None = None,
        common_key: str = "",
        thresholds: Thresholds = DEFAULT_THRESHOLDS,
    ) -> Self:
        """Open the compiled table, compiling it first where that was not done yet.

        Args:
            contents: Name to content of the files
                :data:`annotator.gazetteer.compiled.FILES`; others are passed over.
            home: Folder of compiled files; default the data folder. In memory where it
                cannot be written.
            is_common_word: See :func:`annotator.gazetteer.compiled.compile_places`.
            common_key: What ``is_common_word`` depends on, such as the digest of a
                morphology database: another value gives another compiled file.
            thresholds: Which towns are found by their name alone.
        """
        folder = home if home is not None else data_home()
        path = folder / f"gazetteer-{digest(contents, common_key, thresholds)}.sqlite"
        if not path.is_file():
            try:
                _compile_file(path, contents, is_common_word, thresholds)
            except (OSError, sqlite3.OperationalError):
                memory = sqlite3.connect(":memory:", check_same_thread=False)
                compile_places(memory, contents, is_common_word, thresholds)
                return cls(memory)
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def longest_match(
        self, norms: Sequence[str], start: int
    ) -> tuple[int, list[Candidate]] | None:
        """Longest name that begins at a token.

        Args:
            norms: Folded token spellings (NORM).
            start: Index of the first token.

        Returns:
            Number of tokens and the candidates, or None where no name begins here.
        """
        most = min(self.longest(norms[start]), len(norms) - start)
        for size in range(most, 0, -1):
            found = self._found(" ".join(norms[start : start + size]))
            if found:
                return size, list(found)
        return None

    def _read_longest(self, token: str) -> int:
        """How many words the longest name has that begins with a folded word; 0: none."""
        row = self._connection.execute(
            "SELECT max(longest) FROM first WHERE token IN (?, ?)", (token, loose(token))
        ).fetchone()
        return int(row[0] or 0)

    def candidates(self, name: str) -> list[Candidate]:
        """Places that a name may mean, the likeliest first; the name is folded here."""
        return list(self._found(fold(name)))

    def single_words(self) -> Iterator[str]:
        """One-word spellings of places that need no further evidence, sorted.

        They are names whatever stands beside them, so the morphology takes them as stems.
        Folded, but for names whose first letters only look like the article when folded
        (``ألماتي``).
        """
        rows = self._connection.execute(
            "SELECT DISTINCT key, spelling FROM form JOIN place ON place.number = form.place "
            "WHERE active AND form.policy = 'safe' AND instr(key, ' ') = 0 ORDER BY key"
        )
        for key, spelling in rows:
            disguised = key.startswith(_ARTICLE) and not spelling.startswith(_ARTICLE)
            yield spelling if disguised else key

    def by_id(self, place_id: str) -> Candidate | None:
        """The place of an id, or None."""
        rows = self._rows("place.id = ?", place_id, "'' AS mark, 'safe' AS policy FROM place")
        return rows[0] if rows else None

    def _read_country(self, code: str) -> Candidate | None:
        """The country of a code (alpha-3), or None."""
        table = "'' AS mark, 'safe' AS policy FROM place"
        rows = self._rows("place.kind = 'country' AND place.country = ?", code, table)
        return rows[0] if rows else None

    def airfields(self, country: str) -> list[Candidate]:
        """Airfields of a country (alpha-3), those without an Arabic name included."""
        if country not in self._airfields:
            self._airfields[country] = self._rows(
                "place.country = ? AND place.id LIKE 'icao:%'",
                country,
                "'' AS mark, 'safe' AS policy FROM place",
            )
        return self._airfields[country]

    def _read_candidates(self, key: str) -> tuple[Candidate, ...]:
        table = "form.mark, form.policy FROM form JOIN place ON place.number = form.place"
        found = self._rows("form.key = ?", key, table)
        if not found and len(key) >= LOOSE_LENGTH:
            never = self._connection.execute("SELECT 1 FROM never WHERE key = ?", (key,))
            if never.fetchone() is not None:
                return ()
            condition = "form.key IN (SELECT form FROM loose WHERE loose.key = ?)"
            rows = self._rows(condition, loose(key), table)
            found = [replace(candidate, loose=True) for candidate in rows]
        return tuple(found)

    def _rows(self, condition: str, value: str, table: str) -> list[Candidate]:
        select = _SELECT[: _SELECT.rindex("form.mark")] + table
        rows = self._connection.execute(f"{select} WHERE {condition}", (value,))
        best: dict[str, Candidate] = {}
        for row in rows:
            candidate = _candidate(row)
            best.setdefault(candidate.id, candidate)
        return sorted(best.values(), key=_rank)


def digest(
    contents: Mapping[str, bytes],
    common_key: str = "",
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> str:
    """Short digest of what a compiled file depends on."""
    total = hashlib.sha256(f"{_VERSION}\0{common_key}\0{thresholds}\0".encode())
    for name in FILES:
        content = contents.get(name, b"")
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:16]


def _rank(candidate: Candidate) -> tuple[Any, ...]:
    """Countries first, then reviewed spellings, then the larger place, then the id."""
    return (
        candidate.kind != "country",
        candidate.mark != "*",
        not candidate.active,
        candidate.mark == "~",
        candidate.kind in ("admin1", "district"),
        -candidate.population,
        candidate.id,
    )


def _candidate(row: tuple[Any, ...]) -> Candidate:
    cells = list(row)
    cells[9], cells[10] = bool(cells[9]), bool(cells[10])
    return Candidate(*cells)


def _compile_file(
    path: Path,
    contents: Mapping[str, bytes],
    is_common_word: CommonWord | None,
    thresholds: Thresholds,
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        compile_places(connection, contents, is_common_word, thresholds)
        connection.execute("VACUUM")
    finally:
        connection.close()
    draft.replace(path)
    _forget_old(path.parent)


_KEPT = 6
"""Compiled files that stay when a new one is made; older ones are deleted."""


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        files = sorted(folder.glob("gazetteer-*.sqlite"), key=lambda file: file.stat().st_mtime)
        for file in files[:-_KEPT]:
            file.unlink()
