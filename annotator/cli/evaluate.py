"""``annotator evaluate``: gold against predictions."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Debug

EXAMPLES = """Examples:

annotator evaluate corpora/gold out

annotator evaluate gold.jsonl out --layers places,claims --details

annotator evaluate corpora/gold out --json figures.json --errors errors.html

annotator evaluate corpora/gold out --compare out-before --errors changes.csv
"""


@coded
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="Gold: annotated JSONL, or a folder of such files."
        ),
    ],
    predicted: Annotated[
        Path, typer.Argument(metavar="PRED", help="Predictions: likewise, or an output folder.")
    ],
    layers: Annotated[
        str | None, typer.Option(help="Score these layers only, such as places,claims.")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(metavar="OTHER", help="Earlier predictions: show what changed since."),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all figures as JSON.")
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write each difference to a .csv or .html file."),
    ] = None,
    per_document: Annotated[
        bool, typer.Option("--per-document", help="Show figures of each document.")
    ] = False,
    details: Annotated[
        bool, typer.Option("--details", help="Show each class and all confusions.")
    ] = False,
    samples: Annotated[
        int, typer.Option(min=0, help="Bootstrap samples for the intervals; 0 for none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the bootstrap.")] = 0,
    debug: Debug = False,
) -> None:
    """Score predictions against gold: spans, fields, classes, with intervals.

    Documents are paired by doc_id. Exit code: 0 done, 1 some gold documents have no
    prediction, 2 wrong use.
    """
    from annotator import evaluation  # noqa: PLC0415 - brings numpy
    from annotator.evaluation import export, report  # noqa: PLC0415

    if errors is not None:
        export.check_ending(errors)
    names = [name.strip() for name in layers.split(",")] if layers is not None else None
    read = evaluation.read_documents
    result = evaluation.evaluate(
        read(gold),
        read(predicted),
        layers=names,
        samples=samples,
        seed=seed,
        problems=errors is not None,
    )
    blocks = [report.report(result, details), report.error_counts(result)]
    if per_document:
        blocks.append(report.per_document(result))
    changes = None
    if compare is not None:
        sides = (read(path) for path in (gold, predicted, compare))
        changes = evaluation.compare(*sides, layers=names, samples=samples, seed=seed)
        blocks.append(report.comparison(changes))
    typer.echo("\n\n".join(blocks))
    if json_file is not None:
        export.write_json(json_file, result, changes)
    if errors is not None:
        export.write_errors(errors, result.problems, changes.changes if changes else ())
    if result.only_gold:
        raise typer.Exit(1)
