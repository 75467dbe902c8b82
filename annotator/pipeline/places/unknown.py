"""Foreign names that no lexicon has, where only a place can stand: «تقدموا نحو X»."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.pipeline.places.evidence import is_sport
from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import MOST_NAME_WORDS, Context
from annotator.pipeline.places.text import (
    SON,
    after,
    before,
    ends_with,
    in_class,
    is_conjunction,
    is_definite,
    is_name_like,
    is_proclitic,
    nisba_country,
    word_end,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORTEST = 4
_REACH = 8
_ENDINGS = ("ة", "ى", "ات", "ه", "ها", "هم", "هما", "ين", "يه")
"""Of misspelt words rather than of names: article, pronoun and plural endings."""

_SPATIAL = ("direction", "part", "near", "towards")


def find_unknown(context: Context, names: Iterable[Mention]) -> list[Mention]:
    """Unknown foreign words after words of place, motion and control.

    Args:
        context: The text.
        names: Places found so far.

    Returns:
        Places of kind city without candidates. What is a person, an organisation or an
        outlet anywhere in the text, or in a lexicon, is none.
    """
    doc = context.doc
    occupied = {at for name in names for at in range(name.start, name.end)}
    people = _people(doc, context.lexicon)
    found: list[Mention] = []
    at = 0
    while at < len(doc):
        end = None if at in occupied else _name_end(context, at, people)
        if end is None or not occupied.isdisjoint(range(at, end)):
            at += 1
            continue
        if _has_cue(doc, at, context.lexicon) and not _in_sport(doc, at, context.lexicon):
            found.append(Mention(at, end, rule="unknown", kind="city", unknown=True))
        at = end
    return found


def _in_sport(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether the words round a token speak of sport, where clubs have such names."""
    return is_sport(doc, max(0, at - 30), min(len(doc), at + 30), lexicon)


def _people(doc: "Doc", lexicon: PlaceLexicon) -> frozenset[str]:
    """Spellings that stand as the name of a person somewhere in a text."""
    found = set()
    for token in doc:
        if token.i == 0 or token.pos_ not in ("PROPN", "X"):
            continue
        previous = doc[token.i - 1]
        if previous.pos_ not in ("PROPN", "NOUN", "ADJ", "VERB", "X"):
            continue
        named = previous.norm_ in lexicon.first_names or previous.norm_ in SON
        titled = in_class(previous, lexicon, "title") or in_class(previous, lexicon, "kunya")
        foreign = previous.pos_ == "PROPN" and not previous.is_space
        said = previous.pos_ == "VERB" and previous.lemma_ in lexicon.words("say")
        if named or titled or foreign or said:
            found.add(token.norm_)
    return frozenset(found)


def _is_foreign(context: Context, at: int, people: frozenset[str]) -> bool:
    """Whether a token is a word that no lexicon has, of a shape that names have."""
    token, lexicon = context.doc[at], context.lexicon
    if not is_name_like(token) or at in context.matches or word_end(context.doc, at) != at + 1:
        return False
    if (token._.analysis or {}).get("source") not in ("backoff", "name"):
        return False
    if is_definite(token) or token.norm_.endswith(_ENDINGS):
        return False
    if token.norm_ in lexicon.first_names or token.norm_ in lexicon.other_names:
        return False
    if token.norm_ in lexicon.words("no_place") or in_class(token, lexicon, "distance"):
        return False
    known = nisba_country(token, lexicon) is not None or lexicon.type_noun(token.norm_)
    return not known and token.norm_ not in people


def _name_end(context: Context, at: int, people: frozenset[str]) -> int | None:
    """Index after an unknown name of one to three words at a token, or None."""
    doc = context.doc
    if not _is_foreign(context, at, people) or len(doc[at].norm_) < _SHORTEST:
        return None
    end, words = at + 1, 1
    while True:
        following = after(doc, end)
        if following is None or not is_name_like(doc[following]):
            break
        more = doc[following].norm_ not in context.lexicon.first_names
        if words == MOST_NAME_WORDS or not more or following in context.matches:
            return None
        end, words = following + 1, words + 1
    return end if following is None or _stops(doc, following, context.lexicon) else None


def _stops(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether no name goes on at a token."""
    token = doc[at]
    if token.is_punct or is_conjunction(doc, at) or is_proclitic(doc, at):
        return token.text not in ("-", "–", "/")
    if token.pos_ in ("ADP", "CCONJ", "VERB", "SCONJ", "ADV", "PRON", "PART", "AUX"):
        return True
    if token.pos_ == "ADJ":
        return is_definite(token)
    beside = any(in_class(token, lexicon, name) for name in ("direction", "part", "near"))
    return beside or in_class(token, lexicon, "capital")


def _has_cue(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether what stands before a token makes it a place."""
    if any(ends_with(doc, at, lexicon.words(name)) is not None for name in _SPATIAL):
        return True
    previous = before(doc, at)
    letters = lexicon.words("arabic_letter")
    if previous is None or not letters.isdisjoint(doc[at].norm_):
        return False
    token = doc[previous]
    if is_proclitic(doc, previous):
        return False
    if token.norm_ in lexicon.words("in") and token.pos_ == "ADP":
        return not _is_about(doc, previous, lexicon)
    if token.norm_ in lexicon.words("to_or_from"):
        head = before(doc, previous)
        if head is not None and in_class(doc[head], lexicon, "partitive"):
            return False
        return _after_class(doc, previous, lexicon, ("motion", "leave"))
    if token.norm_ in lexicon.words("on"):
        return _after_class(doc, previous, lexicon, ("control",))
    return _is_taken(doc, previous, lexicon)


def _is_about(doc: "Doc", at: int, lexicon: PlaceLexicon) -> bool:
    """Whether في belongs to a word of opinion or to work in an organisation."""
    head = before(doc, at)
    return head is not None and in_class(doc[head], lexicon, "abstract_in")


def _after_class(doc: "Doc", at: int, lexicon: PlaceLexicon, classes: tuple[str, ...]) -> bool:
    """Whether a word of some classes stands before a token in its clause."""
    for token in reversed(doc[max(0, at - _REACH) : at]):
        if any(in_class(token, lexicon, name) for name in classes):
            return True
        if (token.is_punct and token.text not in "«»\"'") or token.pos_ == "SCONJ":
            return False
    return False


def _is_taken(doc: "Doc", previous: int, lexicon: PlaceLexicon) -> bool:
    """Whether a verb of taking with its subject, or such a masdar, stands before."""
    token: Token = doc[previous]
    if token.pos_ == "NOUN" and not is_definite(token):
        return in_class(token, lexicon, "taking")
    at: int | None = previous
    for _ in range(3):
        if at is None or doc[at].pos_ not in ("NOUN", "ADJ") or not is_definite(doc[at]):
            break
        at = before(doc, at)
    if at is None or at == previous or doc[at].pos_ != "VERB":
        return False
    return doc[at].lemma_ in lexicon.words("take")
