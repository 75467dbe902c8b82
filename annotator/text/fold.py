"""Folding: the one spelling under which words, lexicons and rules are compared.

Folded text has no diacritics, tatweel or invisible characters; أإآٱ are ا; Persian ی
and ک are ي and ك; a ى at the end of a word is ي; presentation forms are plain letters.
ة stays: it is a letter of its own, never ه (design, section 5).
"""

import re
import unicodedata
from functools import lru_cache

from annotator.text.chars import (
    BIDI_CONTROLS,
    DIACRITICS,
    LETTERS,
    PRESENTATION_FORMS,
    TATWEEL,
    ZERO_WIDTH,
    expand_class,
)

_DROPPED = dict.fromkeys(expand_class(DIACRITICS + TATWEEL + BIDI_CONTROLS + ZERO_WIDTH))
_SPECIAL = re.compile(f"[{PRESENTATION_FORMS}]")
_UNEVEN = re.compile(f"[{PRESENTATION_FORMS}{''.join(map(chr, _DROPPED))}]")
"""Characters that are no single character when folded."""
_FINAL_ALEF_MAQSURA = re.compile(f"ى(?![{LETTERS}])")
_LETTERS = tuple(zip("أإآٱیک", "اااايك", strict=True))
_FOLDED = {**_DROPPED, **{ord(letter): plain for letter, plain in _LETTERS}}
_UNFOLDED = re.compile(f"[{PRESENTATION_FORMS}{''.join(map(chr, _FOLDED))}ى]")
"""Characters without which a string is folded."""


def strip_marks(text: str) -> str:
    """Drop diacritics, tatweel and invisible characters; keep every letter as it is.

    >>> strip_marks("قُتِلَ بغـــداد")
    'قتل بغداد'
    """
    return text.translate(_DROPPED)


def fold(text: str) -> str:
    """Fold a string for comparison.

    >>> fold("إلى"), fold("المُسيّرة")  # to; the drone
    ('الي', 'المسيرة')
    """
    if not _UNFOLDED.search(text):
        return text
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = text.translate(_FOLDED)
    return _FINAL_ALEF_MAQSURA.sub("ي", text) if "ى" in text else text


fold_word = lru_cache(maxsize=16_000)(fold)
""":func:`fold` for single words, of which a corpus writes the same ones again and again."""


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Fold a string and tell where each folded character came from.

    Args:
        text: Any string.

    Returns:
        The folded string and a list of ``len(folded) + 1`` offsets: ``offsets[i]`` is
        the code point in ``text`` that folded character ``i`` came from, and the last
        one is ``len(text)``. A folded span ``[i, j)`` with ``i < j`` stands at
        ``[offsets[i], offsets[j - 1] + 1)`` and its trailing marks.

    >>> fold_with_map("قُتل")
    ('قتل', [0, 2, 3, 4])
    """
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _UNEVEN.finditer(text):
        at = match.start()
        letters = strip_marks(unicodedata.normalize("NFKC", match[0]))
        pieces += (text[done:at], letters)
        offsets.extend(range(done, at))
        offsets.extend([at] * len(letters))
        done = at + 1
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    folded = "".join(pieces)
    for letter, plain in _LETTERS:  # of a long string many times faster than to translate it
        folded = folded.replace(letter, plain)
    if "ى" in folded:
        folded = _FINAL_ALEF_MAQSURA.sub("ي", folded)
    return folded, offsets
