"""Nisbas: adjectives that tell whose a force is."""

from annotator.pipeline.forces.lexicon import ForceLexicon, Nisba
from annotator.pipeline.forces.view import View
from annotator.pipeline.forces.words import NISBA


def nisba_at(view: View, lexicon: ForceLexicon, i: int) -> tuple[Nisba, int] | None:
    """The nisba at token ``i`` and the index after it.

    Two-word nisbas (الكورية الجنوبية, "South Korean") count as one. A verb is none.

    >>> nisba_at(view, lexicon, 1)[0].country  # القوات التركية  # doctest: +SKIP
    'TUR'
    """
    tok = view.get(i)
    if tok is None or not tok.roles & NISBA:
        return None
    following = view.get(i + 1, i)
    if following is not None and view.opens_word(i + 1):
        double = lexicon.nisbas.get(f"{tok.bare} {following.bare}")
        if double is not None:
            return double, i + 2
    nisba = lexicon.nisbas.get(tok.bare)
    if nisba is None and tok.is_adjective:
        nisba = lexicon.nisbas.get(tok.lemma)
    return (nisba, i + 1) if nisba is not None else None


def tanwin_nisba_at(view: View, lexicon: ForceLexicon, i: int) -> Nisba | None:
    """The nisba in the accusative at token ``i`` (جنديا روسيا), which may look like a country.

    Only for use after a noun that is itself in the indefinite accusative.
    """
    tok = view.get(i)
    return lexicon.tanwin_nisbas.get(tok.norm) if tok is not None else None
