"""Roads that are named after their adjective: «الطريق الدولي إم 5», «الطريق السريع A - B»."""

from dataclasses import replace

from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.places.lexicon import ARTICLE, ROAD
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import ROAD_ADJECTIVES, Context, Name
from annotator.pipeline.places.text import Text

_DASHES = ("-", "–", "—", "ـ", "/")
_CODE_LENGTH = 4


def definite_road(context: Context, at: int) -> Mention | None:
    """A road at a token with ال, where an adjective and a name or a number follow.

    Args:
        context: The text.
        at: Index of a token.
    """
    text = context.text
    if not text.words[at].definite:
        return None
    noun = text.lexicon.types.get(text.norms[at].removeprefix(ARTICLE))
    if noun is None or noun.kind != ROAD or noun.plural:
        return None
    following = text.after(at + 1)
    if following is None or ROAD_ADJECTIVES.isdisjoint(text.words[following].by_spelling):
        return None
    mention = Mention(at, following + 1, rule=noun.where, kind=ROAD, typed=True, unknown=True)
    mention.name_en = noun.name_en
    name_at = text.after(following + 1)
    if name_at is None:
        return None
    end = code_end(text, name_at)
    if end is None and text.words[name_at].definite and text.words[name_at].country:
        end = name_at + 1
    if end is not None:
        mention.end = end
        return mention
    known = context.matches.get(name_at)
    if known is None or not known.safe:
        return None
    name = stretch(context, Name(known.end, known.candidates, False, known))
    if name.inner is not None:
        return None
    mention.end = name.end
    return mention


def code_end(text: Text, at: int) -> int | None:
    """Index after the number of a road at a token («إم 4», «M-5», «60»), or None."""
    code = text.texts[at]
    if code.isascii() and len(code) <= _CODE_LENGTH and any(map(str.isdigit, code)):
        counts = code.isdigit() and at + 1 < len(text) and text.pos[at + 1] in ("NOUN", "ADJ")
        return None if counts else at + 1
    if code.isascii() and code.isalpha() and len(code) == 1:
        return _number(text, at + 1)
    if "road_letter" in text.words[at].by_spelling:
        return _number(text, at + 1)
    return None


def _number(text: Text, at: int) -> int | None:
    following = text.after(at)
    if following is not None and text.texts[following] in _DASHES:
        following = text.after(following + 1)
    if following is None or not text.texts[following].isdigit():
        return None
    return following + 1


def stretch(context: Context, name: Name) -> Name:
    """A road between two places: «طريق دمشق - حمص»; else the name as it is."""
    text = context.text
    at = text.after(name.end)
    if at is not None and text.texts[at] in _DASHES:
        at = text.after(at + 1)
    second = context.matches.get(at) if at is not None else None
    if name.inner is None or second is None:
        return name
    if not second.safe and second.best.mark != REVIEWED:
        return name
    return replace(name, end=second.end, inner=None)
