"""Tokens as the quantities layer looks at them: words, sentences, inflected forms."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from annotator.pipeline.analyses import analysis
from annotator.pipeline.columns import Form, columns
from annotator.pipeline.quantities.facts import DUAL, SHORTEST
from annotator.pipeline.quantities.lexicon import QuantityLexicon
from annotator.text.fold import fold, strip_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOUNS = frozenset(("NOUN", "PROPN", "ADJ"))
_WASLA = str.maketrans("\u0671", "\u0627")
_NO_ANALYSIS: Mapping[str, Any] = {}


class Tokens:
    """A Doc's tokens by offset and sentence, with the words of the lexicon at hand."""

    def __init__(self, doc: "Doc", lexicon: QuantityLexicon):
        self.doc = doc
        self.lexicon = lexicon
        read = columns(doc)
        self.text, self.forms = read.text, read.forms
        self.starts, self.ends = read.starts, read.ends
        self.norms, self.lemmas, self.pos = read.norms, read.lemmas, read.pos
        self.words = read.words
        self.facts = list(map(lexicon.facts.__getitem__, read.forms))
        self._roles = [(at, facts.roles) for at, facts in enumerate(self.facts) if facts.roles]
        begins = doc.to_array("SENT_START") == 1
        begins[:1] = True
        self.sentence: list[int] = begins.cumsum().tolist()

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, index: int) -> Form | None:
        """Form of the token at an index; None outside the Doc."""
        return self.forms[index] if 0 <= index < len(self.forms) else None

    def with_role(self, role: int) -> list[int]:
        """Indices of the tokens that have a role (:mod:`.facts`)."""
        return [at for at, roles in self._roles if roles & role]

    def perhaps_dual(self) -> list[int]:
        """Indices of the tokens that may be a dual, or begin a written word that is one."""
        found = set(self.with_role(DUAL))
        joints = [at for at, (word, after) in enumerate(pairwise(self.words)) if word == after]
        later, closes = -1, False
        for at in reversed(joints):
            if later != at + 1:  # the word ends with the token after this one
                closes = self.facts[at + 1].closes_dual
            if closes:
                found.add(at)
            later = at
        return sorted(found)

    def is_punct(self, index: int) -> bool:
        """Whether a token is a punctuation mark."""
        return bool(self.doc[index].is_punct)

    def covering(self, offset: int) -> int:
        """Index of the token that an offset falls into."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def same_sentence(self, first: int, second: int) -> bool:
        """Whether two tokens stand in one sentence."""
        size = len(self.sentence)
        if not (0 <= first < size and 0 <= second < size):
            return False
        return self.sentence[first] == self.sentence[second]

    def before(self, index: int, reach: int) -> range:
        """Indices of the tokens of the sentence before an index, nearest first."""
        if not 0 < index <= len(self):
            return range(0)
        number = self.sentence[min(index, len(self) - 1)]
        edge = bisect_left(self.sentence, number)
        return range(index - 1, max(edge, index - reach) - 1, -1)

    def after(self, index: int, reach: int) -> range:
        """Indices of the tokens of the sentence from an index on."""
        if not 0 <= index < len(self):
            return range(0)
        edge = bisect_right(self.sentence, self.sentence[index])
        return range(index, min(edge, index + reach))

    def word_last(self, index: int) -> int:
        """Index of the last token of the written word that a token belongs to."""
        words, index, word = self.words, index + 1, self.words[index]
        while index < len(words) and words[index] == word:
            index += 1
        return index - 1

    def word_norm(self, index: int) -> str:
        """Folded spelling of the written word that begins at a token."""
        last = self.word_last(index)
        if last == index:
            return self.norms[index]
        return fold(self.text[self.starts[index] : self.end(index)])

    def end(self, index: int) -> int:
        """Offset after the written word of a token: pronouns are not cut off a noun."""
        return self.ends[self.word_last(index)]

    def is_in(self, index: int, name: str) -> bool:
        """Whether a token is one of the words of a class, in any of its forms."""
        if not 0 <= index < len(self.facts):
            return False
        facts = self.facts[index]
        if name in facts.classes:
            return True
        return name in facts.plain_classes and self.is_definite(index)

    def bare(self, index: int) -> str:
        """NORM of a token without the article."""
        return self.facts[index].plain if self.is_definite(index) else self.norms[index]

    def is_definite(self, index: int) -> bool:
        """Whether a token is written with the article."""
        definite = self.facts[index].definite
        if definite is None:
            return bool(self.analysis(index).get("prc0", "Al_det") == "Al_det")
        return definite

    def analysis(self, index: int) -> Mapping[str, Any]:
        """What the CAMeL reading of a token's word says; empty where there is none."""
        return analysis(self.doc, index) or _NO_ANALYSIS

    def is_known(self, index: int) -> bool:
        """Whether the analyser has the word."""
        return self.analysis(index).get("source") in ("lex", "spvar", "name")

    def feature(self, index: int, name: str) -> tuple[str, ...]:
        """Values of a UD feature of a token."""
        return self.facts[index].features.get(name, ())

    def has(self, index: int, feature: str, value: str) -> bool:
        """Whether a token has a value of a UD feature."""
        return value in self.facts[index].features.get(feature, ())

    def is_word(self, index: int) -> bool:
        """Whether a token is made of letters; marks do not count."""
        return 0 <= index < len(self.facts) and self.facts[index].word

    def is_nominal(self, index: int) -> bool:
        """Whether a token can be a noun, by its part of speech and letters."""
        form = self.at(index)
        if form is None or form.pos not in _NOUNS or not self.is_word(index):
            return False
        return len(form.norm) >= SHORTEST and not self.is_in(index, "no_noun")

    def is_person(self, index: int) -> bool:
        """Whether the analyser marks a noun as rational (a person)."""
        return self.analysis(index).get("rat") == "r" and self.pos[index] != "ADJ"

    def display_lemma(self, index: int) -> str:
        """Lemma in ordinary spelling: مبنى, where LEMMA is folded to مبني."""
        lexeme = strip_marks(str(self.analysis(index).get("lex") or "")).translate(_WASLA)
        if lexeme and self.is_known(index):
            return lexeme
        lemma = lexeme or self.lemmas[index]
        article = self.lexicon.article if self.is_definite(index) else ""
        return lemma.removeprefix(article) or lemma


def stems(word: str, lexicon: QuantityLexicon) -> set[str]:
    """Forms that a word may be an inflection of: مسيرتان → مسيرة."""
    words, article = lexicon.words, lexicon.article
    forms = {word}
    if word.startswith(article):
        forms.add(word[len(article) :])
    feminine = next(iter(words["feminine"]))
    for form in sorted(forms):
        for name in ("accusative", "dual", "people", "oblique", "things", "feminine_dual"):
            for ending in sorted(words[name]):
                if form.endswith(ending) and len(form) > len(ending) + SHORTEST:
                    stem = form[: -len(ending)]
                    forms |= {stem, stem + feminine}
    return forms
