"""The results of an evaluation, and the counts from which they are made."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from annotator.schema import TABLES

Row = dict[str, Any]
"""One row of a table, as it stands in a JSONL line."""

Key = tuple[str, ...]
"""Name of a count, such as ``("hits", "places", "exact", "gold")``; see :mod:`score`."""

Mode = Literal["exact", "tolerant", "half", "overlap", "weighted"]

MODES: tuple[Mode, ...] = ("exact", "tolerant", "half", "overlap", "weighted")
"""When two spans count as the same.

exact: same first and last character; tolerant: each end at most one written word off;
half: at least half of the words in either are in both; overlap: a character in common;
weighted: overlap, each hit counting as the part of its words that is in the other.
"""

PARTS = ("source", "cue", "content")
"""The spans of a claim."""

PART_LAYERS = tuple(f"claims.{part}" for part in PARTS)

LAYERS = (*(table for table in TABLES if table != "sentences"), *PART_LAYERS, "sentences")
"""What is scored, in the order in which it is shown."""

AROUND = 50
"""Characters of context on each side of an error."""

PROBLEM_KINDS = ("missed", "spurious", "boundary", "misplaced", "value")

ProblemKind = Literal["missed", "spurious", "boundary", "misplaced", "value"]


class Problem(NamedTuple):
    """One difference between gold and prediction.

    Attributes:
        doc_id: The document.
        layer: One of :data:`LAYERS`.
        kind: missed (gold only), spurious (prediction only), boundary (spans that
            overlap and differ), misplaced (parts of matched claims that share nothing),
            value (a field of a matched row differs).
        field: The field, for ``value``.
        gold, predicted: Values of the field; else the texts of the spans.
        gold_id, predicted_id: Ids of the rows, or None.
        gold_span, predicted_span: Offsets, or None.
        start_words, end_words: How many written words the prediction begins and ends
            after the gold span, negative for before; for ``boundary``.
        rule: What made the prediction.
        document: The text of the document.
    """

    doc_id: str
    layer: str
    kind: ProblemKind
    field: str | None = None
    gold: str | None = None
    predicted: str | None = None
    gold_id: str | None = None
    predicted_id: str | None = None
    gold_span: tuple[int, int] | None = None
    predicted_span: tuple[int, int] | None = None
    start_words: int | None = None
    end_words: int | None = None
    rule: str | None = None
    document: str = ""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans that there are, gold first."""
        return [span for span in (self.gold_span, self.predicted_span) if span is not None]

    @property
    def context(self) -> tuple[int, int]:
        """Offsets of the text around both spans."""
        start = max(0, min(start for start, _ in self.spans) - AROUND)
        return start, max(end for _, end in self.spans) + AROUND


@dataclass(slots=True)
class DocumentScore:
    """What one document adds to the figures.

    Attributes:
        doc_id: The document.
        words: Number of written words.
        counts: Additive counts by key.
        confusions: ``(layer, field, gold, predicted)`` to how often.
        given: ``(table, field)`` of the fields that a gold row has a value in.
        problems: All differences, in the order of the layers and of the text.
        lost: ``(table, gold id)`` of the gold rows without a predicted one.
    """

    doc_id: str
    words: int
    counts: dict[Key, float] = field(default_factory=dict)
    confusions: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    given: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    lost: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure from 0 to 1 with its interval.

    Attributes:
        value: None where there is nothing to score.
        low, high: Ends of the 95 % bootstrap interval over documents; None with fewer
            than two documents.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class SpanScore:
    """How many spans of a layer are found, in one mode.

    Attributes:
        gold, predicted: Numbers of rows.
        hits: Gold rows that are found.
    """

    gold: int
    predicted: int
    hits: float
    precision: Figure
    recall: Figure
    f1: Figure


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How often a field of matched rows is right.

    Attributes:
        pairs: Matched rows.
        right: Of these, those whose values are the same.
        accuracy: ``right / pairs``.
        gold_values, predicted_values, same_values: Numbers of values given: None,
            False and an empty list are none, a list is as many as it has items.
        precision, recall, f1: Over the values given.
    """

    pairs: int
    right: int
    accuracy: Figure
    gold_values: int
    predicted_values: int
    same_values: int
    precision: Figure
    recall: Figure
    f1: Figure


@dataclass(frozen=True, slots=True)
class ClassScore:
    """One class of a field: rows found and rightly classed, over all rows of the layer."""

    gold: int
    predicted: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class ClassTable:
    """The classes of a field, by number of gold rows.

    Attributes:
        macro_f1: Mean of the F1 of the classes that gold or prediction has.
        micro_f1: F1 over all rows: right ones have both span and class.
        classes: Class to its figures.
        confusions: ``(gold, predicted, how often)`` of matched rows, most frequent
            first; ``-`` for no value.
    """

    macro_f1: Figure
    micro_f1: Figure
    classes: dict[str, ClassScore]
    confusions: list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class LayerScore:
    """All figures of a layer: spans by mode, fields by name, class tables by field."""

    spans: dict[str, SpanScore]
    fields: dict[str, FieldScore] = field(default_factory=dict)
    classes: dict[str, ClassTable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """The exact F1 of the layers of one document, and how many spans differ in all."""

    doc_id: str
    words: int
    errors: int
    f1: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Gold against predictions.

    Attributes:
        documents: Number of documents scored.
        words: Written words in them.
        layers: Layer to figures; only layers that are annotated somewhere.
        documents_of: Layer to the number of documents in which it is annotated.
        only_gold, only_predicted: Ids of the documents that have no partner.
        per_document: One row a document, in the order of reading.
        problems: All differences, where they were asked for.
        samples, seed: Of the bootstrap.
    """

    documents: int
    words: int
    layers: dict[str, LayerScore]
    documents_of: dict[str, int]
    only_gold: list[str]
    only_predicted: list[str]
    per_document: list[DocumentFigures]
    problems: list[Problem]
    samples: int
    seed: int
