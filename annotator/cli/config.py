"""``annotator config``: the options that hold, and a file to write them into."""

from pathlib import Path
from typing import Annotated, Any

import typer

from annotator.cli.errors import coded
from annotator.cli.settings import load_settings, options_of
from annotator.config import FILE, PREFIX, SECTION, template, toml_value
from annotator.errors import error

app = typer.Typer(
    help="Show and write the file annotator.toml.", no_args_is_help=True, rich_markup_mode=None
)

EXAMPLES = """Examples:

annotator config init

annotator config show

ANNOTATOR_WORKERS=4 annotator config show --config run.toml
"""


def _annotate(ctx: typer.Context) -> Any:
    return ctx.find_root().command.commands[SECTION]  # type: ignore[attr-defined]


@app.command(epilog=EXAMPLES)
@coded
def show(
    ctx: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=f"The file; else ./{FILE}.",
            envvar=f"{PREFIX}CONFIG",
            show_envvar=False,
        ),
    ] = None,
) -> None:
    """Print the options that annotate would use, and where each comes from."""
    command = _annotate(ctx)
    inner = command.make_context(SECTION, [], parent=ctx.find_root(), resilient_parsing=True)
    path = load_settings(inner, config)
    lines = [f"[{SECTION}]"]
    for key, param in options_of(command).items():
        value, source = param.consume_value(inner, {})
        if value is None:
            lines.append(f"# {key} is not set")
            continue
        value = param.process_value(inner, value)
        origin = {"ENVIRONMENT": param.envvar, "DEFAULT_MAP": path}.get(source.name, "default")
        lines.append(f"{key} = {toml_value(value)}  # {origin}")
    typer.echo("\n".join(lines))


@app.command()
@coded
def init(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write.")] = Path(FILE),
    force: Annotated[bool, typer.Option("--force", help="Write over an earlier file.")] = False,
) -> None:
    """Write a configuration in which every option is explained and commented out."""
    if file.exists() and not force:
        raise error("AN317", path=file)
    options = options_of(_annotate(ctx))
    text = template({key: (param.default, param.help) for key, param in options.items()})
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise error("AN402", path=file, reason=problem.strerror) from problem
    typer.echo(f"written: {file}", err=True)
