"""Names after a type noun that were read as ordinary words: «إقليم باي», «بلدة نمر»."""

from typing import TYPE_CHECKING

from annotator.gazetteer.lookup import Candidate
from annotator.pipeline.places.evidence import has_place_cue
from annotator.pipeline.places.lexicon import TypeNoun
from annotator.pipeline.places.text import Text

if TYPE_CHECKING:
    from annotator.pipeline.places.naming import Context

_LIKE = "ك"
_GLUED_LENGTH = 4
_NO_NAMES = frozenset(
    ("part", "direction", "near", "partitive", "attack", "motion", "actor", "title")
)
"""Classes of nouns that are no names of settlements."""


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
    text = context.text
    end = text.word_end(at)
    if end == at + 1 or noun.opens == "known" or text.words[at].punct or at in context.matches:
        return None
    word = text.folded(at, end)
    candidates = tuple(one for one in context.gazetteer.candidates(word) if not one.loose)
    if not text.is_proclitic(at):
        return (end, candidates) if candidates and len(word) > _GLUED_LENGTH else None
    if text.pos[at + 1] in ("PART", "SCONJ", "ADP", "PRON", "AUX", "VERB"):
        return None
    known = context.matches.get(at + 1)
    if known is not None and known.safe:
        return None
    if candidates or _cannot_be_cut(text, at, end, word):
        return end, candidates
    return None


def _cannot_be_cut(text: Text, at: int, end: int, word: str) -> bool:
    """Whether a word that begins with a clitic can only be a name as a whole."""
    host = text.words[at + 1]
    if host.definite or len(word) < _GLUED_LENGTH or host.type_noun is not None:
        return False
    begins = any(
        word.startswith(form) and len(word) > len(form) > 2
        for form in text.lexicon.words("formative")
    )
    possessed = text.pos[at + 1] == "NOUN" and text.pos[end - 1] == "PRON"
    mine = possessed and text.norms[end - 1] == "ي"
    if begins or mine:
        return True
    if host.name_like:
        return not host.first_name and text.is_foreign(at + 1)
    if text.norms[at] == _LIKE and text.pos[at] == "ADP":
        return text.pos[at + 1] in ("NOUN", "VERB", "X") and "common_noun" not in host.classes
    following = text.after(end)
    goes_on = following is not None and text.words[following].name_like
    return goes_on and text.source(at) == "spvar"  # a reading of another spelling


def bare_noun(text: Text, at: int, noun: TypeNoun) -> bool:
    """Whether an indefinite noun after a type noun can only be a name: «في بلدة نمر».

    It does not agree with the type noun as an adjective or the verb of a relative clause
    would, and nothing goes on with it as in an idafa («مدينة ألعاب جديدة»).

    Args:
        text: The text.
        at: First token after the type noun.
        noun: The type noun.
    """
    head = text.before(at)
    if head is None or noun.plural or "bare_opener" not in text.words[head].by_spelling:
        return False
    if text.pos[at] == "VERB":
        masculine = "Gender=Masc" in text.morphs[at] and text.norms[head].endswith("ة")
        return masculine and has_place_cue(text, head) and _ends(text, at + 1)
    word = text.words[at]
    if text.pos[at] != "NOUN" or text.tags[at] != "noun" or word.definite:
        return False
    morph = text.morphs[at]
    many = "Number=Plur" in morph or "Number=Dual" in morph
    if many or text.norms[at].endswith(("ة", "ا")):
        return False
    if "bare_stop" in word.by_spelling or word.country is not None:
        return False
    if not _NO_NAMES.isdisjoint(word.classes):
        return False
    return has_place_cue(text, head) and _ends(text, at + 1)


def _ends(text: Text, at: int) -> bool:
    """Whether nothing goes on with the noun before a token."""
    following = text.after(at)
    if following is None or text.words[following].joins:
        return True
    word, pos = text.words[following], text.pos[following]
    if "direction" in word.classes or (word.definite and pos == "ADJ"):
        return True
    noun = text.pos[at - 1] != "VERB" and pos in ("ADP", "VERB", "SCONJ")
    return word.punct or noun
