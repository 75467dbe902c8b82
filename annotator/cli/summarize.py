"""``annotator summarize``: tables and summaries again, from annotated JSONL."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug, Quiet, TableFormat

EXAMPLES = """Example:

annotator summarize out
"""


@coded
def summarize(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder with annotations.jsonl.")],
    table_format: TableFormat = "csv",
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write tables and summaries anew, for instance after annotations.jsonl was corrected."""
    from annotator.batch.summarize import summarize as write_tables  # noqa: PLC0415

    result = write_tables(out, table_format)
    if not quiet:
        typer.echo(f"{result.documents} documents\nresults: {result.folder}", err=True)
