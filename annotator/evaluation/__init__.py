"""Gold against predictions: how much of each layer is found, and how right it is.

    >>> from annotator.evaluation import evaluate, read_documents
    >>> result = evaluate(
    ...     read_documents("corpora/gold"), read_documents("out")
    ... )  # doctest: +SKIP
    >>> result.layers["places"].spans["exact"].f1.value  # doctest: +SKIP

What the figures mean: ``docs/evaluation.md``.
"""

from annotator.evaluation.compare import Comparison, compare
from annotator.evaluation.documents import read_documents
from annotator.evaluation.model import (
    ClassTable,
    Evaluation,
    FieldScore,
    Figure,
    LayerScore,
    Problem,
    SpanScore,
)
from annotator.evaluation.run import evaluate

__all__ = [
    "ClassTable",
    "Comparison",
    "Evaluation",
    "FieldScore",
    "Figure",
    "LayerScore",
    "Problem",
    "SpanScore",
    "compare",
    "evaluate",
    "read_documents",
]
