"""Compiling the table of places to an SQLite file that opens at once.

The file holds what a pipeline needs to find places: forms with the policy that applies
to them, and for every first word of a form how long the longest form is that it begins.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.gazetteer.aliases import COLUMNS, Alias, apply_alias, read_aliases
from annotator.gazetteer.keys import LOOSE_LENGTH, loose, tokenized
from annotator.gazetteer.rows import GENERATED, REVIEWED, PlaceRow, bare, read_table
from annotator.gazetteer.user import BESIDE, GIVEN, RULES, user_places
from annotator.text.fold import fold
from annotator.text.table import Row, parse_table

TABLE = "gazetteer/places.tsv.gz"
ALIASES = "lexicons/place_aliases.tsv"
COUNTRIES = "lexicons/place_countries.tsv"
POLICY = "lexicons/place_policy.tsv"
FILES = (TABLE, ALIASES, COUNTRIES, POLICY, BESIDE, RULES, GIVEN)

SHORT_NAME = 4
"""Unreviewed names with fewer letters need a cue beside them."""

_SETTLEMENTS = ("city", "village", "district")

_SCHEMA = """
CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, name_en TEXT,
  kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER,
  disputed INTEGER, active INTEGER, source TEXT);
CREATE TABLE form (key TEXT, place INTEGER, mark TEXT, policy TEXT, spelling TEXT,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE loose (key TEXT, form TEXT, PRIMARY KEY (key, form)) WITHOUT ROWID;
CREATE TABLE never (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE first (token TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
"""

CommonWord = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Inhabitants from which a town is found without a type noun before it.

    Attributes:
        theatre: In the countries that conflict news is about (place_countries.tsv).
        elsewhere: In all others. Capitals, seats of divisions and reviewed places are
            found whatever their size.
    """

    theatre: int = 3_000
    elsewhere: int = 100_000


DEFAULT_THRESHOLDS = Thresholds()


def compile_places(
    connection: sqlite3.Connection,
    contents: Mapping[str, bytes],
    is_common_word: CommonWord | None = None,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> None:
    """Fill an empty database.

    Args:
        connection: The database.
        contents: Name to content of the files :data:`FILES`; only the first must be
            there. Alias and policy rows are applied anew, so that an edited file counts
            without building the table again. A spelling that a user lists means the
            user's places and no others.
        is_common_word: Tells whether a folded word is an ordinary word of the language;
            unreviewed names that are need a cue beside them.
        thresholds: Which towns are found by their name alone.
    """
    users = user_places(contents)
    placed = [alias for alias in users if alias.key]
    aliases = [*read_aliases(_rows(contents, ALIASES, COLUMNS)), *placed]
    places = _places(contents, aliases)
    spellings = {fold(place.name): place.name for place in places}
    for alias in aliases:  # the first spelling is the best one
        spellings |= {fold(name): name for name in reversed(alias.names)}
    theatres = {row["alpha3"] for row in _rows(contents, COUNTRIES) if row["theatre"] == "yes"}
    policies = _policies(_rows(contents, POLICY))
    owned = _owned(users)
    for form, owners in owned.items():
        policies[form] = "dominant" if owners else "never"
    connection.executescript(_SCHEMA)
    never = sorted(form for form, policy in policies.items() if policy == "never")
    connection.executemany("INSERT INTO never VALUES (?)", [(form,) for form in never])
    forms: list[tuple[str, int, str, str, str]] = []
    for number, place in enumerate(places, 1):
        active = _is_active(place, theatres, thresholds)
        cells = _cells(number, place, active)
        connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", cells)
        for form in place.forms:
            if place.id not in owned.get(bare(form), (place.id,)):
                continue
            policy = _policy(form, place, policies, is_common_word)
            if policy != "never":
                mark = form[-1] if form[-1] in (REVIEWED, GENERATED) else ""
                spelling = spellings.get(bare(form), bare(form))
                forms += [
                    (key, number, mark, policy, spelling) for key in tokenized(bare(form))
                ]
    connection.executemany("INSERT OR IGNORE INTO form VALUES (?,?,?,?,?)", forms)
    _add_keys(connection, [key for key, *_ in forms])
    connection.commit()


def _owned(users: Iterable[Alias]) -> dict[str, set[str]]:
    """Each folded spelling of the users' tables, to the ids of the places it means."""
    owned: dict[str, set[str]] = {}
    for alias in users:
        for form in alias.folded:
            owned.setdefault(form, set()).update([alias.id] if alias.key else [])
    return owned


def _places(contents: Mapping[str, bytes], aliases: Iterable[Alias]) -> list[PlaceRow]:
    places = {place.id: place for place in read_table(contents[TABLE])}
    alpha3 = {
        place_id.removeprefix("iso:"): place.country
        for place_id, place in places.items()
        if place_id.startswith("iso:")
    }
    for alias in aliases:
        apply_alias(alias, places, alpha3)
    return [places[place_id] for place_id in sorted(places)]


def _rows(contents: Mapping[str, bytes], name: str, columns: Sequence[str] = ()) -> list[Row]:
    if name not in contents:
        return []
    return parse_table(contents[name].decode("utf-8-sig"), name, columns)


def _policies(rows: Iterable[Row]) -> dict[str, str]:
    """Policy of each listed spelling, and of the same with ه for ة at its end."""
    policies: dict[str, str] = {}
    for row in rows:
        for form in map(fold, row.values("form")):
            policies[form] = row["policy"]
            if form.endswith("ة") and len(form) >= LOOSE_LENGTH:
                policies.setdefault(f"{form[:-1]}ه", row["policy"])
    return policies


def _policy(
    form: str,
    place: PlaceRow,
    policies: Mapping[str, str],
    is_common_word: CommonWord | None,
) -> str:
    name = bare(form)
    listed = policies.get(name)
    if place.policy == "never" or (listed == "never" and place.kind != "country"):
        return "never"
    if listed in ("context", "typed"):
        return listed
    if place.policy == "context":
        return "context"
    if listed == "dominant" or form.endswith(REVIEWED) or place.kind == "country":
        return "safe"
    if len(name) < SHORT_NAME:
        return "context"
    if is_common_word is not None and " " not in name and is_common_word(name):
        return "never" if form.endswith(GENERATED) else "context"
    return "safe"


def _is_active(place: PlaceRow, theatres: set[str], thresholds: Thresholds) -> bool:
    if "alias" in place.source or "capital" in place.source:
        return True
    if place.kind not in _SETTLEMENTS:
        return True
    if place.country in theatres:
        seat = bool(place.admin1) and place.name_en == place.admin1
        large = place.population >= thresholds.theatre
        return place.kind != "district" and (seat or large)
    return place.population >= thresholds.elsewhere


def _cells(number: int, place: PlaceRow, active: bool) -> tuple[object, ...]:
    return (
        number,
        place.id,
        place.name,
        place.name_en,
        place.kind,
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.population,
        place.disputed,
        active,
        place.source,
    )


def _add_keys(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    longest: dict[str, int] = {}
    pairs: set[tuple[str, str]] = set()
    for key in keys:
        spellings = {key}
        if len(key) >= LOOSE_LENGTH:
            spellings.add(loose(key))
            pairs.add((loose(key), key))
        for spelling in spellings:
            words = spelling.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    connection.executemany("INSERT INTO first VALUES (?,?)", sorted(longest.items()))
    connection.executemany("INSERT INTO loose VALUES (?,?)", sorted(pairs))
