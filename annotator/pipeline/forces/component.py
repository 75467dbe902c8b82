"""The component ``annotator_forces``: records of the table ``forces``."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline import records
from annotator.pipeline.component import Component
from annotator.pipeline.forces.find import find_forces
from annotator.pipeline.forces.lexicon import build_lexicon


class Forces(Component):
    """Finds forces; also tells the quantities which force they count."""

    def annotate(self, doc: Doc) -> Doc:
        """Store the records of the table ``forces`` and update those of ``quantities``."""
        forces, quantities = find_forces(doc, self.files.derived(build_lexicon))
        records.put(doc, "forces", forces)
        if "quantities" in doc.spans:
            rows = doc.user_data.get(records.KEY, {})
            for quantity in quantities:
                rows[quantity.id]["force_id"] = quantity.force_id
        return doc


@Language.factory("annotator_forces_v1", assigns=["doc.spans"], default_config={})
def make_forces(nlp: Language, name: str) -> Forces:
    """Make the component."""
    return Forces(nlp, name)
