"""``annotator rules``: the rules and lexicons, the user's own among them."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Config, Debug, Rules
from annotator.cli.settings import Configured

if TYPE_CHECKING:
    from annotator.rules.files import PipelineFiles

app = typer.Typer(
    help="Look at the rules and lexicons, test them, begin your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

LIST_EXAMPLES = """Examples:

annotator rules list --layer forces

annotator rules list --rules my_rules --format json
"""
SHOW_EXAMPLES = """Examples:

annotator rules show force_names

annotator rules show force_names:12

annotator rules show force.model.001
"""
TEST_EXAMPLES = """Examples:

annotator rules test

annotator rules test --rules my_rules --own
"""

OutputFormat = Annotated[
    Literal["text", "json"], typer.Option("--format", help="For people or for programs.")
]


def pipeline_files(rules: Path | None) -> "PipelineFiles":
    """Files of the pipeline, with a user's checked and put over them."""
    from annotator.paths import pipeline_path  # noqa: PLC0415 - keeps --help fast
    from annotator.rules.files import PipelineFiles  # noqa: PLC0415
    from annotator.rules.user import read_user_rules  # noqa: PLC0415

    files = PipelineFiles.open(pipeline_path())
    return files.with_files(read_user_rules(rules, files)) if rules is not None else files


def echo_json(value: Any) -> None:
    """Print a value as JSON that people can read."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@app.command("list", cls=Configured, epilog=LIST_EXAMPLES)
@coded
def list_rules(
    layer: Annotated[
        Literal["morphology", "quantities", "dates", "places", "forces", "actors", "claims"]
        | None,
        typer.Option(help="Entries of one layer only."),
    ] = None,
    rules: Rules = None,
    form: OutputFormat = "text",
    config: Config = None,
    debug: Debug = False,
) -> None:
    """List tables and rules: name, layer, rows, file, title or label."""
    from annotator.rules.catalogue import catalogue  # noqa: PLC0415

    entries = catalogue(pipeline_files(rules), layer)
    if form == "json":
        echo_json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        place = f"{entry.id}  [{entry.layer}]  {entry.where}"
        rows = f", {entry.rows} rows" if entry.kind == "table" else ""
        typer.echo(f"{place}{rows}: {entry.label}")


@app.command(cls=Configured, epilog=SHOW_EXAMPLES)
@coded
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A rule's id, a table, TABLE:LINE, or what stands in a column rule.",
        ),
    ],
    rules: Rules = None,
    form: OutputFormat = "text",
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Show a rule, a table or one row: columns, values, source, examples."""
    from annotator.rules.show import show as describe  # noqa: PLC0415

    found = describe(name, pipeline_files(rules))
    if form == "json":
        echo_json(found)
        return
    for key, value in found.items():
        if isinstance(value, list):
            typer.echo(f"{key}:" if value else f"{key}: none")
            for item in value:
                typer.echo(f"  {item if isinstance(item, str) else _compact(item)}")
        elif isinstance(value, dict):
            typer.echo(f"{key}:")
            for column, cell in value.items():
                shown = " | ".join(cell) if isinstance(cell, list) else cell
                typer.echo(f"  {column}: {shown if shown is not None else 'any text'}")
        else:
            typer.echo(f"{key}: {value}")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@app.command("test", cls=Configured, epilog=TEST_EXAMPLES)
@coded
def run_examples(
    rules: Rules = None,
    own: Annotated[bool, typer.Option("--own", help="Leave out those of the model.")] = False,
    form: OutputFormat = "text",
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Run the examples and counter-examples of all rules and rows; exit code 1: some fail."""
    from annotator.pipeline.build import load  # noqa: PLC0415 - brings spaCy
    from annotator.rules.layers import is_own  # noqa: PLC0415
    from annotator.rules.patterns import read_rules  # noqa: PLC0415
    from annotator.rules.rowtest import check_rows, rows_with_examples  # noqa: PLC0415
    from annotator.rules.selftest import check_rules  # noqa: PLC0415

    nlp = load(rules=rules)
    files = nlp.tokenizer.files  # type: ignore[union-attr]
    found, rows = read_rules(files), list(rows_with_examples(files))
    own_rules = [rule for rule in found if is_own(rule.where)]
    own_rows = [item for item in rows if is_own(item[1].where)]
    if own:
        found, rows = own_rules, own_rows
    failures = [*check_rules(nlp, found), *check_rows(nlp, rows)]
    if form == "json":
        echo_json([asdict(failure) for failure in failures])
    for failure in failures if form == "text" else ():
        typer.echo(f"{failure.where}  {failure.rule}")
        typer.echo(f"  text:     {failure.text}")
        typer.echo(f"  expected: {' · '.join(failure.expected) or 'nothing'}")
        typer.echo(f"  found:    {' · '.join(failure.found) or 'nothing'}")
    mine = len(own_rules) + len(own_rows)
    counts = f"{len(found)} rules and {len(rows)} rows tested, {mine} of them your own"
    typer.echo(f"{counts}: {len(failures)} failures", err=form == "json")
    if failures:
        raise typer.Exit(1)


@app.command(cls=Configured)
@coded
def lint(
    rules: Rules = None,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show remarks on the model's files as well.")
    ] = False,
    form: OutputFormat = "text",
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Look for duplicates, contradictions, rows that cannot match; exit code 1: warnings.

    With --rules only your own files are looked through.
    """
    from annotator.rules.lint import lint as look  # noqa: PLC0415

    found = look(pipeline_files(rules))
    if rules is not None:
        own = rules.resolve().name
        found = [finding for finding in found if finding.where.startswith(f"{own}/")]
    elif not notes:
        found = [finding for finding in found if finding.warning]
    if form == "json":
        echo_json([asdict(finding) for finding in found])
    for finding in found if form == "text" else ():
        level = "warning" if finding.warning else "note"
        typer.echo(f"{finding.where}: {level}: {finding.message} [{finding.kind}]")
    warnings = sum(finding.warning for finding in found)
    typer.echo(f"{warnings} warnings, {len(found) - warnings} notes", err=True)
    if warnings:
        raise typer.Exit(1)


@app.command()
@coded
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write into.")],
    force: Annotated[bool, typer.Option("--force", help="Write over earlier files.")] = False,
) -> None:
    """Begin your own rules: explained tables with one commented example each."""
    from annotator.rules.new import new_rules  # noqa: PLC0415

    for path in new_rules(folder, force=force):
        typer.echo(f"written: {path}", err=True)
    typer.echo(f"then: annotator rules test --rules {folder}", err=True)
