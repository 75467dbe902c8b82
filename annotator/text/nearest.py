"""Did you mean: the known word that is nearest to a mistyped one."""

from collections.abc import Iterable

_LIKENESS = 0.5
"""Below this share of common letters a guess confuses more than it helps."""


def nearest(value: str, known: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """The known word most like a value, or None where none is.

    Args:
        value: The mistyped word.
        known: The words that there are.
        likeness: Share of common letters from which a word is like another, 0 to 1.

    >>> nearest("catgeory", ["category", "country"])
    'category'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    spellings: dict[str, str] = {}
    for word in known:
        spellings.setdefault(word.lower(), word)
    near = get_close_matches(value.lower(), list(spellings), n=1, cutoff=likeness)
    return spellings[near[0]] if near else None


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """A question for the hint of an error, with a blank after it; empty without a guess.

    >>> did_you_mean("workrs", ["workers", "out"])
    "did you mean 'workers'? "
    """
    near = nearest(value, known)
    return f"did you mean {near!r}? " if near is not None else ""
