"""Words written with ه for ة, which the morphology may read as a noun with a pronoun.

مسيره "his march" is مسيرة "drone" in a text that writes سياره for سيارة.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.text.fold import fold

if TYPE_CHECKING:
    from annotator.pipeline.forces.inflection import Inflection
    from annotator.pipeline.forces.view import Tok


def repaired(
    toks: Sequence["Tok"], inflection: "Inflection", known: Callable[[str], bool]
) -> tuple[list["Tok"], list[int]]:
    """Join what is one misspelt word, in texts that write so.

    Args:
        toks: The tokens of a document.
        inflection: Regular endings.
        known: Whether a folded word without article is in the lexicons.

    Returns:
        The tokens, renumbered, and for every token given the number of the one that now
        holds it.
    """
    good, bad = inflection.endings["feminine"][0], inflection.endings["miswritten"][0]
    careless = any(tok.norm.endswith(good) and fold(tok.text).endswith(bad) for tok in toks)
    joined: list[Tok] = []
    place: list[int] = []
    for tok in toks:
        stem = joined[-1] if joined else None
        ending = stem is not None and careless and _is_ending(stem, tok, bad)
        if stem is not None and ending and (stem.is_adjective or known(stem.bare + good)):
            _join(stem, tok, good)
            place.append(stem.i)
            continue
        if tok.norm.endswith(bad) and known(tok.bare[: -len(bad)] + good):
            tok.norm, tok.bare = tok.norm[: -len(bad)] + good, tok.bare[: -len(bad)] + good
            tok.number, tok.gender = "Sing", "Fem"
        place.append(len(joined))
        tok.i = len(joined)
        joined.append(tok)
    return joined, place


def _is_ending(stem: "Tok", tok: "Tok", bad: str) -> bool:
    """Whether a token is the pronoun ه at the end of the word of the token before it."""
    nominal = stem.is_adjective or stem.tag in ("noun", "noun_prop")
    return (
        nominal
        and tok.tag == "pron"
        and tok.norm == bad
        and tok.word == stem.word
        and stem.number in ("Sing", "")
    )


def _join(stem: "Tok", tok: "Tok", good: str) -> None:
    stem.end, stem.text = tok.end, stem.text + tok.text
    stem.norm, stem.bare = stem.norm + good, stem.bare + good
    stem.number, stem.gender = "Sing", "Fem"
    stem.state = "Def" if stem.definite else ""
    if not stem.is_adjective:
        stem.lemma = stem.bare
