"""Questions about a sentence that are asked again and again are answered once."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Remembers(Protocol):
    """What keeps answers: a sentence, with which they go.

    Attributes:
        known: Function and arguments to its answer.
    """

    known: dict[tuple[Hashable, ...], Any]


R = TypeVar("R", bound=Remembers)
P = ParamSpec("P")
T = TypeVar("T")
_UNKNOWN: Any = object()


def remembered(function: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """Ask a function only once for the same arguments, as long as its sentence lives.

    Args:
        function: Of a sentence that does not change and of hashable arguments, which are
            given by position; its answer is not to be changed.
    """

    @wraps(function)
    def ask(reader: R, *arguments: Hashable) -> T:
        key = (function, *arguments)
        answer: T = reader.known.get(key, _UNKNOWN)
        if answer is _UNKNOWN:
            answer = reader.known[key] = function(reader, *arguments)  # type: ignore[arg-type,call-arg]
        return answer

    return cast(Callable[Concatenate[R, P], T], ask)
