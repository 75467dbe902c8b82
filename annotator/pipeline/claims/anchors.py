"""Anchors: the marks after a cue at which its content begins."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from annotator.pipeline.claims.gates import ANCHOR, VERB
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.phrase import Reader

AnchorKind = Literal["that", "colon", "quote", "question"]

_LIMIT = 45


class Anchor(NamedTuple):
    """One possible beginning of content.

    Attributes:
        kind: What marks it.
        begin: First token of the mark, its preposition included.
        content: First token of the content.
        prep: The preposition before أن, or an empty string.
    """

    kind: AnchorKind
    begin: int
    content: int
    prep: str = ""


def anchors(reader: Reader, start: int, stops: frozenset[int]) -> tuple[Anchor, ...]:
    """Anchors from a token on, in order, up to the first barrier.

    Args:
        reader: The sentence, with the cues that rules have found.
        start: Index after the cue.
        stops: Indices of tokens that end the search: other cues.
    """
    return _anchors(reader, start, stops, reader.phrases)


@remembered
def _anchors(
    reader: Reader, start: int, stops: frozenset[int], _phrases: frozenset[int]
) -> tuple[Anchor, ...]:
    return tuple(_search(reader, start, stops))


def _search(reader: Reader, start: int, stops: frozenset[int]) -> Iterator[Anchor]:
    line = reader.line
    limit = min(len(line), start + _LIMIT)
    resume, stop = start, _next_stop(stops, start, limit)
    places = _landmarks(reader)
    for at in places[bisect_left(places, start) :]:
        if at < resume:
            continue
        if at >= stop or line[at].semicolon:
            return
        found = None
        if line[at].opens_bracket and at in line.brackets:
            resume = line.skip_bracket(at)
        elif line[at].comma and (after := _parenthesis_end(reader, at)) > at:
            resume = after
        elif (found := _anchor(reader, at, start)) is not None:
            yield found
            resume = max(found.content, at + 1)
        elif at in reader.marks.quotes:
            resume = reader.marks.quotes[at] + 1
        elif _barrier(reader, at, start):
            return
        if found is not None and found.kind == "colon":
            return
        if resume > at:
            stop = _next_stop(stops, resume, limit)


def _next_stop(stops: frozenset[int], start: int, limit: int) -> int:
    nearest = limit
    for stop in stops:
        if start <= stop < nearest:
            nearest = stop
    return nearest


@remembered
def _landmarks(reader: Reader) -> list[int]:
    """Tokens at which a search for content does anything but go on, in order."""
    marks = set(reader.positions(ANCHOR)).union(reader.marks.quotes)
    marks.update(at for at in reader.positions(VERB) if at and _may_bar(reader, at))
    return sorted(marks)


def _may_bar(reader: Reader, verb: int) -> bool:
    """Whether the word before a verb lets a clause of its own begin with it."""
    return reader.line[verb - 1].comma or reader.one_of(verb - 1, "clause_link_but")


def _parenthesis_end(reader: Reader, comma: int) -> int:
    """Index after «، وهو نائب سابق …،», or the comma itself."""
    line = reader.line
    if not (reader.one_of(comma + 1, "and") and reader.one_of(comma + 2, "free_pronoun")):
        return comma
    for end in range(comma + 3, min(len(line) - 1, comma + 25)):
        if line[end].comma:
            return end + 1
    return comma


def _anchor(reader: Reader, at: int, start: int) -> Anchor | None:
    line = reader.line
    token = line[at]
    if token.text == ":":
        after = at + 1
        if after >= len(line):
            return None
        quoted = after in reader.marks.quotes
        return Anchor("colon", at, after + 1 if quoted else after)
    if at in reader.marks.quotes and not is_name_quote(reader, at):
        return Anchor("quote", at, at + 1)
    if reader.complementiser(at):
        governed = at - 1 >= start and line[at - 1].is_verb  # يمكن أن، يجب أن
        return None if governed else _that(reader, at)
    question = line.first_match(reader.lexicon.phrases.get("question_word", {}), at)
    if question is not None:
        last = question - 1
        whether = reader.one_of(last, "whether") and line[last].text != line[at].text
        content = question if whether else at + 1  # عما إذا | كانت
        return Anchor("question", at, min(content, len(line) - 1))
    if line.rest[at] in reader.lexicon.role("question_word"):
        return Anchor("question", at, at)
    return None


def _that(reader: Reader, at: int) -> Anchor | None:
    line = reader.line
    content = at if reader.fused_that(at) else line.after_word(at)
    while content < len(line) and line[content].comma:
        content += 1
    content = _after_attribution(reader, content)
    if content >= len(line):
        return None
    before = line.norm(at - 1)
    if reader.one_of(at - 1, "that_prep"):
        return Anchor("that", at - 1, content, before)
    if at > 0 and before in reader.lexicon.role("that_governor"):
        return None
    return Anchor("that", at, content)


def _after_attribution(reader: Reader, content: int) -> int:
    """Content after an insert with a source of its own: «إلى أنه، وفقا للبيانات، تم …»."""
    line = reader.line
    if content not in reader.phrases or not line[content - 1].comma:
        return content
    for at in range(content + 1, min(len(line) - 1, content + 15)):
        if line[at].comma:
            return at + 1
    return content


@remembered
def is_name_quote(reader: Reader, at: int) -> bool:
    """Whether a quotation that opens here is a name or irony and no speech.

    Names follow a noun that classes them, or ل and ب of the one addressed, and have no
    verb: لصحيفة «الأخبار»، تنظيم «جند الشام».
    """
    line = reader.line
    close = reader.marks.quotes[at]
    inner = line[at + 1 : min(close, len(line))]
    words = line.words(at + 1, min(close, len(line)))
    if words >= 6 or (any(t.is_verb for t in inner) and words > 2):
        return False
    if at == 0:
        return False
    if not any(t.is_verb for t in inner) and (words < 2 or inner[0].is_prep):
        return True
    before = line[at - 1]
    if reader.one_of(at - 1, "name_prep"):
        return True
    if line.enclitic(at - 1) and reader.has_role(at - 2, "emphatic"):
        return True  # يطلقون على أنفسهم «…»
    if before.pause:
        return False
    close_end = close + 1 >= len(line) or (line[close + 1].pause or line[close + 1].final)
    return before.is_nominal and (words <= 3 or not close_end)


def _barrier(reader: Reader, at: int, start: int) -> bool:
    """Whether a clause of its own begins here, so that no anchor beyond belongs to the cue."""
    line = reader.line
    token = line[at]
    if (
        reader.has_role(at, "contrast")
        and at > start
        and token.tag in ("conj", "conj_sub", "adv")
    ):
        return True
    if not token.is_verb or at == start:
        return False
    before = line[at - 1]
    if reader.one_of(at - 1, "clause_link_but"):
        return not reader.has_role(at, "quoting_form") and not reader.has_role(
            at, "naming_verb"
        )
    return before.comma and not _is_bracketed(reader, at)


def _is_bracketed(reader: Reader, at: int) -> bool:
    """Whether a comma and أن close what a comma opened: «…، طالبا عدم كشف هويته، إن»."""
    line = reader.line
    for end in range(at + 1, min(len(line) - 1, at + 25)):
        if line[end].comma and reader.complementiser(end + 1):
            return True
    return False
