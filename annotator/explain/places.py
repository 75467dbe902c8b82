"""Which places a name may mean, and how they were ranked."""

from typing import TYPE_CHECKING, Any

from annotator.gazetteer.lookup import Candidate
from annotator.pipeline.gazetteer_matcher import SAFE, match_at
from annotator.pipeline.places.tokens import tokens_of
from annotator.text.trace import Note

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SPANS_KEY = "gazetteer"
_MARKS = {"*": "reviewed", "~": "generated", "": "of a source"}
_POLICIES = {
    "safe": "a place by itself",
    "context": "also a word: needs a cue beside it",
    "typed": "needs a type noun, a direction or its country beside it",
}


def matches(
    doc: "Doc", first: int, last: int, nlp: "Language", notes: list[Note]
) -> list[dict[str, Any]]:
    """Names of the gazetteer that cover some tokens, each with its candidates.

    Candidates stand in the order of their scores in this text where the name became a
    place, else in the gazetteer's order (country, reviewed spelling, size).
    """
    gazetteer = nlp.tokenizer.stage.gazetteer  # type: ignore[union-attr]
    tokens = tokens_of(doc)
    found = []
    for span in doc.spans.get(SPANS_KEY, ()):
        if span.start >= last or span.end <= first:
            continue
        match = match_at(tokens, span.start, gazetteer)
        scores = _scores(notes, span.start, span.end)
        candidates = match.candidates if match is not None else ()
        ranked = sorted(candidates, key=lambda one: -scores.get(one.id, float("-inf")))
        found.append({
            "text": span.text,
            "start": span.start_char,
            "end": span.end_char,
            "standing": "a name whatever stands beside it" if span.label_ == SAFE
            else "only a candidate: something beside it must say that it is a place",
            "became_place": bool(scores),
            "candidates": [_candidate(one, scores.get(one.id)) for one in ranked],
        })  # fmt: skip
    return found


def _scores(notes: list[Note], start: int, end: int) -> dict[str, float]:
    """Scores of the candidates where the mention over some tokens was resolved."""
    for note in notes:
        if "scores" in note.facts and note.start <= start and note.end >= end:
            scores: dict[str, float] = note.facts["scores"]
            return scores
    return {}


def _candidate(place: Candidate, score: float | None) -> dict[str, Any]:
    spelling = "another spelling in the text" if place.loose else _MARKS[place.mark]
    return {
        "id": place.id,
        "name": place.name,
        "name_en": place.name_en,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
        "spelling": spelling,
        "policy": f"{place.policy}: {_POLICIES.get(place.policy, '')}",
        "active": place.active,
        "disputed": place.disputed,
        "score": score,
    }
