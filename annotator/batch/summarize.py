"""Tables and summaries again, from annotated JSONL."""

from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from annotator.batch.writing import RunResult
from annotator.errors import AnnotatorError, error
from annotator.output.folder import TABLE_FILES, ResultFolder
from annotator.output.jsonl import find_annotations, read_lines
from annotator.output.parquet import ParquetTables
from annotator.output.summaries import Summaries
from annotator.output.tables_csv import CsvTables, TableWriter
from annotator.schema import TABLES


def summarize(path: str | Path, table_format: Literal["csv", "parquet"] = "csv") -> RunResult:
    """Write tables and summaries anew from annotated JSONL, for instance corrected by hand.

    Args:
        path: An output folder.
        table_format: ``csv`` or ``parquet``.

    Raises:
        UsageError: AN101, AN404 where there are no annotations, AN402, AN425 where
            a run is unfinished.
        DataError: AN405 for a line that is no annotated document; the tables stay as
            they were.
    """
    source = find_annotations(path)
    folder = ResultFolder(source.parent, force=True, replaces=TABLE_FILES)
    if folder.journal.exists():
        raise error("AN425", path=folder.path)
    parts = folder.open()
    result = RunResult(folder.path)
    try:
        with folder.disk(), ExitStack() as stack:
            writers: list[TableWriter] = [
                ParquetTables(parts) if table_format == "parquet" else CsvTables(parts),
                Summaries(parts),
            ]
            for writer in writers:
                stack.callback(writer.close)
            for line in read_lines(source):
                for writer in writers:
                    writer.write(line)
                result.documents += 1
                result.words += line.get("n_words") or 0
                result.rows.update({table: len(line.get(table) or ()) for table in TABLES})
    except AnnotatorError:
        folder.discard()
        raise
    folder.commit()
    return result
