"""``annotator compare``: which sources agree on a number, and which do not."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug, Quiet

EXAMPLES = """Examples:

annotator compare out -o compared.csv

annotator compare out --days 1 --format json -o compared.json
"""


@coded
def compare(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="Output folder, annotated JSONL, or a folder of such files."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="The file, written over where it exists; else standard output.",
        ),
    ] = None,
    days: Annotated[
        int, typer.Option(min=0, help="Days that reports of one thing may lie apart.")
    ] = 3,
    file_format: Annotated[
        Literal["csv", "json"] | None,
        typer.Option("--format", help="Format; else by the ending of the file, or csv."),
    ] = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Put the numbers that sources give for the same thing side by side.

    One row a number and source: value, bounds, who says it, how surely, where it stands.
    Rows of the same force or place, the same kind and near dates share a group, which
    says whether its sources agree, overlap or contradict each other.
    """
    from annotator.compare import compare as compare_lines  # noqa: PLC0415
    from annotator.evaluation.documents import read_documents  # noqa: PLC0415

    result = compare_lines(read_documents(out), days)
    ending = output.suffix.removeprefix(".") if output else ""
    data = result.to_json() if (file_format or ending) == "json" else result.to_csv()
    if output is None:
        typer.echo(data, nl=False)
    else:
        _write(output, data)
    if not quiet:
        counts = Counter[str](group.agreement for group in result.groups)
        names = ("agree", "overlap", "contradict", "single")
        shown = ", ".join(f"{name} {counts[name]}" for name in names)
        typer.echo(f"{len(result.groups)} groups: {shown}", err=True)
        typer.echo(f"{result.left_out} numbers name neither force nor place", err=True)


def _write(path: Path, data: bytes) -> None:
    from annotator.errors import error  # noqa: PLC0415

    try:
        path.write_bytes(data)
    except OSError as problem:
        raise error("AN402", path=path, reason=problem.strerror or problem) from problem
