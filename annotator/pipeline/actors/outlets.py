"""News agencies, broadcasters and newspapers; the agency that a document comes from."""

from collections.abc import Iterator, Sequence

from annotator.pipeline.actors.candidates import Candidate
from annotator.pipeline.actors.entries import AGENCY, OUTLET
from annotator.pipeline.actors.names import first_name, is_foreign_part
from annotator.pipeline.actors.naming import display_name
from annotator.pipeline.actors.phrases import Match
from annotator.pipeline.actors.text import Text
from annotator.pipeline.actors.words import Word
from annotator.text.table import Row

DATELINE = 14
"""A dateline ends within so many words of the beginning of its line."""

_AGENCY = "agency"
_DASHES = frozenset("-–—ـ:|/")
_OPEN, _CLOSE = "([", ")]"


def find_outlets(text: Text, source: str) -> Iterator[Candidate]:
    """Outlets of a document: known names, and names after a word for an outlet."""
    for at in text.anchors(OUTLET):
        if at in text.taken or text.words[at].pron:
            continue
        if text.known(at, "outlet_head"):
            yield from _after_head(text, source, at)
            continue
        known = text.lexicon.outlets.find(text.words, at)
        if known is None:
            continue
        row = known.value
        if row["context"] != "head" or _quoted(text, at, known.last):
            name = _matched(text, source, at, known)
            yield Candidate(
                at, known.last, text.starts[at] + known.shift, text.ends[known.last - 1],
                "organisation", name, None, row["country"] or None, row.where,
            )  # fmt: skip


def _name(text: Text, row: Row, written: str) -> str:
    return display_name(row, written, text.lexicon.words("generic"))


def _matched(text: Text, source: str, at: int, known: Match[Row]) -> str:
    """Name of a known outlet that begins at a word."""
    written = source[text.starts[at] + known.shift : text.ends[known.last - 1]]
    return _name(text, known.value, written)


def _quoted(text: Text, first: int, last: int) -> bool:
    words = text.words
    inside = first > 0 and last < len(words)
    return inside and words[first - 1].quote and words[last].quote


def _after_head(text: Text, source: str, at: int) -> Iterator[Candidate]:
    """``قناة الجزيرة``, ``صحيفة «لوموند» الفرنسية``, ``وكالة الأنباء السعودية``."""
    whole = text.lexicon.outlets.find(text.words, at)
    first = at + 1
    while first < len(text.words) and text.known(first, "outlet_word"):
        first += 1
    if whole is not None and whole.last > first:
        name = _matched(text, source, at, whole)
        yield from _described(text, at, whole.last, name)
        return
    if first >= len(text.words) or text.sentences[first] != text.sentences[at]:
        return
    if text.words[first].quote:
        close = text.closing_quote(first)
        if close is not None:
            name = source[text.ends[first] : text.starts[close]]
            name = _canonical(text, first + 1, name)
            yield from _described(text, at, close + 1, name)
        return
    known = text.lexicon.outlets.find(text.words, first)
    if known is not None and not text.words[first].proclitic:
        name = _matched(text, source, first, known)
        yield from _described(text, at, known.last, name)
        return
    plain = first == at + 1 and text.known(at, "weak_outlet")
    last = first if plain else _foreign_end(text, first)
    nisba = first < len(text.words) and text.words[first].bare in text.lexicon.nisbas
    if nisba and first > at + 1 and text.words[first].definite:
        last = first + 1
    if last > first:
        start = text.core_start(at)
        yield from _described(text, at, last, source[start : text.ends[last - 1]])


def _canonical(text: Text, at: int, name: str) -> str:
    known = text.lexicon.outlets.find(text.words, at)
    return _name(text, known.value, name) if known is not None else name.strip()


def _foreign_end(text: Text, first: int) -> int:
    last = first
    while last < len(text.words) and last - first < 4 and is_foreign_part(text, last):
        if last > first and first_name(text, last) is not None:
            break
        last += 1
    return last


def _described(text: Text, first: int, last: int, name: str) -> Iterator[Candidate]:
    """The outlet, with a nisba after it unless quotation marks end the name."""
    words = text.words
    row = _row_within(text, first, last)
    country = (row["country"] or None) if row is not None else None
    rule = row.where if row is not None else "actor.outlet_head"
    nisba = last < len(words) and not words[last].mark and words[last].definite
    if nisba and words[last].bare in text.lexicon.nisbas and not words[last].proclitic:
        country = text.lexicon.nisbas[words[last].bare]
        last += 0 if words[last - 1].quote else 1
    start, end = text.core_start(first), text.ends[last - 1]
    yield Candidate(first, last, start, end, "organisation", name, None, country, rule)


def _row_within(text: Text, first: int, last: int) -> Row | None:
    for at in range(first, last):
        known = text.lexicon.outlets.find(text.words, at)
        if known is not None and known.last <= last:
            return known.value
    return None


def agency_of(text: Text) -> str | None:
    """The agency that a document names as its own, in its dateline or at its end.

    ``موسكو 6 يناير (رويترز) -`` and a closing ``(وكالات)`` or ``المصدر: الأناضول``;
    several agencies at once are given as they are written.
    """
    words = text.words
    for at in text.anchors(AGENCY):
        named = _agency_at(text, at)
        if named is None:
            continue
        last, name = named
        before = words[at - 1] if at else None
        after = words[last] if last < len(words) else None
        bracketed = _is(before, _OPEN) and _is(after, _CLOSE)
        if bracketed and (_in_dateline(words, last) or _ends_line(words, last + 1)):
            return name
        if _opens_line(words, at) and _dash(after) and at < DATELINE:
            return name
        if _after_place(text, at) and (_dash(after) or _ends_line(words, last)):
            return name
        if _after_source(text, at):
            return name
    return None


def _agency_at(text: Text, at: int) -> tuple[int, str] | None:
    known = text.lexicon.outlets.find(text.words, at)
    if known is not None and known.value["kind"] == _AGENCY:
        return known.last, known.value.values("forms")[0]
    if text.known(at, "agencies"):
        return at + 1, text.words[at].text
    return None


def _is(word: Word | None, marks: str) -> bool:
    return word is not None and word.mark and word.text in marks


def _dash(word: Word | None) -> bool:
    return word is not None and word.mark and word.text in _DASHES


def _line_start(words: Sequence[Word], at: int) -> int:
    while at > 0 and "\n" not in words[at - 1].text:
        at -= 1
    return at


def _opens_line(words: Sequence[Word], at: int) -> bool:
    return _line_start(words, at) == at


def _in_dateline(words: Sequence[Word], close: int) -> bool:
    near = close - _line_start(words, close) <= DATELINE
    return near and close + 1 < len(words) and _dash(words[close + 1])


def _ends_line(words: Sequence[Word], at: int) -> bool:
    while at < len(words) and words[at].mark and words[at].text == ".":
        at += 1
    return at >= len(words) or "\n" in words[at].text


def _after_place(text: Text, at: int) -> bool:
    words = text.words
    dash = at >= 2 and _dash(words[at - 1]) and at - 2 in text.places
    return dash and at - _line_start(words, at) <= DATELINE // 2


def _after_source(text: Text, at: int) -> bool:
    return at >= 2 and text.words[at - 1].text == ":" and text.known(at - 2, "source_label")
