"""Numbers that are part of a name or an address, years, and list markers.

إف-16, كوفيد-19, القرار 2254, اللواء 35, عيار 107, عام 2003, «1- …».
"""

from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from annotator.text.numbers.chain import read_chain
from annotator.text.numbers.context import (
    at,
    counts,
    find_phrase,
    has,
    is_definite,
    is_noun_like,
)
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text, Token

HYPHENS = frozenset("-–—‑‐−")
_MODEL_WORDS = 3
_FOOTNOTE = 1000


def name_kind(
    tokens: Text, draft: Draft, lexicon: NumberLexicon, marker: float = 0
) -> str | None:
    """Tell whether a number is no count because of what stands around it.

    Args:
        tokens: All tokens.
        draft: The number.
        lexicon: The lexicon.
        marker: Value of the last list marker before it.

    Returns:
        ``name``, ``marker`` (list marker, footnote), ``year``, or None.
    """
    if draft.form == "digits" and draft.last - draft.first == 1:
        if _is_marker(tokens, draft, lexicon, marker):
            return "marker"
        if _is_model(tokens, draft, lexicon) or _is_odd(tokens, draft, lexicon):
            return "name"
    if is_year(tokens, draft, lexicon):
        return "year"
    return "name" if _is_designated(tokens, draft, lexicon) else None


def _is_odd(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    """007, 5G, 4x4, 737-MAX, 9إم14, 33.5 شمالا."""
    text = tokens[draft.first].text
    if len(text) > 1 and text[0] == "0" and text[1].isdigit():
        return True
    before, after = at(tokens, draft.first - 1), at(tokens, draft.last)
    if before is not None and before.text == "+" and not tokens[draft.first].blank:
        return True  # 5+1
    if has(after, lexicon.context["coordinate"]):
        return True
    if after is None or after.blank:
        return False
    beyond = at(tokens, draft.last + 1)
    if after.text in lexicon.names["letter"] and beyond is not None and not beyond.blank:
        return True
    if after.text == "+":
        after = at(tokens, draft.last + 1)
        return after is not None and not after.blank and after.kind == "digits"
    if after.text in HYPHENS:
        after = at(tokens, draft.last + 1)
        return after is not None and not after.blank and after.kind == "latin"
    return after.kind == "latin" and after.text not in lexicon.marks


def _is_model(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    before = at(tokens, draft.first - 1)
    number = tokens[draft.first]
    if before is None:
        return False
    coded = lexicon.names["letter"] | lexicon.names["brand"]
    if before.text in HYPHENS:
        word = at(tokens, draft.first - 2)
        if word is None or word.kind not in ("word", "latin") or word.senses:
            return False
        if word.kind == "latin" or has(word, coded):
            return True
        close = not before.blank and not number.blank
        plain = has(word, lexicon.context["article_apart"] | lexicon.context["clitic"])
        return close and not plain
    if before.kind == "latin":
        known = before.text in lexicon.marks
        return not known and (not number.blank or not _counts(tokens, draft, lexicon))
    if has(before, coded):
        return not _counts(tokens, draft, lexicon)
    return _is_quoted_name(tokens, draft)


def _is_quoted_name(tokens: Text, draft: Draft) -> bool:
    """«نور 2»: a short quoted phrase that ends in digits."""
    after = at(tokens, draft.last)
    if after is None or after.text not in CLOSING_QUOTES + STRAIGHT_QUOTES:
        return False
    for back in range(2, _MODEL_WORDS + 2):
        token = at(tokens, draft.first - back)
        if token is None or tokens[draft.first - back + 1].kind not in ("word", "latin"):
            return False
        if token.text in OPENING_QUOTES + STRAIGHT_QUOTES:
            return True
    return False


def _is_marker(tokens: Text, draft: Draft, lexicon: NumberLexicon, marker: float) -> bool:
    """«1- …», «2. …», «(3)»."""
    before, after = at(tokens, draft.first - 1), at(tokens, draft.last)
    value = draft.value or 0
    if after is None or value >= _FOOTNOTE or not float(value).is_integer():
        return False
    opening = before is not None and before.text in "([" and after.text in ")]"
    following = at(tokens, draft.last + 1)
    if opening:
        counting = counts(tokens, draft.last + 1, lexicon)
        return tokens.begins_line(draft.first - 1) or not counting
    next_one = value == marker + 1 and marker > 0
    opened = before is not None and before.text in "([:؛"
    starts = tokens.begins_line(draft.first) or next_one or opened
    if not starts or following is None or tokens.begins_line(draft.last + 1):
        return False
    if not following.blank and not next_one:
        return False
    if after.text in HYPHENS:
        return following.kind != "digits" and not following.senses
    return not after.blank and after.text in ".)/"


def is_year(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    """Whether a number is a year: عام 2003, (2011), في 2011, 1445 هـ, عام ألفين وأحد عشر."""
    value, context = draft.value, lexicon.context
    if value is None or draft.kind or not float(value).is_integer():
        return False
    plain = draft.form == "digits" and tokens[draft.first].text.isdigit()
    before, after = at(tokens, draft.first - 1), at(tokens, draft.last)
    if has(before, context["year"]) and (1000 <= value < 2200 or (plain and value < 100)):
        return True
    if not plain or not 1000 <= value < 2200:
        return False
    if after is not None and after.text in context["era"]:
        return True
    if has(before, context["month"]):
        return True
    if not 1800 <= value < 2100:
        return False
    if before is not None and after is not None and before.text in "([":
        return after.text in ")]-–،"
    span = before is not None and before.text in HYPHENS
    likely = has(before, context["year_preposition"]) or (
        span and _plain_year(at(tokens, draft.first - 2))
    )
    if likely:
        draft.flag = "ambiguous"
    return likely and not _counted(tokens, draft.last, lexicon)


def _plain_year(token: Token | None) -> bool:
    return token is not None and token.text.isdigit() and 1800 <= int(token.text) < 2100


def _counted(tokens: Text, index: int, lexicon: NumberLexicon) -> bool:
    token = at(tokens, index)
    if token is None or token.text[:1] in lexicon.context["and"]:
        return False
    return is_noun_like(token, lexicon) and not is_definite(token, lexicon)


def _is_designated(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    names = lexicon.names
    before = at(tokens, draft.first - 1)
    mark = find_phrase(tokens, draft.last, lexicon.marks, exact=True)
    marked = mark is not None and mark.kind in ("percent", "symbol")
    if before is not None and before.text in "([":
        before = at(tokens, draft.first - 2)  # القرار (1701)
    if before is None or before.kind != "word" or marked:
        return False
    serial = has(before, names["serial"])
    if has(at(tokens, draft.first - 2) if serial else before, names["designator"]):
        return True
    if has(at(tokens, draft.first - 2), names["channel"]):
        return before.text not in lexicon.context["function"]
    if draft.definite and draft.lone and has(before, lexicon.context["place_of_number"]):
        return True
    if draft.form != "digits":
        return False
    if has(before, names["echelon"]) and has(at(tokens, draft.last), names["branch"]):
        return True
    if _counts(tokens, draft, lexicon):
        return False
    if has(before, names["formation"]):
        return True
    return _after_head(tokens, draft, lexicon)


def _counts(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    """Whether a noun is counted after a number or after the range that it opens."""
    if counts(tokens, draft.last, lexicon, draft.value):
        return True
    link, end = at(tokens, draft.last), at(tokens, draft.last + 1)
    context = lexicon.context
    joins = context["range_or"] | context["range_to"] | context["hyphen"]
    if link is None or end is None or not has(link, joins) or link.conj:
        return False
    part = read_chain(tokens, draft.last + 1)
    ascends = part is not None and draft.value is not None and draft.value < part.value
    return ascends and counts(tokens, part.last, lexicon, part.value) if part else False


def _after_head(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> bool:
    """Whether the head of a name stands some words before: طراز ميركافا 4, لواء المشاة 74."""
    definite = is_definite(at(tokens, draft.first - 1), lexicon)
    for back in range(2, _MODEL_WORDS + 2):
        token = at(tokens, draft.first - back)
        if token is None or token.kind not in ("word", "latin"):
            return False
        if has(token, lexicon.names["type"]):
            return True
        if definite and has(token, lexicon.names["echelon"]):
            return True
        definite = definite and is_definite(token, lexicon)
    return False
