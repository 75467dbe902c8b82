"""Words that the places layer goes by, from ``place_types``, ``place_words`` and others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold
from annotator.text.table import Row

ARTICLE = "ال"
ROAD = "road"

_OTHER_NAMES = (
    "actor_persons",
    "actor_organisations",
    "actor_outlets",
    "force_names",
    "equipment_models",
)
"""Tables of names that are no places."""


@dataclass(frozen=True, slots=True)
class TypeNoun:
    """A noun that says what kind of place the name after it is.

    Attributes:
        kind: Kind of place.
        inside: The noun is part of the name (مطار حلب), not only before it (مدينة حلب).
        opens: ``any``, ``proper`` or ``known``: what may follow as an unknown name.
        nominal: ``yes``, ``adjective`` or ``no``: whether the definite singular alone
            stands for a place.
        plural: It opens a list of names.
        name_en: English word.
        where: The row.
        singular: The word itself, or that which it is the plural of.
        dual: It opens a list of two.
    """

    kind: str
    inside: bool
    opens: str
    nominal: str
    plural: bool
    name_en: str
    where: str
    singular: str = ""
    dual: bool = False


class EnglishPattern(NamedTuple):
    """What a type noun, with the adjectives behind the name, makes of a name.

    Attributes:
        heads: The type nouns.
        further: One of these must stand behind the name, if there are any.
        pattern: ``{} port``.
    """

    heads: frozenset[str]
    further: frozenset[str]
    pattern: str


class PlaceLexicon:
    """Word lists of the places layer, by folded spelling."""

    def __init__(
        self,
        types: list[Row],
        words: list[Row],
        nisbas: list[Row],
        first_names: list[Row],
        countries: list[Row],
        nominals: list[Row],
        outlets: list[Row],
        others: list[Row],
        months: list[Row],
        english: list[Row],
    ):
        self.types = dict(_type_nouns(types))
        self.first_names = frozenset(fold(row["name"]) for row in first_names)
        self.theatres = frozenset(row["alpha3"] for row in countries if row["theatre"] == "yes")
        self.nominals = {
            fold(phrase): row for row in nominals for phrase in row.values("phrases")
        }
        self.nominal_words = frozenset(phrase.split()[0] for phrase in self.nominals)
        self.outlets = frozenset(fold(form) for row in outlets for form in row.values("forms"))
        other = [form for row in others for form in row.values("forms")]
        other += [form for row in months for form in row.values("names")]
        self.other_names = frozenset(map(fold, other))
        self.english = [
            EnglishPattern(_folded(row, "word"), _folded(row, "with"), row["pattern"])
            for row in english
        ]
        self._rows = words
        self.nisbas = dict(_nisbas(nisbas))
        self.where = {row["class"]: row.where for row in words}

    @classmethod
    def build(cls, files: PipelineFiles) -> "PlaceLexicon":
        """Read the tables of a pipeline."""
        types = ["word", "plural", "kind", "span", "opens", "nominal", "name_en"]
        return cls(
            files.table("place_types", types),
            files.table("place_words", ["words", "class"]),
            files.table("nisbas", ["nisba", "country", "feminine", "plurals"]),
            files.table("actor_first_names", ["name"]),
            files.table("place_countries", ["alpha3", "theatre"]),
            files.table("place_nominals", ["phrases", "kind", "name_en"]),
            files.table("actor_outlets", ["forms"]),
            [row for name in _OTHER_NAMES for row in files.table(name, ["forms"])],
            files.table("dates_months", ["names"]),
            files.table("place_english", ["word", "with", "pattern"]),
        )

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self._rows:
            found.setdefault(row["class"], set()).update(map(fold, row.values("words")))
        return {name: frozenset(words) for name, words in found.items()}

    def words(self, name: str) -> frozenset[str]:
        """Folded words of a class; several words joined by blanks."""
        return self._classes.get(name, frozenset())

    @cached_property
    def classes_of(self) -> dict[str, frozenset[str]]:
        """Classes of each folded word or phrase of the classes."""
        found: dict[str, set[str]] = {}
        for name, words in self._classes.items():
            for word in words:
                found.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}

    @cached_property
    def last_words(self) -> frozenset[str]:
        """Last words of the phrases of several words of the classes."""
        return frozenset(phrase.rsplit()[-1] for phrase in self.classes_of if " " in phrase)

    @cached_property
    def organisations(self) -> dict[str, list[tuple[str, ...]]]:
        """Names of organisations as token sequences, by first token, longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(
            self.words("organisation_name"), key=lambda name: (-len(name), name)
        ):
            words = tuple(name.split())
            found.setdefault(words[0], []).append(words)
        return found

    def type_noun(self, norm: str) -> TypeNoun | None:
        """The type noun of a token's spelling, with or without ال."""
        return self.types.get(norm) or self.types.get(norm.removeprefix(ARTICLE))


def _folded(row: Row, column: str) -> frozenset[str]:
    return frozenset(map(fold, row.values(column)))


def _type_nouns(rows: list[Row]) -> Iterator[tuple[str, TypeNoun]]:
    for row in rows:
        for plural, column in ((True, "plural"), (False, "word")):
            noun = TypeNoun(
                kind=row["kind"],
                inside=row["span"] == "inside",
                opens=row["opens"],
                nominal=row["nominal"],
                plural=plural,
                name_en=row["name_en"],
                where=row.where,
                singular=row.values("word")[0],
            )
            for word in row.values(column):
                yield fold(word), noun


def _nisbas(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Nisba forms without ال to the country, or "" for peoples and regions."""
    for row in rows:
        stem = fold(row["nisba"])
        forms = [stem, fold(row["feminine"]), *map(fold, row.values("plurals"))]
        forms += [
            f"{stem}ون",
            f"{stem}ين",
            f"{stem}ان",
            f"{stem}ات",
            f"{stem}تين",
            f"{stem}تان",
        ]
        for form in forms:
            if form:
                yield form, row["country"]
