"""One gold document against its prediction: the counts that all figures are made of.

Keys of the counts::

    ("rows", layer, "gold" | "predicted")
    ("hits", layer, mode, "gold" | "predicted")      credit, see words.Words.hits
    ("field", table, field, "pairs" | "right" | "gold" | "predicted" | "same")
    ("class", table, field, class, "gold" | "predicted" | "right")
    ("documents", table)                             1 where the table is annotated
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from annotator.evaluation.align import Alignment, Side, align
from annotator.evaluation.documents import Line
from annotator.evaluation.fields import (
    LOOKED_UP,
    References,
    annotated,
    class_of,
    classed_fields,
    compare_field,
    given,
    given_in,
    is_plain,
    scored_fields,
    shown,
)
from annotator.evaluation.model import MODES, PARTS, DocumentScore, Key, Mode, Row
from annotator.evaluation.problems import Describer, row_span
from annotator.evaluation.words import Span, Words, similarity
from annotator.schema import TABLES

Column = tuple[Any, ...]
Rows = tuple[Row | None, Row | None]
Spans = tuple[Span | None, Span | None]
ById = dict[str, Row]

CLAIMS = "claims"
NO_CLASS = "-"


def annotated_tables(gold: Line) -> tuple[str, ...]:
    """Tables that a gold document has annotations for.

    All of them, unless ``meta.annotated_layers`` names some.
    """
    named = (gold.get("meta") or {}).get("annotated_layers")
    return tuple(table for table in TABLES if named is None or table in named)


def score_document(
    gold: Line,
    predicted: Line,
    tables: Collection[str] = tuple(TABLES),
    problems: bool = True,
) -> DocumentScore:
    """Score one document, given as two objects of JSONL lines with the same text.

    References are followed into tables that are not to be scored as well. Counts alone
    are faster to make than counts and ``problems``.
    """
    words = Words(gold.get("text") or "")
    score = DocumentScore(str(gold["doc_id"]), len(words))
    known = annotated_tables(gold)
    alignments = {
        table: align(
            Side.of(gold.get(table) or (), words, table == CLAIMS),
            Side.of(predicted.get(table) or (), words, table == CLAIMS),
            table == CLAIMS,
        )
        for table in known
    }
    references = _references(gold, predicted, alignments)
    describe = Describer(score.doc_id, gold.get("text") or "", words) if problems else None
    rows = (_by_id(gold), _by_id(predicted))
    for table in TABLES:
        if table in alignments and table in tables:
            scorer = _TableScorer(table, alignments[table], score, words, describe)
            scorer.spans()
            scorer.fields(references, rows)
            scorer.classes()
    return score


def _references(gold: Line, predicted: Line, alignments: dict[str, Alignment]) -> References:
    names: dict[str, str | None] = {}
    for table in TABLES:
        if table in alignments:
            names |= alignments[table].names
        else:  # who knows what they stand for
            names |= dict.fromkeys(row["id"] for row in predicted.get(table) or ())
    optional = (
        row["id"] for table in TABLES for row in gold.get(table) or () if row.get("optional")
    )
    return References(names, frozenset(optional))


def _by_id(line: Line) -> ById:
    return {row["id"]: row for table in TABLES for row in line.get(table) or ()}


class _TableScorer:
    """Scores one table of one document."""

    def __init__(
        self,
        table: str,
        alignment: Alignment,
        score: DocumentScore,
        words: Words,
        describe: Describer | None,
    ):
        self._table = table
        self._alignment = alignment
        self._gold, self._predicted = alignment.gold, alignment.predicted
        self._pairs = [
            (self._gold.rows[g], self._predicted.rows[p]) for g, p in alignment.pairs
        ]
        self._missed = [self._gold.rows[g] for g in alignment.missed]
        self._spurious = [self._predicted.rows[p] for p in alignment.spurious]
        self._columns = _columns(scored_fields(table), self._pairs)
        self._score = score
        self._words = words
        self._describe = describe
        self._add(("documents", table), 1)
        score.lost |= {(table, row["id"]) for row in self._missed}

    def _add(self, key: Key, number: float) -> None:
        counts = self._score.counts
        counts[key] = counts.get(key, 0) + number

    def _report(self, layer: str, rows: Rows, spans: Spans) -> None:
        if self._describe is not None:
            self._score.problems.append(self._describe.spans(layer, rows, spans))

    def spans(self) -> None:
        """Count rows and hits, those of claims part by part as well."""
        table = self._table
        self._add(("rows", table, "gold"), len(self._pairs) + len(self._missed))
        self._add(("rows", table, "predicted"), len(self._pairs) + len(self._spurious))
        for row in self._missed:
            self._report(table, (row, None), (row_span(row), None))
        for row in self._spurious:
            self._report(table, (None, row), (None, row_span(row)))
        if table == CLAIMS:
            self._claims()
            return
        credit, equal = Credit(), 0
        for (g, p), rows in zip(self._alignment.pairs, self._pairs, strict=True):
            gold, predicted = self._gold.spans[g], self._predicted.spans[p]
            if gold == predicted:
                equal += 1
                continue
            credit.add(self._words.hits(gold, predicted))
            self._report(table, rows, (gold, predicted))
        credit.add(dict.fromkeys(MODES, (equal, equal)))
        self._hits(table, credit)

    def _hits(self, layer: str, credit: "Credit") -> None:
        for mode, (gold, predicted) in credit.total.items():
            self._add(("hits", layer, mode, "gold"), gold)
            self._add(("hits", layer, mode, "predicted"), predicted)

    def _claims(self) -> None:
        alignment = self._alignment
        for lonely, parts, side in (
            (alignment.missed, self._gold.parts, "gold"),
            (alignment.spurious, self._predicted.parts, "predicted"),
        ):
            for part in PARTS:
                number = sum(parts[index][part] is not None for index in lonely)
                self._add(("rows", f"{CLAIMS}.{part}", side), number)
        whole, credits = Credit(), {part: Credit() for part in PARTS}
        for (g, p), rows in zip(alignment.pairs, self._pairs, strict=True):
            common: set[Mode] = set(MODES) - {"weighted"}
            for part in PARTS:
                spans = self._gold.parts[g][part], self._predicted.parts[p][part]
                common &= self._part(f"{CLAIMS}.{part}", rows, spans, credits[part])
            whole.add(dict.fromkeys(common, (1.0, 1.0)))
        self._hits(CLAIMS, whole)
        for part, credit in credits.items():
            self._hits(f"{CLAIMS}.{part}", credit)

    def _part(
        self,
        layer: str,
        rows: tuple[Row, Row],
        spans: Spans,
        credit: "Credit",
    ) -> set[Mode]:
        """Score one part of a pair of claims; returns the modes in which it is right."""
        gold, predicted = spans
        if gold is None and predicted is None:
            return set(MODES)
        for span, side in ((gold, "gold"), (predicted, "predicted")):
            if span is not None:
                self._add(("rows", layer, side), 1)
        if gold != predicted:
            self._report(layer, rows, spans)
        if gold is None or predicted is None or not similarity(gold, predicted):
            return set()
        hits = self._words.hits(gold, predicted)
        credit.add(hits)
        return set(hits)

    def fields(self, references: References, rows: tuple[ById, ById]) -> None:
        """Compare the fields of the pairs; ``rows`` are all rows by id, on each side."""
        table, pairs = self._table, len(self._pairs)
        for name in scored_fields(table):
            gold, predicted = self._columns[name]
            if annotated(gold) or annotated([row.get(name) for row in self._missed]):
                self._score.given.add((table, name))
            elif name in LOOKED_UP:
                continue
            if gold == predicted and is_plain(name):
                number = given_in(gold)
                numbers: tuple[int, ...] = (pairs, pairs, number, number, number)
            else:
                numbers = self._compare(name, gold, predicted, references, rows)
            for key, number in zip(_field_keys(table, name), numbers, strict=True):
                if number:
                    self._score.counts[key] = number

    def _compare(
        self,
        name: str,
        gold: Column,
        predicted: Column,
        references: References,
        rows: tuple[ById, ById],
    ) -> tuple[int, ...]:
        """Compare a field pair by pair; returns the numbers of ``_FIELD_COUNTS``."""
        right = len(gold)
        wanted = found = same = 0
        plain = is_plain(name)
        for pair, one, other in zip(self._pairs, gold, predicted, strict=True):
            if (one is None and other is None) or (one == other and plain):
                number = given(one)
                wanted, found, same = wanted + number, found + number, same + number
                continue
            good, in_gold, in_predicted, in_both = compare_field(name, one, other, references)
            wanted += in_gold
            found += in_predicted
            same += in_both
            right -= not good
            if not good and self._describe is not None:
                values = (shown(name, one, rows[0]), shown(name, other, rows[1]))
                problem = self._describe.value(self._table, name, *pair, values)
                self._score.problems.append(problem)
        return len(gold), right, wanted, found, same

    def classes(self) -> None:
        """Count the classes of all rows, and confusions of the pairs."""
        table, score = self._table, self._score
        for name in classed_fields(table):
            pairs = Counter(zip(*self._columns[name], strict=True))  # few differ: count first
            for values, number in pairs.items():
                gold, predicted = map(class_of, values)
                self._class(name, gold, "gold", number)
                self._class(name, predicted, "predicted", number)
                if gold == predicted:
                    self._class(name, gold, "right", number)
                else:
                    confused = (table, name, gold or NO_CLASS, predicted or NO_CLASS)
                    score.confusions[confused] += number
            for rows, side in ((self._missed, "gold"), (self._spurious, "predicted")):
                for row in rows:
                    self._class(name, class_of(row.get(name)), side, 1)

    def _class(self, name: str, value: str | None, what: str, number: int) -> None:
        if value is not None:
            self._add(("class", self._table, name, value, what), number)


@dataclass(slots=True)
class Credit:
    """Hits of a layer by mode, for gold and for prediction."""

    total: dict[Mode, tuple[float, float]] = field(default_factory=dict)

    def add(self, hits: Mapping[Mode, tuple[float, float]]) -> None:
        """Add the credit of a pair."""
        for mode, (gold, predicted) in hits.items():
            one, other = self.total.get(mode, (0.0, 0.0))
            self.total[mode] = (one + gold, other + predicted)


def _columns(
    names: tuple[str, ...], pairs: list[tuple[Row, Row]]
) -> dict[str, tuple[Column, Column]]:
    """Values of fields of pairs, on each side: most are the same as a whole."""
    if not pairs:
        return dict.fromkeys(names, ((), ()))
    gold, predicted = (_values(names, rows) for rows in zip(*pairs, strict=True))
    return dict(zip(names, zip(gold, predicted, strict=True), strict=True))


def _values(names: tuple[str, ...], rows: Collection[Row]) -> Iterator[Column]:
    try:
        return zip(*map(itemgetter(*names), rows), strict=True)
    except KeyError:  # gold need not name fields without values
        return zip(*([row.get(name) for name in names] for row in rows), strict=True)


@cache
def _field_keys(table: str, name: str) -> tuple[Key, ...]:
    return tuple(("field", table, name, what) for what in _FIELD_COUNTS)


_FIELD_COUNTS = ("pairs", "right", "gold", "predicted", "same")
