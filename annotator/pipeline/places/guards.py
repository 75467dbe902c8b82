"""Names of places that are something else in a text: people, adjectives, newspapers."""

from typing import TYPE_CHECKING

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.lexicon import ARTICLE, PlaceLexicon
from annotator.pipeline.places.text import (
    SON,
    after,
    before,
    in_class,
    is_definite,
    is_name_like,
    is_proclitic,
    word_start,
)
from annotator.text.chars import OPENING_QUOTES, STRAIGHT_QUOTES
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTES = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)

LARGE = 300_000
"""Inhabitants from which a name after an unknown name is no surname."""


def is_something_else(
    doc: "Doc", match: Match, lexicon: PlaceLexicon, places: frozenset[int]
) -> bool:
    """Whether a name of the gazetteer stands for no place here.

    Args:
        doc: The Doc.
        match: The name.
        lexicon: Words of the places layer.
        places: Tokens of safe names: what follows one of them is no surname.
    """
    return (
        is_person(doc, match, lexicon, places)
        or _is_adjective(doc, match, lexicon)
        or is_outlet(doc, match, lexicon)
        or is_vessel(doc, match, lexicon)
        or is_river_bank(doc, match, lexicon)
        or is_office(doc, match, lexicon)
    )


def is_person(
    doc: "Doc", match: Match, lexicon: PlaceLexicon, places: frozenset[int] = frozenset()
) -> bool:
    """Whether a name is (part of) a person's name: «ياسر عرفات», «الملك خالد»."""
    best = match.best
    following = after(doc, match.end)
    if following is not None and doc[following].norm_ in SON:
        return True
    previous = before(doc, match.start)
    if previous is not None and is_proclitic(doc, previous):
        name_goes_on = following is not None and is_name_like(doc[following])
        if doc[previous].norm_ in lexicon.words("glued_like") and name_goes_on:
            return following not in places
        whole = fold(doc[word_start(doc, match.start) : match.end].text)
        return best.mark != REVIEWED and whole in lexicon.first_names
    if previous is None:
        return False
    token = doc[previous]
    if best.kind == "country":
        first = token.pos_ == "PROPN" and token.norm_ in lexicon.first_names
        return first and previous not in places
    first_name = doc[match.start].norm_ in lexicon.first_names and match.end == match.start + 1
    if first_name and following is not None and best.mark != REVIEWED:
        surname = doc[following].pos_ in ("PROPN", "NOUN") and is_definite(doc[following])
        if surname and not is_proclitic(doc, following):
            return True
    if token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and (
        token.norm_ in lexicon.first_names or token.norm_ in lexicon.words("kunya")
    ):
        return previous not in places
    title = token.lemma_ in lexicon.words("title") and is_definite(token)
    if title and match.end - match.start == 1 and token.pos_ != "ADJ":
        return True
    unknown = token.pos_ == "PROPN" and not lexicon.type_noun(token.norm_)
    return unknown and best.mark != REVIEWED and best.population < LARGE


def _is_adjective(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a country's name is a nisba here: «القوات السعودية», «حكومة سورية»."""
    if match.end - match.start != 1:
        return False
    token = doc[match.start]
    previous = before(doc, match.start)
    if previous is None or is_proclitic(doc, previous):
        return False
    noun = doc[previous]
    if _is_adverbial(token.norm_, noun, lexicon):
        return True
    if not is_nisba_form(token.norm_, lexicon):
        return False
    if noun.pos_ not in ("NOUN", "ADJ", "PROPN"):
        return False
    if is_definite(token):
        return is_definite(noun)
    feminine = noun.norm_.endswith(("ة", "ات")) or "Number=Plur" in str(noun.morph)
    return not is_definite(noun) and feminine and not in_class(noun, lexicon, "direction")


def is_nisba_form(norm: str, lexicon: PlaceLexicon) -> bool:
    """Whether a country's name is spelled like its feminine nisba (سورية، السعودية)."""
    stems = (norm, norm.removeprefix(ARTICLE))
    return norm.endswith(("ية", "يه")) and any(stem in lexicon.nisbas for stem in stems)


def _is_adverbial(norm: str, noun: "Token", lexicon: PlaceLexicon) -> bool:
    """Whether a country's name is an accusative nisba: «هجوما روسيا» (a Russian attack)."""
    accusative = noun.norm_.endswith("ا") and not is_definite(noun)
    nisba = norm.endswith("يا") and norm[:-1] in lexicon.nisbas
    return nisba and accusative and noun.pos_ in ("NOUN", "ADJ") and len(noun.norm_) > 3


def is_vessel(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a name is that of a ship or an operation: «حاملة الطائرات شاندونغ»."""
    previous = before(doc, match.start)
    if previous is None or is_proclitic(doc, previous):
        return False
    quoted = doc[previous].text in _QUOTES
    reach = doc[max(0, previous - (4 if quoted else 2)) : previous + 1]
    kind = "vessel" if quoted else "warship"
    named = [token.i for token in reach if in_class(token, lexicon, kind)]
    if not named or (not quoted and match.best.kind == "country"):
        return False
    between = doc[named[-1] + 1 : match.start]
    return all(token.pos_ in ("NOUN", "ADJ", "PUNCT") for token in between) and (
        quoted or is_definite(doc[previous])
    )


def is_river_bank(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a name is the bank of a river here: «الضفة اليسرى لنهر X»."""
    if doc[match.start].norm_ not in lexicon.words("bank"):
        return False
    at = after(doc, match.start + 1)
    for _ in range(3):
        if at is None:
            return False
        noun = lexicon.types.get(doc[at].norm_)
        if noun is not None:
            return noun.kind == "river"
        if not (is_proclitic(doc, at) or is_definite(doc[at]) or doc[at].pos_ == "ADP"):
            return False
        at = after(doc, at + 1)
    return False


def is_office(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a building stands for those who work there: «رفض قصر …», «باسم …»."""
    return match.best.kind == "facility" and speaks(doc, match.start, lexicon)


def speaks(doc: "Doc", start: int, lexicon: PlaceLexicon) -> bool:
    """The same for the token that a facility's name begins with."""
    previous = before(doc, start)
    if previous is not None and doc[previous].norm_ in lexicon.words("office_noun"):
        previous = before(doc, previous)
    if previous is None:
        return False
    token = doc[previous]
    if token.norm_ in lexicon.words("in_the_name"):
        return True
    first = doc[start].norm_
    seat = first in lexicon.words("office_noun") or first not in lexicon.types
    return seat and token.pos_ == "VERB" and token.lemma_ in lexicon.words("say")


def is_outlet(doc: "Doc", match: Match, lexicon: PlaceLexicon) -> bool:
    """Whether a name in quotation marks or brackets is a newspaper, agency or channel."""
    previous, following = before(doc, match.start), after(doc, match.end)
    if previous is None or following is None:
        return False
    marked = doc[previous].is_punct and doc[following].is_punct
    quoted = marked and doc[previous].text not in ("،", ",", ".", ":", "-")
    return quoted and fold(doc[match.start : match.end].text) in lexicon.outlets
