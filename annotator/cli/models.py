"""``annotator models``: the morphology database on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug, Quiet

app = typer.Typer(
    help="Install and find the morphology database.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

EXAMPLES = """Examples:

annotator models install

annotator models install --from calima-msa-s31.db --force
"""


@app.command()
@coded
def status() -> None:
    """Show what is installed and where; exit code 3 where it cannot be used."""
    from annotator.morphology.database import status as look  # noqa: PLC0415 - not for --help
    from annotator.paths import pipeline_path  # noqa: PLC0415

    found = look()
    for name, value in found.items():
        typer.echo(f"{name}: {value}")
    typer.echo(f"pipeline: {pipeline_path()}")
    if found["state"] != "installed":
        typer.echo("run: annotator models install", err=True)
        raise typer.Exit(3)


@app.command(epilog=EXAMPLES)
@coded
def install(
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Database file in ALMOR format, in place of the download."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Install again where it is installed.")
    ] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Fetch, check and compile the morphology database (CALIMA-MSA r13, GPLv2)."""
    from annotator.morphology.database import install as fetch  # noqa: PLC0415
    from annotator.pipeline.build import load  # noqa: PLC0415

    def report(text: str) -> None:
        if not quiet:
            typer.echo(text, err=True)

    fetch(source, force, report=report)
    report("compiling the gazetteer for it (once)")
    load()("")


@app.command()
@coded
def path() -> None:
    """Print where the database is, or would be."""
    from annotator.morphology.database import database_path  # noqa: PLC0415

    typer.echo(database_path())
