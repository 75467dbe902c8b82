"""Ranges: من X إلى Y, بين X وY, X-Y, X أو Y; and pairs of bounds."""

from annotator.text.numbers.context import at, has, is_noun_like, is_stop
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.model import Draft
from annotator.text.numbers.names import HYPHENS
from annotator.text.numbers.tokens import Text, Token

_NOUN = 2
_REACH = 8
_LIKELY = 4
_YEAR = 4
_GOALS = 30
"""Two numbers below it, the first not the smaller, with a hyphen between are a score."""
_PLAIN = (None, "one", "percent", "money", "measure", "ratio", "year")


def join_ranges(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> list[Draft]:
    """Replace two numbers that make a range by the range; scores are dropped."""
    result: list[Draft] = []
    index = 0
    while index < len(drafts):
        first = drafts[index]
        second = drafts[index + 1] if index + 1 < len(drafts) else None
        joint = _joint(tokens, first, second, lexicon) if second else None
        if second is None or joint is None:
            result.append(first)
            index += 1
        elif joint == "drop":
            index += 2
        else:
            _bare_percent(tokens, first, second, lexicon)
            result.append(_range(tokens, first, second, joint, lexicon))
            index += 2
    return result


def _joint(tokens: Text, first: Draft, second: Draft, lexicon: NumberLexicon) -> str | None:
    """How two numbers are joined: the opening word's class, ``plain``, ``drop``, or None."""
    if first.kind == "name" and _is_score(tokens, first, second, lexicon):
        return "drop"
    if first.kind not in _PLAIN or second.kind not in _PLAIN or first.vague or second.vague:
        return None
    if first.value is None or second.value is None:
        return None
    between = _between(tokens, first.last, second.first, lexicon)
    context = lexicon.context
    if len(between) > _NOUN + 1:
        return None
    if len(between) == 1 and between[0].text in HYPHENS:
        return _hyphen(tokens, first, second, lexicon)
    opening = _opening(tokens, first.first, lexicon)
    opener = at(tokens, opening)
    middle = between[:-1] if between and not _linked(second, tokens) else between
    if len(middle) > _NOUN or any(is_stop(token) or token.senses for token in middle):
        return None
    if first.kind == "percent" and _counts_else(tokens, second, lexicon):
        return None
    low, high = _shared(first, second)
    if has(opener, context["range_and"]) and _and(tokens, first, second, lexicon):
        return "range_and" if low < high else None
    if not between:
        return None
    link = between[-1]
    if has(link, context["range_to"]) and low < high:
        if has(opener, context["range_from"]):
            changed = _changes(tokens, opening, lexicon)
            return None if changed else "range_from"
        return "plain" if not middle else None
    if has(link, context["range_or"]) and not middle and low < high <= _LIKELY * max(low, 1):
        return "plain"
    return None


def _is_about(token: Token | None, lexicon: NumberLexicon) -> bool:
    """Whether a word says that a number is approximate: نحو, حوالي, قرابة."""
    return has(token, lexicon.about)


def _opening(tokens: Text, index: int, lexicon: NumberLexicon) -> int:
    """Index of the word before a number, across نحو and the like: بين حوالي 20 و30."""
    index -= 1
    while index > 0 and _is_about(tokens[index], lexicon):
        index -= 1
    return index


def _between(tokens: Text, start: int, end: int, lexicon: NumberLexicon) -> list[Token]:
    """The tokens between two numbers without نحو and the like before the second."""
    while end > start and _is_about(tokens[end - 1], lexicon):
        end -= 1
    return tokens[start:end]


def _linked(second: Draft, tokens: Text) -> bool:
    return tokens[second.first].joins


def _and(tokens: Text, first: Draft, second: Draft, lexicon: NumberLexicon) -> bool:
    if tokens[second.first].joins:
        return True
    link = at(tokens, second.first - 1)
    if link is not None and _is_about(link, lexicon):  # بين 20 ونحو 30
        if link.text[:1] in lexicon.context["and"]:
            return True
        link = at(tokens, second.first - 2)
    alone = link is not None and link.kind == "and" and second.first > first.last
    return alone or has(link, lexicon.context["range_to"])


def _hyphen(tokens: Text, first: Draft, second: Draft, lexicon: NumberLexicon) -> str | None:
    low, high = _shared(first, second)
    before = tokens[max(0, first.first - _REACH) : first.first]
    after = tokens[second.last : second.last + _REACH // 2]
    nil = any(tokens[draft.first].sense("zero") for draft in (first, second))
    if nil or any(has(token, lexicon.context["score"]) for token in before + after):
        return "drop"
    if low < high:
        return "plain"
    close = not tokens[first.last].blank and not tokens[second.first].blank
    score = close or low < _GOALS
    return "drop" if score and first.form == second.form == "digits" else None


def _is_score(tokens: Text, first: Draft, second: Draft, lexicon: NumberLexicon) -> bool:
    """«فاز فريق الجيش 3-1»: the subject stands before the score and looks like its name."""
    hyphen = tokens[first.last : second.first]
    before = at(tokens, first.first - 1)
    if len(hyphen) != 1 or hyphen[0].text not in HYPHENS or before is None:
        return False
    digits = first.form == second.form == "digits" and before.kind == "word"
    small = max(first.value or 0, second.value or 0) < _GOALS
    return digits and small and _hyphen(tokens, first, second, lexicon) == "drop"


def _counts_else(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    """«قفز السعر 3% إلى 84 دولارا»: the second number counts a noun, or is a sum."""
    if draft.kind == "percent":
        return False
    return draft.kind is not None or is_noun_like(at(tokens, draft.last), lexicon)


def _changes(tokens: Text, index: int, lexicon: NumberLexicon) -> bool:
    """Whether a verb of change stands before: ارتفع من 3 إلى 5 is no range."""
    for token in reversed(tokens[max(0, index - _REACH) : index]):
        if is_stop(token) and token.text not in '"«»':
            return False
        if has(token, lexicon.context["change"]):
            return True
    return False


def _shared(first: Draft, second: Draft) -> tuple[float, float]:
    """Both ends, the scale of the second applied to the first: 20 و30 ألفا."""
    low, high = first.value or 0.0, second.value or 0.0
    if first.scale == 1 and second.scale > 1 and 0 < low < high / second.scale:
        low *= second.scale
    return low, high


def _range(
    tokens: Text, first: Draft, second: Draft, joint: str, lexicon: NumberLexicon
) -> Draft:
    low, high = _shared(first, second)
    opened = joint in ("range_and", "range_from")
    opening = _opening(tokens, first.first, lexicon)
    about = opening < first.first - 1 or _is_about(at(tokens, second.first - 1), lexicon)
    kind = second.kind if second.kind not in (None, "one", "year") else first.kind
    both = "year" in (first.kind, second.kind) and _is_plain(tokens, first, second)
    kind = "year" if both else None if kind in ("one", "year") else kind
    return Draft(
        first.first, second.last, first.start, second.end, None, low, high,
        first.form if first.form == second.form else "mixed", bound="between", kind=kind,
        currency=second.currency or first.currency, unit=second.unit or first.unit,
        rule="number.range", scale=second.scale,
        outer_first=opening if opened else first.first, outer_last=second.last,
        approximate=about,
    )  # fmt: skip


def _bare_percent(tokens: Text, first: Draft, second: Draft, lexicon: NumberLexicon) -> None:
    """«نسبة 10 إلى 15 بالمئة»: beside a percent sign the word نسبة is outside."""
    word = tokens[first.first]
    if second.kind == "percent" and has(word, lexicon.context["percent_word"]):
        first.first = first.outer_first = first.first + 1
        first.start = tokens.offset(first.first, tokens[first.first].inner)


def _is_plain(tokens: Text, *drafts: Draft) -> bool:
    """Whether numbers are four digits each, as years are: 2011-2024."""
    return all(
        draft.last == draft.first + 1 and len(tokens[draft.first].text) == _YEAR
        for draft in drafts
    )


def join_shares(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> list[Draft]:
    """«واحد من كل ثلاثة», «2 من 5»: one share where nothing is counted between or after."""
    result: list[Draft] = []
    for draft in drafts:
        whole = result[-1] if result else None
        if whole is not None and _is_share(tokens, whole, draft, lexicon):
            share = (whole.value or 0) / (draft.value or 1)
            result[-1] = Draft(
                whole.first, draft.last, whole.start, draft.end, share,
                form=whole.form if whole.form == draft.form else "mixed", kind="ratio",
                rule="number.share",
            )  # fmt: skip
        else:
            result.append(draft)
    return result


def _is_share(tokens: Text, part: Draft, whole: Draft, lexicon: NumberLexicon) -> bool:
    context = lexicon.context
    if part.kind not in (None, "one") or whole.kind not in (None, "one"):
        return False
    if not part.value or not whole.value or not 0 < part.value < whole.value:
        return False
    between = tokens[part.last : whole.first]
    if part.value == 1 and len(between) == 1 and between[0].text in context["over"]:
        return not is_noun_like(at(tokens, part.first - 1), lexicon)  # واحد على ثلاثة
    if not between or not has(between[0], context["part_of"]) or between[0].conj:
        return False
    every = len(between) == 2 and has(between[1], context["every"])
    after = at(tokens, whole.last)
    return every or (len(between) == 1 and not is_noun_like(after, lexicon))


def join_bounds(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> list[Draft]:
    """«أكثر من 40 وأقل من 60» is one range where the bounds agree."""
    result: list[Draft] = []
    for draft in drafts:
        before = result[-1] if result else None
        joined = _pair(tokens, before, draft, lexicon) if before else None
        if joined:
            result[-1] = joined
        else:
            result.append(draft)
    return result


def _pair(tokens: Text, first: Draft, second: Draft, lexicon: NumberLexicon) -> Draft | None:
    lower, upper = ("at_least", "more_than"), ("at_most", "less_than")
    if first.bound in lower and second.bound in upper:
        low, high = first.low, second.high
    elif first.bound in upper and second.bound in lower:
        low, high = second.low, first.high
    else:
        return None
    if low is None or high is None or low >= high or first.kind != second.kind:
        return None
    between = tokens[first.outer_last : second.outer_first]
    links = lexicon.context["range_or"] | lexicon.context["and"] | {"،", ","}
    if any(token.text not in links for token in between):
        return None
    opening = tokens[second.outer_first]
    if not between and opening.text[:1] not in lexicon.context["and"]:
        return None
    return Draft(
        first.first, second.last, first.start, second.end, None, low, high,
        first.form if first.form == second.form else "mixed", bound="between", kind=first.kind,
        currency=second.currency or first.currency, unit=second.unit or first.unit,
        rule="number.bounds", outer_first=first.outer_first, outer_last=second.outer_last,
    )  # fmt: skip
