"""Options from the environment and from ``annotator.toml``, under those of the command line.

A command of the class :class:`Configured` takes each of its options from the variable
``ANNOTATOR_`` + name as well; its option ``--config`` fills typer's map of defaults.
"""

from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand

from annotator.cli.errors import coded
from annotator.config import PREFIX, SECTION, find_config, read_config
from annotator.errors import error

NO_KEYS = frozenset(("config", "help"))


def key_of(param: Any) -> str:
    """Key of an option in the configuration: its long name, with underscores."""
    long = max(param.opts, key=len)
    return str(long).lstrip("-").replace("-", "_")


class Configured(TyperCommand):
    """A command whose options have environment variables."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for param in self.params:
            if param.param_type_name == "option" and param.envvar is None:
                param.envvar = f"{PREFIX}{key_of(param).upper()}"
                param.show_envvar = False  # type: ignore[attr-defined, unused-ignore]


def options_of(command: Any) -> dict[str, Any]:
    """Options of a command that a configuration may set, by key."""
    return {
        key_of(param): param
        for param in command.params
        if param.param_type_name == "option" and key_of(param) not in NO_KEYS
    }


def load_settings(ctx: typer.Context, given: Path | None) -> Path | None:
    """Make the values of the configuration the defaults of a command.

    Args:
        ctx: The command's context.
        given: The file that ``--config`` names.

    Returns:
        The file that was read, or None.

    Raises:
        UsageError: AN101, AN130, AN131, AN132.
    """
    path = find_config(given)
    if path is None:
        return None
    annotate = ctx.find_root().command.commands[SECTION]  # type: ignore[attr-defined]
    known = options_of(annotate)
    own = options_of(ctx.command)
    values = read_config(path, known)
    for key, value in values.items():
        _check(ctx, known[key], value, path)
    ctx.default_map = {own[key].name: value for key, value in values.items() if key in own}
    return path


def _check(ctx: typer.Context, param: Any, value: Any, path: Path) -> None:
    """Check the type and range of a value by the option's own rules."""
    key = key_of(param)
    if isinstance(value, bool) != bool(param.is_flag):
        reason = f"expected {'true or false' if param.is_flag else 'a value'}, found {value!r}"
        raise error("AN132", str(path), key=key, reason=reason)
    try:
        param.process_value(ctx, value)
    except typer.BadParameter as problem:
        raise error("AN132", str(path), key=key, reason=problem.message) from problem


@coded
def use_config(ctx: typer.Context, value: Path | None) -> Path | None:
    """Callback of the option ``--config``."""
    return load_settings(ctx, value)
