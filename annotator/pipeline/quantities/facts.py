"""What the quantities layer asks of a token alone, answered once for each form."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.pipeline.columns import Form, features
from annotator.text.chars import is_arabic
from annotator.text.fold import fold

if TYPE_CHECKING:
    from annotator.pipeline.quantities.lexicon import QuantityLexicon

DUAL, ONE, SEVERAL, OTHER_TWO, DOUBLED = 1, 2, 4, 8, 16
"""Roles of words that may make a quantity without a numeral (bits of ``Facts.roles``)."""

SHORTEST = 2
"""Letters of the shortest noun."""

_NONE: frozenset[str] = frozenset()


class Facts(NamedTuple):
    """What a form is, whatever stands beside it.

    Attributes:
        word: Whether it is made of letters; marks do not count.
        definite: Whether it bears the article; None where only the full analysis tells.
        plain: Its NORM without the article.
        features: Values of its UD features.
        classes: Classes of ``quantity_words`` that its NORM or LEMMA is of.
        plain_classes: Those that it is of where its first letters are the article.
        roles: What quantity without a numeral it may make.
        closes_dual: Whether a written word of several tokens that ends in it may have an
            ending of the dual.
    """

    word: bool
    definite: bool | None
    plain: str
    features: Mapping[str, tuple[str, ...]]
    classes: frozenset[str]
    plain_classes: frozenset[str]
    roles: int
    closes_dual: bool


def facts_of(form: Form, lexicon: "QuantityLexicon") -> Facts:
    """Describe a form in the terms of a lexicon."""
    norm, article = form.norm, lexicon.article
    values, classes = _values(form.morph), lexicon.classes
    word = norm.isalpha() and is_arabic(norm)
    definite: bool | None = False
    plain = norm
    if norm.startswith(article) and len(norm) >= len(article) + SHORTEST:
        plain = norm[len(article) :]
        definite = "Def" in values["Definite"] if "Definite" in values else None
    return Facts(
        word, definite, plain, values,
        classes.get(norm, _NONE) | classes.get(form.lemma, _NONE),
        classes.get(plain, _NONE) if definite is not False else _NONE,
        _roles(norm, word, "Dual" in values.get("Number", ()), lexicon),
        _closes_dual(fold(form.text), lexicon),
    )  # fmt: skip


def _roles(norm: str, word: bool, dual: bool, lexicon: "QuantityLexicon") -> int:
    own = lexicon.classes.get(norm, _NONE)
    construct = dual and norm.endswith(lexicon.construct_endings)
    return (
        DUAL * (word and (construct or norm.endswith(lexicon.dual_endings)))
        + ONE * ("one" in own)
        + SEVERAL * (norm in lexicon.several)
        + OTHER_TWO * ("other_two" in own)
        + DOUBLED * ("doubled" in own)
    )


def _closes_dual(folded: str, lexicon: "QuantityLexicon") -> bool:
    """Whether a word ends like a dual, or is the rest of such an ending."""
    return folded in lexicon.dual_tails or folded.endswith(lexicon.dual_endings)


@lru_cache(maxsize=10_000)
def _values(morph: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(value.split(",")) for name, value in features(morph).items()}
