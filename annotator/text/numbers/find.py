"""Finding the numbers of a text: the scan, then what stands around each number."""

from collections.abc import Sequence

from annotator.text.chars import ascii_digits
from annotator.text.fold import fold_with_map
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
from annotator.text.numbers.tokens import Token, tokenize
from annotator.text.numbers.vague import add_odd, read_vague
from annotator.text.numbers.wrappers import wrap
from annotator.text.spans import covered

_DAMMA = "\u064f"
_TANWIN = "\u064b"
_MARKS = frozenset(chr(code) for code in range(0x064B, 0x0660)) | {"\u0670"}


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
    folded, offsets = fold_with_map(text)
    tokens = _tokens(ascii_digits(folded), offsets, blocked, lexicon)
    if not any(token.literal or token.senses or token.bare for token in tokens):
        return []
    source = Source(text, offsets)
    drafts = _scan(tokens, source, lexicon)
    _name(tokens, drafts, lexicon)
    drafts = attach_marks(tokens, drafts, lexicon)
    drafts = join_shares(tokens, drafts, lexicon)
    drafts = join_ranges(tokens, drafts, lexicon)
    wrap(tokens, drafts, lexicon)
    drafts = join_bounds(tokens, drafts, lexicon)
    drafts = [draft for draft in drafts if keep_lone(tokens, draft, lexicon)]
    return [source.number(tokens, draft) for draft in drafts if draft.kind != "marker"]


class Source:
    """The text as given, and where each folded character stands in it."""

    def __init__(self, text: str, offsets: list[int]):
        self.text = text
        self.offsets = offsets

    def end(self, folded_end: int) -> int:
        """Offset in the text after a folded stretch, its trailing marks included."""
        end = self.offsets[folded_end - 1] + 1
        while end < len(self.text) and self.text[end] in _MARKS:
            end += 1
        return end

    def has_mark(self, token: Token, mark: str) -> bool:
        """Whether a token is written with a vowel sign."""
        return mark in self.text[self.offsets[token.start] : self.end(token.end)]

    def number(self, tokens: list[Token], draft: Draft) -> Number:
        """Freeze a draft, its offsets in the text."""
        start, end = self.offsets[draft.start], self.end(draft.end)
        outer_start = min(start, self.offsets[tokens[draft.outer_first].inner])
        outer_end = max(end, self.end(tokens[draft.outer_last - 1].end))
        return Number(
            start, end, outer_start, outer_end, draft.value, draft.low, draft.high, draft.form,
            draft.approximate, draft.bound, draft.vague, draft.kind, draft.currency, draft.unit,
            draft.alternative, draft.definite, draft.partitive, draft.flag, draft.rule,
        )  # fmt: skip


def _tokens(
    folded: str, offsets: list[int], blocked: Sequence[tuple[int, int]], lexicon: NumberLexicon
) -> list[Token]:
    tokens = tokenize(folded, lexicon)
    if not blocked:
        return tokens
    taken = covered(blocked)
    return [_blocked(token, offsets, taken) for token in tokens]


def _blocked(token: Token, offsets: list[int], taken: set[int]) -> Token:
    first, last = offsets[token.start], offsets[token.end - 1] + 1
    if taken.isdisjoint(range(first, last)):
        return token
    return Token(
        "link", token.start, token.end, token.text, token.blank, token.line, inner=token.start
    )


def _name(tokens: list[Token], drafts: list[Draft], lexicon: NumberLexicon) -> None:
    """Mark names, years and list markers; a marker makes the next one likely."""
    marker = 0.0
    for draft in drafts:
        if draft.kind is None:
            draft.kind = name_kind(tokens, draft, lexicon, marker)
        if draft.kind == "marker":
            marker = draft.value or 0


def _scan(tokens: list[Token], source: Source, lexicon: NumberLexicon) -> list[Draft]:
    drafts: list[Draft] = []
    index = 0
    while index < len(tokens):
        mark = find_phrase(tokens, index, lexicon.marks, exact=True)
        partitive = has(tokens[index], lexicon.context["part_of"])
        if mark and mark.kind == "percent" and not partitive:
            index += len(mark.words)
            continue
        draft = _read(tokens, index, source, lexicon)
        if draft is None:
            index += 1
            continue
        drafts.append(draft)
        index = max(draft.last, index + 1)
    return drafts


def _read(
    tokens: list[Token], index: int, source: Source, lexicon: NumberLexicon
) -> Draft | None:
    token = tokens[index]
    if token.literal is not None:
        return _cardinal(tokens, index, source, lexicon)
    if token.kind != "word":
        return None
    if not token.senses:
        return read_vague(tokens, index, lexicon)
    marked = source.has_mark(token, _DAMMA)
    return (
        read_fraction(tokens, index, lexicon, marked)
        or read_ordinal(tokens, index, lexicon)
        or read_multiple(tokens, index, lexicon)
        or _cardinal(tokens, index, source, lexicon)
        or read_vague(tokens, index, lexicon)
    )


def _cardinal(
    tokens: list[Token], index: int, source: Source, lexicon: NumberLexicon
) -> Draft | None:
    part = read_chain(tokens, index)
    if part is None:
        return None
    opener = at(tokens, index - 1)
    if has(opener, lexicon.context["range_and"]):
        part = _split_range(tokens, index, part) or part
    token = tokens[index]
    form = "mixed" if part.digits and part.words else "digits" if part.digits else "word"
    draft = Draft(
        index, part.last, token.inner, tokens[part.last - 1].end, part.value, form=form,
        definite=token.article, scale=part.scale, lone=part.last == index + 1,
        rule=f"number.{form}" if part.digits else token.senses[0].where,
    )  # fmt: skip
    _digits(tokens, draft, lexicon)
    if part.dual and part.last == index + 1:
        _dual(tokens, draft, source, lexicon)
    add_decimals(tokens, draft, lexicon)
    add_fraction(tokens, draft, lexicon, lambda token: source.has_mark(token, _DAMMA))
    add_odd(tokens, draft)
    times(tokens, draft)
    if opener is not None and has(opener, lexicon.context["negative"]) and draft.value:
        draft.value, draft.first, draft.lone = -draft.value, index - 1, False
        draft.outer_first, draft.start = draft.first, opener.end - len(opener.bare[-1])
    return draft


def _digits(tokens: list[Token], draft: Draft, lexicon: NumberLexicon) -> None:
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
        draft.start = before.end - 2


def _dual(tokens: list[Token], draft: Draft, source: Source, lexicon: NumberLexicon) -> None:
    """ألفا جندي are two thousand, «بلغ ألفا» is one."""
    after = at(tokens, draft.last)
    if source.has_mark(tokens[draft.first], _TANWIN):
        return
    accusative = tuple(lexicon.context["accusative"])
    noun = is_noun_like(after, lexicon) and bool(after and not after.text.endswith(accusative))
    if noun or stands_alone(tokens, draft.first, draft.last):
        draft.value = 2 * draft.scale
        draft.flag = None if noun else "ambiguous"


def _split_range(tokens: list[Token], index: int, part: Part) -> Part | None:
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
