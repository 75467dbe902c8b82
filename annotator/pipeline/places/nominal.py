"""Definite facilities without a name: «المطار الدولي», «القصر الجمهوري»."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.pipeline.places.lexicon import ARTICLE, PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import after, before, is_definite

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_WORDS = 5


def find_nominals(doc: "Doc", lexicon: PlaceLexicon, names: Iterable[Mention]) -> list[Mention]:
    """Definite singular facilities that stand for one place of the text.

    Plurals («المباني الإدارية») are counted things and no places.
    """
    occupied = {at for name in names for at in range(name.start, name.end)}
    found: list[Mention] = []
    at = 0
    while at < len(doc):
        mention = None if at in occupied else _nominal_at(doc, at, lexicon)
        if mention is None or not occupied.isdisjoint(range(at, mention.end)):
            at += 1
            continue
        found.append(mention)
        at = mention.end
    return found


def _nominal_at(doc: "Doc", at: int, lexicon: PlaceLexicon) -> Mention | None:
    norm = doc[at].norm_
    if norm not in lexicon.nominal_words and not (
        norm.startswith(ARTICLE) and lexicon.type_noun(norm)
    ):
        return None
    previous = before(doc, at)
    if previous is not None and doc[previous].norm_ in lexicon.words("every"):
        return None
    return _listed(doc, at, lexicon) or _with_adjective(doc, at, lexicon)


def _listed(doc: "Doc", at: int, lexicon: PlaceLexicon) -> Mention | None:
    """A phrase of the table ``place_nominals``, the longest one."""
    norms: list[str] = []
    found: Mention | None = None
    position: int | None = at
    while position is not None and len(norms) < MOST_WORDS:
        norms.append(doc[position].norm_)
        row = lexicon.nominals.get(" ".join(norms))
        if row is not None:
            found = _mention(at, position + 1, row.where, row["kind"], row["name_en"])
        position = after(doc, position + 1)
    return found


def _with_adjective(doc: "Doc", at: int, lexicon: PlaceLexicon) -> Mention | None:
    """A definite type noun with a definite adjective: «المنشأة النووية»."""
    noun = lexicon.type_noun(doc[at].norm_)
    following = after(doc, at + 1)
    if noun is None or noun.plural or noun.nominal == "no" or following is None:
        return None
    adjective = doc[following].norm_
    if not is_definite(doc[at]) or adjective not in lexicon.words("facility_adjective"):
        return None
    if not is_definite(doc[following]) or not _agree(doc[at].norm_, adjective):
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
