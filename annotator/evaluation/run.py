"""``evaluate()``: gold against predictions, document by document."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from annotator.errors import error
from annotator.evaluation.bootstrap import Samples
from annotator.evaluation.documents import Line, Pairing
from annotator.evaluation.figures import Confusions, layer_scores
from annotator.evaluation.model import (
    LAYERS,
    DocumentFigures,
    DocumentScore,
    Evaluation,
    Key,
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
) -> Evaluation:
    """Score predictions against gold.

    Args:
        gold: Annotated documents, objects of JSONL lines.
        predicted: Likewise; paired with gold by ``doc_id``. Both are read once, and what
            has no partner yet is all that is held of them.
        layers: Tables to score; all that the gold has annotations for by default.
        samples: Bootstrap samples for the intervals; 0 for none.
        seed: Of the bootstrap; the same seed gives the same figures.

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
        totals.add(score_document(one, other, tables))
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
        self.documents: list[tuple[str, int, dict[str, float | None]]] = []

    def add(self, score: DocumentScore) -> None:
        """Add a document."""
        self._sums.add(score.doc_id, score.counts)
        self._confusions.update(score.confusions)
        self._given |= score.given
        self._problems += score.problems
        self._documents_of.update(
            table for table in TABLES if ("documents", table) in score.counts
        )
        self.documents.append((score.doc_id, score.words, dict(_exact_f1(score.counts))))

    def evaluation(
        self, only_gold: list[str], only_predicted: list[str], seed: int
    ) -> Evaluation:
        """The figures of what was added."""
        problems = [problem for problem in self._problems if counts(problem, self._given)]
        faults = Counter(problem.doc_id for problem in problems)
        return Evaluation(
            documents=len(self.documents),
            words=sum(words for _, words, _ in self.documents),
            layers=layer_scores(self._sums, self._confusions, self._given),
            documents_of={
                table: self._documents_of[table]
                for table in TABLES
                if self._documents_of[table]
            },
            only_gold=only_gold,
            only_predicted=only_predicted,
            per_document=[
                DocumentFigures(doc_id, words, faults[doc_id], f1)
                for doc_id, words, f1 in self.documents
            ],
            problems=problems,
            samples=self._sums.size,
            seed=seed,
        )


def _exact_f1(found: dict[Key, float]) -> Iterator[tuple[str, float | None]]:
    for layer in LAYERS:
        if ("documents", layer.split(".")[0]) in found:
            rows = sum(found.get(("rows", layer, side), 0) for side in ("gold", "predicted"))
            hits = found.get(("hits", layer, "exact", "gold"), 0)
            yield layer, 2 * hits / rows if rows else None
