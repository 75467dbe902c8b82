"""Our own names and nisbas as stems, so that clitics before them are cut off.

CALIMA reads «ألماتي» as a form of مأتى; with a stem of our own ``وألماتي`` is و + ألماتي.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.morphology.store import Analyses
from annotator.text.fold import fold

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
_SHORTEST = 3
_TEH_MARBUTA, _HEH = "ة", "ه"


class Overlay(Mapping[str, Analyses]):
    """Stems by camel-tools' normal form; analyses are made when they are asked for."""

    def __init__(self) -> None:
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._defaults: Mapping[str, Mapping[str, Any]] = {}

    def add(
        self,
        names: Iterable[str],
        nisbas: Iterable[str],
        defaults: Mapping[str, Mapping[str, Any]],
    ) -> None:
        """Add stems.

        Args:
            names: One-word proper names with the article if they have it: ``القامشلي``;
                folded but for those whose first letters only look like the article
                when folded: ``ألماتي``.
            nisbas: Masculine singular relational adjectives, folded, without article.
            defaults: The database's default features by part of speech.
        """
        self._defaults = defaults
        for name in names:
            definite = name.startswith(_ARTICLE) and len(name) >= len(_ARTICLE) + _SHORTEST
            stem = name[len(_ARTICLE) :] if definite else fold(name)
            self._add(stem, DEFINITE_CATEGORY if definite else NAME_CATEGORY)
        for nisba in nisbas:
            self._add(nisba, NISBA_CATEGORY)

    def _add(self, stem: str, category: str) -> None:
        # the rest of camel-tools' normal form is folded away already
        self._stems.setdefault(stem.replace(_TEH_MARBUTA, _HEH), []).append((stem, category))

    def __getitem__(self, key: str) -> Analyses:
        found = sorted(set(self._stems[key]))
        return [(category, self._features(stem, category)) for stem, category in found]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)

    def __len__(self) -> int:
        return len(self._stems)

    def _features(self, stem: str, category: str) -> dict[str, Any]:
        pos = "adj" if category == NISBA_CATEGORY else "noun_prop"
        return {
            **self._defaults.get(pos, {}),
            **dict.fromkeys(("diac", "lex"), stem),
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
