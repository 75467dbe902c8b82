"""How the number or the date at a word was read."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from annotator.pipeline.dates import build_date_lexicon, document_date, hints_of
from annotator.pipeline.numbers import build_number_lexicon
from annotator.text.chars import ascii_digits
from annotator.text.dates import find_dates
from annotator.text.fold import fold_with_map
from annotator.text.numbers import find_numbers
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.tokens import Token, tokenize

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def numbers(doc: "Doc", start: int, end: int, nlp: "Language") -> list[dict[str, Any]]:
    """Numbers over some characters, with the parts that the grammar put together.

    A number inside a date is no quantity: ``blocked`` says so.
    """
    files = nlp.tokenizer.files  # type: ignore[union-attr]
    lexicon = files.derived(build_number_lexicon)
    dates = [(span.start_char, span.end_char) for span in doc.spans.get("dates", ())]
    found = []
    for number in find_numbers(doc.text, lexicon):
        if number.outer_start >= end or number.outer_end <= start:
            continue
        read = {k: value for k, value in asdict(number).items() if value not in (None, False)}
        blocked = any(a < number.end and number.start < b for a, b in dates)
        found.append({
            "text": doc.text[number.start : number.end],
            **read,
            "parts": _parts(doc.text, number.outer_start, number.outer_end, lexicon),
            "blocked": "part of a date, so no quantity" if blocked else None,
        })  # fmt: skip
    return found


def _parts(text: str, start: int, end: int, lexicon: NumberLexicon) -> list[dict[str, Any]]:
    """Tokens of the number grammar with the senses of their words."""
    folded, offsets = fold_with_map(text)
    parts = []
    for token in tokenize(ascii_digits(folded), lexicon):
        first = offsets[token.start]
        if start <= first < end:
            parts.append({"text": text[first : offsets[token.end - 1] + 1], **_sense(token)})
    return parts


def _sense(token: Token) -> dict[str, Any]:
    if token.literal is not None:
        return {"digits": token.literal.value}
    return {"senses": [f"{s.kind} {s.value:g} ({s.where})" for s in token.senses]}


def dates(doc: "Doc", start: int, end: int, nlp: "Language") -> list[dict[str, Any]]:
    """Dates over some characters: value, calendar, anchor, where the year comes from."""
    files = nlp.tokenizer.files  # type: ignore[union-attr]
    lexicon = files.derived(build_date_lexicon)
    day = document_date(doc)
    found = []
    for mention in find_dates(doc.text, lexicon, day, hints_of(doc)):
        if mention.start < end and start < mention.end:
            read = {key: value for key, value in asdict(mention).items() if value is not None}
            against = day.isoformat() if day else "none: relative dates stay symbolic"
            text = doc.text[mention.start : mention.end]
            found.append({"text": text, **read, "document_date": against})
    return found
