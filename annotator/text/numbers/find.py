"""Finding the numbers of a text: the scan, then what stands around each number."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator.text.numbers.chain import Part, joined, read_chain
from annotator.text.numbers.context import at, find_phrase, has, is_noun_like, stands_alone
from annotator.text.numbers.fractions import add_decimals, add_fraction, read_fraction
from annotator.text.numbers.lexicon import NumberLexicon, default_lexicon
from annotator.text.numbers.lone import keep_lone
from annotator.text.numbers.marks import attach_marks
from annotator.text.numbers.model import Draft, Number
from annotator.text.numbers.multiples import read_multiple, times
from annotator.text.numbers.names import name_kind
from annotator.text.numbers.ordinals import read_ordinal
from annotator.text.numbers.ranges import join_bounds, join_ranges, join_shares
from annotator.text.numbers.tokens import Text, Token, read
from annotator.text.numbers.vague import add_odd, read_vague
from annotator.text.numbers.wrappers import wrap

_TANWIN = "\u064b"


def find_numbers(
    text: str,
    lexicon: NumberLexicon | None = None,
    blocked: Sequence[tuple[int, int]] = (),
) -> list[Number]:
    """Find every number of a text, in digits and in words.

    Ordinals (kind ``ordinal``), years (``year``) and numbers inside names and addresses
    (``name``) are given too, so that a caller can tell them from quantities.

    Args:
        text: Any text; nothing in it makes this fail.
        lexicon: The words to know; None is the shipped lexicon.
        blocked: Spans (code points, half-open) in which no number is sought, such as
            dates and clock times.

    Returns:
        The numbers in the order of the text, without overlaps.

    >>> [n.value for n in find_numbers("ثلاثة آلاف وستمئة جندي")]  # 3,600 soldiers
    [3600.0]
    """
    lexicon = lexicon or default_lexicon()
    tokens = _read_once(text, lexicon)
    if blocked:
        tokens = _block(tokens, blocked)
    drafts = _scan(tokens, lexicon)
    _name(tokens, drafts, lexicon)
    drafts = attach_marks(tokens, drafts, lexicon)
    drafts = join_shares(tokens, drafts, lexicon)
    drafts = join_ranges(tokens, drafts, lexicon)
    wrap(tokens, drafts, lexicon)
    drafts = join_bounds(tokens, drafts, lexicon)
    drafts = [draft for draft in drafts if keep_lone(tokens, draft, lexicon)]
    return [_freeze(tokens, draft) for draft in drafts if draft.kind != "marker"]


def _read_once(text: str, lexicon: NumberLexicon) -> Text:
    """The tokens of a text, kept until another text is read."""
    last: Text | None = lexicon.last
    if last is None or last.written != text:
        last = lexicon.last = read(text, lexicon)
    return last


def _freeze(tokens: Text, draft: Draft) -> Number:
    first, last = draft.outer_first, draft.outer_last - 1
    outer_start = min(draft.start, tokens.offset(first, tokens[first].inner))
    return Number(
        draft.start, draft.end, outer_start, max(draft.end, tokens.end(last)), draft.value,
        draft.low, draft.high, draft.form, draft.approximate, draft.bound, draft.vague,
        draft.kind, draft.currency, draft.unit, draft.alternative, draft.definite,
        draft.partitive, draft.flag, draft.rule,
    )  # fmt: skip


def _block(tokens: Text, blocked: Sequence[tuple[int, int]]) -> Text:
    """The tokens, those that touch a blocked span without any reading."""
    tokens = Text(tokens.written, tokens, tokens.places)
    indices = range(len(tokens))
    for start, end in blocked:
        first = bisect_left(indices, start, key=lambda i: tokens.offset(i, tokens[i].end - 1))
        last = bisect_left(indices, end, key=lambda i: tokens.offset(i, tokens[i].start))
        for index in range(first, last if start < end else first):
            token = tokens[index]
            tokens[index] = Token(
                token.start, token.end, token.start, "link", token.text, token.blank,
                token.opens,
            )  # fmt: skip
    return tokens


def _name(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> None:
    """Mark names, years and list markers; a marker makes the next one likely."""
    marker = 0.0
    for draft in drafts:
        if draft.kind is None:
            draft.kind = name_kind(tokens, draft, lexicon, marker)
        if draft.kind == "marker":
            marker = draft.value or 0


def _scan(tokens: Text, lexicon: NumberLexicon) -> list[Draft]:
    drafts: list[Draft] = []
    done = 0
    for index in tokens.opens:
        if index < done:
            continue
        mark = find_phrase(tokens, index, lexicon.marks, exact=True)
        partitive = has(tokens[index], lexicon.context["part_of"])
        if mark and mark.kind == "percent" and not partitive:
            done = index + len(mark.words)
        elif draft := _read(tokens, index, lexicon):
            drafts.append(draft)
            done = max(draft.last, index + 1)
    return drafts


def _read(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    token = tokens[index]
    if token.literal is not None:
        return _cardinal(tokens, index, lexicon)
    if token.kind != "word":
        return None
    if not token.senses:
        return read_vague(tokens, index, lexicon)
    return (
        read_fraction(tokens, index, lexicon)
        or read_ordinal(tokens, index, lexicon)
        or read_multiple(tokens, index, lexicon)
        or _cardinal(tokens, index, lexicon)
        or read_vague(tokens, index, lexicon)
    )


def _cardinal(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    part = read_chain(tokens, index)
    if part is None:
        return None
    opener = at(tokens, index - 1)
    if has(opener, lexicon.context["range_and"]):
        part = _split_range(tokens, index, part) or part
    token = tokens[index]
    form = "mixed" if part.digits and part.words else "digits" if part.digits else "word"
    draft = Draft(
        index, part.last, tokens.offset(index, token.inner), tokens.end(part.last - 1),
        part.value, form=form, definite=token.article, scale=part.scale,
        lone=part.last == index + 1,
        rule=f"number.{form}" if part.digits else token.senses[0].where,
    )  # fmt: skip
    _digits(tokens, draft, lexicon)
    if part.dual and part.last == index + 1:
        _dual(tokens, draft, lexicon)
    add_decimals(tokens, draft, lexicon)
    add_fraction(tokens, draft, lexicon)
    add_odd(tokens, draft)
    times(tokens, draft)
    if opener is not None and has(opener, lexicon.context["negative"]) and draft.value:
        draft.value, draft.first, draft.lone = -draft.value, index - 1, False
        draft.outer_first = draft.first
        draft.start = tokens.offset(draft.first, opener.end - len(opener.bare[-1]))
    return draft


def _digits(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> None:
    """Article before digits (الـ20), other readings of separators, shares such as 3/4."""
    literal = tokens[draft.first].literal
    if literal is None:
        return
    if draft.last == draft.first + 1:
        draft.alternative = literal.alternative
        draft.flag = "ambiguous" if literal.alternative is not None else None
        if literal.kind == "fraction":
            draft.kind = "ratio"
    before = at(tokens, draft.first - 1)
    if has(before, lexicon.context["article_apart"]) and before is not None:
        draft.definite = True
        draft.start = tokens.offset(draft.first - 1, before.end - 2)


def _dual(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> None:
    """ألفا جندي are two thousand, «بلغ ألفا» is one."""
    after = at(tokens, draft.last)
    if tokens.has_mark(draft.first, _TANWIN):
        return
    accusative = tuple(lexicon.context["accusative"])
    noun = is_noun_like(after, lexicon) and bool(after and not after.text.endswith(accusative))
    if noun or stands_alone(tokens, draft.first, draft.last):
        draft.value = 2 * draft.scale
        draft.flag = None if noun else "ambiguous"


def _split_range(tokens: Text, index: int, part: Part) -> Part | None:
    """«بين خمسة وعشرين جنديا»: the و is that of the range unless another number follows."""
    after = joined(tokens, part.last)
    if after is not None and read_chain(tokens, after) is not None:
        return None
    follows = at(tokens, part.last)
    beyond = at(tokens, part.last + 1)
    if follows is not None and follows.kind == "and" and beyond is not None and beyond.literal:
        return None
    for last in range(part.last - 1, index, -1):
        second = joined(tokens, last)
        if second is None or second >= part.last:
            continue
        low = read_chain(tokens[:last], index)
        high = read_chain(tokens, second)
        whole = low and high and low.last == last and high.last == part.last
        if low and high and whole and low.value < high.value:
            return low
    return None
