"""The component ``annotator_places``: records of the table ``places``."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline import records
from annotator.pipeline.gazetteer_matcher import GazetteerMatcher, matches_of
from annotator.pipeline.places.find import find_places
from annotator.pipeline.places.text import Text
from annotator.pipeline.places.word import Words


class Places(GazetteerMatcher):
    """Turns names of the gazetteer, and what stands beside them, into places."""

    def annotate(self, doc: Doc) -> Doc:
        """Set ``doc.spans["places"]`` and the records of a Doc."""
        gazetteer = self.gazetteer
        found = find_places(
            Text(doc, self.files.derived(Words.build)),
            matches_of(doc, gazetteer),
            gazetteer,
            records.get(doc, "sentences"),
        )
        records.put(doc, "places", found)
        return doc


@Language.factory("annotator_places_v1", assigns=["doc.spans"], default_config={})
def make_places(nlp: Language, name: str) -> Places:
    """Make the component."""
    return Places(nlp, name)
