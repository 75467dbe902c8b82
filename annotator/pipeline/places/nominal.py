"""Definite facilities without a name: «المطار الدولي», «القصر الجمهوري»."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import PlaceLexicon, TypeNoun
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import after, before, is_definite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_WORDS = 4


def find_nominals(doc: "Doc", lexicon: PlaceLexicon, names: Iterable[Mention]) -> list[Mention]:
    """Definite singular facilities that stand for one place of the text.

    Plurals («المباني الإدارية») are counted things and no places.
    """
    occupied = {at for name in names for at in range(name.start, name.end)}
    found: list[Mention] = []
    at = 0
    while at < len(doc):
        end = None if at in occupied else _end(doc, at, lexicon)
        if end is None or not occupied.isdisjoint(range(at, end)):
            at += 1
            continue
        noun = lexicon.type_noun(doc[at].norm_)
        found.append(
            Mention(
                at,
                end,
                rule=noun.where if noun else lexicon.where["nominal_phrase"],
                kind=noun.kind if noun and not noun.plural else "facility",
                typed=True,
                mention="nominal",
                unknown=True,
            )
        )
        at = end
    return found


def _end(doc: "Doc", at: int, lexicon: PlaceLexicon) -> int | None:
    """Index after a nominal facility that begins at a token."""
    phrase = _phrase_end(doc, at, lexicon.words("nominal_phrase"))
    if phrase is not None:
        return phrase
    noun = lexicon.type_noun(doc[at].norm_)
    if noun is None or not _can_be_nominal(doc, at, noun):
        return None
    following = after(doc, at + 1)
    if following is None:
        return None
    token = doc[following]
    fits = is_definite(token) and token.norm_ in lexicon.words("facility_adjective")
    return following + 1 if fits and _agrees(doc[at], token) else None


def _can_be_nominal(doc: "Doc", at: int, noun: TypeNoun) -> bool:
    if noun.plural or noun.nominal == "no" or not is_definite(doc[at]):
        return False
    previous = before(doc, at)
    return previous is None or doc[previous].norm_ not in ("كل", "جميع", "بعض")


def _agrees(noun: "Token", adjective: "Token") -> bool:
    return noun.norm_.endswith("ة") == adjective.norm_.endswith("ة") or "Fem" in str(noun.morph)


def _phrase_end(doc: "Doc", at: int, phrases: frozenset[str]) -> int | None:
    norms: list[str] = []
    best: int | None = None
    position: int | None = at
    while position is not None and len(norms) < MOST_WORDS:
        norms.append(doc[position].norm_)
        if " ".join(norms) in phrases:
            best = position + 1
        position = after(doc, position + 1)
    return best
