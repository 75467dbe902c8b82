"""The explanation of one written word, as plain JSON types."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from annotator.explain import layers, places, readings, rows, values
from annotator.morphology.stage import Choice, MorphologyStage
from annotator.pipeline.dates import INPUT
from annotator.text import trace

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def explain(nlp: "Language", text: str, at: int, *, date: str | None = None) -> dict[str, Any]:
    """Explain the written word at an offset.

    Args:
        nlp: The pipeline.
        text: The whole text: what stands elsewhere in it has effects too.
        at: Offset of a code point of the word; on a blank, that of the next word.
        date: Day of the document (ISO), against which relative dates are resolved.

    Returns:
        ``word``, ``sentence``, ``tokens`` of the sentence, ``readings``, ``gazetteer``,
        ``rules`` and ``rows`` that match, ``numbers``, ``dates``, ``decisions``,
        ``records`` and ``ents`` that cover the word; each empty where there is nothing.
    """
    stage: MorphologyStage = nlp.tokenizer.stage  # type: ignore[union-attr]
    doc = nlp.make_doc(text)
    if date is not None:
        doc.user_data[INPUT] = {"date": date}
    with trace.recording() as notes:
        for _, component in nlp.pipeline:
            doc = component(doc)
    choice = word_at(stage, text, at)
    start, end = choice.start, choice.start + len(choice.text)
    first, last = _tokens_of(doc, start, end)
    return {
        "word": {"text": choice.text, "start": start, "end": end},
        "sentence": layers.sentence(doc, first),
        "tokens": [_token(doc[i], start, end) for i in range(*_sentence(doc, first))],
        "readings": readings.readings(stage, choice),
        "gazetteer": places.matches(doc, first, last, nlp, notes),
        "rules": layers.rule_matches(doc, first, last, nlp),
        "rows": rows.rows_at(doc, first, last, nlp),
        "numbers": values.numbers(doc, start, end, nlp),
        "dates": values.dates(doc, start, end, nlp),
        "decisions": _decisions(doc, notes, first, last),
        "records": layers.records(doc, start, end),
        "ents": layers.entities(doc, first, last),
    }


def word_at(stage: MorphologyStage, text: str, at: int) -> Choice:
    """The written word or sign at an offset, or the next one after it.

    Raises:
        ValueError: There is none.
    """
    for choice in stage.choices(text):
        if at < choice.start + len(choice.text):
            return choice
    raise ValueError(at)


def _tokens_of(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Indices of the tokens of a word, half-open."""
    inside = [token.i for token in doc if start <= token.idx < end]
    return inside[0], inside[-1] + 1


def _sentence(doc: "Doc", at: int) -> tuple[int, int]:
    sentence = doc[at].sent
    return sentence.start, sentence.end


def _token(token: Any, start: int, end: int) -> dict[str, Any]:
    return {
        "i": token.i,
        "start": token.idx,
        "text": token.text,
        "norm": token.norm_,
        "lemma": token.lemma_,
        "tag": token.tag_,
        "pos": token.pos_,
        "morph": str(token.morph),
        "here": start <= token.idx < end,
    }


def _decisions(
    doc: "Doc", notes: list[trace.Note], first: int, last: int
) -> list[dict[str, Any]]:
    """What components told of spans that cover the word, without repetitions."""
    found: list[dict[str, Any]] = []
    for note in notes:
        if note.start >= last or note.end <= first or "scores" in note.facts:
            continue
        told: Mapping[str, Any] = asdict(note)
        span = doc[note.start : note.end]
        entry = {
            "layer": note.layer,
            "text": span.text,
            "start": span.start_char,
            "end": span.end_char,
            "decision": note.decision,
            **{key: value for key, value in told["facts"].items() if value},
        }
        if entry not in found:
            found.append(entry)
    return found
