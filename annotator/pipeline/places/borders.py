"""Borders: حدود with what defines it («الحدود السورية التركية», «الحدود مع X»)."""

from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    after,
    before,
    is_conjunction,
    is_definite,
    nisba_country,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WITH = "مع"
_BETWEEN = "بين"
_AND = "و"


def find_borders(doc: "Doc", names: list[Mention], lexicon: PlaceLexicon) -> list[Mention]:
    """Mentions of borders; the places named in them become their inner mentions.

    Args:
        doc: The Doc.
        names: Places found so far.
        lexicon: Words of the places layer.

    Returns:
        The borders. A name inside one is listed in its ``inner`` and gets the role
        in_name.
    """
    by_start = {mention.start: mention for mention in names}
    found = []
    for token in doc:
        previous = before(doc, token.i)
        guard = previous is not None and doc[previous].lemma_ in lexicon.words("guard")
        noun = token.pos_ in ("NOUN", "ADJ", "PROPN") and not guard
        if noun and token.norm_ in lexicon.words("border"):
            border = _border(doc, token.i, by_start, lexicon)
            if border is not None:
                found.append(border)
    return found


def _border(
    doc: "Doc", start: int, by_start: dict[int, Mention], lexicon: PlaceLexicon
) -> Mention | None:
    border = Mention(start, start + 1, rule=lexicon.where["border"], kind="border", typed=True)
    countries: list[str] = []
    at = _nisbas(doc, border, countries, lexicon) if is_definite(doc[start]) else None
    if at is None:
        at = after(doc, start + 1)
        if at is not None and not is_definite(doc[start]):
            _names(border, at, by_start, countries)
    following = after(doc, border.end)
    if following is not None and doc[following].norm_ in (_WITH, _BETWEEN):
        first = after(doc, following + 1)
        if first is not None and _names(border, first, by_start, countries):
            joined = after(doc, border.end)
            if doc[following].norm_ == _BETWEEN and joined is not None:
                second = after(doc, joined + 1)
                if doc[joined].norm_ == _AND and second is not None:
                    _names(border, second, by_start, countries)
    if border.end == start + 1:
        return None
    for name in border.inner:
        name.role = "in_name"
        name.parent = border
    border.countries = tuple(dict.fromkeys(countries))
    if len(border.countries) == 1 and _is_shared(doc, border):
        border.countries = ()
    return border


def _is_shared(doc: "Doc", border: Mention) -> bool:
    """Whether the border is one with a country («الحدود مع تركيا»), so that two share it."""
    return any(token.norm_ in (_WITH, _BETWEEN) for token in doc[border.start : border.end])


def _nisbas(
    doc: "Doc", border: Mention, countries: list[str], lexicon: PlaceLexicon
) -> int | None:
    """Take the nisbas after الحدود into the border; index of the last one."""
    last: int | None = None
    at = after(doc, border.start + 1)
    while at is not None:
        if last is not None and is_conjunction(doc, at):
            at = after(doc, at + 1)
            if at is not None and is_conjunction(doc, at):
                at = after(doc, at + 1)
            if at is None:
                break
        country = nisba_country(doc[at], lexicon) if is_definite(doc[at]) else None
        if country is None:
            break
        countries.append(country)
        last = at
        border.end = at + 1
        at = after(doc, at + 1)
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
