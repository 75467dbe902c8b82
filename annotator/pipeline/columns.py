"""Attributes of all tokens of a Doc as plain lists, read in bulk.

Reading attributes from spaCy's tokens one by one makes a Python object and a string look-up
for each; a layer that looks at every token takes them from here. What a layer asks of a
token alone, without its neighbours, it asks once of each :class:`Form` (:class:`ByForm`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Any, Self, TypeVar

from annotator.morphology.reading import Form
from annotator.pipeline.extensions import WORD_INDEX

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_NAMES = ("ORTH", "NORM", "LEMMA", "TAG", "POS", "MORPH")
"""Attributes that make a form, in its order."""

_ATTRIBUTES: list[int | str] = [*_NAMES, "SPACY"]
_NO_FEATURES = "_"
_CACHED = 16_000
"""Forms, and strings, that a table keeps: those of some 100,000 words of news."""

_strings: dict[int, str] = {}
"""Strings by spaCy's hash of them, which is the same in every vocabulary."""

_last: "tuple[bytes, Columns] | None" = None

_fixed: "Doc | None" = None
"""The Doc whose tokens nobody changes for the time being."""

_checked = False
"""Whether ``_last`` is of that Doc."""

T = TypeVar("T")

__all__ = [
    "ByForm",
    "Columns",
    "Form",
    "columns",
    "features",
    "remember",
    "unchanged",
    "word_numbers",
]


class ByForm(dict[Form, T]):
    """A function of a form that is computed once for each form.

    A text has few distinct forms, a corpus few more: what a lexicon says of a token is
    looked up for all tokens of a text by ``list(map(table.__getitem__, read.forms))``.

    Args:
        function: From a form to a value that depends on nothing but the form.

    >>> sizes = ByForm(lambda form: len(form.text))
    >>> sizes[Form("جنود", "جنود", "جندي", "noun", "NOUN", "")]
    4
    """

    def __init__(self, function: Callable[[Form], T]):
        super().__init__()
        self._function = function

    def __missing__(self, form: Form) -> T:
        if len(self) >= _CACHED:
            self.clear()
        value = self[form] = self._function(form)
        return value


@dataclass(frozen=True, slots=True)
class Columns:
    """One list an attribute, one item a token.

    Attributes:
        text: The Doc's text; spaCy puts it together anew at each call of ``doc.text``.
        texts, norms, lemmas, tags, pos, morphs: ORTH, NORM, LEMMA, TAG, POS and MORPH
            (``"Gender=Fem|Number=Sing"``; empty without features).
        starts, ends: Code points into the text, half-open.
        words: Index of the written word, -1 for blanks; the token's own index in a Doc
            that another tokenizer made.
        forms: The six attributes of a token together.
    """

    text: str
    texts: list[str]
    norms: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    morphs: list[str]
    starts: list[int]
    ends: list[int]
    words: list[int]
    forms: list[Form]

    @classmethod
    def of(cls, text: str, forms: list[Form], spaces: list[bool], words: list[int]) -> Self:
        """Make the lists.

        Args:
            text: The text that the tokens make up.
            forms: Of each token.
            spaces: Whether a space follows each token.
            words: Index of the written word of each token, see above.
        """
        columns: Any = zip(*forms, strict=True) if forms else ((),) * len(_NAMES)
        texts, norms, lemmas, tags, pos, morphs = map(list, columns)
        sizes = list(map(len, texts))
        starts = list(accumulate(map(add, sizes, spaces), initial=0))[:-1]
        ends = list(map(add, starts, sizes))
        lists = texts, norms, lemmas, tags, pos, morphs, starts, ends, words, forms
        return cls(text, *lists)

    def __len__(self) -> int:
        return len(self.texts)

    def is_blank(self, at: int) -> bool:
        """Whether a token is white space."""
        return self.pos[at] == "SPACE"


def word_numbers(doc: "Doc") -> list[int]:
    """Index of the written word of each token, as in :class:`Columns`."""
    return doc.user_data.get(WORD_INDEX) or list(range(len(doc)))


def columns(doc: "Doc") -> Columns:
    """Read the tokens of a Doc.

    The components of a pipeline ask for the same Doc one after the other: the last answer
    is kept, and given again as long as no attribute has changed. Inside :func:`unchanged`
    nobody looks whether one has.

    >>> columns(nlp("وقتل جنديان")).lemmas  # doctest: +SKIP
    ['و', 'قتل', 'جندي']
    """
    global _last, _checked
    if _last is not None and _checked and _fixed is doc:
        return _last[1]
    words = word_numbers(doc)
    table: Any = doc.to_array(_ATTRIBUTES)
    key = table.tobytes()
    if _last is None or _last[0] != key or _last[1].words != words:
        rows = table.reshape(-1, len(_ATTRIBUTES)).T.tolist()
        _last = (key, _columns(rows, words, doc.vocab.strings))
    _checked = _fixed is doc
    return _last[1]


def remember(doc: "Doc", read: Columns) -> None:
    """Give the columns of a Doc that was just made, so that nobody has to read them."""
    global _last, _checked
    table: Any = doc.to_array(_ATTRIBUTES)
    _last, _checked = (table.tobytes(), read), False


@contextmanager
def unchanged(doc: "Doc") -> Iterator[None]:
    """Promise that no attribute of :class:`Columns` changes before the block ends."""
    global _fixed, _checked
    _fixed, _checked = doc, False
    try:
        yield
    finally:
        _fixed, _checked = None, False


def _columns(rows: list[list[int]], words: list[int], store: "StringStore") -> Columns:
    texts, norms, lemmas, tags, pos, morphs = (_decoded(row, store) for row in rows[:-1])
    morphs = ["" if morph == _NO_FEATURES else morph for morph in morphs]
    forms = list(map(Form._make, zip(texts, norms, lemmas, tags, pos, morphs, strict=True)))
    spaces = list(map(bool, rows[-1]))
    whole = "".join(
        f"{text} " if space else text for text, space in zip(texts, spaces, strict=True)
    )
    return Columns.of(whole, forms, spaces, words)


@lru_cache(maxsize=10_000)
def features(morph: str) -> dict[str, str]:
    """Features of a MORPH string by name.

    >>> features("Gender=Fem|Number=Dual")
    {'Gender': 'Fem', 'Number': 'Dual'}
    """
    pairs = (part.partition("=") for part in morph.split("|"))
    return {name: value for name, _, value in pairs if value}


def _decoded(keys: list[int], store: "StringStore") -> list[str]:
    try:
        return [_strings[key] for key in keys]
    except KeyError:
        if len(_strings) > _CACHED:
            _strings.clear()
        _strings.update((key, store[key]) for key in set(keys) - _strings.keys())
        return [_strings[key] for key in keys]
