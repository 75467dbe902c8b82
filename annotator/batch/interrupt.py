"""Stopping a run between two documents, never inside one.

Ctrl-C, and the SIGTERM of batch systems, must not leave a document in one table and not
in the next.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stoppable:
    """Turns SIGINT and SIGTERM into KeyboardInterrupt, held back inside :meth:`held`.

    Outside the main thread, where signals cannot be caught, it does nothing.
    """

    def __init__(self) -> None:
        self._busy = False
        self._pending = False
        self._previous: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._previous = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if not self._busy:
            raise KeyboardInterrupt
        self._pending = True

    @contextmanager
    def held(self) -> Iterator[None]:
        """Finish the block first, then stop where a signal came meanwhile."""
        self._busy = True
        yield
        self._busy = False
        if self._pending:
            self._pending = False
            raise KeyboardInterrupt
