"""The name after a type noun: one of the gazetteer, one in quotes, or an unknown one."""

from dataclasses import dataclass

from annotator.gazetteer.lookup import Candidate, Gazetteer
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.gazetteer_matcher import Match
from annotator.pipeline.places.lexicon import ARTICLE, ROAD, TypeNoun
from annotator.pipeline.places.misread import bare_noun, cut_word
from annotator.pipeline.places.text import SON, Text
from annotator.text.chars import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES

MOST_NAME_WORDS = 3
FACILITY_ADJECTIVES = frozenset(("facility_adjective",))
ROAD_ADJECTIVES = frozenset(("facility_adjective", "road_adjective"))
"""Classes of adjectives that end the name of a facility, and that of a road."""

_QUOTES_OPEN = frozenset(OPENING_QUOTES + STRAIGHT_QUOTES)
_QUOTES_CLOSE = frozenset(CLOSING_QUOTES + STRAIGHT_QUOTES)


@dataclass(frozen=True, slots=True)
class Context:
    """What the search needs: the text, its matches by first token, the gazetteer."""

    text: Text
    matches: dict[int, Match]
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
    quoted = _quoted(context, at, noun)
    if quoted is not None:
        return quoted
    whole = cut_word(context, at, noun)
    if whole is not None:
        return _cut_name(context, whole, noun)
    word = context.text.words[at]
    if word.joins or word.punct:
        return None
    composite = composite_end(context.text, at)
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
    following = context.text.after(end)
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
    text = context.text
    following = text.after(match.end)
    doubtful = not match.safe and match.best.policy != "safe"
    doubtful = doubtful and not (match.best.mark == REVIEWED and _is_last(text, match))
    if noun.inside and doubtful and not _is_proper(text, match):
        return False
    longer = noun.inside and (noun.opens == "any" or noun.kind not in ("facility", "road"))
    name_goes_on = (
        (match.best.mark != REVIEWED or longer)
        and following is not None
        and text.words[following].name_like
        and following not in context.matches
        and not text.is_proclitic(following)
    )
    single = match.end == match.start + 1
    common = single and "common_noun" in text.words[match.start].by_spelling
    return not name_goes_on and not common


def _is_last(text: Text, match: Match) -> bool:
    """Whether no noun or adjective goes on with a name, but for one of its country."""
    following = text.after(match.end)
    if following is None:
        return True
    word = text.words[following]
    if "facility_adjective" in word.by_spelling or word.country is not None:
        return True
    noun = text.pos[following] in ("NOUN", "ADJ", "PROPN", "NUM")
    return not noun or text.is_proclitic(following)


def _is_proper(text: Text, match: Match) -> bool:
    """Whether a doubtful name does not read as an ordinary indefinite word here."""
    if match.end > match.start + 1 or text.pos[match.start] == "PROPN":
        return True
    return text.words[match.start].definite


def _quoted(context: Context, at: int, noun: TypeNoun) -> Name | None:
    """A name in quotation marks: «مسجد "النور"»."""
    texts = context.text.texts
    if texts[at] not in _QUOTES_OPEN or noun.opens == "known":
        return None
    for end in range(at + 2, min(at + 2 + MOST_NAME_WORDS, len(texts))):
        if texts[end] in _QUOTES_CLOSE:
            match = context.matches.get(at + 1)
            inner = match if match is not None and match.end == end else None
            candidates = inner.candidates if inner else ()
            return Name(end + 1, candidates, inner is None, inner, quoted=True)
    return None


def composite_end(text: Text, at: int) -> int | None:
    """Index after a name that a word such as عين، تل، كفر begins («عين الخضراء»)."""
    if "formative" not in text.words[at].by_spelling or text.word_end(at) != at + 1:
        return None
    second = text.after(at + 1)
    if second is None or text.is_proclitic(second) or text.words[second].joins:
        return None
    if text.words[second].noun is not None:
        return None
    if text.pos[second] not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    return composite_end(text, second) or text.word_end(second)


def _unknown_end(context: Context, at: int, noun: TypeNoun) -> int | None:
    """Index after an unknown name that begins at a token, or None where none does."""
    text = context.text
    word = text.words[at]
    if "common_noun" in word.by_spelling:
        return None
    titled = word.definite and text.norms[at][2:] in text.lexicon.words("honorific")
    if titled and noun.inside:
        return _more_names(context, text.word_end(at), 0, titled=True)
    if word.country is not None and not (noun.inside and noun.opens == "any"):
        return None
    if text.is_proclitic(at):
        return None
    if word.name_like:
        second = _second_noun(context, text.word_end(at), noun)
        if second is not None:
            return second
        return _more_names(context, text.word_end(at), 1, facility=noun.kind == "facility")
    if bare_noun(text, at, noun):
        return at + 1
    if noun.opens == "any" and word.definite and _is_simple_noun(text, at):
        end = text.word_end(at)
        following = text.after(end)
        if following is not None and _goes_on(text, at, following):
            return following + 1
        return end
    return None


def _second_noun(context: Context, at: int, noun: TypeNoun) -> int | None:
    """Index after a definite noun that ends a settlement's name: «جباتا الخشب»."""
    text = context.text
    following = text.after(at)
    if following is None or noun.inside or not text.words[following].definite:
        return None
    listed = "name_adjective" in text.words[following].by_spelling
    if listed or (text.pos[following] == "NOUN" and following not in context.matches):
        return text.word_end(following)
    return None


def _goes_on(text: Text, at: int, following: int) -> bool:
    """Whether a number of a ruler or an adjective goes on with a definite name."""
    word = text.words[following]
    if "regnal" in word.by_spelling:
        return True
    agrees = text.norms[following].endswith("ة") == text.norms[at].endswith("ة")
    return (
        text.pos[following] == "ADJ"
        and word.definite
        and agrees
        and word.country is None
        and "status_adjective" not in word.by_spelling
    )


def _is_simple_noun(text: Text, at: int) -> bool:
    morph = text.morphs[at]
    many = "Number=Plur" in morph or "Number=Dual" in morph
    return text.pos[at] in ("NOUN", "PROPN", "ADJ") and not many


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
    text = context.text
    end = at if count else None
    while count < MOST_NAME_WORDS:
        following = text.after(at)
        if following is None:
            break
        known = context.matches.get(following)
        if known is not None and count:
            return known.end if known.safe and facility else end
        if text.norms[following] in SON and count:
            father = text.after(following + 1)
            return text.word_end(father) if father is not None else end
        if "regnal" in text.words[following].by_spelling:
            return following + 1
        if not _continues_name(text, following, titled, first=not count):
            break
        at = end = text.word_end(following)
        count += 1
    return end


def _continues_name(text: Text, at: int, titled: bool, first: bool) -> bool:
    """Whether a token may be the next word of an unknown name."""
    word = text.words[at]
    fits = word.name_like or (titled and first and text.pos[at] in ("NOUN", "ADJ"))
    if titled and text.folded(at, text.word_end(at)) in text.lexicon.first_names:
        fits = True  # whatever the morphology cut off: فيصل is no ف + يصل
    elif text.is_proclitic(at) or word.joins:
        return False
    if not fits or "facility_adjective" in word.by_spelling:
        return False
    if word.country is not None and not titled:
        return False
    return text.tags[at] not in ("noun_num", "adj_num")


def purpose_end(text: Text, start: int, end: int) -> int:
    """Index after what a station or hospital is for: «محطة … للطاقة النووية»."""
    at = text.after(end)
    if at is None or "for_purpose" not in text.words[start].by_spelling:
        return end
    if "glued_to" not in text.words[at].by_spelling or not text.is_proclitic(at):
        return end
    if text.norms[at + 1].removeprefix(ARTICLE) not in text.lexicon.words("purpose"):
        return end
    end = text.word_end(at)
    following = text.after(end)
    pos = "NOUN" if not text.words[at + 1].definite else "ADJ"
    if following is not None and text.pos[following] == pos and text.words[following].definite:
        end = text.word_end(following)
    return end


def with_adjectives(text: Text, start: int, end: int, noun: TypeNoun) -> int:
    """Index after the adjectives that belong to a facility's name: «… الدولي».

    They agree with the noun that begins the name (``start``), of the kind of ``noun``.
    """
    classes = ROAD_ADJECTIVES if noun.kind == ROAD else FACILITY_ADJECTIVES
    feminine = text.norms[start].endswith("ة")
    for _ in range(2):
        following = text.after(end)
        if following is None or classes.isdisjoint(text.words[following].by_spelling):
            break
        if text.norms[following].endswith("ة") != feminine:
            break
        end = following + 1
    return end
