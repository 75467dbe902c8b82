"""Foreign names that no lexicon has, where only a place can stand: «تقدموا نحو X»."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from annotator.pipeline.places.evidence import is_sport
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.naming import MOST_NAME_WORDS, Context
from annotator.pipeline.places.text import SON, Text

_SHORTEST = 4
_REACH = 8

_SPATIAL = ("direction", "part", "near", "towards")
_BESIDE = frozenset(("direction", "part", "near", "capital"))
_TITLES = frozenset(("title", "kunya"))


def find_unknown(context: Context, names: Iterable[Mention]) -> list[Mention]:
    """Unknown foreign words after words of place, motion and control.

    Args:
        context: The text.
        names: Places found so far.

    Returns:
        Places of kind city without candidates. What is a person, an organisation or an
        outlet anywhere in the text, or in a lexicon, is none.
    """
    text = context.text
    openings = text.positions("unknown")
    if not openings:
        return []
    occupied = {at for name in names for at in range(name.start, name.end)}
    search = _Search(context, occupied)
    return [mention for run in _runs(text, openings) for mention in search.names(run)]


def _runs(text: Text, openings: Iterable[int]) -> Iterator[list[int]]:
    """Tokens that may begin names, those together that one name may hold."""
    run: list[int] = []
    for at in openings:
        if run and not all(word.name_like or word.blank for word in text.words[run[-1] : at]):
            yield run
            run = []
        run.append(at)
    yield run


class _Search:
    """The search in one text.

    Args:
        context: The text.
        occupied: Tokens of the places found so far.
    """

    def __init__(self, context: Context, occupied: set[int]):
        self._context = context
        self._text = context.text
        self._occupied = occupied

    def names(self, run: list[int]) -> Iterator[Mention]:
        """The names that begin at some tokens of one run.

        What is a name is asked only where one of them has a cue: that a reading of no
        dictionary was chosen is costly to know.
        """
        text = self._text
        cued = {at for at in run if _has_cue(text, at)}
        done = 0
        for at in run if cued else ():
            end = self._name_end(at) if at >= done and at not in self._occupied else None
            if end is None or not self._occupied.isdisjoint(range(at, end)):
                continue
            if at in cued and not _in_sport(text, at):
                yield Mention(at, end, rule="unknown", kind="city", unknown=True)
            done = end

    @cached_property
    def _people(self) -> frozenset[str]:
        """Spellings that stand as the name of a person somewhere in the text."""
        text = self._text
        return frozenset(
            text.norms[at]
            for at, pos in enumerate(text.pos)
            if pos in ("PROPN", "X") and at > 0 and _introduces_person(text, at - 1)
        )

    def _is_foreign(self, at: int) -> bool:
        """Whether a token of a name's shape is a word that no dictionary has."""
        text = self._text
        if at in self._context.matches or text.word_end(at) != at + 1:
            return False
        return text.norms[at] not in self._people and text.is_foreign(at)

    def _name_end(self, at: int) -> int | None:
        """Index after an unknown name of one to three words at a token, or None."""
        text = self._text
        if len(text.norms[at]) < _SHORTEST or not self._is_foreign(at):
            return None
        end, words = at + 1, 1
        while True:
            following = text.after(end)
            if following is None or not text.words[following].name_like:
                break
            more = not text.words[following].first_name
            if words == MOST_NAME_WORDS or not more or following in self._context.matches:
                return None
            end, words = following + 1, words + 1
        return end if following is None or _stops(text, following) else None


def _in_sport(text: Text, at: int) -> bool:
    """Whether the words round a token speak of sport, where clubs have such names."""
    return is_sport(text, max(0, at - 30), min(len(text), at + 30))


def _introduces_person(text: Text, at: int) -> bool:
    """Whether the name after a token is one of a person."""
    word, pos = text.words[at], text.pos[at]
    if pos not in ("PROPN", "NOUN", "ADJ", "VERB", "X"):
        return False
    if word.first_name or text.norms[at] in SON or not _TITLES.isdisjoint(word.classes):
        return True
    if pos == "VERB":
        return "say" in word.by_lemma
    return pos == "PROPN" and not word.blank


def _stops(text: Text, at: int) -> bool:
    """Whether no name goes on at a token."""
    word, pos = text.words[at], text.pos[at]
    if word.punct or word.joins or text.is_proclitic(at):
        return text.texts[at] not in ("-", "–", "/")
    if pos in ("ADP", "CCONJ", "VERB", "SCONJ", "ADV", "PRON", "PART", "AUX"):
        return True
    return word.definite if pos == "ADJ" else not _BESIDE.isdisjoint(word.classes)


def _has_cue(text: Text, at: int) -> bool:
    """Whether what stands before a token makes it a place."""
    phrases = text.phrases_before(at)
    if any(name in phrases for name in _SPATIAL):
        return True
    previous = text.before(at)
    letters = text.lexicon.words("arabic_letter")
    if previous is None or not letters.isdisjoint(text.norms[at]):
        return False
    if text.is_proclitic(previous):
        return False
    word = text.words[previous]
    if "in" in word.by_spelling and text.pos[previous] == "ADP":
        return not _follows(text, previous, "abstract_in")
    if "to_or_from" in word.by_spelling:
        partitive = _follows(text, previous, "partitive")
        return not partitive and _after_class(text, previous, ("motion", "leave"))
    if "on" in word.by_spelling:
        return _after_class(text, previous, ("control",))
    return _is_taken(text, previous)


def _follows(text: Text, at: int, name: str) -> bool:
    """Whether a preposition belongs to a word of a class, such as one of opinion."""
    head = text.before(at)
    return head is not None and name in text.words[head].classes


def _after_class(text: Text, at: int, classes: tuple[str, ...]) -> bool:
    """Whether a word of some classes stands before a token in its clause."""
    for earlier in range(at - 1, max(0, at - _REACH) - 1, -1):
        word = text.words[earlier]
        if not word.classes.isdisjoint(classes):
            return True
        stops = word.punct and text.texts[earlier] not in "«»\"'"
        if stops or text.pos[earlier] == "SCONJ":
            return False
    return False


def _is_taken(text: Text, previous: int) -> bool:
    """Whether a verb of taking with its subject, or such a masdar, stands before."""
    if text.pos[previous] == "NOUN" and not text.words[previous].definite:
        return "taking" in text.words[previous].classes
    at: int | None = previous
    for _ in range(3):
        if at is None or text.pos[at] not in ("NOUN", "ADJ") or not text.words[at].definite:
            break
        at = text.before(at)
    if at is None or at == previous or text.pos[at] != "VERB":
        return False
    return "take" in text.words[at].by_lemma
