"""Quotation marks: pairing them, and telling speech from names and irony.

Marks are paired by family, so that mixed forms (``“ … "``) and the right-to-left habit
of writing ``”…“`` still pair. A quotation that stays open ends with its line.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.pipeline.columns import Columns, columns
from annotator.text.chars import is_arabic

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNBALANCED = "quote_unbalanced"

_FAMILIES = {
    "«": "guillemet", "»": "guillemet", "“": "double", "”": "double", "„": "double",
    '"': "double", "‹": "angle", "›": "angle", "‘": "single", "’": "single", "'": "single",
}  # fmt: skip
_OPENS = frozenset("«‹‘„")
_CLOSES = frozenset("»›")
_SINGLE = frozenset("'’")
_DIRECTED = frozenset(("guillemet", "angle"))


class Quote(NamedTuple):
    """A quotation: token indices of its marks.

    Attributes:
        open: Index of the opening mark.
        close: Index of the closing mark, or where it stays open the index after the
            last token of the line.
        balanced: Whether there is a closing mark.
    """

    open: int
    close: int
    balanced: bool = True


def pair_quotes(doc: "Doc") -> list[Quote]:
    """Quotations of a Doc, in the order of their opening marks; they may be nested.

    >>> # pair_quotes(nlp("قال: «لن ننسحب»."))  # he said: "we will not withdraw"
    """
    read = columns(doc)
    texts = read.texts
    found: list[Quote] = []
    open_: list[tuple[str, int]] = []
    marks = set(texts)
    if marks.isdisjoint(_FAMILIES):
        return []
    marks = {text for text in marks if text in _FAMILIES or "\n" in text}
    for i in [at for at, text in enumerate(texts) if text in marks]:
        text = texts[i]
        if "\n" in text:
            found.extend(Quote(at, i, balanced=False) for _, at in open_)
            open_.clear()
            continue
        if text in _SINGLE and _apostrophe(doc, i):
            continue
        family = _FAMILIES[text]
        depth = _innermost(open_, family)
        turned = depth is not None and texts[open_[depth][1]] == "»"
        opens = _is_opening(text, depth is not None)
        if text in "»«":
            opens = not turned if text == "«" else depth is None and _turned(read, i)
        if opens:
            open_.append((family, i))
        elif depth is not None:
            for _, stale in open_[depth + 1 :]:
                found.append(Quote(stale, i, balanced=False))
            found.append(Quote(open_[depth][1], i))
            del open_[depth:]
        else:
            found.append(Quote(i, i, balanced=False))
    found.extend(Quote(at, len(texts), balanced=False) for _, at in open_)
    return sorted(found, key=lambda quote: (quote.open, -quote.close))


def _turned(read: Columns, at: int) -> bool:
    """Whether a » opens a quotation, as in some newspapers: ``» دعوه يعمل «``."""
    texts = read.texts
    if at > 0 and read.ends[at - 1] == read.starts[at] and not texts[at - 1].isspace():
        return False
    for text in texts[at + 1 :]:
        if text == "«" or (text.isspace() and "\n" in text):
            return text == "«"
        if text == "»":
            return False
    return False


def _innermost(open_: Sequence[tuple[str, int]], family: str) -> int | None:
    for depth in range(len(open_) - 1, -1, -1):
        if open_[depth][0] == family:
            return depth
    return None


def _is_opening(mark: str, has_open: bool) -> bool:
    if mark in _OPENS:
        return _FAMILIES[mark] in _DIRECTED or not has_open
    if mark in _CLOSES:
        return False
    return not has_open


def _apostrophe(doc: "Doc", at: int) -> bool:
    """Whether a single mark stands inside a Latin word: ``Qur'an``, ``l'Iran``."""
    if not 0 < at < len(doc) - 1:
        return False
    if doc[at - 1].whitespace_ or doc[at].whitespace_ or doc[at + 1].is_space:
        return False
    return (
        not (is_arabic(doc[at - 1].text) or is_arabic(doc[at + 1].text))
        and not doc[at - 1].is_punct
    )


def has_unbalanced(quotes: Sequence[Quote]) -> bool:
    """Whether a document needs the warning ``quote_unbalanced``."""
    return any(not quote.balanced for quote in quotes)
