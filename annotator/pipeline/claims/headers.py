"""Header colons («بوتين: …») and quotations before their cue («…» قال الوزير)."""

from annotator.pipeline.claims.cues import Candidate
from annotator.pipeline.claims.draft import Draft
from annotator.pipeline.claims.furniture import after_clock
from annotator.pipeline.claims.gates import COLON
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.phrase import Reader

_MAX_OFFSET = 60
_DASHES = frozenset("-\u2013\u2014")


def match_header(context: Context) -> Draft | None:
    """A source and a colon at the head of a line; there is no cue span.

    Labels such as «عاجل:» are passed over: «عاجل: الجيش: …».
    """
    reader = context.reader
    line = reader.line
    if not reader.positions(COLON):
        return None
    at = 0
    while at < len(line) and (line[at].is_punct and line[at].text not in ':«“"'):
        at += 1
    at = after_clock(reader, at, len(line))
    while at + 1 < len(line):
        colon = next(
            (i for i in range(at, min(len(line), at + 14)) if line[i].text in (":", "|")), None
        )
        if colon is None or colon == at or colon + 1 >= len(line):
            return None
        if reader.has_role(at, "label_word") and line.words(at, colon) <= 2:
            at = colon + 1
            continue
        if line[colon].text != ":" or _offset(line, at, colon) > _MAX_OFFSET:
            return None
        return _header(context, at, colon)
    return None


def _offset(line: Line, start: int, end: int) -> int:
    return line.places.starts[end] - line.places.starts[start]


def _header(context: Context, at: int, colon: int) -> Draft | None:
    reader = context.reader
    line = reader.line
    tokens = line[at:colon]
    if reader.is_time(at) or line.tag(at) in ("digit", "noun_num"):
        return None
    if not reader.starts_phrase(at) or any(t.is_verb or t.comma or t.semicolon for t in tokens):
        return None
    end = reader.noun_phrase(at, colon)
    rest = reader.skip_insert(end, colon)
    topic = reader.one_of(rest, "topic_prep") and colon - rest <= 9
    if (rest < colon and not topic) or line.words(at, colon) > 9:
        return None
    kind = context.kind((at, end))
    if kind.kind is None or (
        kind.kind in ("document", "data", "medium", "sensor") and not kind.named
    ):
        return None
    if reader.has_role(at, "norm_noun") or reader.is_event(at):
        return None
    content = colon + 1
    if kind.kind == "government" and kind.named and not _states(reader, (at, end), content):
        return None
    if not _may_head(reader, at, end):
        return None
    if line.words(content, len(line)) < 2:
        return None
    marked = content in reader.marks.quotes
    quoted = marked or _first_person(reader, content)
    return Draft(
        context.lexicon.classes["header"], "header", "claims.header", at,
        source=(at, end), content=(content + 1 if marked else content, content + 2),
        quoted=quoted,
    )  # fmt: skip


def _first_person(reader: Reader, start: int) -> bool:
    """Whether the words after a header are those of the speaker: «لن نسحب قواتنا»."""
    line = reader.line
    verbs = (at for at in range(start, len(line)) if line[at].is_verb)
    verb = next((line[at] for at in verbs if not reader.has_role(at, "quantifier")), None)
    own = any(reader.one_of(at, "our") for at in range(start, len(line)))
    return own or (verb is not None and "Person=1" in verb.morph)


def _may_head(reader: Reader, start: int, end: int) -> bool:
    """Whether a place before a colon can speak: countries and capitals only."""
    line = reader.line
    place = all(line[at].is_proper or reader.is_place(at) for at in range(start, end))
    if not place and reader.marks.towns.get(start, 0) < end:
        return True
    name = " ".join(line.rest[at] for at in range(start, end))
    return start not in reader.marks.towns or name in reader.lexicon.capitals


def _states(reader: Reader, source: tuple[int, int], content: int) -> bool:
    """Whether what follows the name of a country or capital is said by it.

    «مصر: مقتل أربعة» names where, «موسكو: لن نقبل …» names who.
    """
    line = reader.line
    if not all(line[i].is_proper or reader.is_place(i) for i in range(*source)):
        return True
    if content in reader.marks.quotes:
        return True
    first = line[content]
    if first.is_verb or first.tag in ("part_neg", "part_fut", "pron", "verb_pseudo"):
        return not first.perfect or "Person=1" in first.morph
    modal = any(t.tag in ("part_neg", "part_fut") for t in line[content:])
    return first.definite and modal


def match_quote_first(context: Context, candidate: Candidate) -> Draft | None:
    """A quotation or clause with its verb of saying after it: «…»، قال الناطق."""
    reader = context.reader
    line = reader.line
    form = next((f for f in candidate.forms if f.kind == "verb"), None)
    frame = context.lexicon.sayings.get(form.lemma) if form else None
    if form is None or frame is None:
        return None
    before = closing = candidate.start - 1
    while closing >= 0 and (line[closing].comma or line[closing].text in _DASHES):
        closing -= 1
    comma = before >= 0 and any(t.comma for t in line[closing + 1 : before + 1])
    quote = _quote_closing_at(reader, closing)
    if quote is None and not (comma and form.lemma in context.lexicon.role("say")):
        return None
    at = reader.skip_insert(candidate.end)
    end = reader.noun_phrase(at)
    source = (at, end) if end > at else None
    if source is None and quote is None:
        return None
    if candidate.weak and (source is None or context.kind(source).kind is None):
        return None  # إبان after a title in quotation marks
    if quote is None and reader.skip_insert(end) < len(line) and not line[end].final:
        return None
    draft = Draft(
        context.lexicon.classes[frame.cue_class], "verb", frame.where, candidate.start,
        frame=frame, lemma=form.lemma, cue=(candidate.start, candidate.end), source=source,
        backward=True, anaphoric=source is None, anchored=True,
    )  # fmt: skip
    if quote is not None:
        draft.content = (quote + 1, closing)
        draft.backward, draft.quoted = False, True
    return draft


def _quote_closing_at(reader: Reader, at: int) -> int | None:
    for opening, close in reader.marks.quotes.items():
        words = reader.line.words(opening + 1, close)
        verbs = any(t.is_verb for t in reader.line[opening:close])
        if close == at and (words >= 3 or (words >= 2 and verbs)):
            return opening
    return None
