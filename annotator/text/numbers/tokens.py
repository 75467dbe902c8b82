"""Tokens of the number grammar, over folded text.

A number word carries its proclitics (و ف ب ل ك ال): the token says which, and where the
number itself begins.
"""

import re
from dataclasses import dataclass

from annotator.text.chars import LETTERS
from annotator.text.numbers.digits import Literal, read_literal
from annotator.text.numbers.lexicon import NumberLexicon, Word, key

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#]\w+)"
    r"|(?P<digits>(?:\+|[.,٫])?\d)"
    rf"|(?P<word>[{LETTERS}]+)"
    r"|(?P<latin>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
_PROCLITICS = re.compile("(?P<conj>[وف])?(?P<prep>[بلك])?(?P<article>ال)?")
_ELIDED = re.compile("(?P<conj>[وف])?لل")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of folded text.

    Attributes:
        kind: ``word``, ``digits``, ``latin``, ``sign`` or ``link``.
        start, end: Offsets into the folded text.
        text: The piece.
        blank: Whether white space stands before it.
        line: Whether it is the first of its line.
        senses: Readings as a number word.
        inner: Where the number begins: after و ف ب ل ك, before ال (and at the ل of لل).
        conj, prep: Proclitic letters before it, or empty strings.
        article: Whether ال is part of it.
        bare: The piece without conjunction and preposition, and without conjunction only:
            what phrases are compared with.
        literal: The number in digits.
        parts: Number words run together (خمسةوعشرون): their pieces.
    """

    kind: str
    start: int
    end: int
    text: str
    blank: bool = False
    line: bool = False
    senses: tuple[Word, ...] = ()
    inner: int = 0
    conj: str = ""
    prep: str = ""
    article: bool = False
    bare: tuple[str, ...] = ()
    literal: Literal | None = None

    def sense(self, *kinds: str) -> Word | None:
        """The reading of one of these classes, if there is one."""
        for word in self.senses:
            if word.kind in kinds:
                return word
        return None


def pieces(folded: str) -> tuple[str, ...]:
    """Cut a sign or an abbreviation as :func:`tokenize` would.

    >>> pieces("في المئة")
    ('في', 'المئة')
    """
    return tuple(match[0] for match in re.finditer(rf"[{LETTERS}]+|[^\W\d_]+|\d+|\S", folded))


def tokenize(text: str, lexicon: NumberLexicon) -> list[Token]:
    """Cut folded text with ASCII digits into tokens, number words run together included."""
    tokens: list[Token] = []
    position, previous = 0, 0
    while match := _TOKEN.search(text, position):
        start, end, kind = match.start(), match.end(), str(match.lastgroup)
        between = text[previous:start]
        blank, line = bool(between) or start == 0, "\n" in between or previous == 0
        if kind == "digits":
            literal = read_literal(text, start)
            if literal is None:
                literal, kind = None, "sign"
                end = start + 1
            else:
                end = literal.end
            tokens.append(
                Token(kind, start, end, text[start:end], blank, line, inner=start, literal=literal)
            )
        elif kind == "word":
            tokens += _word(text[start:end], start, blank, line, lexicon)
        else:
            bare = (text[start:end],)
            tokens.append(Token(kind, start, end, bare[0], blank, line, inner=start, bare=bare))
        position = previous = end
    return tokens


def _word(
    text: str, start: int, blank: bool, line: bool, lexicon: NumberLexicon
) -> list[Token]:
    token = _read_word(text, start, blank, line, lexicon)
    if token.senses or len(text) < 2 * _SHORTEST + 1:
        return [token]
    cut = _run_together(text, lexicon)
    if cut is None:
        return [token]
    tokens, position = [], 0
    for piece in cut:
        first = position == 0
        tokens.append(
            _read_word(piece, start + position, blank and first, line and first, lexicon)
        )
        position += len(piece)
    return tokens


def _read_word(
    text: str, start: int, blank: bool, line: bool, lexicon: NumberLexicon
) -> Token:
    end = start + len(text)
    bare = _bare(text)
    senses = lexicon.words.get(key(text), [])
    if senses:
        return Token("word", start, end, text, blank, line, tuple(senses), start, bare=bare)
    if elided := _ELIDED.match(text):
        senses = lexicon.words.get(key(text[elided.end() :]), [])
        if senses:
            conj = elided["conj"] or ""
            inner = start + len(conj)
            return Token(
                "word", start, end, text, blank, line, tuple(senses), inner, conj, "ل", True, bare
            )
    for conj, prep, article in _splits(text):
        stem = text[len(conj) + len(prep) + len(article) :]
        senses = lexicon.words.get(key(stem), []) if len(stem) >= _SHORTEST else []
        if senses:
            inner = start + len(conj) + len(prep)
            return Token(
                "word", start, end, text, blank, line, tuple(senses), inner, conj, prep,
                bool(article), bare,
            )  # fmt: skip
    return Token("word", start, end, text, blank, line, (), start, bare=bare)


def _splits(text: str) -> list[tuple[str, str, str]]:
    """Ways to cut proclitics off, the shortest cut first."""
    match = _PROCLITICS.match(text)
    assert match is not None
    conj, prep, article = match["conj"] or "", match["prep"] or "", match["article"] or ""
    ways = [("", "", article)] if not conj and not prep else []
    if conj:
        ways += [(conj, "", "")]
    if prep:
        ways += [(conj, prep, "")]
    if article:
        ways += [(conj, prep, article)]
    return ways


def _bare(text: str) -> tuple[str, ...]:
    forms = [text]
    if text[:1] in ("و", "ف") and len(text) > _SHORTEST:
        forms.append(text[1:])
    if forms[-1][:1] in ("ب", "ل", "ك") and len(forms[-1]) > _SHORTEST:
        forms.append(forms[-1][1:])
    return tuple(forms)


def _run_together(text: str, lexicon: NumberLexicon) -> list[str] | None:
    """Cut number words written without blanks: ألفوخمسمئة → ألف وخمسمئة (1500)."""
    ends: dict[int, list[str]] = {0: []}
    for position in range(len(text)):
        if position not in ends:
            continue
        for end in range(len(text), position + 2, -1):
            piece = text[position:end]
            stem = piece[1:] if piece[0] == "و" else piece
            if end in ends or len(stem) < _SHORTEST + 1 or stem == text:
                continue
            if any(not word.dialect for word in lexicon.words.get(key(stem), [])):
                ends[end] = [*ends[position], piece]
    cut = ends.get(len(text))
    return cut if cut and len(cut) > 1 else None
