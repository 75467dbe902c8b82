"""Units that are said once and meant again: «قتل 8 جنود وأصيب 14 آخرون»."""

from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.units import Counted, any_unit
from annotator.pipeline.quantities.words import Tokens

_REACH = 10
_PEOPLE = frozenset(
    ("personnel", "killed", "wounded", "missing", "detained", "displaced", "casualties")
)
_COUNTED = _PEOPLE | {"equipment", "formation", "count"}


def carry_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give numbers without a noun the unit that the sentence gives them."""
    for position, draft in enumerate(drafts):
        if not _lacks_unit(draft):
            continue
        following = drafts[position + 1] if position + 1 < len(drafts) else None
        if following is not None and _out_of(tokens, draft, following):
            _copy(following, draft)
            continue
        total = None if draft.other else _total(tokens, draft, drafts)
        if total is not None:
            draft.unit, draft.kind = total.unit, total.unit.kind
            draft.unit_name, draft.rule = total.unit.name, total.unit.where
            continue
        source = _source(tokens, drafts[:position], draft)
        if source is not None:
            _copy(source, draft)


def _lacks_unit(draft: Draft) -> bool:
    plain = draft.number is not None and draft.number.kind is None
    return draft.unit is None and draft.unit_name is None and plain


def _copy(source: Draft, draft: Draft) -> None:
    unit = source.unit
    if unit is None:
        return
    draft.unit, draft.unit_name, draft.kind = unit, unit.name, unit.kind
    draft.currency, draft.rule = unit.currency, "quantity.carried"


def _out_of(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """«3 من أصل 15 جنديا»: the first number counts what the second does."""
    between = range(draft.last + 1, following.first)
    if len(between) != len(("of", "out_of")) or following.unit is None:
        return False
    return tokens.is_in(between[0], "of") and tokens.is_in(between[1], "out_of")


def _source(tokens: Tokens, before: list[Draft], draft: Draft) -> Draft | None:
    """The quantity of the sentence whose noun an elliptic number repeats."""
    for source in reversed(before):
        if not tokens.same_sentence(source.first, draft.first):
            return None
        if source.unit is None or source.unit.kind not in _COUNTED:
            continue
        if not draft.other and _is_part(tokens, source):
            continue
        if draft.other or source.unit.kind in _PEOPLE:
            return source
        return None
    return None


def _is_part(tokens: Tokens, draft: Draft) -> bool:
    """Whether a quantity is part of the one before: «بينهم 5 أطفال»."""
    words = tokens.lexicon.words["same"]
    return any(
        tokens.word_norm(index) in words
        for index in tokens.before(draft.first, 2)
        if index == 0 or tokens.word_last(index - 1) < index
    )


def _total(tokens: Tokens, draft: Draft, drafts: list[Draft]) -> Counted | None:
    """«بلغ عدد القتلى 500»: the noun after عدد, with nothing counted between."""
    edge = max((other.last for other in drafts if other.last < draft.first), default=-1)
    for index in tokens.before(draft.first, _REACH):
        if index <= edge or tokens.doc[index].is_punct:
            return None
        if not tokens.is_in(index, "total") or index + 1 >= draft.first:
            continue
        noun = any_unit(tokens, index + 1)
        if noun is None or noun.unit.kind == "duration" or tokens.doc[noun.first].pos_ == "ADJ":
            return None
        single = tokens.has(index + 1, "Number", "Sing")
        return noun if tokens.is_definite(index + 1) or not single else None
    return None
