"""Suggestions for the alias file: Arabic and Latin spellings of one place brought together.

Nothing here finds places in texts: whoever looks after the alias file reads what comes
out and keeps what is right. Names are compared by their sounds with rapidfuzz (extra
``gazetteer``), since no Arabic spelling of a foreign name is the only one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from annotator.errors import error
from annotator.gazetteer.sounds import arabic_skeleton, latin_skeleton
from annotator.gazetteer.spell import plain
from annotator.text.fold import fold

GOOD = 82.0
"""Likeness (0 to 100) from which a pair is worth a look."""

_ARABIC_VOWELS = str.maketrans({"ا": "a", "و": "u", "ي": "i", "ة": "a", "ع": "a", "ى": "a"})
_LATIN_VOWELS = str.maketrans({"e": "i", "y": "i", "o": "u", "w": "u"})
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class LatinName:
    """A place known by its name in Latin letters.

    Attributes:
        key: Key for the alias file, such as ``gn:703448``; empty where there is none.
        name: The name; country: ISO 3166-1 alpha-3, or empty.
        kind: Kind of place; population: inhabitants, 0 where unknown.
    """

    key: str
    name: str
    country: str = ""
    kind: str = "city"
    population: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """An Arabic name that may be a Latin one, with their likeness (0 to 100)."""

    arabic: str
    latin: LatinName
    likeness: float


class Matcher:
    """Finds the Latin names that an Arabic name may stand for.

    Args:
        names: The Latin names.

    Raises:
        SetupError: AN207 where rapidfuzz is not installed.
    """

    def __init__(self, names: Iterable[LatinName]):
        self._fuzz = _rapidfuzz("fuzz")
        self._by_start: dict[str, list[tuple[str, str, LatinName]]] = {}
        for name in names:
            skeleton = latin_skeleton(plain(name.name))
            if len(skeleton) >= _SHORTEST:
                entry = (skeleton, sound(name.name), name)
                self._by_start.setdefault(skeleton[0], []).append(entry)

    def matches(self, arabic: str, country: str = "", limit: int = 3) -> list[Pair]:
        """The likest Latin names, best first.

        Args:
            arabic: The name, without type noun.
            country: Only places of this country (alpha-3), where it is known.
            limit: How many to return at most.
        """
        skeleton, heard = arabic_skeleton(fold(arabic).replace(" ", "")), sound(arabic)
        if len(skeleton) < _SHORTEST:
            return []
        pairs = [
            Pair(arabic, name, round(self._likeness(skeleton, heard, other, sounds), 1))
            for other, sounds, name in self._by_start.get(skeleton[0], ())
            if not country or name.country in ("", country)
        ]
        good = [pair for pair in pairs if pair.likeness >= GOOD]
        return sorted(good, key=_order)[:limit]

    def _likeness(self, skeleton: str, heard: str, other: str, sounds: str) -> float:
        consonants = self._fuzz.ratio(skeleton, other)
        if consonants < GOOD:
            return 0.0
        return 0.6 * float(consonants) + 0.4 * float(self._fuzz.ratio(heard, sounds))


def sound(name: str) -> str:
    """Consonant classes and vowels of a name in Arabic or Latin letters.

    >>> sound("كراماتورسك"), sound("Kramatorsk")
    ('KRaMaTuRSK', 'KRaMaTuRSK')
    """
    text = fold(name)
    if text.isascii() or plain(name):
        spelled = plain(name).translate(_LATIN_VOWELS)
        classes = latin_skeleton
    else:
        spelled = text.translate(_ARABIC_VOWELS)
        classes = arabic_skeleton
    parts: list[str] = []
    consonants = ""
    for letter in spelled:
        if letter in "aiu":
            parts += [classes(consonants), letter]
            consonants = ""
        elif letter != " ":
            consonants += letter
    return "".join([*parts, classes(consonants)])


def alias_row(forms: Sequence[str], latin: LatinName, note: str = "") -> str:
    """A row of the alias file, to be looked through before it is kept."""
    return "\t".join(("|".join(forms), latin.kind, latin.key, "", latin.name, note))


def _order(pair: Pair) -> tuple[float, int, str]:
    return (-pair.likeness, -pair.latin.population, pair.latin.key)


def _rapidfuzz(module: str) -> Any:
    try:
        return import_module(f"rapidfuzz.{module}")
    except ImportError as problem:
        raise error("AN207", package="rapidfuzz", install="annotator[gazetteer]") from problem
