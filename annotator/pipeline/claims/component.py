"""The spaCy component that finds claims."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.claims.find import find_claims
from annotator.pipeline.claims.lexicon import build_lexicon
from annotator.pipeline.claims.quotes import UNBALANCED, has_unbalanced, pair_quotes
from annotator.pipeline.component import Component
from annotator.pipeline.records import put

WARNINGS = "annotator_warnings"
"""Key in ``doc.user_data``: codes of the document's warnings."""


class Claims(Component):
    """Sets the records of the table ``claims``; warns of unbalanced quotation marks."""

    def annotate(self, doc: Doc) -> Doc:
        """Find the claims of a Doc."""
        quotes = pair_quotes(doc)
        put(doc, "claims", find_claims(doc, self.files.derived(build_lexicon), quotes))
        if has_unbalanced(quotes):
            warnings = doc.user_data.setdefault(WARNINGS, [])
            if UNBALANCED not in warnings:
                warnings.append(UNBALANCED)
        return doc


@Language.factory("annotator_claims_v1", assigns=["doc.spans"], default_config={})
def make_claims(nlp: Language, name: str) -> Claims:
    """Make the component."""
    return Claims(nlp, name)
