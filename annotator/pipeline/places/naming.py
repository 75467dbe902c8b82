"""The name after a type noun: one of the gazetteer, one in quotes, or an unknown one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate, Gazetteer
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.lexicon import ARTICLE, PlaceLexicon, TypeNoun
from annotator.pipeline.places.misread import bare_noun, cut_word
from annotator.pipeline.places.text import (
    SON,
    after,
    is_conjunction,
    is_definite,
    is_name_like,
    is_proclitic,
    nisba_country,
    word_end,
)
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
class Name:
    """A name after a type noun.

    Attributes:
        end: Token index after it.
        candidates: Places of that name; empty for an unknown one.
        unknown: It is not in the gazetteer.
        inner: The gazetteer's match, where it is one.
        quoted: It includes its quotation marks.
    """

    end: int
    candidates: tuple[Candidate, ...]
    unknown: bool
    inner: Match | None
    quoted: bool = False


def name_after(context: Context, at: int, noun: TypeNoun) -> Name | None:
    """The name that begins at a token after a type noun, or None."""
    doc = context.doc
    quoted = _quoted(context, at, noun)
    if quoted is not None:
        return quoted
    whole = cut_word(context, at, noun)
    if whole is not None:
        return _cut_name(context, whole, noun)
    if is_conjunction(doc, at) or doc[at].is_punct:
        return None
    composite = composite_end(context, at)
    match = context.matches.get(at)
    if match is not None and composite is not None and match.end == at + 1 and not match.safe:
        match = None
    if match is not None and _fits(context, match, noun):
        return Name(match.end, match.candidates, False, match)
    if noun.opens == "known":
        return None
    end = composite or _unknown_end(context, at, noun)
    return Name(end, (), True, None) if end else None


def _cut_name(
    context: Context, whole: tuple[int, tuple[Candidate, ...]], noun: TypeNoun
) -> Name:
    """The name that begins with a word from which clitics were cut, with what goes on."""
    end, candidates = whole
    following = after(context.doc, end)
    known = context.matches.get(following) if following is not None else None
    if candidates or (known is None and noun.inside):
        return Name(end, candidates, not candidates, None)
    if known is not None and known.safe and not noun.inside:
        return Name(known.end, (), True, None)
    further = _more_names(context, end, 1) or end
    return Name(further, (), True, None)


def _fits(context: Context, match: Match, noun: TypeNoun) -> bool:
    """Whether a name of the gazetteer can follow a type noun."""
    if noun.opens == "known" and not match.safe:
        return False
    last = context.doc[match.end - 1]
    following = after(context.doc, match.end)
    doubtful = not match.safe and match.best.policy != "safe"
    doubtful = doubtful and not (match.best.mark == REVIEWED and _is_last(context, match))
    if noun.inside and doubtful and not _is_proper(context, match):
        return False
    longer = noun.inside and (noun.opens == "any" or noun.kind not in ("facility", "road"))
    name_goes_on = (
        (match.best.mark != REVIEWED or longer)
        and following is not None
        and is_name_like(context.doc[following])
        and following not in context.matches
        and not is_proclitic(context.doc, following)
    )
    common = match.end == match.start + 1 and last.norm_ in context.lexicon.words("common_noun")
    return not name_goes_on and not common


def _is_last(context: Context, match: Match) -> bool:
    """Whether no noun or adjective goes on with a name, but for one of its country."""
    following = after(context.doc, match.end)
    if following is None:
        return True
    token = context.doc[following]
    facility = token.norm_ in context.lexicon.words("facility_adjective")
    noun = token.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") and not is_proclitic(
        context.doc, following
    )
    return facility or not noun or nisba_country(token, context.lexicon) is not None


def _is_proper(context: Context, match: Match) -> bool:
    """Whether a doubtful name does not read as an ordinary indefinite word here."""
    token = context.doc[match.start]
    return match.end > match.start + 1 or token.pos_ == "PROPN" or is_definite(token)


def _quoted(context: Context, at: int, noun: TypeNoun) -> Name | None:
    """A name in quotation marks: «مسجد "النور"»."""
    doc = context.doc
    if doc[at].text not in _QUOTES_OPEN or noun.opens == "known":
        return None
    for end in range(at + 2, min(at + 2 + MOST_NAME_WORDS, len(doc))):
        if doc[end].text in _QUOTES_CLOSE:
            match = context.matches.get(at + 1)
            inner = match if match is not None and match.end == end else None
            candidates = inner.candidates if inner else ()
            return Name(end + 1, candidates, inner is None, inner, quoted=True)
    return None


def composite_end(context: Context, at: int) -> int | None:
    """Index after a name that a word such as عين، تل، كفر begins («عين الخضراء»)."""
    doc = context.doc
    if doc[at].norm_ not in context.lexicon.words("formative") or word_end(doc, at) != at + 1:
        return None
    second = after(doc, at + 1)
    if second is None or is_proclitic(doc, second) or is_conjunction(doc, second):
        return None
    if doc[second].norm_ in context.lexicon.types:
        return None
    if doc[second].pos_ not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    return composite_end(context, second) or word_end(doc, second)


def _unknown_end(context: Context, at: int, noun: TypeNoun) -> int | None:
    """Index after an unknown name that begins at a token, or None where none does."""
    doc = context.doc
    token = doc[at]
    if token.norm_ in context.lexicon.words("common_noun"):
        return None
    titled = is_definite(token) and token.norm_[2:] in context.lexicon.words("honorific")
    if titled and noun.inside:
        return _more_names(context, word_end(doc, at), 0, titled=True)
    nisba = nisba_country(token, context.lexicon) is not None
    if nisba and not (noun.inside and noun.opens == "any"):
        return None
    if is_proclitic(doc, at):
        return None
    if is_name_like(token):
        second = _second_noun(context, word_end(doc, at), noun)
        if second is not None:
            return second
        return _more_names(context, word_end(doc, at), 1, facility=noun.kind == "facility")
    if bare_noun(context, at, noun):
        return at + 1
    if noun.opens == "any" and is_definite(token) and _is_simple_noun(token):
        end = word_end(doc, at)
        following = after(doc, end)
        if following is not None and _goes_on(context, at, following):
            return following + 1
        return end
    return None


def _second_noun(context: Context, at: int, noun: TypeNoun) -> int | None:
    """Index after a definite noun that ends a settlement's name: «جباتا الخشب»."""
    following = after(context.doc, at)
    if following is None or noun.inside or not is_definite(context.doc[following]):
        return None
    token = context.doc[following]
    listed = token.norm_ in context.lexicon.words("name_adjective")
    if listed or (token.pos_ == "NOUN" and following not in context.matches):
        return word_end(context.doc, following)
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


def _is_simple_noun(token: "Token") -> bool:
    morph = str(token.morph)
    many = "Number=Plur" in morph or "Number=Dual" in morph
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and not many


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
    first_names = context.lexicon.first_names
    end = at if count else None
    while count < MOST_NAME_WORDS:
        following = after(doc, at)
        if following is None:
            break
        known = context.matches.get(following)
        if known is not None and count:
            return known.end if known.safe and facility else end
        token = doc[following]
        if token.norm_ in SON and count:
            father = after(doc, following + 1)
            return word_end(doc, father) if father is not None else end
        if token.norm_ in context.lexicon.words("regnal"):
            return following + 1
        fits = is_name_like(token) or (titled and not count and token.pos_ in ("NOUN", "ADJ"))
        if titled and fold(doc[following : word_end(doc, following)].text) in first_names:
            fits = True  # whatever the morphology cut off: فيصل is no ف + يصل
        elif is_proclitic(doc, following) or is_conjunction(doc, following):
            break
        if not fits:
            break
        if token.norm_ in context.lexicon.words("facility_adjective"):
            break
        if nisba_country(token, context.lexicon) is not None and not titled:
            break
        if token.tag_ in ("noun_num", "adj_num"):
            break
        at = end = word_end(doc, following)
        count += 1
    return end


def purpose_end(context: Context, start: int, end: int) -> int:
    """Index after what a station or hospital is for: «محطة … للطاقة النووية»."""
    doc, lexicon = context.doc, context.lexicon
    at = after(doc, end)
    if at is None or doc[start].norm_ not in lexicon.words("for_purpose"):
        return end
    if doc[at].norm_ not in lexicon.words("glued_to") or not is_proclitic(doc, at):
        return end
    if doc[at + 1].norm_.removeprefix(ARTICLE) not in lexicon.words("purpose"):
        return end
    end = word_end(doc, at)
    following = after(doc, end)
    noun = "NOUN" if not is_definite(doc[at + 1]) else "ADJ"
    if following is not None and doc[following].pos_ == noun and is_definite(doc[following]):
        end = word_end(doc, following)
    return end


def with_adjectives(
    context: Context, start: int, end: int, more: frozenset[str] = frozenset()
) -> int:
    """Index after the adjectives that belong to a facility's name: «… الدولي».

    They agree with the noun that begins the name (``start``); ``more`` are further ones.
    """
    words = context.lexicon.words("facility_adjective") | more
    feminine = context.doc[start].norm_.endswith("ة")
    for _ in range(2):
        following = after(context.doc, end)
        if following is None or context.doc[following].norm_ not in words:
            break
        if context.doc[following].norm_.endswith("ة") != feminine:
            break
        end = following + 1
    return end
