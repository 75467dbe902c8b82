"""A user's directory of rules: lexicons/*.tsv, rules/*.jsonl, places.tsv.

Everything is checked when it is read, with file and line, before a text is annotated.
"""

from collections.abc import Iterator
from pathlib import Path

from annotator.errors import error
from annotator.gazetteer import user as user_places
from annotator.gazetteer.compiled import FILES as COMPILED
from annotator.gazetteer.compiled import TABLE
from annotator.rules.columns import (
    FREE,
    check_columns,
    check_row,
    condition_values,
    describe,
    unknown,
)
from annotator.rules.files import PipelineFiles
from annotator.rules.layers import USER, key_columns
from annotator.rules.pattern_check import check_rule, known_labels, word_lists
from annotator.rules.patterns import Rule, parse_rules
from annotator.text.decoding import decode
from annotator.text.nearest import nearest
from annotator.text.table import parse_table

LEXICONS, RULES, PLACES = "lexicons", "rules", "places.tsv"

_LIKE = 0.75
"""From here on a name is one of these mistyped."""


def read_user_rules(path: Path, files: PipelineFiles) -> dict[str, bytes]:
    """Read and check a user's directory.

    Args:
        path: The directory.
        files: The pipeline's files, without the user's.

    Returns:
        Relative path to content (UTF-8), for :meth:`PipelineFiles.with_files`.

    Raises:
        UsageError: AN101 where there is no such directory, AN312 where it holds nothing to
            read, AN302 to AN317 and AN502 to AN505 with file and line.
        DataError: AN103, AN105 where a file is no text, a line no JSON object.
    """
    if not path.is_dir():
        raise error("AN101", path=path)
    _check_folders(path)
    name = path.resolve().name
    found: dict[str, bytes] = {}
    for file in sorted((path / RULES).glob("*.jsonl")):
        found[f"{USER}{name}/{RULES}/{file.name}"] = _text(file, f"{name}/{RULES}/").encode()
    own_lists = _own_lists(files.with_files(found), found)
    for file in sorted((path / LEXICONS).glob("*.tsv")):
        text = _lexicon(file, name, files, own_lists)
        found[f"{USER}{name}/{LEXICONS}/{file.name}"] = text.encode()
    _check_rules(files.with_files(found), found)
    if (path / PLACES).is_file():
        data = (path / PLACES).read_bytes()
        ids = user_places.place_ids(files.read_bytes(TABLE))
        if user_places.read_user_places(data, f"{name}/{PLACES}", ids):
            found[user_places.RULES] = data
    elif not found:
        raise error("AN312", path=path)
    return found


def _text(file: Path, folder: str) -> str:
    return decode(file.read_bytes(), where=f"{folder}{file.name}").text


def _check_folders(path: Path) -> None:
    """Refuse folders whose name is nearly one that is read, and tables in the wrong place."""
    for item in sorted(path.iterdir()):
        if item.name in (LEXICONS, RULES, PLACES) or item.name.startswith("."):
            continue
        near = nearest(item.name, (LEXICONS, RULES, PLACES), _LIKE)
        tables = item.suffix in (".tsv", ".jsonl")
        if near is not None and (item.is_dir() or tables):
            raise unknown("entry", item.name, (LEXICONS, RULES, PLACES), path.name)
        if tables:
            folder = LEXICONS if item.suffix == ".tsv" else RULES
            raise error("AN313", f"{path.name}/{item.name}", folder=folder)


def _own_lists(files: PipelineFiles, found: dict[str, bytes]) -> set[str]:
    """Names of the tables that the user's rules name as word lists."""
    return {
        name.partition(":")[0]
        for rule in _user_rules(files, found)
        for name in word_lists(rule.pattern)
    }


def _lexicon(file: Path, name: str, files: PipelineFiles, own_lists: set[str]) -> str:
    """Check a table of the user and return its text.

    A table that the model does not have is a word list for the user's own rules.
    """
    where = f"{name}/{LEXICONS}/{file.name}"
    tables = table_names(files)
    text = _text(file, f"{name}/{LEXICONS}/")
    if f"{LEXICONS}/{file.name}" in COMPILED:
        raise error("AN316", where, table=file.stem)
    if file.stem not in tables:
        if file.stem not in own_lists:
            raise unknown("table", file.stem, tables, where)
        parse_table(text, where, ())
        return text
    model = files.table(file.stem)
    columns = describe(model, _conditions(files, file.stem))
    key = key_columns(file.stem, list(columns))
    header, line = _header(text)
    check_columns(header, list(columns), f"{where}:{line}")
    for row in parse_table(text, where, key[:1]):
        check_row(row, columns.values())
        if not any(row.cells.get(column) for column in columns if column not in FREE):
            raise error("AN311", row.where, column=key[0], reason="it is empty")
    return text


def _conditions(files: PipelineFiles, table: str) -> dict[str, set[str]]:
    """Values that the conditions of forces may have: kinds of words in another table."""
    if table not in ("forces", "force_names"):
        return {}
    return condition_values(files.table("force_context", ["kind"]))


def _header(text: str) -> tuple[list[str], int]:
    """Names of the columns of a table, and their line."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            return [cell.strip() for cell in line.split("\t")], number
    return [], 1


def table_names(files: PipelineFiles) -> list[str]:
    """Names of the model's tables, sorted."""
    return [
        name.removeprefix("lexicons/").removesuffix(".tsv")
        for name in files.names
        if name.startswith("lexicons/") and name.endswith(".tsv")
    ]


def _check_rules(files: PipelineFiles, found: dict[str, bytes]) -> None:
    labels = known_labels(files)
    seen: dict[str, Rule] = {}
    for rule in _user_rules(files, found):
        if rule.id in seen:
            raise error("AN308", rule.where, rule=rule.id)
        seen[rule.id] = rule
        check_rule(rule, files, labels)


def _user_rules(files: PipelineFiles, found: dict[str, bytes]) -> Iterator[Rule]:
    for name in sorted(found):
        if name.endswith(".jsonl"):
            yield from parse_rules(files.read_text(name), name.removeprefix(USER))
