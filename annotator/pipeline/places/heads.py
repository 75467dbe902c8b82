"""What stands round a place and settles its role: institutions, envoys, headers, verbs."""

from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    after,
    before,
    in_class,
    is_conjunction,
    is_definite,
    is_proclitic,
)
from annotator.text.chars import OPENING_QUOTES, STRAIGHT_QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 6
_COLON = ":"
_QUOTES = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)


def belongs_to_institution(doc: "Doc", at: int, start: int, lexicon: PlaceLexicon) -> bool:
    """Whether a preposition joins a country to the name of an institution.

    «وزارة الدفاع في الاتحاد الروسي», «بعثة الأمم المتحدة للدعم في ليبيا».

    Args:
        doc: The Doc.
        at: The preposition.
        start: First token of the sentence.
        lexicon: Words of the places layer.
    """
    words = 0
    for token in reversed(doc[max(start, at - _REACH) : at]):
        if in_class(token, lexicon, "institution") and token.pos_ in ("NOUN", "ADJ", "PROPN"):
            return words > 0
        glued = is_proclitic(doc, token.i) and token.norm_ in lexicon.words("glued_to")
        joined = token.norm_ == "و"
        nominal = token.pos_ in ("NOUN", "ADJ", "PROPN", "X")
        if not (glued or joined or token.is_space or nominal):
            return False
        if nominal and not (is_definite(token) or token.pos_ == "PROPN"):
            return False
        words += nominal
    return False


def follows_class(doc: "Doc", at: int, start: int, lexicon: PlaceLexicon, name: str) -> bool:
    """Whether a noun of a class stands before a token, with its own phrase between.

    «مبعوثة الأمم المتحدة إلى ليبيا».
    """
    for token in reversed(doc[max(start, at - _REACH) : at]):
        if in_class(token, lexicon, name):
            return True
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "X", "SPACE"):
            return False
    return False


def header_speaks(doc: "Doc", colon: int) -> bool:
    """Whether the words after «X:» are those of X: first person, a denial, a quotation."""
    at = after(doc, colon + 1)
    for _ in range(3):
        if at is None:
            return False
        token = doc[at]
        if token.text in _QUOTES or token.tag_ == "part_neg":
            return True
        if token.pos_ == "VERB" or token.pos_ == "PRON":
            return "Person=1" in str(token.morph)
        if token.pos_ not in ("AUX", "PART"):
            return False
        at = after(doc, at + 1)
    return False


def is_header(doc: "Doc", end: int) -> bool:
    """Whether a colon follows a token."""
    at = after(doc, end)
    return at is not None and doc[at].text == _COLON


def speaks_after(doc: "Doc", mention: Mention, lexicon: PlaceLexicon) -> bool:
    """Whether a verb of saying follows a name: «أما هرغيسا فأعلنت», «وباكو تنفي»."""
    at = after(doc, mention.end)
    if at is not None and doc[at].pos_ == "CCONJ" and is_proclitic(doc, at):
        joined = doc[at].norm_ != "و"
        at = at + 1 if joined else None
    if at is None or doc[at].pos_ != "VERB":
        return False
    feminine = "Gender=Fem" in str(doc[at].morph)
    return feminine and doc[at].lemma_ in lexicon.words("say")


def opens_aside(doc: "Doc", comma: int, lexicon: PlaceLexicon) -> bool:
    """Whether «X، بدورها، …» goes on after a comma, and no date or agency of a dateline."""
    at = after(doc, comma + 1)
    if at is None or not is_conjunction(doc, comma):
        return False
    token = doc[at]
    dated = token.is_punct or token.norm_[:1].isdigit() or token.pos_ in ("NUM", "PROPN", "X")
    return not dated and token.norm_ in lexicon.words("aside")


def head_before(doc: "Doc", at: int) -> int:
    """The noun of which a pronoun is the suffix: «عبورهم غواتيمالا»; else the token."""
    previous = before(doc, at)
    if doc[at].pos_ == "PRON" and previous is not None and doc[previous].pos_ == "NOUN":
        return previous
    return at
