"""A run on a Dask cluster (extra ``dask``): its workers annotate, this process writes.

Results come back in input order, so that files, journal and resuming are those of a run
on one machine. Every worker opens the pipeline once; it needs the package, the morphology
database and, where one is named, the table of places at the same path.
"""

import pickle
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from typing import Any

from annotator.batch.annotator import Annotator
from annotator.batch.document import chunks
from annotator.batch.inputs import Failure, Item
from annotator.batch.render import Rendered, render
from annotator.errors import AnnotatorError, error

LOCAL = "local"
"""In place of an address: a cluster of processes on this machine."""

_AHEAD = 4
"""Chunks a thread of the cluster may be ahead of the oldest one that is not done."""

_ALONE = threading.Lock()
"""A pipeline annotates one text at a time, however many threads a worker has."""


def require_dask() -> Any:
    """Import Dask's scheduler.

    Raises:
        SetupError: AN207 where it is not installed.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra
    except ImportError as problem:
        install = "annotator[dask]"
        raise error("AN207", package="distributed", install=install) from problem
    return distributed


def annotate_on_cluster(
    annotator: Annotator, items: Iterable[Item], address: str, workers: int
) -> Iterator[Rendered]:
    """Annotate a stream on a cluster.

    Args:
        annotator: Sent to the workers, with its function that opens the pipeline.
        items: Read only as fast as documents are done.
        address: Of a scheduler, such as ``tcp://host:8786``, or ``local``.
        workers: Processes of a local cluster.

    Yields:
        The results, as one process would give them. There is no limit on the time of a
        document, for a cluster cannot stop one; at a document at which workers died, the
        scheduler gives up after the number of times that it is set to (AN422).

    Raises:
        SetupError: AN207 without Dask, AN428 where the cluster fails.
    """
    distributed = require_dask()
    with ExitStack() as stack:
        try:
            client = _client(distributed, address, workers, stack)
        except (OSError, ValueError) as problem:
            raise error("AN428", address=address, reason=problem) from problem
        payload = distributed.protocol.pickle.dumps(annotator)
        yield from _Cluster(distributed, client, annotator, payload).run(chunks(items))


def _client(distributed: Any, address: str, workers: int, stack: ExitStack) -> Any:
    where: Any = address
    if address == LOCAL:
        where = stack.enter_context(
            distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
            )
        )
    return stack.enter_context(distributed.Client(where, set_as_default=False))


class _Cluster:
    def __init__(self, distributed: Any, client: Any, annotator: Annotator, payload: bytes):
        self._distributed = distributed
        self._client = client
        self._annotator = annotator
        self._payload = payload
        self._waiting: deque[tuple[list[Item], Any]] = deque()

    def run(self, pieces: Iterator[list[Item]]) -> Iterator[Rendered]:
        try:
            for chunk in pieces:
                self._waiting.append((chunk, self._submit(chunk)))
                while len(self._waiting) >= self._room():
                    yield from self._oldest()
            while self._waiting:
                yield from self._oldest()
        finally:
            self._client.cancel([future for _, future in self._waiting])

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def _submit(self, chunk: list[Item]) -> Any:
        return self._client.submit(annotate_chunk, self._payload, chunk, pure=False)

    def _oldest(self) -> Iterator[Rendered]:
        chunk, future = self._waiting.popleft()
        found = self._result(future)
        if found is not None:
            yield from found
            return
        # a worker died, and with it all that it was at: see which document it was by
        # giving each of them to a cluster that has nothing else to do
        for _, other in self._waiting:
            other.exception()  # waits for it
        for item in chunk:
            yield from self._result(self._submit([item])) or [self._failed(item)]

    def _result(self, future: Any) -> list[Rendered] | None:
        """The results of a chunk; None where workers died of it."""
        try:
            found: list[Rendered] = future.result()
            return found
        except AnnotatorError:
            raise
        except self._distributed.KilledWorker:
            return None
        except Exception as problem:
            reason = f"{type(problem).__name__}: {problem}"
            where = self._client.scheduler.address
            raise error("AN428", address=where, reason=reason) from problem

    def _failed(self, item: Item) -> Rendered:
        coded = error("AN422", reason="KilledWorker")
        return render(Failure.of(coded, item.doc_id, item.path), self._annotator.options)


def annotate_chunk(payload: bytes, items: list[Item]) -> list[Rendered]:
    """Annotate some documents; what a worker runs."""
    results: list[Rendered] = []
    with _ALONE:
        _annotator(payload).annotate(items, results.append)
    return results


@lru_cache(maxsize=2)
def _annotator(payload: bytes) -> Annotator:
    """The annotator of a run, unpacked once in each worker."""
    found: Annotator = pickle.loads(payload)
    return found
