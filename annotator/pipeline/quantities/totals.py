"""The noun that a bare number counts, said before it: «بلغ عدد القتلى 500 والجرحى 900»."""

from bisect import bisect_left

from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.units import Counted, any_unit, known_unit
from annotator.pipeline.quantities.words import Tokens
from annotator.text.fold import fold

_REACH = 10
_OWNER = 5
_RATE = 8
_HUNDRED = 100
_FATES = frozenset(("killed", "wounded", "missing", "detained", "displaced", "casualties"))
_COUNTED = _FATES | {"personnel", "equipment", "formation", "count"}


def total_noun(tokens: Tokens, draft: Draft, drafts: list[Draft]) -> Counted | None:
    """The noun after عدد, or the one listed beside it, with nothing counted between.

    Args:
        tokens: The Doc's tokens.
        draft: A number without a noun of its own.
        drafts: All quantities of the Doc.
    """
    edge = _edge(draft, drafts)
    return _listed(tokens, draft, edge) or _total(tokens, draft, edge)


def total_kind(tokens: Tokens, draft: Draft, drafts: list[Draft]) -> str | None:
    """«ارتفع عدد المصابين إلى 37 شخصا»: the fate that the noun after عدد says."""
    noun = total_noun(tokens, draft, drafts)
    return noun.unit.kind if noun is not None and noun.unit.kind in _FATES else None


def is_rate(tokens: Tokens, draft: Draft, drafts: list[Draft]) -> bool:
    """«لم تتجاوز نسبة المشاركة 40,5»: a bare number up to a hundred under نسبة."""
    value, edge = draft.value, _edge(draft, drafts)
    if value is None or not 0 <= value <= _HUNDRED or draft.form != "digits":
        return False
    for index in tokens.before(draft.first, _RATE):
        if index <= edge or tokens.is_punct(index):
            return False
        if tokens.is_in(index, "rate"):
            return True
    return False


def _edge(draft: Draft, drafts: list[Draft]) -> int:
    """The last token of the quantity before a number; -1 where there is none.

    The quantities stand in the order of the text, without overlaps.
    """
    at = bisect_left(drafts, draft.first, key=lambda other: other.first)
    return max((other.last for other in drafts[max(0, at - 1) : at]), default=-1)


def _listed(tokens: Tokens, draft: Draft, edge: int) -> Counted | None:
    """«… القتلى إلى 14 والجرحى إلى 60»: the plural straight before, after و."""
    index = draft.first
    if draft.number is not None:
        index = min(index, tokens.covering(draft.number.outer_start))
    index -= 1
    beside = index  # القتلى سبعة
    if index > edge and (tokens.pos[index] == "ADP" or tokens.doc[index].text == ":"):
        index -= 1
    if index <= edge or not tokens.same_sentence(index, draft.first):
        return None
    if not tokens.is_definite(index) or not (index == beside or _opens(tokens, index, edge)):
        return None
    noun = known_unit(tokens, index)
    if noun is None or noun.unit.kind not in _FATES or noun.last != index:
        return None
    return noun if tokens.bare(index) != fold(noun.unit.name) else None


def _opens(tokens: Tokens, index: int, edge: int) -> bool:
    """Whether a noun is a member of a list of totals, or the first word of its line."""
    before = index - 1
    if not tokens.same_sentence(before, index) or tokens.is_punct(before):
        return True
    counted = edge >= 0 and tokens.same_sentence(edge, index)
    return tokens.is_in(before, "total") or (counted and tokens.is_in(before, "and"))


def _total(tokens: Tokens, draft: Draft, edge: int) -> Counted | None:
    for index in tokens.before(draft.first, _REACH):
        if index <= edge or tokens.is_punct(index):
            return None
        if not tokens.is_in(index, "total") or index + 1 >= draft.first:
            continue
        if tokens.word_last(index) > index:
            return _owner(tokens, index, edge)
        noun = any_unit(tokens, index + 1)
        if noun is None or noun.unit.kind == "duration":
            return None
        if tokens.pos[noun.first] == "ADJ" and noun.unit.kind not in _FATES:
            return None
        single = tokens.has(index + 1, "Number", "Sing")
        return noun if tokens.is_definite(index + 1) or not single else None
    return None


def _owner(tokens: Tokens, total: int, edge: int) -> Counted | None:
    """«الأسرى البالغ عددهم 12»: the plural noun before that عددهم points to."""
    for index in tokens.before(total, _OWNER):
        token = tokens.forms[index]
        if index <= edge:
            return None
        plural = tokens.has(index, "Number", "Plur")
        if token.pos not in ("NOUN", "ADJ", "PROPN") or not plural:
            continue
        noun = any_unit(tokens, index) if token.pos == "NOUN" else None
        if noun is not None and noun.unit.kind in _COUNTED:
            return noun
    return None
