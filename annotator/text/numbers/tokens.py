"""Tokens of the number grammar, and where they stand in the text.

A number word carries its proclitics (و ف ب ل ك ال): the token says which, and where the
number itself begins.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

from annotator.text.chars import LETTERS, MAIL_ADDRESS, ascii_digits
from annotator.text.fold import fold, fold_with_map
from annotator.text.numbers.digits import Literal, read_literal
from annotator.text.numbers.lexicon import NumberLexicon, Word, key

_MAIL = rf"{MAIL_ADDRESS}|"
_PATTERN = (
    rf"(?P<link>(?:https?://|www\.)\S+|{_MAIL}[@#]\w+)"
    r"|(?P<digits>(?:\+|[.,٫])?\d)"
    rf"|(?P<word>[{LETTERS}]+)"
    r"|(?P<latin>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
_TOKEN = re.compile(_PATTERN)
_TOKEN_BUT_MAIL = re.compile(_PATTERN.replace(_MAIL, ""))
"""For text without @, which looking for an address would go through at each token."""
_BLANKS = re.compile(r"(\s+)")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(f"[{LETTERS}]")
_MARKS = frozenset(chr(code) for code in range(0x064B, 0x0660)) | {"\u0670"}
_SHORTEST = 2
_LONGEST_RUN = 60
"""Letters of number words run together; a longer word is none."""
_LONGEST_KEPT = 60
"""Characters between two blanks whose tokens are remembered."""
_CACHED = 20_000


class Token(NamedTuple):
    """A piece of a text; the same piece elsewhere is an equal token.

    Attributes:
        start, end: Offsets into the folded spelling of its :class:`Chunk`.
        inner: Where the number begins: after و ف ب ل ك, before ال (and at the ل of لل).
        kind: ``word``, ``and`` (و apart), ``digits``, ``latin``, ``sign`` or ``link``.
        text: The piece, folded.
        blank: Whether white space stands before it.
        opens: Whether a number may begin here, or a percent sign of several words.
        senses: Readings as a number word.
        conj, prep: Proclitic letters before it, or empty strings.
        article: Whether ال is part of it.
        joins: Whether its conjunction is the one that joins members of a number.
        bare: The piece without conjunction and preposition, and without conjunction only:
            what phrases are compared with.
        literal: The number in digits.
    """

    start: int
    end: int
    inner: int
    kind: str
    text: str
    blank: bool = False
    opens: bool = False
    senses: tuple[Word, ...] = ()
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


class Chunk(NamedTuple):
    """A stretch of a text without blanks, or one whose digits may reach across blanks.

    Attributes:
        tokens: Its tokens.
        offsets: Where each character of its folded spelling comes from, from its start.
        written: The stretch as given.
    """

    tokens: tuple[Token, ...]
    offsets: tuple[int, ...]
    written: str


_NOTHING = Chunk((), (), "")


class Text(list[Token]):
    """The tokens of a text, and where they stand in it.

    Attributes:
        written: The text.
        places: For each token where its chunk starts in the text, and the chunk.
        opens: Indices of the tokens that may begin a number.
    """

    __slots__ = ("opens", "places", "written")

    def __init__(self, written: str, tokens: Iterable[Token], places: list[tuple[int, Chunk]]):
        super().__init__(tokens)
        self.written, self.places = written, places
        self.opens = [index for index, token in enumerate(self) if token.opens]

    def begins_line(self, index: int) -> bool:
        """Whether a token is the first of its line; False for an index outside the text."""
        if not 0 < index < len(self):
            return index == 0
        (before, chunk), (start, _) = self.places[index - 1 : index + 1]
        return "\n" in self.written[before + len(chunk.written) : start]

    def offset(self, index: int, letter: int) -> int:
        """Offset in the text of a letter of a token's chunk, such as ``token.inner``."""
        start, chunk = self.places[index]
        return start + chunk.offsets[letter]

    def end(self, index: int) -> int:
        """Offset in the text after a token, its trailing vowel signs included."""
        start, chunk = self.places[index]
        end = chunk.offsets[self[index].end - 1] + 1
        while end < len(chunk.written) and chunk.written[end] in _MARKS:
            end += 1
        return start + end

    def has_mark(self, index: int, mark: str) -> bool:
        """Whether a token is written with a vowel sign."""
        start, chunk = self.places[index]
        first = chunk.offsets[self[index].start]
        return mark in chunk.written[first : self.end(index) - start]


def pieces(folded: str) -> tuple[str, ...]:
    """Cut a sign or an abbreviation as :func:`read` would.

    >>> pieces("في المئة")
    ('في', 'المئة')
    """
    return tuple(match[0] for match in re.finditer(rf"[{LETTERS}]+|[^\W\d_]+|\d+|\S", folded))


def tokenize(text: str, lexicon: NumberLexicon) -> list[Token]:
    """Cut folded text with ASCII digits into tokens, number words run together included.

    Returns:
        The tokens, their offsets into ``text``.
    """
    tokens, new = read(text, lexicon), tuple.__new__
    return [
        new(Token, (first + start, end + start, inner + start, *rest))
        for (first, end, inner, *rest), (start, _) in zip(tokens, tokens.places, strict=True)
    ]


def read(text: str, lexicon: NumberLexicon) -> Text:
    """Cut a text into tokens, number words run together included.

    What stands between two blanks is folded and cut once and remembered; only what holds
    digits, which may go on behind a blank (3 600), is cut where it stands.

    Args:
        text: Any text, as given.
        lexicon: The words to know.
    """
    parts = _BLANKS.split(text)
    starts = list(accumulate(map(len, parts), initial=0))[::2]
    chunks: list[Any] = list(map(lexicon.chunks.get, parts[::2]))
    for at in [at for at, chunk in enumerate(chunks) if chunk is None]:
        if chunks[at] is None:
            chunk, size = _new_chunk(parts, 2 * at, lexicon)
            chunks[at : at + size] = [chunk] + [_NOTHING] * (size - 1)
    places = [place for place in zip(starts, chunks, strict=True) for _ in place[1].tokens]
    tokens = Text(text, chain.from_iterable([chunk.tokens for chunk in chunks]), places)
    for index in tokens.opens:
        token, chunk = tokens[index], places[index][1]
        if index and token.senses and token is chunk.tokens[0] and not _is_run(chunk.tokens):
            tokens[index - 1] = _and_one(tokens[index - 1], token, lexicon)
    return tokens


def _new_chunk(parts: Sequence[str], at: int, lexicon: NumberLexicon) -> tuple[Chunk, int]:
    """Cut a stretch without blanks, or a stretch of numbers in digits in its line.

    Args:
        parts: Stretches without blanks, and between them the blanks.
        at: Index of the first stretch.
        lexicon: The lexicon.

    Returns:
        The chunk, and how many of the stretches it covers.
    """
    written = parts[at]
    if not _DIGIT.search(written):
        chunk = _cut(written, "", lexicon)
        if len(written) <= _LONGEST_KEPT:
            if len(lexicon.chunks) >= _CACHED:
                lexicon.chunks.clear()
            lexicon.chunks[written] = chunk
        return chunk, 1
    end = at + 1
    while end < len(parts) and "\n" not in parts[end] and _may_go_on(parts[end + 1]):
        end += 2
    chunk = _cut("".join(parts[at:end]), "".join(parts[end : end + 2]), lexicon)
    return chunk, (end - at + 1) // 2


def _may_go_on(written: str) -> bool:
    """Whether a number in digits may go on over a stretch without blanks: 963 - 11."""
    return not _LETTER.search(fold(written)) or bool(_DIGIT.search(written))


def _cut(written: str, context: str, lexicon: NumberLexicon) -> Chunk:
    """Cut a stretch of a text; ``context`` is what follows."""
    folded, offsets = fold_with_map(written + context)
    folded, end = ascii_digits(folded), bisect_left(offsets, len(written))
    pattern = _TOKEN if "@" in folded else _TOKEN_BUT_MAIL
    tokens: list[Token] = []
    position = 0
    while (match := pattern.search(folded, position)) and match.start() < end:
        at, kind, piece = match.start(), str(match.lastgroup), match[0]
        blank = at > position or not at
        if kind == "word":
            tokens += _word(piece, at, blank, lexicon)
            if len(tokens) > 1:
                tokens[-2] = _and_one(tokens[-2], tokens[-1], lexicon)
        elif kind == "digits":
            tokens.append(_digits(folded, at, blank, lexicon))
        else:
            opens = piece in lexicon.percent_heads
            tokens.append(Token(at, match.end(), at, kind, piece, blank, opens, bare=(piece,)))
        position = tokens[-1].end
    return Chunk(tuple(tokens), tuple(offsets), written)


def _digits(folded: str, at: int, blank: bool, lexicon: NumberLexicon) -> Token:
    """The number that begins at an offset, or the sign before a digit."""
    literal = read_literal(folded, at)
    if literal is None:
        opens = folded[at] in lexicon.percent_heads
        return Token(at, at + 1, at, "sign", folded[at], blank, opens)
    piece = folded[at : literal.end]
    return Token(at, literal.end, at, "digits", piece, blank, opens=True, literal=literal)


def holds_number(word: str, lexicon: NumberLexicon) -> bool:
    """Whether a number word is in a folded written word of Arabic or other letters."""
    return bool(_LETTERS.match(word)) and any(
        token.senses for token in _first_word(word, lexicon)
    )


def _word(text: str, at: int, blank: bool, lexicon: NumberLexicon) -> Sequence[Token]:
    """Tokens of a written word: one, unless number words were run together."""
    cut = _first_word(text, lexicon)
    if not at:
        return cut
    return [
        token._replace(
            start=token.start + at, end=token.end + at, inner=token.inner + at,
            blank=blank and token.blank,
        )
        for token in cut
    ]  # fmt: skip


def _first_word(text: str, lexicon: NumberLexicon) -> tuple[Token, ...]:
    """Tokens of a written word that a chunk begins with."""
    cut: tuple[Token, ...] | None = lexicon.seen.get(text)
    if cut is None:
        if len(lexicon.seen) >= _CACHED:
            lexicon.seen.clear()
        first, *rest = _cut_word(text, lexicon)
        cut = lexicon.seen[text] = (first._replace(blank=True), *rest)
    return cut


def _is_run(cut: Sequence[Token]) -> bool:
    """Whether tokens begin with number words run together."""
    return len(cut) > 1 and cut[1].kind == "word" and not cut[1].blank


def _cut_word(text: str, lexicon: NumberLexicon) -> tuple[Token, ...]:
    if text in lexicon.context["and"]:
        opens = text in lexicon.percent_heads
        return (Token(0, len(text), 0, "and", text, opens=opens),)
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
    opens = text in lexicon.percent_heads or not lexicon.vague.keys().isdisjoint(bare)
    plain = Token(start, end, start, "word", text, opens=opens, bare=bare)
    if text in lexicon.context["never"]:
        return plain
    for conj, prep, article, stem in _splits(text, lexicon):
        senses = lexicon.words.get(key(stem)) if len(stem) >= _SHORTEST else None
        if senses and prep:  # كمية is no hundred
            senses = [word for word in senses if not word.dialect]
        if senses:
            elided = bool(article) and article not in lexicon.article
            inner = start + len(conj) + (0 if elided else len(prep))
            return plain._replace(
                senses=tuple(senses), inner=inner, conj=conj, prep=prep, opens=True,
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
    for cut_conj, cut_prep in ((conj, ""), (conj, prep)) if prep else ((conj, ""),):
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
        if position not in ends or not _may_begin(text, position, lexicon):
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


def _may_begin(text: str, position: int, lexicon: NumberLexicon) -> bool:
    """Whether a number word, or و and one, may begin at a place: by two of its letters."""
    conj = text[position] in lexicon.context["and"]
    return text[position + conj : position + conj + _SHORTEST] in lexicon.leads


def _and_one(token: Token, after: Token, lexicon: NumberLexicon) -> Token:
    """Before عشر the word واحد is و and أحد: مئة وأحد عشر (111)."""
    unit, ten = token.sense("unit"), after.sense("unit")
    if unit is None or ten is None or ten.value != 10 or token.conj or after.conj:
        return token
    conj = token.text[0] in lexicon.context["and"]
    senses = lexicon.words.get(key(token.text[1:]), []) if conj else []
    if not senses or after.article:
        return token
    return token._replace(
        senses=tuple(senses), conj=token.text[0], joins=True, inner=token.start + 1
    )
