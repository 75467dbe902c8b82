"""Written words of a Doc with their clitics set apart: what the actor grammar reads.

Names are often read as something else by a morphology (``علي`` as "on me", ``فتحي`` as
"and my greeting"), so names are looked up by written word; offices and organisations by
its core, the word without proclitics.
"""

from dataclasses import dataclass
from itertools import chain, compress, count
from operator import ne

from annotator.pipeline.columns import Columns, Form, features
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES, is_arabic
from annotator.text.fold import fold, strip_marks

ARTICLE = "ال"
FOR = "ل"
BY = "ب"
IN = "في"
NISBA_ENDINGS = ("ي", "ية")
SOUND_PLURALS = ("ين", "ون")
PROPER_TAGS = frozenset(("noun_prop", "foreign", "abbrev"))
_QUOTES = frozenset(OPENING_QUOTES + CLOSING_QUOTES + STRAIGHT_QUOTES)
_INSEPARABLE = frozenset("بلك")
_TA_MARBUTA, _HA = "ة", "ه"

Group = tuple[Form, ...]
"""The tokens of one written word, mark of punctuation or line break."""


@dataclass(slots=True)
class Word:
    """One written word, mark of punctuation or line break, wherever it stands.

    Attributes:
        shift: Code points before the core: its proclitics; the ل of للعراق is none.
        text: As written, without diacritics.
        surface: Folded text.
        core: Folded repaired spelling without clitics (``الامم``, ``الهلال``).
        bare: ``core`` without the article.
        surface_key, core_key: Both as :func:`key` has them.
        full_key: Key of the repaired spelling with clitics (``للامم``, ``والهلال``).
        lemma, tag, pos: Of the core.
        definite: Whether the core carries the article.
        number, feminine: Of the core.
        conj, prep: Proclitic و or ف; proclitic ب, ل or ك.
        pron: Whether a pronoun enclitic ends the word.
        mark: Whether this is punctuation or a line break, no word.
    """

    shift: int
    text: str
    surface: str
    core: str
    bare: str
    surface_key: str
    core_key: str
    full_key: str
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


def key(form: str) -> str:
    """A folded form whose final ة counts as ه, as many write it: ``المتحده``."""
    return f"{form[:-1]}{_HA}" if form.endswith(_TA_MARBUTA) else form


def word_ranges(read: Columns) -> list[tuple[int, int]]:
    """Token indices, half-open, of each written word, mark and line break, in order."""
    numbers = read.words
    firsts = list(compress(count(), map(ne, numbers, chain((None,), numbers))))
    return [
        (first, end)
        for first, end in zip(firsts, [*firsts[1:], len(numbers)], strict=False)
        if read.pos[first] != "SPACE" or "\n" in read.texts[first]
    ]


def word_of(group: Group) -> Word:
    """The word that some tokens make up."""
    written = "".join(form.text for form in group)
    pos = group[0].pos
    if pos == "SPACE" or (len(group) == 1 and pos in ("PUNCT", "SYM")):
        return _mark(written)
    conj, prep, core = _split(group)
    pron = len(core) > 1 and core[-1].tag.startswith("pron")
    pieces = core[:-1] if pron else core
    head = pieces[0]
    norm = fold("".join(form.norm for form in pieces))
    elided = bool(prep) and head.norm.startswith(ARTICLE) and head.text.startswith(FOR)
    before = sum(len(form.text) for form in group[: len(group) - len(core)])
    bare = norm[2:] if norm.startswith(ARTICLE) and len(norm) > 4 else norm
    named = features(head.morph)
    text = strip_marks(written)
    surface = fold(text)
    return Word(
        before - len(prep) if elided else before, text, surface, norm, bare, key(surface),
        key(norm), key(_full(group)), head.lemma, head.tag, head.pos, bare != norm,
        named.get("Number", ""), named.get("Gender") == "Fem", conj, prep, pron, False,
    )  # fmt: skip


def _mark(written: str) -> Word:
    spelled = key(written)
    return Word(
        0, written, written, "", "", spelled, "", spelled, "", "punc", "PUNCT", False, "",
        False, "", "", False, True,
    )  # fmt: skip


def _split(group: Group) -> tuple[str, str, Group]:
    conj = prep = ""
    core = group
    if len(core) > 1 and core[0].pos in ("CCONJ", "SCONJ") and len(core[0].text) == 1:
        conj, core = core[0].norm, core[1:]
    if len(core) > 1 and core[0].pos == "ADP" and core[0].norm in _INSEPARABLE:
        prep, core = core[0].norm, core[1:]
    return conj, prep, core


def _full(group: Group) -> str:
    joined = fold("".join(form.norm for form in group))
    for clitics in ("ل", "ول", "فل"):
        if joined.startswith(clitics + ARTICLE) and is_arabic(joined):
            return clitics + "ل" + joined[len(clitics) + 2 :]
    return joined
