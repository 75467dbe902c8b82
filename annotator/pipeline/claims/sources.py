"""What kind of source a noun phrase is."""

from collections.abc import Mapping
from typing import NamedTuple

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.entries import SourceRow
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.tokens import with_ta

_FORCE_KINDS: Mapping[str, str] = {
    "armed_forces": "military", "branch": "military", "special_forces": "military",
    "internal_security": "police", "police": "police", "intelligence": "government",
    "alliance": "organisation", "peacekeeping": "organisation",
    "paramilitary": "armed_group", "non_state_armed": "armed_group",
    "unidentified_armed": "armed_group", "crowd": "crowd", "criminal": "armed_group",
    "personnel": "military",
}  # fmt: skip
_OUTLET_HEADS = frozenset(
    ("news_agency", "media", "organisation", "witness", "person", "social_media")
)
_OFFICERS = frozenset(("military", "police", "official"))
_VAGUE = frozenset(("organisation", "armed_group", "government"))
"""Kinds that a force found in the span makes more precise."""


class Mentions(NamedTuple):
    """Records of earlier layers, by code points.

    Attributes:
        forces: (start, end, id, category).
        places: (start, end, id, kind).
        actors: (start, end, id, kind).
        names: (start, end) of persons with a name and of bodies that a name tells apart.
        leaders: ids of persons known by their surname alone: heads of states and bodies.
    """

    forces: tuple[tuple[int, int, str, str], ...] = ()
    places: tuple[tuple[int, int, str, str], ...] = ()
    actors: tuple[tuple[int, int, str, str], ...] = ()
    names: tuple[tuple[int, int], ...] = ()
    leaders: frozenset[str] = frozenset()


class Kind(NamedTuple):
    """Result of :func:`classify`.

    Attributes:
        kind: A value of ``source_kind``, or None where nothing tells.
        attribution: What ``sources.tsv`` says of claims of this source, or "".
        named: Whether a proper name or the adjective of a country stands in the span.
        record: Id of the actor, force or place that is the source, or None.
        note: ``imagery`` for pictures, else "".
    """

    kind: str | None
    attribution: str = ""
    named: bool = False
    record: str | None = None
    note: str = ""


def classify(reader: Reader, span: Span, mentions: Mentions) -> Kind:
    """Classify the noun phrase of a source; mentions are always those of its sentence.

    >>> # «مصدر أمني عراقي» -> anonymous_official; «موسكو» -> government
    """
    known = reader.kinds.get(span)
    if known is None:
        known = reader.kinds[span] = _classify(reader, span, mentions)
    return known


def _classify(reader: Reader, span: Span, mentions: Mentions) -> Kind:
    line = reader.line
    start, end = span
    begin, stop = line.offsets(start, end)
    head = _head(reader, span)
    named = _named(reader, span, mentions)
    record = _record(begin, stop, mentions)
    row = _row(reader, span, head, _has_name(reader, head, end))
    outlet = _outlet(reader, span)
    if outlet is not None and (row is None or row.source_kind in _OUTLET_HEADS):
        social = "social_media" in (outlet, row and row.source_kind)
        return Kind(
            "social_media" if social else outlet, "hearsay" if social else "", True, record
        )
    force = _force_at(line.places.starts[head], begin, mentions)
    precise = force is not None and force[1] != "personnel"
    if row is not None and not (precise and row.source_kind in _VAGUE):
        kind = _spokesman(row.source_kind, begin, stop, head, reader, mentions)
        kind = _by_phrase(kind, reader, head, end)
        return Kind(kind, row.attribution, named and kind != "medium", record, row.note)
    if force is not None:
        return Kind(_FORCE_KINDS.get(force[1], "organisation"), "", named, force[0])
    return _by_mention(reader, span, head, mentions, Kind(None, "", named, record))


def _by_mention(
    reader: Reader, span: Span, head: int, mentions: Mentions, unknown: Kind
) -> Kind:
    """Kind of a source whose head no row knows: by a place, an actor or a name in it."""
    line = reader.line
    start, end = span
    record = unknown.record
    place = next((p for p in mentions.places if p[0] <= line.places.starts[head] < p[1]), None)
    if place is not None and place[3] in ("country", "city"):
        return Kind("government", "", True, place[2])
    titled = any(reader.has_role(at, "title") for at in range(head, end))
    actor = next((a for a in mentions.actors if a[0] <= line.places.starts[head] < a[1]), None)
    if actor is not None:
        office = actor[3] == "person" and (titled or actor[2] in mentions.leaders)
        return Kind("official" if office else actor[3], "", True, actor[2])
    if line[head].is_proper:
        return Kind(
            "official" if titled or record in mentions.leaders else "person", "", True, record
        )
    pronoun = line.tag(head) == "pron" or reader.one_of(head, "free_pronoun")
    person = any(at in reader.marks.names for at in range(start, end))
    if person or pronoun:
        return Kind("person", "", True, record) if person else Kind("anaphoric")
    return unknown


def _by_phrase(kind: str, reader: Reader, head: int, end: int) -> str:
    """What the rest of a phrase makes of the kind of its head: an office, «رفض ذكر اسمه»."""
    if kind == "person" and _holds_office(reader, head, end):
        return "official"
    if kind in _OFFICERS and any(reader.anonymity(at, end) > at for at in range(head, end)):
        return "anonymous_official"
    return kind


def _head(reader: Reader, span: Span) -> int:
    """Index of the head: after quantifiers, numbers and demonstratives (أحد السكان)."""
    line = reader.line
    start, end = span
    at = start
    while at + 1 < end and (
        reader.has_role(at, "quantifier")
        or reader.has_role(at, "emphatic")
        or reader.has_role(at, "number_word")
        or line.tag(at) in ("noun_quant", "noun_num", "digit", "pron_dem", "prep")
        or line[at].tag == "punc"
    ):
        at += 1
    return at if line[at].is_nominal else start


def _named(reader: Reader, span: Span, mentions: Mentions) -> bool:
    tokens = reader.line[span[0] : span[1]]
    if any(token.is_proper for token in tokens) or _outlet(reader, span):
        return True
    places = reader.line.places
    begin, end = places.starts[span[0]], places.ends[span[1] - 1]
    spans = [*(place[:2] for place in mentions.places), *mentions.names]
    if any(begin <= start and stop <= end for start, stop in spans):
        return True
    nisba = any(t.adjective_tag and t.lemma in reader.lexicon.nisbas for t in tokens)
    if nisba and is_definite(reader, *span):
        return True  # الخارجية الألمانية; not محلل بلجيكي
    return any(token.norm in reader.lexicon.capitals for token in tokens)


def _has_name(reader: Reader, head: int, end: int) -> bool:
    """Whether a person's name stands in the phrase: not after a preposition, no place."""
    line = reader.line
    if head in reader.marks.titled:
        return True
    last = [at for at, stop in reader.marks.names.items() if head < at and stop == end]
    if last and line[last[0] - 1].is_proper:
        return True  # رئيسة بلدية بوغوتا | ماريا لوبيز
    for at in range(head, end):
        if at in reader.marks.names:
            return True
        if line[at].is_prep and not reader.one_of(at + 1, "behalf"):
            return False
        place = reader.is_place(at) or line[at - 1].is_prep
        if line[at].is_proper and not place and at > head:
            return True
    return line[head].is_proper


def _record(begin: int, end: int, mentions: Mentions) -> str | None:
    """Id of the record that covers most of the source: person, then force, then place."""
    for records in (mentions.actors, mentions.forces, mentions.places):
        inside = [r for r in records if begin <= r[0] and r[1] <= end]
        if inside:
            return max(inside, key=lambda r: (r[1] - r[0], -r[0]))[2]
    return None


def _outlet(reader: Reader, span: Span) -> str | None:
    for at in range(span[0], span[1]):
        for words, kind in reader.lexicon.outlets.get(reader.line.rest[at], ()):
            end = reader.line.match(words, at)
            if end is not None and end <= span[1]:
                return kind
    return None


def _force_at(at: int, begin: int, mentions: Mentions) -> tuple[str, str] | None:
    for start, end, name, category in mentions.forces:
        if start <= at < end and start <= begin + 1 and category != "equipment":
            return name, category
    return None


def _row(reader: Reader, span: Span, head: int, named: bool) -> SourceRow | None:
    line, lexicon = reader.line, reader.lexicon
    keys: list[str] = []
    for words in lexicon.source_phrases.get(line.norm(head), ()) + lexicon.source_phrases.get(
        line[head].lemma, ()
    ):
        if _phrase_at(reader, words, head):
            keys.append(" ".join(words))
    keys += [line.norm(head), line[head].lemma, line[head].bare]
    keys += [with_ta(key) for key in keys if with_ta(key) != key]
    rest = {word for t in line[head + 1 : span[1]] for word in (t.norm, t.lemma, t.bare)}
    for key in keys:
        for row in lexicon.sources.get(key, ()):
            if _fits(row, reader, head, span[1], rest, named):
                return row
    return None


def _phrase_at(reader: Reader, words: tuple[str, ...], head: int) -> bool:
    line = reader.line
    for offset, word in enumerate(words):
        at = head + offset
        if at >= len(line) or word not in (line[at].norm, line[at].lemma, line[at].bare):
            return False
    return True


def _fits(
    row: SourceRow, reader: Reader, head: int, end: int, rest: set[str], named: bool
) -> bool:
    token = reader.line[head]
    if row.with_words and not row.with_words & rest:
        return False
    if row.number and (row.number == "plur") != token.plural:
        return False
    side = row.source_kind == "government" and any(
        t.adjective_tag and t.lemma in reader.lexicon.nisbas for t in reader.line[head:end]
    )
    if row.named and (row.named == "yes") != (named or side):
        return False  # الجانب الفرنسي
    return not row.definite or (row.definite == "yes") == is_definite(reader, head, end)


def is_definite(reader: Reader, head: int, end: int) -> bool:
    """Whether a noun has ال or stands in a genitive chain that ends in ال or a name."""
    for token in reader.line[head:end]:
        if token.is_prep or token.is_punct:
            return False
        if token.definite or token.is_proper:
            return True
    return False


def _holds_office(reader: Reader, head: int, end: int) -> bool:
    """Whether a title of office follows in the phrase: «الدكتور محمد علي وزير الري»."""
    for at in range(head + 1, end):
        rows = reader.lexicon.sources.get(reader.line[at].lemma, ())
        if any(row.source_kind == "official" for row in rows) and reader.has_role(at, "title"):
            return True
    return False


def _spokesman(
    kind: str, begin: int, end: int, head: int, reader: Reader, mentions: Mentions
) -> str:
    """An official of an armed group speaks for it: «الناطق باسم الحركة», «قائد الكتائب».

    Officers and spokesmen of armies and police stay officials.
    """
    if kind not in ("anonymous_official", "official"):
        return kind
    office = reader.line[head].lemma in reader.lexicon.role("speaks_for")
    inside = [f for f in mentions.forces if begin <= f[0] and f[1] <= end]
    armed = office and any(_FORCE_KINDS.get(force[3]) == "armed_group" for force in inside)
    armed = armed or _member(begin, end, head, reader, mentions)
    return "armed_group" if armed or (office and _of_group(reader, head, end)) else kind


def _of_group(reader: Reader, head: int, end: int) -> bool:
    """Whether a word for a band stands after a spokesman: «المتحدث باسم الجماعة»."""
    line = reader.line
    for at in range(head + 1, len(line)):
        if line.places.ends[at] > end:
            break
        rows = reader.lexicon.sources.get(line[at].lemma, ())
        if any(row.source_kind == "armed_group" and not row.with_words for row in rows):
            return line[at].definite
    return False


def _member(begin: int, end: int, head: int, reader: Reader, mentions: Mentions) -> bool:
    """Whether someone belongs to an armed group: «مستشار في الجبهة», «قائد الكتائب».

    Only what is between the head and the name of the group tells: adjectives, «في», «باسم».
    """
    line = reader.line
    groups = [
        f for f in mentions.forces
        if begin <= f[0] and f[1] <= end and _FORCE_KINDS.get(f[3]) == "armed_group"
    ]  # fmt: skip
    for group in groups:
        for at in range(head + 1, len(line)):
            if line.places.starts[at] >= group[0] or line.places.ends[at] > end:
                return True
            if not (reader.adjective(at) or reader.has_role(at, "belonging_word")):
                break
    return False
