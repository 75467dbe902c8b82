"""Definite facilities without a name: «المطار الدولي», «القصر الجمهوري»."""

from collections.abc import Iterable

from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

MOST_WORDS = 5


def find_nominals(text: Text, names: Iterable[Mention]) -> list[Mention]:
    """Definite singular facilities that stand for one place of the text.

    Plurals («المباني الإدارية») are counted things and no places.
    """
    openings = text.positions("nominal")
    if not openings:
        return []
    occupied = {at for name in names for at in range(name.start, name.end)}
    found: list[Mention] = []
    for at in openings:
        if at in occupied:
            continue
        mention = _nominal_at(text, at)
        if mention is not None and occupied.isdisjoint(range(at, mention.end)):
            found.append(mention)
            occupied.update(range(at, mention.end))
    return found


def _nominal_at(text: Text, at: int) -> Mention | None:
    previous = text.before(at)
    if previous is not None and "every" in text.words[previous].by_spelling:
        return None
    return _listed(text, at) or _with_adjective(text, at)


def _listed(text: Text, at: int) -> Mention | None:
    """A phrase of the table ``place_nominals``, the longest one."""
    if text.norms[at] not in text.lexicon.nominal_words:
        return None
    norms: list[str] = []
    found: Mention | None = None
    position: int | None = at
    while position is not None and len(norms) < MOST_WORDS:
        norms.append(text.norms[position])
        row = text.lexicon.nominals.get(" ".join(norms))
        if row is not None:
            found = _mention(at, position + 1, row.where, row["kind"], row["name_en"])
        position = text.after(position + 1)
    return found


def _with_adjective(text: Text, at: int) -> Mention | None:
    """A definite type noun with a definite adjective: «المنشأة النووية»."""
    noun = text.words[at].type_noun
    following = text.after(at + 1)
    if noun is None or noun.plural or noun.nominal == "no" or following is None:
        return None
    adjective = text.words[following]
    if not text.words[at].definite or "facility_adjective" not in adjective.by_spelling:
        return None
    if not adjective.definite or not _agree(text.norms[at], text.norms[following]):
        return None
    return _mention(at, following + 1, noun.where, noun.kind, noun.name_en)


def _agree(noun: str, adjective: str) -> bool:
    return noun.endswith("ة") == adjective.endswith("ة")


def _mention(start: int, end: int, rule: str, kind: str, name_en: str) -> Mention:
    return Mention(
        start,
        end,
        rule=rule,
        kind=kind,
        typed=True,
        mention="nominal",
        unknown=True,
        name_en=name_en,
    )
