"""Quantities: numbers with what they count, measure or pay."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.columns import columns
from annotator.pipeline.component import Component
from annotator.pipeline.numbers import build_number_lexicon, get_numbers
from annotator.pipeline.quantities.find import find_quantities
from annotator.pipeline.quantities.lexicon import build_quantity_lexicon
from annotator.pipeline.records import get, numbered, put
from annotator.text.numbers import find_numbers


class Quantities(Component):
    """Fills the table ``quantities`` from the numbers and the words around them."""

    def annotate(self, doc: Doc) -> Doc:
        """Fill the Doc and return it."""
        blocked = [(date.start, date.end) for date in get(doc, "dates")]
        numbers = self.files.derived(build_number_lexicon)
        found = (
            find_numbers(columns(doc).text, numbers, blocked) if blocked else get_numbers(doc)
        )
        lexicon = self.files.derived(build_quantity_lexicon)
        records = find_quantities(doc, lexicon, found, blocked)
        put(doc, "quantities", numbered("quantities", records))
        return doc


@Language.factory("annotator_quantities_v1", default_config={})
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Make the component."""
    return Quantities(nlp, name)
