"""Attributes of all tokens of a Doc as plain lists, read in bulk.

Reading attributes from spaCy's tokens one by one makes a Python object and a string look-up
for each; a layer that looks at every token takes them from here.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from annotator.pipeline.extensions import WORD_INDEX

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_ATTRIBUTES = ("ORTH", "NORM", "LEMMA", "TAG", "POS", "MORPH", "SPACY")
_NO_FEATURES = "_"
_CACHED = 200_000

_strings: dict[int, str] = {}
"""Strings by spaCy's hash of them, which is the same in every vocabulary."""

_last: "tuple[bytes, Columns] | None" = None


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
    is kept, and given again as long as no attribute has changed.

    >>> columns(nlp("وقتل جنديان")).lemmas  # doctest: +SKIP
    ['و', 'قتل', 'جندي']
    """
    global _last
    words = word_numbers(doc)
    table: Any = doc.to_array(list(_ATTRIBUTES))
    key = table.tobytes()
    if _last is None or _last[0] != key or _last[1].words != words:
        rows = table.reshape(-1, len(_ATTRIBUTES)).T.tolist()
        _last = (key, _columns(rows, words, doc.vocab.strings))
    return _last[1]


def _columns(rows: list[list[int]], words: list[int], store: "StringStore") -> Columns:
    texts, norms, lemmas, tags, pos, morphs = (_decoded(row, store) for row in rows[:-1])
    morphs = ["" if morph == _NO_FEATURES else morph for morph in morphs]
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for text, space in zip(texts, rows[-1], strict=True):
        starts.append(at)
        at += len(text)
        ends.append(at)
        at += space
    whole = "".join(
        f"{text} " if space else text for text, space in zip(texts, rows[-1], strict=True)
    )
    return Columns(whole, texts, norms, lemmas, tags, pos, morphs, starts, ends, words)


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
