"""Finding the quantities of a Doc."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from spacy.tokens import Doc

from annotator.pipeline.quantities.carry import carry_units
from annotator.pipeline.quantities.counted import number_draft
from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.frames import apply_frames, find_people
from annotator.pipeline.quantities.lexicon import QuantityLexicon
from annotator.pipeline.quantities.merge import merge_parts
from annotator.pipeline.quantities.senses import settle
from annotator.pipeline.quantities.single import (
    dual_drafts,
    growth_drafts,
    one_drafts,
    other_drafts,
    several_drafts,
)
from annotator.pipeline.quantities.words import Tokens
from annotator.pipeline.records import get
from annotator.schema import Bound, NumberForm, Quantity, QuantityKind, Sentence
from annotator.text.numbers import Number
from annotator.text.spans import covered

_YEARS = range(1900, 2100)
_YEAR_LENGTH = 4


def find_quantities(
    doc: Doc,
    lexicon: QuantityLexicon,
    numbers: Sequence[Number],
    blocked: Sequence[tuple[int, int]] = (),
) -> list[Quantity]:
    """Find the quantities of a Doc.

    Args:
        doc: A Doc with morphology and sentences.
        lexicon: Units, frames and words.
        numbers: The numbers of its text.
        blocked: Spans in which no quantity is sought: dates, times, durations.

    Returns:
        The records, without ids, in the order of the text, without overlaps.
    """
    tokens = Tokens(doc, lexicon)
    dated = covered(blocked)
    free = [n for n in numbers if dated.isdisjoint(range(n.start, n.end))]
    drafts = [draft for number in free if (draft := number_draft(tokens, number))]
    drafts = [draft for draft in drafts if not _joins_blocked(tokens, draft, dated)]
    dates = _tokens_of(tokens, blocked)
    taken = dates | _tokens_of(tokens, [(number.start, number.end) for number in numbers])
    drafts += dual_drafts(tokens, taken)
    drafts += one_drafts(tokens, dates)
    drafts += several_drafts(tokens)
    drafts += other_drafts(tokens, taken)
    drafts += growth_drafts(tokens)
    drafts = [draft for draft in drafts if dated.isdisjoint(range(draft.start, draft.end))]
    drafts = _longest(drafts)
    drafts = merge_parts(tokens, drafts)
    find_people(tokens, drafts)
    carry_units(tokens, drafts)
    apply_frames(tokens, drafts)
    settle(tokens, drafts)
    sentences: list[Sentence] = get(doc, "sentences") if drafts else []
    return [_record(tokens, draft, sentences) for draft in drafts if not _is_bare_year(draft)]


def _is_bare_year(draft: Draft) -> bool:
    """Whether a number is a year that counts nothing: «انتخابات 2014»."""
    number, value = draft.number, draft.value
    if number is None or value is None or draft.unit is not None or number.kind:
        return False
    plain = number.form == "digits" and number.end - number.start == _YEAR_LENGTH
    return plain and value in _YEARS and draft.bound == "none" and not draft.approximate


def _joins_blocked(tokens: Tokens, draft: Draft, dated: set[int]) -> bool:
    """Whether a bare number is the first half of a date: «17 و18 مايو», «35 إلى 40 عاما»."""
    index = draft.last + 2
    if draft.unit is not None or draft.unit_name or not tokens.same_sentence(draft.last, index):
        return False
    link = index - 1
    follows = tokens.is_in(link, "and") or tokens.is_in(link, "to") or tokens.is_punct(link)
    return follows and not dated.isdisjoint(range(tokens.starts[index], tokens.ends[index]))


def _tokens_of(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Indices of the tokens that some spans of the text touch."""
    return {
        index
        for start, end in spans
        for index in range(tokens.covering(start), tokens.covering(max(start, end - 1)) + 1)
    }


def _longest(drafts: list[Draft]) -> list[Draft]:
    """Keep the longest of overlapping quantities, the first of equals."""
    kept: list[Draft] = []
    taken: set[int] = set()
    for draft in sorted(drafts, key=lambda d: (d.start - d.end, d.start)):
        span = range(draft.start, draft.end)
        if taken.isdisjoint(span):
            kept.append(draft)
            taken.update(span)
    return sorted(kept, key=lambda draft: draft.start)


def _record(tokens: Tokens, draft: Draft, sentences: Sequence[Sentence]) -> Quantity:
    at = bisect_right(sentences, draft.start, key=lambda sentence: sentence.start) - 1
    return Quantity(
        id="", sent_id=sentences[at].id if at >= 0 else "", start=draft.start, end=draft.end,
        text=tokens.text[draft.start : draft.end], kind=cast("QuantityKind", draft.kind),
        value=draft.value, low=draft.low, high=draft.high, unit=draft.unit_name,
        currency=draft.currency, approximate=draft.approximate,
        bound=cast("Bound", draft.bound), vague=draft.vague,
        form=cast("NumberForm | None", draft.form), flag=draft.flag, rule=draft.rule or None,
    )  # fmt: skip
