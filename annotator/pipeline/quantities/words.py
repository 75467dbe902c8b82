"""Tokens as the quantities layer looks at them: words, sentences, inflected forms."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.pipeline.columns import columns
from annotator.pipeline.quantities.lexicon import QuantityLexicon
from annotator.text.chars import is_arabic
from annotator.text.fold import fold, strip_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset(("NOUN", "PROPN", "ADJ"))
_WASLA = str.maketrans("\u0671", "\u0627")
_SHORT = 2


class Tokens:
    """A Doc's tokens by offset and sentence, with the words of the lexicon at hand."""

    def __init__(self, doc: "Doc", lexicon: QuantityLexicon):
        self.doc = doc
        self.lexicon = lexicon
        read = columns(doc)
        self.text = read.text
        self.starts, self.norms, self.lemmas = read.starts, read.norms, read.lemmas
        self.words = read.words
        self.sentence: list[int] = []
        self._analyses: dict[int, dict[str, Any]] = {}
        number = -1
        for starts in doc.to_array("SENT_START").tolist():
            number += starts == 1 or number < 0
            self.sentence.append(number)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, index: int) -> "Token | None":
        """Token at an index; None outside the Doc."""
        return self.doc[index] if 0 <= index < len(self.starts) else None

    def covering(self, offset: int) -> int:
        """Index of the token that an offset falls into."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def same_sentence(self, first: int, second: int) -> bool:
        """Whether two tokens stand in one sentence."""
        size = len(self.sentence)
        if not (0 <= first < size and 0 <= second < size):
            return False
        return self.sentence[first] == self.sentence[second]

    def before(self, index: int, reach: int) -> Iterator[int]:
        """Indices of the tokens of the sentence before an index, nearest first."""
        for at in range(index - 1, max(-1, index - 1 - reach), -1):
            if not self.same_sentence(at, min(index, len(self) - 1)):
                return
            yield at

    def after(self, index: int, reach: int) -> Iterator[int]:
        """Indices of the tokens of the sentence from an index on."""
        for at in range(index, min(len(self), index + reach)):
            if not self.same_sentence(at, index):
                return
            yield at

    def word_last(self, index: int) -> int:
        """Index of the last token of the written word that a token belongs to."""
        word = self.words[index]
        while index + 1 < len(self.words) and self.words[index + 1] == word is not None:
            index += 1
        return index

    def word_norm(self, index: int) -> str:
        """Folded spelling of the written word that begins at a token."""
        last = self.word_last(index)
        if last == index:
            return self.norms[index]
        return fold(self.text[self.starts[index] : self.end(index)])

    def end(self, index: int) -> int:
        """Offset after the written word of a token: pronouns are not cut off a noun."""
        last = self.doc[self.word_last(index)]
        return int(last.idx + len(last.text))

    def is_in(self, index: int, name: str) -> bool:
        """Whether a token is one of the words of a class, in any of its forms."""
        if not 0 <= index < len(self.norms):
            return False
        words = self.lexicon.words[name]
        if self.norms[index] in words or self.lemmas[index] in words:
            return True
        return self.bare(index) in words

    def bare(self, index: int) -> str:
        """NORM of a token without the article."""
        norm = self.norms[index]
        return norm[len(self.lexicon.article) :] if self.is_definite(index) else norm

    def is_definite(self, index: int) -> bool:
        """Whether a token is written with the article."""
        norm, article = self.norms[index], self.lexicon.article
        if not norm.startswith(article) or len(norm) < len(article) + _SHORT:
            return False
        if definite := self.feature(index, "Definite"):
            return "Def" in definite
        return bool(self.analysis(index).get("prc0", "Al_det") == "Al_det")

    def analysis(self, index: int) -> dict[str, Any]:
        """The CAMeL reading of a token's word; empty where there is none."""
        if index not in self._analyses:
            self._analyses[index] = self.doc[index]._.analysis or {}
        return self._analyses[index]

    def is_known(self, index: int) -> bool:
        """Whether the analyser has the word."""
        return self.analysis(index).get("source") in ("lex", "spvar", "name")

    def feature(self, index: int, name: str) -> list[str]:
        """Values of a UD feature of a token."""
        return list(self.doc[index].morph.get(name, []))

    def has(self, index: int, feature: str, value: str) -> bool:
        """Whether a token has a value of a UD feature."""
        return value in self.feature(index, feature)

    def is_word(self, index: int) -> bool:
        """Whether a token is made of letters; marks do not count."""
        if not 0 <= index < len(self.norms):
            return False
        norm = self.norms[index]
        return norm.isalpha() and is_arabic(norm)

    def is_nominal(self, index: int) -> bool:
        """Whether a token can be a noun, by its part of speech and letters."""
        token = self.at(index)
        if token is None or token.pos_ not in _NOUNS or not self.is_word(index):
            return False
        return len(token.norm_) >= _SHORT and not self.is_in(index, "no_noun")

    def is_person(self, index: int) -> bool:
        """Whether the analyser marks a noun as rational (a person)."""
        return self.analysis(index).get("rat") == "r" and self.doc[index].pos_ != "ADJ"

    def display_lemma(self, index: int) -> str:
        """Lemma in ordinary spelling: مبنى, where LEMMA is folded to مبني."""
        lexeme = strip_marks(str(self.analysis(index).get("lex") or "")).translate(_WASLA)
        if lexeme and self.is_known(index):
            return lexeme
        lemma = lexeme or str(self.doc[index].lemma_)
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
                if form.endswith(ending) and len(form) > len(ending) + _SHORT:
                    stem = form[: -len(ending)]
                    forms |= {stem, stem + feminine}
    return forms
