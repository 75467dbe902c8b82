"""Extension attributes: the only place where the package calls ``set_extension``.

All are getters, so that nothing is kept twice and nothing is lost in ``Doc.to_bytes``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from annotator.morphology.scan import scan
from annotator.morphology.stage import MorphologyStage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

WORD_INDEX = "annotator_word_index"
"""Key in ``doc.user_data``: for each token the index of its written word, -1 for blanks."""

STAGE = "annotator_stage"
"""Key in ``doc.user_data``: name of the morphology stage that made the tokens."""

_stages: dict[str, MorphologyStage] = {}


def remember_stage(name: str, stage: MorphologyStage) -> None:
    """Make a stage findable for ``token._.analysis`` of the Docs that it made."""
    _stages[name] = stage


def has_stage(doc: "Doc") -> bool:
    """Whether the stage that made a Doc is at hand, which tells the readings of its words."""
    return doc.user_data.get(STAGE) in _stages


def _word(token: "Token") -> int | None:
    index = token.doc.user_data.get(WORD_INDEX)
    return index[token.i] if index is not None else None


def _stage_and_word(token: "Token") -> tuple[MorphologyStage, str, list["Token"]] | None:
    """The stage that made a token, the kind of its written word, and the word's tokens."""
    stage = _stages.get(token.doc.user_data.get(STAGE, ""))
    index = token.doc.user_data.get(WORD_INDEX)
    if stage is None or index is None or index[token.i] < 0:
        return None
    first = last = token.i
    while first > 0 and index[first - 1] == index[token.i]:
        first -= 1
    while last + 1 < len(index) and index[last + 1] == index[token.i]:
        last += 1
    tokens = list(token.doc[first : last + 1])
    kind = next(scan("".join(piece.text for piece in tokens))).kind
    return stage, kind, tokens


def _analysis(token: "Token") -> dict[str, Any] | None:
    found = _stage_and_word(token)
    if found is None:
        return None
    stage, kind, tokens = found
    wanted = [(piece.text, piece.lemma_, piece.tag_, str(piece.morph)) for piece in tokens]
    for reading in stage.readings(kind, "".join(piece.text for piece in tokens)):
        made = [(item.surface, item.lemma, item.tag, item.morph) for item in reading.pieces]
        if made == wanted:
            return dict(reading.features)
    return None


def _readings(token: "Token") -> list[dict[str, Any]] | None:
    found = _stage_and_word(token)
    if found is None:
        return None
    stage, kind, tokens = found
    readings = stage.readings(kind, "".join(piece.text for piece in tokens))
    return [{**reading.features, "score": reading.score} for reading in readings]


def _record(span: "Span") -> dict[str, Any] | None:
    store: dict[str, dict[str, Any]] = span.doc.user_data.get("annotator", {})
    return store.get(span.id_)


def _rule(span: "Span") -> str | None:
    record = _record(span)
    return record["rule"] if record else None


def _records(doc: "Doc") -> dict[str, list[dict[str, Any]]]:
    from annotator.schema import TABLES  # noqa: PLC0415

    store = doc.user_data.get("annotator", {})
    return {
        table: [store[span.id_] for span in doc.spans[table]]
        for table in TABLES
        if table in doc.spans
    }


def register() -> None:
    """Register all extension attributes; a second call changes nothing.

    ``token._.word``: index of the written word. ``token._.analysis``: the full reading
    that was chosen. ``token._.readings``: all readings, best first, without context.
    ``span._.record``, ``span._.rule``: the schema record of a span, and what made it.
    ``doc._.records``: all records, by table.
    """
    from spacy.tokens import Doc, Span, Token  # noqa: PLC0415

    attributes: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
        (Token, "word", _word),
        (Token, "analysis", _analysis),
        (Token, "readings", _readings),
        (Span, "record", _record),
        (Span, "rule", _rule),
        (Doc, "records", _records),
    )
    for owner, name, getter in attributes:
        owner.set_extension(name, getter=getter, force=True)
