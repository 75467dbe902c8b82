"""Questions about the neighbourhood of a number that several rules ask."""

from annotator.text.numbers.lexicon import NumberLexicon, Phrase, PhraseTable
from annotator.text.numbers.tokens import Text, Token

_SHORT = 3
_HUNDRED = 100
_PAUCAL = range(3, 11)
"""Numbers after which the noun is plural."""
_STOPS = frozenset(".!?؟؛…,،:;()[]{}«»\"'“”|")


def at(tokens: Text, index: int) -> Token | None:
    """The token at an index, or None outside the text."""
    return tokens[index] if 0 <= index < len(tokens) else None


def has(token: Token | None, words: frozenset[str]) -> bool:
    """Whether a token, with or without proclitics, is one of some words."""
    return token is not None and not words.isdisjoint(token.bare or (token.text,))


def stand(tokens: Text, index: int, words: tuple[str, ...]) -> bool:
    """Whether words stand at an index; only the first of them may carry proclitics."""
    first = tokens[index]
    if words[0] not in (first.bare or (first.text,)):
        return False
    rest = tokens[index + 1 : index + len(words)]
    return tuple([token.text for token in rest]) == words[1:]


def find_phrase(
    tokens: Text, index: int, table: PhraseTable, exact: bool = False
) -> Phrase | None:
    """The longest phrase of a table that begins at a token."""
    token = at(tokens, index)
    if token is None:
        return None
    forms = (token.text,) if exact else token.bare or (token.text,)
    for form in forms:
        for size, phrases in table.get(form, ()):
            rest = tuple([token.text for token in tokens[index + 1 : index + size]])
            if (phrase := phrases.get(rest)) is not None:
                return phrase
    return None


def is_noun_like(token: Token | None, lexicon: NumberLexicon) -> bool:
    """Whether a token may be a counted noun: an Arabic word, no particle, no number."""
    if token is None or token.kind != "word" or token.senses or len(token.text) < 2:
        return False
    return not has(token, lexicon.context["function"])


def is_definite(token: Token | None, lexicon: NumberLexicon) -> bool:
    """Whether a word bears the article."""
    if token is None or token.kind != "word":
        return False
    if token.text[:2] in lexicon.context["elided"]:
        return True
    return any(form.startswith(lexicon.article) for form in token.bare)


def is_stop(token: Token | None) -> bool:
    """Whether nothing or punctuation stands there."""
    return token is None or token.text in _STOPS


def stands_alone(tokens: Text, first: int, last: int) -> bool:
    """Whether a stretch has punctuation, a line end or nothing on both sides."""
    return (is_stop(at(tokens, first - 1)) or tokens.begins_line(first)) and (
        is_stop(at(tokens, last)) or tokens.begins_line(last)
    )


def counts(
    tokens: Text, index: int, lexicon: NumberLexicon, value: float | None = None
) -> bool:
    """Whether the word there has the form of a counted noun: موقعا, دبابات, جنود.

    Args:
        tokens: All tokens.
        index: Where the noun would stand.
        lexicon: The lexicon.
        value: The number before it, which must then agree: plural after 3 to 10,
            singular from 11 on («اللواء 47 دبابات» counts nothing).
    """
    token = at(tokens, index)
    if token is None or not is_noun_like(token, lexicon) or is_definite(token, lexicon):
        return False
    known = lexicon.counted.get(token.text)
    if known is None and token.text[:1] in lexicon.context["and"]:
        return False
    endings = tuple(lexicon.context["counted_ending"])
    shaped = len(token.text) > _SHORT and token.text.endswith(endings)
    if value is None or not (known or shaped):
        return bool(known or shaped)
    single = token.text.endswith(tuple(lexicon.context["accusative"]))
    number = known or ("one" if single else "many")
    rest = value % _HUNDRED
    if rest in _PAUCAL or (value < 1 or value % 1):
        return number != "one" or bool(value % 1)
    return number != "many" and (value > max(_PAUCAL))
