"""What looks wrong in rules and lexicons though it can be read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.rules.catalogue import table_files
from annotator.rules.columns import CLOSED, FREE
from annotator.rules.files import PipelineFiles
from annotator.rules.layers import USER, filled, key_columns, row_keys
from annotator.rules.pattern_check import (
    HEAD_LABEL,
    HEADS,
    check_word_list,
    word_lists,
)
from annotator.rules.patterns import LIST_MARK, Rule, read_rules
from annotator.text.table import Row, parse_table

_CLASSES = frozenset((
    "category", "subcategory", "class", "kind", "role", "policy", "cue_class", "source_kind",
    "echelon", "value",
))  # fmt: skip
"""Columns that say what a word is: two rows that differ in these alone contradict."""

_NAMESAKES = frozenset(("place_aliases",))
"""Tables in which one word in several rows is several things of that name."""

_REMARKS = frozenset((*FREE, "name_en", "gloss", "meaning"))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks wrong.

    Attributes:
        where: ``file:line``.
        kind: duplicate, conflict, unreachable, unknown_list, unused_list, replaces,
            no_example.
        message: What, in one sentence.
        warning: It has an effect that nobody wants; else it is a remark.
    """

    where: str
    kind: str
    message: str
    warning: bool = True


def lint(files: PipelineFiles) -> list[Finding]:
    """Look through all rules and tables of a pipeline, with the user's.

    Returns:
        Findings in the order of files and lines, tables first.
    """
    rules = read_rules(files)
    found: list[Finding] = []
    for table, path in table_files(files):
        found += _table(files, table, path)
    for rule in rules:
        found += _rule(rule, files)
    return [*found, *_unused(files, rules)]


def _table(files: PipelineFiles, table: str, path: str) -> Iterator[Finding]:
    rows = parse_table(files.read_text(path), path.removeprefix(USER), ())
    if not rows:
        return
    key = key_columns(table, list(rows[0].cells))
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        keys = row_keys(row, key)
        if len(set(keys)) < len(keys):
            twice = next(one for one in keys if keys.count(one) > 1)
            text = f"two spellings in the row are the same word once folded: {twice[0]}"
            yield Finding(row.where, "duplicate", text, False)
        if table not in _NAMESAKES:
            yield from _again(row, dict.fromkeys(keys), seen)
        for one in keys:
            seen.setdefault(one, row)
    if path.startswith(USER):
        yield from _own(files, table, rows, key)


def _own(
    files: PipelineFiles, table: str, rows: list[Row], key: tuple[str, ...]
) -> Iterator[Finding]:
    """Remarks about a user's rows: what they replace, and whether they can be tested."""
    path = f"lexicons/{table}.tsv"
    model: dict[tuple[str, ...], str] = {}
    for row in parse_table(files.read_text(path), path, ()) if path in files.names else ():
        model |= dict.fromkeys(row_keys(row, key), row.where)
    for row in rows:
        for one in row_keys(filled(row, key), key):
            if one in model:
                text = f"{one[0]}: in place of what {model[one]} says"
                yield Finding(row.where, "replaces", text, False)
        if not row.cells.get("example"):
            yield Finding(row.where, "no_example", "the row has no example to test it", False)


def _again(
    row: Row, keys: dict[tuple[str, ...], None], seen: dict[tuple[str, ...], Row]
) -> Iterator[Finding]:
    """Findings about the words of a row that stood in earlier rows under the same terms."""
    again = [one for one in keys if one in seen and _same_terms(row, seen[one])]
    for one in again:
        other = seen[one]
        differs = [
            column
            for column in row.cells
            if column in _CLASSES and row.cells[column] != other.cells.get(column)
        ]
        if differs:
            text = f"{one[0]}: another {differs[0]} than in {other.where}"
            yield Finding(row.where, "conflict", text)
    if again and len(again) == len(keys) and _same_all(row, seen[again[0]]):
        text = f"says the same of {again[0][0]} as {seen[again[0]].where}"
        yield Finding(row.where, "duplicate", text)


def _same_terms(row: Row, other: Row) -> bool:
    """Whether two rows hold under the same conditions: what is no class, key or remark."""
    skipped = _CLASSES | _REMARKS | {next(iter(row.cells))}
    terms = [column for column in row.cells if column in CLOSED and column not in skipped]
    return all(row.cells[column] == other.cells.get(column, "") for column in terms)


def _same_all(row: Row, other: Row) -> bool:
    columns = [c for c in list(row.cells)[1:] if c not in _REMARKS]
    return all(row.cells[column] == other.cells.get(column, "") for column in columns)


def _rule(rule: Rule, files: PipelineFiles) -> Iterator[Finding]:
    for name in word_lists(rule.pattern):
        try:
            check_word_list(name, files, rule.where)
        except AnnotatorError as problem:
            text = f"{problem.message}: {LIST_MARK}{name} has no words. {problem.hint}"
            yield Finding(rule.where, "unknown_list", text)
            return
    for token in rule.pattern:
        if any(isinstance(v, dict) and v.get("IN") == [] for v in token.values()):
            text = f"a token that no word fits: {json.dumps(token)}"
            yield Finding(rule.where, "unreachable", text)
    if rule.label == HEAD_LABEL and f"lexicons/{HEADS}.tsv" in files.names:
        wanted = f"{LIST_MARK}{rule.id}"
        if all(row["head"] != wanted for row in files.table(HEADS, ["head"])):
            text = f"no row of {HEADS} has the head {wanted}, so that its matches do nothing"
            yield Finding(rule.where, "unreachable", text)
    if not rule.counter_examples:
        yield Finding(rule.where, "no_example", f"{rule.id} has no counter-example", False)


def _unused(files: PipelineFiles, rules: list[Rule]) -> Iterator[Finding]:
    """Tables of the user that neither the program nor a rule reads."""
    model = {table for table, path in table_files(files) if not path.startswith(USER)}
    named = {name.partition(":")[0] for rule in rules for name in word_lists(rule.pattern)}
    for table, path in table_files(files):
        if table not in model and table not in named:
            text = f"no rule names @{table}, and the program does not read it"
            yield Finding(path.removeprefix(USER), "unused_list", text)
