"""A document on its way into the pipeline, and one that failed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from annotator.batch.dates import iso_date
from annotator.errors import AnnotatorError, error
from annotator.schema import SCHEMA_VERSION, TABLES

ENCODING_GUESSED = "encoding_guessed"
DUPLICATE_ID = "duplicate_id"
DATE_NOT_ISO = "date_not_iso"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputDocument:
    """A text to annotate, with what is known about it.

    Attributes:
        doc_id: Identifier, unique inside a run.
        text: The text as decoded; offsets of records refer to it.
        sha256: Of the bytes that were decoded; for rows, of the text as UTF-8.
        encoding: What the bytes were decoded from, None for text from Python.
        path: File that the text came from, relative to the folder that was given.
        date: ``YYYY-MM-DD`` where it could be read, else as given.
        meta: All other fields of the record, carried through.
        warnings: Codes of oddities of the input.
    """

    doc_id: str
    text: str
    sha256: str | None = None
    encoding: str | None = None
    path: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def with_id(self, doc_id: str) -> Self:
        """The same document under another id, marked as a duplicate."""
        return replace(self, doc_id=doc_id, warnings=(*self.warnings, DUPLICATE_ID))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that could not be read or annotated: one row of ``errors.jsonl``."""

    doc_id: str | None
    path: str | None
    code: str
    message: str
    hint: str = ""
    where: str | None = None

    @classmethod
    def of(
        cls, problem: AnnotatorError, doc_id: str | None = None, path: str | None = None
    ) -> Self:
        """Make the row of a coded error."""
        return cls(
            doc_id=doc_id,
            path=path,
            code=problem.code,
            message=problem.message,
            hint=problem.hint,
            where=problem.where or path,
        )

    def to_json(self) -> dict[str, Any]:
        """Plain JSON types, keys in the order of the fields."""
        return {name: getattr(self, name) for name in self.__slots__}

    def __str__(self) -> str:
        document = f"document {self.doc_id}" if self.doc_id else None
        places = ", ".join(filter(None, (document, self.where)))
        return f"[{self.code}] {self.message} ({places})"


Item = InputDocument | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Names of the fields of a record that mean something; all others go to ``meta``."""

    text: str = "text"
    id: str = "id"
    date: str = "date"
    title: str = "title"
    url: str = "url"
    outlet: str = "outlet"
    agency: str = "agency"


def from_record(
    record: Mapping[str, Any],
    fields: Fields,
    *,
    doc_id: str,
    where: str,
    path: str | None = None,
    encoding: str | None = None,
) -> InputDocument:
    """Turn a JSON object or table row into a document.

    Args:
        record: Field name to value.
        fields: Which field is what.
        doc_id: Its id; see :func:`record_id`.
        where: ``file:line``, for messages.
        path: The file, as the ``path`` of the document.
        encoding: What the row was decoded from.

    Raises:
        DataError: AN106 without text, AN110 with an empty one, AN111, AN115.
    """
    record = without_annotations(record)
    text = record.get(fields.text)
    if text is None:
        names = ", ".join(map(str, record)) or "none"
        raise error("AN106", where, field=fields.text, fields=names)
    text = checked_text(text, where)
    known = {name: _string(record.get(getattr(fields, name))) for name in _KNOWN}
    meta = {
        key: value
        for key, value in record.items()
        if key not in {getattr(fields, name) for name in ("text", "id", *_KNOWN)}
    }
    date = iso_date(known["date"])
    warnings: tuple[str, ...] = ()
    if date != known["date"]:
        meta[fields.date] = known["date"]
    if date is not None and len(date) != len("YYYY-MM-DD"):
        warnings = (DATE_NOT_ISO,)
    known["date"] = date
    return InputDocument(
        doc_id=doc_id,
        text=text,
        sha256=sha256_of_text(text),
        encoding=encoding,
        path=path,
        meta=meta,
        warnings=warnings,
        **known,
    )


_KNOWN = ("date", "title", "url", "outlet", "agency")

_MADE = frozenset({
    *TABLES, "schema", "doc_id", "path", "sha256", "encoding", "n_chars", "n_words",
    "n_sentences", "warnings", "meta",
})  # fmt: skip
"""Fields of an annotated document that say how it was annotated."""


def without_annotations(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was read of a document that this program wrote; other records as they are.

    The rows of its tables and its counts belong to the run that made them, and its
    ``meta`` holds the fields of the record that it was made from.
    """
    if record.get("schema") != SCHEMA_VERSION or "doc_id" not in record:
        return record
    found = record.get("meta")
    meta = found if isinstance(found, dict) else {}
    kept = {name: value for name, value in record.items() if name not in _MADE}
    raw = meta.get("date")  # as the first input had it
    if isinstance(raw, str) and iso_date(raw) == kept.get("date"):
        kept["date"] = raw
    return {**meta, **kept}


def record_id(record: Mapping[str, Any], fields: Fields) -> str | None:
    """The id that a record has, as a string; ``doc_id`` of an annotated document."""
    if record.get("schema") == SCHEMA_VERSION and fields.id not in record:
        return _string(record.get("doc_id"))
    return _string(record.get(fields.id))


def checked_text(text: Any, where: str | None) -> str:
    """Check that a value is text that can be annotated.

    Raises:
        DataError: AN115 for another type, AN110 for blank text, AN111 for lone surrogates.
    """
    if not isinstance(text, str):
        raise error("AN115", where, found=type(text).__name__)
    if not text.strip():
        raise error("AN110", where)
    try:
        text.encode()
    except UnicodeEncodeError as problem:
        raise error("AN111", where, offset=problem.start) from problem
    return text


def sha256_of_text(text: str) -> str:
    """sha256 of a text as UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _string(value: Any) -> str | None:
    """A field as a string; blank is none; what is no single value is kept as JSON."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
