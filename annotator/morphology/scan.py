"""Cutting a text into written words, numbers, names with digits, signs and blanks."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from annotator.text.chars import (
    BIDI_CONTROLS,
    DIACRITICS,
    DIGITS,
    LETTERS,
    MAIL_ADDRESS,
    PRESENTATION_FORMS,
    TATWEEL,
    ZERO_WIDTH,
)

Kind = Literal["blank", "url", "model", "number", "clitic", "arabic", "latin", "sign"]

_JOINERS = "\u200c\u200d"
_ARABIC_LETTER = f"[{LETTERS}{PRESENTATION_FORMS}]"
_ARABIC_INNER = f"[{LETTERS}{PRESENTATION_FORMS}{DIACRITICS}{TATWEEL}{_JOINERS}]"
_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f"
_NUMBER = (
    f"[{DIGITS}]+(?:[.,\u066b\u066c'][{DIGITS}]+)*(?:\u060c[{DIGITS}]{{3}}(?![{DIGITS}]))*"
)
_EMOJI = (
    "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f000-\U0001faff])*"
)

_SCAN = re.compile(
    "|".join(
        (
            r"(?P<blank>\s+)",
            r"(?P<url>(?:https?://|www\.)[^\s«»\"<>،؛]+[^\s«»\"<>،؛.,!?؟:)\]]"
            rf"|{MAIL_ADDRESS}|@[A-Za-z0-9_]+)",
            # F-16, Il-76MD, T-72, S-400, إف-16, كوفيد-19: letters, hyphen, digits
            f"(?P<model>(?:[{_LATIN}]{{1,12}}|{_ARABIC_LETTER}{{2,12}})[-\u2010\u2011\u2013]"
            f"[{DIGITS}]+[{_LATIN}]{{0,4}}(?![{DIGITS}{LETTERS}])"
            # F16, A4, SU30
            f"|[{_LATIN}]+[{DIGITS}]+[{_LATIN}{DIGITS}]*)",
            f"(?P<number>{_NUMBER})",
            # لـ "…", بـ3600, الـ20, ول20: a proclitic held apart by tatweel, or before digits
            f"(?P<clitic>(?<![{LETTERS}{DIGITS}])(?:[وف]?(?:[بلك]|ال|بال|لل|كال)|[وف])"
            f"(?:{TATWEEL}+(?!{_ARABIC_INNER})|(?=[{DIGITS}])))",
            f"(?P<arabic>{_ARABIC_LETTER}{_ARABIC_INNER}*)",
            f"(?P<latin>[{_LATIN}][{_LATIN}{DIACRITICS}]*(?:['\u2019][{_LATIN}]+)*)",
            f"(?P<sign>{_EMOJI}|\\.{{2,}}|(?P<same>[!?؟\\-_=*\u2026])(?P=same)+|.)",
        )
    ),
    re.DOTALL,
)

_BLANKS = re.compile(r"(\s+)")

INVISIBLE = re.compile(f"[{BIDI_CONTROLS}{ZERO_WIDTH}]")


class Chunk(NamedTuple):
    """A stretch of the text: its kind, and its text."""

    kind: Kind
    text: str


def scan(text: str) -> Iterator[Chunk]:
    """Cut a text into chunks that concatenate to it.

    >>> [chunk.text for chunk in scan("الـ20 جنديا (F-16)")]  # the 20 soldiers
    ['الـ', '20', ' ', 'جنديا', ' ', '(', 'F-16', ')']
    """
    for match in _SCAN.finditer(text):
        kind = match.lastgroup
        if kind == "same":
            kind = "sign"
        yield Chunk(kind, match[0])  # type: ignore[arg-type]


def fragments(text: str) -> list[str]:
    r"""Cut a text at its blanks: a fragment, a blank, a fragment and so on to a fragment.

    No chunk reaches over a blank or looks beyond it: the chunks of a text are those of
    its fragments and the blanks. The first and the last fragment may be empty.

    >>> fragments("سقط قتيل.\n")  # one person was killed
    ['سقط', ' ', 'قتيل.', '\n', '']
    """
    return _BLANKS.split(text)
