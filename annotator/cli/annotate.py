"""``annotator annotate``: files in, tables out."""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.errors import INTERRUPTED, coded
from annotator.cli.options import (
    Config,
    Dask,
    Debug,
    Encoding,
    Excel,
    Force,
    InputFormat,
    Limit,
    LogJson,
    MaxChars,
    Places,
    Quiet,
    Resume,
    Rules,
    Sample,
    Seed,
    Shard,
    TableFormat,
    Timeout,
    Workers,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from annotator.batch.run import RunOptions
    from annotator.batch.writing import RunResult
    from annotator.cli.report import Report

EXAMPLES = """Examples:

annotator annotate article.txt -o out

annotator annotate news/ 'more/*.txt.gz' -o out --force

annotator annotate posts.jsonl -o out --text-field body --date-field published

cat article.txt | annotator annotate - -o out

annotator annotate dump.jsonl.gz -o out --workers 8 --resume
"""


@coded
def annotate(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders, quoted globs, or - for standard input: .txt .jsonl .csv "
            ".tsv .parquet .html .docx, each also .gz.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="Folder for the results.", show_default=False)
    ],
    text_field: Annotated[
        str, typer.Option(help="Field of a record that holds the text.")
    ] = "text",
    id_field: Annotated[str, typer.Option(help="Field with the document's id.")] = "id",
    date_field: Annotated[str, typer.Option(help="Field with the document's date.")] = "date",
    title_field: Annotated[str, typer.Option(help="Field with the title.")] = "title",
    url_field: Annotated[str, typer.Option(help="Field with the address.")] = "url",
    outlet_field: Annotated[str, typer.Option(help="Field with the outlet.")] = "outlet",
    encoding: Encoding = None,
    input_format: InputFormat = None,
    rules: Rules = None,
    places: Places = None,
    table_format: TableFormat = "csv",
    excel: Excel = False,
    max_chars: MaxChars = 2_000_000,
    sample: Sample = None,
    seed: Seed = 0,
    shard: Shard = None,
    limit: Limit = None,
    workers: Workers = 1,
    timeout: Timeout = 300.0,
    dask: Dask = None,
    resume: Resume = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print a first look at each table.")
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
    log_json: LogJson = False,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Annotate texts: annotations.jsonl, a table a file, summaries, manifest.json.

    Documents that fail are listed in errors.jsonl. Exit code: 0 all done, 1 some
    documents failed, 2 wrong use, 3 something is not installed.
    """
    from annotator.batch.inputs import Fields  # noqa: PLC0415 - keeps --help fast
    from annotator.batch.options import ReadOptions  # noqa: PLC0415
    from annotator.batch.run import RunOptions  # noqa: PLC0415
    from annotator.batch.select import Selection, parse_shard  # noqa: PLC0415

    fields = Fields(
        text=text_field,
        id=id_field,
        date=date_field,
        title=title_field,
        url=url_field,
        outlet=outlet_field,
    )
    read = ReadOptions(
        fields=fields, encoding=encoding, input_format=input_format, max_chars=max_chars
    )
    part = parse_shard(shard) if shard is not None else None
    options = RunOptions(
        read=read,
        selection=Selection(sample=sample, seed=seed, shard=part, limit=limit),
        table_format=table_format,
        excel=excel,
        force=force,
        resume=resume,
        workers=workers,
        timeout=timeout or None,
        dask=dask,
        debug=debug,
    )
    result = _run(inputs, out, options, (rules, places), (log_json, quiet))
    if preview:
        from annotator.output.preview import preview as first_look  # noqa: PLC0415

        typer.echo(first_look(result.folder))
    if result.interrupted:
        raise typer.Exit(INTERRUPTED)
    if result.failures:
        raise typer.Exit(1)


def _run(
    inputs: list[str],
    out: Path,
    options: "RunOptions",
    files: tuple[Path | None, Path | None],
    telling: tuple[bool, bool],
) -> "RunResult":
    """Run and tell how it goes, to a person or to a program."""
    from annotator.batch.run import annotate_files  # noqa: PLC0415
    from annotator.cli.report import JsonReport, Report  # noqa: PLC0415
    from annotator.errors import AnnotatorError  # noqa: PLC0415

    log_json, quiet = telling
    with (JsonReport if log_json else Report)(quiet) as report:
        try:
            result = annotate_files(
                inputs,
                out,
                load=lambda: open_pipeline(report, *files),
                worker_load=partial(_reopen, *files),
                options=options,
                reporter=report,
            )
        except AnnotatorError as problem:
            report.error(problem)
            raise
    report.done(result)
    return result


def _reopen(rules: Path | None, places: Path | None) -> "Language":
    """Open the pipeline in another process, or again."""
    from annotator.pipeline.build import load  # noqa: PLC0415

    return load(rules=rules, places=places)


def open_pipeline(report: "Report", rules: Path | None, places: Path | None) -> "Language":
    """Open the pipeline; the first time, install the morphology database as well."""
    from annotator.morphology.database import database_path, install  # noqa: PLC0415
    from annotator.pipeline.build import load  # noqa: PLC0415

    if not database_path().is_file():
        report.message("first run: the morphology database is not installed yet")
        install(report=report.message)
        report.message("compiling the gazetteer for it (once)")
    gc.disable()  # what is loaded here stays: looking through it for garbage takes 0.2 s
    try:
        nlp = load(rules=rules, places=places)
        nlp("")
    finally:
        gc.freeze()
        gc.enable()
    return nlp
