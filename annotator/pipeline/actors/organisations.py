"""Organisations: named ones, heads with what follows, and short names of ministries."""

from collections.abc import Iterator

from annotator.pipeline.actors.candidates import Candidate
from annotator.pipeline.actors.entries import ORGANISATION
from annotator.pipeline.actors.lexicon import Head
from annotator.pipeline.actors.names import begins_name, first_name, is_foreign_part
from annotator.pipeline.actors.naming import display_name
from annotator.pipeline.actors.persons import country_of, speaks
from annotator.pipeline.actors.text import Text
from annotator.pipeline.actors.titles import parse_title, title_at
from annotator.pipeline.actors.words import ARTICLE, FOR, IN, NISBA_ENDINGS, SOUND_PLURALS

LONGEST = 9
OPEN_NOUNS = 2
"""Indefinite nouns that may stand between a head and the definite end of its idafa."""


def find_organisations(text: Text, source: str) -> Iterator[Candidate]:
    """Possible organisations of a document; they may overlap each other.

    Args:
        text: The document as words.
        source: Its text, from which names are cut.
    """
    for at in text.anchors(ORGANISATION):
        if at in text.taken:
            continue
        if text.lexicon.excluded.find(text.words, at) is not None:
            continue
        readings = (
            _named(text, source, at),
            _short(text, source, at),
            _headed(text, source, at),
        )
        yield from filter(None, readings)


def _headed(text: Text, source: str, at: int) -> Candidate | None:
    """``وزارة الدفاع``: a head and what names it."""
    head = text.entries[at].head
    if head is None:
        return None
    name = _Name(text, at, head)
    last = name.read()
    if last is None or ("speaker" in head.takes and not _subject(text, at, last)):
        return None
    return _candidate(text, source, name) if _free(text, at, last) else None


def _free(text: Text, first: int, last: int) -> bool:
    """Whether no force or date holds the head or reaches beyond the end."""
    return first not in text.taken and not (last < len(text.words) and text.same_record(last))


def _candidate(text: Text, source: str, read: "_Name") -> Candidate:
    first, last, words = read.first, read.end, text.words
    start, end = text.core_start(first), text.ends[last - 1]
    merged = words[first].prep == FOR and words[first].definite
    name = f"{ARTICLE[0]}{source[start + 1 : end]}" if merged else source[start:end]
    begin = first if read.closing is None else read.closing
    country = country_of(text, begin, read.seat or last) or _of_group(text, first, last)
    rule = read.head.where
    if read.closing is not None:
        quoted, known = _quoted(text, source, read, name)
        name, country = quoted, country or known
    return Candidate(first, last, start, end, "organisation", name, None, country, rule)


def _of_group(text: Text, first: int, last: int) -> str | None:
    """Country of a force whose government this is (حكومة طالبان)."""
    return next((text.groups[at] for at in range(first, last) if at in text.groups), "") or None


def _quoted(text: Text, source: str, read: "_Name", name: str) -> tuple[str, str | None]:
    """Name and country of ``منظمة «…»``: what stands in the marks, if that is a name."""
    opening, close = read.first + 1, read.closing or read.end
    state = next((text.places[at] for at in range(opening, close) if at in text.countries), "")
    inner = source[text.ends[opening] : text.starts[close]].strip()
    for index in (text.lexicon.named, text.lexicon.outlets):
        known = index.find(text.words, opening + 1)
        if known is not None and known.last == close:
            row = known.value
            shown = display_name(row, inner, text.lexicon.words("generic"))
            return shown, row["country"] or None
    if "firm" in read.head.takes:
        return name, state or None
    if "bare" in read.head.takes:
        return inner, state or None
    head = source[text.core_start(read.first) : text.ends[read.first]]
    end = text.ends[read.end - 1]
    purpose = close + 1 < read.end and text.words[close + 1].prep == FOR
    after = source[text.ends[close] : end] if purpose else ""
    return f"{head} {inner}{after}", state or None


def _named(text: Text, source: str, at: int) -> Candidate | None:
    found = text.lexicon.named.find(text.words, at)
    if found is None:
        return None
    shift, last, row = found
    start, end = text.starts[at] + shift, text.ends[last - 1]
    country = row["country"] or None
    if row["takes"] == "speaker" and not _subject(text, at, last):
        return None
    name = display_name(row, source[start:end], text.lexicon.words("generic"))
    if last < len(text.words) and _is_nisba(text, last):
        name = f"{name} {text.words[last].text}"
        country = text.lexicon.nisbas[text.words[last].bare]
        end = text.ends[last]
        last += 1
    return Candidate(at, last, start, end, "organisation", name, None, country, row.where)


def _subject(text: Text, first: int, last: int) -> bool:
    """Whether a seat of power speaks: it stands beside a verb of saying or a colon."""
    beside = [at for at in (first - 1, last) if 0 <= at < len(text.words)]
    colon = last < len(text.words) and text.words[last].text == ":"
    return colon or any(speaks(text, at) for at in beside)


def _is_nisba(text: Text, at: int) -> bool:
    word = text.words[at]
    same = text.sentences[at] == text.sentences[at - 1]
    joined = not word.mark and not word.proclitic and same
    return joined and word.definite and word.bare in text.lexicon.nisbas


def _short(text: Text, source: str, at: int) -> Candidate | None:
    """``الخارجية الروسية`` for the ministry: a portfolio and a feminine nisba."""
    word = text.words[at]
    rule = text.lexicon.short.get(word.bare)
    if rule is None or not word.definite or at + 1 >= len(text.words):
        return None
    before = text.words[at - 1] if at else None
    in_idafa = before is not None and (before.nominal and not before.definite)
    adjective = before is not None and before.definite and not word.proclitic
    if in_idafa or (adjective and before is not None and before.pos == "NOUN"):
        return None
    ministry, where = rule
    of_state = _is_nisba(text, at + 1) and text.words[at + 1].feminine
    if not of_state and (word.prep or not _spoken_by(text, at)):
        return None
    last = at + 2 if of_state else at + 1
    start, end = text.core_start(at), text.ends[last - 1]
    name = f"{ministry} {source[start:end]}".strip()
    country = text.lexicon.nisbas[text.words[at + 1].bare] if of_state else None
    return Candidate(at, last, start, end, "organisation", name, None, country, where)


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
        self.seat = 0
        self.closing: int | None = None

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
        sentences = self.text.sentences
        return at < len(sentences) and sentences[at] == sentences[self.first]

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
            self.closing = self.text.closing_quote(self.end)
            if self.closing is None or "noname" in self.head.takes:
                return False
            self.end = self.closing + 1
            return True
        if self.end in self.text.groups:
            return "force" in self.head.takes and self._group()
        if self._proper():
            return not self.head.takes & {"noplace", "noname"}
        if "office" in self.head.takes and self._office():
            return True
        named = "field" in self.head.takes and self._works_on(self.end)
        return ("idafa" in self.head.takes or named) and self._definite_noun()

    def _group(self) -> bool:
        """``حكومة طالبان``: the force whose government this is."""
        self.end += 1
        while self._inside(self.end) and self.text.same_record(self.end):
            self.end += 1
        return True

    def _office(self) -> bool:
        """``مكتب رئيس الوزراء``: the office whose staff this is."""
        title = parse_title(self.text, self.end)
        if title is None or title.title.kind != "office" or title.title.plural:
            return False
        longer = title.core_end > title.first + 1 or self.text.words[title.first].definite
        if not title.definite or not longer or self.text.words[self.end].proclitic:
            return False
        last = title.core_end if title.name is None else min(title.core_end, title.name)
        self.end = last
        return True

    def _works_on(self, at: int) -> bool:
        """Whether one of the nouns after the head is a field of work (``مركز … الأبحاث``)."""
        known = self.text.lexicon.fields
        for index in range(at, at + OPEN_NOUNS + 1):
            if not self._inside(index) or not self.text.words[index].nominal:
                return False
            if self.text.words[index].bare in known or self.text.known(index, "task"):
                return True
        return False

    def _proper(self) -> bool:
        start = self.end
        while self._inside(self.end) and self.end - start < 3:
            place = self.end in self.text.places and not self.text.words[self.end].proclitic
            unknown = is_foreign_part(self.text, self.end)
            found = first_name(self.text, self.end)
            person = found is not None and not found[0].common and self.end > start
            if not (place or unknown) or (person and not place):
                break
            if self.end > start and self._other_place():
                break
            self.end += 1
        return self.end > start

    def _other_place(self) -> bool:
        """Whether a second place is the object of a verb: ``اتهمت إدارة جوبالاند مقديشو``."""
        numbers, words = self.text.place_of, self.text.words
        here, before = numbers.get(self.end), numbers.get(self.end - 1)
        if here is None or here == before:
            return False
        return before is not None or (self.first > 0 and words[self.first - 1].pos == "VERB")

    def _definite_noun(self) -> bool:
        """``وزارة الدفاع``, ``وزارة حالات الطوارئ``, ``هيئة مكافحة الفساد``."""
        at = self.end
        for _ in range(OPEN_NOUNS + 1):
            if not self._inside(at):
                return False
            word = self.text.words[at]
            placed = at in self.text.places
            if word.mark or word.proclitic or word.pron or not (word.nominal or placed):
                return False
            if placed or word.definite:
                self.end = at + 1
                while placed and self._inside(self.end) and self.text.same_record(self.end):
                    self.end += 1
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
        if known(self.end, "sector") and not begins_name(self.text, self.end + 1):
            return False
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
        self.seat = self.end if anywhere else 0
        self.end += 1
        while self.end in self.text.places:
            self.end += 1
        return True
