"""Organisations: named ones, heads with what follows, and short names of ministries."""

from collections.abc import Iterator

from annotator.pipeline.actors.candidates import Candidate
from annotator.pipeline.actors.lexicon import Head
from annotator.pipeline.actors.names import Text, first_name, is_foreign_part
from annotator.pipeline.actors.persons import country_of, speaks
from annotator.pipeline.actors.phrases import closing_quote
from annotator.pipeline.actors.titles import parse_title, title_at
from annotator.pipeline.actors.words import FOR, IN, NISBA_ENDINGS, SOUND_PLURALS
from annotator.text.fold import fold

LONGEST = 9
OPEN_NOUNS = 2
"""Indefinite nouns that may stand between a head and the definite end of its idafa."""


def find_organisations(text: Text, source: str) -> Iterator[Candidate]:
    """Possible organisations of a document; they may overlap each other.

    Args:
        text: The document as words.
        source: Its text, from which names are cut.
    """
    for at, word in enumerate(text.words):
        if word.mark or at in text.taken:
            continue
        if text.lexicon.excluded.find(text.words, at) is not None:
            continue
        yield from _named(text, source, at)
        yield from _short(text, source, at)
        head = _head(text, at)
        if head is not None:
            last = _Name(text, at, head).read()
            if last is not None and _free(text, at, last):
                yield _candidate(text, source, at, last, head.where)


def _head(text: Text, at: int) -> Head | None:
    """The head that a word is; the ي of a dual (وزارتي) may be read as a pronoun."""
    word = text.words[at]
    form = fold(word.text[word.core_start - word.start :]) if word.pron else word.bare
    return text.lexicon.heads.get(form)


def _free(text: Text, first: int, last: int) -> bool:
    """Whether no force or date holds the head or reaches beyond the end."""
    return first not in text.taken and not (last < len(text.words) and text.same_record(last))


def _candidate(text: Text, source: str, first: int, last: int, rule: str) -> Candidate:
    start, end = text.words[first].core_start, text.words[last - 1].end
    name = source[text.words[first].start + _clitics(text, first) : end]
    country = country_of(text, first, last)
    return Candidate(first, last, start, end, "organisation", name, None, country, rule)


def _clitics(text: Text, at: int) -> int:
    return text.words[at].core_start - text.words[at].start


def _named(text: Text, source: str, at: int) -> Iterator[Candidate]:
    found = text.lexicon.named.find(text.words, at)
    if found is None:
        return
    start, end, last, row = found.start, found.end, found.last, found.value
    country = row["country"] or None
    name = row.values("forms")[0]
    if last < len(text.words) and _is_nisba(text, last):
        name = f"{name} {text.words[last].text}"
        country = text.lexicon.nisbas[text.words[last].bare]
        end = text.words[last].end
        last += 1
    yield Candidate(at, last, start, end, "organisation", name, None, country, row.where)


def _is_nisba(text: Text, at: int) -> bool:
    word, before = text.words[at], text.words[at - 1]
    joined = not word.mark and not word.proclitic and word.sentence == before.sentence
    return joined and word.definite and word.bare in text.lexicon.nisbas


def _short(text: Text, source: str, at: int) -> Iterator[Candidate]:
    """``الخارجية الروسية`` for the ministry: a portfolio and a feminine nisba."""
    word = text.words[at]
    rule = text.lexicon.short.get(word.bare)
    if rule is None or not word.definite or at + 1 >= len(text.words):
        return
    before = text.words[at - 1] if at else None
    in_idafa = before is not None and (before.nominal and not before.definite)
    adjective = before is not None and before.definite and not word.proclitic
    if in_idafa or (adjective and before is not None and before.pos == "NOUN"):
        return
    ministry, where = rule
    of_state = _is_nisba(text, at + 1) and text.words[at + 1].feminine
    if not of_state and (word.prep or not _spoken_by(text, at)):
        return
    last = at + 2 if of_state else at + 1
    start, end = word.core_start, text.words[last - 1].end
    name = f"{ministry} {source[start:end]}".strip()
    country = text.lexicon.nisbas[text.words[at + 1].bare] if of_state else None
    yield Candidate(at, last, start, end, "organisation", name, None, country, where)


def _spoken_by(text: Text, at: int) -> bool:
    """Whether a ministry's short name is the subject of speech: ``قالت الخارجية إن``."""
    if text.words[at + 1].mark and text.words[at + 1].text == ":":
        return at == 0 or "\n" in text.words[at - 1].text or speaks(text, at - 1)
    return at > 0 and speaks(text, at - 1) and not text.words[at + 1].definite


class _Name:
    """The state of reading the name of an organisation from its head on."""

    def __init__(self, text: Text, first: int, head: Head):
        self.text = text
        self.first = first
        self.head = head
        self.end = first + 1
        self.adjectives = 0

    def read(self) -> int | None:
        """Index of the word after the name, or None where the head opens none."""
        opened = self._open_definite() if self._definite else self._open_idafa()
        if not opened:
            return None
        while self.end < len(self.text.words) and self.end - self.first < LONGEST:
            if not (self._describe() or self._field() or self._purpose() or self._seat()):
                break
        return self.end

    @property
    def _definite(self) -> bool:
        return self.text.words[self.first].definite

    def _inside(self, at: int) -> bool:
        words = self.text.words
        return at < len(words) and words[at].sentence == words[self.first].sentence

    def _open_definite(self) -> bool:
        """``البنك المركزي``: a relational adjective names the head."""
        if "adj" not in self.head.takes or not self._inside(self.end):
            return False
        word = self.text.words[self.end]
        known = self.text.known
        naming = word.core.endswith(NISBA_ENDINGS) or known(self.end, "name_adjective")
        if known(self.end, "vague_adjective") and not self._purpose_after(self.end + 1):
            return False
        return naming and self._describe()

    def _purpose_after(self, at: int) -> bool:
        """Whether a purpose names what an adjective alone does not (المركز الإعلامي للجيش)."""
        follows = self._inside(at) and self.text.words[at].prep == FOR
        return follows and FOR in self.head.takes and self.text.words[at].definite

    def _open_idafa(self) -> bool:
        if not self._inside(self.end):
            return False
        if self.text.words[self.end].quote:
            close = closing_quote(self.text.words, self.end)
            if close is None:
                return False
            self.end = close + 1
            return True
        if self._proper():
            return "noplace" not in self.head.takes
        return "idafa" in self.head.takes and self._definite_noun()

    def _proper(self) -> bool:
        start = self.end
        while self._inside(self.end) and self.end - start < 3:
            place = self.end in self.text.places and not self.text.words[self.end].proclitic
            unknown = is_foreign_part(self.text, self.end)
            person = first_name(self.text, self.end) is not None and self.end > start
            if not (place or unknown) or (person and not place):
                break
            self.end += 1
        return self.end > start

    def _definite_noun(self) -> bool:
        """``وزارة الدفاع``, ``وزارة حالات الطوارئ``, ``هيئة مكافحة الفساد``."""
        at = self.end
        for _ in range(OPEN_NOUNS + 1):
            if not self._inside(at):
                return False
            word = self.text.words[at]
            if word.mark or word.proclitic or word.pron or not word.nominal:
                return False
            if at in self.text.places or word.definite:
                self.end = at + 1
                return word.core not in self.text.lexicon.weekdays
            if word.pos != "NOUN" or title_at(self.text, at) is not None:
                return False
            at += 1
        return False

    def _describe(self) -> bool:
        """Definite adjectives after the head or the end of its idafa."""
        if not self._inside(self.end):
            return False
        word, before = self.text.words[self.end], self.text.words[self.end - 1]
        if word.mark or word.proclitic or word.pron or not word.definite:
            return False
        nisba = word.bare in self.text.lexicon.nisbas
        if not nisba and (word.pos != "ADJ" or word.core in self.text.lexicon.weekdays):
            return False
        if not nisba and self._opens_title():
            return False
        plurals = before.core.endswith(SOUND_PLURALS) or before.number == "Plur"
        if (word.core.endswith(SOUND_PLURALS) and not plurals) or self._apart():
            return False
        self.adjectives += 1
        self.end += 1
        return True

    def _opens_title(self) -> bool:
        """Whether a title begins here, no adjective that looks like one (الإعلامي)."""
        if title_at(self.text, self.end) is None:
            return False
        title = parse_title(self.text, self.end)
        named = title is not None and title.name is not None
        return named or not self.text.words[self.end].core.endswith(NISBA_ENDINGS)

    def _apart(self) -> bool:
        known = self.text.known
        return known(self.end, "modifier") or known(self.end, "attached")

    def _field(self) -> bool:
        """``وزارة التربية والتعليم``: a second field joined by و."""
        if not self._inside(self.end):
            return False
        word = self.text.words[self.end]
        joined = word.conj and not word.prep and word.definite
        if not joined or word.bare not in self.text.lexicon.fields:
            return False
        if self.end in self.text.taken or self.text.words[self.end - 1].quote:
            return False
        self.end += 1
        return True

    def _purpose(self) -> bool:
        """``… لحقوق الإنسان``, ``… للطاقة الذرية``: a purpose that belongs to the name."""
        described = f"adj_{FOR}" in self.head.takes and self.adjectives
        allowed = FOR in self.head.takes or described
        if not allowed or not self._inside(self.end):
            return False
        word = self.text.words[self.end]
        if word.prep != FOR or word.conj or not word.nominal or word.proper:
            return False
        if self.text.known(self.end, "audience") or self.text.lexicon.heads.get(word.bare):
            return False
        if word.definite:
            self.end += 1
            return True
        at, self.end = self.end, self.end + 1
        if self._definite_noun():
            return True
        self.end = at
        return False

    def _seat(self) -> bool:
        """``بعثة … في ليبيا``: the place where a mission works."""
        if not self._inside(self.end + 1) or self.text.words[self.end].core != IN:
            return False
        anywhere = IN in self.head.takes and self.end + 1 in self.text.places
        state = "country" in self.head.takes and self.end + 1 in self.text.countries
        if not anywhere and not state:
            return False
        self.end += 1
        while self.end in self.text.places:
            self.end += 1
        return True
