"""Ordinal numbers, told apart from cardinals: الثاني, الحادي والعشرون, الخامسة عشرة."""

from annotator.text.numbers.chain import joined
from annotator.text.numbers.context import at, counts
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text


def read_ordinal(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    """Read an ordinal that begins at a token; ثانية alone is a second of time."""
    token = tokens[index]
    sense = token.sense("ordinal")
    if sense is None:
        return _twenty_first(tokens, index, lexicon)
    after, second = at(tokens, index + 1), joined(tokens, index + 1)
    ten = after.sense("unit") if after and not after.conj else None
    tens = tokens[second].sense("tens") if second is not None else None
    if ten and ten.value == 10 and sense.value < 10:
        last, value = index + 2, 10 + sense.value
    elif second is not None and tens and sense.value < 10:
        last, value = second + 1, tens.value + sense.value
    elif sense.needs == "chain":
        return None
    else:
        last, value = index + 1, sense.value
    return _draft(tokens, index, last, value, sense.where)


def _twenty_first(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    """الواحد والعشرون, as the press writes it, unless a noun is counted after it."""
    token, second = tokens[index], joined(tokens, index + 1)
    one = token.sense("unit")
    tens = tokens[second].sense("tens") if second is not None else None
    if second is None or tens is None or one is None or one.value != 1 or not token.article:
        return None
    if not tokens[second].article or counts(tokens, second + 1, lexicon):
        return None
    return _draft(tokens, index, second + 1, tens.value + 1, one.where)


def _draft(tokens: Text, index: int, last: int, value: float, rule: str) -> Draft:
    token = tokens[index]
    return Draft(
        index, last, tokens.offset(index, token.inner), tokens.end(last - 1), value,
        form="word", kind="ordinal", definite=token.article, rule=rule,
    )  # fmt: skip
