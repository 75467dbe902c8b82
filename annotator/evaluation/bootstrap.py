"""Bootstrap over documents, in one pass and in constant memory.

Each document gets a Poisson(1) weight in each sample: the bootstrap for streams, which
needs neither the documents again nor their number (Chamandy, Muralidharan, Najmi and
Naidu 2012, «Estimating uncertainty for massive data streams»). The weights follow from
the seed and the id of the document, so that the order of the documents does not matter
and two predictions for the same documents are compared in the same samples.
"""

from collections.abc import Mapping
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from annotator.evaluation.model import Figure, Key

Array = npt.NDArray[np.float64]

INTERVAL = (0.025, 0.975)

_BLOCK = 256


class Samples:
    """Sums of counts over the documents: row 0 as they are, the others resampled.

    Args:
        samples: Number of bootstrap samples; 0 for no intervals.
        seed: Of the random weights.
    """

    def __init__(self, samples: int, seed: int):
        self.size = samples
        self._seed = seed
        self._index: dict[Key, int] = {}
        self._sums = np.zeros((0, samples + 1))
        self._waiting: list[Mapping[Key, float]] = []
        self._weights: list[Array] = []
        self.documents = 0

    def add(self, doc_id: str, counts: Mapping[Key, float]) -> None:
        """Add the counts of a document."""
        self.documents += 1
        self._waiting.append(counts)
        self._weights.append(self._draw(doc_id))
        if len(self._waiting) == _BLOCK:
            self._flush()

    def sums(self, key: Key) -> Array:
        """Sum of a count in each sample, the true one first."""
        self._flush()
        place = self._index.get(key)
        return self.zeros() if place is None else self._sums[place]

    def zeros(self) -> Array:
        """A sum of nothing."""
        return np.zeros(self.size + 1)

    def keys(self) -> list[Key]:
        """Keys of all counts, in the order in which they came."""
        self._flush()
        return list(self._index)

    def figure(self, values: Array) -> Figure:
        """The first of the values, and the interval of the others.

        Args:
            values: One for each sample; NaN where there is nothing to score.
        """
        if np.isnan(values[0]):
            return Figure(None)
        others = values[1:][~np.isnan(values[1:])]
        if self.documents < 2 or not len(others):
            return Figure(float(values[0]))
        low, high = np.quantile(others, INTERVAL)
        return Figure(float(values[0]), float(low), float(high))

    def _draw(self, doc_id: str) -> Array:
        digest = blake2b(doc_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        random = np.random.default_rng([self._seed, int.from_bytes(digest, "big")])
        return np.concatenate([[1.0], random.poisson(1.0, self.size)])

    def _flush(self) -> None:
        if not self._waiting:
            return
        for counts in self._waiting:
            for key in counts:
                if key not in self._index:
                    self._index[key] = len(self._index)
        if len(self._index) > len(self._sums):
            grown = np.zeros((2 * len(self._index), self.size + 1))
            grown[: len(self._sums)] = self._sums
            self._sums = grown
        table = np.zeros((len(self._index), len(self._waiting)))
        for column, counts in enumerate(self._waiting):
            table[[self._index[key] for key in counts], column] = list(counts.values())
        self._sums[: len(self._index)] += table @ np.array(self._weights)
        self._waiting, self._weights = [], []


def ratio(part: Array, whole: Array, other: Array) -> Array:
    """``part / whole``: 0 for nothing of nothing where the other side has something.

    Args:
        part: Hits.
        whole: Rows of the side whose rate it is.
        other: Rows of the other side.
    """
    values: Array = np.where(other > 0, 0.0, np.nan)
    np.divide(part, whole, out=values, where=whole > 0)
    return values


def f1(precision: Array, recall: Array) -> Array:
    """Harmonic mean of precision and recall; 0 for two zeros."""
    total = precision + recall
    values: Array = np.where(np.isnan(total), np.nan, 0.0)
    np.divide(2 * precision * recall, total, out=values, where=total > 0)
    return values


def mean(values: list[Array], like: Array) -> Array:
    """Mean over arrays in each sample, NaN left out."""
    if not values:
        return np.full_like(like, np.nan)
    stack = np.array(values)
    known = ~np.isnan(stack)
    number = known.sum(axis=0)
    total = np.where(known, stack, 0.0).sum(axis=0)
    middle: Array = np.full_like(like, np.nan)
    np.divide(total, number, out=middle, where=number > 0)
    return middle
