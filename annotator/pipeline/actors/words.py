"""Written words of a Doc with their clitics set apart: what the actor grammar reads.

Names are often read as something else by a morphology (``علي`` as "on me", ``فتحي`` as
"and my greeting"), so names are looked up by written word; offices and organisations by
its core, the word without proclitics.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES, is_arabic
from annotator.text.fold import fold, strip_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ARTICLE = "ال"
FOR = "ل"
BY = "ب"
IN = "في"
NISBA_ENDINGS = ("ي", "ية")
SOUND_PLURALS = ("ين", "ون")
PROPER_TAGS = frozenset(("noun_prop", "foreign", "abbrev"))
_QUOTES = frozenset(OPENING_QUOTES + CLOSING_QUOTES + STRAIGHT_QUOTES)
_INSEPARABLE = frozenset("بلك")


@dataclass(frozen=True, slots=True)
class Word:
    """One written word, mark of punctuation or line break.

    Attributes:
        start, end: Code points into the text, half-open.
        core_start: Where the word begins without proclitics; the ل of للعراق stays.
        text: As written, without diacritics.
        surface: Folded text.
        full: Folded repaired spelling with its clitics (``للامم``, ``والهلال``).
        core: Folded repaired spelling without clitics (``الامم``, ``الهلال``).
        bare: ``core`` without the article.
        lemma, tag, pos: Of the core.
        definite: Whether the core carries the article.
        number, feminine: Of the core.
        conj, prep: Proclitic و or ف; proclitic ب, ل or ك.
        pron: Whether a pronoun enclitic ends the word.
        mark: Whether this is punctuation or a line break, no word.
        sentence: Number of the sentence.
    """

    start: int
    end: int
    core_start: int
    text: str
    surface: str
    full: str
    core: str
    bare: str
    lemma: str
    tag: str
    pos: str
    definite: bool
    number: str
    feminine: bool
    conj: str
    prep: str
    pron: bool
    mark: bool
    sentence: int

    @property
    def quote(self) -> bool:
        """Whether this is a quotation mark."""
        return self.mark and self.text in _QUOTES

    @property
    def proclitic(self) -> bool:
        """Whether a conjunction or preposition is attached in front."""
        return bool(self.conj or self.prep)

    @property
    def nominal(self) -> bool:
        """Whether the core is a noun, adjective or name."""
        return not self.mark and self.pos in ("NOUN", "ADJ", "PROPN", "NUM", "X")

    @property
    def proper(self) -> bool:
        """Whether the core is read as a name or not known at all."""
        return not self.mark and (self.tag in PROPER_TAGS or self.pos == "PROPN")


def words_of(doc: "Doc") -> list[Word]:
    """Written words of a Doc, in order; a line break counts as a mark."""
    words: list[Word] = []
    source = doc.text
    for number, sentence in enumerate(_sentences(doc)):
        words.extend(_word(source, group, number) for group in _groups(sentence))
    return words


def _sentences(doc: "Doc") -> Iterator[list["Token"]]:
    if doc.has_annotation("SENT_START"):
        yield from (list(sentence) for sentence in doc.sents)
    else:
        yield list(doc)


def _groups(tokens: list["Token"]) -> Iterator[list["Token"]]:
    group: list[Token] = []
    for token in tokens:
        if token.is_space:
            if group:
                yield group
            group = []
            if "\n" in token.text:
                yield [token]
            continue
        if group and (_apart(group[-1], token)):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _apart(left: "Token", right: "Token") -> bool:
    return bool(left.whitespace_) or left._.word != right._.word


def _word(source: str, group: list["Token"], sentence: int) -> Word:
    first, last = group[0], group[-1]
    start, end = first.idx, last.idx + len(last)
    text = strip_marks(source[start:end])
    if first.is_space or (len(group) == 1 and first.pos_ in ("PUNCT", "SYM")):
        return _mark(start, end, source[start:end], sentence)
    conj, prep, core = _split(group)
    pron = len(core) > 1 and core[-1].tag_.startswith("pron")
    pieces = core[:-1] if pron else core
    head = pieces[0]
    norm = fold("".join(token.norm_ for token in pieces))
    elided = bool(prep) and head.norm_.startswith(ARTICLE) and head.text.startswith("ل")
    core_start = head.idx - len(prep) if elided else head.idx
    bare = norm[2:] if norm.startswith(ARTICLE) and len(norm) > 4 else norm
    morph = head.morph
    return Word(
        start, end, core_start, text, fold(text), _full(group), norm, bare, head.lemma_,
        head.tag_, head.pos_, bare != norm, "".join(morph.get("Number", [])),
        morph.get("Gender", []) == ["Fem"], conj, prep, pron, False, sentence,
    )  # fmt: skip


def _mark(start: int, end: int, text: str, sentence: int) -> Word:
    return Word(
        start, end, start, text, text, text, "", "", "", "punc", "PUNCT", False, "", False,
        "", "", False, True, sentence,
    )  # fmt: skip


def _split(group: list["Token"]) -> tuple[str, str, list["Token"]]:
    conj = prep = ""
    core = list(group)
    if len(core) > 1 and core[0].pos_ in ("CCONJ", "SCONJ") and len(core[0]) == 1:
        conj = core.pop(0).norm_
    if len(core) > 1 and core[0].pos_ == "ADP" and core[0].norm_ in _INSEPARABLE:
        prep = core.pop(0).norm_
    return conj, prep, core


def _full(group: list["Token"]) -> str:
    joined = fold("".join(token.norm_ for token in group))
    for clitics in ("ل", "ول", "فل"):
        if joined.startswith(clitics + ARTICLE) and is_arabic(joined):
            return clitics + "ل" + joined[len(clitics) + 2 :]
    return joined
