"""Tokens of the number grammar, over folded text.

A number word carries its proclitics (و ف ب ل ك ال): the token says which, and where the
number itself begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
_SHORTEST = 2
_LONGEST_RUN = 60
"""Letters of number words run together; a longer word is none."""
_CACHED = 20_000


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of folded text.

    Attributes:
        kind: ``word``, ``and`` (و apart), ``digits``, ``latin``, ``sign`` or ``link``.
        start, end: Offsets into the folded text.
        text: The piece.
        blank: Whether white space stands before it.
        line: Whether it is the first of its line.
        senses: Readings as a number word.
        inner: Where the number begins: after و ف ب ل ك, before ال (and at the ل of لل).
        conj, prep: Proclitic letters before it, or empty strings.
        joins: Whether its conjunction is the one that joins members of a number.
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
    joins: bool = False
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
            piece = text[start:end]
            tokens.append(
                Token(kind, start, end, piece, blank, line, inner=start, literal=literal)
            )
        elif kind == "word":
            tokens += _word(text[start:end], start, blank, line, lexicon)
            if len(tokens) > 1:
                tokens[-2] = _and_one(tokens[-2], tokens[-1], lexicon)
        else:
            bare = (text[start:end],)
            tokens.append(Token(kind, start, end, bare[0], blank, line, inner=start, bare=bare))
        position = previous = end
    return tokens


def _word(
    text: str, start: int, blank: bool, line: bool, lexicon: NumberLexicon
) -> list[Token]:
    """Tokens of a written word: one, unless number words were run together."""
    cut: tuple[Token, ...] | None = lexicon.seen.get(text)
    if cut is None:
        if len(lexicon.seen) >= _CACHED:
            lexicon.seen.clear()
        cut = lexicon.seen[text] = _cut_word(text, lexicon)
    return [_shifted(token, start, blank, line) for token in cut]


def _shifted(token: Token, offset: int, blank: bool, line: bool) -> Token:
    first = token.start == 0
    return Token(
        token.kind, token.start + offset, token.end + offset, token.text, blank and first,
        line and first, token.senses, token.inner + offset, token.conj, token.prep,
        token.article, token.joins, token.bare,
    )  # fmt: skip


def _cut_word(text: str, lexicon: NumberLexicon) -> tuple[Token, ...]:
    if text in lexicon.context["and"]:
        return (Token("and", 0, len(text), text),)
    token = _read_word(text, 0, lexicon)
    cut = None
    if not token.senses and 2 * _SHORTEST < len(text) <= _LONGEST_RUN:
        cut = _run_together(text, lexicon)
    if cut is None:
        return (token,)
    starts = [len("".join(cut[:count])) for count in range(len(cut))]
    pieces = zip(cut, starts, strict=True)
    return tuple(_read_word(piece, start, lexicon) for piece, start in pieces)


def _read_word(text: str, start: int, lexicon: NumberLexicon) -> Token:
    end, bare = start + len(text), _bare(text, lexicon)
    plain = Token("word", start, end, text, inner=start, bare=bare)
    if text in lexicon.context["never"]:
        return plain
    for conj, prep, article, stem in _splits(text, lexicon):
        senses = lexicon.words.get(key(stem), []) if len(stem) >= _SHORTEST else []
        if prep:  # كمية is no hundred
            senses = [word for word in senses if not word.dialect]
        if senses:
            elided = bool(article) and article not in lexicon.article
            inner = start + len(conj) + (0 if elided else len(prep))
            return replace(
                plain, senses=tuple(senses), inner=inner, conj=conj, prep=prep,
                article=bool(article), joins=conj in lexicon.context["and"],
            )  # fmt: skip
    return plain


def _splits(text: str, lexicon: NumberLexicon) -> Iterator[tuple[str, str, str, str]]:
    """Conjunction, preposition, article and stem, the shortest cut first."""
    yield "", "", "", text
    conj = text[:1] if text[:1] in lexicon.context["conjunction"] else ""
    rest = text[len(conj) :]
    for elided in lexicon.context["elided"]:
        if rest.startswith(elided):
            yield conj, elided[:1], elided[1:], rest[len(elided) :]
    prep = rest[:1] if rest[:1] in lexicon.context["preposition"] else ""
    for cut_conj, cut_prep in ((conj, ""), (conj, prep)):
        stem = text[len(cut_conj) + len(cut_prep) :]
        if cut_conj or cut_prep:
            yield cut_conj, cut_prep, "", stem
        for article in lexicon.article:
            if stem.startswith(article):
                yield cut_conj, cut_prep, article, stem[len(article) :]


def _bare(text: str, lexicon: NumberLexicon) -> tuple[str, ...]:
    forms = [text]
    for letters in (lexicon.context["conjunction"], lexicon.context["preposition"]):
        if forms[-1][:1] in letters and len(forms[-1]) > _SHORTEST:
            forms.append(forms[-1][1:])
    for form in tuple(forms):
        for elided in lexicon.context["elided"]:
            if form.startswith(elided):
                forms += [lexicon.article[0] + form[len(elided) :], form[len(elided) :]]
    return tuple(forms)


def _run_together(text: str, lexicon: NumberLexicon) -> list[str] | None:
    """Cut number words written without blanks: ألفوخمسمئة → ألف وخمسمئة (1500)."""
    ends: dict[int, list[str]] = {0: []}
    for position in range(len(text)):
        if position not in ends:
            continue
        for end in range(len(text), position + 2, -1):
            piece = text[position:end]
            stem = piece[1:] if piece[0] in lexicon.context["and"] else piece
            if end in ends or len(stem) < _SHORTEST + 1 or stem == text:
                continue
            if any(not word.dialect for word in lexicon.words.get(key(stem), [])):
                ends[end] = [*ends[position], piece]
    cut = ends.get(len(text))
    return cut if cut and len(cut) > 1 else None


def _and_one(token: Token, after: Token, lexicon: NumberLexicon) -> Token:
    """Before عشر the word واحد is و and أحد: مئة وأحد عشر (111)."""
    unit, ten = token.sense("unit"), after.sense("unit")
    if unit is None or ten is None or ten.value != 10 or token.conj or after.conj:
        return token
    conj = token.text[0] in lexicon.context["and"]
    senses = lexicon.words.get(key(token.text[1:]), []) if conj else []
    if not senses or after.article:
        return token
    return replace(
        token, senses=tuple(senses), conj=token.text[0], joins=True, inner=token.start + 1
    )
