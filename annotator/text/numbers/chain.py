"""Cardinal numbers: the grammar of additive and multiplicative chains.

A number is a sum of terms, largest first, joined by و; a term is a coefficient below a
thousand, or digits, times its scales: ثلاثة آلاف | وستمئة وخمسة وعشرون. The chain ends at
the first word that cannot be added: «قتل ثلاثة وأصيب أربعة» are two numbers.
"""

from dataclasses import dataclass

from annotator.text.numbers.tokens import Token

_THOUSAND = 1000
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of tokens with its value.

    Attributes:
        last: Index of the token after it.
        value: Its value.
        scale: Factor of its last scale word, 1 where there is none.
        digits, words: Whether digits and number words are in it.
        open: Limit below which the next term must stay; 0 where none can follow.
        bare: It is a scale word without coefficient.
        dual: It ends in ألفا, مليونا: two of them, or the accusative of one.
    """

    last: int
    value: float
    scale: float = 1
    digits: bool = False
    words: bool = False
    open: float = 0
    bare: bool = False
    dual: bool = False


def joined(tokens: list[Token], index: int) -> int | None:
    """Index of the token that و joins to what stands before, attached or spaced."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "and" and index + 1 < len(tokens):
        return index + 1 if not tokens[index + 1].conj else None
    if token.joins and not token.prep and token.senses:
        return index
    return None


def _plain(tokens: list[Token], index: int) -> Token | None:
    """The token at an index where it continues a number without any proclitic but ال."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    return None if token.conj or (token.prep and not token.article) or token.prep else token


def _below_hundred(tokens: list[Token], index: int) -> Part | None:
    token = tokens[index]
    if unit := token.sense("unit"):
        tail = _plain(tokens, index + 1)
        if tail and unit.value < 10 and _is_ten(tail):
            return Part(index + 2, 10 + unit.value, words=True)
        after = joined(tokens, index + 1)
        if after is not None and unit.value < 10 and (tens := tokens[after].sense("tens")):
            return Part(after + 1, unit.value + tens.value, words=True)
        return Part(index + 1, unit.value, words=True)
    if other := token.sense("tens", "teen", "zero"):
        return Part(index + 1, other.value, words=True)
    return None


def _is_ten(token: Token) -> bool:
    unit = token.sense("unit")
    return unit is not None and unit.value == 10 and not token.article


def _below_thousand(tokens: list[Token], index: int) -> Part | None:
    token = tokens[index]
    hundred, last = token.sense("hundred"), index + 1
    value = hundred.value if hundred else 0
    if not hundred and (unit := token.sense("unit")) and unit.value < 10:
        after = _plain(tokens, index + 1)
        hundreds = after.sense("hundred", "hundreds") if after else None
        if hundreds and hundreds.value == _HUNDRED:
            value, last = unit.value * _HUNDRED, index + 2
    if not value:
        return _below_hundred(tokens, index)
    rest = _rest_of_hundred(tokens, last)
    if rest is None:
        return Part(last, value, words=True, open=_HUNDRED)
    return Part(rest.last, value + rest.value, words=True)


def _rest_of_hundred(tokens: list[Token], index: int) -> Part | None:
    after = joined(tokens, index)
    if after is not None:
        rest = _below_hundred(tokens, after)
        return rest if rest and rest.value and not _opens_fraction(tokens, rest.last) else None
    token = _plain(tokens, index)
    if token is None or not token.sense("unit", "tens") or token.article:
        return None
    rest = _below_hundred(tokens, index)  # مئة واحد وعشرون: the و was swallowed
    return rest if rest and rest.value > 20 and rest.value % 10 else None


def _opens_fraction(tokens: list[Token], index: int) -> bool:
    """Whether a unit before an index is the count of a fraction: وثلاثة | أخماس."""
    plural = tokens[index].sense("fraction_plural") if index < len(tokens) else None
    return plural is not None and tokens[index - 1].sense("unit") is not None


def _term(tokens: list[Token], index: int) -> Part | None:
    """A coefficient with its scales, or a scale alone."""
    token = tokens[index]
    if token.literal is not None:
        return _digit_term(tokens, index)
    part = _below_thousand(tokens, index)
    if part is not None:
        return _scaled(tokens, part)
    scale = token.sense("scale", "scale_dual", "scale_accusative")
    if scale is None:
        return None
    factor = 2 if scale.kind == "scale_dual" else 1
    dual = scale.kind == "scale_accusative"
    part = Part(
        index + 1, factor * scale.value, scale.value, words=True, open=scale.value,
        bare=factor == 1, dual=dual,
    )  # fmt: skip
    longer = _scaled(tokens, part)
    return longer if longer.last > part.last else part


def _digit_term(tokens: list[Token], index: int) -> Part | None:
    literal = tokens[index].literal
    if literal is None or literal.value is None:
        return None
    part = Part(index + 1, literal.value, digits=True)
    after = _plain(tokens, index + 1)
    hundred = after.sense("hundred") if after else None
    if after and hundred and hundred.value == _HUNDRED and not after.article:
        part = Part(index + 2, literal.value * _HUNDRED, digits=True, words=True)
    return _scaled(tokens, part)


def _scaled(tokens: list[Token], part: Part) -> Part:
    """Multiply by the scale words that follow: مئة ألف مليون."""
    while True:
        after = _plain(tokens, part.last)
        scale = after.sense("scale", "scale_accusative", "scale_plural") if after else None
        if scale is None or (part.scale > 1 and scale.value <= part.scale):
            return part
        if part.scale > 1 and part.bare and scale.kind == "scale_plural":
            return part
        part = Part(
            part.last + 1, part.value * scale.value, part.scale * scale.value, part.digits,
            True, scale.value,
        )  # fmt: skip


def read_chain(tokens: list[Token], index: int) -> Part | None:
    """Read the longest number that begins at a token.

    Args:
        tokens: All tokens.
        index: Where it begins; a conjunction before it does not belong to it.

    Returns:
        The number, or None where none begins there.
    """
    total = _term(tokens, index)
    if total is None:
        return None
    while total.open:
        step = _next_term(tokens, total)
        if step is None:
            break
        total = step
    return _classical(tokens, total) if total.value < _HUNDRED and total.words else total


def _next_term(tokens: list[Token], total: Part) -> Part | None:
    after = joined(tokens, total.last)
    index = total.last if after is None else after
    if after is None and not _swallowed(tokens, total):
        return None
    term = _term(tokens, index)
    if term is None or not term.value or _opens_fraction(tokens, term.last):
        return None
    if term.value < total.open:
        return Part(
            term.last, total.value + term.value, term.scale, total.digits or term.digits,
            total.words or term.words, term.open if term.scale > 1 or term.open else 0,
        )  # fmt: skip
    coefficient = term.value / term.scale
    if total.scale == _THOUSAND < term.scale and _HUNDRED <= coefficient < _THOUSAND:
        value = (total.value + coefficient) * term.scale  # ثلاثة آلاف وخمسمئة مليون
        return Part(term.last, value, term.scale, total.digits or term.digits, True, term.open)
    return None


def _swallowed(tokens: list[Token], total: Part) -> bool:
    """Whether a term follows without و: ألف خمسمئة, مليون مئتا ألف."""
    token = _plain(tokens, total.last)
    if token is None or total.scale == 1 or token.article or total.digits:
        return False
    part = _below_thousand(tokens, total.last) if token.senses else None
    return part is not None and part.value >= _HUNDRED


def _classical(tokens: list[Token], total: Part) -> Part:
    """Smallest first, as years are read aloud: سبعة وستين وتسعمئة وألف (1967)."""
    at = joined(tokens, total.last)
    hundred = tokens[at].sense("hundred", "unit") if at is not None else None
    part = _below_thousand(tokens, at) if at is not None and hundred else None
    if part is None or part.value < _HUNDRED or part.value % _HUNDRED:
        return total
    after = joined(tokens, part.last)
    scale = tokens[after].sense("scale", "scale_dual") if after is not None else None
    if after is None or scale is None or scale.value != _THOUSAND:
        return total
    thousands = _THOUSAND * (2 if scale.kind == "scale_dual" else 1)
    return Part(after + 1, total.value + part.value + thousands, words=True)
