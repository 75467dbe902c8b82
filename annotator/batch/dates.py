"""The date of an input document, brought to ISO 8601 where it has one meaning only."""

import re
from datetime import date
from email.utils import parsedate

from annotator.text.chars import ascii_digits

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{2,6}Z?)?$")


def iso_date(value: str | None) -> str | None:
    """Read a date that begins with the year, or the date of a feed or mail.

    Args:
        value: A field such as ``2024-01-05T10:00:00Z``, ``2024/1/5``, ``20240105`` or
            ``Fri, 05 Jan 2024 10:00:00 GMT``; digits of any script.

    Returns:
        ``YYYY-MM-DD``; the value unchanged where it is no such date, since ``05/01/2024``
        has two readings; None for None.

    >>> iso_date("٢٠٢٤/١/٥"), iso_date("05/01/2024")
    ('2024-01-05', '05/01/2024')
    """
    if value is None:
        return None
    text = ascii_digits(value.strip())
    match = _YEAR_FIRST.match(text) or _COMPACT.match(text)
    parts = tuple(map(int, match.groups())) if match else _feed_date(text)
    try:
        return date(*parts).isoformat() if parts else value
    except ValueError:
        return value


def _feed_date(text: str) -> tuple[int, ...] | None:
    parsed = parsedate(text) if re.search("[A-Za-z]{3}", text) else None
    return parsed[:3] if parsed else None
