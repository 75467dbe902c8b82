"""The tokens at which a name of the gazetteer can begin: few, and found in one pass."""

from annotator.gazetteer.lookup import Gazetteer
from annotator.pipeline.columns import ByForm, Form
from annotator.pipeline.places.tokens import NO_NAME_POS, Tokens
from annotator.text.fold import fold


class NameStarts:
    """Finds the tokens whose spelling begins a name.

    What a token's own spelling allows is asked once of each form; what that of a written
    word with enclitics or proclitics allows is asked of these words only.

    Args:
        gazetteer: The pipeline's gazetteer.
    """

    def __init__(self, gazetteer: Gazetteer):
        self.gazetteer = gazetteer
        self._begins = ByForm(self._can_begin)

    def __call__(self, tokens: Tokens) -> list[int]:
        """Tokens, in order, outside which no name begins."""
        begins = map(self._begins.__getitem__, tokens.forms)
        found = {at for at, can_begin in enumerate(begins) if can_begin}
        for at in tokens.inner:
            if at not in found and self.gazetteer.longest(tokens.rest(at)):
                found.add(at)
        return sorted(found)

    def _can_begin(self, form: Form) -> bool:
        if form.pos in NO_NAME_POS or not form.norm:
            return False
        longest = self.gazetteer.longest
        return longest(form.norm) > 0 or longest(fold(form.text)) > 0
