"""Coded errors and warnings: what was wrong, where, and what to do about it.

Every failure that a user can meet has one row in :data:`CODES`. The command line
prints ``code``, message, place and hint without a traceback and ends with the exit
code of the row's class; library users catch :class:`AnnotatorError`.

Ranges: AN1xx input and decoding, AN2xx morphology database and set-up, AN3xx rules,
lexicons and pipeline directories, AN4xx runs and outputs, AN5xx gazetteer.
"""

from dataclasses import dataclass


class AnnotatorError(Exception):
    """An error that a user can do something about.

    Attributes:
        code: Stable identifier such as ``"AN101"``.
        message: What was wrong, in one sentence.
        hint: What to do, or an empty string.
        where: File, line or offset, such as ``"corpus.jsonl:17"``, or None.
    """

    exit_code = 1

    def __init__(self, code: str, message: str, hint: str = "", where: str | None = None):
        super().__init__(code, message, hint, where)
        self.code = code
        self.message = message
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        hint = f"\n  {self.hint}" if self.hint else ""
        return f"[{self.code}] {self.message}{place}{hint}"


class DataError(AnnotatorError):
    """One document or one file cannot be processed; the run can go on."""

    exit_code = 1


class UsageError(AnnotatorError):
    """The request itself cannot be carried out (wrong option, path, name)."""

    exit_code = 2


class SetupError(AnnotatorError):
    """Something that the program needs is not there (database, extra package)."""

    exit_code = 3


class AnnotatorWarning(UserWarning):
    """Category of every warning that the package raises."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table of errors: its class and its texts with placeholders."""

    kind: type[AnnotatorError]
    message: str
    hint: str = ""


CODES: dict[str, Code] = {
    # 1xx input and decoding
    "AN101": Code(UsageError, "no such file or folder: {path}", "check the path; quote globs."),
    "AN102": Code(
        UsageError,
        "nothing to annotate in {path}",
        "expected files ending in {endings}.",
    ),
    "AN103": Code(
        DataError,
        "the bytes are no text in any known encoding",
        "name the encoding with --encoding (for instance windows-1256).",
    ),
    "AN104": Code(
        DataError,
        "the bytes do not decode as {encoding}: {reason}",
        "leave --encoding out to let the encoding be detected.",
    ),
    "AN105": Code(
        DataError, "not a JSON object: {reason}", "each line must be one JSON object."
    ),
    "AN106": Code(
        DataError,
        "the record has no text in the field {field!r}",
        "name the field with --text-field; this record has: {fields}.",
    ),
    "AN107": Code(DataError, "the file cannot be read: {reason}", "check that it is complete."),
    "AN108": Code(UsageError, "unknown encoding: {encoding}", "use a name that Python knows."),
    "AN109": Code(
        DataError,
        "the text is UTF-8 with broken bytes, the first at byte {offset}",
        "repair the file, or name its encoding with --encoding.",
    ),
    "AN110": Code(DataError, "the document is empty", "leave it out of the input."),
    "AN111": Code(
        DataError,
        "the text holds half a character (a lone surrogate) at offset {offset}",
        "repair the escapes (\\ud800 to \\udfff) in the input.",
    ),
    "AN112": Code(
        UsageError,
        "cannot read {path}: no reader for this kind of file",
        "expected {endings}; or name the format with --input-format.",
    ),
    "AN113": Code(
        DataError,
        "the table has no column {field!r}",
        "name the column with --text-field; this table has: {fields}.",
    ),
    "AN114": Code(
        DataError,
        "not a row of the table: {reason}",
        "check the quotes around this line.",
    ),
    "AN115": Code(
        DataError,
        "the text is no string but {found}",
        "give text, or None for none.",
    ),
    # 2xx morphology database and set-up
    "AN201": Code(
        SetupError,
        "the morphology database is not installed",
        "run: annotator models install (looked in {path}).",
    ),
    "AN202": Code(
        SetupError,
        "the morphology database could not be downloaded: {reason}",
        "check the network, or install from a file: annotator models install --from PATH.",
    ),
    "AN203": Code(
        SetupError,
        "{path} has another digest than expected: {found}, expected {expected}",
        "the download is damaged or was changed; try again.",
    ),
    "AN204": Code(
        DataError,
        "{path} is no ALMOR-format morphology database: {reason}",
        "expected a text file with a ###DEFINES### section.",
    ),
    "AN205": Code(
        SetupError,
        "the compiled database {path} cannot be read: {reason}",
        "make it again: annotator models install --force.",
    ),
    "AN206": Code(
        SetupError,
        "cannot write to the data folder {path}: {reason}",
        "set ANNOTATOR_HOME to a folder that you can write to.",
    ),
    "AN207": Code(
        SetupError,
        "the package {package} is not installed",
        'install it: pip install "{install}"',
    ),
    # 3xx rules, lexicons, pipeline directories
    "AN301": Code(
        UsageError, "no pipeline directory at {path}", "expected a config.cfg in it."
    ),
    "AN302": Code(
        UsageError,
        "the table lacks the column(s) {missing}",
        "the first row without '#' names the columns; this table has: {found}.",
    ),
    "AN303": Code(
        UsageError,
        "the row has {found} cells, the table has {expected} columns",
        "cells are separated by single tabs.",
    ),
    "AN304": Code(
        UsageError, "not a rule: {reason}", "see the rules page of the documentation."
    ),
    "AN305": Code(
        UsageError,
        "unknown value {value!r} in the column {column!r}",
        "allowed: {allowed}.",
    ),
    "AN306": Code(
        UsageError,
        "the pipeline has no annotator tokenizer, which {component} needs",
        "load the pipeline with annotator.load() or spacy.load(DIRECTORY).",
    ),
    "AN307": Code(
        UsageError, "the file {name!r} is missing from the pipeline directory {path}"
    ),
    "AN308": Code(UsageError, "two rules have the id {rule!r}", "give one of them another id."),
    "AN309": Code(
        UsageError,
        "the rule {rule!r} names the word list {name!r}, which no lexicon defines",
        "known lists: {known}.",
    ),
    # 4xx runs and outputs
    "AN401": Code(
        UsageError,
        "{path} already holds results",
        "name another folder, or use --force to write them anew.",
    ),
    "AN402": Code(
        UsageError, "cannot write to {path}: {reason}", "name a folder you can write to."
    ),
    "AN403": Code(
        DataError, "the document failed: {reason}", "run again with --debug to see where."
    ),
    "AN404": Code(
        UsageError, "{path} holds no annotations", "expected annotations.jsonl in it."
    ),
    "AN405": Code(
        DataError, "not an annotated document: {reason}", "expected the schema {schema}."
    ),
    "AN410": Code(
        DataError,
        "the same doc_id stands twice on one side",
        "gold and predictions are paired by doc_id; give each document its own.",
    ),
    "AN411": Code(
        DataError,
        "the texts of gold and prediction differ from offset {offset} on",
        "annotate the very text that the gold was made on; offsets mean nothing otherwise.",
    ),
    "AN412": Code(DataError, "a row does not fit its text: {reason}", "repair its offsets."),
    "AN413": Code(UsageError, "unknown layer {layer!r}", "there are: {known}."),
    "AN414": Code(
        UsageError,
        "no document is on both sides ({gold} only in the gold, {predicted} only predicted)",
        "documents are paired by doc_id; see --id-field of annotator annotate.",
    ),
    "AN415": Code(
        UsageError,
        "cannot write errors to {path}: the ending says no format",
        "name a .csv or .html file.",
    ),
    # 5xx gazetteer
    "AN501": Code(UsageError, "the gazetteer key {key!r} matches nothing in the sources"),
    "AN502": Code(
        UsageError, "unknown kind of gazetteer key: {key!r}", "use gn:, iso:, icao:, xy:."
    ),
}


def error(code: str, where: str | None = None, **values: object) -> AnnotatorError:
    """Make the exception of a code, with its placeholders filled.

    Args:
        code: A key of :data:`CODES`.
        where: File, line or offset that the user should look at.
        **values: The placeholders of the row's texts.

    Returns:
        The exception, to be raised by the caller.
    """
    row = CODES[code]
    return row.kind(code, row.message.format(**values), row.hint.format(**values), where)
