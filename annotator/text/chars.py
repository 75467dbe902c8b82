"""Classes of characters that Arabic text is made of, named once.

Every other module uses these names, so that no two parts of the package disagree on
what a diacritic is. Code points after the Unicode Standard, blocks Arabic,
Arabic Presentation Forms-A and -B, and General Punctuation.
"""

import re

TATWEEL = "\u0640"
"""Kashida: lengthens a word on the line and means nothing."""

DIACRITICS = (
    "\u0610-\u061a"  # honorific and Koranic marks
    "\u064b-\u065f"  # tanwin, short vowels, shadda, sukun, combining hamza and madda
    "\u0670"  # superscript alef
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Koranic annotation
)
"""Combining marks over or under letters, as the inside of a character class."""

LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc\u06ff"
"""Arabic letters, Persian, Urdu and Kurdish ones included; no tatweel, no marks."""

PRESENTATION_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
"""Positional glyphs and ligatures, as PDF extraction leaves them."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Direction marks, embeddings and isolates: invisible, never part of a word."""

ZERO_WIDTH = "\u200b-\u200d\u2060\ufeff\u00ad"
"""Joiners, zero-width spaces, byte order mark, soft hyphen."""

ARABIC_INDIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
"""Digits of the three scripts in use, as the inside of a character class."""

MAIL_ADDRESS = r"[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+)+"
"""Pattern of a mail address. Lengths after RFC 5321 (local part) and RFC 1035 (labels of a
host name): without them the search over a long run of such signs grows with its square."""

OPENING_QUOTES = "«“‹‘„"
CLOSING_QUOTES = "»”›’“"
STRAIGHT_QUOTES = "\"'"

SENTENCE_FINAL = ".!?؟؛…"


def expand_class(inside: str) -> list[int]:
    """Code points of the inside of a character class without escapes.

    >>> expand_class("a-ce")
    [97, 98, 99, 101]
    """
    points: list[int] = []
    for match in re.finditer("(.)-(.)|(.)", inside, re.DOTALL):
        first = ord(match[1] or match[3])
        points.extend(range(first, ord(match[2] or match[3]) + 1))
    return points


HAS_ARABIC = re.compile(f"[{LETTERS}{PRESENTATION_FORMS}]")
"""Finds the first Arabic letter of a string."""

_OTHER_DIGIT = re.compile(f"[{ARABIC_INDIC_DIGITS}{PERSIAN_DIGITS}]")
_DIGIT_TABLE = {
    ord(digit): str(value)
    for digits in (ARABIC_INDIC_DIGITS, PERSIAN_DIGITS)
    for value, digit in enumerate(digits)
}


def ascii_digits(text: str) -> str:
    """Replace Arabic-Indic and Persian digits by ASCII ones, length kept.

    >>> ascii_digits("٣٬٦٠٠ جندي")  # 3,600 soldiers
    '3٬600 جندي'
    """
    return text.translate(_DIGIT_TABLE) if _OTHER_DIGIT.search(text) else text


def is_arabic(text: str) -> bool:
    """Tell whether a string holds at least one Arabic letter.

    >>> is_arabic("Il-76"), is_arabic("إيل-76")
    (False, True)
    """
    return HAS_ARABIC.search(text) is not None
