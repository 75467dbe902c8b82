"""What a command does with an error: a coded message on stderr, and an exit code."""

import functools
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

from annotator.errors import AnnotatorError

P = ParamSpec("P")
R = TypeVar("R")

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it: 128 + SIGINT."""


def coded(command: Callable[P, R]) -> Callable[P, R]:
    """Wrap a command so that coded errors are printed and end it with their exit code.

    A command that has the option ``debug`` shows the traceback as well.
    """

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except AnnotatorError as problem:
            if kwargs.get("debug"):
                traceback.print_exc(file=sys.stderr)
            typer.echo(f"error: {problem}", err=True)
            raise typer.Exit(problem.exit_code) from None
        except KeyboardInterrupt:
            typer.echo("interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from None

    return wrapped
