"""The actor component: persons and organisations that are no forces."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from annotator.pipeline import records
from annotator.pipeline.actors.candidates import Candidate, settle
from annotator.pipeline.actors.lexicon import ActorLexicon, build_lexicon
from annotator.pipeline.actors.names import Text
from annotator.pipeline.actors.organisations import find_organisations
from annotator.pipeline.actors.outlets import agency_of, find_outlets
from annotator.pipeline.actors.persons import find_persons, offices
from annotator.pipeline.actors.words import Word, words_of
from annotator.pipeline.columns import columns
from annotator.pipeline.component import Component
from annotator.schema import Actor, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

INPUT_KEY = "annotator_input"
"""Key in ``doc.user_data`` of what is known of a document: its fields by name."""

_RULERS = ("non_state_armed", "paramilitary")
"""Categories of forces that may have a government or administration of their own."""

_CLOSED_KINDS = ("facility", "camp", "road")
"""Kinds of places whose names may be names of persons (مطار الملك خالد)."""


def find_actors(doc: "Doc", lexicon: ActorLexicon) -> list[Actor]:
    """Persons and organisations of a Doc.

    Args:
        doc: The Doc; its places, forces and dates are read where they are there.
        lexicon: The lexicons of the layer.

    Returns:
        Actor records without ids, by offset. The span of a person is the name without
        its title; an office without a name has no ``name`` and its own words as
        ``title``. The name of an organisation is its full name, or the one under which
        the lexicon knows it.
    """
    return _actors(doc, read(doc, lexicon))


def _actors(doc: "Doc", text: Text) -> list[Actor]:
    source = columns(doc).text
    persons = find_persons(text, source)
    candidates = [*persons, *find_outlets(text, source), *find_organisations(text, source)]
    titles = {at for person in persons for at in person.title_words}
    candidates += [office for office in offices(text, source) if office.first not in titles]
    sentences = records.get(doc, "sentences")
    return [_record(source, sentences, candidate) for candidate in settle(candidates)]


def find_agency(doc: "Doc", lexicon: ActorLexicon) -> str | None:
    """The news agency that a document comes from.

    Returns:
        The agency's name in the lexicon of outlets, for a dateline such as ``موسكو 6
        يناير (رويترز) -`` or a closing line such as ``(الأناضول)``; ``وكالات`` where
        several are meant; None where the text names none.
    """
    return agency_of(read(doc, lexicon))


def read(doc: "Doc", lexicon: ActorLexicon) -> Text:
    """A Doc as the actor grammar sees it, with the layers that were found before."""
    words = words_of(doc)
    places: dict[int, str] = {}
    taken: dict[int, int] = {}
    sites: set[int] = set()
    countries: set[int] = set()
    uncut: set[int] = set()
    groups: dict[int, str] = {}
    place_of: dict[int, int] = {}
    for number, place in enumerate(records.get(doc, "places")):
        covered = _covered(words, place)
        if place.mention == "name" and place.kind in _CLOSED_KINDS and len(covered) > 1:
            sites.update(covered)
        country = place.country if place.mention != "nominal" else None
        places.update(dict.fromkeys(covered, country or ""))
        place_of |= {at: number for at in covered if at not in place_of}
        if place.kind == "country":
            countries.update(covered)
        if covered and words[covered[0]].start == place.start:
            uncut.add(covered[0])
    for number, record in enumerate((*records.get(doc, "forces"), *records.get(doc, "dates"))):
        taken.update(dict.fromkeys(_covered(words, record), number))
    rulers = (force for force in records.get(doc, "forces") if force.category in _RULERS)
    for force in rulers:
        groups.update(dict.fromkeys(_covered(words, force), force.country or ""))
    return Text(
        words, lexicon, places, taken, frozenset(sites), frozenset(countries), place_of,
        frozenset(at for at in uncut if words[at].proclitic), groups,
    )  # fmt: skip


def _covered(words: list[Word], record: Any) -> list[int]:
    first = bisect_right(words, record.start, key=lambda word: word.end)
    last = bisect_left(words, record.end, key=lambda word: word.start)
    return [at for at in range(first, last) if not words[at].mark]


def _record(source: str, sentences: list[Sentence], candidate: Candidate) -> Actor:
    within = bisect_right(sentences, candidate.start, key=lambda sentence: sentence.start)
    return Actor(
        id="",
        sent_id=sentences[within - 1].id if within else "s1",
        start=candidate.start,
        end=candidate.end,
        text=source[candidate.start : candidate.end],
        rule=candidate.rule,
        kind=candidate.kind,
        name=candidate.name,
        title=candidate.title,
        country=candidate.country,
    )


class Actors(Component):
    """Fills the table ``actors``, and the document's agency where the input names none."""

    def annotate(self, doc: "Doc") -> "Doc":
        """Find the actors of a Doc, and the agency that it comes from."""
        lexicon = self.files.derived(build_lexicon)
        text = read(doc, lexicon)
        found = _actors(doc, text)
        records.put(doc, "actors", records.numbered("actors", found))
        given = doc.user_data.get(INPUT_KEY)
        if given is not None and not given.get("agency"):
            given["agency"] = agency_of(text)
        return doc


@Language.factory("annotator_actors_v1", default_config={})
def make_actors(nlp: Language, name: str) -> Actors:
    """Make the component."""
    return Actors(nlp, name)
