"""Ordinal numbers, told apart from cardinals: الثاني, الحادي والعشرون, الخامسة عشرة."""

from annotator.text.numbers.chain import joined
from annotator.text.numbers.context import at
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Token


def read_ordinal(tokens: list[Token], index: int) -> Draft | None:
    """Read an ordinal that begins at a token; ثانية alone is a second of time."""
    token = tokens[index]
    sense = token.sense("ordinal")
    if sense is None:
        return None
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
    return Draft(
        index, last, token.inner, tokens[last - 1].end, value, form="word", kind="ordinal",
        definite=token.article, rule=sense.where,
    )  # fmt: skip
