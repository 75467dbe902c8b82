"""From a draft to the record of the schema."""

from typing import Any

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader
from annotator.schema import Claim

_FRONTED = 8
"""A channel at the head of a sentence stands so near to its cue: «على تلغرام، قال …»."""
_NO_FRAME = frozenset(("duration", "set"))
"""Kinds of dates that tell how long or how often, not when."""
_DOCUMENTS = frozenset(("document", "data"))


def make_claim(
    draft: Draft, reader: Reader, sentence: Any, tables: dict[str, list[Any]]
) -> Claim:
    """Make the record of a draft; ids and links are set by the caller.

    Args:
        draft: The draft, with source kind and modifiers filled.
        reader: Its sentence.
        sentence: The record of the sentence.
        tables: Records of the other layers, by table.
    """
    line = reader.line
    spans = [span for span in (draft.source, draft.cue, draft.content) if span is not None]
    offsets = [line.offsets(*span) for span in spans] or [(sentence.start, sentence.end)]
    start, end = min(s for s, _ in offsets), max(e for _, e in offsets)
    claim = Claim(
        id="", sent_id=sentence.id, start=start, end=end, text=line.text[start:end],
        rule=draft.rule, cue_class=draft.name if draft.how != "author" else None,
        cue_lemma=draft.lemma, source_kind=draft.kind, source_named=draft.named,  # type: ignore[arg-type]
        source_id=draft.source_id, level=draft.level,
        caption=sentence.kind in ("caption", "heading"), medium=_medium(reader, draft),
    )  # fmt: skip
    _fill_spans(claim, draft, line)
    _fill_values(claim, draft)
    _fill_ids(claim, sentence, tables)
    return claim


def _fill_spans(claim: Claim, draft: Draft, line: Line) -> None:
    for name in ("source", "cue", "content"):
        span: Span | None = getattr(draft, name)
        if span is None:
            continue
        start, end = line.offsets(*span)
        setattr(claim, f"{name}_start", start)
        setattr(claim, f"{name}_end", end)
        setattr(claim, f"{name}_text", line.text[start:end])


def _fill_values(claim: Claim, draft: Draft) -> None:
    for name, value in draft.fields.items():
        setattr(claim, name, value)
    claim.attribution = attribution(draft)  # type: ignore[assignment]
    claim.direct = draft.quoted


def attribution(draft: Draft) -> str:
    """Attribution type of a draft: of its class, its source, and whether it is quoted.

    An anonymous quotation stays hearsay.
    """
    own = draft.cue_class.attribution
    if own == "author_assertion" and draft.source is not None:
        own = "by_source"  # الجيش: لا صحة لأنباء …
    if own != "by_source":
        quoted = draft.quoted and own == "indirect"
        return "direct" if quoted else own
    if draft.source_attribution == "hearsay":
        return "hearsay"
    if draft.quoted:
        return "direct"
    if draft.source is not None and draft.kind in _DOCUMENTS:
        return "document_data"
    if draft.source is not None and draft.kind == "sensor":
        return "sensor"
    return "indirect"


def _fill_ids(claim: Claim, sentence: Any, tables: dict[str, list[Any]]) -> None:
    if claim.content_start is None or claim.content_end is None:
        claim.frame_date_ids = [
            date.id for date in tables["dates"] if sentence.start <= date.start < sentence.end
        ]
        return
    for table, name in (("places", "place_ids"), ("forces", "force_ids"),
                        ("quantities", "quantity_ids"), ("dates", "date_ids")):  # fmt: skip
        inside = [
            record.id
            for record in tables[table]
            if claim.content_start <= record.start and record.end <= claim.content_end
        ]
        setattr(claim, name, inside)
    claim.frame_date_ids = [
        date.id
        for date in tables["dates"]
        if sentence.start <= date.start < sentence.end
        and date.id not in claim.date_ids
        and date.kind not in _NO_FRAME
    ]


def _medium(reader: Reader, draft: Draft) -> str | None:
    """The channel of the saying: «في مقابلة», «لقناة …», «في تغريدة»."""
    if (
        draft.cue is None
        or draft.content is None
        or draft.cue_class.attribution == "author_assertion"
    ):
        return None
    line = reader.line
    if draft.carrier is not None:
        start, stop = line.offsets(*draft.carrier)
        return line.text[start:stop]
    after = range(draft.cue[1], draft.content[0])
    around = (
        after
        if draft.content[0] >= draft.cue[1]
        else range(draft.cue[1], min(len(line), draft.cue[1] + 16))
    )
    first = min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0])
    fronted = range(max(0, first - _FRONTED), first) if reader.is_comma(first - 1) else range(0)
    for at in [
        *around,
        *fronted,
        *range(draft.content[1], min(len(line), draft.content[1] + 3)),
    ]:
        if draft.source is not None and draft.source[0] <= at < draft.source[1]:
            continue
        before = at - 2 if at - 1 in reader.marks.quotes else at - 1
        if reader.has_role(at, "medium_noun") and reader.one_of(before, "medium_prep"):
            end = reader.noun_phrase(at, max([at, *around]) + 1 if at in around else None)
            start, stop = line.offsets(at, max(end, at + 1))
            return line.text[start:stop]
    return None
