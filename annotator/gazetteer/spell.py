"""Arabic spellings of names in Latin letters, to be looked through by a maintainer."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.text.table import Row

COLUMNS = ("latin", "arabic", "first", "last")

_NOTHING = "-"
_WORDS = re.compile("[a-z]+")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-xz])\1")


@dataclass(frozen=True, slots=True)
class Letters:
    """Ways of writing groups of Latin letters, inside, first and last in a word.

    Attributes:
        inside, first, last: Latin letters to Arabic ones, the likeliest first.
        longest: Letters of the longest group.
    """

    inside: dict[str, tuple[str, ...]]
    first: dict[str, tuple[str, ...]]
    last: dict[str, tuple[str, ...]]
    longest: int

    @classmethod
    def read(cls, rows: Iterable[Row]) -> "Letters":
        """Read the table ``place_letters`` (columns: :data:`COLUMNS`)."""
        tables: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in COLUMNS[1:]}
        for row in rows:
            for column, table in tables.items():
                ways = tuple(way.strip(_NOTHING) for way in row.values(column))
                if ways:
                    table[row["latin"]] = ways
        inside = tables["arabic"]
        return cls(inside, tables["first"], tables["last"], max(map(len, inside)))

    def ways(self, group: str, at_start: bool, at_end: bool) -> tuple[str, ...]:
        """Ways of writing a group of letters at its place in the word."""
        if at_start and group in self.first:
            return self.first[group]
        if at_end and group in self.last:
            return self.last[group]
        return self.inside[group]


def plain(name: str) -> str:
    """A Latin name in lower-case ASCII letters, accents and apostrophes dropped.

    >>> plain("Zaporizhzhia"), plain("Ş‘anlıurfa"), plain("Øst")
    ('zaporizhzhia', 'sanliurfa', 'ost')
    """
    text = name.lower().translate(str.maketrans("ıøłđğ", "iolđg")).replace("đ", "d")
    text = re.sub("['’‘`ʻʼ]", "", text)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def spellings(name: str, letters: Letters, limit: int = 4) -> list[str]:
    """Arabic spellings of a Latin name: the likeliest, then those with one other choice.

    Args:
        name: The name, with or without accents.
        letters: How letters are written.
        limit: How many to return at most.

    >>> spellings("Pokrovsk", letters)[0]  # doctest: +SKIP
    'بوكروفسك'
    """
    words = [_choices(word, letters) for word in _WORDS.findall(plain(name))]
    found = [" ".join("".join(ways[0] for ways in word) for word in words)]
    for at, word in enumerate(words):
        for place, ways in enumerate(word):
            for way in ways[1:]:
                changed = [*word[:place], (way,), *word[place + 1 :]]
                tried = [*words[:at], changed, *words[at + 1 :]]
                found.append(" ".join("".join(w[0] for w in one) for one in tried))
    return list(dict.fromkeys(spelling for spelling in found if spelling.strip()))[:limit]


def _choices(word: str, letters: Letters) -> list[tuple[str, ...]]:
    """Ways of writing each group of letters of a word, the longest groups first."""
    word = _DOUBLED.sub(r"\1", word)
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        for size in range(min(letters.longest, len(word) - at), 0, -1):
            group = word[at : at + size]
            if group in letters.inside:
                found.append(letters.ways(group, at == 0, at + size == len(word)))
                at += size
                break
        else:
            at += 1
    return found
