"""The program ``annotator``: its commands, each in a module of its own."""

from typing import Annotated

import typer

from annotator.cli import (
    annotate,
    compare,
    config,
    evaluate,
    explain,
    export,
    import_,
    models,
    rules,
    schema,
    summarize,
    view,
)
from annotator.cli.settings import Configured

app = typer.Typer(
    name="annotator",
    help="Arabic conflict news in; tables of places, forces, quantities, dates and claims out.",
    epilog="Examples:  annotator annotate news/ -o out  |  annotator annotate --help",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("annotate", cls=Configured, epilog=annotate.EXAMPLES)(annotate.annotate)
app.command("explain", cls=Configured, epilog=explain.EXAMPLES)(explain.explain)
app.command("evaluate", epilog=evaluate.EXAMPLES)(evaluate.evaluate)
app.command("compare", epilog=compare.EXAMPLES)(compare.compare)
app.command("summarize", epilog=summarize.EXAMPLES)(summarize.summarize)
app.command("view", epilog=view.EXAMPLES)(view.view)
app.command("export", epilog=export.EXAMPLES)(export.export)
app.command("import", epilog=import_.EXAMPLES)(import_.import_)
app.command("schema", epilog=schema.EXAMPLES)(schema.schema)
app.add_typer(config.app, name="config")
app.add_typer(models.app, name="models")
app.add_typer(rules.app, name="rules")


def _version(asked: bool) -> None:
    if asked:
        from annotator.version import package_version  # noqa: PLC0415 - reads metadata

        typer.echo(f"annotator {package_version()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Arabic conflict news in; tables of places, forces, quantities, dates and claims out."""


def main() -> None:
    """Run the command line."""
    app()
