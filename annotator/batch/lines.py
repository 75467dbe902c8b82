"""Lines of JSONL and CSV files, each decoded for itself, so that one bad line is one error."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.errors import AnnotatorError, DataError, error
from annotator.text.decoding import decode, is_wide, wide_encoding

_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    Attributes:
        number: Counted from 1.
        text: With its line end; empty where the line does not decode.
        encoding: What it was decoded from.
        certain: Whether the encoding is beyond doubt.
        problem: Why it does not decode.
    """

    number: int
    text: str
    encoding: str
    certain: bool = True
    problem: AnnotatorError | None = None


def iter_lines(stream: io.BufferedReader, encoding: str | None, shown: str) -> Iterator[Line]:
    """Read lines that end with a line feed, in constant memory.

    Args:
        stream: The file, decompressed.
        encoding: Encoding of the file where it is known; else every line is decoded as
            UTF-8, or as what the beginning of the file is in, or by itself.
        shown: Name of the file, for messages.

    Raises:
        DataError: AN104 where a UTF-16 file is damaged, after which no line is sure.
    """
    sample = stream.peek(_SAMPLE)
    wide = encoding if encoding and is_wide(encoding) else None
    if encoding is None:
        wide = wide_encoding(sample)
    if wide:
        yield from _wide_lines(stream, wide, shown)
        return
    hint = None if encoding else _hint(sample)
    for number, raw in enumerate(stream, 1):
        where = f"{shown}:{number}"
        try:
            yield _decode(raw, number, encoding, hint, where)
        except DataError as problem:
            yield Line(number, "", encoding or "unknown", False, problem)


def _decode(
    raw: bytes, number: int, encoding: str | None, hint: str | None, where: str
) -> Line:
    for name in ("utf-8", hint) if encoding is None and hint is not None else ():
        try:
            return Line(number, raw.decode(name), name, name == "utf-8")
        except UnicodeDecodeError:
            continue
    decoded = decode(raw, encoding, where)
    name = "utf-8" if decoded.encoding == "utf-8-sig" and encoding is None else decoded.encoding
    return Line(number, decoded.text, name, decoded.certain)


def _hint(sample: bytes) -> str | None:
    """The single-byte encoding that the whole lines at the beginning are in, if any."""
    try:
        decoded = decode(sample[: sample.rfind(b"\n") + 1] or sample)
    except DataError:
        return None
    return decoded.encoding if decoded.evidence == "letters" else None


def _wide_lines(stream: io.BufferedReader, encoding: str, shown: str) -> Iterator[Line]:
    number = 0
    try:
        for text in io.TextIOWrapper(stream, encoding=encoding, newline="\n"):
            number += 1
            yield Line(number, text.removeprefix("\ufeff") if number == 1 else text, encoding)
    except UnicodeError as problem:
        where = f"{shown}:{number + 1}"
        raise error("AN104", where, encoding=encoding, reason=problem) from problem
