"""Small questions about the tokens of a Doc that the places layer asks again and again."""

from typing import TYPE_CHECKING

from annotator.pipeline.columns import word_numbers
from annotator.pipeline.places.lexicon import ARTICLE, PlaceLexicon
from annotator.text.chars import is_arabic

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SON = frozenset(("بن", "ابن", "بنت"))
"""Between the names of a person and of the father."""

_HAMZA = ("أ", "إ", "آ")

NOUNS = ("NOUN", "ADJ", "PROPN", "X")


def after(doc: "Doc", at: int) -> int | None:
    """Index of the first token from ``at`` on that is no blank, on the same line."""
    while at < len(doc):
        if not doc[at].is_space:
            return at
        if "\n" in doc[at].text:
            return None
        at += 1
    return None


def before(doc: "Doc", at: int) -> int | None:
    """Index of the last token before ``at`` that is no blank, on the same line."""
    at -= 1
    while at >= 0:
        if not doc[at].is_space:
            return at
        if "\n" in doc[at].text:
            return None
        at -= 1
    return None


def is_article(norm: str) -> bool:
    """Whether a folded spelling begins with ال."""
    return norm.startswith(ARTICLE) and len(norm) > 3


def is_definite(token: "Token") -> bool:
    """Whether a token has the article ال, by its spelling: not ألماني."""
    return is_article(token.norm_) and not token.text.startswith(_HAMZA)


def is_masculine(token: "Token") -> bool:
    """Whether a noun is masculine singular (no feminine adjective agrees with it)."""
    morph = str(token.morph)
    return "Number=Sing" in morph and not token.norm_.endswith("ة") and "Fem" not in morph


def is_proclitic(doc: "Doc", at: int) -> bool:
    """Whether a token is a clitic at the beginning of a longer written word."""
    return (
        doc[at].pos_ in ("ADP", "CCONJ", "PART", "AUX", "SCONJ")
        and at + 1 < len(doc)
        and not doc[at].whitespace_
        and word_end(doc, at) > at + 1
    )


def is_conjunction(doc: "Doc", at: int) -> bool:
    """Whether a token joins names: و, أو, a comma."""
    token = doc[at]
    return token.norm_ in ("و", "،", ",", "او", "/", "-", "–") and (
        token.pos_ in ("CCONJ", "PUNCT", "SYM") or token.norm_ in ("و", "او")
    )


def word_start(doc: "Doc", at: int) -> int:
    """Index of the first token of the written word that a token belongs to."""
    words = word_numbers(doc)
    while at > 0 and words[at] >= 0 and words[at - 1] == words[at]:
        at -= 1
    return at


def word_end(doc: "Doc", at: int) -> int:
    """Index after the last token of the written word that a token belongs to."""
    words = word_numbers(doc)
    end = at + 1
    while end < len(words) and words[at] >= 0 and words[end] == words[at]:
        end += 1
    return end


def ends_with(doc: "Doc", end: int, phrases: frozenset[str], most: int = 4) -> int | None:
    """Longest phrase of a list that ends right before a token.

    Args:
        doc: The Doc.
        end: Index of the token.
        phrases: Folded NORM words joined by single blanks.
        most: Words of the longest phrase.

    Returns:
        Index of the phrase's first token, or None.
    """
    norms: list[str] = []
    found: int | None = None
    at = before(doc, end)
    while at is not None and len(norms) < most:
        norms.insert(0, doc[at].norm_)
        if " ".join(norms) in phrases:
            found = at
        at = before(doc, at)
    return found


def in_class(token: "Token", lexicon: PlaceLexicon, name: str) -> bool:
    """Whether a token's lemma or spelling (without ال) is in a class of words."""
    words = lexicon.words(name)
    return (
        token.lemma_ in words
        or token.norm_ in words
        or (token.norm_.startswith(ARTICLE) and token.norm_[2:] in words)
    )


def nisba_country(token: "Token", lexicon: PlaceLexicon) -> str | None:
    """Country of a relational adjective ("" for one of no country), or None."""
    for form in (token.norm_.removeprefix(ARTICLE), token.lemma_):
        if form in lexicon.nisbas and token.pos_ in NOUNS:
            return lexicon.nisbas[form]
    return None


def is_name_like(token: "Token") -> bool:
    """Whether a token may be (part of) an unknown name: a proper noun of letters."""
    return token.pos_ in ("PROPN", "X") and token.norm_.isalpha() and is_arabic(token.norm_)
