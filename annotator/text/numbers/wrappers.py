"""Words around a number: approximation (نحو), bounds (أكثر من، على الأقل), minus (ناقص)."""

from annotator.text.numbers.context import has, is_stop, stand
from annotator.text.numbers.lexicon import NumberLexicon, Phrase
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text, Token

_LOOK_BACK = 10
_LONGEST = 6
_NEGATION = 4
_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "less_than")


def wrap(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> None:
    """Apply the phrases around each number to it."""
    edge = 0
    starts = [draft.first for draft in drafts[1:]] + [len(tokens) + 2]
    for draft, following in zip(drafts, starts, strict=False):
        if draft.kind not in ("ordinal", "name", "marker"):
            _before(tokens, draft, lexicon, edge)
            _after(tokens, draft, lexicon, following)
        edge = draft.outer_last


def _before(tokens: Text, draft: Draft, lexicon: NumberLexicon, edge: int) -> None:
    first = draft.outer_first
    while found := _phrase_before(tokens, draft, first, lexicon, edge):
        index, phrase = found
        _apply(draft, phrase)
        if _is_negated(tokens, index, phrase, lexicon):
            _turn(draft)
        first = draft.outer_first = index


def _phrase_before(
    tokens: Text, draft: Draft, first: int, lexicon: NumberLexicon, edge: int
) -> tuple[int, Phrase] | None:
    """The longest phrase that ends before an index, or a few words before it."""
    if tokens[first].conj:
        return None
    target = first
    apart = lexicon.context["preposition"] | lexicon.context["article_apart"]
    while target > edge and tokens[target - 1].text in apart:
        target -= 1
    best: tuple[int, int, int, Phrase] | None = None
    for index in range(max(edge, target - _LOOK_BACK), target):
        token = tokens[index]
        for form in token.bare or (token.text,):
            for phrase in lexicon.before.get(form, ()):
                gap = _gap(tokens, index, target, phrase, lexicon)
                if gap is None:
                    continue
                rank = (-gap, len(phrase.words), -index)
                if best is None or rank > best[:3]:
                    best = (*rank, phrase)
    return (-best[2], best[3]) if best else None


def _is_negated(tokens: Text, index: int, phrase: Phrase, lexicon: NumberLexicon) -> bool:
    """«لا يتسع لأكثر من ألفين»: a bound under a preposition whose verb is negated."""
    lead = tokens[index].text.removesuffix(phrase.words[0])[-1:]
    context = lexicon.context
    last = index - 1
    if lead not in context["preposition"] and not has(
        tokens[last] if last >= 0 else None, context["governing"]
    ):
        return False
    for at in range(last, max(-1, last - _NEGATION), -1):
        token = tokens[at]
        if has(token, context["negation"]):
            return True
        if token.kind != "word" or (at < last and tokens.begins_line(at)):
            return False
    return False


def _turn(draft: Draft) -> None:
    """More than N, negated, is at most N; less than N at least N."""
    if draft.bound == "more_than":
        draft.bound, draft.low, draft.high = "at_most", None, draft.value
    elif draft.bound == "less_than":
        draft.bound, draft.low, draft.high = "at_least", draft.value, None


def _gap(
    tokens: Text, index: int, target: int, phrase: Phrase, lexicon: NumberLexicon
) -> int | None:
    """Words between a phrase and the number; None where it does not reach that far."""
    words, prep = phrase.words, ""
    if words[-1] in lexicon.context["preposition"]:
        words, prep = words[:-1], words[-1]
    if words[-1] in lexicon.context["governing"] and tokens[target - 1].text == words[-1]:
        split = index + len(words) < target  # لا تقل المساحة عن 20
        if split and phrase.gap:
            words, target = words[:-1], target - 1
    end = index + len(words)
    if end > target or not stand(tokens, index, words):
        return None
    gap = tokens[end:target]
    apart = bool(gap) and gap[-1].text == prep
    if prep and tokens[target].prep != prep and not apart:
        return None
    if len(gap) > phrase.gap or any(not _passable(token, lexicon) for token in gap):
        return None
    return len(gap)


def _passable(token: Token, lexicon: NumberLexicon) -> bool:
    """Whether a word may stand between a verb and its number: «تجاوز عدد القتلى 500»."""
    if token.kind != "word" or token.senses or is_stop(token):
        return False
    context = lexicon.context
    return token.text not in context["function"] or token.text in context["passable"]


def _after(tokens: Text, draft: Draft, lexicon: NumberLexicon, following: int) -> None:
    table = lexicon.completing if draft.bound in (*_LOWER, *_UPPER) else {}
    end = min(following, draft.outer_last + _LONGEST, len(tokens))
    for index in range(draft.outer_last, end):
        token = tokens[index]
        gap = index - draft.outer_last
        phrase = _longest(tokens, index, gap, lexicon.after, following, lexicon)
        completing = _longest(tokens, index, gap, table, following, lexicon)
        if completing and completing.kind.endswith("more" if draft.bound in _LOWER else "less"):
            _apply(draft, completing, replace=True)
            draft.outer_last = index + len(completing.words)
            return
        if phrase:
            _apply(draft, phrase)
            if gap == 0:
                draft.outer_last = index + len(phrase.words)
            return
        if not _passable(token, lexicon) or token.text[:1] in lexicon.context["and"]:
            return


def _longest(
    tokens: Text, index: int, gap: int, table: dict[str, list[Phrase]], following: int,
    lexicon: NumberLexicon,
) -> Phrase | None:  # fmt: skip
    """The longest phrase there that does not rather belong to the number after it."""
    for phrase in table.get(tokens[index].text, ()):
        last = index + len(phrase.words)
        if gap > phrase.gap or not stand(tokens, index, phrase.words):
            continue
        than = last + 1 == following and has(tokens[last], lexicon.context["part_of"])
        if last >= following or than:
            continue
        return phrase
    return None


def _apply(draft: Draft, phrase: Phrase, replace: bool = False) -> None:
    effect = phrase.effect
    if effect == "approximate":
        draft.approximate = True
    elif effect in (*_LOWER, *_UPPER) and draft.value is not None:
        if draft.bound != "none" and not replace:
            return
        draft.bound = effect
        if effect in _LOWER:
            draft.low = draft.value
        else:
            draft.high = draft.value
