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
        if self._busy:
            self._pending = True
        else:
            self.hold()  # one stop is enough: files are being closed now
            raise KeyboardInterrupt

    def hold(self) -> None:
        """Let no signal stop the run from here on."""
        self._busy = True

    @contextmanager
    def held(self) -> Iterator[None]:
        """Finish the block first, then stop where a signal came meanwhile."""
        self._busy = True
        yield
        if self._pending:
            raise KeyboardInterrupt
        self._busy = False
