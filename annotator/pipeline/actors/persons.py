"""Persons: after a title, by a first name, by a known surname, and repeated surnames."""

from collections.abc import Collection, Iterator

from annotator.pipeline.actors.candidates import Candidate
from annotator.pipeline.actors.entries import FOREIGN, NAME, PARENT, PERSON, SPEECH, TITLE
from annotator.pipeline.actors.names import (
    begins_name,
    first_name,
    has_clitic,
    is_foreign_part,
    is_surname,
    name_end,
    name_start,
)
from annotator.pipeline.actors.text import Text, TitlePhrase
from annotator.pipeline.actors.titles import parse_title, title_at
from annotator.pipeline.actors.words import ARTICLE, FOR
from annotator.text.chars import is_arabic

SHORTEST_NAME = 3
SHORTEST_SURNAME = 4
LONGEST_UNKNOWN = 4
_COMMAS = "،,"


def find_persons(text: Text, source: str) -> list[Candidate]:
    """Persons of a document.

    Args:
        text: The document as words.
        source: Its text, from which names and titles are cut.
    """
    found: list[Candidate] = []
    end = 0
    for at in _openings(text):
        if at < end:
            continue
        person = _titled(text, source, at) or _named(text, source, at)
        if person is None:
            continue
        found.append(person)
        end = max(person.last, at + 1)
        while True:
            other = _coordinated(text, source, found[-1])
            if other is None:
                break
            found.append(other)
            end = other.last
    known = list(_by_surname(text, source, found))
    return found + known


def _openings(text: Text) -> list[int]:
    """Indices of the words at which the title or the name of a person may begin."""
    roles = text.roles
    return [
        at
        for at in text.anchors(TITLE | NAME | PARENT | FOREIGN)
        if roles[at] & (TITLE | NAME | PARENT) or (at and roles[at - 1] & SPEECH)
    ]


def offices(text: Text, source: str) -> Iterator[Candidate]:
    """Offices whose one holder is meant but not named (``وزير الخارجية الروسي``)."""
    for at in text.anchors(TITLE):
        if at in text.taken or at in text.sites:
            continue
        phrase = parse_title(text, at)
        if phrase is None or phrase.name is not None or not _is_office(text, phrase):
            continue
        start, end = phrase.start, text.ends[phrase.core_end - 1]
        title = _slice(text, source, phrase, phrase.core_end)
        yield Candidate(
            at, phrase.core_end, start, end, "person", None, title,
            _title_country(text, at, phrase.core_end), phrase.title.where,
        )  # fmt: skip


def country_of(text: Text, first: int, last: int) -> str | None:
    """Country of a phrase: of a nisba in it, else of a place in it."""
    for at in range(first, last):
        word = text.words[at]
        country = None if word.mark else text.lexicon.nisbas.get(word.bare)
        if country and at > first and not _portfolio(text, at):
            return country
    placed = (text.places[at] for at in range(first, last) if at in text.places)
    return next(placed, "") or None


def _portfolio(text: Text, at: int) -> bool:
    """Whether a nisba is what a ministry deals with: ``وزارة المالية``, not of Mali."""
    before = text.words[at - 1]
    return text.words[at].bare in text.lexicon.short and not before.definite


def _is_office(text: Text, phrase: TitlePhrase) -> bool:
    one = phrase.title.kind == "office" and not phrase.title.plural
    driver = phrase.first + 1 < phrase.core_end and text.known(phrase.first + 1, "vehicle")
    longer = phrase.core_end > phrase.first + 1
    return one and longer and phrase.definite and not driver


def _titled(text: Text, source: str, at: int) -> Candidate | None:
    if at in text.taken or at in text.sites:
        return None
    phrase = parse_title(text, at)
    if phrase is not None and phrase.name is None:
        phrase = _past_comma(text, phrase)
    if phrase is None or phrase.name is None:
        return None
    full = phrase.title.kind in ("rank", "member") or phrase.end > phrase.first + 1
    last = name_end(text, phrase.name, titled=True, full=full)
    if last == phrase.name:
        last += 1
    start, end = name_start(text, phrase.name), text.ends[last - 1]
    if end - start < SHORTEST_NAME or any(letter.isdigit() for letter in source[start:end]):
        return None
    opened = text.words[phrase.name - 1].quote
    title = _slice(text, source, phrase, phrase.end)
    country = _title_country(text, at, phrase.name)
    title_words = range(at, phrase.end)
    after = _apposition(text, last + opened) if phrase.title.kind == "honorific" else None
    if after is not None:
        title = _slice(text, source, after, after.core_end)
        country = country_of(text, after.first, after.core_end) or country
        title_words = range(at, after.core_end)
    return Candidate(
        phrase.name, last, start, end, "person", source[start:end], title, country,
        phrase.title.where, title_words=title_words,
    )  # fmt: skip


def _past_comma(text: Text, phrase: TitlePhrase) -> TitlePhrase | None:
    """``رئيس الوزراء الكندي، جاستن ترودو،``: an office, and its holder between commas."""
    comma, name = phrase.core_end, phrase.core_end + 1
    if not phrase.definite or name >= len(text.words) or phrase.title.kind != "office":
        return None
    if text.words[comma].text not in _COMMAS or not begins_name(text, name):
        return None
    last = name_end(text, name, titled=True)
    if last >= len(text.words) or text.words[last].text not in _COMMAS:
        return None
    return phrase._replace(end=comma, name=name)


def _slice(text: Text, source: str, phrase: TitlePhrase, last: int) -> str:
    """Text of a title; the ل that was merged with its article is cut off."""
    word = text.words[phrase.first]
    written = source[phrase.start : text.ends[last - 1]]
    return f"{ARTICLE[0]}{written[1:]}" if word.definite and word.prep == FOR else written


def _title_country(text: Text, first: int, last: int) -> str | None:
    """Country of a title, without places that only say where the office is (في …)."""
    told = (at for at in range(first + 1, last) if text.known(at, "preposition"))
    end = next(told, last)
    return country_of(text, first, end) or _served(text, first + 1, end)


def _served(text: Text, first: int, last: int) -> str | None:
    """Country of a known organisation in a title: ``المتحدث باسم الكرملين``."""
    for at in range(first, last):
        known = text.lexicon.named.find(text.words, at)
        if known is not None and known.last <= last and known.value["country"]:
            return known.value["country"]
    return None


def _named(text: Text, source: str, at: int) -> Candidate | None:
    """A person without a title before: a first name and at least one more."""
    if at in text.taken or at in text.sites:
        return None
    found = first_name(text, at)
    if found is None:
        return _by_child(text, source, at) or _unknown(text, source, at)
    entry, cut = found
    if entry.common and not _licensed(text, at):
        return None
    last = name_end(text, at, titled=at > 0 and speaks(text, at - 1))
    if last < at + 2 or not _inside_sentence(text, at, last):
        return None
    if all(word in text.places for word in range(at, last)):
        return None
    return _person(text, source, at, last, text.starts[at] + cut, entry.where)


def _person(text: Text, source: str, at: int, last: int, start: int, rule: str) -> Candidate:
    """A person without a title before; one may follow the name."""
    end = text.ends[last - 1]
    after = _apposition(text, last)
    if after is None:
        return Candidate(at, last, start, end, "person", source[start:end], None, None, rule)
    return Candidate(
        at, last, start, end, "person", source[start:end],
        _slice(text, source, after, after.core_end),
        country_of(text, after.first, after.core_end), rule,
        title_words=range(after.first, after.core_end),
    )  # fmt: skip


def _by_child(text: Text, source: str, at: int) -> Candidate | None:
    """A person named after a child: ``أم محمود``, ``أبو خليل``, as the subject of a verb."""
    word, child = text.words[at], at + 1
    if not text.roles[at] & PARENT or word.proclitic or at in text.places:
        return None
    if child >= len(text.words) or text.words[child].mark or has_clitic(text, child):
        return None
    subject = at > 0 and text.words[at - 1].pos == "VERB"
    found = first_name(text, child)
    if not subject or (found is None and not is_surname(text, child)):
        return None
    last = name_end(text, child) if found is not None else child + 1
    return _person(text, source, at, max(last, child + 1), text.starts[at], "actor.by_child")


def _unknown(text: Text, source: str, at: int) -> Candidate | None:
    """Two unknown words or more between a verb of saying and what is said."""
    if at == 0 or not speaks(text, at - 1) or not _unheard(text, at):
        return None
    last = at + 1
    while last < len(text.words) and last - at < LONGEST_UNKNOWN and _unheard(text, last):
        last += 1
    end = last >= len(text.words) or text.words[last].mark or text.words[last].proclitic
    if last < at + 2 or not (end or text.words[last].pos in ("SCONJ", "PART", "ADP")):
        return None
    return _person(text, source, at, last, text.starts[at], "actor.speaker")


def _unheard(text: Text, at: int) -> bool:
    """Whether a word is unknown to the morphology and to every lexicon."""
    lexicon, word = text.lexicon, text.words[at]
    if at in text.places or not is_foreign_part(text, at) or word.definite:
        return False
    if not is_arabic(word.surface) or text.sentences[at] != text.sentences[at - 1]:
        return False
    known = (lexicon.outlets, lexicon.named, lexicon.persons)
    return all(index.find(text.words, at) is None for index in known)


def _licensed(text: Text, at: int) -> bool:
    """Whether a first name that is also a word is a name here."""
    if at + 1 >= len(text.words):
        return False
    after = first_name(text, at + 1)
    if after is not None and not after[0].common:
        return True
    before = text.words[at - 1] if at else None
    if title_at(text, at) is not None:
        return after is not None
    spoken = before is not None and speaks(text, at - 1) and not text.words[at].proclitic
    return spoken and (
        after is not None or is_foreign_part(text, at + 1) or is_surname(text, at + 1)
    )


def speaks(text: Text, at: int) -> bool:
    """Whether a word is a verb of saying."""
    return bool(text.roles[at] & SPEECH)


def _inside_sentence(text: Text, first: int, last: int) -> bool:
    return text.sentences[first] == text.sentences[last - 1]


def _apposition(text: Text, at: int) -> TitlePhrase | None:
    """A title after the name: ``سالم حمود، رئيس اللجنة``, ``… المتحدث باسم الوزارة``."""
    if at < len(text.words) and text.words[at].mark and text.words[at].text in _COMMAS:
        at += 1
    found = title_at(text, at) if at < len(text.words) else None
    if found is None or found.shift:
        return None
    if found.value.kind not in ("office", "member") or found.value.plural:
        return None
    phrase = parse_title(text, at)
    if phrase is None or phrase.name is not None or not phrase.definite:
        return None
    return phrase


def _coordinated(text: Text, source: str, before: Candidate) -> Candidate | None:
    """The next name of several after a plural title (``الرئيسان … و…``)."""
    at = before.last
    if before.title is None or at >= len(text.words) or text.words[at].conj == "":
        return None
    head = text.lexicon.titles.get(before.title.split()[0].removeprefix(ARTICLE))
    if head is None or not head.plural:
        return None
    if first_name(text, at) is None and not text.words[at].proper:
        return None
    last = max(name_end(text, at), at + 1)
    start, end = name_start(text, at), text.ends[last - 1]
    return Candidate(
        at, last, start, end, "person", source[start:end], before.title, before.country,
        before.rule,
    )  # fmt: skip


def _by_surname(text: Text, source: str, found: list[Candidate]) -> Iterator[Candidate]:
    """Single surnames: well-known ones, and those of persons named earlier."""
    taken = {at for person in found for at in range(person.first, person.last)}
    full = _surnames(text, found)
    for at in _surname_anchors(text, full):
        if at in taken or at in text.taken or at in text.sites:
            continue
        word = text.words[at]
        known = text.lexicon.persons.find(text.words, at)
        if known is not None and (known.value["context"] != "verb" or _after_verb(text, at)):
            row = known.value
            yield Candidate(
                at, known.last, text.starts[at] + known.shift, text.ends[known.last - 1],
                "person", row["name"], None, row["country"] or None, row.where,
            )  # fmt: skip
        elif word.core in full and full[word.core].first < at and _single(text, at):
            person = full[word.core]
            yield Candidate(
                at, at + 1, text.core_start(at), text.ends[at], "person", person.name, None,
                person.country, person.rule, weak=True,
            )  # fmt: skip


def _surname_anchors(text: Text, full: Collection[str]) -> list[int]:
    """Indices of the words that may be well-known surnames, or are among given ones."""
    known = text.anchors(PERSON)
    if not full:
        return known
    return sorted({*known, *(at for at, word in enumerate(text.words) if word.core in full)})


def _surnames(text: Text, found: list[Candidate]) -> dict[str, Candidate]:
    surnames: dict[str, Candidate] = {}
    for person in found:
        last = text.words[person.last - 1]
        several = person.last - person.first > 1 and first_name(text, person.last - 1) is None
        several = several and last.bare not in text.lexicon.titles
        if several and len(last.core) >= SHORTEST_SURNAME:
            surnames.setdefault(last.core, person)
    return surnames


def _single(text: Text, at: int) -> bool:
    """Whether a repeated surname stands for the person again."""
    word = text.words[at]
    if at in text.places or word.pron or word.prep:
        return False
    if word.tag == "noun_prop" and not word.definite:
        return True
    return _after_verb(text, at)


def _after_verb(text: Text, at: int) -> bool:
    if at == 0 or text.words[at].proclitic:
        return False
    before = text.words[at - 1]
    return before.pos == "VERB" or title_at(text, at - 1) is not None
