"""Where matches of token patterns can begin, so that a matcher need not try all everywhere.

Every match of a pattern begins with one of a few short sequences of its token specs, its
openings. What a spec says of TEXT, LOWER, NORM, LEMMA, TAG and POS is a test of sets, the
rest of it (regular expressions, features, extensions) is passed over here: a token that
fails the test fails the spec, one that passes may still fail it. All openings of all
patterns are looked for at once by the shift-and algorithm (Baeza-Yates and Gonnet 1992):
one bit for each token of each opening, two operations for each token of a text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Spec = Mapping[str, Any]
"""A token of a pattern of spaCy's Matcher, as the Matcher accepts it."""

LONGEST = 3
"""Tokens of the longest opening: with more, fewer false alarms and more bits."""

MOST = 60
"""Openings of a pattern; one with more could begin with nearly anything."""

ATTRIBUTES = ("TEXT", "LOWER", "NORM", "LEMMA", "TAG", "POS")
_SAME = {"ORTH": "TEXT"}
_OPERATORS: Mapping[str, tuple[int, int | None]] = {
    "1": (1, 1),
    "!": (1, 1),
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}


class Repeat(NamedTuple):
    """How many tokens a spec matches; ``most`` None: without limit."""

    least: int
    most: int | None


class Test(NamedTuple):
    """Values of an attribute that a spec allows (None: all), and that it rules out."""

    attribute: str
    allowed: frozenset[str] | None
    forbidden: frozenset[str]


def repeat_of(spec: Spec) -> Repeat:
    """How often a spec matches.

    >>> repeat_of({"POS": "NOUN", "OP": "{2,}"}), repeat_of({})
    (Repeat(least=2, most=None), Repeat(least=1, most=1))
    """
    operator = next((value for key, value in spec.items() if key.upper() == "OP"), "1")
    if operator in _OPERATORS:
        return Repeat(*_OPERATORS[operator])
    least, comma, most = operator.strip("{}").partition(",")
    return Repeat(int(least or 0), (int(most) if most else None) if comma else int(least))


def reach(pattern: Sequence[Spec]) -> int | None:
    """Tokens of a pattern's longest match; None: without limit."""
    total = 0
    for spec in pattern:
        most = repeat_of(spec).most
        if most is None:
            return None
        total += most
    return total


def tests_of(spec: Spec) -> Iterator[Test]:
    """What a spec says of single attributes; a token that fails a test fails the spec."""
    if any(key.upper() == "OP" and value == "!" for key, value in spec.items()):
        return  # the token must fail the spec
    for key, value in spec.items():
        attribute = _SAME.get(key.upper(), key.upper())
        if attribute not in ATTRIBUTES:
            continue
        if isinstance(value, str):
            yield Test(attribute, frozenset((value,)), frozenset())
        elif isinstance(value, Mapping):
            for predicate, values in value.items():
                if not (isinstance(values, list) and all(isinstance(v, str) for v in values)):
                    continue
                if predicate.upper() == "IN":
                    yield Test(attribute, frozenset(values), frozenset())
                elif predicate.upper() == "NOT_IN":
                    yield Test(attribute, None, frozenset(values))


def openings(pattern: Sequence[Spec]) -> list[tuple[int, ...]]:
    """Sequences of specs, as indices, one of which every match begins with.

    Of ``[A, B?, C]`` they are A C and A B C. An empty list: anything may begin a match.

    >>> openings([{"NORM": "من"}, {"NORM": "غير", "OP": "?"}, {"TAG": "adj"}])
    [(0, 1, 2), (0, 2)]
    """
    growing: set[tuple[int, ...]] = {()}
    done: set[tuple[int, ...]] = set()
    for index, spec in enumerate(pattern):
        least, most = repeat_of(spec)
        most = LONGEST if most is None else most
        grown = {
            opening + (index,) * times
            for opening in growing
            for times in range(least, max(least, min(most, LONGEST)) + 1)
        }
        done |= {opening[:LONGEST] for opening in grown if len(opening) >= LONGEST}
        growing = {opening for opening in grown if len(opening) < LONGEST}
        if len(growing) + len(done) > MOST:
            return []
    found = (done | growing) - {()}  # no match is empty
    prefixes = {opening for opening in found if _has_prefix(opening, found)}
    return sorted(found - prefixes)


def _has_prefix(opening: tuple[int, ...], others: set[tuple[int, ...]]) -> bool:
    return any(opening[:size] in others for size in range(1, len(opening)))


class Openings:
    """The openings of several patterns, looked for together.

    Args:
        patterns: Patterns that spaCy's Matcher accepts.

    Attributes:
        everywhere: Indices of the patterns that may begin at any token.
    """

    def __init__(self, patterns: Sequence[Sequence[Spec]]):
        self.everywhere: list[int] = []
        self._first = self._last = 0
        self._known: dict[int, tuple[int, int]] = {}
        self._tables: dict[str, _Table] = {name: _Table() for name in ATTRIBUTES}
        self._bits = 0
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)

    def _add(self, number: int, pattern: Sequence[Spec]) -> None:
        tests = [list(tests_of(spec)) for spec in pattern]
        found = openings(pattern)
        if not found or any(not any(tests[index] for index in opening) for opening in found):
            self.everywhere.append(number)
            return
        places = [0] * len(pattern)
        for opening in found:
            self._first |= 1 << self._bits
            for index in opening:
                places[index] |= 1 << self._bits
                self._bits += 1
            last = 1 << (self._bits - 1)
            self._last |= last
            self._known[last] = (number, len(opening) - 1)
        for bits, own in zip(places, tests, strict=True):
            for table in self._tables.values():
                table.add(bits)
            for test in own:
                self._tables[test.attribute].restrict(bits, test)

    def mask(self, text: str, norm: str, lemma: str, tag: str, pos: str) -> int:
        """Bits of the openings' tokens that a token with these attributes can be."""
        tables = self._tables
        return (
            tables["NORM"].bits(norm)
            & tables["LEMMA"].bits(lemma)
            & tables["TAG"].bits(tag)
            & tables["POS"].bits(pos)
            & tables["TEXT"].bits(text)
            & tables["LOWER"].bits(text.lower())
        )

    def starts(self, masks: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Where matches may begin.

        Args:
            masks: The :meth:`mask` of each token of a text.

        Yields:
            Index of a pattern (none of :attr:`everywhere`), and of a token.
        """
        first, last = self._first, self._last
        state = 0
        for at, mask in enumerate(masks):
            state = (state << 1 | first) & mask
            found = state & last
            while found:
                lowest = found & -found
                number, back = self._known[lowest]
                yield number, at - back
                found ^= lowest


class _Table:
    """Bits of the openings' tokens that a value of one attribute leaves possible."""

    def __init__(self) -> None:
        self._usual = 0
        self._allowed: dict[str, int] = {}
        self._forbidden: dict[str, int] = {}

    def add(self, bits: int) -> None:
        """Add tokens that all values leave possible."""
        self._usual |= bits

    def restrict(self, bits: int, test: Test) -> None:
        """Apply a test to tokens that were added; a second list is left to the matcher."""
        if test.allowed is not None and self._usual & bits:
            self._usual &= ~bits
            for value in test.allowed:
                self._allowed[value] = self._allowed.get(value, 0) | bits
        for value in test.forbidden:
            self._forbidden[value] = self._forbidden.get(value, 0) | bits

    def bits(self, value: str) -> int:
        """Tokens that a value leaves possible."""
        usual = self._usual | self._allowed.get(value, 0)
        return usual & ~self._forbidden.get(value, 0)
