"""The file ``annotator.toml``: options of ``annotator annotate`` that stay the same.

::

    [annotate]
    rules = "my_rules"
    workers = 4

What the command line or the environment (``ANNOTATOR_WORKERS``) says counts before it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.errors import error

FILE = "annotator.toml"
"""Name of the file that is read where the working directory has it."""

SECTION = "annotate"
PREFIX = "ANNOTATOR_"
"""Beginning of the environment variables: ``ANNOTATOR_`` and the key in capitals."""

PATHS = frozenset(("out", "rules", "places"))
"""Keys whose values are paths, relative to the file's folder."""

Value = str | int | float | bool


def find_config(given: Path | None) -> Path | None:
    """The file to read: the given one, else that of the working directory, else none.

    Raises:
        UsageError: AN101 where the given file does not exist.
    """
    if given is None:
        default = Path(FILE)
        return default if default.is_file() else None
    if not given.is_file():
        raise error("AN101", path=given)
    return given


def read_config(path: Path, known: Iterable[str]) -> dict[str, Value]:
    """Read and check a configuration.

    Args:
        path: The file.
        known: The keys that there are; a hyphen in the file is as good as an underscore.

    Returns:
        Key to value; relative paths are joined to the file's folder.

    Raises:
        UsageError: AN130 where the file is no TOML, AN131 for an unknown section or key,
            AN132 where a value is a list, a table or a date.
    """
    import tomllib  # noqa: PLC0415 - most runs have no file

    try:
        text = path.read_bytes().decode("utf-8-sig")
        content = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise error("AN130", str(path), reason=problem) from problem
    names = sorted(known)
    for section, value in content.items():
        if section != SECTION or not isinstance(value, dict):
            raise _unknown("section", section, [SECTION], _where(path, text, section))
    found: dict[str, Value] = {}
    for written, value in content.get(SECTION, {}).items():
        key = written.replace("-", "_")
        where = _where(path, text, written)
        if key not in names:
            raise _unknown("key", written, names, where)
        if not isinstance(value, str | int | float | bool):
            raise error("AN132", where, key=key, reason=f"{value!r} is no single value")
        found[key] = str(path.parent / str(value)) if key in PATHS else value
    return found


def _unknown(what: str, name: str, known: list[str], where: str) -> Exception:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = get_close_matches(name.lower().replace("-", "_"), known, n=1, cutoff=0.5)
    guess = f"did you mean {near[0]!r}? " if near else ""
    return error("AN131", where, what=what, name=name, guess=guess, known=", ".join(known))


def _where(path: Path, text: str, name: str) -> str:
    """``file:line`` of a key or section."""
    pattern = re.compile(rf'\s*(?:\[+\s*)?["\']?{re.escape(name)}\b')
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.match(line):
            return f"{path}:{number}"
    return str(path)


def toml_value(value: Any) -> str:
    """A value as TOML.

    >>> toml_value(True), toml_value("a b"), toml_value(300.0)
    ('true', '"a b"', '300.0')
    """
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return json.dumps(str(value), ensure_ascii=False)


def template(options: Mapping[str, tuple[Any, str]]) -> str:
    """Text of a configuration in which every option is explained and commented out.

    Args:
        options: Key to default (None: not set) and help.
    """
    lines = [
        "# Options of annotator annotate. Take the # away from what you want to set.",
        f"# The command line counts first, then the environment ({PREFIX}WORKERS=4), then",
        "# this file. Paths are relative to the folder of this file.",
        "",
        f"[{SECTION}]",
    ]
    for key, (default, text) in options.items():
        shown = toml_value(default if default is not None else "")
        lines += ["", f"# {text}", f"# {key} = {shown}"]
    return "\n".join(lines) + "\n"
