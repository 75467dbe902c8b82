"""Other spellings of transliterated names, made by rule.

Arabic has no fixed way to write foreign g, v, p, ch, zh, o, e and final a, so Chișinău
and Kharkiv appear in several spellings. Each rule swaps one way of writing a sound for
another; one rule applies to one name at a time, the likeliest first.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from annotator.text.fold import fold
from annotator.text.table import Row

MIN_LETTERS = 5
"""Shorter names get no other spellings: they would collide with words."""

Rule = tuple[re.Pattern[str], str]


def read_rules(rows: Iterable[Row]) -> list[Rule]:
    """Rules of the table ``place_spellings`` (columns pattern, swap)."""
    return [(re.compile(row["pattern"]), row["swap"].replace(r"\s", " ")) for row in rows]


def variants(
    forms: Sequence[str], rules: Sequence[Rule], taken: Collection[str], limit: int
) -> list[str]:
    """Spellings that the rules make of a place's forms.

    Args:
        forms: Folded forms of one place.
        rules: What :func:`read_rules` gave.
        taken: Forms that belong to places already; none of them is returned.
        limit: How many to return at most.

    Returns:
        New folded forms, likeliest first; none shorter than five letters.

    >>> variants(["بلغراد"], [(re.compile("غ"), "ج")], set(), 8)  # Belgrade
    ['بلجراد']
    """
    found: dict[str, None] = {}
    for form in forms:
        if len(form.replace(" ", "")) < MIN_LETTERS or not form.isprintable():
            continue
        for pattern, swap in rules:
            made = fold(pattern.sub(swap, form, count=1))
            if made != form and len(made.replace(" ", "")) >= MIN_LETTERS:
                found.setdefault(made)
    return [made for made in found if made not in taken and made not in forms][:limit]
