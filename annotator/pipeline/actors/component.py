"""The actor component: persons and organisations that are no forces."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.language import Language

from annotator.pipeline import records
from annotator.pipeline.actors.candidates import Candidate, settle
from annotator.pipeline.actors.entries import build_entries
from annotator.pipeline.actors.organisations import find_organisations
from annotator.pipeline.actors.outlets import agency_of, find_outlets
from annotator.pipeline.actors.persons import find_persons, offices
from annotator.pipeline.actors.text import Text, read_text
from annotator.pipeline.columns import columns
from annotator.pipeline.component import Component
from annotator.schema import Actor, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

INPUT_KEY = "annotator_input"
"""Key in ``doc.user_data`` of what is known of a document: its fields by name."""


def find_actors(doc: "Doc", text: Text) -> list[Actor]:
    """Persons and organisations of a Doc.

    Args:
        doc: The Doc.
        text: The same as the layer reads it (:func:`read_text`).

    Returns:
        Actor records without ids, by offset. The span of a person is the name without
        its title; an office without a name has no ``name`` and its own words as
        ``title``. The name of an organisation is its full name, or the one under which
        the lexicon knows it.
    """
    source = columns(doc).text
    persons = find_persons(text, source)
    candidates = [*persons, *find_outlets(text, source), *find_organisations(text, source)]
    titles = {at for person in persons for at in person.title_words}
    candidates += [office for office in offices(text, source) if office.first not in titles]
    sentences = records.get(doc, "sentences")
    return [_record(source, sentences, candidate) for candidate in settle(candidates)]


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
        entries = self.files.derived(build_entries)
        text = read_text(doc, entries)
        found = find_actors(doc, text)
        records.put(doc, "actors", records.numbered("actors", found))
        given = doc.user_data.get(INPUT_KEY)
        if given is not None and not given.get("agency"):
            given["agency"] = agency_of(text)
        return doc


@Language.factory("annotator_actors_v1", default_config={})
def make_actors(nlp: Language, name: str) -> Actors:
    """Make the component."""
    return Actors(nlp, name)
