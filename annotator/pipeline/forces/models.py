"""Model codes of equipment: من طراز Il-76, ميغ-29, إس 400."""

from annotator.pipeline.forces.lexicon import ForceLexicon, Model, model_key
from annotator.pipeline.forces.view import View

MODEL_LABEL = "FORCE_MODEL"
"""Label of the rules that find من طراز and the like, the code itself not included."""

HYPHENS = "-‐‑–"

LONGEST = 5
"""Tokens that a model code can have: بيرقدار تي بي - 2."""


def has_label(view: View, i: int, label: str) -> bool:
    """Whether a rule with a label matches from token ``i`` on."""
    return any(found == label for _end, found, _rule in view.rules.get(i, []))


def model_at(view: View, lexicon: ForceLexicon, i: int) -> tuple[Model, int] | None:
    """The longest known model whose code begins at token ``i``, and the index after it."""
    if view.get(i) is None or (not view.opens_word(i) and view.toks[i - 1].word == -1):
        return None
    first = view.toks[i]
    best: tuple[Model, int] | None = None
    key, bare = "", ""
    for end in range(i + 1, i + 1 + LONGEST):
        tok = view.get(end - 1, i)
        mark = tok is None or tok.text.isspace() or tok.tag == "punc"
        if tok is None or (mark and tok.text not in HYPHENS):
            break
        key += model_key(tok.norm)
        bare += model_key(tok.norm if tok is not first else tok.bare)
        if end < len(view) and not view.opens_word(end):
            continue
        model = lexicon.models.get(key) or lexicon.models.get(bare)
        if model is not None:
            best = (model, end)
    return best


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
        if known is not None:
            return known[0], at, known[1]
        code = _unknown_code(view, at)
        return (None, at, code) if code else None
    at = i + 1 if view.is_open(i) else i
    known = model_at(view, lexicon, at) if view.get(at) is not None else None
    if known is None or (at > i and not view.is_close(known[1])):
        return None
    return known[0], at, known[1]


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
