"""``annotator export``: annotated documents in the formats of other tools."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug, Quiet

EXAMPLES = """Examples:

annotator export out --to brat -o brat-project

annotator export out --to labelstudio --layers places,forces

annotator export out --to geojson --aggregate -o places.geojson

annotator export out --to conllu -o news.conllu
"""

Layers = Annotated[
    str | None,
    typer.Option(
        "--layers",
        "--layer",
        help="Export these layers only, such as places,claims; where a format has one flat "
        "layer, spans of the layer named first win.",
    ),
]
Offsets = Annotated[
    Literal["code-points", "utf-16"] | None,
    typer.Option(
        help="What offsets count (brat, labelstudio, doccano); else what the tool counts."
    ),
]


@coded
def export(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="Output folder, annotated JSONL, or a folder of such files."
        ),
    ],
    to: Annotated[
        Literal[
            "brat",
            "conll2002",
            "conllu",
            "docbin",
            "labelstudio",
            "doccano",
            "geojson",
            "parquet",
        ],
        typer.Option("--to", help="The format."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="PATH", help="The file; a folder for brat and parquet."
        ),
    ] = None,
    layers: Layers = None,
    offsets: Offsets = None,
    aggregate: Annotated[
        bool, typer.Option("--aggregate", help="geojson: one feature a place, not a mention.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write annotated documents for other tools: to correct, to train, to map.

    conll2002, conllu and docbin run the tokenizer again on the stored texts, which needs
    the morphology database; the others do not. docs/exchange.md says what each carries.
    """  # fmt: skip
    from annotator.evaluation.documents import read_documents  # noqa: PLC0415
    from annotator.output.exchange import run  # noqa: PLC0415

    names = [name.strip() for name in layers.split(",")] if layers is not None else None
    options = run.Options(layers=names, unit=offsets, aggregate=aggregate)
    target = output or Path(run.DEFAULT_NAMES[to])
    documents = run.export(read_documents(source), target, to, options, force)
    if not quiet:
        typer.echo(f"{documents} documents\n{to}: {target}", err=True)
