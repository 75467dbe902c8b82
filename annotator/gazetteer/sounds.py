"""Comparing Arabic and Latin spellings of a name by their consonants.

A skeleton keeps the consonant classes B T D G K H R S C F L M N and drops vowels and
weak letters, so that «ماتشوليشي» and Machulishchy are both MCLC. Too coarse to find
names, good enough to link a named airfield to the few that a country has.
"""

import re
from collections.abc import Iterable

from annotator.gazetteer.lookup import Candidate

SHORTEST = 4
"""Skeletons of fewer consonants link nothing."""

_ARABIC = str.maketrans(
    "بپتطدضذظجغگقكخحسصزشفڤلرمن", "BBTTDDDDGGGKKHHSSSCFFLRMN"
)  # fmt: skip
_LATIN_GROUPS = (
    ("shch", "C"), ("sch", "C"), ("tch", "C"), ("sh", "C"), ("ch", "C"), ("kh", "H"),
    ("gh", "G"), ("zh", "G"), ("dh", "D"), ("th", "T"), ("ph", "F"), ("ts", "TS"), ("x", "KS"),
)  # fmt: skip
_LATIN = str.maketrans("bptdgjkqcszfvlrmn", "BBTDGGKKKSSFFLRMN")


def arabic_skeleton(name: str) -> str:
    """Consonant classes of a name in Arabic letters.

    >>> arabic_skeleton("تشكالوفسكي")
    'CKLFSK'
    """
    return _classes(name.replace("تش", "ش").translate(_ARABIC))


def latin_skeleton(name: str) -> str:
    """Consonant classes of a name in Latin letters.

    >>> latin_skeleton("Chkalovskiy")
    'CKLFSK'
    """
    text = name.lower()
    for group, letter in _LATIN_GROUPS:
        text = text.replace(group, letter)
    return _classes(text.translate(_LATIN))


def same_sound(name: str, places: Iterable[Candidate]) -> Candidate | None:
    """The only place one word of whose English name sounds like an Arabic name.

    Args:
        name: Arabic name without its type noun.
        places: Places of one country.

    Returns:
        The place, or None where none or several fit or the name is too short.
    """
    wanted = arabic_skeleton(name.replace(" ", ""))
    if len(wanted) < SHORTEST:
        return None
    found = [place for place in places if wanted in _skeletons(place.name_en)]
    return found[0] if len(found) == 1 else None


def _skeletons(name: str) -> set[str]:
    words = re.findall(r"[A-Za-z]+", name)
    return {latin_skeleton(word) for word in words} | {latin_skeleton("".join(words[:2]))}


def _classes(text: str) -> str:
    letters = "".join(letter for letter in text if letter in "BTDGKHRSCFLMN")
    return re.sub(r"(.)\1+", r"\1", letters)
