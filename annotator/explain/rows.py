"""Rows of the lexicons that list a word, or a phrase over it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.rules.catalogue import layer_of, table_files
from annotator.rules.columns import FREE
from annotator.rules.files import PipelineFiles
from annotator.text.chars import is_arabic
from annotator.text.fold import fold
from annotator.text.table import Row

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 6
"""Phrases of more words are not looked for."""

_ARTICLE = "ال"
_REMARKS = frozenset((*FREE, "trap", "meaning", "what", "gloss"))

Index = dict[str, list[tuple[str, str, Row]]]


def build_index(files: PipelineFiles) -> Index:
    """Folded word or phrase to table, column and row, for ``PipelineFiles.derived``."""
    index: Index = {}
    for table in sorted({name for name, _ in table_files(files)}):
        for row in files.table(table):
            for column in row.cells:
                for word in _words(row, column):
                    entries = index.setdefault(word, [])
                    if not entries or entries[-1][2] is not row:
                        entries.append((table, column, row))
    return index


def _words(row: Row, column: str) -> Iterator[str]:
    """Folded words of a cell: all that are Arabic, and Latin names in the first column.

    Of a condition such as ``lemma=كان`` the value.
    """
    if column in _REMARKS:
        return
    for value in row.values(column):
        word = value.rpartition("=")[2]
        if any(map(is_arabic, word)) or column == next(iter(row.cells)):
            yield fold(word)


def rows_at(doc: "Doc", first: int, last: int, nlp: "Language") -> list[dict[str, Any]]:
    """Rows that list a word by form or lemma, or a phrase that covers it.

    ``used_by`` has the ids of the records that name the row as their rule. A row that no
    record names may still have had a say: rows of contexts, for instance, make no records.
    """
    index = nlp.tokenizer.files.derived(build_index)  # type: ignore[union-attr]
    makers: dict[str, list[str]] = {}
    for rows in doc._.records.values():
        for record in rows:
            makers.setdefault(record["rule"], []).append(record["id"])
    found: dict[str, dict[str, Any]] = {}
    for phrase in _phrases(doc, first, last):
        for table, column, row in index.get(phrase, ()):
            cells = {name: cell for name, cell in row.cells.items() if cell}
            entry = {"where": row.where, "table": table, "layer": layer_of(table)}
            entry |= {"word": phrase, "column": column, "cells": cells}
            entry["used_by"] = makers.get(row.where, [])
            found.setdefault(row.where, entry)
    return sorted(found.values(), key=lambda one: (not one["used_by"], one["layer"]))


def _phrases(doc: "Doc", first: int, last: int) -> Iterator[str]:
    """Spellings under which rows may list the word: forms, lemmas, phrases over it.

    Clitics of one letter are passed over where the word has more tokens.
    """
    seen: set[str] = set()
    for start in range(max(0, first - LONGEST), last):
        for end in range(max(start, first) + 1, min(len(doc), start + LONGEST) + 1):
            if doc[start].is_space or doc[end - 1].is_space:
                continue
            if end - start == 1 < last - first and len(doc[start]) == 1:
                continue  # a clitic of the word: its rows say nothing of the word
            for phrase in _spellings(doc, start, end):
                if phrase and phrase not in seen:
                    seen.add(phrase)
                    yield phrase


def _spellings(doc: "Doc", start: int, end: int) -> Iterator[str]:
    span = doc[start:end]
    words = fold(span.text)
    norms = " ".join(token.norm_ for token in span if not token.is_space)
    lemmas = " ".join(token.lemma_ for token in span if not token.is_space)
    for spelling in (words, norms, lemmas):
        yield spelling
        yield spelling.removeprefix(_ARTICLE)
