"""What a word can be: one reading, its pieces, and the words for them."""

from collections.abc import Mapping
from sys import intern
from typing import Any, NamedTuple


class Form(NamedTuple):
    """What the morphology says of one token; equal tokens have equal forms."""

    text: str
    norm: str
    lemma: str
    tag: str
    pos: str
    morph: str


class Piece(NamedTuple):
    """One token of a written word.

    Attributes:
        surface: The piece as written, marks and tatweel included; the surfaces of a
            reading's pieces concatenate to the word.
        norm: Repaired and folded spelling: NORM of the token.
        lemma: Folded, undiacritised lemma: LEMMA of the token.
        tag: CAMeL part of speech: TAG of the token.
        pos: UD part of speech.
        morph: UD features in canonical order, ``Gender=Fem|Number=Dual``.
        host: Whether this is the stem and not a clitic.
    """

    surface: str
    norm: str
    lemma: str
    tag: str
    pos: str
    morph: str = ""
    host: bool = True

    @property
    def form(self) -> Form:
        """What the piece's token will have; equal strings are one, since forms are kept."""
        return Form._make(map(intern, self[:6]))


class Reading(NamedTuple):
    """One reading of a written word.

    Attributes:
        pieces: The tokens, in order.
        score: Logarithm (base 10) of how likely the reading is without context.
        features: The full CAMeL analysis: diac, lex, gloss, root, pos, prc0 …
        source: lex (as spelled), spvar (spelling variant), name (our lexicons), digit,
            punc, foreign, backoff.
    """

    pieces: tuple[Piece, ...]
    score: float
    features: Mapping[str, Any]
    source: str

    @property
    def host(self) -> Piece:
        """The stem's piece."""
        pieces = self.pieces
        return pieces[0] if pieces[0].host else next(piece for piece in pieces if piece.host)
