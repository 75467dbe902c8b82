"""``annotator schema``: the JSON Schema of the output."""

import json

import typer

from annotator.cli.errors import coded

EXAMPLES = """Example:

annotator schema > schema.json
"""


@coded
def schema() -> None:
    """Print the JSON Schema of a line of annotations.jsonl."""
    from annotator.schema import json_schema  # noqa: PLC0415 - brings pydantic

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
