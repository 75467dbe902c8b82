"""From summed counts to figures."""

from collections import Counter
from collections.abc import Mapping

from annotator.evaluation.bootstrap import Array, Samples, f1, mean, ratio
from annotator.evaluation.fields import classed_fields, scored_fields
from annotator.evaluation.model import (
    LAYERS,
    MODES,
    ClassScore,
    ClassTable,
    FieldScore,
    Key,
    LayerScore,
    SpanScore,
)

Confusions = Counter[tuple[str, str, str, str]]


def layer_scores(
    samples: Samples, confusions: Confusions, given: set[tuple[str, str]]
) -> dict[str, LayerScore]:
    """All figures of the layers that are annotated in some document.

    Args:
        samples: The summed counts.
        confusions: ``(table, field, gold, predicted)`` to how often.
        given: ``(table, field)`` of the fields that gold has values in.
    """
    names = class_names(samples.keys())
    found = {}
    for layer in LAYERS:
        table = layer.split(".")[0]
        if not samples.sums(("documents", table))[0]:
            continue
        spans: dict[str, SpanScore] = {m: span_score(samples, layer, m) for m in MODES}
        if layer == "claims":
            del spans["weighted"]  # a claim is three spans
        if layer != table:
            found[layer] = LayerScore(spans)
            continue
        named = [name for name in scored_fields(table) if (table, name) in given]
        fields = {name: _field_score(samples, table, name) for name in named}
        classes = {
            name: _class_table(samples, table, name, names.get((table, name), []), confusions)
            for name in classed_fields(table)
            if (table, name) in given
        }
        found[layer] = LayerScore(spans, fields, classes)
    return found


def class_names(keys: list[Key]) -> dict[tuple[str, str], list[str]]:
    """The classes that occur, by table and field."""
    found: dict[tuple[str, str], set[str]] = {}
    for key in keys:
        if key[0] == "class":
            found.setdefault((key[1], key[2]), set()).add(key[3])
    return {place: sorted(names) for place, names in found.items()}


def span_f1(samples: Samples, layer: str, mode: str) -> Array:
    """F1 of the spans of a layer in each sample."""
    return f1(*_rates(samples, layer, mode))


def _rates(samples: Samples, layer: str, mode: str) -> tuple[Array, Array]:
    gold = samples.sums(("rows", layer, "gold"))
    predicted = samples.sums(("rows", layer, "predicted"))
    return (
        ratio(samples.sums(("hits", layer, mode, "predicted")), predicted, gold),
        ratio(samples.sums(("hits", layer, mode, "gold")), gold, predicted),
    )


def span_score(samples: Samples, layer: str, mode: str) -> SpanScore:
    """Precision, recall and F1 of the spans of a layer."""
    precision, recall = _rates(samples, layer, mode)
    return SpanScore(
        int(samples.sums(("rows", layer, "gold"))[0]),
        int(samples.sums(("rows", layer, "predicted"))[0]),
        float(samples.sums(("hits", layer, mode, "gold"))[0]),
        samples.figure(precision),
        samples.figure(recall),
        samples.figure(f1(precision, recall)),
    )


def _field_score(samples: Samples, table: str, name: str) -> FieldScore:
    pairs, right, gold, predicted, same = (
        samples.sums(("field", table, name, what))
        for what in ("pairs", "right", "gold", "predicted", "same")
    )
    precision, recall = ratio(same, predicted, gold), ratio(same, gold, predicted)
    return FieldScore(
        int(pairs[0]),
        int(right[0]),
        samples.figure(ratio(right, pairs, right)),
        int(gold[0]),
        int(predicted[0]),
        int(same[0]),
        samples.figure(precision),
        samples.figure(recall),
        samples.figure(f1(precision, recall)),
    )


def _class_table(
    samples: Samples, table: str, name: str, classes: list[str], confusions: Confusions
) -> ClassTable:
    scores: dict[str, ClassScore] = {}
    curves: list[Array] = []
    total = [samples.zeros()] * 3
    for value in classes:
        counts = [
            samples.sums(("class", table, name, value, what))
            for what in ("gold", "predicted", "right")
        ]
        gold, predicted, right = counts
        rates = ratio(right, predicted, gold), ratio(right, gold, predicted)
        curves.append(f1(*rates))
        total = [before + more for before, more in zip(total, counts, strict=True)]
        numbers = (int(gold[0]), int(predicted[0]), int(right[0]))
        scores[value] = ClassScore(*numbers, *(float(rate[0]) for rate in (*rates, curves[-1])))
    gold, predicted, right = total
    micro = f1(ratio(right, predicted, gold), ratio(right, gold, predicted))
    by_size = sorted(scores.items(), key=lambda item: (-item[1].gold, item[0]))
    return ClassTable(
        samples.figure(mean(curves, micro)),
        samples.figure(micro),
        dict(by_size),
        _of_field(confusions, table, name),
    )


def _of_field(
    confusions: Mapping[tuple[str, str, str, str], int], table: str, name: str
) -> list[tuple[str, str, int]]:
    found = [
        (gold, predicted, count)
        for (owner, field, gold, predicted), count in confusions.items()
        if (owner, field) == (table, name)
    ]
    return sorted(found, key=lambda item: (-item[2], item[0], item[1]))
