"""A user's rows over the model's: which row replaces which.

The files of a user's directory are carried under ``user/NAME/``, where NAME is the
directory's name; rows then say ``NAME/lexicons/TABLE.tsv:LINE``.
"""

from collections.abc import Iterable, Sequence

from annotator.text.fold import fold
from annotator.text.table import Row

USER = "user/"
"""Folder, among the files of a pipeline, of those that a user put over it."""

KEYS: dict[str, tuple[str, ...]] = {
    "actor_context": ("words", "kind"),
    "actor_organisations": ("forms", "kind"),
    "claim_affixes": ("kind", "ending", "prefix", "suffix", "person"),
    "claim_words": ("word", "role"),
    "closed_class": ("forms", "tags"),
    "contexts": ("left", "right"),
    "cues": ("lemma", "complement", "holder", "passive"),
    "dates_names": ("names", "class"),
    "dates_parts": ("names", "class"),
    "dates_words": ("names", "class"),
    "force_codes": ("category", "subcategory"),
    "force_context": ("words", "kind"),
    "noun_endings": ("ending", "class"),
    "number_context": ("forms", "class"),
    "number_marks": ("forms", "class"),
    "number_names": ("forms", "class"),
    "number_phrases": ("phrase", "class"),
    "number_vague": ("phrase", "class"),
    "numbers": ("forms", "class"),
    "place_spellings": ("pattern", "swap"),
    "place_words": ("words", "class"),
    "quantity_frames": ("lemma", "class"),
    "quantity_words": ("forms", "class"),
    "reading_costs": ("feature", "value"),
    "sources": ("lemma", "with", "number", "named", "definite"),
    "switches": ("phrase", "kind"),
    "ud_features": ("feature", "value"),
}
"""Columns that tell the rows of a table apart; of all other tables it is the first one."""


def is_own(where: str) -> bool:
    """Whether ``file:line`` is in a user's directory, not in the model.

    >>> is_own("mine/lexicons/units.tsv:3"), is_own("lexicons/units.tsv:3")
    (True, False)
    """
    return where.count("/") > 1


def key_columns(table: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Columns by which a user's row replaces rows of the model.

    >>> key_columns("force_names", ["forms", "name"])
    ('forms',)
    """
    return KEYS.get(table, (columns[0],))


def row_keys(row: Row, key: Sequence[str]) -> list[tuple[str, ...]]:
    """What a row is about: each folded word of its first key column, with the other cells."""
    rest = [fold(row.cells.get(column, "")) for column in key[1:]]
    return [(fold(word), *rest) for word in row.values(key[0])]


def layered(rows: Iterable[Row], own: Sequence[Row], key: Sequence[str]) -> list[Row]:
    """Rows of the model with a user's over them.

    Args:
        rows: The model's rows.
        own: The user's rows, with the same columns.
        key: Columns that tell rows apart, from :func:`key_columns`.

    Returns:
        The user's rows, then those of the model without the words that the user lists: of
        a row with several spellings the others stay.
    """
    taken = {one for row in own for one in row_keys(row, key)}
    kept: list[Row] = []
    for row in rows:
        words = row.values(key[0])
        keys = row_keys(row, key)
        left = [word for word, one in zip(words, keys, strict=True) if one not in taken]
        if len(left) == len(words):
            kept.append(row)
        elif left:
            kept.append(Row({**row.cells, key[0]: "|".join(left)}, row.where))
    return [*own, *kept]


def filled(row: Row, columns: Sequence[str]) -> Row:
    """A row with all columns of its table; those that it lacks are empty."""
    return Row({**dict.fromkeys(columns, ""), **row.cells}, row.where)
