"""An annotated document as the bytes that a run appends to its files.

Rendering belongs to annotating, not to writing: with several processes it is done in
them, and the one that writes only writes.
"""

import marshal
from dataclasses import dataclass, field
from typing import Any

from annotator.batch.inputs import Failure
from annotator.output.jsonl import ANNOTATIONS, dump_line
from annotator.output.tables_csv import TABLE_NAMES, head_bytes, table_bytes
from annotator.schema import TABLES, Document, columns, to_json

ERRORS = "errors.jsonl"

_NOT_SUMMARISED = frozenset({"text", "sentences", "meta"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """What is made of a document.

    Attributes:
        csv: Rows of CSV tables, besides the JSON line.
        excel: CSV for spreadsheets.
    """

    csv: bool = True
    excel: bool = False

    def heads(self) -> dict[str, bytes]:
        """Name of each file that documents are appended to, with how it begins."""
        files = {ANNOTATIONS: b"", ERRORS: b""}
        if self.csv:
            files |= {f"{t}.csv": head_bytes(columns(t), self.excel) for t in TABLE_NAMES}
        return files


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One document, ready to be written.

    Attributes:
        doc_id: Its id.
        n_words: Its written words.
        rows: Number of rows of each table.
        parts: Name of a file to the bytes to append to it.
        summary: The line without what no summary needs, in marshal's format.
        failure: The row of ``errors.jsonl``, where the document failed.
    """

    doc_id: str | None
    n_words: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    parts: dict[str, bytes]
    summary: bytes = b""
    failure: Failure | None = None

    def line(self) -> dict[str, Any]:
        """The object of the document's line, without text, sentences and meta."""
        found: dict[str, Any] = marshal.loads(self.summary)
        return found


def render(result: Document | Failure, options: RenderOptions) -> Rendered:
    """Render a document, or the row of one that failed."""
    if isinstance(result, Failure):
        parts = {ERRORS: dump_line(result.to_json())}
        return Rendered(doc_id=result.doc_id, parts=parts, failure=result)
    line = to_json(result)
    parts = {ANNOTATIONS: dump_line(line)}
    if options.csv:
        for table in TABLE_NAMES:
            if table == "documents" or line[table]:
                parts[f"{table}.csv"] = table_bytes(line, table, options.excel)
    slim = {name: value for name, value in line.items() if name not in _NOT_SUMMARISED}
    return Rendered(
        doc_id=result.doc_id,
        n_words=result.n_words,
        rows={table: len(line[table]) for table in TABLES},
        parts=parts,
        summary=marshal.dumps(slim),
    )
