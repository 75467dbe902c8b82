"""Which predicted row stands for which gold row.

One to one, best first: equal spans, then by the share of characters in common. Rows that
are ``optional`` on either side, and what is paired with them, count for nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from annotator.evaluation.model import PARTS, Row
from annotator.evaluation.words import Span, Words, similarity

LEAST_SHARED_CONTENT = 1 / 3
"""Claims whose cues do not overlap are the same from this similarity of contents on."""


@dataclass(slots=True)
class Side:
    """The rows of one table of one document, on one side.

    Attributes:
        rows: In the order of the text.
        spans: Their spans, settled.
        optional: Whether a row is neither rewarded nor punished.
        parts: Of claims: part to its span or None, for each row.
    """

    rows: list[Row]
    spans: list[Span]
    optional: list[bool]
    parts: list[dict[str, Span | None]] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Row], words: Words, claims: bool) -> "Side":
        """Settle the spans of rows, and sort them."""
        settled = [(words.settled((row["start"], row["end"])), row) for row in rows]
        settled.sort(key=lambda item: item[0])
        ordered = [row for _, row in settled]
        parts = [part_spans(row, words) for row in ordered] if claims else []
        optional = [bool(row.get("optional")) for row in ordered]
        return cls(ordered, [span for span, _ in settled], optional, parts)


@dataclass(slots=True)
class Alignment:
    """The pairs of two sides, as indices.

    Attributes:
        gold, predicted: The sides.
        pairs: What is scored, in the order of the gold rows.
        missed: Gold rows without a predicted one.
        spurious: Predicted rows without a gold one.
        names: Predicted id to the id of its gold row; None where neither counts.
    """

    gold: Side
    predicted: Side
    pairs: list[tuple[int, int]]
    missed: list[int]
    spurious: list[int]
    names: dict[str, str | None]


def part_spans(row: Row, words: Words) -> dict[str, Span | None]:
    """Spans of source, cue and content of a claim."""
    spans: dict[str, Span | None] = {}
    for part in PARTS:
        start, end = row.get(f"{part}_start"), row.get(f"{part}_end")
        spans[part] = None if start is None or end is None else words.settled((start, end))
    return spans


def align(gold: Side, predicted: Side, claims: bool) -> Alignment:
    """Pair the rows of two sides; claims by cue and content, others by span."""
    like = _like_claims if claims else _like_spans
    candidates = sorted(
        (_rank(gold, predicted, g, p, alike), g, p)
        for g, p, alike in _candidates(gold, predicted, like)
    )
    partner: dict[int, int] = {}
    taken: dict[int, int] = {}
    for _, g, p in candidates:
        if g not in partner and p not in taken:
            partner[g], taken[p] = p, g
    touching = [(g, p) for _, g, p in candidates]
    free_gold = _free(gold, predicted, partner, touching)
    free_predicted = _free(predicted, gold, taken, [(p, g) for g, p in touching])
    pairs = sorted(
        (g, p) for g, p in partner.items() if g not in free_gold and p not in free_predicted
    )
    names = {
        predicted.rows[p]["id"]: None if p in free_predicted else gold.rows[g]["id"]
        for p, g in taken.items()
    }
    names |= {predicted.rows[p]["id"]: None for p in free_predicted}
    return Alignment(
        gold,
        predicted,
        pairs,
        [g for g in range(len(gold.rows)) if g not in partner and g not in free_gold],
        [p for p in range(len(predicted.rows)) if p not in taken and p not in free_predicted],
        names,
    )


def _free(
    side: Side, other: Side, partner: dict[int, int], touching: list[tuple[int, int]]
) -> set[int]:
    """Rows of a side that count for nothing.

    The optional ones, and those without a partner that touch optional rows only. (A row
    whose partner is optional is in no pair already.)
    """
    if not any(side.optional) and not any(other.optional):
        return set()
    free = {index for index, optional in enumerate(side.optional) if optional}
    touched: dict[int, bool] = {}
    for index, mate in touching:
        touched[index] = touched.get(index, True) and other.optional[mate]
    return free | {index for index, only in touched.items() if only and index not in partner}


def _candidates(
    gold: Side, predicted: Side, like: Callable[[Side, Side, int, int], float]
) -> Iterator[tuple[int, int, float]]:
    """All pairs whose spans overlap, or are the same empty span, and that are alike."""
    for g, (start, end) in enumerate(gold.spans):
        for p, (other_start, other_end) in enumerate(predicted.spans):
            if other_start >= end and other_start != start:
                break
            if other_end > start or (other_start, other_end) == (start, end):
                alike = like(gold, predicted, g, p)
                if alike:
                    yield g, p, alike


def _like_spans(gold: Side, predicted: Side, g: int, p: int) -> float:
    return similarity(gold.spans[g], predicted.spans[p])


def _like_claims(gold: Side, predicted: Side, g: int, p: int) -> float:
    one, other = gold.parts[g], predicted.parts[p]
    cue = similarity(one["cue"], other["cue"])
    content = similarity(one["content"], other["content"])
    if not cue and content < LEAST_SHARED_CONTENT:
        return 0.0
    return 2 * cue + content + similarity(one["source"], other["source"]) / 2


def _rank(gold: Side, predicted: Side, g: int, p: int, alike: float) -> tuple[object, ...]:
    """Sort key of a pair, the same when gold and prediction change places.

    Equal spans come first, then what counts, then what counts for nothing.
    """
    one, other = gold.spans[g], predicted.spans[p]
    optional = gold.optional[g] or predicted.optional[p]
    return alike < 1, optional, -alike, min(one, other), max(one, other)
