"""Places that a type noun opens: «مطار حلب الدولي», «مدينة حلب», «بلدة X», «مدن X وY».

The noun before the name of a settlement or administrative unit stays outside the span;
in names of facilities, natural features, camps and quarters it is part of the name.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.evidence import has_place_cue
from annotator.pipeline.places.lexicon import TypeNoun
from annotator.pipeline.places.lists import lone_noun, member
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import (
    Context,
    Name,
    composite_end,
    name_after,
    purpose_end,
    with_adjectives,
)
from annotator.pipeline.places.roads import ROAD, definite_road, road_adjectives, stretch
from annotator.pipeline.places.text import (
    after,
    before,
    is_conjunction,
    is_definite,
    is_name_like,
    word_end,
)
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

NESTING = ("facility", "road", "camp", "sea", "strait")
"""Kinds of places whose names contain names of other places: «خليج عدن»."""


_FEATURES = ("region", "mountain", "desert", "valley", "lake")
"""Kinds that do so too where the whole is no known name: «هضبة إثيوبيا»."""


def find_typed(context: Context) -> list[Mention]:
    """All places with a type noun, in the order of the text, without overlaps."""
    found: list[Mention] = []
    at = 0
    while at < len(context.doc):
        noun = _type_at(context, at)
        mentions = _open(context, at, noun) if noun else _formative(context, at)
        road = None if mentions else definite_road(context, at)
        mentions = [road] if road is not None else mentions
        if mentions:
            found += mentions
            at = max(mention.end for mention in mentions)
        else:
            at += 1
    return found


def _type_at(context: Context, at: int) -> TypeNoun | None:
    """The type noun at a token, where it can open a name (no ال, no pronoun)."""
    doc = context.doc
    noun = context.lexicon.types.get(doc[at].norm_)
    if word_end(doc, at) != at + 1:
        noun = _dual_at(context, at)
    if noun is None or doc[at].pos_ in ("ADP", "PART", "PRON"):
        return None
    previous = before(doc, at)
    if noun.kind == ROAD and previous is not None and _is_from(context, previous):
        return None
    if not noun.plural:
        return noun
    dual = _is_dual(doc[at].norm_ if word_end(doc, at) == at + 1 else "", noun)
    opens = "any" if dual else "proper"
    opens = "known" if noun.opens == "known" else opens
    return replace(noun, inside=False, opens=opens, dual=dual)


def _is_from(context: Context, at: int) -> bool:
    """Whether عن stands at a token: «عن طريق …» is by means of."""
    return context.doc[at].norm_ in context.lexicon.words("by_means")


def _is_dual(norm: str, noun: TypeNoun) -> bool:
    """Whether a plural type noun means two, so that two names follow: «منفذي X وY»."""
    stem = fold(noun.singular)[:-1]
    return not norm or (norm.startswith(stem) and norm.endswith(("ا", "ي", "ين")))


def _dual_at(context: Context, at: int) -> TypeNoun | None:
    """A dual before its names that was read as «my …»: بلدتي, the two towns of."""
    doc = context.doc
    end = word_end(doc, at)
    if end != at + 2 or doc[at + 1].pos_ != "PRON":
        return None
    noun = context.lexicon.types.get(fold(doc[at:end].text))
    return noun if noun is not None and noun.plural else None


def _formative(context: Context, at: int) -> list[Mention]:
    """An unknown name that shows what it is by its first word: «في تل الورد»."""
    lexicon = context.lexicon
    if context.doc[at].norm_ not in lexicon.words("formative_strong") or at in context.matches:
        return []
    end = composite_end(context, at)
    if end is None or not has_place_cue(context.doc, at, lexicon):
        return []
    rule = lexicon.where["formative_strong"]
    return [Mention(at, end, rule=rule, kind="village", unknown=True)]


def _open(context: Context, at: int, noun: TypeNoun) -> list[Mention]:
    start, at, noun = _heads(context, at, noun)
    name_at = after(context.doc, word_end(context.doc, at))
    if name_at is None:
        return []
    whole = context.matches.get(start)
    name = member(context, name_at, noun) if noun.plural else None
    name = name or name_after(context, name_at, noun)
    if whole is not None and whole.end > at + 1:
        further = name is not None and not name.unknown and name.end > whole.end
        if not further:
            return _from_whole(context, whole, noun)
    if name is None:
        return []
    first = _mention(context, start, name_at, name, noun)
    return [first, *_list(context, first, noun)] if noun.plural else [first]


def _heads(context: Context, at: int, noun: TypeNoun) -> tuple[int, int, TypeNoun]:
    """Heads before one name: «مطار وميناء عدن», «مطار مدينة حلب».

    Returns:
        First token of the first head, the last head's token, and the first one's type.
    """
    start = at
    doc = context.doc
    while True:
        following = after(doc, at + 1)
        if following is None:
            return start, at, noun
        joined = doc[following].pos_ == "CCONJ"
        second = after(doc, following + 1) if joined else following
        other = _type_at(context, second) if second is not None else None
        if second is None or other is None or not noun.inside:
            return start, at, noun
        if joined != other.inside or second in context.matches:
            return start, at, noun
        at = second


def _from_whole(context: Context, whole: Match, noun: TypeNoun) -> list[Mention]:
    """A name that the gazetteer has with its type noun."""
    end = whole.end
    if noun.inside:
        more = road_adjectives(context, noun)
        end = with_adjectives(context, whole.start, whole.end, more)
        end = purpose_end(context, whole.start, end)
    return [Mention(whole.start, end, whole.candidates, kind=noun.kind, typed=True)]


def _mention(context: Context, start: int, name_at: int, name: Name, noun: TypeNoun) -> Mention:
    inside = noun.inside
    if noun.kind == ROAD:
        name = stretch(context, name)
    more = road_adjectives(context, noun)
    end = with_adjectives(context, start, name.end, more) if inside else name.end
    end = purpose_end(context, start, end) if inside else end
    if name.quoted and not inside:
        name_at, end = name_at + 1, end - 1
    mention = Mention(
        start if inside else name_at,
        end,
        () if inside else name.candidates,
        rule=noun.where,
        kind=noun.kind,
        typed=True,
        unknown=inside or name.unknown,
        name_en=noun.name_en if inside else None,
    )
    if inside:
        mention.candidates = _named_whole(context, mention)
        nesting = NESTING if mention.candidates else (*NESTING, *_FEATURES)
        if name.inner is not None and noun.kind in nesting:
            if name.inner.safe or name.inner.best.mark == REVIEWED:
                mention.inner.append(_inner(name.inner))
        elif name.unknown and not mention.candidates and not name.quoted:
            mention.inner += _unknown_inner(context, start, name_at, name, noun)
    return mention


def _unknown_inner(
    context: Context, start: int, name_at: int, name: Name, noun: TypeNoun
) -> list[Mention]:
    """The unknown town that airports, crossings and the like are called after.

    Not where the name is a word with ال or begins as the name of a person.
    """
    doc, lexicon = context.doc, context.lexicon
    first = doc[name_at]
    named = doc[start].norm_ in lexicon.words("named_after_town")
    person = fold(doc[name_at : word_end(doc, name_at)].text) in lexicon.first_names
    single = is_name_like(first) or first.norm_ in lexicon.words("formative")
    cut = word_end(doc, name_at) > name_at + 1
    person = person or first.norm_ in lexicon.words("kunya")
    if not named or person or is_definite(first) or not (single or cut):
        return []
    if name.end == name_at + 1 and first._.analysis and not cut and not _is_foreign(first):
        return []
    return [
        Mention(name_at, name.end, rule=noun.where, kind="city", unknown=True, role="in_name")
    ]


def _is_foreign(token: "Token") -> bool:
    """Whether no dictionary has a word."""
    return (token._.analysis or {}).get("source") in ("backoff", "name")


def _named_whole(context: Context, mention: Mention) -> tuple[Candidate, ...]:
    """Candidates of the whole phrase, which may have been cut differently before."""
    text = " ".join(
        token.norm_ for token in context.doc[mention.start : mention.end] if not token.is_space
    )
    return tuple(context.gazetteer.candidates(text))


def _inner(match: Match) -> Mention:
    return Mention(match.start, match.end, match.candidates, role="in_name")


def _list(context: Context, first: Mention, noun: TypeNoun) -> list[Mention]:
    """The further names after a plural type noun: «مدن حمص وحماة وإدلب»."""
    found: list[Mention] = []
    end = first.end
    while True:
        at = after(context.doc, end)
        if at is None or not is_conjunction(context.doc, at):
            return found
        name_at = after(context.doc, at + 1)
        if name_at is not None and is_conjunction(context.doc, name_at):
            name_at = after(context.doc, name_at + 1)
        if name_at is None:
            return found
        name = member(context, name_at, noun) or name_after(context, name_at, noun)
        name = name or lone_noun(context, name_at, noun)
        if name is None:
            return found
        mention = Mention(
            name_at,
            name.end,
            name.candidates,
            rule=noun.where,
            kind=None if noun.inside else noun.kind,
            typed=not noun.inside,
            unknown=name.unknown,
        )
        found.append(mention)
        end = name.end
