"""Values of Arrow, NumPy and pandas as types of JSON."""

import math
from datetime import date, datetime, time
from typing import Any

_MISSING = ("NAType", "NaTType")
"""Types of pandas' missing values, told by name so that pandas need not be imported."""


def plain(value: Any) -> Any:
    """Bring a value to types of JSON; dates and times as ISO 8601, what is missing as None.

    >>> plain({"a": (1, float("nan")), 2: date(2024, 3, 9)})
    {'a': [1, None], '2': '2024-03-09'}
    """
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)):
        return value
    if type(value).__name__ in _MISSING:
        return None
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if hasattr(value, "tolist"):  # a number or an array of NumPy
        return plain(value.tolist())
    return str(value)
