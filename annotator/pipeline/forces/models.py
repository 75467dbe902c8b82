"""Model codes of equipment: من طراز Il-76, ميغ-29, إس 400."""

from annotator.pipeline.forces.lexicon import ForceLexicon, Model
from annotator.pipeline.forces.view import View

MODEL_LABEL = "FORCE_MODEL"
"""Label of the rules that find من طراز and the like, the code itself not included."""

HYPHENS = "-‐‑–"

LONGEST_QUOTED = 7
"""Tokens that a model's name in quotation marks can have: «أبرامز إم 1 إيه 2»."""

LONGEST_VARIANT = 3
"""Letters or codes that can follow a model's code."""

LONGEST = 5
"""Tokens that a model code can have: بيرقدار تي بي - 2."""


def has_label(view: View, i: int, label: str) -> bool:
    """Whether a rule with a label matches from token ``i`` on."""
    return any(found == label for _end, found, _rule in view.rules.get(i, []))


def model_at(view: View, lexicon: ForceLexicon, i: int) -> tuple[Model, int] | None:
    """The longest known model whose code begins at token ``i``, and the index after it."""
    if view.get(i) is None:
        return None
    best: tuple[Model, int] | None = None
    key, bare = "", ""
    for end in range(i + 1, i + 1 + LONGEST):
        tok = view.get(end - 1, i)
        mark = tok is None or tok.text.isspace() or tok.tag == "punc"
        if tok is None or (mark and tok.text not in HYPHENS):
            break
        key += tok.model_key
        bare += tok.model_key if end > i + 1 else tok.bare_model_key
        if end < len(view) and not view.opens_word(end):
            continue
        model = lexicon.models.get(key) or lexicon.models.get(bare)
        if model is not None:
            best = (model, end)
    return (best[0], _variant_end(view, lexicon, best[1])) if best is not None else None


def _variant_end(view: View, lexicon: ForceLexicon, end: int) -> int:
    """Index after the letters of a variant: إف-16 آي كيو, باتريوت PAC-3."""
    for _ in range(LONGEST_VARIANT):
        tok = view.get(end, end - 1)
        if tok is None or not view.opens_word(end):
            return end
        latin = tok.text.isascii() and tok.text[0].isupper() and tok.text.upper() == tok.text
        letters = any(
            lexicon.is_kind(form, form, "letter_name") for form in view.word_forms(end)
        )
        if not latin and not letters:
            return end
        end = view.word_end(end)
    return end


def model_phrase(
    view: View, lexicon: ForceLexicon, i: int
) -> tuple[Model | None, int, int] | None:
    """The model that follows equipment at token ``i``.

    Either after من طراز / من نوع (any code), or directly (known ones only).

    Returns:
        The known model or None, the first token of the code, the index after it.
    """
    for end, label, _rule in view.rules.get(i, []):
        if label != MODEL_LABEL:
            continue
        at = end + 1 if view.is_open(end) else end
        known = model_at(view, lexicon, at)
        code = quoted_end(view, at, labelled=True) if at > end else None
        if known is not None:
            return known[0], at, code or known[1]
        code = code or _unknown_code(view, at)
        return (None, at, code) if code else None
    at = i + 1 if view.is_open(i) else i
    known = model_at(view, lexicon, at) if view.get(at) is not None else None
    if at > i:
        end_of_quote = quoted_end(view, at)
        if end_of_quote is None:
            return None
        return (known[0] if known is not None else None), at, end_of_quote
    return (known[0], at, known[1]) if known is not None else None


def quoted_end(view: View, i: int, *, labelled: bool = False) -> int | None:
    """Index after a short name in quotation marks that begins at token ``i``, or None.

    A quotation that begins like a clause or phrase is no name (صواريخ «على المدينة»), but
    for one behind من طراز, which is always one.
    """
    first = view.get(i)
    if first is None or (first.is_function and not labelled):
        return None
    if view.is_close(view.word_end(i)):
        return view.word_end(i)
    if first.is_verb:
        return None
    for end in range(i + 1, i + 1 + LONGEST_QUOTED):
        tok = view.get(end, i)
        if tok is None or tok.is_verb:
            return None
        if view.is_close(end):
            return end
    return None


def _unknown_code(view: View, i: int) -> int | None:
    """Index after a code that no table knows: one word, and a number after it."""
    tok = view.get(i)
    if tok is None or tok.is_function:
        return None
    end = view.word_end(i)
    following = view.get(end, i)
    if following is not None and any(character.isdigit() for character in following.norm):
        end += 1
    return end
