"""From a Doc to claim records."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from annotator.pipeline.claims.cues import PhraseMatch
from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.line import Line, lines
from annotator.pipeline.claims.ordered import Ordered
from annotator.pipeline.claims.phrase import Marks, Reader
from annotator.pipeline.claims.quotes import Quote
from annotator.pipeline.claims.record import make_claim
from annotator.pipeline.claims.sentence import sentence_drafts
from annotator.pipeline.claims.sources import Mentions
from annotator.pipeline.records import get
from annotator.schema import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABEL_PREFIX = "CLAIM_"
_OPEN_QUOTES = 8
"""So many quotations before a sentence may still be open in it."""
_KNOWN_PERSONS = "lexicons/actor_persons"
_GAP = 3
"""Blanks between a title and its name."""
_NO_BODIES = frozenset(("equipment", "personnel", "crowd", "criminal", "unidentified_armed"))
"""Categories of forces that are no bodies with a name of their own."""


def find_claims(doc: "Doc", lexicon: ClaimLexicon, quotes: Sequence[Quote]) -> list[Claim]:
    """Claims of a Doc, in the order of the text, without ids.

    Args:
        doc: A Doc with records of the table ``sentences``; records of other tables make
            sources and contents richer and may be missing.
        lexicon: The claims lexicon.
        quotes: Quotations of the Doc (:func:`annotator.pipeline.claims.quotes.pair_quotes`).

    Returns:
        At least one claim for each sentence. ``parent_id``, ``source_resolved`` and
        ``modifies_id`` hold the final ids.
    """
    sentences = get(doc, "sentences")
    tables = {
        name: Ordered(get(doc, name), attrgetter("start"))
        for name in ("places", "forces", "quantities", "dates", "actors")
    }
    opened = Ordered(quotes, attrgetter("open"))
    matches = Ordered(_phrase_spans(doc), itemgetter(0))
    drafts: list[list[Draft]] = []
    rows: list[tuple[Draft, Reader, Any]] = []
    bounds = [(sentence.start, sentence.end) for sentence in sentences]
    for number, line in lines(doc, lexicon.tokens, bounds):
        index, start, end = line.places.at, line.places.starts[0], line.places.ends[-1]
        here = {name: table.between(start, end) for name, table in tables.items()}
        own_quotes = opened.between(index[0], index[-1] + 1)
        reader = Reader(line, lexicon, _marks(line, own_quotes, here, lexicon))
        phrases = _phrases(line, matches.between(start, end))
        going_on = _open_quote(line, opened.before(index[0], _OPEN_QUOTES), drafts, rows)
        own = sentence_drafts(reader, lexicon, _mentions(here), phrases, drafts, going_on)
        drafts.append(own)
        rows.extend((draft, reader, sentences[number]) for draft in own)
    return _records(rows, tables)


def _records(
    rows: Sequence[tuple[Draft, Reader, Any]], tables: dict[str, "Ordered[Any]"]
) -> list[Claim]:
    inside: dict[str, dict[str, list[Any]]] = {}
    for _, _, sentence in rows:
        if sentence.id not in inside:
            inside[sentence.id] = {
                name: table.between(sentence.start, sentence.end)
                for name, table in tables.items()
            }
    claims = [
        make_claim(draft, reader, sentence, inside[sentence.id])
        for draft, reader, sentence in rows
    ]
    _without_told_dates(claims)
    order = sorted(range(len(claims)), key=lambda i: (claims[i].start, -claims[i].end, i))
    ids = {id(rows[at][0]): f"c{number}" for number, at in enumerate(order, 1)}
    for (draft, _, _), claim in zip(rows, claims, strict=True):
        claim.id = ids[id(draft)]
        claim.parent_id = ids.get(id(draft.parent)) if draft.parent else None
        claim.source_resolved = ids.get(id(draft.resolved)) if draft.resolved else None
        claim.modifies_id = ids.get(id(draft.modifies)) if draft.modifies else None
    return [claims[at] for at in order]


def _without_told_dates(claims: Sequence[Claim]) -> None:
    """Dates in the content of another claim of the sentence time what that one tells."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.sent_id, []).append(claim)
    for claim in claims:
        if not claim.frame_date_ids:
            continue
        others = [o for o in told[claim.sent_id] if o is not claim and not _holds(o, claim)]
        inside = {date for other in others for date in other.date_ids}
        claim.frame_date_ids = [d for d in claim.frame_date_ids if d not in inside]


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether the cue of one claim stands in the content of another."""
    if outer.content_start is None or outer.content_end is None or inner.cue_start is None:
        return False
    return outer.content_start <= inner.cue_start < outer.content_end


def _mentions(tables: dict[str, list[Any]]) -> Mentions:
    forces, places, actors = tables["forces"], tables["places"], tables["actors"]
    people = [r for r in actors if r.kind == "person"]
    named = [
        r
        for r in actors
        if r.name is not None and (r.kind == "person" or r.country is not None)
    ]
    named += [r for r in forces if r.name is not None]
    return Mentions(
        tuple([(r.start, r.end, r.id, r.category) for r in forces]),
        tuple([(r.start, r.end, r.id, r.kind or "") for r in places]),
        tuple([(r.start, r.end, r.id, r.kind) for r in actors]),
        tuple([(r.start, r.end) for r in named]),
        frozenset([r.id for r in people if (r.rule or "").startswith(_KNOWN_PERSONS)]),
    )


def _phrase_spans(doc: "Doc") -> list[tuple[int, int, str, str]]:
    """Matches of the claims rules: code points, class and rule id."""
    spans = doc.spans.get("ruler", [])
    return sorted(
        (
            span.start_char,
            span.end_char,
            span.label_.removeprefix(LABEL_PREFIX).lower(),
            span.id_,
        )
        for span in spans
        if span.label_.startswith(LABEL_PREFIX)
    )


def _phrases(line: Line, matches: Sequence[tuple[int, int, str, str]]) -> list[PhraseMatch]:
    """Matches inside a sentence, the longest where they overlap."""
    inside = [
        PhraseMatch(*span, name, rule)
        for start, end, name, rule in matches
        if (span := line.span(start, end))
    ]
    kept: list[PhraseMatch] = []
    for match in sorted(inside, key=lambda m: (-(m.end - m.start), m.start, m.rule)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _marks(
    line: Line, quotes: Sequence[Quote], tables: dict[str, list[Any]], lexicon: ClaimLexicon
) -> Marks:
    index = {at: number for number, at in enumerate(line.places.at)} if quotes else {}
    pairs = {
        index[quote.open]: index.get(quote.close, len(line))
        for quote in quotes
        if quote.open in index and quote.close > quote.open
    }
    people = [r for r in tables["actors"] if r.kind == "person" and r.name is not None]
    bodies = [r for r in tables["actors"] if r.kind == "organisation"]
    bodies += [r for r in tables["forces"] if r.category not in _NO_BODIES]
    known, towns = _places(line, tables["places"])
    return Marks(
        pairs,
        dict(_spans(line, tables["dates"])),
        {start: _name_end(line, start, end, lexicon) for start, end in _spans(line, people)},
        known,
        towns,
        dict(sorted(_spans(line, bodies))),
        dict(_titled(line, people)),
    )


def _places(line: Line, records: Sequence[Any]) -> tuple[frozenset[int], dict[int, int]]:
    """First tokens of countries and cities; of all but countries with the index after them."""
    known, towns = set(), {}
    for record in records:
        span = line.span(record.start, record.end)
        if span is None:
            continue
        if record.kind in ("country", "city"):
            known.add(span[0])
        if record.kind != "country":
            towns[span[0]] = span[1]
    return frozenset(known), towns


def _titled(line: Line, people: Sequence[Any]) -> Iterator[Span]:
    """First token of a title to index after the name that follows it."""
    for record in people:
        if not record.title:
            continue
        start = line.text.rfind(
            record.title, max(0, record.start - len(record.title) - _GAP), record.start
        )
        span = line.span(start, record.end)
        if span and not line.text[start + len(record.title) : record.start].strip():
            yield span


def _name_end(line: Line, start: int, end: int, lexicon: ClaimLexicon) -> int:
    """Index after a name: a noun with ال that is no surname belongs to what follows."""
    surnames = lexicon.endings("surname_ending")
    for at in range(start + 1, end):
        token = line[at]
        surname = token.norm.endswith(surnames)
        if token.tag == "noun" and token.definite and not surname:
            return at
    return end


def _spans(line: Line, records: Sequence[Any]) -> list[Span]:
    if not records:
        return []
    spans = [line.span(record.start, record.end) for record in records]
    return [span for span in spans if span is not None]


def _open_quote(
    line: Line,
    quotes: Sequence[Quote],
    drafts: Sequence[Sequence[Draft]],
    rows: Sequence[tuple[Draft, Reader, Any]],
) -> tuple[Draft, int] | None:
    """The quoted draft of the sentence before whose quotation goes on here."""
    first, last = line.places.at[0], line.places.at[-1]
    going = [q for q in quotes if q.balanced and q.open < first <= q.close]
    if not going or not drafts:
        return None
    quote = going[0]
    for draft, reader, _ in reversed(rows[-12:]):
        if not draft.quoted or draft.content is None:
            continue
        begin = reader.line.places.at[draft.content[0]]
        same = begin == quote.open + 1 or (draft.how == "continued" and begin > quote.open)
        if same:
            end = bisect_left(line.places.at, quote.close)
            return (draft, end if quote.close <= last else len(line)) if end > 0 else None
    return None
