"""All places of a text, from the names of the gazetteer to records."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Gazetteer
from annotator.gazetteer.rows import GENERATED, REVIEWED
from annotator.pipeline.gazetteer_matcher import Match, match_at
from annotator.pipeline.places import evidence, resolve
from annotator.pipeline.places.borders import find_borders
from annotator.pipeline.places.brackets import mark_aliases
from annotator.pipeline.places.guards import speaks
from annotator.pipeline.places.joined import find_joined
from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.names import find_names
from annotator.pipeline.places.naming import Context
from annotator.pipeline.places.nominal import find_nominals
from annotator.pipeline.places.record import Linker, make_records
from annotator.pipeline.places.sentences import Sentences
from annotator.pipeline.places.settle import settle
from annotator.pipeline.places.text import is_article
from annotator.pipeline.places.tokens import Tokens
from annotator.pipeline.places.typed import NESTING, find_typed
from annotator.pipeline.places.unknown import find_unknown
from annotator.schema import Place, Sentence
from annotator.text import trace

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_places(
    doc: "Doc",
    matches: list[Match],
    lexicon: PlaceLexicon,
    gazetteer: Gazetteer,
    sentences: Sequence[Sentence],
) -> list[Place]:
    """Find the places of a text.

    Args:
        doc: The Doc.
        matches: Names of the gazetteer in it.
        lexicon: Words of the places layer.
        gazetteer: For whole phrases and airfields.
        sentences: Sentence records, in order.

    Returns:
        Places in the order of the text, with ids. Of two places one may lie inside the
        other (role in_name); none overlap partly.
    """
    context = Context(doc, {match.start: match for match in matches}, lexicon, gazetteer)
    typed = find_typed(context)
    organisations = _organisations(doc, lexicon)
    matches = [
        match
        for match in matches
        if match.start not in organisations or match.best.kind == "country"
    ]
    names = find_names(doc, matches, lexicon, typed)
    for mention in names:
        if mention.start in organisations:
            mention.role = "in_name"
    typed = [
        mention
        for mention in typed
        if mention.kind != "facility" or not speaks(doc, mention.start, lexicon)
    ]
    top = sorted([*typed, *names], key=lambda mention: mention.start)
    top = sorted([*top, *find_unknown(context, top)], key=lambda mention: mention.start)
    top = sorted([*top, *find_joined(context, top)], key=lambda mention: mention.start)
    mark_aliases(doc, top)
    borders = find_borders(doc, top, lexicon)
    inside = {id(name) for border in borders for name in border.inner}
    top = [mention for mention in top if id(mention) not in inside]
    top = _without_overlaps([*top, *borders])
    top = _without_overlaps([*top, *find_nominals(doc, lexicon, top)])
    tokens = Tokens(doc)
    for mention in top:
        _nest(tokens, mention, gazetteer)
    where = Sentences(doc, sentences)
    _resolve(doc, top, matches, where, lexicon)
    settle(doc, top, where, lexicon)
    linker = Linker(gazetteer, _weights(doc, top, lexicon), lexicon)
    return make_records(doc, top, where, linker)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Keep the longer of two mentions that share a token; of equals the first."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        tokens = range(mention.start, mention.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(mention)
        elif trace.active():
            why = "dropped: a longer place covers it"
            trace.note("places", mention.start, mention.end, why)
    return sorted(kept, key=lambda mention: mention.start)


def _nest(tokens: Tokens, mention: Mention, gazetteer: Gazetteer) -> None:
    """Add the places named inside a place's name: حلب in «مطار حلب الدولي»."""
    kind = mention.kind or (mention.candidates[0].kind if mention.candidates else None)
    if mention.end - mention.start < 2 or mention.inner or kind not in NESTING:
        return
    own = {place.id for place in mention.candidates}
    at = mention.start + 1
    while at < mention.end:
        match = match_at(tokens, at, gazetteer)
        apposed = is_article(tokens.norms[at - 1]) and is_article(tokens.norms[at])
        other = match is not None and any(place.id not in own for place in match.candidates)
        if match is None or match.end > mention.end or apposed or not other:
            at += 1
            continue
        same = mention.candidates and _shares_country(match, mention)
        same = same or (kind == "road" and match.best.mark == REVIEWED)
        if match.best.mark != GENERATED and (match.safe or same):
            inner = Mention(match.start, match.end, match.candidates, role="in_name")
            mention.inner.append(inner)
        at = match.end


def _shares_country(match: Match, mention: Mention) -> bool:
    """Whether a place of a doubtful name lies in the country of the place around it."""
    homes = {place.country for place in mention.candidates}
    return any(place.country in homes for place in match.candidates)


def _flat(mentions: list[Mention]) -> list[Mention]:
    return [one for mention in mentions for one in (mention, *_flat(mention.inner))]


def _resolve(
    doc: "Doc",
    top: list[Mention],
    matches: list[Match],
    where: Sentences,
    lexicon: PlaceLexicon,
) -> None:
    weights = evidence.countries(doc, matches, lexicon)
    by_sentence: list[list[Match]] = [[] for _ in where.spans]
    for match in matches:
        by_sentence[where.number(match.start)].append(match)
    local = [
        evidence.countries(span, here, lexicon)
        for span, here in zip(where.spans, by_sentence, strict=True)
    ]
    everything = _flat(top)
    parents = {
        place.name_en
        for mention in everything
        for place in mention.candidates[:2]
        if place.kind == "admin1"
    }
    named = {
        mention.start: mention.candidates[0].country
        for mention in top
        if mention.candidates and mention.candidates[0].kind == "country"
    }
    for mention in everything:
        mention.division = evidence.in_division(doc, mention.start, lexicon)
        number = where.number(mention.start)
        about = local[number]
        if mention.typed and mention.candidates:
            others = [match for match in by_sentence[number] if not mention.holds(match.start)]
            about = evidence.countries(where.spans[number], others, lexicon)
        if len(mention.candidates) > 1:
            home = evidence.stated_home(doc, mention.end, named, lexicon)
            resolve.stay_home(mention, home)
        resolve.choose(mention, weights, about, lexicon.theatres, parents)
        for inner in mention.inner:
            resolve.stay_inside(inner, mention)


def _weights(doc: "Doc", top: list[Mention], lexicon: PlaceLexicon) -> Counter[str]:
    """How much a text speaks of each country, by its resolved places and its nisbas."""
    weights = evidence.countries(doc, [], lexicon)
    for mention in top:
        if mention.chosen is not None and mention.chosen.country:
            weights[mention.chosen.country] += 1
    return weights


def _organisations(doc: "Doc", lexicon: PlaceLexicon) -> frozenset[int]:
    """Tokens inside names of organisations that contain names of places."""
    found: set[int] = set()
    norms = [token.norm_ for token in doc]
    for at, norm in enumerate(norms):
        for words in lexicon.organisations.get(norm, ()):
            if tuple(norms[at : at + len(words)]) == words:
                found.update(range(at, at + len(words)))
                break
    return frozenset(found)
