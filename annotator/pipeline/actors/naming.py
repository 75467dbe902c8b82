"""The name under which a known organisation or outlet is given.

It is the name that stands in the text, in the spelling of the lexicon: ``مجلس الأمن`` and
``مجلس الأمن الدولي`` stay two names, ``الاتحاد الاوربي`` becomes ``الاتحاد الأوروبي``.
A mere word for the kind before a name is left out (``منظمة أطباء بلا حدود``), and
abbreviations are spelt out (``أ.ف.ب``).
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from annotator.text.chars import is_arabic
from annotator.text.fold import fold
from annotator.text.table import Row

_DOTTED = "."
_SHORT = 4
"""Words of so few letters are abbreviations of a longer name."""
_FINAL = str.maketrans("ة", "ه")


def display_name(row: Row, written: str, generic: Collection[str] = ()) -> str:
    """Name of a row's organisation where it is written so.

    Args:
        row: A row whose ``forms`` hold all spellings, the full name first.
        written: A form of the row as it stands in the text.
        generic: Folded words that only tell the kind of an organisation.
    """
    return _display(tuple(row.values("forms")), written, frozenset(generic))


@lru_cache(maxsize=5_000)
def _display(forms: tuple[str, ...], written: str, generic: frozenset[str]) -> str:
    if not is_arabic(written) or _abbreviated(written):
        return forms[0]
    key = _key(written)
    form = next((form for form in forms if _one_apart(_key(form), key)), forms[0])
    head, _, rest = form.partition(" ")
    known = fold(head) in generic and rest in forms
    return rest if known and forms.index(rest) < forms.index(form) else form


def _abbreviated(written: str) -> bool:
    """Whether letters stand for words: ``أ.ف.ب``, ``د ب أ``, ``واس``."""
    pieces = written.replace(_DOTTED, " ").split()
    letters = all(len(piece) == 1 for piece in pieces)
    return letters or _DOTTED in written or len(written) <= _SHORT


def _key(form: str) -> str:
    return " ".join(fold(form).translate(_FINAL).split())


def _one_apart(form: str, written: str) -> bool:
    """Whether two spellings differ in one letter at most, and not in an article."""
    if form == written:
        return True
    if abs(len(form) - len(written)) > 1 or min(len(form), len(written)) < 5:
        return False
    start = _common(form, written)
    if len(form) == len(written):
        return form[start + 1 :] == written[start + 1 :]
    longer, shorter = sorted((form, written), key=len, reverse=True)
    return longer[start + 1 :] == shorter[start:]


def _common(form: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(form, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(form), len(other)))
