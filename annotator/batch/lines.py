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


def iter_lines(
    stream: io.BufferedReader, encoding: str | None, shown: str, longest: int
) -> Iterator[Line]:
    """Read lines that end with a line feed, in constant memory.

    Args:
        stream: The file, decompressed.
        encoding: Encoding of the file where it is known; else every line is decoded as
            UTF-8, or as what the beginning of the file is in, or by itself.
        shown: Name of the file, for messages.
        longest: Bytes that a line may have; a longer one is passed over, with a problem.

    Raises:
        DataError: AN104 where a UTF-16 file is damaged, after which no line is sure.
    """
    sample = stream.peek(_SAMPLE)
    wide = encoding if encoding and is_wide(encoding) else None
    if encoding is None:
        wide = wide_encoding(sample)
    if wide:
        yield from _wide_lines(stream, wide, shown, longest)
        return
    hint = None if encoding else _hint(sample)
    number = 0
    while raw := stream.readline(longest + 1):
        number += 1
        where = f"{shown}:{number}"
        try:
            if len(raw) > longest:
                _pass_over(stream, raw, longest)
                raise error("AN117", where, limit=longest)
            yield _decode(raw, number, encoding, hint, where)
        except DataError as problem:
            yield Line(number, "", encoding or "unknown", False, problem)


def _pass_over(stream: io.BufferedReader | io.TextIOWrapper, read: bytes | str, n: int) -> None:
    """Read on to the end of a line, keeping nothing."""
    while read and read[-1] not in ("\n", ord("\n")):
        read = stream.readline(n)


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


def _wide_lines(
    stream: io.BufferedReader, encoding: str, shown: str, longest: int
) -> Iterator[Line]:
    number = 0
    lines = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    try:
        while text := lines.readline(longest + 1):
            number += 1
            if len(text) > longest:
                _pass_over(lines, text, longest)
                problem = error("AN117", f"{shown}:{number}", limit=longest)
                yield Line(number, "", encoding, False, problem)
            else:
                yield Line(
                    number, text.removeprefix("\ufeff") if number == 1 else text, encoding
                )
    except UnicodeError as problem:
        where = f"{shown}:{number + 1}"
        raise error("AN104", where, encoding=encoding, reason=problem) from problem
