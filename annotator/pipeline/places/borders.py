"""Borders: حدود with what defines it («الحدود السورية التركية», «الحدود مع X»)."""

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

_WITH = "مع"
_BETWEEN = "بين"
_AND = "و"


def find_borders(text: Text, names: list[Mention]) -> list[Mention]:
    """Mentions of borders; the places named in them become their inner mentions.

    Args:
        text: The text.
        names: Places found so far.

    Returns:
        The borders. A name inside one is listed in its ``inner`` and gets the role
        in_name.
    """
    nouns = text.positions("border")
    by_start = {mention.start: mention for mention in names} if nouns else {}
    found = []
    for at in nouns:
        previous = text.before(at)
        if previous is not None and "guard" in text.words[previous].by_lemma:
            continue
        border = _border(text, at, by_start)
        if border is not None:
            found.append(border)
    return found


def _border(text: Text, start: int, by_start: dict[int, Mention]) -> Mention | None:
    rule = text.lexicon.where["border"]
    border = Mention(start, start + 1, rule=rule, kind="border", typed=True)
    countries: list[str] = []
    definite = text.words[start].definite
    at = _nisbas(text, border, countries) if definite else None
    if at is None:
        at = text.after(start + 1)
        if at is not None and not definite:
            _names(border, at, by_start, countries)
    following = text.after(border.end)
    if following is not None and text.norms[following] in (_WITH, _BETWEEN):
        first = text.after(following + 1)
        if first is not None and _names(border, first, by_start, countries):
            joined = text.after(border.end)
            if text.norms[following] == _BETWEEN and joined is not None:
                second = text.after(joined + 1)
                if text.norms[joined] == _AND and second is not None:
                    _names(border, second, by_start, countries)
    if border.end == start + 1:
        return None
    for name in border.inner:
        name.role = "in_name"
        name.parent = border
    border.countries = tuple(dict.fromkeys(countries))
    if len(border.countries) == 1 and _is_shared(text, border):
        border.countries = ()
    return border


def _is_shared(text: Text, border: Mention) -> bool:
    """Whether the border is one with a country («الحدود مع تركيا»), so that two share it."""
    return any(norm in (_WITH, _BETWEEN) for norm in text.norms[border.start : border.end])


def _nisbas(text: Text, border: Mention, countries: list[str]) -> int | None:
    """Take the nisbas after الحدود into the border; index of the last one."""
    last: int | None = None
    at = text.after(border.start + 1)
    while at is not None:
        if last is not None and text.words[at].joins:
            at = text.after(at + 1)
            if at is not None and text.words[at].joins:
                at = text.after(at + 1)
            if at is None:
                break
        country = text.words[at].country if text.words[at].definite else None
        if country is None:
            break
        countries.append(country)
        last = at
        border.end = at + 1
        at = text.after(at + 1)
    return last


def _names(
    border: Mention, at: int, by_start: dict[int, Mention], countries: list[str]
) -> bool:
    """Take a place into the border, where one begins at a token."""
    name = by_start.get(at)
    if name is None:
        return False
    border.inner.append(name)
    border.end = name.end
    if name.candidates and name.candidates[0].country:
        countries.append(name.candidates[0].country)
    return True
