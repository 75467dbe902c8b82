"""What a token may be a form of: the surface forms of cues, as the morphology reads it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.pipeline.claims.entries import Form

if TYPE_CHECKING:
    from annotator.pipeline.claims.lexicon import ClaimLexicon
    from annotator.pipeline.claims.tokens import Tok

_ALEF_HAMZA = "\u0623"
_ALEF_MAQSURA = "\u0649"


def readings(token: "Tok", lexicon: "ClaimLexicon") -> tuple[Form, ...]:
    """Forms of cues that a token may be, likeliest first; none for marks and prepositions."""
    if token.is_punct or token.is_prep:
        return ()
    known = lexicon.forms.get(token.norm)
    if known is None and token.definite:
        known = tuple(f for f in lexicon.forms.get(token.bare, ()) if f.kind == "masdar")
    if not known and token.is_verb and token.lemma in lexicon.frames:
        known = (
            Form(token.lemma, "verb", "imperfect" if token.imperfect else "perfect", "ms"),
        )
    strict = lexicon.role("lemma_must_agree")
    spelled = (_spelled(form, token.text, lexicon) for form in known or ())
    fitting = [f for f in spelled if f.lemma not in strict or f.lemma == token.lemma]
    return _ordered(fitting, token.is_verb, token.lemma)


def _spelled(form: Form, text: str, lexicon: "ClaimLexicon") -> Form:
    """A form with hamza where the perfect has a bare alef is a first person: أعتقد."""
    if form.kind != "verb":
        return form
    if text.startswith(_ALEF_HAMZA) and form.lemma in lexicon.bare_alef:
        return Form(form.lemma, "verb", "imperfect", "first")
    in_alef = form.aspect == "imperfect" and text.endswith(_ALEF_MAQSURA)
    if in_alef and form.lemma in lexicon.imperfect_in_ya:
        return Form(form.lemma, "passive", "imperfect", "ms")  # يُدعى، يُروى
    return form


def _ordered(forms: Sequence[Form], is_verb: bool, lemma: str) -> tuple[Form, ...]:
    """Forms in the order in which they are tried: as the morphology reads the word."""
    first = ("passive", "verb") if is_verb else ("participle", "masdar")

    def rank(form: Form) -> tuple[bool, bool, bool, bool]:
        second = form.aspect == "imperfect" and form.person == "fs"
        return form.kind not in first, form.lemma != lemma, form.person == "first", second

    return tuple(sorted(forms, key=rank))
