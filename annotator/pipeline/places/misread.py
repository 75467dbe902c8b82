"""Names after a type noun that were read as ordinary words: «إقليم باي», «بلدة نمر»."""

from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate
from annotator.pipeline.places.evidence import has_place_cue
from annotator.pipeline.places.lexicon import TypeNoun
from annotator.pipeline.places.text import (
    after,
    before,
    in_class,
    is_conjunction,
    is_definite,
    is_name_like,
    is_proclitic,
    nisba_country,
    word_end,
)
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotator.pipeline.places.naming import Context

_LIKE = "ك"
_GLUED_LENGTH = 4


def cut_word(
    context: "Context", at: int, noun: TypeNoun
) -> tuple[int, tuple[Candidate, ...]] | None:
    """The written word at a token as a name, where clitics were cut off that belong to it.

    Directly after a type noun nothing else begins with ك; ب and و do so only before what
    is a place or a noun by itself: «مدينة بشرق …», «مدينة وقرية».

    Args:
        context: The text.
        at: First token after the type noun.
        noun: The type noun.

    Returns:
        Index after the word and the places of that name, or None.
    """
    doc = context.doc
    end = word_end(doc, at)
    if end == at + 1 or noun.opens == "known" or doc[at].is_punct or at in context.matches:
        return None
    word = fold(doc[at:end].text)
    candidates = tuple(one for one in context.gazetteer.candidates(word) if not one.loose)
    if not is_proclitic(doc, at):
        return (end, candidates) if candidates and len(word) > _GLUED_LENGTH else None
    if doc[at + 1].pos_ in ("PART", "SCONJ", "ADP", "PRON", "AUX", "VERB"):
        return None
    known = context.matches.get(at + 1)
    if known is not None and known.safe:
        return None
    if candidates or _cannot_be_cut(context, at, end, word):
        return end, candidates
    return None


def _cannot_be_cut(context: "Context", at: int, end: int, word: str) -> bool:
    """Whether a word that begins with a clitic can only be a name as a whole."""
    doc, lexicon = context.doc, context.lexicon
    host = doc[at + 1]
    if is_definite(host) or len(word) < _GLUED_LENGTH or lexicon.type_noun(host.norm_):
        return False
    begins = any(
        word.startswith(form) and len(word) > len(form) > 2
        for form in lexicon.words("formative")
    )
    possessed = host.pos_ == "NOUN" and doc[end - 1].pos_ == "PRON"
    mine = possessed and doc[end - 1].norm_ == "ي"
    if begins or mine:
        return True
    if is_name_like(host):
        guessed = (host._.analysis or {}).get("source") in ("backoff", "name")
        return guessed and host.norm_ not in lexicon.first_names
    if doc[at].norm_ == _LIKE and doc[at].pos_ == "ADP":
        return host.pos_ in ("NOUN", "VERB", "X") and not in_class(host, lexicon, "common_noun")
    following = after(doc, end)
    return _is_guess(doc, at) and following is not None and is_name_like(doc[following])


def _is_guess(doc: "Doc", at: int) -> bool:
    """Whether the reading of a token needs another spelling than the written one."""
    analysis = doc[at]._.analysis or {}
    return analysis.get("source") == "spvar"


def bare_noun(context: "Context", at: int, noun: TypeNoun) -> bool:
    """Whether an indefinite noun after a type noun can only be a name: «في بلدة نمر».

    It does not agree with the type noun as an adjective or the verb of a relative clause
    would, and nothing goes on with it as in an idafa («مدينة ألعاب جديدة»).

    Args:
        context: The text.
        at: First token after the type noun.
        noun: The type noun.
    """
    doc, lexicon = context.doc, context.lexicon
    token = doc[at]
    head = before(doc, at)
    if head is None or noun.plural or doc[head].norm_ not in lexicon.words("bare_opener"):
        return False
    if token.pos_ == "VERB":
        masculine = "Gender=Masc" in str(token.morph) and doc[head].norm_.endswith("ة")
        return masculine and has_place_cue(doc, head, lexicon) and _ends(doc, at + 1, context)
    if token.pos_ != "NOUN" or token.tag_ != "noun" or is_definite(token):
        return False
    morph = str(token.morph)
    if "Number=Plur" in morph or "Number=Dual" in morph or token.norm_.endswith(("ة", "ا")):
        return False
    if token.norm_ in lexicon.words("bare_stop") or nisba_country(token, lexicon) is not None:
        return False
    classes = ("part", "direction", "near", "partitive", "attack", "motion", "actor", "title")
    if any(in_class(token, lexicon, name) for name in classes):
        return False
    return has_place_cue(doc, head, lexicon) and _ends(doc, at + 1, context)


def _ends(doc: "Doc", at: int, context: "Context") -> bool:
    """Whether nothing goes on with the noun before a token."""
    following = after(doc, at)
    if following is None or is_conjunction(doc, following):
        return True
    token = doc[following]
    if in_class(token, context.lexicon, "direction"):
        return True
    if is_definite(token) and token.pos_ == "ADJ":
        return True
    noun = doc[at - 1].pos_ != "VERB" and token.pos_ in ("ADP", "VERB", "SCONJ")
    return token.is_punct or noun
