"""A run over files: read, annotate, write, in bounded memory and in input order."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from annotator.batch.annotator import Annotator, Opener
from annotator.batch.document import chunks
from annotator.batch.inputs import Item
from annotator.batch.options import ReadOptions, StartMethod
from annotator.batch.readers import read_documents
from annotator.batch.render import Rendered, RenderOptions
from annotator.batch.select import Selection, select
from annotator.batch.sources import STDIN, Sources
from annotator.batch.writing import Reporter, RunResult, Silence, Writing
from annotator.errors import error
from annotator.output.folder import ResultFolder
from annotator.output.manifest import make_manifest
from annotator.output.parquet import require_pyarrow
from annotator.text.decoding import check_encoding

if TYPE_CHECKING:
    from spacy.language import Language

TableFormat = Literal["csv", "parquet"]

TIMEOUT = 300.0
"""Seconds that a document may take by default: many times what the longest needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run is made.

    Attributes:
        read: How input is read.
        selection: Which documents of it are annotated.
        table_format: ``csv`` or ``parquet``.
        excel: CSV for spreadsheets: byte order mark, no formulas.
        force: Write over the results of an earlier run.
        resume: Go on with an unfinished run in the same folder; the bytes are those of a
            run that was never interrupted.
        workers: Number of processes that annotate; 1 is this process.
        timeout: Seconds that a document may take; None is no limit.
        start_method: How processes are started; None is what suits the system.
        dask: Address of a Dask scheduler, or ``local``; None is this machine alone.
        checkpoint: Documents after which the results are made safe against a crash; it
            is done every ten seconds as well.
        debug: Raise the exception of a failing document.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    selection: Selection = field(default_factory=Selection)
    table_format: TableFormat = "csv"
    excel: bool = False
    force: bool = False
    resume: bool = False
    workers: int = 1
    timeout: float | None = TIMEOUT
    start_method: StartMethod | None = None
    dask: str | None = None
    checkpoint: int = 1000
    debug: bool = False


def annotate_files(
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    load: Opener | None = None,
    worker_load: Opener | None = None,
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
        worker_load: Opens it in other processes and machines, for which it is pickled;
            None is ``load``.
        options: How to read and write.
        reporter: Hears of each document.

    Returns:
        Counts, and where the results are.

    Raises:
        UsageError: AN101, AN102, AN108, AN112 for the input, AN401, AN402 for the output,
            AN423 to AN426 where a run cannot be resumed.
        SetupError: AN201 without database, AN207 without a package that is needed, AN420
            where the disk is full.
    """
    options = options or RunOptions()
    if options.read.encoding is not None:
        check_encoding(options.read.encoding)
    if options.force and options.resume:
        raise error("AN119", value="with --force", option="resume", expected="one of them")
    if options.selection.sample is not None and STDIN in map(str, inputs):
        raise error(
            "AN119", value=STDIN, option="sample", expected="files: they are read twice"
        )
    sources = Sources(inputs, options.read.input_format, skip=Path(out))
    folder = ResultFolder(out, options.force, resume=options.resume)
    if options.table_format == "parquet":
        require_pyarrow()
    nlp = (load or _load)()
    manifest = _manifest(nlp, inputs, options)
    writing = Writing(folder, _rendering(options), manifest, reporter or Silence())
    with ExitStack() as stack:
        stack.callback(writing.close)
        items = select(lambda: read_documents(sources, options.read), options.selection)
        if writing.begin(items, options.resume):
            return writing.result
        annotator = Annotator(
            worker_load or load or _load,
            _rendering(options),
            options.timeout,
            options.debug,
            nlp,
        )
        results = _results(annotator, writing.watch(items), options)
        writing.write(results, options.checkpoint)
        writing.finish()
    return writing.result


def _load() -> "Language":
    from annotator.pipeline.build import load  # noqa: PLC0415 - brings spaCy

    return load()


def _rendering(options: RunOptions) -> RenderOptions:
    return RenderOptions(csv=options.table_format == "csv", excel=options.excel)


def _manifest(
    nlp: "Language", inputs: Sequence[str | Path], options: RunOptions
) -> dict[str, object]:
    from annotator.morphology.database import status  # noqa: PLC0415

    return make_manifest(
        nlp=nlp,
        database=status(),
        inputs=[str(item) for item in inputs],
        settings=asdict(options),
        counts={},
        status="running",
    )


def _results(
    annotator: Annotator, items: Iterator[Item], options: RunOptions
) -> Iterator[Rendered]:
    """Annotate in this process, in several, or on a cluster: the same results."""
    if options.dask is not None:
        from annotator.batch.cluster import annotate_on_cluster  # noqa: PLC0415 - an extra

        yield from annotate_on_cluster(annotator, items, options.dask, options.workers)
    elif options.workers > 1:
        from annotator.batch.pool import annotate_in_processes  # noqa: PLC0415 - rarer

        yield from annotate_in_processes(
            annotator, items, options.workers, options.start_method
        )
    else:
        for chunk in chunks(items):
            done: list[Rendered] = []
            annotator.annotate(chunk, done.append)
            yield from done
