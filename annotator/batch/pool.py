"""Several processes that annotate one stream of documents, results in input order.

Each process has a pipe of its own and one small chunk of documents at a time, so that it
is always known which document a process is at. That is what the pools of the standard
library cannot tell: ``concurrent.futures`` gives up all its work when a process dies,
``multiprocessing.Pool`` waits for it for ever. A process that dies, or is killed because
its document takes too long, is replaced; nobody else notices.
"""

import multiprocessing
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from annotator.batch.annotator import Annotator
from annotator.batch.document import chunks
from annotator.batch.inputs import Failure, Item
from annotator.batch.options import StartMethod
from annotator.batch.render import Rendered, render
from annotator.errors import AnnotatorError, error

_AHEAD = 8
"""Chunks a process may be ahead of the oldest one that is not done."""

_GRACE = 5.0
"""Seconds beyond the limit after which a process is killed that does not stop by itself."""

_ATTEMPTS = 2
_FAILED_STARTS = 3
_PATIENCE = 1.0

Task = tuple[int, Item, int]
"""Place of a document in the stream, the document, and how often it was tried."""


def default_start_method() -> StartMethod:
    """``fork`` on Linux, where a process then starts in milliseconds and shares memory."""
    return "fork" if sys.platform == "linux" else "spawn"


def annotate_in_processes(
    annotator: Annotator,
    items: Iterable[Item],
    workers: int,
    start_method: StartMethod | None = None,
) -> Iterator[Rendered]:
    """Annotate a stream with several processes.

    Args:
        annotator: What each process runs; where processes are not forked it is pickled.
        items: Read only as fast as documents are done.
        workers: Number of processes.
        start_method: How they are started; None is :func:`default_start_method`.

    Yields:
        The results, exactly as one process would give them; a document at which a process
        died twice, or which takes too long, is a failure (AN422, AN421).

    Raises:
        AnnotatorError: What no document can help; AN427 where processes do not start.
    """
    method = start_method or default_start_method()
    if method == "fork":
        annotator.open()  # once, for all
    pool = _Pool(annotator, workers, method)
    try:
        yield from pool.run(chunks(items))
    finally:
        pool.close()


class _Pool:
    def __init__(self, annotator: Annotator, size: int, method: StartMethod):
        self._annotator = annotator
        self._context: Any = multiprocessing.get_context(method)
        self._workers: list[_Worker] = []
        self._size = size
        self._failed_starts = 0
        self._read = 0
        self._given = 0
        self._ends: deque[int] = deque()
        self._again: deque[list[Task]] = deque()
        self._results: dict[int, Rendered] = {}

    def run(self, pieces: Iterator[list[Item]]) -> Iterator[Rendered]:
        ended = False
        while True:
            while not ended and not self._again and self._has_room():
                chunk = next(pieces, None)
                ended = chunk is None
                if chunk is not None:
                    self._again.append(self._numbered(chunk))
                    self._hand_out()
            self._hand_out()
            busy = [worker for worker in self._workers if worker.tasks]
            if ended and not busy and not self._again and not self._results:
                return
            self._receive(busy)
            while self._given in self._results:
                yield self._results.pop(self._given)
                self._given += 1
                if self._given == self._ends[0]:
                    self._ends.popleft()

    def _has_room(self) -> bool:
        """Whether reading on keeps what waits for the oldest document bounded."""
        return len(self._ends) < _AHEAD * self._size

    def _numbered(self, chunk: list[Item]) -> list[Task]:
        first = self._read
        self._read += len(chunk)
        self._ends.append(self._read)
        return [(first + place, item, 0) for place, item in enumerate(chunk)]

    def _hand_out(self) -> None:
        while self._again:
            worker = next((worker for worker in self._workers if not worker.tasks), None)
            if worker is None and len(self._workers) < self._size:
                worker = self._start()
            if worker is None:
                return
            tasks = self._again.popleft()
            if not worker.give(tasks):
                self._bury(worker)

    def _start(self) -> "_Worker":
        others = [worker.connection for worker in self._workers]
        worker = _Worker(self._context, self._annotator, others)
        self._workers.append(worker)
        return worker

    def _receive(self, busy: list["_Worker"]) -> None:
        now = time.monotonic()
        limit = min((worker.deadline for worker in busy), default=now) - now
        ready = wait([worker.connection for worker in busy], max(0.0, min(limit, _PATIENCE)))
        for worker in busy:
            if worker.connection in ready:
                self._take(worker)
            elif worker.deadline < time.monotonic():
                worker.process.kill()
                self._bury(worker, late=True)

    def _take(self, worker: "_Worker") -> None:
        """Take one answer of a process."""
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            worker.ready = True
            self._failed_starts = 0
        else:
            self._results[worker.tasks.popleft()[0]] = answer
        worker.wind_up()

    def _bury(self, worker: "_Worker", late: bool = False) -> None:
        """Take over what a dead process was at."""
        self._workers.remove(worker)
        reason = worker.end()
        self._failed_starts += not worker.ready
        if self._failed_starts > _FAILED_STARTS * self._size:
            raise error("AN427", reason=reason)
        tasks = list(worker.tasks)
        if not worker.ready:  # no fault of its documents
            self._again.appendleft(tasks)
            return
        if not tasks:
            return
        place, item, tried = tasks.pop(0)
        if tasks:
            self._again.appendleft(tasks)
        if late or tried + 1 >= _ATTEMPTS:
            self._results[place] = self._failed(item, late, reason)
        else:
            self._again.appendleft([(place, item, tried + 1)])

    def _failed(self, item: Item, late: bool, reason: str) -> Rendered:
        if late:
            problem = error("AN421", seconds=self._annotator.timeout)
        else:
            problem = error("AN422", reason=reason)
        return render(Failure.of(problem, item.doc_id, item.path), self._annotator.options)

    def close(self) -> None:
        """End all processes: those at rest leave by themselves, the others are killed."""
        for worker in self._workers:
            if worker.tasks:
                worker.process.kill()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


class _Worker:
    """One process, seen from the one that reads and writes."""

    def __init__(self, context: Any, annotator: Annotator, others: list[Connection]):
        self.connection, theirs = context.Pipe()
        # a forked process has the ends of all pipes; it must not keep them open
        closed = [*others, self.connection] if context.get_start_method() == "fork" else []
        self.process: BaseProcess = context.Process(
            target=_serve, args=(annotator, theirs, closed), daemon=True
        )
        self.process.start()
        theirs.close()
        self.tasks: deque[Task] = deque()
        self.ready = False
        self.deadline = 0.0
        self._timeout = annotator.timeout

    def give(self, tasks: list[Task]) -> bool:
        """Send it a chunk; False where the process is gone."""
        self.tasks.extend(tasks)
        self.wind_up()
        try:
            self.connection.send([item for _, item, _ in tasks])
        except OSError:
            return False
        return True

    def wind_up(self) -> None:
        """Start the clock of the next document."""
        limit = float("inf") if self._timeout is None else self._timeout + _GRACE
        self.deadline = time.monotonic() + limit

    def end(self) -> str:
        """Make sure that it is gone; returns why it went."""
        self.connection.close()
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _serve(annotator: Annotator, connection: Connection, closed: list[Connection]) -> None:
    """What a process does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in closed:
        other.close()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            annotator.open()
            connection.send(None)
            while True:
                annotator.annotate(connection.recv(), connection.send)
        except AnnotatorError as problem:  # the run cannot go on
            problem.add_note(traceback.format_exc())
            connection.send(problem)
