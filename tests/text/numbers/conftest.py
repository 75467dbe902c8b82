"""What the tests of the number grammar share."""

import pytest

from annotator.text.numbers import Number, NumberLexicon, default_lexicon, find_numbers


@pytest.fixture(scope="session")
def lexicon() -> NumberLexicon:
    """The lexicon of the shipped pipeline."""
    return default_lexicon()


def only(text: str) -> Number:
    """The one number of a text; fails where there is another count."""
    found = find_numbers(text)
    assert len(found) == 1, [text[number.start : number.end] for number in found]
    return found[0]


def spans(text: str) -> list[str]:
    """The numbers of a text, as written."""
    return [text[number.start : number.end] for number in find_numbers(text)]


def values(text: str) -> list[float | None]:
    """The values of the numbers of a text, names and ordinals included."""
    return [number.value for number in find_numbers(text)]


def counted(text: str) -> list[float | None]:
    """The values of the numbers of a text that may count something."""
    aside = ("name", "ordinal", "year")
    return [number.value for number in find_numbers(text) if number.kind not in aside]
