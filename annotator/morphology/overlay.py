"""Our own names and nisbas as stems, so that clitics before them are cut off.

CALIMA reads «ألماتي» as a form of مأتى; with a stem of our own ``وألماتي`` is و + ألماتي.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.morphology.store import Analyses
from annotator.text.fold import strip_marks

NAME_CATEGORY = "N0"
"""CALIMA's category of stems that take conjunctions and prepositions but no suffix."""

DEFINITE_CATEGORY = "N"
"""CALIMA's category of stems that take the article (for names in ال)."""

NISBA_CATEGORY = "Nall"
"""CALIMA's category of adjectives with all nominal suffixes."""

OWN = "own"
"""Feature that marks a stem as ours: its spelling is folded, أ and ا are the same."""

SCORE = "-3.9"
"""As frequent as a name that occurs some hundred times in a million words."""

_ARTICLE = "ال"
_NORMALISED = str.maketrans("إأآٱىة", "اااايه")


def normalise(word: str) -> str:
    """camel-tools' own normal form of a stem, as its ``stem_hash`` is keyed."""
    return strip_marks(word).translate(_NORMALISED)


def make_overlay(
    names: Iterable[str],
    nisbas: Iterable[str],
    defaults: Mapping[str, Mapping[str, Any]],
) -> dict[str, Analyses]:
    """Stems of names and nisbas.

    Args:
        names: One-word proper names in their usual spelling, with the article if they
            have it (``ألماتي``, ``القامشلي``).
        nisbas: Masculine singular relational adjectives without article (``بيلاروسي``).
        defaults: The database's default features by part of speech.

    Returns:
        Normalised stem to analyses, to be added to ``stem_hash``.
    """
    overlay: dict[str, Analyses] = {}
    for name in sorted(set(names)):
        definite = name.startswith(_ARTICLE) and len(name) > len(_ARTICLE) + 2
        stem = name[len(_ARTICLE) :] if definite else name
        category = DEFINITE_CATEGORY if definite else NAME_CATEGORY
        _add(overlay, stem, category, "noun_prop", defaults)
    for nisba in sorted(set(nisbas)):
        _add(overlay, nisba, NISBA_CATEGORY, "adj", defaults)
    return overlay


def _add(
    overlay: dict[str, Analyses],
    stem: str,
    category: str,
    pos: str,
    defaults: Mapping[str, Mapping[str, Any]],
) -> None:
    features = {
        **defaults.get(pos, {}),
        **dict.fromkeys(("diac", "lex", "atbtok", "atbseg"), stem),
        **dict.fromkeys(("pos_logprob", "lex_logprob", "pos_lex_logprob"), SCORE),
        "pos": pos,
        "gloss": "",
        "root": "",
        "gen": "-",
        "num": "-",
        "form_gen": "m",
        "form_num": "s",
        "source": "name",
        OWN: "1",
    }
    overlay.setdefault(normalise(stem), []).append((category, features))
