"""All places of a text, from the names of the gazetteer to records."""

from collections import Counter
from collections.abc import Sequence

from annotator.gazetteer.lookup import Gazetteer
from annotator.gazetteer.rows import GENERATED, REVIEWED
from annotator.pipeline.gazetteer_matcher import Match, match_at
from annotator.pipeline.places import evidence, resolve
from annotator.pipeline.places.borders import find_borders
from annotator.pipeline.places.brackets import mark_aliases
from annotator.pipeline.places.guards import speaks
from annotator.pipeline.places.joined import find_joined
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.names import find_names
from annotator.pipeline.places.naming import Context
from annotator.pipeline.places.nominal import find_nominals
from annotator.pipeline.places.record import Linker, make_records
from annotator.pipeline.places.sentences import Sentences
from annotator.pipeline.places.settle import settle
from annotator.pipeline.places.text import Text
from annotator.pipeline.places.typed import NESTING, find_typed
from annotator.pipeline.places.unknown import find_unknown
from annotator.pipeline.places.weights import Weights
from annotator.pipeline.places.word import is_article
from annotator.schema import Place, Sentence
from annotator.text import trace


def find_places(
    text: Text, matches: list[Match], gazetteer: Gazetteer, sentences: Sequence[Sentence]
) -> list[Place]:
    """Find the places of a text.

    Args:
        text: The text.
        matches: Names of the gazetteer in it.
        gazetteer: For whole phrases and airfields.
        sentences: Sentence records, in order.

    Returns:
        Places in the order of the text, with ids. Of two places one may lie inside the
        other (role in_name); none overlap partly.
    """
    context = Context(text, {match.start: match for match in matches}, gazetteer)
    organisations = _organisations(text)
    matches = [
        match
        for match in matches
        if match.start not in organisations or match.best.kind == "country"
    ]
    top = _find_top(context, matches, organisations)
    for mention in top:
        _nest(text, mention, gazetteer)
    where = Sentences(text, sentences)
    _resolve(text, top, matches, where)
    settle(text, top, where)
    linker = Linker(gazetteer, _weights(text, top), text.lexicon.words("airfield"))
    return make_records(text, top, where, linker)


def _find_top(
    context: Context, matches: list[Match], organisations: frozenset[int]
) -> list[Mention]:
    """The places that lie in no other, in the order of the text."""
    text = context.text
    typed = find_typed(context)
    names = find_names(text, matches, typed)
    for mention in names:
        if mention.start in organisations:
            mention.role = "in_name"
    typed = [
        mention
        for mention in typed
        if mention.kind != "facility" or not speaks(text, mention.start)
    ]
    top = sorted([*typed, *names], key=_start)
    top = sorted([*top, *find_unknown(context, top)], key=_start)
    top = sorted([*top, *find_joined(context, top)], key=_start)
    mark_aliases(text, top)
    borders = find_borders(text, top)
    inside = {id(name) for border in borders for name in border.inner}
    top = [mention for mention in top if id(mention) not in inside]
    top = _without_overlaps([*top, *borders])
    nominals = find_nominals(text, top)
    return _without_overlaps([*top, *nominals]) if nominals else top


def _start(mention: Mention) -> int:
    return mention.start


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


def _nest(text: Text, mention: Mention, gazetteer: Gazetteer) -> None:
    """Add the places named inside a place's name: حلب in «مطار حلب الدولي»."""
    kind = mention.kind or (mention.candidates[0].kind if mention.candidates else None)
    if mention.end - mention.start < 2 or mention.inner or kind not in NESTING:
        return
    own = {place.id for place in mention.candidates}
    at = mention.start + 1
    while at < mention.end:
        match = match_at(text.tokens, at, gazetteer)
        apposed = is_article(text.norms[at - 1]) and is_article(text.norms[at])
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


def _resolve(text: Text, top: list[Mention], matches: list[Match], where: Sentences) -> None:
    weights = Weights(text, matches, where)
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
        mention.division = evidence.in_division(text, mention.start)
        if len(mention.candidates) > 1:
            home = evidence.stated_home(text, mention.end, named)
            resolve.stay_home(mention, home)
        resolve.choose(mention, weights, text.lexicon.theatres, parents)
        for inner in mention.inner:
            resolve.stay_inside(inner, mention)


def _weights(text: Text, top: list[Mention]) -> Counter[str]:
    """How much a text speaks of each country, by its resolved places and its nisbas."""
    weights = evidence.countries(text, [])
    for mention in top:
        if mention.chosen is not None and mention.chosen.country:
            weights[mention.chosen.country] += 1
    return weights


def _organisations(text: Text) -> frozenset[int]:
    """Tokens inside names of organisations that contain names of places."""
    found: set[int] = set()
    for at in text.positions("organisation"):
        for words in text.lexicon.organisations[text.norms[at]]:
            if tuple(text.norms[at : at + len(words)]) == words:
                found.update(range(at, at + len(words)))
                break
    return frozenset(found)
