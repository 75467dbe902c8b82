"""Other spellings of transliterated names, made by rule.

Arabic has no fixed way to write foreign g, v, p, ch, zh, o, e and final a, so Chișinău
and Kharkiv appear in several spellings. Each rule swaps one way of writing a sound for
another; at most two rules apply to one name, the likeliest first.
"""

import re
from collections.abc import Collection

from annotator.text.fold import fold

_RULES: tuple[tuple[str, str], ...] = (
    ("غ", "ج"), ("ج", "غ"), ("غ", "ق"), ("ه", "غ"),  # g; Ukrainian h is Russian g
    ("ڤ", "ف"), ("فيل", "ويل"), ("تش", "ش"), ("ش", "تش"),
    ("^سانت ", "سان "), ("^سان ", "سانت "),
    ("ستان$", "ستن"), ("يا$", "ية"), ("ا$", "ه"), ("ا$", "ة"), ("ة$", "ا"), ("ه$", "ا"),
    ("سكي$", "سك"), ("سك$", "سكي"), ("بورغ", "برغ"), ("برغ", "بورغ"), ("غراد", "جراد"),
    ("تس", "ز"), ("كس", "كز"), ("ط", "ت"), ("ت", "ط"), ("ص", "س"), ("س", "ص"), ("ك", "ق"),
    (r"(?<=\w)و(?=\w)", ""), (r"(?<=\w)ي(?=\w)", ""), (r"(?<=\w)ا(?=\w)", ""),
    (" ", ""),
)  # fmt: skip

_COMPILED = [(re.compile(pattern), swap) for pattern, swap in _RULES]
_MIN_LETTERS = 5


def variants(forms: list[str], taken: Collection[str], limit: int = 8) -> list[str]:
    """Spellings that the rules make of a place's forms.

    Args:
        forms: Folded forms of one place.
        taken: Forms that belong to places already; none of them is returned.
        limit: How many to return at most.

    Returns:
        New folded forms, likeliest first; none shorter than five letters.

    >>> variants(["خاركيف"], set())[:1]
    ['خارقيف']
    """
    found: dict[str, None] = {}
    for form in forms:
        if len(form.replace(" ", "")) < _MIN_LETTERS:
            continue
        for pattern, swap in _COMPILED:
            made = fold(pattern.sub(swap, form, count=1))
            if made != form and len(made.replace(" ", "")) >= _MIN_LETTERS:
                found.setdefault(made)
    return [made for made in found if made not in taken and made not in forms][:limit]
