"""Multipliers: ثلاثة أضعاف, ضعفا العدد, بمقدار الضعف."""

from annotator.text.numbers.context import at, has
from annotator.text.numbers.lexicon import NumberLexicon
from annotator.text.numbers.model import Draft
from annotator.text.numbers.tokens import Text


def read_multiple(tokens: Text, index: int, lexicon: NumberLexicon) -> Draft | None:
    """Read a multiplier that begins at a token, or a number that أضعاف follows."""
    token = tokens[index]
    if dual := token.sense("multiplier_dual"):
        return _draft(tokens, index, index + 1, dual.value, dual.where, "ambiguous")
    if plural := token.sense("multiplier_plural"):
        draft = _draft(tokens, index, index + 1, None, plural.where)
        draft.form, draft.vague, draft.approximate = "vague", True, True
        return draft
    if single := token.sense("multiplier"):
        context = lexicon.context
        doubling = has(at(tokens, index - 1), context["doubling"])
        twice = token.article and (token.prep or doubling)
        of = not token.article and has(at(tokens, index + 1), context["doubled"])
        return _draft(tokens, index, index + 1, 2, single.where) if twice or of else None
    return None


def times(tokens: Text, draft: Draft) -> None:
    """Make a number before أضعاف a multiplier."""
    after = at(tokens, draft.last)
    if after is None or draft.value is None or after.conj or draft.kind:
        return
    if after.sense("multiplier_plural", "multiplier", "times_noun"):
        draft.end, draft.lone = tokens.end(draft.last), False
        draft.kind, draft.last, draft.outer_last = "multiplier", draft.last + 1, draft.last + 1


def _draft(
    tokens: Text, first: int, last: int, value: float | None, rule: str,
    flag: str | None = None,
) -> Draft:  # fmt: skip
    token = tokens[first]
    return Draft(
        first, last, tokens.offset(first, token.inner), tokens.end(last - 1), value,
        form="word", kind="multiplier", definite=token.article, rule=rule, flag=flag,
    )  # fmt: skip
