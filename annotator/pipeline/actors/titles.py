"""The grammar of titles: ``وزير الخارجية الروسي``, ``المتحدث باسم الجيش العميد``."""

from annotator.pipeline.actors.entries import ORGANISATION, PERSON, TITLE
from annotator.pipeline.actors.lexicon import Title
from annotator.pipeline.actors.names import (
    assumed_name,
    begins_name,
    first_name,
    foreign_name,
    has_clitic,
    is_surname,
    placed_name,
)
from annotator.pipeline.actors.phrases import Match
from annotator.pipeline.actors.text import Text, TitlePhrase
from annotator.pipeline.actors.words import (
    BY,
    FOR,
    IN,
    NISBA_ENDINGS,
    SOUND_PLURALS,
    Word,
)

LONGEST = 14
"""Words of the longest title without the titles in apposition to it."""
DEEPEST = 8
"""Titles in apposition to one another that are read as one phrase (الدكتور اللواء الركن)."""
AT = "لدي"
"""Folded لدى."""
NAME_OF = "باسم"
"""What a spokesperson takes: one with an adjective is a known one (المتحدث العسكري)."""


def title_at(text: Text, at: int) -> Match[Title] | None:
    """The head of the title that begins at a word."""
    if not text.roles[at] & TITLE:
        return None
    phrase = text.lexicon.title_phrases.find(text.words, at)
    if phrase is not None:
        return phrase
    entry = text.entries[at]
    if entry.whole_title is not None and at and text.words[at - 1].pos == "VERB":
        return Match(0, at + 1, entry.whole_title)
    if entry.title is None:
        return None
    return Match(entry.word.shift, at + 1, entry.title)


def parse_title(text: Text, at: int) -> TitlePhrase | None:
    """Read the title that begins at a word, up to the name or the end of the phrase."""
    if not text.roles[at] & TITLE:
        return None
    if at not in text.titles:
        if text.depth == DEEPEST:
            return None
        text.depth += 1
        text.titles[at] = _parsed(text, at)
        text.depth -= 1
    return text.titles[at]


def _parsed(text: Text, at: int) -> TitlePhrase | None:
    found = title_at(text, at)
    if found is None:
        return None
    if found.value.kind in ("rank", "honorific"):
        return _short_title(text, at, found)
    return _Walk(text, at, found).read()


def _short_title(text: Text, at: int, head: Match[Title]) -> TitlePhrase | None:
    """Ranks and honorifics: only modifiers, nisbas and further titles before the name."""
    end, title, start = head.last, head.value, text.starts[at] + head.shift
    while end < len(text.words) and text.sentences[end] == text.sentences[at]:
        word = text.words[end]
        if word.quote and begins_name(text, end + 1):
            return TitlePhrase(at, start, end, end, end + 1, title, True)
        if word.mark or has_clitic(text, end):
            return None
        nisba = word.definite and word.bare in text.lexicon.nisbas
        if (text.known(end, "modifier") or nisba) and _name_later(text, end + 1):
            end += 1
            continue
        further = title_at(text, end)
        if further is not None and word.definite:
            phrase = parse_title(text, end)
            if phrase is None or phrase.name is None:
                return None
            return TitlePhrase(at, start, phrase.end, phrase.end, phrase.name, title, True)
        alone = text.words[at].definite and not text.known(at, "first_name_only")
        surname = alone and (is_surname(text, end) or assumed_name(text, end))
        called = title.kind == "honorific" and assumed_name(text, end)
        surname = surname or (called and first_name(text, end + 1) is not None)
        if begins_name(text, end) or surname:
            return TitlePhrase(at, start, end, end, end, title, True)
        return None
    return None


def _name_later(text: Text, at: int) -> bool:
    """Whether a name may follow, so that the word before is none (اللواء العراقي سعد معن)."""
    if at >= len(text.words) or text.words[at].mark:
        return False
    return (
        begins_name(text, at)
        or is_surname(text, at)
        or assumed_name(text, at)
        or text.known(at, "modifier")
        or (title_at(text, at) is not None and text.words[at].definite)
    )


class _Walk:
    """The state of reading one title from left to right."""

    def __init__(self, text: Text, first: int, head: Match[Title]):
        self.text = text
        self.first = first
        self.start = text.starts[first] + head.shift
        self.title = head.value
        self.head_end = self.end = self.core_end = head.last
        self.article = any(text.words[at].definite for at in range(first, head.last))
        self.closed = self.article
        self.attached = self.loose = self.spoken_for = self.quoted = False
        self.definite = self.article and not text.words[first].definite

    def read(self) -> TitlePhrase:
        while self.end < len(self.text.words) and self.end - self.first < LONGEST:
            if not self.here.mark and self._name_here():
                return self._phrase(self.end)
            inner = self._further_title()
            if inner is not None:
                return inner
            if not self._take():
                break
        return self._phrase(None)

    @property
    def here(self) -> Word:
        return self.text.words[self.end]

    def _phrase(self, name: int | None) -> TitlePhrase:
        return TitlePhrase(
            self.first, self.start, self.core_end, self.end, name, self.title,
            self.definite,
        )  # fmt: skip

    def _name_here(self) -> bool:
        text, at = self.text, self.end
        if text.sentences[at] != text.sentences[at - 1] or has_clitic(text, at):
            return False
        if at == self.head_end and not self.article:
            return False
        if text.known(at - 1, "preposition") or text.known(at - 1, "name_of"):
            return False
        if self.here.definite and self.here.bare in text.lexicon.fields:
            return False
        if self.attached and not (self.article or self.definite or self.spoken_for):
            return False
        if begins_name(text, at):
            listed = self.here.surface in text.lexicon.first_names
            return listed or not text.known(at - 1, "needs_name")
        if self.quoted and foreign_name(text, at):
            return True
        if self.closed and text.words[at - 1].definite and placed_name(text, at):
            return True
        bare_head = at == self.head_end and self.article
        return bare_head and is_surname(text, at) and self.here.tag == "noun_prop"

    def _further_title(self) -> TitlePhrase | None:
        """A second title in apposition, with the name that follows it."""
        further = title_at(self.text, self.end)
        if not self.closed or further is None or self.here.proclitic:
            return None
        bare_head = self.end == self.head_end and self.article
        office = bare_head and further.value.kind == "office"
        if office and not self.here.definite:
            return None
        inner = parse_title(self.text, self.end)
        if inner is None or inner.name is None or (office and inner.name > self.end + 1):
            return None
        return TitlePhrase(
            self.first, self.start, inner.end, inner.end, inner.name, self.title, True
        )

    def _take(self) -> bool:
        """Take one more word (or quotation) into the title; False at its end."""
        text, word = self.text, self.here
        if text.sentences[self.end] != text.sentences[self.end - 1]:
            return False
        if word.quote:
            return self._take_quotation()
        if self._take_tail():
            return True
        if word.mark or word.core in text.lexicon.weekdays or word.pron:
            return False
        body = None if word.proclitic or self.closed else self._body()
        if body is not None:
            return self._move(body, body=True)
        if word.pos in ("ADP", "SCONJ", "ADV") and text.known(self.end, "preposition"):
            return self._take_preposition()
        if self.end in text.uncut:
            return self._move(self.end + 1)
        if word.conj:
            return self._coordinated() and self._move(self.end + 1)
        if word.prep:
            return self._complement() and self._move(self.end + 1, attached=True)
        if not word.nominal or self._ended():
            return False
        return self._move(self.end + 1)

    def _body(self) -> int | None:
        """Index of the word after a known organisation of several words."""
        if not self.text.roles[self.end] & ORGANISATION:
            return None
        known = self.text.lexicon.named.find(self.text.words, self.end)
        several = known is not None and known.last > self.end + 1
        return known.last if known is not None and several else None

    def _ended(self) -> bool:
        """Whether the word can no more belong to the phrase: its idafa has ended."""
        word, before = self.here, self.text.words[self.end - 1]
        if self.text.same_record(self.end):
            return False
        described = before.pos == "ADJ" and not before.definite and word.pos == "NOUN"
        described = described and self.end > self.head_end
        return (self.closed or described) and not self._adjective()

    def _adjective(self) -> bool:
        word = self.here
        if word.bare in self.text.lexicon.nisbas or self.text.known(self.end, "modifier"):
            return True
        follower = self.end in self.text.groups and word.core.endswith(NISBA_ENDINGS[0])
        return word.definite and (word.pos == "ADJ" or follower)

    def _take_quotation(self) -> bool:
        close = self.text.closing_quote(self.end)
        self.quoted = close is not None
        return close is not None and self._move(close + 1)

    def _take_tail(self) -> bool:
        """``المعترف بها``, ``المعينة من البرلمان``: how a body is recognised."""
        text, at = self.text, self.end
        if not text.known(at - 1, "tail") or not text.words[at - 1].definite:
            return False
        word = text.words[at]
        if word.prep == BY and word.pos == "PRON":
            return self._move(at + 1)
        if text.known(at, "from") and at + 1 < len(text.words):
            known = text.words[at + 1].definite or at + 1 in text.places
            return known and self._move(at + 2)
        return False

    def _take_preposition(self) -> bool:
        at = self.end + 1
        if at >= len(self.text.words):
            return False
        body = self.here.core in (IN, AT) and self.text.known(at, "body")
        body = body and self.title.kind in ("office", "member")
        if self.here.core not in self.title.takes and not body:
            return False
        if not self.text.words[at].nominal or self.text.words[at].conj:
            return False
        if self.text.known(at, "occasion"):
            return False
        self.loose = self.loose or (at not in self.text.taken and not body)
        self.attached = True
        self.closed = False
        self.end = at
        return True

    def _coordinated(self) -> bool:
        word, before = self.here, self.text.words[self.end - 1]
        known_field = word.bare in self.text.lexicon.fields
        definite = before.definite or word.definite
        return not word.prep and known_field and definite and self.end not in self.text.taken

    def _complement(self) -> bool:
        text, word = self.text, self.here
        if word.prep == BY and text.known(self.end, "acting"):
            return True
        if word.prep == BY:
            self.spoken_for = text.known(self.end, "name_of")
            return self.spoken_for or BY in self.title.takes
        if word.prep != FOR or text.known(self.end, "audience"):
            return False
        addressed = title_at(text, self.end) if self.closed else None
        if addressed is not None and addressed.value.kind == "office" and word.definite:
            return False
        human = word.number == "Plur" and word.core.endswith(SOUND_PLURALS)
        affairs = text.known(self.end, "affairs")
        return affairs or (FOR in self.title.takes and not human)

    def _well_known(self) -> bool:
        if not self.text.roles[self.end] & PERSON:
            return False
        return self.text.lexicon.persons.find(self.text.words, self.end) is not None

    def _move(self, end: int, attached: bool = False, body: bool = False) -> bool:
        word = self.here
        known = body or word.definite or word.quote
        known = known or self.end in self.text.places or self.end in self.text.taken
        known = known or (word.proper and self.text.known(self.end - 1, "needs_name"))
        known = known or self._well_known()
        if attached:
            self.attached = True
            self.closed = word.definite
            self.definite = self.definite or self.article
        elif not self.attached:
            nisba = word.bare in self.text.lexicon.nisbas
            telling = nisba or not self.article or self.text.known(self.end, "telling")
            telling = telling or (NAME_OF in self.title.takes and word.pos == "ADJ")
            self.definite = self.definite or (telling and known)
        self.closed = self.closed or known or word.quote
        self.end = end
        if not self.loose:
            self.core_end = end
        return True
