"""Readings of words that neither the database nor our lexicons know.

An unknown word in news is nearly always a name; the question is only which of its first
letters are clitics.
"""

import re
from collections.abc import Callable, Iterator

from annotator.morphology.build import Tables
from annotator.morphology.reading import Piece, Reading
from annotator.morphology.segmentation import cut
from annotator.text.fold import fold, strip_marks

SCORE = -7.2

_WHOLE = 0.4
"""Cost of a first letter ب ل ك that belongs to a name though the rest is a word."""

_LONG = re.compile(r"(.)\1{2,}")
_CONJUNCTIONS = {"و": "wa_conj", "ف": "fa_conj"}
_PREPOSITIONS = {"ب": "bi_prep", "ل": "li_prep", "ك": "ka_prep"}
PROCLITIC_LETTERS = {**_CONJUNCTIONS, **_PREPOSITIONS}
"""Letters of the conjunctions and prepositions, with the features of the database."""

_ARTICLE = "ال"
_VOWELS = "اوي"
_NISBA = re.compile("^ال.{3,}(?:ي|ية|يون|يين|يتان|يتين|يات)$")
_FEMININE = "ة"
_PARTICIPLE = re.compile("^مت[^اويى]{3}(?:ة|ون|ين|ات|ا)?$")
"""مُتَفَعِّل: no foreign name has five consonants without a long vowel."""

_SHORTEST = 3
_HAMZAS = ("أ", "إ", "آ")


def guess(word: str, tables: Tables, is_known: Callable[[str], bool]) -> Iterator[Reading]:
    """Guess the readings of an unknown word: a proper noun with sane clitics.

    A first letter is taken for a clitic where the rest is a known word, where the
    article follows, or, for و, where a name in و is unlikely (no long vowel after it).

    Args:
        word: As written.
        tables: Tags and clitics.
        is_known: Whether a folded string has an analysis of its own.

    Yields:
        Readings with ``source`` backoff: the likely one, and where a preposition was cut
        off, less likely, the whole name: «بلحاف» is ب + لحاف after a verb, but a town
        after «ميناء» (port of).
    """
    letters = strip_marks(word)
    clitics = _clitics(letters, is_known)
    yield _reading(word, letters, clitics, tables, SCORE)
    rest = letters[len(clitics) :]
    if clitics and clitics[-1] in _PREPOSITIONS and not rest.startswith((_ARTICLE, "ل")):
        yield _reading(word, letters, clitics[:-1], tables, SCORE - _WHOLE)


def _reading(
    word: str, letters: str, clitics: list[str], tables: Tables, score: float
) -> Reading:
    stem = letters[len(clitics) :]
    elided = clitics[-1:] == ["ل"] and stem.startswith("ل") and not stem.startswith("لل")
    surfaces = cut(word, [*clitics, stem]) or [word]
    if len(surfaces) == 1:
        clitics, stem = [], letters
    norm = fold(_ARTICLE + stem[1:] if elided and _took_article(letters, clitics) else stem)
    pieces = [
        _piece(surface, letter, tables)
        for surface, letter in zip(surfaces[:-1], clitics, strict=True)
    ]
    tag, lemma = _tag_and_lemma(norm)
    upos = tables.tags.get(tag, ("X", ""))[0]
    morph = "Definite=Def" if tag == "adj" else ""
    pieces.append(Piece(surfaces[-1], norm, lemma, tag, upos, morph))
    features = {"diac": letters, "lex": lemma, "pos": tag, "source": "backoff"}
    return Reading(tuple(pieces), score, features, "backoff")


def _took_article(letters: str, clitics: list[str]) -> bool:
    """Whether a word is لل + rest: the preposition before the article."""
    return letters[len(clitics) - 1 :].startswith("لل")


def _tag_and_lemma(norm: str) -> tuple[str, str]:
    bare = norm.removeprefix(_ARTICLE)
    if _PARTICIPLE.match(bare):
        return "adj", bare
    if _NISBA.match(norm):
        return "adj", bare
    if norm.endswith(_FEMININE) and len(bare) > _SHORTEST + 1:
        return "noun", bare  # names end in ا or ه when they are foreign
    return "noun_prop", norm


def _piece(surface: str, letter: str, tables: Tables) -> Piece:
    clitic = tables.clitics[PROCLITIC_LETTERS[letter]]
    return Piece(
        surface, letter, clitic.lemma, clitic.tag, clitic.pos, clitic.morph, host=False
    )


def _clitics(letters: str, is_known: Callable[[str], bool]) -> list[str]:
    found: list[str] = []
    rest = letters
    if rest[:1] in _CONJUNCTIONS and _splits(rest, rest[1:], is_known):
        found.append(rest[0])
        rest = rest[1:]
    if rest[:1] in _PREPOSITIONS and _takes_preposition(rest, is_known):
        found.append(rest[0])
    return found


def _splits(word: str, rest: str, is_known: Callable[[str], bool]) -> bool:
    if len(rest) < _SHORTEST:
        return False
    if rest.startswith(_ARTICLE) or is_known(rest) or _takes_preposition(rest, is_known):
        return True
    return word[0] == "و" and rest[0] not in _VOWELS


def _takes_preposition(word: str, is_known: Callable[[str], bool]) -> bool:
    rest = word[1:]
    if word[:1] not in _PREPOSITIONS or len(rest) < _SHORTEST:
        return False
    if word.startswith("لل") and len(word) > _SHORTEST + 1:
        return True
    return rest.startswith(_ARTICLE) or is_known(rest)


def code_clitics(letters: str, is_whole: Callable[[str], bool]) -> str:
    """Proclitics in front of the letters of a code with digits.

    Args:
        letters: Its letters: ``وإف`` of «وإف-16» (and F-16).
        is_whole: Whether a string is a word of which the first letter is no clitic.

    Returns:
        و, and ب ل ك before a letter name with hamza (بإس-400), or an empty string.
    """
    found = ""
    if letters[0] in _CONJUNCTIONS and len(letters) >= _SHORTEST:
        found = letters[0] if letters[1] in _HAMZAS or not is_whole(letters) else ""
    rest = letters[len(found) :]
    return found + rest[0] if rest[0] in _PREPOSITIONS and rest[1:2] in _HAMZAS else found


def squeeze(word: str) -> str:
    """Shorten letters written three times or more, as in emphatic spelling.

    >>> squeeze("كبييييير")  # biiig
    'كبير'
    """
    return _LONG.sub(r"\1", word)
