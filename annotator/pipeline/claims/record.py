"""From a draft to the record of the schema."""

from typing import Any

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.gates import MEDIUM
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader
from annotator.schema import Claim

_FRONTED = 8
"""A channel at the head of a sentence stands so near to its cue: «على تلغرام، قال …»."""
_FIELDS = {
    name: (f"{name}_start", f"{name}_end", f"{name}_text")
    for name in ("source", "cue", "content")
}
_IDS = (
    ("places", "place_ids"), ("forces", "force_ids"), ("quantities", "quantity_ids"),
    ("dates", "date_ids"),
)  # fmt: skip
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
    spans = _spans(draft, line)
    hull = list(spans.values()) or [(sentence.start, sentence.end)]
    start, end = min(s for s, _ in hull), max(e for _, e in hull)
    values: dict[str, Any] = {**draft.fields, **_ids(spans.get("content"), sentence, tables)}
    for name, (begin, stop) in spans.items():
        values.update(zip(_FIELDS[name], (begin, stop, line.text[begin:stop]), strict=True))
    return Claim(
        id="", sent_id=sentence.id, start=start, end=end, text=line.text[start:end],
        rule=draft.rule, cue_class=draft.name if draft.how != "author" else None,
        cue_lemma=draft.lemma, source_kind=draft.kind, source_named=draft.named,  # type: ignore[arg-type]
        source_id=draft.source_id, level=draft.level,
        caption=sentence.kind in ("caption", "heading"), medium=_medium(reader, draft),
        attribution=attribution(draft), direct=draft.quoted, **values,  # type: ignore[arg-type]
    )  # fmt: skip


def _spans(draft: Draft, line: Line) -> dict[str, Span]:
    """Code points of the source, the cue and the content, as far as there are such."""
    spans = {"source": draft.source, "cue": draft.cue, "content": draft.content}
    return {name: line.offsets(*span) for name, span in spans.items() if span is not None}


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


def _ids(
    content: Span | None, sentence: Any, tables: dict[str, list[Any]]
) -> dict[str, list[str]]:
    """Ids of the records in a content, and of the dates around it."""
    dates = [date for date in tables["dates"] if sentence.start <= date.start < sentence.end]
    if content is None:
        return {"frame_date_ids": [date.id for date in dates]}
    start, end = content
    found = {
        field: [r.id for r in tables[table] if start <= r.start and r.end <= end]
        for table, field in _IDS
    }
    inside = found["date_ids"]
    found["frame_date_ids"] = [
        date.id for date in dates if date.id not in inside and date.kind not in _NO_FRAME
    ]
    return found


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
    beyond = range(draft.content[1], min(len(line), draft.content[1] + 3))
    for at in [
        at
        for part in (around, fronted, beyond)
        for at in reader.between(MEDIUM, part.start, part.stop)
    ]:
        if draft.source is not None and draft.source[0] <= at < draft.source[1]:
            continue
        before = at - 2 if at - 1 in reader.marks.quotes else at - 1
        if reader.has_role(at, "medium_noun") and reader.one_of(before, "medium_prep"):
            end = reader.noun_phrase(at, max([at, *around]) + 1 if at in around else None)
            start, stop = line.offsets(at, max(end, at + 1))
            return line.text[start:stop]
    return None
