"""A run over files: read, annotate, write, in bounded memory and in input order."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from annotator.batch.document import annotate_items
from annotator.batch.inputs import Failure
from annotator.batch.interrupt import Stoppable
from annotator.batch.readers import ReadOptions, read_documents
from annotator.batch.sources import Sources
from annotator.errors import AnnotatorError
from annotator.output.folder import ERRORS, MANIFEST, TABLE_FILES, ResultFolder
from annotator.output.jsonl import ANNOTATIONS, JsonLines, find_annotations, read_lines
from annotator.output.manifest import make_manifest, write_manifest
from annotator.output.parquet import ParquetTables, require_pyarrow
from annotator.output.summaries import Summaries
from annotator.output.tables_csv import CsvTables, TableWriter
from annotator.schema import TABLES, Document, to_json
from annotator.text.decoding import check_encoding

if TYPE_CHECKING:
    from spacy.language import Language

TableFormat = Literal["csv", "parquet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run is made.

    Attributes:
        read: How input is read.
        table_format: ``csv`` or ``parquet``.
        force: Write over the results of an earlier run.
        limit: Annotate the first documents only.
        debug: Raise the exception of a failing document.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    table_format: TableFormat = "csv"
    force: bool = False
    limit: int | None = None
    debug: bool = False


@dataclass(slots=True)
class RunResult:
    """What came of a run.

    Attributes:
        folder: Where the results are; the folder of parts where they could not be moved.
        documents: Number of annotated documents.
        failures: Number of rows in ``errors.jsonl``.
        words: Written words of the annotated documents.
        rows: Number of rows of each table.
        interrupted: Whether the run was stopped before the end of the input.
    """

    folder: Path
    documents: int = 0
    failures: int = 0
    words: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False

    def counts(self) -> dict[str, Any]:
        """The numbers, as they stand in the manifest."""
        rows = {table: self.rows[table] for table in TABLES}
        return {
            "documents": self.documents,
            "failures": self.failures,
            "words": self.words,
            **rows,
        }


class Reporter(Protocol):
    """Hears how a run goes."""

    def document(self, document: Document) -> None:
        """A document was annotated and written."""

    def failure(self, failure: Failure) -> None:
        """A document failed; it stands in ``errors.jsonl``."""


class Silence:
    """A reporter that says nothing."""

    def document(self, document: Document) -> None:
        """Say nothing."""

    def failure(self, failure: Failure) -> None:
        """Say nothing."""


def annotate_files(
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    load: Callable[[], "Language"] | None = None,
    options: RunOptions | None = None,
    reporter: Reporter | None = None,
) -> RunResult:
    """Annotate files and write tables.

    Everything that can be checked is checked before the pipeline is opened. Finished
    documents are kept where the run is interrupted.

    Args:
        inputs: Files, folders, glob patterns, ``-`` for standard input.
        out: Folder for the results.
        load: Opens the pipeline; None is :func:`annotator.pipeline.build.load`.
        options: How to read and write.
        reporter: Hears of each document.

    Returns:
        Counts, and where the results are.

    Raises:
        UsageError: AN101, AN102, AN108, AN112 for the input, AN401, AN402 for the output.
        SetupError: AN201 without database, AN207 without pyarrow where it is needed.
    """
    options = options or RunOptions()
    if options.read.encoding is not None:
        check_encoding(options.read.encoding)
    sources = Sources(inputs, options.read.input_format, skip=Path(out))
    folder = ResultFolder(out, options.force)
    if options.table_format == "parquet":
        require_pyarrow()
    nlp = (load or _load)()
    items = islice(read_documents(sources, options.read), options.limit)
    run = _Run(folder, options, reporter or Silence())
    run.write(annotate_items(nlp, items, options.debug))
    run.finish(nlp, [str(item) for item in inputs])
    return run.result


def _load() -> "Language":
    from annotator.pipeline.build import load  # noqa: PLC0415 - brings spaCy

    return load()


class _Run:
    """The writing side of a run: one stream of results into all files at once."""

    def __init__(self, folder: ResultFolder, options: RunOptions, reporter: Reporter):
        self.folder = folder
        self.options = options
        self.reporter = reporter
        self.result = RunResult(folder.path)

    def write(self, results: Iterator[Document | Failure]) -> None:
        """Write all results; an interruption or error keeps those that are finished."""
        parts = self.folder.open()
        try:
            with Stoppable() as stop, ExitStack() as stack:
                with stop.held():
                    writers = _writers(parts, self.options.table_format, stack)
                for result in results:
                    with stop.held():
                        if isinstance(result, Document):
                            self._document(result, writers)
                        else:
                            self._failure(result, parts, stack)
                stop.hold()
        except KeyboardInterrupt:
            self.result.interrupted = True
        except OSError as problem:
            raise self.folder.unwritable(problem) from problem
        except AnnotatorError:
            if not self.result.documents:
                self.folder.discard()
            raise

    def _document(self, document: Document, writers: Sequence[TableWriter]) -> None:
        line = to_json(document)
        for writer in writers:
            writer.write(line)
        self.result.documents += 1
        self.result.words += document.n_words
        self.result.rows.update({table: len(line[table]) for table in TABLES})
        self.reporter.document(document)

    def _failure(self, failure: Failure, parts: Path, stack: ExitStack) -> None:
        if not self.result.failures:
            self._errors = JsonLines(parts / ERRORS)
            stack.callback(self._errors.close)
        self._errors.write(failure.to_json())
        self.result.failures += 1
        self.reporter.failure(failure)

    def finish(self, nlp: "Language", inputs: Sequence[str]) -> None:
        """Write the manifest and move the results to their places.

        An interrupted run does not replace the results of an earlier one.
        """
        from annotator.morphology.database import status  # noqa: PLC0415

        manifest = make_manifest(
            nlp=nlp,
            database=status(),
            inputs=inputs,
            settings=asdict(self.options),
            counts=self.result.counts(),
            status="interrupted" if self.result.interrupted else "complete",
        )
        try:
            write_manifest(self.folder.partial / MANIFEST, manifest)
        except OSError as problem:
            raise self.folder.unwritable(problem) from problem
        if self.result.interrupted and self.folder.had_results:
            self.result.folder = self.folder.partial
        else:
            self.folder.commit()


def _writers(parts: Path, table_format: TableFormat, stack: ExitStack) -> list[TableWriter]:
    writers: list[TableWriter] = []
    makers: tuple[Callable[[], TableWriter], ...] = (
        lambda: JsonLines(parts / ANNOTATIONS),
        lambda: ParquetTables(parts) if table_format == "parquet" else CsvTables(parts),
        lambda: Summaries(parts),
    )
    for make in makers:
        writers.append(make())
        stack.callback(writers[-1].close)
    return writers


def summarize(path: str | Path, table_format: TableFormat = "csv") -> RunResult:
    """Write tables and summaries anew from annotated JSONL, for instance corrected by hand.

    Args:
        path: An output folder.
        table_format: ``csv`` or ``parquet``.

    Raises:
        UsageError: AN101, AN404 where there are no annotations, AN402.
        DataError: AN405 for a line that is no annotated document; the tables stay as
            they were.
    """
    source = find_annotations(path)
    folder = ResultFolder(source.parent, force=True, replaces=TABLE_FILES)
    parts = folder.open()
    result = RunResult(folder.path)
    try:
        with ExitStack() as stack:
            writers = _writers(parts, table_format, stack)[1:]
            for line in read_lines(source):
                for writer in writers:
                    writer.write(line)
                result.documents += 1
                result.words += line.get("n_words") or 0
                result.rows.update({table: len(line.get(table) or ()) for table in TABLES})
        (parts / ANNOTATIONS).unlink()
    except OSError as problem:
        raise folder.unwritable(problem) from problem
    except AnnotatorError:
        folder.discard()
        raise
    folder.commit()
    return result
