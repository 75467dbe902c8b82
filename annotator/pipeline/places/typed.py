"""Places that a type noun opens: «مطار حلب الدولي», «مدينة حلب», «بلدة X», «مدن X وY».

The noun before the name of a settlement or administrative unit stays outside the span;
in names of facilities, natural features, camps and quarters it is part of the name.
"""

from dataclasses import replace

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.evidence import has_place_cue
from annotator.pipeline.places.lexicon import ROAD, TypeNoun
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
from annotator.pipeline.places.roads import definite_road, stretch
from annotator.pipeline.places.text import Text
from annotator.text.fold import fold

NESTING = ("facility", "road", "camp", "sea", "strait")
"""Kinds of places whose names contain names of other places: «خليج عدن»."""


_FEATURES = ("region", "mountain", "desert", "valley", "lake")
"""Kinds that do so too where the whole is no known name: «هضبة إثيوبيا»."""


def find_typed(context: Context) -> list[Mention]:
    """All places with a type noun, in the order of the text, without overlaps."""
    text = context.text
    found: list[Mention] = []
    done = 0
    for at in _openings(text):
        if at < done:
            continue
        noun = _type_at(text, at)
        mentions = _open(context, at, noun) if noun else _formative(context, at)
        road = None if mentions else definite_road(context, at)
        mentions = [road] if road is not None else mentions
        if mentions:
            found += mentions
            done = max(mention.end for mention in mentions)
    return found


def _openings(text: Text) -> list[int]:
    """The tokens at which a place with a type noun can begin, in order."""
    duals = [at - 1 for at in text.positions("dual") if at and _dual_at(text, at - 1)]
    return sorted({*text.positions("typed"), *duals})


def _type_at(text: Text, at: int) -> TypeNoun | None:
    """The type noun at a token, where it can open a name (no ال, no pronoun)."""
    whole = text.word_end(at) == at + 1
    noun = text.words[at].noun if whole else _dual_at(text, at)
    if noun is None or text.pos[at] in ("ADP", "PART", "PRON"):
        return None
    previous = text.before(at)
    if noun.kind == ROAD and previous is not None and _is_by_means(text, previous):
        return None
    if not noun.plural:
        return noun
    dual = _is_dual(text.norms[at] if whole else "", noun)
    opens = "any" if dual else "proper"
    opens = "known" if noun.opens == "known" else opens
    return replace(noun, inside=False, opens=opens, dual=dual)


def _is_by_means(text: Text, at: int) -> bool:
    """Whether عن stands at a token: «عن طريق …» is by means of."""
    return "by_means" in text.words[at].by_spelling


def _is_dual(norm: str, noun: TypeNoun) -> bool:
    """Whether a plural type noun means two, so that two names follow: «منفذي X وY»."""
    stem = fold(noun.singular)[:-1]
    return not norm or (norm.startswith(stem) and norm.endswith(("ا", "ي", "ين")))


def _dual_at(text: Text, at: int) -> TypeNoun | None:
    """A dual before its names that was read as «my …»: بلدتي, the two towns of."""
    end = text.word_end(at)
    if end != at + 2 or text.pos[at + 1] != "PRON":
        return None
    noun = text.lexicon.types.get(text.folded(at, end))
    return noun if noun is not None and noun.plural else None


def _formative(context: Context, at: int) -> list[Mention]:
    """An unknown name that shows what it is by its first word: «في تل الورد»."""
    text = context.text
    if "formative_strong" not in text.words[at].by_spelling or at in context.matches:
        return []
    end = composite_end(text, at)
    if end is None or not has_place_cue(text, at):
        return []
    rule = text.lexicon.where["formative_strong"]
    return [Mention(at, end, rule=rule, kind="village", unknown=True)]


def _open(context: Context, at: int, noun: TypeNoun) -> list[Mention]:
    start, at, noun = _heads(context, at, noun)
    name_at = context.text.after(context.text.word_end(at))
    if name_at is None:
        return []
    whole = context.matches.get(start)
    name = member(context, name_at, noun) if noun.plural else None
    name = name or name_after(context, name_at, noun)
    if whole is not None and whole.end > at + 1:
        further = name is not None and not name.unknown and name.end > whole.end
        if not further:
            return _from_whole(context.text, whole, noun)
    if name is None:
        return []
    first = _mention(context, start, name_at, name, noun)
    return [first, *_list(context, first, noun)] if noun.plural else [first]


def _heads(context: Context, at: int, noun: TypeNoun) -> tuple[int, int, TypeNoun]:
    """Heads before one name: «مطار وميناء عدن», «مطار مدينة حلب».

    Returns:
        First token of the first head, the last head's token, and the first one's type.
    """
    text, start = context.text, at
    while True:
        following = text.after(at + 1)
        if following is None:
            return start, at, noun
        joined = text.pos[following] == "CCONJ"
        second = text.after(following + 1) if joined else following
        other = _type_at(text, second) if second is not None else None
        if second is None or other is None or not noun.inside:
            return start, at, noun
        if joined != other.inside or second in context.matches:
            return start, at, noun
        at = second


def _from_whole(text: Text, whole: Match, noun: TypeNoun) -> list[Mention]:
    """A name that the gazetteer has with its type noun."""
    end = whole.end
    if noun.inside:
        end = with_adjectives(text, whole.start, end, noun)
        end = purpose_end(text, whole.start, end)
    return [Mention(whole.start, end, whole.candidates, kind=noun.kind, typed=True)]


def _mention(context: Context, start: int, name_at: int, name: Name, noun: TypeNoun) -> Mention:
    inside = noun.inside
    if noun.kind == ROAD:
        name = stretch(context, name)
    end = with_adjectives(context.text, start, name.end, noun) if inside else name.end
    end = purpose_end(context.text, start, end) if inside else end
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
            mention.inner += _unknown_inner(context.text, start, name_at, name, noun)
    return mention


def _unknown_inner(
    text: Text, start: int, name_at: int, name: Name, noun: TypeNoun
) -> list[Mention]:
    """The unknown town that airports, crossings and the like are called after.

    Not where the name is a word with ال or begins as the name of a person.
    """
    word = text.words[name_at]
    end = text.word_end(name_at)
    if "named_after_town" not in text.words[start].by_spelling or word.definite:
        return []
    if "kunya" in word.by_spelling or text.folded(name_at, end) in text.lexicon.first_names:
        return []
    cut = end > name_at + 1
    if not (word.name_like or cut or "formative" in word.by_spelling):
        return []
    if name.end == name_at + 1 and not cut and not _may_be_foreign(text, name_at):
        return []
    return [
        Mention(name_at, name.end, rule=noun.where, kind="city", unknown=True, role="in_name")
    ]


def _may_be_foreign(text: Text, at: int) -> bool:
    """Whether no dictionary has a word, or it is not known whether one has."""
    return text.source(at) in (None, "backoff", "name")


def _named_whole(context: Context, mention: Mention) -> tuple[Candidate, ...]:
    """Candidates of the whole phrase, which may have been cut differently before."""
    text = context.text
    stretch = range(mention.start, mention.end)
    phrase = " ".join(text.norms[at] for at in stretch if not text.words[at].blank)
    return tuple(context.gazetteer.candidates(phrase))


def _inner(match: Match) -> Mention:
    return Mention(match.start, match.end, match.candidates, role="in_name")


def _list(context: Context, first: Mention, noun: TypeNoun) -> list[Mention]:
    """The further names after a plural type noun: «مدن حمص وحماة وإدلب»."""
    found: list[Mention] = []
    text, end = context.text, first.end
    while True:
        at = text.after(end)
        if at is None or not text.words[at].joins:
            return found
        name_at = text.after(at + 1)
        if name_at is not None and text.words[name_at].joins:
            name_at = text.after(name_at + 1)
        if name_at is None:
            return found
        name = member(context, name_at, noun) or name_after(context, name_at, noun)
        name = name or lone_noun(text, name_at, noun)
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
