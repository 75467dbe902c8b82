"""Where content ends, and what stands before a trailing cue."""

from collections.abc import Sequence

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.phrase import Reader

_FINAL = frozenset(".!?؟؛…")
_COMMAS = frozenset("،,")
_CLOSERS = frozenset("»”›\"'’)]")
_LINKS = frozenset(("و", "ف", "ثم", "لكن", "كما", "فيما", "بينما", "اذ", "حيث", "بل", "او"))
_MEANWHILE = ("في وقت", "في حين", "في الوقت الذي")


def sentence_end(reader: Reader) -> int:
    """Index after the last token of a sentence without its final marks.

    Closing quotation marks and brackets stay only where their opening is in the sentence.
    """
    line = reader.line
    end = len(line)
    closed = set(reader.marks.quotes.values()) | set(line.brackets.values())
    while end > 0:
        text = line[end - 1].text
        if (
            all(c in _FINAL for c in text)
            or text in _COMMAS
            or text in ":-–—"
            or (text in _CLOSERS and (end - 1) not in closed)
        ):
            end -= 1
        else:
            break
    return end


def trim(reader: Reader, start: int, end: int) -> Span | None:
    """A span without marks and conjunctions hanging at its ends."""
    line = reader.line
    while end > start and _hangs(reader, end - 1, start):
        end -= 1
    while start < end and (
        line[start].text in "،,:؛-–—*•" or all(c in _FINAL for c in line[start].text)
    ):
        start += 1
    return (start, end) if end > start else None


def _hangs(reader: Reader, at: int, start: int) -> bool:
    token = reader.line[at]
    if token.text in "،,:-–—" or all(c in _FINAL for c in token.text):
        return True
    if token.text in "«“‹(['\"" and at in reader.marks.quotes:
        return True
    if token.tag == "conj" and token.norm in _LINKS:
        return True
    return token.text in _CLOSERS and not _opened(reader, at, start)


def _opened(reader: Reader, at: int, start: int) -> bool:
    pairs = [*reader.marks.quotes.items(), *reader.line.brackets.items()]
    return any(close == at and opening >= start for opening, close in pairs)


def resolve(reader: Reader, drafts: Sequence[Draft]) -> None:
    """Fix the content of all drafts of a sentence, and who is nested in whom.

    Args:
        reader: The sentence.
        drafts: Its drafts in the order of their cues; changed in place.
    """
    end = sentence_end(reader)
    forward = [
        draft
        for draft in drafts
        if draft.content is not None and not draft.backward and not draft.fixed
    ]
    for draft in forward:
        _insert_content(draft, forward)
    for draft in forward:
        if not draft.insert:
            _forward(reader, draft, drafts, end)
    for draft in forward:
        if draft.insert and draft.parent is not None:
            draft.content = draft.parent.content
            draft.quoted = draft.parent.quoted
    for number, draft in enumerate(drafts):
        if draft.backward:
            _backward(reader, draft, drafts[:number], end)
    _nest(drafts)


def _insert_content(draft: Draft, forward: Sequence[Draft]) -> None:
    """A relay keeps the content of the draft in whose construction it stands."""
    if draft.parent is not None:
        draft.insert = True


def _forward(reader: Reader, draft: Draft, drafts: Sequence[Draft], end: int) -> None:
    assert draft.content is not None
    start = draft.content[0]
    if draft.name == "labelling_verb":
        draft.quoted = False
    quote = _opening_quote(reader, draft, start) if draft.name != "labelling_verb" else None
    if quote is not None:
        close = min(reader.marks.quotes[quote], end)
        inside = trim(reader, quote + 1, close)
        if inside is not None and _is_whole_quote(reader, draft, quote, drafts, end):
            draft.quoted, draft.content = True, inside
            return
    draft.quoted = draft.quoted and quote is None
    limit = end
    for other in drafts:
        if other is draft or other.position <= start or other.insert:
            continue
        cut = _cut(reader, draft, other, start)
        if cut is not None and start < cut < limit:
            limit = cut
    noun_only = not draft.anchored and draft.how in ("verb", "participle", "masdar")
    for at in range(start + 1, limit):
        if noun_only and _returns(reader, start, at):
            limit = at
            break
        if _breaks(reader, draft, at):
            limit = at
            break
    draft.content = trim(reader, start, limit)
    if draft.name in ("visual_evidence", "report_noun", "report_existential"):
        _split_medium(reader, draft)


def _split_medium(reader: Reader, draft: Draft) -> None:
    """«… للنهب على الويب»: the place of publication at the end is the source."""
    if draft.source is not None or draft.content is None:
        return
    start, end = draft.content
    for at in range(end - 1, start, -1):
        if reader.line[at].is_prep and reader.line.norm(at) in ("علي", "في", "عبر"):
            media = reader.has_role(at + 1, "publication") or (
                reader.line.rest[min(at + 1, end - 1)] in reader.lexicon.outlets
            )
            if media and reader.noun_phrase(at + 1, end) == end:
                draft.source, draft.content = (at + 1, end), trim(reader, start, at)
            return


def _opening_quote(reader: Reader, draft: Draft, start: int) -> int | None:
    """Index of the quotation mark at which a content begins."""
    for at in (start, start - 1):
        if at in reader.marks.quotes and reader.marks.quotes[at] > start:
            return at
    return None


def _is_whole_quote(
    reader: Reader, draft: Draft, quote: int, drafts: Sequence[Draft], end: int
) -> bool:
    """Whether the quotation is all of the content, not its first words only."""
    line = reader.line
    close = reader.marks.quotes[quote]
    inside = line.tokens[quote + 1 : min(close, end)]
    words = len({t.word for t in inside if not t.is_punct})
    if words < 2 and not any(t.is_verb for t in inside):
        return False
    if close >= end - 1:
        return True
    after = close + 1
    if line[after].text in "،,.؛:" or any(d.begin in (after, after + 1) for d in drafts):
        return True
    if line.tag(after) == "conj":
        return words >= 4
    return False


def _cut(reader: Reader, draft: Draft, other: Draft, start: int) -> int | None:
    """Where a later draft ends the content of an earlier one, or None where it is nested."""
    line = reader.line
    begin = other.begin
    if other.backward:
        return begin
    if other.fixed and other.content is not None and other.content[0] < other.position:
        lead = _lead(reader, begin)
        return lead if lead is not None and lead > start else None
    if other.how == "participle":
        if _of_content(reader, draft, other):
            return None
        return begin if begin > start else None
    if other.relative:
        agrees = other.source is not None and other.source[1] <= other.position
        return _before_relative(reader, other) if agrees else None
    if other.how not in ("verb", "relay", "phrase", "masdar"):
        return None
    lead = _lead(reader, begin)
    if lead is not None:
        return lead if lead > start and not _continues(reader, draft, other, start) else None
    if other.how == "verb" and other.source is not None and other.source[0] > other.position:
        before = line[begin - 1]
        if begin - 1 > start and before.is_nominal and not before.definite:
            return begin  # asyndetic relative: «في محاولة … يقول محللون إنها …»
    return None


def _of_content(reader: Reader, draft: Draft, other: Draft) -> bool:
    """Whether a plural participle belongs to people in the content: «… مطالبين بعودته»."""
    if other.cue is None or draft.source is None:
        return False
    plural = reader.line.norm(other.cue[0]).endswith("ين")
    return plural and not reader.line[draft.source[0]].plural


def _before_relative(reader: Reader, other: Draft) -> int:
    at = other.position
    while at > 0 and not reader.has_role(at, "relative"):
        at -= 1
    return at


def _lead(reader: Reader, begin: int) -> int | None:
    """First token of what links a later cue: a comma, «و», «في وقت», «من جهته،»."""
    line = reader.line
    at = begin
    while at > 0 and (
        line.tag(at - 1) in ("part_verb", "part_neg", "part_fut")
        or (reader.has_role(at - 1, "auxiliary") and line[at - 1].is_verb)
    ):
        at -= 1
    switched = False
    while reader.switch_before(at):
        switched = True
        at = _switch_start(reader, at)
    before = at - 1
    if before < 0:
        return None
    if line.norm(before) in _LINKS and line.tag(before) in ("conj", "conj_sub", "adv"):
        return before
    if line[before].text in "،,؛":
        return before
    for words in (("في", "وقت"), ("في", "حين"), ("علي", "حين")):
        if line.match(words, at - 2) == at:
            return at - 2
    return at if switched else None


def _switch_start(reader: Reader, at: int) -> int:
    end = at - 1 if reader.line.norm(at - 1) in ("،", ",") else at
    for start in range(max(0, end - 6), end):
        found = reader.switch(start)
        if found is not None and found[0] == end:
            return start
    return at


def _continues(reader: Reader, draft: Draft, other: Draft, start: int) -> bool:
    """Whether a linked cue belongs to the content's own subject.

    «قال إن المعارضة رفضت العرض وطالبت بضمانات»: the second cue has no source of its own,
    and the content's subject is the holder of a cue before it.
    """
    if other.source is not None or other.how != "verb" or draft.cue is None:
        return False
    line = reader.line
    verb = line[other.position]
    first = next((t for t in line.tokens[start : other.position] if t.is_verb), None)
    if first is None:
        return False
    plural = "Number=Plur" in verb.morph
    if plural and draft.source is not None and not line[draft.source[0]].plural:
        return True
    own = line[draft.cue[0]]
    feminine = "Gender=Fem" in verb.morph
    if feminine != ("Gender=Fem" in own.morph) and feminine == ("Gender=Fem" in first.morph):
        return True
    return not other.anchored


def _returns(reader: Reader, start: int, at: int) -> bool:
    """Whether «و» and a finite verb after a content without verb go on with the cue's clause.

    «طالب المتظاهرون برحيل القوات | ورددوا هتافات».
    """
    line = reader.line
    if line.norm(at) == "لكن" and line.norm(at - 1) in ("،", ","):
        return True
    if line.norm(at) not in ("و", "ثم", "ف") or line.tag(at) != "conj" or at + 1 >= len(line):
        return False
    if reader.complementiser(at + 1):
        return True
    verb = at + 2 if line.tag(at + 1) in ("part_verb", "part_neg", "part_fut") else at + 1
    if verb >= len(line) or not line[verb].is_verb:
        return False
    return not any(t.is_verb for t in line.tokens[start:at])


def _breaks(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether the writer takes over at a token: after a switch, or «لكن» after a guess."""
    line = reader.line
    if line[at].text not in "،,":
        return False
    after = at + 1
    switch = reader.switch(after)
    if switch is not None and switch[1] == "switch":
        return True
    if draft.cue_class.attribution not in ("author_assertion", "official_absence"):
        return False
    linked = line.norm(after) in ("ف", "لكن", "غير", "الا", "بيد") or (
        line.norm(after) == "و" and after + 1 < len(line) and line[after + 1].is_verb
    )
    return linked and line.tag(after) != "prep"


def _backward(reader: Reader, draft: Draft, earlier: Sequence[Draft], end: int) -> None:
    """Content of a trailing cue: what precedes, back to the last clause or claim."""
    line = reader.line
    stop = draft.begin
    while stop > 0 and line[stop - 1].text in "،,-–—(":
        stop -= 1
    quote = _closing_quote(reader, stop - 1)
    spoken = [d for d in earlier if d.content is not None]
    last = spoken[-1] if spoken else None
    contrast = _last_contrast(reader, last.content[0] if last and last.content else 0, stop)
    if last is not None and last.content is not None and contrast is None:
        reach = last.content[1]
        if stop - reach <= 2 or last.insert:
            _wrap(draft, last)
            return
        between = trim(reader, reach, stop)
        draft.content = between or last.content
        return
    if contrast is not None and last is not None and last.content is not None:
        last.content = trim(reader, last.content[0], contrast) or last.content
    if quote is not None and last is None:
        draft.content = trim(reader, quote + 1, reader.marks.quotes[quote])
        draft.quoted = draft.content is not None
        if draft.quoted:
            return
    if contrast is None and _goes_on(reader, draft, end):
        stop = end
    start = contrast + 1 if contrast is not None else _body_start(reader, stop)
    if contrast is not None:
        start = line.after_word(contrast)
    draft.content = trim(reader, start, stop)


def _goes_on(reader: Reader, draft: Draft, end: int) -> bool:
    """Whether a clause goes on after an insert: «… أدى، بحسب المجلس، إلى مقتل ستة»."""
    line = reader.line
    reach = max(span[1] for span in (draft.cue, draft.source) if span)
    if reach + 1 >= end or line[reach].text not in "،," or line.norm(draft.begin - 1) != "،":
        return False
    following = line[reach + 1]
    return (following.is_prep and following.norm != "ل") or reader.complementiser(reach + 1)


def _wrap(draft: Draft, last: Draft) -> None:
    """A trailing agency reports another's claim: the same content, one level further out."""
    outer = last
    while outer.parent is not None and outer.insert:
        outer = outer.parent
    draft.content, draft.quoted = last.content, False
    outer.parent = draft


def _closing_quote(reader: Reader, at: int) -> int | None:
    """Opening of the quotation whose closing mark stands at a token."""
    for opening, close in reader.marks.quotes.items():
        if close == at and reader.line.words(opening, close) >= 3:
            return opening
    return None


def _last_contrast(reader: Reader, start: int, stop: int) -> int | None:
    """The last «لكن», «بينما» … between two tokens."""
    for at in range(stop - 1, start, -1):
        token = reader.line[at]
        if (
            token.tag in ("conj", "conj_sub", "adv")
            and reader.has_role(at, "contrast")
            and token.norm not in ("حيث", "اذ", "بل")
        ):
            return at
    return None


def _body_start(reader: Reader, stop: int) -> int:
    """First token of a sentence's own words: after conjunctions and switch phrases."""
    line = reader.line
    at = 0
    while at < stop and line.tag(at) == "conj" and line.norm(at) in ("و", "ف"):
        at += 1
    switch = reader.switch(at)
    if switch is not None and switch[1] == "switch":
        at = switch[0]
        while at < stop and line[at].text in "،,":
            at += 1
    return at


def _nest(drafts: Sequence[Draft]) -> None:
    """Parents of drafts whose cue stands inside the content of another; then levels."""
    for draft in drafts:
        if draft.parent is not None:
            continue
        inside = [
            other
            for other in drafts
            if other is not draft
            and other.content is not None
            and other.content[0] <= draft.position < other.content[1]
            and not _descends(other, draft)
        ]
        if inside:
            draft.parent = min(
                inside,
                key=lambda o: (o.content[1] - o.content[0], -o.level) if o.content else (0, 0),
            )
    for draft in drafts:
        seen: list[Draft] = []
        at = draft.parent
        while at is not None and at not in seen:
            seen.append(at)
            at = at.parent
        draft.level = len(seen)


def _descends(draft: Draft, ancestor: Draft) -> bool:
    at: Draft | None = draft
    steps = 0
    while at is not None and steps < 20:
        if at is ancestor:
            return True
        at, steps = at.parent, steps + 1
    return False
