"""What stands around a text's own words: «عاجل:», datelines, credits in brackets."""

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.phrase import Reader

_DASHES = frozenset("-\u2013\u2014\u0640")
_DATELINE = 14
_CREDIT = 6
_CLOCK = 5
"""Words that a clock time has at most: «14:05 بتوقيت غرينتش»."""


def after_furniture(reader: Reader, start: int, end: int) -> int:
    """Index of the first of a sentence's own words: after a label and a dateline.

    «عاجل: انفجار …», «تونس 3 مارس (رويترز) - أعلنت …».
    """
    line = reader.line
    start = after_clock(reader, start, end)
    label = start + 1
    if label + 1 < end and line[label].text == ":" and reader.has_role(start, "label_word"):
        start = label + 1
    watched = reader.one_of(start, "watch_word") and reader.has_role(start + 1, "watched")
    if watched and not line[len(line) - 1].final:
        return start + 1
    if start >= end:
        return start
    town = reader.is_place(start) or line[start].is_proper
    agency = False
    for at in range(start + 1, min(end - 1, start + _DATELINE)):
        if line[at].text in _DASHES:
            return at + 1 if town or agency else start
        agency = agency or (line[at].text == "(" and reader.outlet(at + 1))
        if line[at].is_verb or line[at].pause:
            break
    return start


def after_clock(reader: Reader, start: int, end: int) -> int:
    """Index after the clock time of an entry of a live blog: «14:05 - انفجار …»."""
    stop = reader.marks.dates.get(start, start)
    if stop == start or stop + 1 >= end or reader.line.words(start, stop) > _CLOCK:
        return start
    written = [token.text for token in reader.line[start:stop]]
    if not any(text[:1].isdigit() for text in written):
        return start
    if reader.line[stop].text in _DASHES | {":", "|"}:
        return stop + 1
    bare = any(":" in text for text in written) and all(
        text[-1:].isdigit() or text == ":" for text in written
    )
    return stop if bare else start


def before_credit(reader: Reader, start: int, end: int) -> int:
    """Index after a text's own words: before «(أرشيفية)», «(رويترز)», «(وزارة الدفاع)»."""
    line = reader.line
    opening = next((o for o, c in line.brackets.items() if c == end - 1), None)
    if opening is None or opening <= start or end - opening > _CREDIT + 2:
        return end
    first = opening + 1
    credit = reader.outlet(first) or reader.has_role(first, "credit_word")
    body = reader.has_role(first, "body_noun") and not line[len(line) - 1].final
    return opening if credit or body else end


def own_words(reader: Reader, span: Span) -> Span:
    """A span without label, dateline and credit."""
    start, end = span
    return after_furniture(reader, start, end), before_credit(reader, start, end)
