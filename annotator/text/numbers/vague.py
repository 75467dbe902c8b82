"""Quantities without an exact number: عشرات، بضعة، نيف، عدد كبير من."""

from annotator.text.numbers.chain import joined
from annotator.text.numbers.context import at, find_phrase, has
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text

_FEW = (3, 9)
_OPEN_FROM = 1000


def read_vague(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    """Read a vague quantity that begins at a token."""
    token = tokens[index]
    if token.sense("few"):
        return _few(tokens, index)
    if token.sense("odd"):
        return _odd(tokens, index)
    if base := token.sense("vague", "hundreds", "scale_plural"):
        adverb = _is_adverb(tokens, index, lexicon) or base.needs == "chain"
        return None if adverb else _plural(tokens, index, base.value, base.where)
    phrase = find_phrase(tokens, index, lexicon.vague)
    if phrase is None or phrase.kind in ("idiom", "after"):
        return None
    last = index + len(phrase.words)
    after = at(tokens, last)
    plural = after.sense("vague", "hundreds", "scale_plural") if after else None
    if plural and phrase.kind == "construct" and not plural.needs:
        draft = _plural(tokens, last, plural.value, phrase.where)
        draft.first = draft.outer_first = index
        draft.start = _inner(tokens, index, phrase.words[0])
        return draft
    start = _inner(tokens, index, phrase.words[0])
    draft = _draft(tokens, index, last, None, None, phrase.where)
    draft.start, draft.partitive = start, phrase.kind == "of"
    return draft


def _inner(tokens: Text, index: int, word: str) -> int:
    """Where a word begins inside a token that may carry proclitics."""
    return tokens.offset(index, tokens[index].end - len(word))


def _draft(
    tokens: Text, first: int, last: int, low: float | None, high: float | None, rule: str
) -> Draft:
    return Draft(
        first, last, tokens.offset(first, tokens[first].inner), tokens.end(last - 1), None,
        low, high, "vague", approximate=True, vague=True, definite=tokens[first].article,
        rule=rule,
    )  # fmt: skip


def _few(tokens: Text, index: int) -> Draft:
    """بضعة 3–9, بضعة عشر 13–19, بضع وعشرون 23–29, بضعة آلاف 3000–9999."""
    low, high = _FEW
    few = tokens[index].sense("few")
    rule = few.where if few else ""
    after = at(tokens, index + 1)
    if after and not after.conj and not after.prep:
        unit = after.sense("unit")
        if unit and unit.value == 10:
            return _draft(tokens, index, index + 2, 10 + low, 10 + high, rule)
        if scale := after.sense("vague", "hundreds", "scale_plural"):
            top = (high + 1) * scale.value - 1
            draft = _draft(tokens, index, index + 2, low * scale.value, top, rule)
            draft.scale = scale.value
            return draft
    second = joined(tokens, index + 1)
    if second is not None and (tens := tokens[second].sense("tens")):
        return _draft(tokens, index, second + 1, tens.value + low, tens.value + high, rule)
    return _draft(tokens, index, index + 1, low, high, rule)


def _odd(tokens: Text, index: int) -> Draft | None:
    """نيف وعشرون 21–29; a lone نيف is nothing."""
    second = joined(tokens, index + 1)
    tens = tokens[second].sense("tens", "hundred") if second is not None else None
    odd = tokens[index].sense("odd")
    if second is None or tens is None or odd is None:
        return None
    return _draft(tokens, index, second + 1, tens.value + 1, tens.value + 9, odd.where)


def _is_adverb(tokens: Text, index: int, lexicon: NumberLexicon) -> bool:
    """«بالعشرات», by the dozen, counts nothing unless من follows."""
    token, after = tokens[index], at(tokens, index + 1)
    return bool(token.prep) and token.article and not has(after, lexicon.context["part_of"])


def _plural(tokens: Text, index: int, base: float, rule: str) -> Draft:
    """عشرات 20–99, مئات 200–999, آلاف 2000–, عشرات الآلاف 20000–99999."""
    last, scale = index + 1, base
    while (after := at(tokens, last)) and not after.conj and not after.prep:
        factor = after.sense("scale_plural", "scale")
        if factor is None or factor.needs == "chain":
            break
        scale *= factor.value
        last += 1
    open_ended = base >= _OPEN_FROM
    draft = _draft(tokens, index, last, 2 * scale, None if open_ended else 10 * scale - 1, rule)
    draft.scale = scale / base if last > index + 1 else 1
    return draft


def add_odd(tokens: Text, draft: Draft) -> None:
    """Add نيف after a round number: مئة ونيف is 101 to 109."""
    second = joined(tokens, draft.last)
    if second is None or draft.value is None or draft.kind or draft.form != "word":
        return
    if tokens[second].sense("odd"):
        draft.low, draft.high = draft.value + 1, draft.value + 9
        draft.value, draft.form, draft.vague, draft.approximate = None, "vague", True, True
        draft.last = draft.outer_last = second + 1
        draft.end, draft.lone = tokens.end(second), False
