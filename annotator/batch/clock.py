"""A limit on the time that a piece of work may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(BaseException):
    """The time is over; no ``except Exception`` of a component may hold it up."""


def can_limit() -> bool:
    """Whether :func:`time_limit` works here: signals reach the main thread only."""
    in_main = threading.current_thread() is threading.main_thread()
    return in_main and hasattr(signal, "setitimer")


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Stop a block that runs longer than some seconds, between two steps of Python.

    A call into C that does not come back is not stopped; see :mod:`annotator.batch.pool`
    for what stops that.

    Args:
        seconds: The limit; None is no limit. Outside the main thread there is none.

    Raises:
        OutOfTimeError: In the block, when the time is over.
    """
    if seconds is None or not can_limit():
        yield
        return
    running = True

    def stop(_number: int, _frame: FrameType | None) -> None:
        if running:
            raise OutOfTimeError

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
