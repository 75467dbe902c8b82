"""``evaluate()``: gold against predictions, document by document."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.errors import error
from annotator.evaluation.bootstrap import Samples
from annotator.evaluation.documents import Line, Pairing
from annotator.evaluation.figures import Confusions, layer_scores
from annotator.evaluation.model import (
    LAYERS,
    DocumentFigures,
    DocumentScore,
    Evaluation,
    Problem,
)
from annotator.evaluation.score import score_document
from annotator.schema import TABLES

SAMPLES = 1000


def evaluate(
    gold: Iterable[Line],
    predicted: Iterable[Line],
    *,
    layers: Sequence[str] | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    problems: bool = True,
) -> Evaluation:
    """Score predictions against gold.

    Args:
        gold: Annotated documents, objects of JSONL lines.
        predicted: Likewise; paired with gold by ``doc_id``. Both are read once, and what
            has no partner yet is all that is held of them.
        layers: Tables to score; all that the gold has annotations for by default.
        samples: Bootstrap samples for the intervals; 0 for none.
        seed: Of the bootstrap; the same seed gives the same figures.
        problems: List each difference; the figures alone are faster to make.

    Raises:
        UsageError: AN413 for an unknown layer, AN414 where no document has a partner.
        DataError: AN410, AN411, AN412 for documents that cannot be compared.

    >>> line = {"doc_id": "1", "text": "في بغداد"}  # in Baghdad
    >>> row = {"id": "p1", "start": 3, "end": 8, "text": "بغداد", "country": "IRQ"}
    >>> result = evaluate([{**line, "places": [row]}], [{**line, "places": [row]}])
    >>> result.layers["places"].spans["exact"].f1.value
    1.0
    """
    tables = chosen(layers)
    pairing = Pairing((gold, predicted))
    totals = _Totals(Samples(samples, seed))
    for one, other in pairing:
        totals.add(score_document(one, other, tables, problems))
    only_gold, only_predicted = pairing.unpaired
    if not totals.documents:
        raise error("AN414", gold=len(only_gold), predicted=len(only_predicted))
    return totals.evaluation(only_gold, only_predicted, seed)


def chosen(layers: Sequence[str] | None) -> tuple[str, ...]:
    """The tables to score, in the order of the schema.

    Raises:
        UsageError: AN413 for a name that is no table.
    """
    if layers is None:
        return tuple(TABLES)
    for name in layers:
        if name not in TABLES:
            raise error("AN413", layer=name, known=", ".join(TABLES))
    return tuple(table for table in TABLES if table in layers)


def counts(problem: Problem, given: set[tuple[str, str]]) -> bool:
    """Whether a difference counts: not in a field that the gold never gives."""
    return problem.field is None or (problem.layer, problem.field) in given


class _Totals:
    """What has been scored so far."""

    def __init__(self, sums: Samples):
        self._sums = sums
        self._confusions = Confusions()
        self._given: set[tuple[str, str]] = set()
        self._problems: list[Problem] = []
        self._documents_of: Counter[str] = Counter()
        self.documents: list[DocumentFigures] = []

    def add(self, score: DocumentScore) -> None:
        """Add a document."""
        self._sums.add(score.doc_id, score.counts)
        self._confusions.update(score.confusions)
        self._given |= score.given
        self._problems += score.problems
        self._documents_of.update(
            table for table in TABLES if ("documents", table) in score.counts
        )
        self.documents.append(_document_figures(score))

    def evaluation(
        self, only_gold: list[str], only_predicted: list[str], seed: int
    ) -> Evaluation:
        """The figures of what was added."""
        return Evaluation(
            documents=len(self.documents),
            words=sum(row.words for row in self.documents),
            layers=layer_scores(self._sums, self._confusions, self._given),
            documents_of={
                table: self._documents_of[table]
                for table in TABLES
                if self._documents_of[table]
            },
            only_gold=only_gold,
            only_predicted=only_predicted,
            per_document=self.documents,
            problems=[problem for problem in self._problems if counts(problem, self._given)],
            samples=self._sums.size,
            seed=seed,
        )


def _document_figures(score: DocumentScore) -> DocumentFigures:
    f1: dict[str, float | None] = {}
    errors = 0
    for layer in LAYERS:
        if ("documents", layer.split(".")[0]) in score.counts:
            rows = sum(score.counts.get(("rows", layer, side), 0) for side in _SIDES)
            hits = score.counts.get(("hits", layer, "exact", "gold"), 0)
            f1[layer] = 2 * hits / rows if rows else None
            touched = score.counts.get(("hits", layer, "overlap", "gold"), 0)
            if layer != "claims":  # its parts are counted
                errors += int(rows - touched - hits)  # missed, spurious, other ends
    return DocumentFigures(score.doc_id, score.words, errors, f1)


_SIDES = ("gold", "predicted")
