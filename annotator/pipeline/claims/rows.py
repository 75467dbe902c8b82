"""Reading the tables of sources and of nouns of happening."""

import re
from collections.abc import Iterable
from typing import get_args

from annotator.errors import error
from annotator.pipeline.claims.entries import SourceRow
from annotator.pipeline.claims.phrase_tables import group, split_words
from annotator.rules.files import PipelineFiles
from annotator.schema import Attribution, SourceKind
from annotator.text.fold import fold
from annotator.text.table import Row

_SOURCE_VALUES = {
    "source_kind": get_args(SourceKind),
    "number": ("", "sing", "plur"),
    "named": ("", "yes", "no"),
    "definite": ("", "yes", "no"),
    "attribution": ("", *get_args(Attribution), "imagery"),
}


def read_sources(
    rows: Iterable[Row],
) -> tuple[dict[str, tuple[SourceRow, ...]], dict[str, tuple[tuple[str, ...], ...]]]:
    """Heads of sources to their rows, and the heads of several words."""
    heads: dict[str, list[SourceRow]] = {}
    phrases: list[tuple[str, ...]] = []
    for row in rows:
        for column, allowed in _SOURCE_VALUES.items():
            if row[column] not in allowed:
                known = ", ".join(value for value in allowed if value)
                raise error("AN305", row.where, value=row[column], column=column, allowed=known)
        entry = SourceRow(
            row["source_kind"],
            frozenset(fold(word) for word in row.values("with")),
            row["number"],
            row["named"],
            row["definite"],
            row["attribution"],
            row["note"],
            row.where,
        )
        for lemma in row.values("lemma"):
            words = split_words(lemma)
            heads.setdefault(" ".join(words), []).append(entry)
            if len(words) > 1:
                phrases.append(words)
    return {head: tuple(entries) for head, entries in heads.items()}, group(phrases)


def read_events(
    rows: Iterable[Row],
) -> tuple[frozenset[str], tuple[re.Pattern[str], ...], frozenset[str]]:
    """Nouns of happening, shapes of such nouns, and nouns of those shapes that are none."""
    words: set[str] = set()
    things: set[str] = set()
    shapes = []
    for row in rows:
        words.update(fold(word) for word in row.values("word"))
        things.update(fold(word) for word in row.values("not"))
        if row["shape"]:
            shapes.append(re.compile(fold(row["shape"])))
    return frozenset(words), tuple(shapes), frozenset(things)


def read_nisbas(files: PipelineFiles) -> frozenset[str]:
    """Adjectives of countries, where the pipeline has any."""
    if "lexicons/nisbas.tsv" not in files.names:
        return frozenset()
    rows = files.table("nisbas", ("nisba", "kind"))
    return frozenset(fold(row["nisba"]) for row in rows if row["kind"] == "country")
