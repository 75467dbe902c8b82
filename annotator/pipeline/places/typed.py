"""Places that a type noun opens: «مطار حلب الدولي», «مدينة حلب», «بلدة X», «مدن X وY».

The noun before the name of a settlement or administrative unit stays outside the span;
in names of facilities, natural features, camps and quarters it is part of the name.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate, Gazetteer
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.lexicon import PlaceLexicon, TypeNoun
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    SON,
    after,
    before,
    is_conjunction,
    is_definite,
    is_name_like,
    is_proclitic,
    nisba_country,
    word_end,
)
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_NAME_WORDS = 3
_QUOTES_OPEN = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)
_QUOTES_CLOSE = frozenset(CLOSING_QUOTES + STRAIGHT_QUOTES)


@dataclass(frozen=True, slots=True)
class Context:
    """What the search needs: the Doc, its matches by first token, words, gazetteer."""

    doc: "Doc"
    matches: dict[int, Match]
    lexicon: PlaceLexicon
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class _Name:
    end: int
    candidates: tuple[Candidate, ...]
    unknown: bool
    inner: Match | None
    quoted: bool = False


def find_typed(context: Context) -> list[Mention]:
    """All places with a type noun, in the order of the text, without overlaps."""
    found: list[Mention] = []
    at = 0
    while at < len(context.doc):
        noun = _type_at(context, at)
        mentions = _open(context, at, noun) if noun else []
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
    if noun is None or doc[at].pos_ in ("ADP", "PART", "PRON"):
        return None
    if noun.plural and noun.inside:
        return None
    return None if word_end(doc, at) != at + 1 else noun


def _open(context: Context, at: int, noun: TypeNoun) -> list[Mention]:
    start, at, noun = _heads(context, at, noun)
    name_at = after(context.doc, at + 1)
    if name_at is None:
        return []
    whole = context.matches.get(start)
    name = _name(context, name_at, noun)
    if whole is not None and whole.end > at + 1:
        further = name is not None and not name.unknown and name.end > whole.end
        if not further:
            return _from_whole(context, whole, noun)
    if name is None:
        return []
    first = _mention(context, start, name_at, name, noun)
    return [first, *_list(context, first, noun)] if noun.plural else [first]


def _heads(context: Context, at: int, noun: TypeNoun) -> tuple[int, int, TypeNoun]:
    """Heads joined before one name («مطار وميناء عدن»), and a settlement's noun inside
    a facility's name («مطار مدينة حلب»): first token, last token, type of the first."""
    start = at
    doc = context.doc
    while True:
        following = after(doc, at + 1)
        if following is None:
            return start, at, noun
        joined = doc[following].norm_ == "و"
        second = after(doc, following + 1) if joined else following
        other = _type_at(context, second) if second is not None else None
        if second is None or other is None or not noun.inside:
            return start, at, noun
        if joined != other.inside or second in context.matches:
            return start, at, noun
        at = second


def _from_whole(context: Context, whole: Match, noun: TypeNoun) -> list[Mention]:
    """A name that the gazetteer has with its type noun."""
    end = _with_adjectives(context, whole.start, whole.end) if noun.inside else whole.end
    return [Mention(whole.start, end, whole.candidates, kind=noun.kind, typed=True)]


def _mention(
    context: Context, start: int, name_at: int, name: _Name, noun: TypeNoun
) -> Mention:
    inside = noun.inside
    end = _with_adjectives(context, start, name.end) if inside else name.end
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
    )
    if inside:
        mention.candidates = _named_whole(context, mention)
        if name.inner is not None:
            mention.inner.append(_inner(name.inner))
    return mention


def _named_whole(context: Context, mention: Mention) -> tuple[Candidate, ...]:
    """Candidates of the whole phrase, which may have been cut differently before."""
    text = " ".join(
        token.norm_ for token in context.doc[mention.start : mention.end] if not token.is_space
    )
    return tuple(context.gazetteer.candidates(text))


def _inner(match: Match) -> Mention:
    return Mention(match.start, match.end, match.candidates, role="in_name")


def _name(context: Context, at: int, noun: TypeNoun) -> _Name | None:
    """The name after a type noun."""
    doc = context.doc
    quoted = _quoted(context, at, noun)
    if quoted is not None:
        return quoted
    if is_conjunction(doc, at) or doc[at].is_punct:
        return None
    match = context.matches.get(at)
    if match is not None and _fits(context, match, noun):
        return _Name(match.end, match.candidates, False, match)
    if noun.opens == "known":
        return None
    end = _unknown_end(context, at, noun)
    return _Name(end, (), True, None) if end else None


def _fits(context: Context, match: Match, noun: TypeNoun) -> bool:
    """Whether a name of the gazetteer can follow a type noun."""
    if noun.opens == "known" and not match.safe:
        return False
    last = context.doc[match.end - 1]
    following = after(context.doc, match.end)
    person = noun.inside and noun.opens == "any" and noun.kind in ("facility", "road")
    name_goes_on = (
        (match.best.mark != REVIEWED or person)
        and following is not None
        and is_name_like(context.doc[following])
        and following not in context.matches
        and not is_proclitic(context.doc, following)
    )
    return not name_goes_on and last.norm_ not in context.lexicon.words("common_noun")


def _quoted(context: Context, at: int, noun: TypeNoun) -> _Name | None:
    """A name in quotation marks: «مسجد "النور"»."""
    doc = context.doc
    if doc[at].text not in _QUOTES_OPEN or noun.opens == "known":
        return None
    for end in range(at + 2, min(at + 2 + MOST_NAME_WORDS, len(doc))):
        if doc[end].text in _QUOTES_CLOSE:
            match = context.matches.get(at + 1)
            inner = match if match is not None and match.end == end else None
            candidates = inner.candidates if inner else ()
            return _Name(end + 1, candidates, inner is None, inner, quoted=True)
    return None


def _unknown_end(context: Context, at: int, noun: TypeNoun) -> int | None:
    """Index after an unknown name that begins at a token, or None where none does."""
    doc = context.doc
    token = doc[at]
    if token.norm_ in context.lexicon.words("common_noun"):
        return None
    if token.norm_ in context.lexicon.words("formative"):
        second = after(doc, at + 1)
        if second is not None and doc[second].pos_ in ("NOUN", "PROPN", "ADJ", "X"):
            return word_end(doc, second)
    titled = is_definite(token) and token.norm_[2:] in context.lexicon.words("honorific")
    if titled and noun.inside:
        return _more_names(context, word_end(doc, at), 0, titled=True)
    nisba = nisba_country(token, context.lexicon) is not None
    if nisba and not (noun.inside and noun.opens == "any"):
        return None
    if is_name_like(token):
        return _more_names(context, word_end(doc, at), 1, facility=noun.kind == "facility")
    if noun.opens == "any" and is_definite(token) and _is_simple_noun(token):
        end = word_end(doc, at)
        following = after(doc, end)
        if following is not None and _goes_on(context, at, following):
            return following + 1
        return end
    return None


def _goes_on(context: Context, at: int, following: int) -> bool:
    """Whether a number of a ruler or an adjective goes on with a definite name."""
    token = context.doc[following]
    if token.norm_ in context.lexicon.words("regnal"):
        return True
    agrees = token.norm_.endswith("ة") == context.doc[at].norm_.endswith("ة")
    return (
        token.pos_ == "ADJ"
        and is_definite(token)
        and agrees
        and nisba_country(token, context.lexicon) is None
        and token.norm_ not in context.lexicon.words("status_adjective")
    )


def _is_simple_noun(token: object) -> bool:
    morph = str(getattr(token, "morph", ""))
    return getattr(token, "pos_", "") in ("NOUN", "PROPN", "ADJ") and (
        "Number=Plur" not in morph and "Number=Dual" not in morph
    )


def _more_names(
    context: Context, at: int, count: int, titled: bool = False, facility: bool = False
) -> int | None:
    """Index after the further words of an unknown name.

    Args:
        context: The text.
        at: Index after the words taken so far.
        count: Number of words taken.
        titled: The name begins with a title («مستشفى الملك …»).
        facility: A known place may end the name («فندق … الدوحة»).
    """
    doc = context.doc
    end = at if count else None
    while count < MOST_NAME_WORDS:
        following = after(doc, at)
        if following is None:
            break
        known = context.matches.get(following)
        if known is not None and count and not titled:
            return known.end if known.safe and facility else end
        token = doc[following]
        if token.norm_ in SON and count:
            father = after(doc, following + 1)
            return word_end(doc, father) if father is not None else end
        if token.norm_ in context.lexicon.words("regnal"):
            return following + 1
        fits = is_name_like(token) or (titled and token.pos_ in ("NOUN", "ADJ"))
        if not fits or is_proclitic(doc, following) or is_conjunction(doc, following):
            break
        if token.norm_ in context.lexicon.words("facility_adjective"):
            break
        if nisba_country(token, context.lexicon) is not None and not titled:
            break
        at = end = word_end(doc, following)
        count += 1
    return end


def _with_adjectives(context: Context, start: int, end: int) -> int:
    """Index after the adjectives that belong to a facility's name: «… الدولي».

    They agree with the noun that begins the name (``start``).
    """
    words = context.lexicon.words("facility_adjective")
    feminine = context.doc[start].norm_.endswith("ة")
    for _ in range(2):
        following = after(context.doc, end)
        if following is None or context.doc[following].norm_ not in words:
            break
        if context.doc[following].norm_.endswith("ة") != feminine:
            break
        end = following + 1
    return end


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
        name = _name(context, name_at, noun) if name_at is not None else None
        if name_at is None or name is None or _is_verb(context, name_at, name):
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


def _is_verb(context: Context, at: int, name: _Name) -> bool:
    return name.unknown and before(context.doc, at) is None
