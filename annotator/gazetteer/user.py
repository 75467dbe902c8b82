"""Places of a user: the columns of the alias file, checked row by row.

A user's table may lie beside the model (:data:`BESIDE`), in a directory of rules
(:data:`RULES`), or be given with ``--places FILE`` (:data:`GIVEN`). What it says of a name
is the only thing that the name means: a user's rows replace those of the model, and each of
these tables those of the ones named before it.
"""

import gzip
import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import get_args

from annotator.errors import error
from annotator.gazetteer.aliases import COLUMNS, FLAGS, Alias, read_aliases
from annotator.schema import PlaceKind
from annotator.text.chars import is_arabic
from annotator.text.decoding import decode
from annotator.text.table import Row, parse_table

BESIDE = "gazetteer/user_places.tsv"
RULES = "gazetteer/rules_places.tsv"
GIVEN = "gazetteer/given_places.tsv"

_NEEDED = ("forms", "key")
_POINT = re.compile(r"xy:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),([A-Z]{2}|-)")
_COUNTRY_FLAG = re.compile(r"country=([A-Z]{3}|-)")


def read_user_places(data: bytes, name: str, ids: Collection[str] | None = None) -> list[Alias]:
    """Read and check a user's table.

    Args:
        data: The file's bytes: UTF-8, or UTF-16 as spreadsheets save it.
        name: The file's name, for messages.
        ids: Ids of the gazetteer's places, to check the keys against; None: not checked.

    Returns:
        The rows. One with the flag ``never`` and no key is about a spelling, not a place.

    Raises:
        UsageError: AN302, AN303, AN502 to AN505, with file and line.
        DataError: AN103 where the bytes are no text.
    """
    text = decode(data, where=name).text
    for row in parse_table(text, name, ())[:1]:
        for column in row.cells:
            _known(column, COLUMNS, "column", name)
    aliases = [_alias(row) for row in parse_table(text, name, _NEEDED)]
    points: dict[str, str] = {}
    for alias in aliases:
        if not alias.key:
            continue
        if ids is not None:
            _check_known(alias, ids)
        if points.setdefault(alias.id, alias.key) != alias.key:
            raise error("AN505", alias.where, reason=f"two places have the id {alias.id!r}")
    return aliases


def place_ids(table: bytes) -> frozenset[str]:
    """Ids of all places of a table that ``rows.write_table`` made."""
    lines = gzip.decompress(table).decode().splitlines()
    return frozenset(line.partition("\t")[0] for line in lines[1:])


def user_places(contents: Mapping[str, bytes]) -> list[Alias]:
    """Rows of the users' tables among the files of a pipeline.

    Of two tables that list a spelling the one that was given for the run counts.
    """
    found: list[Alias] = []
    for name in (GIVEN, RULES, BESIDE):
        if name in contents:
            taken = {form for alias in found for form in alias.folded}
            rest = [alias.without(taken) for alias in read_user_places(contents[name], name)]
            found = [*(alias for alias in rest if alias.key or alias.names), *found]
    return found


def _alias(row: Row) -> Alias:
    cells = {column: row.cells.get(column, "") for column in COLUMNS}
    (alias,) = read_aliases([Row(cells, row.where)], space="user")
    if alias.kind:
        _known(alias.kind, get_args(PlaceKind), "kind", row.where)
    for flag in alias.flags:
        if not _COUNTRY_FLAG.fullmatch(flag):
            _known(flag, FLAGS, "flag", row.where)
    for form in alias.names:
        if not is_arabic(form.replace(" ", "")[:1]):
            raise error("AN505", row.where, reason=f"{form!r} is not written in Arabic letters")
    if not alias.key:
        if alias.names and "never" in alias.flags:
            return alias
        raise error("AN505", row.where, reason="it has no key")
    _check_key(alias)
    return alias


def _check_known(alias: Alias, ids: Collection[str]) -> None:
    """Check that the gazetteer has the place that a row is about, or its country."""
    if not alias.key.startswith("xy:"):
        if alias.id not in ids:
            raise error("AN504", alias.where, key=alias.key)
        return
    country = alias.key.rpartition(",")[2]
    if country != "-" and f"iso:{country}" not in ids:
        raise error("AN505", alias.where, reason=f"no country has the code {country!r}")


def _check_key(alias: Alias) -> None:
    if not alias.id or not alias.key.startswith("xy:"):
        return
    point = _POINT.fullmatch(alias.key)
    if point is None or abs(float(point[1])) > 90 or abs(float(point[2])) > 180:
        raise error("AN502", alias.where, key=alias.key)
    if not alias.names or not alias.kind:
        missing = "forms" if not alias.names else "kind"
        raise error("AN505", alias.where, reason=f"a new place needs a cell in {missing!r}")


def _known(value: str, allowed: Sequence[str], what: str, where: str) -> None:
    """Check a value against a list; the message names the nearest one."""
    if value in allowed:
        return
    near = get_close_matches(value.lower(), allowed, n=1, cutoff=0.5)
    guess = f"did you mean {near[0]!r}? " if near else ""
    raise error("AN503", where, what=what, value=value, guess=guess, allowed=", ".join(allowed))
