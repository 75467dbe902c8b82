"""The grammar of titles: ``وزير الخارجية الروسي``, ``المتحدث باسم الجيش العميد``."""

from dataclasses import dataclass

from annotator.pipeline.actors.lexicon import Title
from annotator.pipeline.actors.names import Text, begins_name, is_surname
from annotator.pipeline.actors.phrases import closing_quote

LONGEST = 14
_FOR = "ل"
_BY = "ب"
_NAME_OF = "اسم"
_AFFAIRS = "شوون"


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title with what belongs to it.

    Attributes:
        first: Index of its first word.
        core_end: Index of the word after the part without loose complements (في …).
        end: Index of the word after the whole phrase.
        name: Index of the first word of the name that follows, or None.
        title: The row that it began with.
        definite: Whether it can be about one known person.
    """

    first: int
    core_end: int
    end: int
    name: int | None
    title: Title
    definite: bool


def title_at(text: Text, at: int) -> tuple[Title, int] | None:
    """The title that begins at a word, and the index of the word after its head."""
    word = text.words[at]
    if word.mark or at in text.taken and not word.definite:
        return None
    phrase = text.lexicon.title_phrases.find(text.words, at)
    if phrase is not None:
        row = phrase[1]
        title = next(
            title for title in text.lexicon.titles.values() if title.where == row.where
        )
        return title, phrase[0]
    title = text.lexicon.titles.get(word.bare) or text.lexicon.titles.get(word.core)
    if title is None or word.pron or word.pos == "VERB":
        return None
    return title, at + 1


def parse_title(text: Text, at: int) -> TitlePhrase | None:
    """Read the title that begins at a word, up to the name or the end of the phrase."""
    found = title_at(text, at)
    if found is None:
        return None
    title, after = found
    if title.kind in ("rank", "honorific"):
        return _short_title(text, at, after, title)
    walk = _Walk(text, at, after, title)
    while walk.end < len(text.words) and walk.end - at < LONGEST:
        if walk.at_name():
            return walk.phrase(walk.end)
        if not walk.take():
            break
    return walk.phrase(None)


def _short_title(text: Text, at: int, after: int, title: Title) -> TitlePhrase | None:
    """Ranks and honorifics: only modifiers, nisbas and further titles before the name."""
    end = after
    while end < len(text.words):
        word = text.words[end]
        if word.mark or word.proclitic:
            return None
        further = title_at(text, end)
        bare = word.bare
        if text.known(end, "modifier") or (word.definite and bare in text.lexicon.nisbas):
            if not _is_last_name(text, end):
                end += 1
                continue
        elif further is not None and word.definite:
            phrase = parse_title(text, end)
            if phrase is None or phrase.name is None:
                return None
            return TitlePhrase(at, phrase.end, phrase.end, phrase.name, title, True)
        break
    if end < len(text.words) and (begins_name(text, end) or is_surname(text, end)):
        return TitlePhrase(at, end, end, end, title, True)
    return None


def _is_last_name(text: Text, at: int) -> bool:
    """Whether a nisba after a rank is itself the name: ``اللواء العراقي قال``."""
    after = at + 1
    return after >= len(text.words) or not (
        begins_name(text, after) or is_surname(text, after) or text.known(after, "modifier")
    )


class _Walk:
    """The state of reading one title from left to right."""

    def __init__(self, text: Text, first: int, after: int, title: Title):
        self.text = text
        self.first = first
        self.head_end = after
        self.end = after
        self.core_end = after
        self.title = title
        self.loose = False
        self.definite = text.words[first].definite or " " in text.words[first].core

    def at_name(self) -> bool:
        text, at = self.text, self.end
        before = text.words[at - 1]
        if text.words[at].sentence != before.sentence or text.words[at].proclitic:
            return False
        if at == self.head_end and not text.words[self.first].definite:
            return False
        if begins_name(text, at):
            return not (text.known(at - 1, "needs_name") and not self._listed(at))
        bare_head = at == self.head_end and text.words[self.first].definite
        return bare_head and is_surname(text, at) and text.words[at].tag == "noun_prop"

    def _listed(self, at: int) -> bool:
        word = self.text.words[at]
        return word.surface in self.text.lexicon.first_names

    def take(self) -> bool:
        """Take one more word (or quotation) into the title; False at its end."""
        text, at = self.text, self.end
        word = text.words[at]
        if word.sentence != text.words[at - 1].sentence:
            return False
        if word.quote:
            return self._take_quotation(closing_quote(text.words, at))
        if word.mark or word.core in text.lexicon.weekdays:
            return False
        if word.pos in ("ADP", "SCONJ") and text.known(at, "preposition"):
            return self._take_preposition()
        if word.conj:
            return self._take_coordinated()
        if word.prep and not self._complement_fits():
            return False
        if not word.nominal or (word.pron and at == self.head_end):
            return False
        if self._second_title():
            return False
        self._move(at + 1)
        return True

    def _second_title(self) -> bool:
        """``التقى الرئيس وزير الخارجية``: a bare title with ال has no idafa."""
        text, at = self.text, self.end
        bare_head = at == self.head_end and text.words[self.first].definite
        word = text.words[at]
        return bare_head and not word.definite and not word.prep and not word.proper

    def _take_quotation(self, close: int | None) -> bool:
        if close is None:
            return False
        self._move(close + 1)
        return True

    def _take_preposition(self) -> bool:
        text, at = self.text, self.end
        allowed = text.words[at].core in self.title.takes
        if not allowed or at + 1 >= len(text.words) or not text.words[at + 1].nominal:
            return False
        self.loose = True
        self.end = at + 1
        return True

    def _take_coordinated(self) -> bool:
        text, at = self.text, self.end
        word, before = text.words[at], text.words[at - 1]
        field = word.bare in text.lexicon.fields and (before.definite or word.definite)
        if word.prep or not field or at in text.taken:
            return False
        self._move(at + 1)
        return True

    def _complement_fits(self) -> bool:
        text, at = self.text, self.end
        word = text.words[at]
        if word.prep == _BY:
            return word.core == _NAME_OF or _BY in self.title.takes
        if word.prep != _FOR or text.known(at, "audience"):
            return False
        human = word.number == "Plur" and word.core.endswith(("ين", "ون"))
        affairs = word.core.startswith(_AFFAIRS) or "ؤون" in word.core
        return (_FOR in self.title.takes or affairs) and not human

    def _move(self, end: int) -> None:
        word = self.text.words[self.end]
        if word.definite or word.proper or self.end in self.text.places or word.quote:
            self.definite = True
        self.end = end
        if not self.loose:
            self.core_end = end

    def phrase(self, name: int | None) -> TitlePhrase:
        return TitlePhrase(
            self.first, self.core_end, self.end, name, self.title, self.definite
        )
