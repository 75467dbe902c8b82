"""Inflected forms of Arabic nouns and adjectives, folded and without the article.

The morphology stage gives lemmas; these forms find words that it does not know, and tell
spellings apart that share a lemma (قوة "force", قوات "troops").
"""

from dataclasses import dataclass
from typing import NamedTuple

from annotator.pipeline.columns import Form, features
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold

INVARIABLE = "-"
"""In a column of plurals: the word has no other form."""


class Shape(NamedTuple):
    """What spelling and morphology say of a token.

    Attributes:
        norm: Folded repaired spelling, with the article.
        bare: The same without the article.
        definite: Whether it has the article.
        number: ``Sing``, ``Dual``, ``Plur``, or empty: not known, as for a word in ـين,
            which can be dual or plural.
        gender, state: The features Gender and Definite.
    """

    text: str
    norm: str
    bare: str
    definite: bool
    lemma: str
    tag: str
    number: str
    gender: str
    state: str


@dataclass(frozen=True, slots=True)
class Inflection:
    """Regular endings by class, as noun_endings.tsv lists them."""

    endings: dict[str, tuple[str, ...]]

    @property
    def article(self) -> str:
        """What a definite noun begins with."""
        return self.endings["article"][0]

    def has_article(self, word: str) -> bool:
        """Whether a folded word begins like one with the article.

        >>> inflection.has_article("القوات"), inflection.has_article("الي")  # doctest: +SKIP
        (True, False)
        """
        return word.startswith(self.article) and len(word) > len(self.article) + 1

    def bare(self, word: str) -> str:
        """Drop the article of a folded word.

        >>> inflection.bare("القوات")  # doctest: +SKIP
        'قوات'
        """
        return word[len(self.article) :] if self.has_article(word) else word

    def keeps_nun(self, word: str) -> bool:
        """Whether a word ends like a dual or plural that is not in construct state."""
        return word.endswith((*self.endings["noun"][1:], self.endings["people"][0]))

    def is_oblique(self, word: str) -> bool:
        """Whether a word ends in ـين, the oblique of the dual and of the sound plural."""
        return word.endswith(self.endings["noun"][2])

    def shape(self, form: Form) -> Shape:
        """Tell article and number of a token."""
        text, tag = form.text, form.tag
        norm, lemma = fold(form.norm), fold(form.lemma)
        named = features(form.morph)
        state = named.get("Definite", "")
        definite = state == "Def" or (
            not state and text[0] in self.article and self._is_definite(norm, lemma, tag)
        )
        number = named.get("Number", "")
        if number == "Dual" and self.is_oblique(norm):
            number = ""
        bare = self.bare(norm) if definite else norm
        gender = named.get("Gender", "")
        return Shape(text, norm, bare, definite, lemma, tag, number, gender, state)

    def _is_definite(self, norm: str, lemma: str, tag: str) -> bool:
        """Whether a word of unknown state has the article; آليات, "vehicles", has none."""
        if tag == "noun_prop" or not self.has_article(lemma):
            return self.has_article(norm)
        return self.has_article(self.bare(norm))

    def _stem(self, word: str) -> str:
        return word.removesuffix(self.endings["feminine"][0])

    def adjective(self, word: str) -> frozenset[str]:
        """Forms of an adjective in both genders, from either of them.

        >>> "ناسفتين" in inflection.adjective("ناسف")  # doctest: +SKIP
        True
        """
        stem = self._stem(word)
        accusative = self.endings["noun"][0]
        forms = {stem + ending for ending in (*self.endings["adjective"], accusative)}
        return frozenset({word, stem, *forms})

    def noun(self, word: str, plurals: list[str], *, people: bool) -> frozenset[str]:
        """Forms of a noun, the feminine left out: that is another word.

        Args:
            word: Folded singular without article.
            plurals: Other plurals. Where there are some and none is a sound one, the
                sound plural of people is not formed; :data:`INVARIABLE` alone is for
                words without any other form.
            people: Whether the noun is one of people.
        """
        if plurals == [INVARIABLE]:
            return frozenset((word,))
        stem = self._stem(word)
        listed = [fold(plural) for plural in plurals]
        forms = {word, *listed, *(plural + self.endings["noun"][0] for plural in listed)}
        if stem != word:
            endings = self.endings["feminine_noun"]
            return frozenset(forms | {stem + ending for ending in endings})
        forms |= {stem + ending for ending in self.endings["noun"]}
        if not people:
            forms |= {stem + ending for ending in self.endings["things"]}
        elif not listed or any(plural.startswith(stem) for plural in listed):
            forms |= {stem + ending for ending in self.endings["people"]}
        return frozenset(forms)


def build_inflection(files: PipelineFiles) -> Inflection:
    """Read noun_endings.tsv.

    Raises:
        UsageError: AN302, AN303 for a malformed table, AN307 for a missing one.
    """
    endings: dict[str, list[str]] = {}
    for row in files.table("noun_endings", ["ending", "class"]):
        endings.setdefault(row["class"], []).append(fold(row["ending"]))
    return Inflection({kind: tuple(values) for kind, values in endings.items()})
