"""Names of places that are something else in a text: people, adjectives, newspapers."""

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.text import SON, Text
from annotator.text.chars import OPENING_QUOTES, STRAIGHT_QUOTES

_QUOTES = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)

LARGE = 300_000
"""Inhabitants from which a name after an unknown name is no surname."""


def is_something_else(text: Text, match: Match, places: frozenset[int]) -> bool:
    """Whether a name of the gazetteer stands for no place here.

    Args:
        text: The text.
        match: The name.
        places: Tokens of safe names: what follows one of them is no surname.
    """
    previous, following = text.before(match.start), text.after(match.end)
    if following is not None and text.norms[following] in SON:
        return True
    if previous is None:
        return is_river_bank(text, match)
    if text.is_proclitic(previous):
        if _is_person_after_clitic(text, match, previous, following, places):
            return True
    elif (
        is_person(text, match, previous, following, places)
        or _is_adjective(text, match, previous)
        or is_vessel(text, match, previous)
    ):
        return True
    return (
        is_outlet(text, match, previous, following)
        or is_river_bank(text, match)
        or is_office(text, match)
    )


def is_person(
    text: Text, match: Match, previous: int, following: int | None, places: frozenset[int]
) -> bool:
    """Whether a name is (part of) a person's name: «ياسر عرفات», «الملك خالد».

    Args:
        text: The text.
        match: The name.
        previous: The token before it, no clitic.
        following: The token after it, or None.
        places: Tokens of safe names.
    """
    word, pos = text.words[previous], text.pos[previous]
    if match.best.kind == "country":
        return pos == "PROPN" and word.first_name and previous not in places
    if _has_surname(text, match, following):
        return True
    if pos in ("PROPN", "NOUN", "ADJ", "X") and (
        word.first_name or "kunya" in word.by_spelling
    ):
        return previous not in places
    title = word.definite and "title" in word.by_lemma
    if title and match.end - match.start == 1 and pos != "ADJ":
        return True
    unknown = pos == "PROPN" and word.type_noun is None
    return unknown and match.best.mark != REVIEWED and match.best.population < LARGE


def _is_person_after_clitic(
    text: Text, match: Match, clitic: int, following: int | None, places: frozenset[int]
) -> bool:
    """The same for a name with a clitic: «كمحمد علي», a first name by its whole word."""
    name_goes_on = following is not None and text.words[following].name_like
    if name_goes_on and "glued_like" in text.words[clitic].by_spelling:
        return following not in places
    if match.best.mark == REVIEWED:
        return False
    return text.folded(text.word_start(match.start), match.end) in text.lexicon.first_names


def _has_surname(text: Text, match: Match, following: int | None) -> bool:
    """Whether a name is a first name before a surname with ال."""
    if match.end > match.start + 1 or not text.words[match.start].first_name:
        return False
    if following is None or match.best.mark == REVIEWED or text.is_proclitic(following):
        return False
    return text.pos[following] in ("PROPN", "NOUN") and text.words[following].definite


def _is_adjective(text: Text, match: Match, previous: int) -> bool:
    """Whether a country's name is a nisba here: «القوات السعودية», «حكومة سورية»."""
    if match.end - match.start != 1:
        return False
    if _is_adverbial(text, match.start, previous):
        return True
    word, noun = text.words[match.start], text.words[previous]
    if not word.nisba_form or text.pos[previous] not in ("NOUN", "ADJ", "PROPN"):
        return False
    if word.definite:
        return noun.definite
    feminine = text.norms[previous].endswith(("ة", "ات"))
    feminine = feminine or "Number=Plur" in text.morphs[previous]
    return feminine and not noun.definite and "direction" not in noun.classes


def _is_adverbial(text: Text, at: int, previous: int) -> bool:
    """Whether a country's name is an accusative nisba: «هجوما روسيا» (a Russian attack)."""
    norm, noun = text.norms[at], text.norms[previous]
    if not norm.endswith("يا") or norm[:-1] not in text.lexicon.nisbas:
        return False
    accusative = noun.endswith("ا") and not text.words[previous].definite
    return accusative and text.pos[previous] in ("NOUN", "ADJ") and len(noun) > 3


def is_vessel(text: Text, match: Match, previous: int) -> bool:
    """Whether a name is that of a ship or an operation: «حاملة الطائرات شاندونغ»."""
    quoted = text.texts[previous] in _QUOTES
    if not quoted and (match.best.kind == "country" or not text.words[previous].definite):
        return False
    kind = "vessel" if quoted else "warship"
    for at in range(previous, max(0, previous - (4 if quoted else 2)) - 1, -1):
        if kind in text.words[at].classes:
            between = text.pos[at + 1 : match.start]
            return all(pos in ("NOUN", "ADJ", "PUNCT") for pos in between)
    return False


def is_river_bank(text: Text, match: Match) -> bool:
    """Whether a name is the bank of a river here: «الضفة اليسرى لنهر X»."""
    if "bank" not in text.words[match.start].by_spelling:
        return False
    at = text.after(match.start + 1)
    for _ in range(3):
        if at is None:
            return False
        word = text.words[at]
        if word.noun is not None:
            return word.noun.kind == "river"
        if not (text.is_proclitic(at) or word.definite or text.pos[at] == "ADP"):
            return False
        at = text.after(at + 1)
    return False


def is_office(text: Text, match: Match) -> bool:
    """Whether a building stands for those who work there: «رفض قصر …», «باسم …»."""
    return match.best.kind == "facility" and speaks(text, match.start)


def speaks(text: Text, start: int) -> bool:
    """The same for the token that a facility's name begins with."""
    previous = text.before(start)
    if previous is not None and "office_noun" in text.words[previous].by_spelling:
        previous = text.before(previous)
    if previous is None:
        return False
    if "in_the_name" in text.words[previous].by_spelling:
        return True
    first = text.words[start]
    seat = "office_noun" in first.by_spelling or first.noun is None
    return seat and text.pos[previous] == "VERB" and "say" in text.words[previous].by_lemma


def is_outlet(text: Text, match: Match, previous: int, following: int | None) -> bool:
    """Whether a name in quotation marks or brackets is a newspaper, agency or channel."""
    if following is None or not text.words[previous].punct:
        return False
    quoted = text.words[following].punct and text.texts[previous] not in (
        "،",
        ",",
        ".",
        ":",
        "-",
    )
    return quoted and text.folded(match.start, match.end) in text.lexicon.outlets
