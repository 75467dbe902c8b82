"""What stands round a place and settles its role: institutions, envoys, headers, verbs."""

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text
from annotator.text.chars import OPENING_QUOTES, STRAIGHT_QUOTES

_REACH = 6
_COLON = ":"
_QUOTES = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)


def belongs_to_institution(text: Text, at: int, start: int) -> bool:
    """Whether a preposition joins a country to the name of an institution.

    «وزارة الدفاع في الاتحاد الروسي», «بعثة الأمم المتحدة للدعم في ليبيا».

    Args:
        text: The text.
        at: The preposition.
        start: First token of the sentence.
    """
    words = 0
    for earlier in range(at - 1, max(start, at - _REACH) - 1, -1):
        word, pos = text.words[earlier], text.pos[earlier]
        if "institution" in word.classes and pos in ("NOUN", "ADJ", "PROPN"):
            return words > 0
        nominal = pos in ("NOUN", "ADJ", "PROPN", "X")
        glued = "glued_to" in word.by_spelling and text.is_proclitic(earlier)
        if not (nominal or glued or text.norms[earlier] == "و" or word.blank):
            return False
        if nominal and not (word.definite or pos == "PROPN"):
            return False
        words += nominal
    return False


def follows_class(text: Text, at: int, start: int, name: str) -> bool:
    """Whether a noun of a class stands before a token, with its own phrase between.

    «مبعوثة الأمم المتحدة إلى ليبيا».
    """
    for earlier in range(at - 1, max(start, at - _REACH) - 1, -1):
        if name in text.words[earlier].classes:
            return True
        if text.pos[earlier] not in ("NOUN", "ADJ", "PROPN", "X", "SPACE"):
            return False
    return False


def header_speaks(text: Text, colon: int) -> bool:
    """Whether the words after «X:» are those of X: first person, a denial, a quotation."""
    at = text.after(colon + 1)
    for _ in range(3):
        if at is None:
            return False
        if text.texts[at] in _QUOTES or text.tags[at] == "part_neg":
            return True
        if text.pos[at] in ("VERB", "PRON"):
            return "Person=1" in text.morphs[at]
        if text.pos[at] not in ("AUX", "PART"):
            return False
        at = text.after(at + 1)
    return False


def is_header(text: Text, end: int) -> bool:
    """Whether a colon follows a token."""
    at = text.after(end)
    return at is not None and text.texts[at] == _COLON


def speaks_after(text: Text, mention: Mention) -> bool:
    """Whether a verb of saying follows a name: «أما هرغيسا فأعلنت», «وباكو تنفي»."""
    at = text.after(mention.end)
    if at is not None and text.pos[at] == "CCONJ" and text.is_proclitic(at):
        joined = text.norms[at] != "و"
        at = at + 1 if joined else None
    if at is None or text.pos[at] != "VERB":
        return False
    return "Gender=Fem" in text.morphs[at] and "say" in text.words[at].by_lemma


def opens_aside(text: Text, comma: int) -> bool:
    """Whether «X، بدورها، …» goes on after a comma, and no date or agency of a dateline."""
    at = text.after(comma + 1)
    if at is None or not text.words[comma].joins:
        return False
    word, pos = text.words[at], text.pos[at]
    dated = word.punct or text.norms[at][:1].isdigit() or pos in ("NUM", "PROPN", "X")
    return not dated and "aside" in word.by_spelling


def head_before(text: Text, at: int) -> int:
    """The noun of which a pronoun is the suffix: «عبورهم غواتيمالا»; else the token."""
    previous = text.before(at)
    if text.pos[at] == "PRON" and previous is not None and text.pos[previous] == "NOUN":
        return previous
    return at
