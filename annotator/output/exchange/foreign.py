"""Reading JSON that others wrote: every surprise is a coded error."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.errors import error


def load_json(data: str | bytes, where: str, what: str) -> Any:
    """Parse JSON.

    Raises:
        DataError: AN435 where it is none, or too deeply nested.
    """
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise error("AN435", where, what=what, reason=problem) from None


def items_of(value: Mapping[str, Any], name: str, where: str) -> list[Any]:
    """The list under a key; an empty one where there is none or null.

    Raises:
        DataError: AN435 for anything else.
    """
    found = value.get(name)
    if found is not None and not isinstance(found, list):
        raise error("AN435", where, what="the file", reason=f"{name!r} is no list")
    return found or []
