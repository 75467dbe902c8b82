"""Fractions and decimals in words: نصف، ثلاثة أرباع، مليار ونصف المليار، 2 فاصلة 5."""

from annotator.text.numbers.chain import joined, read_chain
from annotator.text.numbers.context import at, has, is_definite
from annotator.text.numbers.lexicon import NumberLexicon, Word
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text

_DAMMA = "\u064f"
_THOUSAND = 1000
_TWENTY = 20


def read_fraction(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    """Read a fraction word, with the number or the scale that it is a part of.

    Args:
        tokens: All tokens.
        index: The token.
        lexicon: The lexicon.

    Returns:
        A share (kind ``ratio``), a number (نصف مليون), or None.
    """
    token = tokens[index]
    sense = token.sense("fraction")
    after = at(tokens, index + 1)
    if sense is None or not _is_share(tokens, index, sense, lexicon):
        return None
    last, value, scale = index + 1, sense.value, 1.0
    kind: str | None = "ratio"
    if after and not after.conj and not after.prep and (whole := _whole(tokens, last)):
        last, value, scale, kind = whole[0], value * whole[1], whole[2], None
    return Draft(
        index, last, tokens.offset(index, token.inner), tokens.end(last - 1), value,
        form="word", kind=kind, definite=token.article, rule=sense.where, scale=scale,
    )  # fmt: skip


def _is_marked(tokens: Text, index: int) -> bool:
    """Whether a word bears a damma: ثُمن is an eighth, ثمن a price."""
    return tokens.has_mark(index, _DAMMA)


def _is_share(tokens: Text, index: int, sense: Word, lexicon: NumberLexicon) -> bool:
    token, after = tokens[index], at(tokens, index + 1)
    if sense.needs == "chain" or (sense.needs == "mark" and not _is_marked(tokens, index)):
        return False
    if sense.needs == "definite" and not _is_marked(tokens, index):
        return not token.article and is_definite(after, lexicon) and not (after and after.prep)
    if has(after, lexicon.context["after_fraction"]):
        return False
    if after is not None and after.sense("ordinal") and after.article:
        return False
    return not has(at(tokens, index - 1), lexicon.context["before_fraction"])


def _whole(tokens: Text, index: int) -> tuple[int, float, float] | None:
    """The number that a fraction is a part of: مليون, المليون, المئة, العشرين."""
    token = tokens[index]
    scale = token.sense("scale")
    if scale is not None and (scale.value >= _THOUSAND or not token.article):
        part = read_chain(tokens, index)
        if part is not None and (part.open or part.scale > 1):
            return index + 1, scale.value, scale.value
    if token.article and token.sense("hundred", "tens"):
        part = read_chain(tokens, index)
        return (part.last, part.value, 1.0) if part else None
    return None


def add_fraction(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> None:
    """Add what follows a number: ونصف, وثلاثة أرباع المليون, إلا ربعا, times أخماس.

    Args:
        tokens: All tokens.
        draft: The number, changed in place.
        lexicon: The lexicon.
    """
    after = at(tokens, draft.last)
    if after is None or draft.value is None or draft.kind:
        return
    plural = after.sense("fraction_plural")
    if plural and not after.conj and not after.prep:
        _take(tokens, draft, draft.last + 1, draft.value * plural.value)
        draft.kind = "ratio" if draft.value < 1 else None
        _times_scale(tokens, draft)
        return
    sign, second = 1, joined(tokens, draft.last)
    if second is None and has(after, lexicon.context["except"]) and at(tokens, draft.last + 1):
        sign, second = -1, draft.last + 1
    if second is None:
        return
    part = _part(tokens, second)
    if part is None:
        return
    last, share = part
    factor = draft.scale if draft.scale >= _THOUSAND else 1
    scale = at(tokens, last)
    word = scale.sense("scale", "scale_accusative") if scale and not scale.conj else None
    if word and (word.value == draft.scale or (scale and scale.article)):
        last, factor = last + 1, word.value
    _take(tokens, draft, last, draft.value + sign * share * factor)


def _part(tokens: Text, index: int) -> tuple[int, float] | None:
    """The fraction at a token: وخُمسين is two fifths, وخمسين is fifty."""
    token, after = tokens[index], at(tokens, index + 1)
    word = token.sense("fraction")
    if word and word.needs == "mark" and not _is_marked(tokens, index):
        word = None
    if word and not token.article:
        return index + 1, word.value
    if word and token.article:
        return index + 1, word.value  # والنصف
    unit = token.sense("unit")
    plural = after.sense("fraction_plural") if after and not after.conj else None
    return (index + 2, unit.value * plural.value) if unit and plural else None


def _times_scale(tokens: Text, draft: Draft) -> None:
    after = at(tokens, draft.last)
    word = after.sense("scale") if after and not after.conj and not after.prep else None
    if word and draft.value is not None:
        _take(tokens, draft, draft.last + 1, draft.value * word.value)
        draft.scale, draft.kind = word.value, None


def _take(tokens: Text, draft: Draft, last: int, value: float) -> None:
    draft.value, draft.last, draft.outer_last = value, last, last
    draft.end, draft.lone = tokens.end(last - 1), False
    if draft.form == "digits":
        draft.form = "mixed"


def add_decimals(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> None:
    """Add the decimals after a spelled decimal point: واحد فاصلة خمسة (1.5)."""
    point = at(tokens, draft.last)
    weak = has(point, lexicon.context["point_weak"])
    if draft.value is None or not (weak or has(point, lexicon.context["point"])):
        return
    index = draft.last + 1
    token = at(tokens, index)
    if token is None or (token.literal is None and not token.senses) or token.conj:
        return
    part = read_chain(tokens, index)
    if part is None or part.scale > 1 or part.value >= _THOUSAND or part.value % 1:
        return
    places = len(token.text) if part.digits else len(str(int(part.value)))
    decimals, last = part.value / 10**places, part.last
    of, whole = at(tokens, last), at(tokens, last + 1)
    if of and whole and has(of, lexicon.context["part_of"]) and whole.sense("hundred", "scale"):
        base = read_chain(tokens, last + 1)
        if base:
            decimals, last = part.value / base.value, base.last
    _take(tokens, draft, last, draft.value + decimals)
