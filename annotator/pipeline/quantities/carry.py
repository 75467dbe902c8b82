"""Units that are said once and meant again: «قتل 8 جنود وأصيب 14 آخرون»."""

from annotator.pipeline.quantities.antecedents import uncounted_unit
from annotator.pipeline.quantities.draft import REACH, Draft
from annotator.pipeline.quantities.totals import is_rate, total_noun
from annotator.pipeline.quantities.words import Tokens

_PART = 5
_FEW = range(2, 11)
_PEOPLE = frozenset(
    ("personnel", "killed", "wounded", "missing", "detained", "displaced", "casualties")
)
_COUNTED = _PEOPLE | {"equipment", "formation", "count"}
_SCALE = 1000
_MILLION = 1_000_000


def carry_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give numbers without a noun the unit that the sentence gives them.

    Sets ``part`` of the numbers that are part of one before, and ``whole`` of those that
    another number is part of.
    """
    for position, draft in enumerate(drafts):
        before = drafts[position - 1] if position else None
        draft.part = draft.part or _is_part(tokens, before, draft)
        draft.whole = _follows_out_of(tokens, draft.first)
    for position, draft in enumerate(drafts):
        if not _lacks_unit(draft):
            continue
        source = _neighbour(tokens, drafts, position)
        if source is not None:
            _copy(source, draft)
            continue
        total = None if draft.other else total_noun(tokens, draft, drafts)
        if total is not None:
            draft.unit, draft.kind = total.unit, total.unit.kind
            draft.unit_name, draft.rule = total.unit.name, total.unit.where
            continue
        if is_rate(tokens, draft, drafts):
            draft.kind, draft.unit_name = "percent", "%"
            continue
        source = _source(tokens, drafts[max(0, position - REACH) : position], draft)
        if source is not None:
            _copy(source, draft)
        elif (unit := uncounted_unit(tokens, draft)) is not None:
            draft.unit, draft.unit_name, draft.kind = unit, unit.name, unit.kind
            draft.rule = "quantity.carried"


def _lacks_unit(draft: Draft) -> bool:
    plain = draft.other if draft.number is None else draft.number.kind is None
    return draft.unit is None and draft.unit_name is None and plain


def _copy(source: Draft, draft: Draft) -> None:
    unit = source.unit
    if source.kind == "percent":
        draft.kind, draft.unit_name, draft.rule = "percent", "%", "quantity.carried"
    if unit is None:
        return
    draft.unit, draft.unit_name, draft.kind = unit, unit.name, unit.kind
    draft.currency, draft.rule = unit.currency, "quantity.carried"


# ---------------------------------------------------------------- neighbours


def _neighbour(tokens: Tokens, drafts: list[Draft], position: int) -> Draft | None:
    """The number beside it with which it makes one statement about one unit."""
    draft = drafts[position]
    following = drafts[position + 1] if position + 1 < len(drafts) else None
    if following is not None and _has_unit(following) and _share_unit(tokens, draft, following):
        return following
    before = drafts[position - 1] if position else None
    if before is None or not _has_unit(before):
        return None
    if not tokens.same_sentence(before.first, draft.first):
        return None
    if draft.whole and before.kind in _COUNTED:
        return before
    if _changes(tokens, before, draft) or _is_share_of_sum(tokens, before, draft):
        return before
    return None


def _has_unit(draft: Draft) -> bool:
    return draft.unit is not None or draft.kind == "percent"


def _share_unit(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """Whether a number counts what the next one does."""
    return _out_of(tokens, draft, following) or _changes(tokens, draft, following)


def _follows_out_of(tokens: Tokens, first: int) -> bool:
    """Whether «من أصل» stands before a number."""
    if first < len(("of", "out_of")) or not tokens.same_sentence(first - 2, first):
        return False
    return tokens.is_in(first - 2, "of") and tokens.is_in(first - 1, "out_of")


def _out_of(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """«3 من أصل 15 جنديا»: the first number counts what the second does."""
    between = range(draft.last + 1, following.first)
    return len(between) == len(("of", "out_of")) and following.whole


def _changes(tokens: Tokens, first: Draft, second: Draft) -> bool:
    """«من 50 قتيلا إلى 61»: both ends of a change count the same."""
    between = range(first.last + 1, second.first)
    opener, link = first.first - 1, first.last + 1
    if len(between) != 1 or not tokens.same_sentence(opener, second.first):
        return False
    return tokens.is_in(opener, "of") and tokens.is_in(link, "to")


def _is_share_of_sum(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """«4 مليارات دينار، منها 750 مليونا»: a big number without noun beside a sum."""
    value = draft.value or draft.low or 0
    scaled = draft.form in ("mixed", "word") and value >= _SCALE
    words = tokens.lexicon.words["same"]
    between = range(before.last + 1, draft.first)
    linked = value >= _MILLION or any(tokens.word_norm(index) in words for index in between)
    return before.kind == "money" and scaled and linked


# ---------------------------------------------------------------- earlier nouns


def _source(tokens: Tokens, before: list[Draft], draft: Draft) -> Draft | None:
    """The quantity of the sentence whose noun an elliptic number repeats."""
    for source in reversed(before):
        if not tokens.same_sentence(source.first, draft.first):
            return None
        if source.unit is None or source.unit.kind not in _COUNTED or source.part:
            continue
        if draft.other or source.unit.kind in _PEOPLE or _is_few(tokens, draft):
            return source
        return None
    return None


def _is_few(tokens: Tokens, draft: Draft) -> bool:
    """A spelled two to ten right after a verb: «دمر ثلاث دبابات وأعطب اثنتين»."""
    at = draft.first - 1
    spelled = draft.form == "word" and draft.value in _FEW
    if not spelled or not tokens.same_sentence(at, draft.first):
        return False
    if tokens.pos[at] == "VERB":
        return True
    unread = tokens.pos[at] in ("ADJ", "PROPN") and not tokens.is_definite(at)
    return unread and tokens.same_sentence(at - 1, at) and tokens.is_in(at - 1, "and")


def _is_part(tokens: Tokens, before: Draft | None, draft: Draft) -> bool:
    """Whether a quantity is part of one before: «بينهم 5 أطفال وامرأتان»."""
    edge = before.last if before else -1
    if before is not None and before.part and tokens.same_sentence(edge, draft.first):
        between = range(edge + 1, draft.first)
        if len(between) == 1 and tokens.is_in(between[0], "and"):
            return True
    words = tokens.lexicon.words["same"]
    for index in tokens.before(draft.first, _PART):
        token = tokens.forms[index]
        if index <= edge or tokens.is_punct(index) or token.pos == "VERB":
            return False
        starts = index == 0 or tokens.word_last(index - 1) < index
        if starts and tokens.word_norm(index) in words:
            return True
    return False
