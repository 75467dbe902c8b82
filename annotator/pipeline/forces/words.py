"""What the layer asks of a token alone: answered once for each form, not for each token."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotator.pipeline.columns import ByForm, Form
from annotator.pipeline.forces.inflection import Shape
from annotator.text.fold import fold

if TYPE_CHECKING:
    from annotator.pipeline.forces.lexicon import ForceLexicon, Head

HEAD, NAME, MODEL, NISBA, CARELESS = 1, 2, 4, 8, 16
"""Roles: a word may begin a head, may begin the name of a force, may begin the code of
equipment that stands for the thing, may begin a nisba; it is written with ه for ة."""

FUNCTION_TAGS = ("prep", "conj", "pron", "part", "punc", "adv", "interj")

_NO_KINDS: frozenset[str] = frozenset()
_NOT_IN_KEY = re.compile(r"[\s\-‐‑–./]+")

Opener = tuple["Head", bool]
"""A row whose first word a word is, and whether by its spelling, not its lemma alone."""


def model_key(text: str) -> str:
    """Key of a model code: folded, lower case, without hyphens, dots and blanks.

    >>> model_key("Il-76"), model_key("إس 400")
    ('il76', 'اس400')
    """
    return _key_of_folded(fold(text))


def _key_of_folded(word: str) -> str:
    return (word if word.isalpha() else _NOT_IN_KEY.sub("", word)).lower()


class Tok(NamedTuple):
    """A token wherever it stands: its :class:`Shape`, and what the lexicons say of it.

    Attributes:
        is_noun: Noun, proper noun or number word.
        is_adjective: Adjective, ordinals included.
        is_verb: Verb proper.
        is_function: Particle, pronoun, adverb or punctuation.
        kinds: Kinds of context words that it belongs to.
        heads: Rows of forces.tsv that it can begin.
        model_key, bare_model_key: Its part of a model's key, and that without article.
        roles: Its roles, as bits.
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
    is_noun: bool
    is_adjective: bool
    is_verb: bool
    is_function: bool
    kinds: frozenset[str]
    heads: tuple[Opener, ...]
    model_key: str
    bare_model_key: str
    roles: int

    def is_any(self, kinds: Iterable[str]) -> bool:
        """Whether it belongs to one of some kinds of context words."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def shape(self) -> Shape:
        """What spelling and morphology say of it."""
        return Shape._make(self[:9])


class Words:
    """Describes words by the lexicons of the layer.

    Args:
        lexicon: The lexicons, complete.

    Attributes:
        toks: The tokens by their forms.
        whole: Folded words that begin a name or are a head of one word.
    """

    def __init__(self, lexicon: "ForceLexicon"):
        self._lexicon = lexicon
        endings = lexicon.inflection.endings
        self._good, self._bad = endings["feminine"][0], endings["miswritten"][0]
        self._nisbas = {nisba.split(" ", 1)[0] for nisba in lexicon.nisbas}
        self._codes = {
            key[:end]
            for key, model in lexicon.models.items()
            if model.coded
            for end in range(len(key) + 1)
        }
        contexts = lexicon.contexts.items()
        self._of_lemma = _inverted((kind, context.lemmas) for kind, context in contexts)
        self._of_form = _inverted((kind, context.forms) for kind, context in contexts)
        self.whole = set(lexicon.names)
        for rows in lexicon.heads.values():
            self.whole.update(head.lemmas[0] for head in rows if len(head.forms) == 1)
        self.toks: ByForm[Tok] = ByForm(self._tok)

    def _tok(self, form: Form) -> Tok:
        shape = self._lexicon.inflection.shape(form)
        careless = shape.norm.endswith(self._good) and fold(shape.text).endswith(self._bad)
        return self.describe(self._mended(shape), careless=careless)

    def _mended(self, shape: Shape) -> Shape:
        """A word that is in the lexicons with ة instead of ه: مسيره for مسيرة."""
        if not shape.norm.endswith(self._bad):
            return shape
        norm, bare = (word.removesuffix(self._bad) + self._good for word in shape[1:3])
        if not self._lexicon.knows(bare):
            return shape
        return shape._replace(norm=norm, bare=bare, number="Sing", gender="Fem")

    def joined(self, stem: Tok, ending: Tok) -> Tok:
        """A word with the ه after it that the morphology took for a pronoun."""
        norm, bare = stem.norm + self._good, stem.bare + self._good
        shape = stem.shape._replace(
            text=stem.text + ending.text, norm=norm, bare=bare, number="Sing", gender="Fem",
            state="Def" if stem.definite else "",
            lemma=stem.lemma if stem.is_adjective else bare,
        )  # fmt: skip
        return self.describe(shape)

    def describe(self, shape: Shape, *, careless: bool = False) -> Tok:
        """What the lexicons say of a word.

        Args:
            shape: The word, mended.
            careless: Whether it is written with ه for ة.
        """
        tag = shape.tag
        noun, adjective, verb = tag.startswith("noun"), tag.startswith("adj"), tag == "verb"
        function = tag.startswith(FUNCTION_TAGS)
        kinds = self._of_lemma.get(shape.lemma, _NO_KINDS)
        kinds |= self._of_form.get(shape.bare, _NO_KINDS)
        heads = () if function or tag == "digit" else tuple(self._heads(shape))
        key = _key_of_folded(shape.norm)
        keys = key, key if shape.bare == shape.norm else _key_of_folded(shape.bare)
        roles = CARELESS * careless | HEAD * bool(heads)
        roles |= NAME * (shape.norm in self.whole or fold(shape.text) in self.whole)
        if tag == "noun_prop" or _has_digit(shape.norm):
            roles |= MODEL * (not self._codes.isdisjoint(keys))
        if not verb and not function:
            words = (shape.bare, shape.lemma) if adjective else (shape.bare,)
            roles |= NISBA * (not self._nisbas.isdisjoint(words))
        return Tok(*shape, noun, adjective, verb, function, kinds, heads, *keys, roles)

    def _heads(self, shape: Shape) -> Iterator[Opener]:
        """Rows that a word opens: those with its spelling first, then those with its lemma."""
        lexicon = self._lexicon
        for head in lexicon.heads.get(shape.bare, []):
            if shape.definite or not head.fixed[0]:
                yield head, True
        if not shape.tag.startswith("noun"):
            return
        for head in lexicon.heads_by_lemma.get(shape.lemma, []):
            if (shape.definite or not head.fixed[0]) and self._is_same_word(head, shape):
                yield head, False

    def _is_same_word(self, head: "Head", shape: Shape) -> bool:
        """Whether a word found by its lemma is the listed one, not its feminine or plural.

        مهاجمة "attacking" has the lemma of مهاجم "attacker", ضوابط "rules" that of ضابط.
        """
        if shape.number == "Plur" and head.plurals:
            return False
        return shape.bare.endswith(self._good) == head.lemmas[0].endswith(self._good)


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(character.isdigit() for character in word)


def _inverted(words: Iterable[tuple[str, set[str]]]) -> dict[str, frozenset[str]]:
    """From kinds with their words to words with their kinds."""
    kinds: dict[str, set[str]] = {}
    for kind, members in words:
        for word in members:
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}
