"""``annotator view``: annotated documents as one page to read, question and print."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug, Encoding, InputFormat, Places, Quiet, Rules

if TYPE_CHECKING:
    from annotator.batch.inputs import Failure

EXAMPLES = """Examples:

annotator view out

annotator view article.txt -o article.html

annotator view corpora/gold -o gold.html

annotator view out --limit 5000 -o corpus.html
"""


@coded
def view(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Output folders or annotated JSONL; texts are annotated first: files, "
            "folders, quoted globs, or - for standard input.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "-o",
            "--out",
            metavar="PAGE.html",
            help="The page; an earlier page is written over, no other file is.",
        ),
    ] = Path("view.html"),
    text_field: Annotated[
        str, typer.Option(help="Field of a record that holds the text.")
    ] = "text",
    id_field: Annotated[str, typer.Option(help="Field with the document's id.")] = "id",
    date_field: Annotated[str, typer.Option(help="Field with the document's date.")] = "date",
    encoding: Encoding = None,
    input_format: InputFormat = None,
    rules: Rules = None,
    places: Places = None,
    limit: Annotated[int, typer.Option(min=1, help="Show the first documents only.")] = 2000,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write one page of HTML that needs no network: text, claims, map, charts, table.

    Exit code: 0 done, 1 some texts failed, 2 wrong use, 3 something is not installed.
    """
    from annotator.batch.inputs import Fields  # noqa: PLC0415 - keeps --help fast
    from annotator.batch.options import ReadOptions  # noqa: PLC0415
    from annotator.batch.viewing import documents_to_view  # noqa: PLC0415
    from annotator.cli.annotate import open_pipeline  # noqa: PLC0415
    from annotator.cli.report import Report  # noqa: PLC0415
    from annotator.view.page import write_page  # noqa: PLC0415

    failures: list[Failure] = []
    with Report(quiet) as report:

        def failed(failure: "Failure") -> None:
            failures.append(failure)
            report.failure(failure)

        documents = documents_to_view(
            inputs,
            load=lambda: open_pipeline(report, rules, places),
            options=ReadOptions(
                fields=Fields(text=text_field, id=id_field, date=date_field),
                encoding=encoding,
                input_format=input_format,
            ),
            failed=failed,
        )
        size = write_page(islice(documents, limit), out)
        if next(documents, None) is not None:
            report.message(f"there are more than {limit} documents; see --limit")
        report.message(f"page: {out} ({size / 1000:,.0f} kB)")
    if failures:
        raise typer.Exit(1)
