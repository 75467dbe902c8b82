"""``annotator import``: corrected annotations back as gold."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug, Quiet

EXAMPLES = """Examples:

annotator import brat-project --from brat -o gold.jsonl

annotator import project-1.json --from labelstudio -o gold.jsonl

annotator evaluate gold.jsonl out
"""

SHOWN = 10
"""How many failures are told one by one."""


@coded
def import_(
    source: Annotated[
        Path, typer.Argument(metavar="FILE|DIR", help="What the tool gave back.")
    ],
    origin: Annotated[
        Literal["brat", "labelstudio", "doccano", "jsonl"],
        typer.Option("--from", help="The format."),
    ],
    output: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The gold file.")
    ] = Path("gold.jsonl"),
    offsets: Annotated[
        Literal["code-points", "utf-16"] | None,
        typer.Option(help="What offsets count; else it is found out from the spans."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make gold of corrected annotations, for annotator evaluate.

    Rows that a person changed or made have the rule "imported". A document that cannot be
    used is left out and told, with the place and what to do. Exit code: 0 done, 1 some
    documents were left out, 2 wrong use.
    """
    from annotator.output.exchange import run  # noqa: PLC0415

    result = run.import_gold(source, origin, output, offsets, force)
    for problem in result.failures[:SHOWN]:
        typer.echo(f"error: {problem}", err=True)
    if len(result.failures) > SHOWN:
        typer.echo(f"and {len(result.failures) - SHOWN} more", err=True)
    if not quiet:
        counts = f"{result.documents} documents, {len(result.failures)} failures"
        skipped = f", {result.untouched} not corrected" if result.untouched else ""
        typer.echo(f"{counts}{skipped}\ngold: {output}", err=True)
    if result.failures:
        raise typer.Exit(1)
