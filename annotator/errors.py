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
    "AN116": Code(
        DataError,
        "the text has {found} characters, the limit is {limit}",
        "split it, or raise the limit with --max-chars (memory grows with it).",
    ),
    "AN117": Code(
        DataError,
        "longer than {limit} bytes",
        "split it, or raise the limit with --max-chars (memory grows with it).",
    ),
    "AN118": Code(
        DataError,
        "not a readable {kind} file: {reason}",
        "open it in the program that it is for and save it again, or save it as text.",
    ),
    "AN119": Code(
        UsageError,
        "wrong value {value!r} for --{option}",
        "expected {expected}.",
    ),
    "AN130": Code(UsageError, "the configuration is no TOML: {reason}", "repair that line."),
    "AN131": Code(UsageError, "unknown {what} {name!r}", "{guess}there are: {known}."),
    "AN132": Code(
        UsageError,
        "wrong value for {key!r}: {reason}",
        "annotator config init writes a file that explains every key.",
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
    "AN310": Code(UsageError, "unknown {what} {value!r}", "{guess}there are: {known}."),
    "AN311": Code(
        UsageError,
        "wrong cell in the column {column!r}: {reason}",
        "annotator rules show TABLE explains the columns.",
    ),
    "AN312": Code(
        UsageError,
        "no rules in {path}",
        "expected lexicons/*.tsv, rules/*.jsonl or places.tsv; annotator rules new makes them.",
    ),
    "AN313": Code(
        UsageError, "a table in the wrong place", "move it into the folder {folder}/."
    ),
    "AN314": Code(
        UsageError,
        "the rule {rule!r} finds heads of forces, but no row says which force they are",
        "add a row with the head {head} to lexicons/forces.tsv.",
    ),
    "AN315": Code(
        UsageError,
        "the rules in {path} cannot be used: {reason}",
        "check them: annotator rules lint --rules {path}",
    ),
    "AN316": Code(
        UsageError,
        "the table {table!r} is compiled into the gazetteer and takes no rows here",
        "give your places, and spellings that are none, in places.tsv.",
    ),
    "AN317": Code(UsageError, "{path} exists already", "name another folder, or add --force."),
    # 4xx runs and outputs
    "AN401": Code(
        UsageError,
        "{path} already holds results",
        "name another folder, continue an unfinished run with --resume, "
        "or write them anew with --force.",
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
    "AN420": Code(
        SetupError,
        "the disk is full: {path}",
        "free some space and run the same command with --resume: what is finished is kept.",
    ),
    "AN421": Code(
        DataError,
        "the document took longer than {seconds:g} s",
        "raise --timeout, or split the document.",
    ),
    "AN422": Code(
        DataError,
        "the process that annotated the document ended twice ({reason})",
        "it may need more memory than there is; give it a smaller --max-chars.",
    ),
    "AN423": Code(
        UsageError,
        "cannot resume {path}: it was made with another {what}",
        "restore what changed, or start anew with --force.",
    ),
    "AN424": Code(
        UsageError,
        "cannot resume {path}: the input changed between {first} and {last}",
        "restore the input, or start anew with --force.",
    ),
    "AN425": Code(
        UsageError,
        "another run is writing to {path}, or was killed there",
        "wait for it, finish it with --resume, or name another folder.",
    ),
    "AN426": Code(
        UsageError,
        "cannot resume {path}: {name} is shorter than its journal says",
        "start anew with --force.",
    ),
    "AN427": Code(
        SetupError,
        "the processes that annotate cannot start: {reason}",
        "see the message above; --workers 1 does without them.",
    ),
    "AN428": Code(
        SetupError,
        "the Dask cluster {address} does not work: {reason}",
        "check the address and that its workers have this package; "
        "what is finished is kept for --resume.",
    ),
    "AN430": Code(
        UsageError,
        "cannot import {path} as {format}: {reason}",
        "expected {expected}.",
    ),
    "AN431": Code(
        DataError,
        "wrong value {value!r} for {field}",
        "allowed: {allowed}; correct it in the tool and export again.",
    ),
    "AN432": Code(
        DataError,
        "not an annotated document: {row}: {reason}",
        "correct this row; annotator schema prints what is allowed.",
    ),
    "AN433": Code(
        DataError,
        "{mark} cannot be used: {reason}",
        "correct it in the tool and export again; see the exchange page of the documentation.",
    ),
    "AN434": Code(
        DataError,
        "the text was changed from offset {offset} on",
        "offsets are those of the exported text: restore it, only annotations may change.",
    ),
    "AN435": Code(
        DataError,
        "cannot read {what}: {reason}",
        "mend this place, or leave the document out.",
    ),
    "AN436": Code(
        UsageError,
        "{path} exists already",
        "name another with -o, or write over it with --force.",
    ),
    "AN450": Code(
        UsageError,
        "no document to show",
        "name annotated documents (an output folder, JSONL) or texts.",
    ),
    # 5xx gazetteer
    "AN501": Code(UsageError, "the gazetteer key {key!r} matches nothing in the sources"),
    "AN502": Code(
        UsageError,
        "not a gazetteer key: {key!r}",
        "use gn:NUMBER, iso:XX, icao:CODE, or xy:LAT,LON,XX with degrees and a country code.",
    ),
    "AN503": Code(
        UsageError,
        "unknown {what} {value!r}",
        "{guess}allowed: {allowed}; cells are separated by tabs.",
    ),
    "AN504": Code(
        UsageError,
        "no place of the gazetteer has the key {key!r}",
        "take it from a gazetteer_id column, or give coordinates: xy:LAT,LON,XX.",
    ),
    "AN505": Code(
        UsageError, "not a row of places: {reason}", "see the places page of the documentation."
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
