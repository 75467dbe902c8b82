"""Choosing among readings by the neighbouring words.

Each row of the lexicon ``contexts`` gives a bonus to a pair of adjacent readings. The
best path through the readings of a stretch of words is found by dynamic programming, so
that the same text always gets the same readings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from annotator.morphology.reading import Form, Reading
from annotator.text.fold import fold
from annotator.text.table import Row

BEAM = 3.5
"""Readings that are this many powers of ten below the best are out of the running."""

Signature = dict[str, str]


class Candidate(NamedTuple):
    """A reading as far as choosing needs it.

    Attributes:
        forms: What its tokens have.
        score: Likelihood without context, logarithm to the base 10.
        left, right: Bits of the rules whose left, and whose right, condition it meets.
    """

    forms: tuple[Form, ...]
    score: float
    left: int
    right: int


_FEATURES = ("stt", "asp", "gen", "num", "vox", "cas")
_SPEAKER = "انا"
"""Lemma of the pronoun ي and ني: «قرية + ي» is spelled like the dual «قريتي …»."""

_NISBA = "ي"

_KEY = ("pos", "first", "enc", "nisba", *_FEATURES)
_BOUNDARY: Signature = {"pos": "boundary", "first": "boundary"}


def signature(reading: Reading) -> Signature:
    """What conditions can ask of a reading."""
    host = reading.host
    values = {name: str(reading.features.get(name, "na")) for name in _FEATURES}
    last = reading.pieces[-1]
    return {
        **values,
        "pos": host.tag,
        "first": reading.pieces[0].tag,
        "lemma": host.lemma,
        "nisba": "yes" if host.lemma.endswith(_NISBA) else "no",
        "enc": "no" if last is host else "me" if last.lemma == _SPEAKER else "yes",
    }


@dataclass(frozen=True, slots=True)
class Condition:
    """The tests of a cell such as ``pos=noun stt=u|i``: feature to allowed values."""

    tests: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def parse(cls, text: str) -> "Condition":
        """Read a cell of the lexicon ``contexts``."""
        tests: list[tuple[str, frozenset[str]]] = []
        for part in text.split():
            name, _, values = part.partition("=")
            allowed = (fold(value) if name == "lemma" else value for value in values.split("|"))
            tests.append((name, frozenset(allowed)))
        return cls(tuple(tests))

    def holds(self, found: Signature) -> bool:
        """Whether a signature passes all tests."""
        return all(found.get(name) in allowed for name, allowed in self.tests)

    def values(self, name: str) -> frozenset[str]:
        """Values that a feature may have; none where it is not tested."""
        return frozenset(value for key, values in self.tests if key == name for value in values)

    def allows(self, pos: str) -> bool:
        """Whether a part of speech can pass."""
        return all(pos in allowed for name, allowed in self.tests if name == "pos")


@dataclass(frozen=True, slots=True)
class _Rule:
    left: Condition
    right: Condition
    bonus: float
    where: str


class ContextModel:
    """Bonuses of adjacent readings, from the rows of the lexicon ``contexts``."""

    def __init__(self, rows: Iterable[Row]):
        self._rules = [
            _Rule(
                Condition.parse(row["left"]),
                Condition.parse(row["right"]),
                int(row["bonus"]) / 10,
                row.where,
            )
            for row in rows
        ]
        conditions = (side for rule in self._rules for side in (rule.left, rule.right))
        self._lemmas = {lemma for side in conditions for lemma in side.values("lemma")}
        self._known_masks: dict[tuple[str | None, ...], tuple[int, int]] = {}
        self._possible: dict[tuple[str, str], list[tuple[int, _Rule]]] = {}
        self._bonuses = _Bonuses(self._rules)
        self._start = self._masks(_BOUNDARY)[0]

    def _masks(self, found: Signature) -> tuple[int, int]:
        """Bits of the rules whose left, and whose right, condition a signature meets.

        Few signatures recur in all text once lemmas that no rule names are left out.
        """
        lemma = found.get("lemma", "")
        key = (*map(found.get, _KEY), lemma if lemma in self._lemmas else "")
        known = self._known_masks.get(key)
        if known is None:
            known = self._known_masks[key] = self._read_masks(found)
        return known

    def _read_masks(self, found: Signature) -> tuple[int, int]:
        left = right = 0
        for bit, rule in self._by_pos(found["pos"], "left"):
            left |= rule.left.holds(found) << bit
        for bit, rule in self._by_pos(found["pos"], "right"):
            right |= rule.right.holds(found) << bit
        return left, right

    def _by_pos(self, pos: str, side: Literal["left", "right"]) -> list[tuple[int, _Rule]]:
        """Rules that a part of speech does not rule out on one side, with their bits."""
        known = self._possible.get((pos, side))
        if known is None:
            known = [
                (bit, rule)
                for bit, rule in enumerate(self._rules)
                if getattr(rule, side).allows(pos)
            ]
            self._possible[pos, side] = known
        return known

    def candidates(self, readings: Sequence[Reading]) -> tuple[Candidate, ...]:
        """Readings of a word that context can still choose, in their order.

        Args:
            readings: All readings of the word, best first, at least one.
        """
        limit = readings[0].score - BEAM
        return tuple(
            Candidate(
                tuple(piece.form for piece in reading.pieces),
                reading.score,
                *self._masks(signature(reading)),
            )
            for reading in readings
            if reading.score >= limit
        )

    def rows_between(self, left: Candidate | None, right: Candidate) -> list[tuple[str, float]]:
        """Rows that speak of a pair of adjacent readings, with their bonuses.

        Args:
            left: The left reading; None is the start of a stretch.
            right: The right reading.
        """
        both = (self._start if left is None else left.left) & right.right
        return [
            (rule.where, rule.bonus) for bit, rule in enumerate(self._rules) if both >> bit & 1
        ]

    def choose(self, words: Sequence[Sequence[Candidate]]) -> list[Candidate]:
        """The best candidate of each word of a stretch.

        Args:
            words: Candidates of adjacent words, best first, each at least one.

        Returns:
            One candidate a word; of equal paths the one that is first in the given order.
        """
        bonuses = self._bonuses
        totals, lefts = [0.0], [self._start]
        steps: list[list[int]] = []
        for options in words:
            if len(totals) == 1:
                total, left = totals[0], lefts[0]
                totals = [total + bonuses[left & own.right] + own.score for own in options]
                steps.append([0] * len(options))
            else:
                totals, step = self._step(totals, lefts, options)
                steps.append(step)
            lefts = [option.left for option in options]
        at = totals.index(max(totals))
        chosen: list[Candidate] = []
        for options, step in zip(reversed(words), reversed(steps), strict=True):
            chosen.append(options[at])
            at = step[at]
        return chosen[::-1]

    def _step(
        self, totals: list[float], lefts: list[int], options: Sequence[Candidate]
    ) -> tuple[list[float], list[int]]:
        """Score of the best path to each of a word's options, and the option before it."""
        bonuses = self._bonuses
        best: list[float] = []
        step: list[int] = []
        before = list(zip(totals, lefts, strict=True))
        for option in options:
            right = option.right
            scores = [total + bonuses[left & right] for total, left in before]
            top = max(scores)
            best.append(top + option.score)
            step.append(scores.index(top))
        return best, step


def rivals(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates of a word without those that a likelier one always beats.

    Of two that meet the same conditions of all rules no context can choose the second.

    Args:
        candidates: Best first.
    """
    found: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        found.setdefault((candidate.left, candidate.right), candidate)
    return tuple(found.values())


class _Bonuses(dict[int, float]):
    """Summed bonuses by the bits of the rules that speak; few sums recur in all text."""

    def __init__(self, rules: Sequence[_Rule]):
        super().__init__()
        self._rules = rules

    def __missing__(self, bits: int) -> float:
        own = (rule.bonus for bit, rule in enumerate(self._rules) if bits >> bit & 1)
        total = self[bits] = sum(own, 0.0)
        return total
