"""Words written with ه for ة, which the morphology may read as a noun with a pronoun.

مسيره "his march" is مسيرة "drone" in a text that writes سياره for سيارة.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.pipeline.forces.words import CARELESS, Tok

if TYPE_CHECKING:
    from annotator.pipeline.forces.lexicon import ForceLexicon


def repaired(
    toks: list[Tok], words: Sequence[int], lexicon: "ForceLexicon"
) -> tuple[list[Tok], Sequence[int]]:
    """Join what is one misspelt word, in texts that write so.

    Args:
        toks: The tokens of a document.
        words: Their written words, by number.
        lexicon: The lexicons of the layer.

    Returns:
        The tokens, and for every token given the number of the one that now holds it.
    """
    if not any(tok.roles & CARELESS for tok in toks):
        return toks, range(len(toks))
    joined: list[Tok] = []
    place: list[int] = []
    for at, tok in enumerate(toks):
        inside = at > 0 and words[at] == words[at - 1]
        if inside and _is_ending(joined[-1], tok, lexicon):
            joined[-1] = lexicon.words.joined(joined[-1], tok)
        else:
            joined.append(tok)
        place.append(len(joined) - 1)
    return joined, place


def _is_ending(stem: Tok, tok: Tok, lexicon: "ForceLexicon") -> bool:
    """Whether a token is the pronoun ه at the end of the word that the one before begins."""
    good, bad = (lexicon.inflection.endings[kind][0] for kind in ("feminine", "miswritten"))
    nominal = stem.is_adjective or stem.tag in ("noun", "noun_prop")
    return (
        nominal
        and tok.tag == "pron"
        and tok.norm == bad
        and stem.number in ("Sing", "")
        and (stem.is_adjective or lexicon.knows(stem.bare + good))
    )
