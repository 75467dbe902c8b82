"""Words of a text: where entries of the lexicon stand."""

import re

from annotator.text.chars import LETTERS
from annotator.text.dates.amounts import BLANKS
from annotator.text.dates.lexicon import DateLexicon, Group

WORD = re.compile(rf"[{LETTERS}]+|[A-Za-z]+(?:\.[A-Za-z]+)*")
"""A written word."""

_GAP = re.compile(f"[{BLANKS}]*")
_ABBREVIATION_GAP = re.compile(rf"[{BLANKS}]*\.?[{BLANKS}]*")

Groups = dict[int, list[tuple[int, Group]]]
"""Where entries begin, to where they end, with the entries."""


def words_of(
    text: str, words: list[tuple[int, int]], lexicon: DateLexicon
) -> tuple[Groups, dict[int, frozenset[str]], list[int]]:
    """Find the entries of the lexicon in a text.

    Args:
        text: Folded text.
        words: Its written words, from their starts to their ends.
        lexicon: The words of dates.

    Returns:
        The entries by their starts, the kinds of entries by their ends, and where the
        written words begin that hold a number word.
    """
    groups: Groups = {}
    ends: dict[int, frozenset[str]] = {}
    counting: list[int] = []

    def add(start: int, end: int, group: Group) -> None:
        ends[end] = ends[end] | group.kinds if end in ends else group.kinds
        if start in groups:
            groups[start].append((end, group))
        else:
            groups[start] = [(end, group)]

    written = [text[start:end] for start, end in words]
    following = [*written[1:], ""]
    for index, reading in enumerate(map(lexicon.written.__getitem__, written)):
        if reading is None:
            continue
        start, end = words[index]
        if reading.number:
            counting.append(start)
        for group in reading.words:
            add(start + group.cut, end, group)
        for group in reading.phrases.get(following[index], ()):
            whole = _phrase_end(text, words, index, group.words)
            if whole is not None:
                add(start + group.cut, whole, group)
    return groups, ends, counting


def _phrase_end(
    text: str, words: list[tuple[int, int]], index: int, phrase: tuple[str, ...]
) -> int | None:
    """Where a phrase ends that begins in a word; None where the text goes on otherwise."""
    end = words[index][1]
    for step, word in enumerate(phrase[1:], 1):
        if index + step >= len(words):
            return None
        start, stop = words[index + step]
        if stop - start != len(word) or text[start:stop] != word:
            return None
        short = len(word) == 1 and len(phrase[step - 1]) == 1
        if not (_ABBREVIATION_GAP if short else _GAP).fullmatch(text, end, start):
            return None
        end = stop
    return end
