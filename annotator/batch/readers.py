"""Readers: from a file to a stream of documents and failures.

A reader is a generator over one open file, found by the name of its format;
:data:`annotator.batch.sources.FORMATS` says which endings it reads. None
holds more than one document, row or row group of a file in memory.
"""

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from annotator.batch.inputs import (
    ENCODING_GUESSED,
    Failure,
    InputDocument,
    Item,
    checked_text,
)
from annotator.batch.options import ReadOptions
from annotator.batch.rows import read_csv, read_jsonl, read_tsv
from annotator.batch.sources import Source
from annotator.batch.unique import UniqueIds
from annotator.errors import DataError, error
from annotator.text.decoding import decode

_GZIP = b"\x1f\x8b"


def read_documents(sources: Iterable[Source], options: ReadOptions) -> Iterator[Item]:
    """Read all documents of all files, one at a time.

    Yields:
        Documents with unique ids, and failures of files, lines and rows, in input order.
    """
    ids = UniqueIds()
    try:
        for source in sources:
            for item in _read(source, options):
                if isinstance(item, InputDocument):
                    name = ids.claim(item.doc_id)
                    yield item if name == item.doc_id else item.with_id(name)
                else:
                    yield item
    finally:
        ids.close()


def _read(source: Source, options: ReadOptions) -> Iterator[Item]:
    try:
        with _opened(source) as stream:
            for item in reader_of(source.format)(stream, source, options):
                yield _bounded(item, options)
    except DataError as problem:
        yield Failure.of(problem, source.name, source.shown)
    except (OSError, EOFError, zlib.error) as problem:
        unreadable = error("AN107", reason=getattr(problem, "strerror", None) or problem)
        yield Failure.of(unreadable, source.name, source.shown)


def _bounded(item: Item, options: ReadOptions) -> Item:
    if isinstance(item, Failure) or len(item.text) <= options.max_chars:
        return item
    problem = error("AN116", found=len(item.text), limit=options.max_chars)
    return Failure.of(problem, item.doc_id, item.path)


@contextmanager
def _opened(source: Source) -> Iterator[io.BufferedReader]:
    """Open a file for reading bytes, decompressed where it begins like a gzip file."""
    raw: Any = sys.stdin.buffer if source.path is None else source.path.open("rb")
    try:
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)
        if stream.peek(2)[:2] == _GZIP:
            unpacked: Any = gzip.GzipFile(fileobj=stream)
            stream = io.BufferedReader(unpacked)
        yield stream
    finally:
        if source.path is not None:
            raw.close()


def read_text(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a file that is one document."""
    data = options.read_all(stream)
    decoded = decode(data, options.encoding)
    yield InputDocument(
        doc_id=source.name,
        text=checked_text(decoded.text, None),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        path=source.shown,
        warnings=() if decoded.certain else (ENCODING_GUESSED,),
    )


Reader = Callable[[io.BufferedReader, Source, ReadOptions], Iterator[Item]]

READERS: dict[str, Reader] = {
    "text": read_text,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
}
"""Readers by format; those of :data:`_RARER` are imported when they are needed."""

_RARER = {"parquet": "parquet_rows", "html": "html_page", "docx": "docx_file"}


def reader_of(kind: str) -> Reader:
    """The reader of a format."""
    if kind not in READERS:
        module = import_module(f"annotator.batch.{_RARER[kind]}")
        READERS[kind] = getattr(module, f"read_{kind}")
    return READERS[kind]
