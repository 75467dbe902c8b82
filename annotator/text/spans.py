"""Which code points some spans cover."""

from collections.abc import Iterable


def covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    """Offsets inside any of some half-open spans.

    Whether a span touches one of them is ``not covered(spans).isdisjoint(range(*span))``,
    at a cost that does not grow with the number of spans.

    >>> sorted(covered([(1, 3), (2, 4)]))
    [1, 2, 3]
    """
    return {offset for start, end in spans for offset in range(start, end)}
