"""An evaluation as tables for a terminal."""

from collections.abc import Sequence

from annotator.evaluation.compare import Comparison
from annotator.evaluation.model import (
    DocumentFigures,
    Evaluation,
    Figure,
    LayerScore,
    SpanScore,
)

CONFUSIONS = 3
"""Confusions shown of each field."""

_NONE = "-"


def report(evaluation: Evaluation, details: bool = False) -> str:
    """The figures of an evaluation, in percent.

    Args:
        evaluation: The figures.
        details: Show each class and all confusions, rather than a line a field.
    """
    blocks = [_head(evaluation), _spans(evaluation)]
    for layer, score in evaluation.layers.items():
        if score.fields:
            blocks.append(_fields(layer, score))
    classes = _class_details if details else _classes
    blocks += [block for block in (classes(evaluation),) if block]
    return "\n\n".join(blocks)


def per_document(evaluation: Evaluation) -> str:
    """Exact F1 of each layer of each document, the most faulty document first."""
    layers = list(evaluation.layers)
    header = ["words", "errors", *layers, "document"]
    rows = [
        [
            str(row.words),
            str(row.errors),
            *(_percent(row.f1.get(layer)) for layer in layers),
            row.doc_id,
        ]
        for row in sorted(evaluation.per_document, key=_faults)
    ]
    title = "exact F1 by document, most errors per word first"
    return table(title, header, rows, last_left=True)


def error_counts(evaluation: Evaluation) -> str:
    """How many errors of each kind each layer has."""
    header = ["", "missed", "spurious", "other ends", "wrong values"]
    rows = []
    for layer, score in evaluation.layers.items():
        exact, found = score.spans["exact"], int(score.spans["overlap"].hits)
        if layer == "claims":  # are paired by their parts
            found = max((field.pairs for field in score.fields.values()), default=found)
        wrong = sum(field.pairs - field.right for field in score.fields.values())
        numbers = [exact.gold - found, exact.predicted - found, found - int(exact.hits), wrong]
        rows.append([layer, *(str(number or _NONE) for number in numbers)])
    return table("errors", header, rows)


def comparison(found: Comparison) -> str:
    """What changed between two predictions."""
    header = ["", "earlier", "now", "difference", "95 %", "fixed", "broken"]
    rows = []
    for layer, change in found.layers.items():
        figures = [_percent(change.earlier.value), _percent(change.now.value)]
        figures += [_signed(change.difference.value), _signed_interval(change.difference)]
        rows.append([layer, *figures, str(change.fixed or _NONE), str(change.broken or _NONE)])
        for name in sorted({*change.fixed_values, *change.broken_values}):
            numbers = (change.fixed_values.get(name, 0), change.broken_values.get(name, 0))
            rows.append([f"  {name}", "", "", "", "", *(str(n or _NONE) for n in numbers)])
    return table(f"changes in {found.documents} documents, exact F1", header, rows)


def table(
    title: str, header: Sequence[str], rows: Sequence[Sequence[str]], last_left: bool = False
) -> str:
    """Lay out a table: the first column to the left, figures to the right."""
    grid = [list(header), *(list(row) for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*grid, strict=True)]
    lines = [title] if title else []
    for cells in grid:
        laid = [
            cell.ljust(width)
            if number == 0 or (last_left and number == len(widths) - 1)
            else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        lines.append(("  " + "  ".join(laid)).rstrip())
    return "\n".join(lines)


def _faults(row: DocumentFigures) -> tuple[float, str]:
    return -row.errors / max(1, row.words), row.doc_id


def _head(evaluation: Evaluation) -> str:
    lines = [f"{evaluation.documents} documents, {evaluation.words} words"]
    partly = {
        layer: number
        for layer, number in evaluation.documents_of.items()
        if number < evaluation.documents
    }
    if partly:
        shown = ", ".join(f"{layer} in {number}" for layer, number in partly.items())
        lines.append(f"not all are annotated for every layer: {shown}")
    for ids, what in (
        (evaluation.only_gold, "gold documents have no prediction and are left out"),
        (evaluation.only_predicted, "predicted documents have no gold and are left out"),
    ):
        if ids:
            more = ", …" if len(ids) > 5 else ""
            lines.append(f"{len(ids)} {what}: {', '.join(ids[:5])}{more}")
    return "\n".join(lines)


def _spans(evaluation: Evaluation) -> str:
    header = ["", "gold", "found", "P", "R", "F1", "95 %"]
    header += ["±1 word", "half", "overlap", "weighted"]
    rows = []
    for layer, score in evaluation.layers.items():
        exact = score.spans["exact"]
        rates = [exact.precision, exact.recall, exact.f1]
        others = [score.spans.get(mode) for mode in ("tolerant", "half", "overlap", "weighted")]
        rows.append(
            [
                layer,
                str(exact.gold),
                str(exact.predicted),
                *(_percent(rate.value) for rate in rates),
                _interval(exact.f1),
                *(_f1(other) for other in others),
            ]
        )
    return table("spans: exact, then F1 of less strict modes", header, rows)


def _f1(score: SpanScore | None) -> str:
    return "" if score is None else _percent(score.f1.value)


def _fields(layer: str, score: LayerScore) -> str:
    header = ["", "right", "of", "accuracy", "95 %", "given", "P", "R", "F1"]
    rows = []
    for name, one in score.fields.items():
        rates = (one.precision, one.recall, one.f1)
        rows.append(
            [
                name,
                str(one.right),
                str(one.pairs),
                _percent(one.accuracy.value),
                _interval(one.accuracy),
                str(one.gold_values),
                *(_percent(rate.value) for rate in rates),
            ]
        )
    return table(f"{layer}: fields of matched rows, then values given", header, rows)


def _classes(evaluation: Evaluation) -> str:
    header = ["", "macro F1", "95 %", "micro F1", "confusions: gold > predicted"]
    rows = []
    for layer, score in evaluation.layers.items():
        for name, one in score.classes.items():
            shown = one.confusions[:CONFUSIONS]
            confused = ", ".join(f"{gold} > {found} {count}" for gold, found, count in shown)
            macro, micro = one.macro_f1, one.micro_f1
            figures = [_percent(macro.value), _interval(macro), _percent(micro.value)]
            rows.append([f"{layer}.{name}", *figures, confused])
    title = "classes: span and class right, over all rows"
    return table(title, header, rows, last_left=True) if rows else ""


def _class_details(evaluation: Evaluation) -> str:
    blocks = []
    header = ["", "gold", "found", "right", "P", "R", "F1"]
    for layer, score in evaluation.layers.items():
        for name, one in score.classes.items():
            rows = [
                [value, str(each.gold), str(each.predicted), str(each.right)]
                + [_percent(rate) for rate in (each.precision, each.recall, each.f1)]
                for value, each in one.classes.items()
            ]
            title = f"{layer}.{name}: macro F1 {_percent(one.macro_f1.value)} "
            title += f"[{_interval(one.macro_f1)}], micro F1 {_percent(one.micro_f1.value)}"
            lines = [table(title, header, rows)]
            for gold, found, count in one.confusions:
                lines.append(f"  {count} x {gold} > {found}")
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _percent(value: float | None) -> str:
    if value is None or value != value:
        return _NONE
    return f"{100 * value:.1f}"


def _signed(value: float | None) -> str:
    return _NONE if value is None else f"{100 * value:+.1f}"


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{100 * figure.low:.0f}-{100 * figure.high:.0f}"


def _signed_interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{100 * figure.low:+.1f} to {100 * figure.high:+.1f}"
