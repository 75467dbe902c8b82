"""One rule, one table or one row, explained."""

import re
from typing import Any

from annotator.errors import error
from annotator.rules.catalogue import comments, table_files
from annotator.rules.columns import describe, unknown
from annotator.rules.files import PipelineFiles
from annotator.rules.layers import USER, is_own, key_columns
from annotator.rules.patterns import Rule, expand, read_rules
from annotator.text.table import Row, parse_table

_PLACE = re.compile(r"(?P<file>.+?)(?:\.tsv)?:(?P<line>\d+)")
_MANY = 60


def show(name: str, files: PipelineFiles) -> dict[str, Any]:
    """Describe a rule by its id, a table by its name, a row by its place.

    Args:
        name: ``force.model.001``, ``force_names``, ``force_names:12``, or what stands in a
            record's ``rule`` (``lexicons/force_names.tsv:12``, ``mine/lexicons/…:3``).
        files: The pipeline's files with the user's.

    Returns:
        Plain JSON types, in the order in which they are shown.

    Raises:
        UsageError: AN310 where nothing has that name.
    """
    rules = {rule.id: rule for rule in read_rules(files)}
    if name in rules:
        return _rule(rules[name], files)
    place = _PLACE.fullmatch(name)
    if place is not None and (rows := _rows_of(place["file"], files)):
        lines = {int(row.where.rpartition(":")[2]): row for _, row in rows}
        asked = int(place["line"])
        if asked not in lines:
            near = min(lines, key=lambda line: abs(line - asked))
            guess = f"the nearest is {place['file']}:{near}; "
            known = f"{len(lines)} rows, comments and header are none"
            raise error("AN310", what="row", value=name, guess=guess, known=known)
        return _described(lines[asked], rows[0][0], files)
    tables = dict(table_files(files))
    table = name.rpartition("/")[2].removesuffix(".tsv")
    if place is None and table in tables:
        return _table(table, files)
    raise unknown("rule, table or row", name, [*tables, *rules], "annotator rules list")


def _rule(rule: Rule, files: PipelineFiles) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "label": rule.label,
        "where": rule.where,
        "tokens": [_token(token, files) for token in rule.pattern],
        "examples": list(rule.examples),
        "not": list(rule.counter_examples),
    }


def _token(token: dict[str, Any], files: PipelineFiles) -> dict[str, Any]:
    """A token pattern with the words of its lists, long ones cut short."""
    shown = {}
    for attribute, value in token.items():
        filled = expand(value, files)
        if isinstance(filled, dict):
            filled = {name: _shortened(items) for name, items in filled.items()}
        shown[attribute] = filled
    return shown


def _shortened(items: Any) -> Any:
    if isinstance(items, list) and len(items) > _MANY:
        return [*items[:_MANY], f"… {len(items) - _MANY} more"]
    return items


def _table(table: str, files: PipelineFiles) -> dict[str, Any]:
    rows = files.table(table)
    model = [row for row in rows if not is_own(row.where)] or rows
    columns = describe(model) if model else {}
    paths = [path.removeprefix(USER) for name, path in table_files(files) if name == table]
    text = files.read_text(dict(table_files(files))[table])
    return {
        "table": table,
        "files": paths,
        "about": comments(_model_text(table, files) or text),
        "rows": len(rows),
        "replaced by": list(key_columns(table, list(columns))) if columns else [],
        "columns": {
            column.name: sorted(column.values) if column.values is not None else None
            for column in columns.values()
        },
    }


def _model_text(table: str, files: PipelineFiles) -> str | None:
    path = f"lexicons/{table}.tsv"
    return files.read_text(path) if path in files.names else None


def _rows_of(file: str, files: PipelineFiles) -> list[tuple[str, Row]]:
    """Table and rows of the first file that is named in whole or by its table."""
    for table, path in table_files(files):
        shown = path.removeprefix(USER)
        if file in (table, shown.removesuffix(".tsv")):
            return [(table, row) for row in parse_table(files.read_text(path), shown, ())]
    return []


def _described(row: Row, table: str, files: PipelineFiles) -> dict[str, Any]:
    about = comments(_model_text(table, files) or "")
    return {
        "row": row.where,
        "table": table,
        "about": about,
        "cells": {column: cell for column, cell in row.cells.items() if cell},
    }
