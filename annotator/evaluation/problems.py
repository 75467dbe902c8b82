"""The list of errors: each difference between gold and prediction, with its surroundings."""

from dataclasses import replace

from annotator.evaluation.model import Problem, ProblemKind, Row
from annotator.evaluation.words import Span, Words

AROUND = 50
"""Characters of context on each side."""


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
        gold: Row | None,
        predicted: Row | None,
        gold_span: Span | None,
        predicted_span: Span | None,
    ) -> Problem:
        """Two spans that differ, or one without the other.

        Args:
            layer: Where.
            gold, predicted: The rows that they belong to, where there are such.
            gold_span, predicted_span: The spans; one of them may be None.
        """
        kind: ProblemKind = "boundary"
        starts = ends = None
        if predicted_span is None:
            kind = "missed"
        elif gold_span is None:
            kind = "spurious"
        else:
            starts, ends = self._words.shift(gold_span, predicted_span)
        context, context_start = self._context(gold_span, predicted_span)
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
            context=context,
            context_start=context_start,
        )

    def value(
        self, table: str, name: str, gold: Row, predicted: Row, values: tuple[str, str]
    ) -> Problem:
        """A field of two paired rows that differs, with its two values as text."""
        both = self.spans(table, gold, predicted, row_span(gold), row_span(predicted))
        return replace(
            both,
            kind="value",
            field=name,
            gold=values[0],
            predicted=values[1],
            start_words=None,
            end_words=None,
        )

    def _at(self, span: Span | None) -> str | None:
        return None if span is None else self._text[span[0] : span[1]]

    def _context(self, *spans: Span | None) -> tuple[str, int]:
        there = [span for span in spans if span is not None]
        start = max(0, min(start for start, _ in there) - AROUND)
        end = max(end for _, end in there) + AROUND
        return self._text[start:end], start


def row_span(row: Row) -> Span:
    """The offsets of a row."""
    return row["start"], row["end"]
