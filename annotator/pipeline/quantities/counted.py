"""From a number to a quantity: the noun that it counts, after it or before it."""

from dataclasses import replace

from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.lexicon import Unit
from annotator.pipeline.quantities.units import Counted, any_unit, known_unit, whole_unit
from annotator.pipeline.quantities.words import Tokens
from annotator.text.fold import fold
from annotator.text.numbers import Number

MEASURES = frozenset(
    ("distance", "area", "volume", "mass", "speed", "power", "temperature", "money", "duration")
)
"""Kinds whose unit makes sense with a share (نصف كيلومتر) or with واحد before it."""

_THOUSANDS = frozenset(("personnel", "killed", "wounded", "missing", "detained", "displaced",
                        "casualties", "equipment", "formation", "count"))  # fmt: skip
_ADJECTIVES = 2
_DAYS = 31
_HUNDRED = 100
_THOUSAND = 1000
_PAIR = 2
_FEW = range(3, 11)


def number_draft(tokens: Tokens, number: Number) -> Draft | None:
    """Turn a number into a quantity with its counted noun.

    Args:
        tokens: The Doc's tokens.
        number: A number of the text.

    Returns:
        The quantity; None where the number counts nothing: an ordinal, a name, a year, a
        share of time, an anaphor such as الثلاثة.
    """
    if number.kind in ("ordinal", "name", "one"):
        return None
    first, last = tokens.covering(number.start), tokens.covering(number.end - 1)
    if _is_day(tokens, number, last + 1):
        return None
    draft = Draft(
        first, last, number.start, number.end, number, value=number.value, low=number.low,
        high=number.high, approximate=number.approximate, bound=number.bound,
        vague=number.vague, form=number.form, flag=number.flag, rule=number.rule,
    )  # fmt: skip
    if number.kind in ("percent", "multiplier", "measure") or number.currency:
        return _marked(tokens, draft, number)
    after = noun_after(tokens, number, last + 1)
    if after is None and number.bound == "between":
        after = _noun_inside(tokens, number, first, last)
    if number.kind == "year" and (number.flag is None or after is None or not after.known):
        return None
    if after is not None:
        return _with_noun(tokens, draft, number, after)
    return _without_noun(tokens, draft, number)


def _is_day(tokens: Tokens, number: Number, index: int) -> bool:
    """Whether a month follows: a date that the dates layer did not take."""
    token = tokens.at(index)
    month = token is not None and token.norm in tokens.lexicon.months
    return month and tokens.same_sentence(index - 1, index) and (number.value or 0) <= _DAYS


def _marked(tokens: Tokens, draft: Draft, number: Number) -> Draft:
    """A percentage, a multiplier, a sum with a sign, a measure with an abbreviation."""
    if number.kind == "percent":
        draft.kind, draft.unit_name = "percent", "%"
    elif number.kind == "multiplier":
        draft.kind, draft.unit_name = "multiplier", "x"
    elif number.currency:
        named = tokens.lexicon.named.get(tokens.lexicon.currencies.get(number.currency, ""))
        if named:
            draft.set_unit(named)
        draft.kind, draft.currency = "money", number.currency
    elif number.unit and (unit := tokens.lexicon.named.get(number.unit)):
        draft.set_unit(unit)
        _other_separator(draft)
    return draft


def noun_after(tokens: Tokens, number: Number, index: int) -> Counted | None:
    """The counted noun after a number, or after the من that follows it."""
    if index >= len(tokens) or not tokens.same_sentence(index - 1, index):
        return None
    exact = not number.vague and number.kind != "ratio"
    if _is_gap(tokens, index) and tokens.same_sentence(index, index + 1):
        index += 1
    if number.partitive:
        return _of(tokens, index, number)
    if tokens.is_in(index, "of"):
        return _of(tokens, index + 1, number)
    if tokens.is_definite(index) and (exact or number.kind == "year"):
        return None
    found = _candidate(tokens, index, exact) or _nisba(tokens, number, index)
    if found is not None and exact and _disagrees(tokens, number, found):
        return None
    if number.vague and number.low is None and not _is_several(tokens, index):
        return None
    owned = found is not None and found.last < tokens.word_last(found.first)
    return None if exact and owned else found


def _disagrees(tokens: Tokens, number: Number, noun: Counted) -> bool:
    """Whether the grammar forbids that a number counts the noun after it.

    «الدول السبع ملتزمة»: after ال and 3 to 10 a singular is a predicate. «12 مليارا
    مستحقة»: after the accusative of a scale no genitive can follow.
    """
    single = tokens.has(noun.first, "Number", "Sing")
    if number.definite and number.form == "word" and number.value in _FEW and single:
        return True
    written = tokens.text[number.start : number.end].split()
    closed = len(written) > 1 and fold(written[-1]) in tokens.lexicon.words["closed_scale"]
    return closed and not noun.known and noun.unit.where == "quantity.noun"


def _nisba(tokens: Tokens, number: Number, index: int) -> Counted | None:
    """«23 دركيا»: after 11 to 99 a word in يا is a person, though it looks like a name."""
    token, endings = tokens.at(index), tuple(tokens.lexicon.words["nisba"])
    many = number.value is not None and number.value % _HUNDRED > max(_FEW)
    if token is None or not many or token.pos != "PROPN" or not tokens.is_word(index):
        return None
    stem = token.norm.removesuffix(next(iter(tokens.lexicon.words["accusative"])))
    if not token.norm.endswith(endings) or len(stem) <= len(endings[0]):
        return None
    return Counted(index, index, Unit(stem, "personnel", where="quantity.noun"), known=False)


def _is_gap(tokens: Tokens, index: int) -> bool:
    """A quote before the noun (20 «صاروخا»), a bracket after the number ((30) صاروخا)."""
    token = tokens.doc[index]
    opened = index > 1 and tokens.doc[index - 2].is_left_punct
    return bool(token.is_quote or (token.is_right_punct and token.is_bracket and opened))


def _is_several(tokens: Tokens, index: int) -> bool:
    """Whether a noun after بعض, عدة, أغلبية is definite or a plural: not أغلبية مسلمة."""
    single = tokens.has(index, "Number", "Sing") and not tokens.is_definite(index)
    return not (single and (tokens.pos[index] == "ADJ" or tokens.is_known(index)))


def _of(tokens: Tokens, index: int, number: Number) -> Counted | None:
    """The noun of «مئة من الجنود», «عدد من عناصر الشرطة»: definite or plural."""
    if index >= len(tokens) or not tokens.same_sentence(index - 1, index):
        return None
    found = _candidate(tokens, index, exact=False)
    if found is None or found.unit.kind == "duration":
        return None
    if not number.vague and tokens.is_in(index, "collective"):
        return None
    plural = tokens.has(index, "Number", "Plur") or tokens.has(index, "Number", "Dual")
    if number.partitive:
        return found if plural or found.known or tokens.is_person(index) else None
    people = found.known and found.unit.kind not in ("count", "formation")
    return found if plural or (people and tokens.is_definite(index)) else None


def _candidate(tokens: Tokens, index: int, exact: bool) -> Counted | None:
    """A noun that may be counted: known, or a noun that is no name."""
    token = tokens.at(index)
    if token is None or not tokens.is_word(index) or tokens.is_in(index, "other"):
        return None
    if token.norm in tokens.lexicon.months:
        return None
    found = whole_unit(tokens, index) or known_unit(tokens, index)
    if token.pos == "ADP" and found is not None and found.last == index:
        return None  # أمام, no إمام
    if found is not None:
        return None if token.pos == "VERB" and not exact else found
    if not tokens.is_nominal(index):
        return None
    found = any_unit(tokens, index)
    name = token.pos == "PROPN" and tokens.is_known(index)
    if found is not None and found.unit.where == "quantity.noun" and name:
        return None
    return found


def _noun_inside(tokens: Tokens, number: Number, first: int, last: int) -> Counted | None:
    """«بين 20 جنديا و30»: the noun stands after the first number."""
    for index in range(first + 1, last):
        token = tokens.forms[index]
        if token.pos in ("NOUN", "ADJ"):
            found = known_unit(tokens, index)
            if found is not None:
                return found
    return None


def _with_noun(tokens: Tokens, draft: Draft, number: Number, noun: Counted) -> Draft | None:
    if noun.unit.kind == "duration":
        return None
    whole = tokens.is_definite(noun.first) or tokens.has(noun.first, "Number", "Plur")
    if number.kind == "ratio" and (noun.unit.kind not in MEASURES or whole):
        owned = _is_owned(tokens, noun) or number.rule == "number.share"
        if not (whole or owned or _in_idafa(tokens, noun)):
            return None
        draft.kind, draft.unit_name, draft.rule = "ratio", noun.unit.name, number.rule
    else:
        draft.set_unit(noun.unit)
        _other_separator(draft)
    draft.last = max(draft.last, noun.last)
    draft.end = max(draft.end, tokens.end(noun.last))
    return draft


def _is_owned(tokens: Tokens, noun: Counted) -> bool:
    """Whether a pronoun of the third person is on a noun: نصف سكانها."""
    last = tokens.word_last(noun.first)
    return noun.last < last and not tokens.has(last, "Person", "1")


def _in_idafa(tokens: Tokens, noun: Counted) -> bool:
    """Whether a noun without article is made definite by what follows it: نصف سكان المدينة."""
    after = noun.last + 1
    return tokens.same_sentence(noun.last, after) and (
        tokens.is_definite(after) or tokens.pos[after] in ("PRON", "PROPN")
    )


def _other_separator(draft: Draft) -> None:
    """«3.600 جندي» are thousands; with a measure or a sum it stays a decimal."""
    number = draft.number
    if number is None or number.alternative is None or draft.kind not in _THOUSANDS:
        return
    for name in ("value", "low", "high"):
        if getattr(draft, name) == number.value:
            setattr(draft, name, number.alternative)
    draft.flag = None


def _without_noun(tokens: Tokens, draft: Draft, number: Number) -> Draft | None:
    before = noun_before(tokens, number, draft.first)
    if before is not None:
        if before.unit.kind == "duration":
            return None
        draft.set_unit(before.unit)
        draft.first, draft.start = before.first, tokens.starts[before.first]
        return draft
    if number.vague and number.low is None:
        return None
    index = draft.last + 1
    share = number.kind == "ratio"
    if not share and tokens.same_sentence(draft.last, index) and tokens.is_in(index, "other"):
        draft.other = True
        return draft
    if tokens.same_sentence(draft.last, index) and _of_them(tokens, index):
        draft.other = draft.part = True
        return draft
    if share:
        draft.kind = "ratio"
        half = tokens.same_sentence(draft.last, index) and tokens.is_nominal(index)
        return None if half and not number.definite else draft
    if number.form == "word" and not _small(number) and _after_name(tokens, draft.first):
        return None
    about = number.approximate or number.bound != "none"  # قرابة المليون
    if number.definite and not number.vague and not about:
        return None
    many = (number.low or 0) >= _THOUSAND
    if number.definite and number.vague and many and _in_construct(tokens, draft.first):
        return None
    return draft


def _in_construct(tokens: Tokens, index: int) -> bool:
    """Whether a noun governs a definite numeral: «مقبرة الملايين» counts nobody."""
    before = index - 1
    noun = tokens.same_sentence(before, index) and tokens.pos[before] == "NOUN"
    outcome = noun and tokens.lemmas[before] in tokens.lexicon.frames  # مقتل العشرات
    return noun and not outcome and not tokens.is_definite(before)


def _small(number: Number) -> bool:
    """Whether a number is two to nine: no surname, unlike ستين."""
    return number.value is not None and _PAIR <= number.value < max(_FEW)


def _after_name(tokens: Tokens, index: int) -> bool:
    """Whether a name stands before: a surname may look like a number (ستين)."""
    before = tokens.same_sentence(index - 1, index)
    return before and tokens.pos[index - 1] == "PROPN"


def _heads_idafa(tokens: Tokens, head: int, second: int) -> bool:
    """Whether a plural governs a definite singular: طائرات النقل الثلاث."""
    if head < 0 or not tokens.same_sentence(head, second) or tokens.is_definite(head):
        return False
    plural = tokens.pos[head] == "NOUN" and tokens.has(head, "Number", "Plur")
    return plural and not tokens.has(second, "Number", "Plur")


def _follows_noun(tokens: Tokens, at: int) -> bool:
    """Whether a definite word is the adjective of a noun: الطائرات المسيرة الثلاث."""
    if not tokens.is_definite(at):
        return False
    adjective = tokens.pos[at] == "ADJ"
    if adjective and known_unit(tokens, at) is None:
        return True
    before = at - 1
    if not tokens.same_sentence(before, at) or not tokens.is_definite(before):
        return False
    if adjective and tokens.pos[before] == "NOUN":
        return True
    compound = known_unit(tokens, before)
    return compound is not None and compound.last == at


def _of_them(tokens: Tokens, index: int) -> bool:
    return tokens.word_norm(index) in tokens.lexicon.words["same"]


def noun_before(tokens: Tokens, number: Number, index: int) -> Counted | None:
    """The noun of a number that stands after it: الطائرات الثلاث, رجال ستة."""
    at = index - 1
    if at < 0 or not tokens.same_sentence(at, index) or number.bound == "between":
        return None
    if not number.definite:
        lone = number.form == "word" and number.value in _FEW and not number.kind
        adjacent = lone and tokens.has(at, "Number", "Plur") and not tokens.is_definite(at)
        if adjacent and tokens.pos[at] == "ADJ":
            return known_unit(tokens, at)
        noun = adjacent and tokens.pos[at] == "NOUN"
        return any_unit(tokens, at) if noun else None
    for _ in range(_ADJECTIVES):
        if _follows_noun(tokens, at):
            at -= 1
    if at < 0 or not tokens.same_sentence(at, index) or not tokens.is_definite(at):
        return None
    if number.form in ("word", "digits") and _heads_idafa(tokens, at - 1, at):
        found = any_unit(tokens, at - 1)
        return replace(found, last=index) if found else None
    plural = tokens.has(at, "Number", "Plur") or tokens.has(at, "Number", "Dual")
    if not plural or tokens.pos[at] not in ("NOUN", "ADJ"):
        return None
    found = any_unit(tokens, at)
    return replace(found, last=index) if found else None
