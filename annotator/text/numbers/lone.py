"""Lone words that are numbers only in the right company: ألف, خمس, واحد, صفر."""

from annotator.text.numbers.context import (
    at,
    has,
    is_definite,
    is_noun_like,
    is_stop,
    stands_alone,
)
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text

_MONDAY = 2
_THOUSAND = 1000
_LONG = 4


def keep_lone(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    """Tell whether a draft is a number; sets the kind ``one`` for a lone واحد."""
    if draft.form == "vague":
        return _keep_vague(tokens, draft, lexicon)
    if not draft.lone or draft.form != "word" or draft.bound == "between":
        return True
    token = tokens[draft.first]
    sense = token.sense("unit", "zero", "hundred", "tens", "scale", "scale_accusative")
    if sense is None or draft.kind not in (None, "percent"):
        return True
    if sense.kind == "zero":
        return not token.article
    if token.article and sense.kind == "unit" and sense.value == _MONDAY:
        return False
    if not sense.needs or draft.kind == "percent":
        return True
    if sense.needs == "chain":
        return False
    if sense.needs == "one":
        draft.kind = "one"
        return True
    return _in_company(tokens, draft, lexicon, sense.value)


def _in_company(tokens: Text, draft: Draft, lexicon: NumberLexicon, value: float) -> bool:
    """Whether a noun is counted after a homograph, or before it (الدول السبع)."""
    token, before = tokens[draft.first], at(tokens, draft.first - 1)
    after, beyond = at(tokens, draft.last), at(tokens, draft.last + 1)
    if stands_alone(tokens, draft.first, draft.last) and not token.article:
        return True
    if has(before, lexicon.context["out_of"]) and not token.conj and not token.prep:
        return True  # من أصل تسع
    if token.article:
        post_posed = is_definite(before, lexicon) and value < _THOUSAND
        return post_posed or is_noun_like(after, lexicon)
    if has(after, lexicon.context["part_of"]) and value < _THOUSAND:
        return is_noun_like(beyond, lexicon)  # خمسا من طائراته
    if has(after, lexicon.context["part_of"]) and is_definite(beyond, lexicon):
        return not has(before, lexicon.context["function"])
    if is_stop(after) and value == _THOUSAND:
        return not is_stop(before) and not is_definite(before, lexicon)
    if not is_noun_like(after, lexicon) or after is None or is_definite(after, lexicon):
        return False
    if value == _THOUSAND:  # ألّف كتابا: he wrote a book
        owned = len(after.text) > _LONG and after.text.endswith(
            tuple(lexicon.context["owned_ending"])
        )
        return not owned and not after.text.endswith(tuple(lexicon.context["accusative"]))
    return True


def _keep_vague(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    if draft.low is not None or draft.kind == "multiplier":
        return True
    after = at(tokens, draft.last)
    return after is not None and after.kind == "word"
