"""Written words of a Doc with their clitics set apart: what the actor grammar reads.

Names are often read as something else by a morphology (``علي`` as "on me", ``فتحي`` as
"and my greeting"), so names are looked up by written word; offices and organisations by
its core, the word without proclitics.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.pipeline.columns import Columns, columns, features
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES, is_arabic
from annotator.text.fold import fold, strip_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc

ARTICLE = "ال"
FOR = "ل"
BY = "ب"
IN = "في"
NISBA_ENDINGS = ("ي", "ية")
SOUND_PLURALS = ("ين", "ون")
PROPER_TAGS = frozenset(("noun_prop", "foreign", "abbrev"))
_QUOTES = frozenset(OPENING_QUOTES + CLOSING_QUOTES + STRAIGHT_QUOTES)
_INSEPARABLE = frozenset("بلك")


@dataclass(slots=True)
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


_Form = tuple[str, str, str, str, str, str]
"""ORTH, NORM, LEMMA, TAG, POS and MORPH of a token."""


def words_of(doc: "Doc") -> list[Word]:
    """Written words of a Doc, in order; a line break counts as a mark."""
    read = columns(doc)
    forms: list[_Form] = list(
        zip(read.texts, read.norms, read.lemmas, read.tags, read.pos, read.morphs, strict=True)
    )
    begins = doc.to_array("SENT_START").tolist()
    words: list[Word] = []
    sentence = 0
    for first, end in _groups(read):
        sentence += sum(1 for at in range(max(first, 1), end) if begins[at] == 1)
        words.append(_placed(_word(tuple(forms[first:end])), read.starts[first], sentence))
    return words


def _groups(read: Columns) -> Iterator[tuple[int, int]]:
    """Token indices, half-open, of each written word, mark and line break."""
    first = 0
    for at in range(1, len(read) + 1):
        if at < len(read) and read.ends[at - 1] == read.starts[at] and not _apart(read, at):
            continue
        if not read.is_blank(first) or "\n" in read.texts[first]:
            yield first, at
        first = at


def _apart(read: Columns, at: int) -> bool:
    """Whether a token is no part of the written word of the token before it."""
    return read.words[at] != read.words[at - 1] or read.is_blank(at)


def _placed(word: Word, offset: int, sentence: int) -> Word:
    """A word at its place in the text."""
    return Word(
        word.start + offset, word.end + offset, word.core_start + offset, word.text,
        word.surface, word.full, word.core, word.bare, word.lemma, word.tag, word.pos,
        word.definite, word.number, word.feminine, word.conj, word.prep, word.pron,
        word.mark, sentence,
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _word(group: tuple[_Form, ...]) -> Word:
    """The word of some tokens, with offsets from its own beginning."""
    written = "".join(form[0] for form in group)
    pos = group[0][4]
    if pos == "SPACE" or (len(group) == 1 and pos in ("PUNCT", "SYM")):
        return Word(
            0, len(written), 0, written, written, written, "", "", "", "punc", "PUNCT", False,
            "", False, "", "", False, True, 0,
        )  # fmt: skip
    conj, prep, core = _split(group)
    pron = len(core) > 1 and core[-1][3].startswith("pron")
    pieces = core[:-1] if pron else core
    head_text, head_norm, lemma, tag, pos, morph = pieces[0]
    norm = fold("".join(form[1] for form in pieces))
    elided = bool(prep) and head_norm.startswith(ARTICLE) and head_text.startswith("ل")
    core_start = sum(len(form[0]) for form in group[: len(group) - len(core)])
    bare = norm[2:] if norm.startswith(ARTICLE) and len(norm) > 4 else norm
    named = features(morph)
    text = strip_marks(written)
    return Word(
        0, len(written), core_start - len(prep) if elided else core_start, text, fold(text),
        _full(group), norm, bare, lemma, tag, pos, bare != norm, named.get("Number", ""),
        named.get("Gender") == "Fem", conj, prep, pron, False, 0,
    )  # fmt: skip


def _split(group: tuple[_Form, ...]) -> tuple[str, str, tuple[_Form, ...]]:
    conj = prep = ""
    core = group
    if len(core) > 1 and core[0][4] in ("CCONJ", "SCONJ") and len(core[0][0]) == 1:
        conj, core = core[0][1], core[1:]
    if len(core) > 1 and core[0][4] == "ADP" and core[0][1] in _INSEPARABLE:
        prep, core = core[0][1], core[1:]
    return conj, prep, core


def _full(group: tuple[_Form, ...]) -> str:
    joined = fold("".join(form[1] for form in group))
    for clitics in ("ل", "ول", "فل"):
        if joined.startswith(clitics + ARTICLE) and is_arabic(joined):
            return clitics + "ل" + joined[len(clitics) + 2 :]
    return joined
