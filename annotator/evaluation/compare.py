"""Two predictions against one gold: what the later one fixes and what it breaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.errors import error
from annotator.evaluation.bootstrap import Samples
from annotator.evaluation.documents import Line, Pairing
from annotator.evaluation.figures import span_f1
from annotator.evaluation.model import LAYERS, DocumentScore, Figure, Problem
from annotator.evaluation.run import SAMPLES, chosen, counts
from annotator.evaluation.score import score_document

ChangeKind = Literal["fixed", "broken"]

_SEVERITY = {"missed": 2, "spurious": 2, "misplaced": 2, "boundary": 1, "value": 1}

_ProblemKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is right in one prediction only, or less wrong in it.

    Attributes:
        kind: fixed (wrong earlier) or broken (wrong now).
        problem: The difference from gold where it is wrong.
    """

    kind: ChangeKind
    problem: Problem


@dataclass(frozen=True, slots=True)
class LayerChange:
    """What changed in one layer.

    Attributes:
        earlier, now: Exact F1 of the spans.
        difference: ``now - earlier`` with its interval, from the same bootstrap samples.
        fixed, broken: Numbers of spans.
        fixed_values, broken_values: Field to the number of values of matched rows.
    """

    earlier: Figure
    now: Figure
    difference: Figure
    fixed: int
    broken: int
    fixed_values: dict[str, int]
    broken_values: dict[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two predictions against one gold.

    Attributes:
        documents: Documents that all three have.
        left_out: Documents that one of the three lacks.
        layers: Layer to what changed.
        changes: Everything that was fixed or broken, in the order of the gold.
    """

    documents: int
    left_out: int
    layers: dict[str, LayerChange]
    changes: list[Change]


def compare(
    gold: Iterable[Line],
    predicted: Iterable[Line],
    earlier: Iterable[Line],
    *,
    layers: Sequence[str] | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Comparison:
    """Compare two predictions.

    Args:
        gold: Annotated documents, objects of JSONL lines.
        predicted: Likewise, of now.
        earlier: Likewise, of before.
        layers: Tables to compare; all by default.
        samples: Bootstrap samples for the intervals.
        seed: Of the bootstrap.

    Raises:
        UsageError: AN413 for an unknown layer, AN414 where no document is in all three.
        DataError: AN410, AN411, AN412 for documents that cannot be compared.
    """
    tables = chosen(layers)
    pairing = Pairing((gold, predicted, earlier))
    after, before = Samples(samples, seed), Samples(samples, seed)
    changes: list[Change] = []
    given: set[tuple[str, str]] = set()
    for wanted, now, then in pairing:
        scores = score_document(wanted, now, tables), score_document(wanted, then, tables)
        for sums, score in zip((after, before), scores, strict=True):
            sums.add(score.doc_id, score.counts)
            given |= score.given
        changes += document_changes(*scores)
    if not after.documents:
        gold_only, predicted_only, _ = map(len, pairing.unpaired)
        raise error("AN414", gold=gold_only, predicted=predicted_only)
    changes = [change for change in changes if counts(change.problem, given)]
    known = [layer for layer in LAYERS if after.sums(("documents", layer.split(".")[0]))[0]]
    return Comparison(
        documents=after.documents,
        left_out=len({doc_id for ids in pairing.unpaired for doc_id in ids}),
        layers={layer: _layer_change(layer, before, after, changes) for layer in known},
        changes=changes,
    )


def document_changes(now: DocumentScore, earlier: DocumentScore) -> list[Change]:
    """What is fixed and what is broken in one document.

    A value counts where both predictions have the row; a span that was missed and is now
    found with wrong ends is fixed, for it is less wrong.
    """
    broken = _worse(now, earlier)
    fixed = _worse(earlier, now)
    changes = [Change("fixed", problem) for problem in fixed]
    return changes + [Change("broken", problem) for problem in broken]


def _worse(one: DocumentScore, other: DocumentScore) -> list[Problem]:
    """Problems of one score that the other does not have, or not as badly."""
    severity = {_key(problem): _SEVERITY[problem.kind] for problem in other.problems}
    return [
        problem
        for problem in one.problems
        if _SEVERITY[problem.kind] > severity.get(_key(problem), 0)
        and not _unknown(problem, other)
    ]


def _unknown(problem: Problem, other: DocumentScore) -> bool:
    """Whether the other prediction lacks the row that a part or value belongs to."""
    if problem.gold_id is None or (problem.field is None and "." not in problem.layer):
        return False
    return (problem.layer.split(".")[0], problem.gold_id) in other.lost


def _key(problem: Problem) -> _ProblemKey:
    owner = problem.gold_id
    if owner is None:
        owner = f"{problem.predicted_span}"
    return problem.layer, owner, problem.field or ""


def _layer_change(
    layer: str, before: Samples, after: Samples, changes: list[Change]
) -> LayerChange:
    earlier, now = span_f1(before, layer, "exact"), span_f1(after, layer, "exact")
    spans = {"fixed": 0, "broken": 0}
    values: dict[str, dict[str, int]] = {"fixed": {}, "broken": {}}
    for change in changes:
        name = change.problem.field
        if change.problem.layer != layer:
            continue
        if name is None:
            spans[change.kind] += 1
        else:
            values[change.kind][name] = values[change.kind].get(name, 0) + 1
    return LayerChange(
        after.figure(earlier),
        after.figure(now),
        after.figure(now - earlier),
        spans["fixed"],
        spans["broken"],
        values["fixed"],
        values["broken"],
    )
