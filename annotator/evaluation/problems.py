"""The list of errors: each difference between gold and prediction."""

from annotator.evaluation.model import Problem, ProblemKind, Row
from annotator.evaluation.words import Span, Words, similarity


class Describer:
    """Writes the problems of one document.

    Args:
        doc_id: The document.
        text: Its text.
        words: The words of the text.
    """

    def __init__(self, doc_id: str, text: str, words: Words):
        self._doc_id = doc_id
        self._text = text
        self._words = words

    def spans(
        self,
        layer: str,
        rows: tuple[Row | None, Row | None],
        spans: tuple[Span | None, Span | None],
    ) -> Problem:
        """Two spans that differ, or one without the other, and the rows they belong to."""
        (gold, predicted), (gold_span, predicted_span) = rows, spans
        kind: ProblemKind = "boundary"
        starts = ends = None
        if predicted_span is None:
            kind = "missed"
        elif gold_span is None:
            kind = "spurious"
        elif not similarity(gold_span, predicted_span):
            kind = "misplaced"
        else:
            starts, ends = self._words.shift(gold_span, predicted_span)
        return Problem(
            doc_id=self._doc_id,
            layer=layer,
            kind=kind,
            gold=self._at(gold_span),
            predicted=self._at(predicted_span),
            gold_id=gold["id"] if gold else None,
            predicted_id=predicted["id"] if predicted else None,
            gold_span=gold_span,
            predicted_span=predicted_span,
            start_words=starts,
            end_words=ends,
            rule=predicted.get("rule") if predicted else None,
            document=self._text,
        )

    def value(
        self, table: str, name: str, gold: Row, predicted: Row, values: tuple[str, str]
    ) -> Problem:
        """A field of two paired rows that differs, with its two values as text."""
        return Problem(
            doc_id=self._doc_id,
            layer=table,
            kind="value",
            field=name,
            gold=values[0],
            predicted=values[1],
            gold_id=gold["id"],
            predicted_id=predicted["id"],
            gold_span=row_span(gold),
            predicted_span=row_span(predicted),
            rule=predicted.get("rule"),
            document=self._text,
        )

    def _at(self, span: Span | None) -> str | None:
        return None if span is None else self._text[span[0] : span[1]]


def row_span(row: Row) -> Span:
    """The offsets of a row."""
    return row["start"], row["end"]
