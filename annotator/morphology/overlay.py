"""Our own names and nisbas as stems, so that clitics before them are cut off.

CALIMA reads «ألماتي» as a form of مأتى; with a stem of our own ``وألماتي`` is و + ألماتي.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from annotator.morphology.store import Analyses
from annotator.text.fold import fold, strip_marks
from annotator.text.table import Row

NAME_CATEGORY = "N0"
"""CALIMA's category of stems that take conjunctions and prepositions but no suffix."""

DEFINITE_CATEGORY = "N"
"""CALIMA's category of stems that take the article (for names in ال)."""

NISBA_CATEGORY = "Nall"
"""CALIMA's category of adjectives with all nominal suffixes."""

CLASSES = {"feminine": "NapAt", "thing": "NduAt", "people": "Nall", "adjective": "Nall"}
"""Class of a word in the lexicon ``news_words``: CALIMA's category of its stem."""

PLURAL_CATEGORY, PLURAL_IN_TEH = "N", "Nap"
"""CALIMA's categories of broken plurals such as مدافع, and such as ألوية."""

OWN = "own"
"""Feature that marks a stem as ours: its spelling is folded, أ and ا are the same."""

SCORE = "-3.9"
"""As frequent as a name that occurs some hundred times in a million words."""

_ARTICLE = "ال"
_SHORTEST = 3
_TEH_MARBUTA = "ة"
_FATHA = "\u064e"
_NORMAL = str.maketrans("أإآٱىة", "اااايه")
"""Letters that camel-tools folds before it looks stems up."""


class Stem(NamedTuple):
    """A stem of ours: its category of suffixes, its spelling, and its other features."""

    category: str
    diac: str
    features: Mapping[str, str]


class Overlay(Mapping[str, Analyses]):
    """Stems by camel-tools' normal form; analyses are made when they are asked for."""

    def __init__(self) -> None:
        self._stems: dict[str, list[Stem]] = {}
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
            self._put(stem, DEFINITE_CATEGORY if definite else NAME_CATEGORY, _NAME)
        for nisba in nisbas:
            self._put(nisba, NISBA_CATEGORY, _NISBA)

    def add_words(self, rows: Iterable[Row], defaults: Mapping[str, Mapping[str, Any]]) -> None:
        """Add nouns with their broken plurals, and adjectives.

        Args:
            rows: Rows of the lexicon ``news_words``.
            defaults: The database's default features by part of speech.
        """
        self._defaults = defaults
        for row in rows:
            lemma, kind = row["lemma"], row["class"]
            score = str(-int(row["score"]) / 10)
            pos = "adj" if kind == "adjective" else "noun"
            common = {"lex": lemma, "gloss": row["gloss"], "pos": pos, **_scores(score)}
            self._put(_without_ending(lemma), CLASSES[kind], common)
            gender = "f" if kind == "feminine" else "m"
            for plural in row.values("plurals"):
                in_teh = plural.endswith(_TEH_MARBUTA)
                category = PLURAL_IN_TEH if in_teh else PLURAL_CATEGORY
                features = {**common, "gen": gender, "num": "p"}
                self._put(_without_ending(plural), category, features)

    def _put(self, stem: str, category: str, features: Mapping[str, str]) -> None:
        stems = self._stems.setdefault(strip_marks(stem).translate(_NORMAL), [])
        made = Stem(category, stem, features)
        if made not in stems:
            stems.append(made)

    def get(self, key: str, default: Any = None) -> Any:
        """Entries of a stem, or the default; most stems are none of ours."""
        return self[key] if key in self._stems else default

    def __getitem__(self, key: str) -> Analyses:
        found = [(stem.category, self._features(stem)) for stem in self._stems[key]]
        return sorted(found, key=lambda item: (item[0], sorted(item[1].items())))

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)

    def __len__(self) -> int:
        return len(self._stems)

    def _features(self, stem: Stem) -> dict[str, Any]:
        return {
            **self._defaults.get(stem.features["pos"], {}),
            **dict.fromkeys(("gen", "num"), "-"),
            **dict.fromkeys(("gloss", "root"), ""),
            **{"form_gen": "m", "form_num": "s", "source": "lex", "lex": stem.diac},
            **stem.features,
            "diac": stem.diac,
        }


def _without_ending(noun: str) -> str:
    return noun.removesuffix(_TEH_MARBUTA).removesuffix(_FATHA)


def _scores(score: str) -> dict[str, str]:
    return dict.fromkeys(("pos_logprob", "lex_logprob", "pos_lex_logprob"), score)


_NAME = {"pos": "noun_prop", "source": "name", OWN: "1", **_scores(SCORE)}
_NISBA = {**_NAME, "pos": "adj"}
