"""Numbers in digits: separators of thousands and decimals, fractions, and what only looks so.

Input is folded text whose digits are ASCII (:func:`annotator.text.chars.ascii_digits`).
"""

import re
from dataclasses import dataclass

_YEARS = range(1900, 2100)
_GROUP = "[,٬،'’]"
_THIN = "[ \u00a0\u202f\u2009]"

_LITERAL = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<date>\d{1,4}(?P<slash>[/.\-])\d{1,2}(?P=slash)\d{1,4}(?!\d))"
    r"|(?P<phone>(?:\+|\b00)\d[\d \-/]{6,}\d|\d+(?:-\d+){2,}(?:/\d+)?|\b0\d{6,}|\d+:[\d:]+)"
    rf"|(?P<groups>\d{{1,3}}(?P<comma>{_GROUP})\d{{3}}(?:(?P=comma)\d{{3}})*(?:[.٫,]\d+)?(?!\d))"
    r"|(?P<dots>\d{1,3}(?:\.\d{3}){2,}(?:[,٫]\d+)?(?![\d.]*\d))"
    r"|(?P<dotted>\d+(?:\.\d+){2,})"
    rf"|(?P<spaces>\d{{1,3}}(?:{_THIN}\d{{3}}){{2,}}(?:[.,٫]\d+)?(?![\d]))"
    r"|(?P<narrow>\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d))"
    r"|(?P<space>\d{1,3} \d{3}(?:[.,٫]\d{1,2})?(?![\d.,/:\-])(?= ?[^\W\d_]| ?[%٪$€£]))"
    r"|(?P<raa>\d{1,4} ?\u0631\d{1,3}(?!\d))"
    r"|(?P<rating>\d+[.٫]\d+/\d+(?![\d/]))"
    r"|(?P<fraction>\d+/\d+(?![\d/]))"
    r"|(?P<dot>\d{1,3}\.\d{3}(?!\d))"
    r"|(?P<decimal>\d*[.,٫]\d+|\d+،\d{1,2}(?!\d)(?= ?[%٪\w)]))"
    r"|(?P<whole>\d+)"
)

_LONGEST = 60
"""Characters of the longest number; longer runs of digits are codes or noise."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A run of digits and separators.

    Attributes:
        end: Offset after it.
        kind: ``whole``, ``decimal``, ``fraction``, ``grouped``, ``space`` (3 600, open to
            doubt), or ``clock``, ``date``, ``phone``, ``dotted``, ``rating``
            (4.5/5): no numbers.
        value: Its value; None where it is no number.
        alternative: The other reading of ``3.600``.
    """

    end: int
    kind: str
    value: float | None
    alternative: float | None = None


def read_literal(text: str, start: int) -> Literal | None:
    """Read the digits that begin at an offset.

    >>> read_literal("3,600", 0).value, read_literal("2,5 مليون", 0).value
    (3600.0, 2.5)
    """
    match = _LITERAL.match(text, start)
    if match is None:
        return None
    kind = str(match.lastgroup)
    written = match[0]
    end = match.end()
    if len(written) > _LONGEST:
        return Literal(end, "phone", None)
    if kind == "decimal" and written[0] in ".,٫" and not _begins(text, start):
        return None
    if kind in ("clock", "date", "phone", "dotted", "rating"):
        return Literal(end, kind, None)
    if kind == "fraction":
        return _fraction(written, end)
    if kind == "raa":  # 6ر1 is 1.6: the decimals are typed first
        part, whole = re.split(r"\D+", written)
        return Literal(end, "decimal", float(f"{whole}.{part}"))
    if kind == "dot":
        whole, part = written.split(".")
        grouped = None if whole.startswith("0") else float(whole + part)
        return Literal(end, "decimal", float(written), grouped)
    if kind == "decimal":
        return Literal(end, "decimal", float(re.sub("[,،٫]", ".", written)))
    if kind == "whole":
        return Literal(end, kind, float(written))
    if kind == "groups" and written.startswith("0"):  # 0,125; 01,000.5 is no number
        whole, *parts = re.split("[^0-9]", written)
        decimal = float(f"{whole}.{parts[0]}") if len(parts) == 1 else None
        return Literal(end, "dotted" if decimal is None else "decimal", decimal)
    return Literal(end, "space" if kind == "space" else "grouped", _grouped(written, kind))


def _begins(text: str, start: int) -> bool:
    return start == 0 or text[start - 1].isspace() or text[start - 1] in '(«"-'


def _grouped(written: str, kind: str) -> float:
    decimal = ""
    separators = re.findall(r"\D", written)
    if len(separators) > 1 and separators[-1] != separators[0]:
        written, _, decimal = written.rpartition(separators[-1])
    whole = re.sub(r"\D", "", written)
    return float(f"{whole}.{decimal}" if decimal else whole)


def _fraction(written: str, end: int) -> Literal:
    upper, lower = (int(part) for part in written.split("/"))
    if lower == 1 and upper > 1:  # ٢/١: typed in the order in which it is read
        upper, lower = lower, upper
    if lower == 0 or upper >= lower or lower in _YEARS:  # 24/7, law 40/2017
        return Literal(end, "dotted", None)
    return Literal(end, "fraction", upper / lower)
