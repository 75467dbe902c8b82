"""Noun phrases that stand inside a mention: whom it serves, what it does."""

from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import Tok

LONGEST_CHAIN = 4
"""Nouns that can follow each other in idafa."""

LONGEST_NAME = 3
"""Further words of a person's name."""


def noun_phrase_end(situation: Situation, at: int) -> int | None:
    """Index after a noun phrase: a place, or nouns in idafa with their adjectives."""
    view = situation.view
    place = view.place_from.get(at)
    if place is not None:
        return place.last
    end = at
    for _ in range(LONGEST_CHAIN):
        tok = view.get(end, at)
        titled = tok is not None and end == at and tok.is_adjective and tok.definite
        if tok is None or not (tok.is_noun or titled):
            break
        if end > at and not view.opens_word(end):
            break
        end = view.word_end(end)
        if tok.definite or tok.tag == "noun_prop":
            end = proper_run(situation, tok, end)
            break
    if end == at:
        return None
    definite = view.toks[end - 1].definite or view.toks[end - 1].tag == "noun_prop"
    while (tok := view.get(end, at)) is not None and view.opens_word(end):
        if not tok.is_adjective or tok.definite != definite:
            break
        end = view.word_end(end)
    return end


def is_tie(situation: Situation, at: int) -> bool:
    """Whether a word is a definite participle with its preposition: الموالية لـ."""
    tok = situation.view.toks[at]
    prepositions = situation.lexicon.loyal.get(tok.bare)
    following = situation.view.get(at + 1, at)
    if not tok.definite or prepositions is None or following is None:
        return False
    return following.norm in prepositions


def proper_run(situation: Situation, tok: Tok, at: int) -> int:
    """Index after the proper names that continue a name, or follow a title."""
    view = situation.view
    titled = "rank" in tok.kinds or "honorific" in tok.kinds
    if tok.tag != "noun_prop" and not titled:
        return at
    for number in range(LONGEST_NAME):
        following = view.get(at, at - 1)
        if following is None or not view.opens_word(at):
            break
        if is_tie(situation, at):
            break
        given = titled and number == 0 and following.tag == "noun" and not following.definite
        if following.tag != "noun_prop" and not given:
            break
        if at in view.place_at:
            break
        at = view.word_end(at)
    return at
