"""How far a reading's spelling is from what is written."""

import re
from functools import lru_cache

from annotator.text.chars import DIACRITICS
from annotator.text.fold import strip_marks

_ALEFS = "اأإآٱ"
_LETTER_AND_MARKS = re.compile(f"([^{DIACRITICS}])([{DIACRITICS}]*)")

HAMZA_DROPPED = 0.7
HAMZA_CHANGED = 3.0
ALEF_MAQSURA = 1.0
HEH_FOR_TEH_MARBUTA = 1.5
TEH_MARBUTA_FOR_HEH = 6.0
OTHER = 4.0
MARK_AGAINST = 2.0


@lru_cache(maxsize=4_096)
def bare(diacritised: str) -> str:
    """Letters of a reading's spelling or lemma; its analyses are many, its spellings few.

    >>> bare("قُوَّة")  # force
    'قوة'
    """
    return strip_marks(diacritised)


def distance(word: str, diacritised: str) -> float:
    """Cost of taking a word as written for a reading's spelling.

    Letters: a dropped hamza is a common slip, ه for ة and ى for ي are; ة is never ه.
    Marks: those that are written must be the reading's.

    Args:
        word: As written, without tatweel; its marks count.
        diacritised: The reading's full spelling.

    Returns:
        0 where they agree, else a cost in powers of ten.

    >>> distance("قيمة", "قِيَمه"), distance("اعلن", "أَعلَنَ")  # value; announced
    (6.0, 0.7)
    """
    written, read = bare(word), bare(diacritised)
    cost = 0.0 if written == read else _letters(written, read)
    if len(written) != len(word):
        cost += _marks(word, diacritised)
    return cost


def _letters(written: str, read: str) -> float:
    if len(written) != len(read):
        return OTHER
    return sum(_letter(a, b) for a, b in zip(written, read, strict=True) if a != b)


def _letter(written: str, read: str) -> float:
    if written in _ALEFS and read in _ALEFS:
        return HAMZA_DROPPED if written == "ا" else HAMZA_CHANGED
    if {written, read} == {"ى", "ي"}:
        return ALEF_MAQSURA
    if (written, read) == ("ه", "ة"):
        return HEH_FOR_TEH_MARBUTA
    if (written, read) == ("ة", "ه"):
        return TEH_MARBUTA_FOR_HEH
    return OTHER


def _marks(word: str, diacritised: str) -> float:
    """Cost of written marks that the reading does not have on the same letter."""
    ours = _LETTER_AND_MARKS.findall(word)
    theirs = _LETTER_AND_MARKS.findall(diacritised)
    if len(ours) != len(theirs):
        return 0.0
    pairs = list(zip(ours, theirs, strict=True))
    # the last letter's mark is case, which the reading may leave open
    against = sum(
        bool(set(marks) - set(read_marks)) and bool(read_marks or index < len(pairs) - 1)
        for index, ((_, marks), (_, read_marks)) in enumerate(pairs)
    )
    return MARK_AGAINST * against
