"""From bytes to text, with the evidence for the encoding, and never lossy.

The ladder: byte order mark; UTF-16 by its zero bytes; strict UTF-8; the single-byte
Arabic encodings by the share of Arabic among their letters; the guess of
charset-normalizer; else an error. ``data.decode(result.encoding) == result.text``
always holds: nothing is replaced, line ends stay as they are, and only a byte order
mark at the beginning is dropped. Offsets of records refer to the text so decoded.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from annotator.errors import error
from annotator.text.chars import DIACRITICS, DIGITS, LETTERS, TATWEEL

Evidence = Literal["declared", "bom", "zeros", "strict", "letters", "guessed"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of files that are no text, after their format specifications: PDF, ZIP
# (docx, xlsx, odt), OLE (doc), PNG, JPEG, GIF, gzip, bzip2, xz, 7z, RAR, ELF, SQLite.
_BINARY = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x7fELF",
    b"SQLite format 3",
)  # fmt: skip

ARABIC_CODECS = ("windows-1256", "iso-8859-6", "mac-arabic")
"""Single-byte encodings of Arabic, the likeliest first.

The last two place the letters from feh on elsewhere than the first, where it has
accented Latin letters: reading one for the other shows in the share of Arabic letters.
"""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_ARABIC_LETTER = re.compile(f"[{LETTERS}]")
_NON_ASCII_LETTER = re.compile(r"[^\W\d_\u0000-\u007f]")
_USUAL = re.compile(
    f"[{LETTERS}{DIACRITICS}{TATWEEL}{DIGITS}"
    "\\s\u0021-\u007e\u00ab\u00bb\u2010-\u203a\u060c\u061b\u061f]"
)
"""Letters, digits and punctuation of an ordinary Arabic or English text."""

_SAMPLE = 1 << 16
_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and how its encoding was found.

    Attributes:
        text: The text; offsets of records are code points into it.
        encoding: A name that Python knows; decoding with it gives ``text`` again.
        evidence: ``declared`` by the caller, ``bom``, ``zeros`` (UTF-16 without mark),
            ``strict`` (valid UTF-8), ``letters`` (share of Arabic letters), ``guessed``.
    """

    text: str
    encoding: str
    evidence: Evidence

    @property
    def certain(self) -> bool:
        """Whether the encoding was declared or cannot well be another."""
        return self.evidence in ("declared", "bom", "strict")


def decode(data: bytes, encoding: str | None = None, where: str | None = None) -> Decoded:
    """Decode the bytes of one document.

    Args:
        data: The bytes, a byte order mark included.
        encoding: Name of the encoding where it is known; else it is detected.
        where: Place for error messages.

    Returns:
        The text and the evidence for its encoding.

    Raises:
        UsageError: AN108 for an encoding that Python does not know.
        DataError: AN103 where the bytes are no text, AN104 where they do not decode as
            the declared or marked encoding, AN109 for damaged UTF-8.

    >>> decode("قُتل شخصان".encode("windows-1256")).encoding  # two people were killed
    'windows-1256'
    """
    if encoding is not None:
        return _declared(data, encoding, where)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data, name, where), name, "bom")
    if data.startswith(_BINARY):
        raise error("AN103", where)
    found = _utf16(data) or _utf8(data, where) or _single_byte(data) or _guess(data)
    if found is None:
        raise error("AN103", where)
    return found


def check_encoding(encoding: str) -> str:
    """Check that Python can decode text from an encoding.

    Raises:
        UsageError: AN108 where it cannot.
    """
    try:
        b"?".decode(encoding)
    except LookupError as problem:
        raise error("AN108", encoding=encoding) from problem
    except UnicodeError:  # such as UTF-16, where one byte is half a character
        pass
    return encoding


def wide_encoding(sample: bytes) -> str | None:
    """Name the encoding where the first bytes are of UTF-16 or UTF-32, else None.

    In these a line feed is no single byte, so that bytes cannot be cut into lines first.
    """
    for mark, name in _BOMS[1:]:
        if sample.startswith(mark):
            return name
    found = _utf16(sample[: len(sample) & ~1])
    return found.encoding if found else None


def is_wide(encoding: str) -> bool:
    """Tell whether an encoding is one of UTF-16 and UTF-32."""
    return _family(encoding) in ("utf16", "utf32")


def _declared(data: bytes, encoding: str, where: str | None) -> Decoded:
    check_encoding(encoding)
    name = encoding
    for mark, marked in _BOMS:
        # utf-8 and utf-16-le keep the mark as a character; their marked forms drop it
        if data.startswith(mark) and _family(marked) == _family(encoding):
            name = marked
            break
    return Decoded(_strict(data, name, where), name, "declared")


def _family(encoding: str) -> str:
    return re.sub(r"[^a-z0-9]|sig$|le$|be$", "", codecs.lookup(encoding).name)


def _strict(data: bytes, encoding: str, where: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as problem:
        reason = getattr(problem, "reason", str(problem))
        start = getattr(problem, "start", None)
        place = "" if start is None else f" at byte {start}"
        raise error("AN104", where, encoding=encoding, reason=f"{reason}{place}") from problem


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte is 0 (ASCII) or 6 (Arabic)."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(data) % 2 or (b"\0" not in sample and b"\6" not in sample):
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(map(high.count, (0, 6, 0x20))) < _SHARE * len(high):
            continue
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        head = text[:_SAMPLE]
        if len(_USUAL.findall(head)) >= _SHARE * len(head) and not _CONTROLS.search(head):
            return Decoded(text, name, "zeros")
    return None


def _utf8(data: bytes, where: str | None) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if _damaged(data):
            raise error("AN109", where, offset=problem.start) from problem
        return None
    return Decoded(text, "utf-8", "strict") if _is_text(text) else None


def _damaged(data: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8 all the same."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    valid = sum(character > "\x7f" for character in text) - broken
    return valid > 4 * broken


def _is_text(text: str) -> bool:
    """Whether a text has no more control characters than a careless export leaves."""
    return len(_CONTROLS.findall(text)) <= 1 + len(text) // 200


def _single_byte(data: bytes) -> Decoded | None:
    for name in ARABIC_CODECS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        arabic = len(_ARABIC_LETTER.findall(text))
        letters = len(_NON_ASCII_LETTER.findall(text))
        if arabic >= 2 and arabic >= _SHARE * letters and _is_text(text):
            return Decoded(text, name, "letters")
    return None


def _guess(data: bytes) -> Decoded | None:
    """The last resort, for Latin, Cyrillic and other texts in old encodings."""
    if not _is_text(data.decode("latin-1").translate(dict.fromkeys(range(0x80, 0xA0)))):
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed

    best = from_bytes(data).best()
    if best is None:
        return None
    text = data.decode(best.encoding)
    letters = sum(character.isalpha() or character.isspace() for character in text)
    if not _is_text(text) or letters < len(text) / 2:
        return None
    return Decoded(text, best.encoding, "guessed")
