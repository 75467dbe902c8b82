"""One gold document against its prediction: the counts that all figures are made of.

Keys of the counts::

    ("rows", layer, "gold" | "predicted")
    ("hits", layer, mode, "gold" | "predicted")      credit, see words.Words.hits
    ("field", table, field, "pairs" | "right" | "gold" | "predicted" | "same")
    ("class", table, field, class, "gold" | "predicted" | "right")
    ("documents", table)                             1 where the table is annotated
"""

from collections.abc import Collection

from annotator.evaluation.align import Alignment, Side, align
from annotator.evaluation.documents import Line
from annotator.evaluation.fields import (
    References,
    annotated,
    class_of,
    classed_fields,
    compare_field,
    scored_fields,
    shown,
)
from annotator.evaluation.model import MODES, PARTS, DocumentScore, Key, Problem, Row
from annotator.evaluation.problems import Describer, row_span
from annotator.evaluation.words import Span, Words
from annotator.schema import TABLES

CLAIMS = "claims"
NO_CLASS = "-"


def annotated_tables(gold: Line) -> tuple[str, ...]:
    """Tables that a gold document has annotations for.

    All of them, unless ``meta.annotated_layers`` names some.
    """
    named = (gold.get("meta") or {}).get("annotated_layers")
    return tuple(table for table in TABLES if named is None or table in named)


def score_document(
    gold: Line, predicted: Line, tables: Collection[str] = tuple(TABLES)
) -> DocumentScore:
    """Score one document.

    Args:
        gold, predicted: Objects of JSONL lines with the same text.
        tables: What to score; references are followed into other tables all the same.
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
    describe = Describer(score.doc_id, gold.get("text") or "", words)
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


def _by_id(line: Line) -> dict[str, Row]:
    return {row["id"]: row for table in TABLES for row in line.get(table) or ()}


class _TableScorer:
    """Scores one table of one document."""

    def __init__(
        self,
        table: str,
        alignment: Alignment,
        score: DocumentScore,
        words: Words,
        describe: Describer,
    ):
        self._table = table
        self._alignment = alignment
        self._gold, self._predicted = alignment.gold, alignment.predicted
        self._score = score
        self._words = words
        self._describe = describe
        self._add(("documents", table), 1)
        self._score.lost |= {(table, self._gold.rows[g]["id"]) for g in alignment.missed}

    def _add(self, key: Key, number: float) -> None:
        counts = self._score.counts
        counts[key] = counts.get(key, 0) + number

    def _report(self, problem: Problem) -> None:
        self._score.problems.append(problem)

    def spans(self) -> None:
        """Count rows and hits, those of claims part by part as well."""
        alignment, table = self._alignment, self._table
        self._add(("rows", table, "gold"), len(alignment.pairs) + len(alignment.missed))
        self._add(("rows", table, "predicted"), len(alignment.pairs) + len(alignment.spurious))
        for g in alignment.missed:
            row = self._gold.rows[g]
            self._report(self._describe.spans(table, row, None, row_span(row), None))
        for p in alignment.spurious:
            row = self._predicted.rows[p]
            self._report(self._describe.spans(table, None, row, None, row_span(row)))
        if table == CLAIMS:
            self._claims()
            return
        for g, p in alignment.pairs:
            one, other = self._gold.spans[g], self._predicted.spans[p]
            self._hit(table, one, other)
            if one != other:
                rows = self._gold.rows[g], self._predicted.rows[p]
                self._report(self._describe.spans(table, *rows, one, other))

    def _hit(self, layer: str, gold: Span, predicted: Span) -> None:
        for mode, (gold_credit, credit) in self._words.hits(gold, predicted).items():
            self._add(("hits", layer, mode, "gold"), gold_credit)
            self._add(("hits", layer, mode, "predicted"), credit)

    def _claims(self) -> None:
        alignment = self._alignment
        for rows, parts, side in (
            (alignment.missed, self._gold.parts, "gold"),
            (alignment.spurious, self._predicted.parts, "predicted"),
        ):
            for index in rows:
                for part in PARTS:
                    if parts[index][part] is not None:
                        self._add(("rows", f"{CLAIMS}.{part}", side), 1)
        for g, p in alignment.pairs:
            common = set(MODES) - {"weighted"}
            for part in PARTS:
                common &= self._part(g, p, part)
            for mode in sorted(common):
                self._add(("hits", CLAIMS, mode, "gold"), 1)
                self._add(("hits", CLAIMS, mode, "predicted"), 1)

    def _part(self, g: int, p: int, part: str) -> set[str]:
        """Score one part of a pair of claims; returns the modes in which it is right."""
        layer = f"{CLAIMS}.{part}"
        gold, predicted = self._gold.rows[g], self._predicted.rows[p]
        one, other = self._gold.parts[g][part], self._predicted.parts[p][part]
        if one is None and other is None:
            return set(MODES)
        for span, side in ((one, "gold"), (other, "predicted")):
            if span is not None:
                self._add(("rows", layer, side), 1)
        if one != other:
            self._report(self._describe.spans(layer, gold, predicted, one, other))
        if one is None or other is None or not _touch(one, other):
            return set()
        self._hit(layer, one, other)
        return set(self._words.hits(one, other))

    def fields(self, references: References, rows: tuple[dict[str, Row], dict[str, Row]]) -> None:
        """Compare the fields of the pairs."""
        table, names = self._table, scored_fields(self._table)
        totals = [[0, 0, 0, 0, 0] for _ in names]
        for g, p in self._alignment.pairs:
            gold, predicted = self._gold.rows[g], self._predicted.rows[p]
            for name, total in zip(names, totals, strict=True):
                one, other = gold.get(name), predicted.get(name)
                found = compare_field(name, one, other, references)
                total[0] += 1
                total[1] += found.right
                total[2] += found.gold
                total[3] += found.predicted
                total[4] += found.same
                if not found.right:
                    values = (shown(name, one, rows[0]), shown(name, other, rows[1]))
                    self._report(self._describe.value(table, name, gold, predicted, values))
        for name, total in zip(names, totals, strict=True):
            for what, number in zip(_FIELD_COUNTS, total, strict=True):
                if number:
                    self._add(("field", table, name, what), number)
        self._given(names)

    def _given(self, names: tuple[str, ...]) -> None:
        unseen = set(names)
        for index, row in enumerate(self._gold.rows):
            if not self._gold.optional(index):
                seen = {name for name in unseen if annotated(row.get(name))}
                unseen -= seen
        self._score.given |= {(self._table, name) for name in names if name not in unseen}

    def classes(self) -> None:
        """Count the classes of all rows, and confusions of the pairs."""
        alignment, table = self._alignment, self._table
        for name in classed_fields(table):
            for g, p in alignment.pairs:
                gold = class_of(self._gold.rows[g].get(name))
                predicted = class_of(self._predicted.rows[p].get(name))
                self._class(name, gold, "gold")
                self._class(name, predicted, "predicted")
                if gold == predicted:
                    self._class(name, gold, "right")
                else:
                    pair = (table, name, gold or NO_CLASS, predicted or NO_CLASS)
                    self._score.confusions[pair] += 1
            for g in alignment.missed:
                self._class(name, class_of(self._gold.rows[g].get(name)), "gold")
            for p in alignment.spurious:
                self._class(name, class_of(self._predicted.rows[p].get(name)), "predicted")

    def _class(self, name: str, value: str | None, what: str) -> None:
        if value is not None:
            self._add(("class", self._table, name, value, what), 1)


_FIELD_COUNTS = ("pairs", "right", "gold", "predicted", "same")


def _touch(one: Span, other: Span) -> bool:
    return one == other or (one[0] < other[1] and other[0] < one[1])
