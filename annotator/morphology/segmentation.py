"""Cutting a written word into the pieces of a reading, letters exactly accounted for."""

import re

from annotator.text.chars import BIDI_CONTROLS, DIACRITICS, TATWEEL, ZERO_WIDTH

_SILENT = re.compile(f"[{DIACRITICS}{TATWEEL}{BIDI_CONTROLS}{ZERO_WIDTH}]")
_SAME = str.maketrans("أإآٱىةیکه", "اااايهيكه")


def cut(word: str, pieces: list[str]) -> list[str] | None:
    """Cut a word where its pieces meet.

    Args:
        word: The word as written, with marks and tatweel.
        pieces: Undiacritised pieces that should make it up, in a spelling that may
            differ in hamza, ى/ي and ة/ه.

    Returns:
        Surface pieces that concatenate to ``word`` (marks go with the letter before
        them), or None where the pieces are not the word's letters.

    >>> cut("وَبـالعراق", ["و", "ب", "العراق"])  # and in Iraq
    ['وَ', 'بـ', 'العراق']
    """
    if _SILENT.search(word):
        letters = [index for index, letter in enumerate(word) if not _SILENT.match(letter)]
        spelled = "".join(word[index] for index in letters).translate(_SAME)
    else:
        letters = list(range(len(word)))
        spelled = word.translate(_SAME)
    if spelled != "".join(pieces).translate(_SAME):
        return None
    surfaces: list[str] = []
    begin = done = 0
    for piece in pieces:
        done += len(piece)
        end = letters[done] if done < len(letters) else len(word)
        surfaces.append(word[begin:end])
        begin = end
    return surfaces
