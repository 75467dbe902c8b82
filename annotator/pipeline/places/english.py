"""English names of places that are called after another: «ميناء بربرة», Berbera port."""

from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

BORDER = "border"


def composed(text: Text, mention: Mention) -> str | None:
    """English name of an unknown place whose name holds those of known ones.

    Args:
        text: The text.
        mention: The place; without candidates, with ``inner`` and ``name_en``, the
            English word of its type noun.

    Returns:
        For example Berbera port, Nabatieh-Marjayoun road; None where a name inside is not
        known either.
    """
    if not mention.inner or mention.name_en is None:
        return None
    names = [inner.chosen.name_en if inner.chosen else "" for inner in mention.inner]
    if not all(names):
        return None
    words = text.norms[mention.start : mention.end]
    return _pattern(words, mention.name_en, text.lexicon).format("-".join(names))


def border_name(mention: Mention, countries: "Sequence[str]") -> str | None:
    """English name of a border between two countries, given their English names."""
    if len(mention.countries) == 2 and len(countries) == 2:
        return f"{countries[0]}-{countries[1]} border"
    return None


def _pattern(words: list[str], noun: str, lexicon: PlaceLexicon) -> str:
    """What a type noun, with the adjectives behind the name, makes of a name."""
    for heads, further, pattern in lexicon.english:
        if words[0] in heads and (not further or not further.isdisjoint(words[1:])):
            return pattern
    return "{} " + noun
