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
    Problem,
)
from annotator.evaluation.score import annotated_tables, score_document
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
    sums, confusions = Samples(samples, seed), Confusions()
    given: set[tuple[str, str]] = set()
    per_document: list[DocumentFigures] = []
    problems: list[Problem] = []
    documents_of: Counter[str] = Counter()
    words = 0
    for one, other in pairing:
        score = score_document(one, other, tables)
        sums.add(score.doc_id, score.counts)
        confusions.update(score.confusions)
        given |= score.given
        words += score.words
        documents_of.update(table for table in annotated_tables(one) if table in tables)
        per_document.append(_document_figures(score))
        problems += score.problems
    if not per_document:
        raise error("AN414", gold=len(pairing.unpaired[0]), predicted=len(pairing.unpaired[1]))
    return Evaluation(
        documents=len(per_document),
        words=words,
        layers=layer_scores(sums, confusions, given),
        documents_of={table: documents_of[table] for table in TABLES if documents_of[table]},
        only_gold=pairing.unpaired[0],
        only_predicted=pairing.unpaired[1],
        per_document=per_document,
        problems=[problem for problem in problems if counts(problem, given)],
        samples=samples,
        seed=seed,
    )


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


def _document_figures(score: DocumentScore) -> DocumentFigures:
    return DocumentFigures(
        score.doc_id, score.words, len(score.problems), dict(_exact_f1(score.counts))
    )


def _exact_f1(counts: dict[tuple[str, ...], float]) -> Iterator[tuple[str, float | None]]:
    for layer in LAYERS:
        if ("documents", layer.split(".")[0]) in counts:
            rows = sum(counts.get(("rows", layer, side), 0) for side in ("gold", "predicted"))
            hits = counts.get(("hits", layer, "exact", "gold"), 0)
            yield layer, 2 * hits / rows if rows else None
