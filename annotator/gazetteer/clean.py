"""Cleaning Arabic names of gazetteer sources: which to keep, and in what spelling.

GeoNames' alternate names carry no language, so names in Arabic script may be Arabic,
Persian, Urdu, Pashto, Kurdish or Uyghur. Letters tell them apart: a name with a letter
that Arabic text never has is dropped, or, for countries whose names reach Arabic news
through Persian and Urdu, rewritten (second class).
"""

import re

from annotator.text.chars import DIACRITICS
from annotator.text.fold import fold, strip_marks

_PLAIN = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژڤگ' -]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MARKS = re.compile(f"[{DIACRITICS}]")
_APOSTROPHES = re.compile("['’‘`´]")
_DASHES = re.compile("[-‐–—ـ]+")
_INITIAL_ALEFS = re.compile("^ا{2,}")

_PERSIAN = str.maketrans({"ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه"})
_FOREIGN = {"پ": "ب", "چ": "تش", "ژ": "ج", "ڤ": "ف", "گ": "غ"}

SECOND_CLASS_COUNTRIES = frozenset(("AF", "IR", "PK"))


def clean(name: str, alpha2: str = "", type_nouns: tuple[str, ...] = ()) -> str | None:
    """Clean one name of a source.

    Args:
        name: The name as the source has it, in any script.
        alpha2: Country of the place: Persian letters are rewritten for some.
        type_nouns: Words such as محافظة that are cut off at the beginning.

    Returns:
        The name in ordinary Arabic spelling, or None where it is no Arabic name.

    >>> clean("محافظة حلب", "SY", ("محافظة",))  # Aleppo governorate
    'حلب'
    >>> clean("تهران (طهران)"), clean("نیویورک"), clean("Aleppo")
    ('تهران', None, None)
    """
    text = strip_marks(_MARKS.sub("", _BRACKETS.sub(" ", name)))
    text = _APOSTROPHES.sub("", _DASHES.sub(" ", text))
    if alpha2 in SECOND_CLASS_COUNTRIES:
        text = text.translate(_PERSIAN)
    text = _INITIAL_ALEFS.sub("ا", " ".join(text.split()))
    words = text.split()
    while len(words) > 1 and words[0] in type_nouns:
        words = words[1:]
    text = " ".join(words)
    if not _PLAIN.fullmatch(text) or len(text.replace(" ", "")) < 2:
        return None
    return text


def arabic_letters(name: str) -> str:
    """Rewrite the letters that only foreign names have, such as ``ڤ`` and ``گ``.

    >>> arabic_letters("گروزني"), arabic_letters("ڤيينا")  # Grozny, Vienna
    ('غروزني', 'فيينا')
    """
    for foreign, usual in _FOREIGN.items():
        name = name.replace(foreign, usual)
    return name


def forms(names: list[str]) -> list[str]:
    """Folded forms of cleaned names, each once, in order.

    >>> forms(["إدلب", "ادلب"])
    ['ادلب']
    """
    folded = (fold(spelling) for name in names for spelling in (name, arabic_letters(name)))
    return list(dict.fromkeys(folded))


def best_name(names: list[str]) -> str:
    """The name to show: hamza written out, usual letters, then the shortest.

    >>> best_name(["ادلب", "إدلب", "محافظة إدلب"])
    'إدلب'
    """
    if not names:
        return ""
    return min(names, key=lambda name: (_oddity(name), len(name), name))


def _oddity(name: str) -> int:
    bare_alef = name.startswith("ا") and not name.startswith("ال")
    return 2 * any(letter in name for letter in _FOREIGN) + bare_alef + ("ال " in name)
