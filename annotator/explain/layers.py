"""Rules that matched, records that cover a word, and which of them are in the flat view."""

from typing import TYPE_CHECKING, Any

from annotator.pipeline.overlap import LAYERS
from annotator.pipeline.ruler import SPANS_KEY
from annotator.rules.patterns import read_rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def sentence(doc: "Doc", at: int) -> dict[str, Any] | None:
    """The sentence record that holds a token."""
    place = doc[at].idx
    for record in doc._.records.get("sentences", ()):
        if record["start"] <= place < record["end"]:
            return {key: record[key] for key in ("id", "kind", "start", "end", "text")}
    return None


def rule_matches(doc: "Doc", first: int, last: int, nlp: "Language") -> list[dict[str, Any]]:
    """Matches of the rules over some tokens."""
    spans = [span for span in doc.spans.get(SPANS_KEY, ()) if _covers(span, first, last)]
    if not spans:
        return []
    rules = {rule.id: rule for rule in read_rules(nlp.tokenizer.files)}  # type: ignore[union-attr]
    return [
        {
            "rule": span.id_,
            "label": span.label_,
            "where": rules[span.id_].where if span.id_ in rules else None,
            "text": span.text,
            "start": span.start_char,
            "end": span.end_char,
        }
        for span in sorted(spans, key=lambda span: (span.start, -span.end, span.id_))
    ]


def records(doc: "Doc", start: int, end: int) -> list[dict[str, Any]]:
    """Records that cover some characters, in full, with their table."""
    found = []
    for table, rows in doc._.records.items():
        if table == "sentences":
            continue
        for row in rows:
            if row["start"] < end and start < row["end"]:
                found.append({"table": table, **row})
    return found


def entities(doc: "Doc", first: int, last: int) -> list[dict[str, Any]]:
    """Which of the records over some tokens are in the flat view, and what beat the others."""
    chosen = {ent.id_: ent for ent in doc.ents}
    found = []
    for layer in LAYERS:
        for span in doc.spans.get(layer, ()):
            if not _covers(span, first, last):
                continue
            entry = {"id": span.id_, "layer": layer, "text": span.text}
            if span.id_ in chosen:
                found.append({**entry, "decision": "in the flat view (doc.ents)"})
                continue
            rivals = [e for e in doc.ents if e.start < span.end and span.start < e.end]
            named = ", ".join(f"{e.id_} «{e.text}»" for e in rivals)
            found.append({**entry, "decision": f"not in the flat view: {named} comes first"})
    return found


def _covers(span: Any, first: int, last: int) -> bool:
    return bool(span.start < last and first < span.end)
