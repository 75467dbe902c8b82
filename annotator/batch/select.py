"""Choosing documents of a stream: a sample, a shard, the first ones."""

import hashlib
import heapq
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.batch.inputs import Item
from annotator.errors import error

_SHARD = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which documents of the input are annotated.

    Attributes:
        sample: This many, drawn at random from all.
        seed: Another one draws another sample.
        shard: ``(k, n)``: the k-th of n parts that together are the input, k from 1.
        limit: The first ones only, of those that sample and shard leave.
    """

    sample: int | None = None
    seed: int = 0
    shard: tuple[int, int] | None = None
    limit: int | None = None


def parse_shard(value: str) -> tuple[int, int]:
    """Read ``k/n``.

    Raises:
        UsageError: AN119 where it is no part of a whole.

    >>> parse_shard("2/8")
    (2, 8)
    """
    match = _SHARD.fullmatch(value.strip())
    if match and 1 <= int(match[1]) <= int(match[2]):
        return int(match[1]), int(match[2])
    raise error("AN119", value=value, option="shard", expected="k/n with k from 1 to n")


def select(read: Callable[[], Iterator[Item]], selection: Selection) -> Iterator[Item]:
    """Choose documents, in input order; ids are those that they have in the whole input.

    Args:
        read: Begins reading; called twice for a sample, whose documents are found in a
            first pass that keeps nothing but the sample's places.
        selection: What to choose.
    """
    items: Iterator[tuple[int, Item]] = enumerate(read())
    if selection.sample is not None:
        chosen = _sample(read(), selection.sample, selection.seed)
        items = (pair for pair in items if pair[0] in chosen)
        items = enumerate(item for _, item in items)
    if selection.shard is not None:
        part, parts = selection.shard
        items = (pair for pair in items if pair[0] % parts == part - 1)
    return islice((item for _, item in items), selection.limit)


def _sample(items: Iterator[Item], size: int, seed: int) -> frozenset[int]:
    """Places of the documents whose ids have the smallest digests.

    A document is in or out by its own id: when the input grows, most of the sample stays.
    """
    heap: list[tuple[int, int]] = []
    for place, item in enumerate(items):
        key = f"{seed}\0{item.doc_id}".encode("utf-8", "surrogatepass")
        entry = (-int.from_bytes(hashlib.sha256(key).digest()[:8]), -place)
        if len(heap) < size:
            heapq.heappush(heap, entry)
        elif entry > heap[0]:
            heapq.heapreplace(heap, entry)
    return frozenset(-place for _, place in heap)
