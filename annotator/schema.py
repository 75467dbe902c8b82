"""The record types: the one definition of every field of every output.

Offsets are code points into the decoded input, half-open, so that
``text[start:end] == record.text``. Countries are ISO 3166-1 alpha-3. A field that does
not apply is None. Field order here is column order in CSV and key order in JSONL.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin

SCHEMA_VERSION = "annotator/1"

SentenceKind = Literal["body", "caption", "heading"]
PlaceKind = Literal[
    "country", "admin1", "city", "district", "village", "facility", "road", "river", "lake",
    "sea", "strait", "canal", "mountain", "valley", "desert", "island", "region", "continent",
    "camp", "border",
]  # fmt: skip
PlaceMention = Literal["name", "alias", "nominal"]
PlaceRole = Literal[
    "location", "origin", "destination", "route", "target", "contributor", "actor", "in_name",
    "reference_point", "comparison", "attributive",
]  # fmt: skip
ForceCategory = Literal[
    "armed_forces", "branch", "special_forces", "internal_security", "police", "intelligence",
    "alliance", "peacekeeping", "paramilitary", "non_state_armed", "unidentified_armed",
    "crowd", "criminal", "personnel", "equipment",
]  # fmt: skip
CountrySource = Literal["nisba", "idafa", "inferred"]
CodeBasis = Literal["lexicon", "rule", "inferred"]
QuantityKind = Literal[
    "count", "personnel", "killed", "wounded", "missing", "detained", "displaced",
    "casualties", "equipment", "formation", "distance", "area", "volume", "mass", "speed",
    "power", "money", "percent", "ratio", "multiplier", "temperature",
]  # fmt: skip
Bound = Literal["none", "at_least", "more_than", "at_most", "less_than", "between"]
NumberForm = Literal["digits", "word", "mixed", "dual", "singular", "vague"]
DateKind = Literal["date", "range", "time", "duration", "set"]
YearSource = Literal["explicit", "inferred", "document"]
ActorKind = Literal["person", "organisation"]
SourceKind = Literal[
    "official", "government", "military", "police", "armed_group", "organisation",
    "news_agency", "media", "witness", "expert", "anonymous", "anonymous_official",
    "social_media", "crowd", "person", "document", "data", "sensor", "medium", "anaphoric",
    "unspecified",
]  # fmt: skip
Attribution = Literal[
    "direct", "indirect", "hearsay", "observation", "sensor", "document_data",
    "official_absence", "author_assertion",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "unconfirmed", "denied", "none"]
Polarity = Literal["pos", "neg"]
Tense = Literal["past", "present", "prospective"]
SpeechAct = Literal[
    "assert", "deny", "accuse", "warn", "question", "directive", "commissive", "expressive",
    "declare", "label",
]  # fmt: skip
Stance = Literal["endorse", "neutral", "distance", "reject"]


@dataclass(slots=True, kw_only=True)
class Mention:
    """What every row of every table but ``documents`` has.

    Attributes:
        id: Stable inside the document: ``p1 f1 q1 d1 a1 c1 s1``.
        start, end: Code points into the document's text, half-open.
        text: ``document.text[start:end]``.
        rule: The rule, lexicon row or gazetteer row that made the record.
        flag: Codes of oddities joined by ``;`` (date_conflict, implausible_model,
            disputed, ambiguous …), or None.
    """

    id: str
    start: int
    end: int
    text: str
    rule: str | None = None
    flag: str | None = None


@dataclass(slots=True, kw_only=True)
class Sentence(Mention):
    """A sentence, a caption or a heading."""

    kind: SentenceKind = "body"


@dataclass(slots=True, kw_only=True)
class Located(Mention):
    """A mention inside a sentence."""

    sent_id: str


@dataclass(slots=True, kw_only=True)
class Place(Located):
    """A place named or referred to."""

    name: str | None = None
    name_en: str | None = None
    kind: PlaceKind | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    gazetteer_id: str | None = None
    mention: PlaceMention = "name"
    alias_of: str | None = None
    parent_id: str | None = None
    modifier: str | None = None
    role: PlaceRole | None = None
    ambiguity: int | None = None
    confidence: float | None = None


@dataclass(slots=True, kw_only=True)
class Force(Located):
    """An armed, uniformed or crowd actor, its personnel or its equipment."""

    category: ForceCategory
    subcategory: str | None = None
    name: str | None = None
    head: str | None = None
    country: str | None = None
    country_source: CountrySource | None = None
    unit_term: str | None = None
    echelon: str | None = None
    unit_number: str | None = None
    model: str | None = None
    quantity_id: str | None = None
    definite: bool | None = None
    scare_quotes: bool = False
    part_of: str | None = None
    plover_country: str | None = None
    plover_sector: str | None = None
    acled_inter: int | None = None
    code_basis: CodeBasis | None = None


@dataclass(slots=True, kw_only=True)
class Quantity(Located):
    """A number with what it counts or measures."""

    kind: QuantityKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    currency: str | None = None
    approximate: bool = False
    bound: Bound = "none"
    vague: bool = False
    form: NumberForm | None = None
    force_id: str | None = None
    place_id: str | None = None


@dataclass(slots=True, kw_only=True)
class Date(Located):
    """A date, range, clock time, duration or recurrence; ``value`` is EDTF or TIMEX-like."""

    kind: DateKind
    value: str | None = None
    calendar: str | None = None
    anchor: str | None = None
    year_source: YearSource | None = None


@dataclass(slots=True, kw_only=True)
class Actor(Located):
    """A person or organisation that is no force."""

    kind: ActorKind
    name: str | None = None
    title: str | None = None
    country: str | None = None


@dataclass(slots=True, kw_only=True)
class Claim(Located):
    """One (source, cue, content); ``start`` and ``end`` are the hull of the three."""

    source_start: int | None = None
    source_end: int | None = None
    source_text: str | None = None
    source_kind: SourceKind | None = None
    source_named: bool = False
    source_id: str | None = None
    source_resolved: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    cue_text: str | None = None
    cue_lemma: str | None = None
    cue_class: str | None = None
    content_start: int | None = None
    content_end: int | None = None
    content_text: str | None = None
    attribution: Attribution = "author_assertion"
    certainty: Certainty = "certain"
    polarity: Polarity = "pos"
    tense: Tense = "past"
    speech_act: SpeechAct = "assert"
    stance: Stance = "neutral"
    direct: bool = False
    caption: bool = False
    level: int = 0
    parent_id: str | None = None
    modifies_id: str | None = None
    medium: str | None = None
    place_ids: list[str] = field(default_factory=list)
    force_ids: list[str] = field(default_factory=list)
    quantity_ids: list[str] = field(default_factory=list)
    date_ids: list[str] = field(default_factory=list)
    frame_date_ids: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Document:
    """One annotated document: its own fields, then the rows of each table."""

    schema: str = SCHEMA_VERSION
    doc_id: str
    path: str | None = None
    sha256: str | None = None
    encoding: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    n_chars: int = 0
    n_words: int = 0
    n_sentences: int = 0
    warnings: list[str] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    forces: list[Force] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


TABLES: dict[str, type[Mention]] = {
    "sentences": Sentence,
    "places": Place,
    "forces": Force,
    "quantities": Quantity,
    "dates": Date,
    "actors": Actor,
    "claims": Claim,
}
"""Table name to record type, in the order of the output; ``documents`` stands apart."""

_TABLE_OF = {kind: name for name, kind in TABLES.items()}

ID_PREFIXES = {
    "sentences": "s",
    "places": "p",
    "forces": "f",
    "quantities": "q",
    "dates": "d",
    "actors": "a",
    "claims": "c",
}

_LEADING = ("id", "sent_id", "start", "end", "text", "rule", "flag")


@cache
def row_fields(table: str) -> tuple[str, ...]:
    """Names of the fields of a row of a table, in output order, without ``doc_id``."""
    names = [item.name for item in fields(TABLES[table])]
    leading = [name for name in _LEADING if name in names]
    return (*leading, *(name for name in names if name not in leading))


@cache
def columns(table: str) -> tuple[str, ...]:
    """Columns of the CSV file of a table.

    >>> columns("sentences")
    ('doc_id', 'id', 'start', 'end', 'text', 'rule', 'flag', 'kind')
    """
    if table == "documents":
        return tuple(name for name in document_fields() if name not in ("schema", "text"))
    return ("doc_id", *row_fields(table))


@cache
def document_fields() -> tuple[str, ...]:
    """Names of the fields of a document that are not tables."""
    return tuple(item.name for item in fields(Document) if item.name not in TABLES)


@cache
def list_fields(table: str) -> tuple[str, ...]:
    """Names of the fields of a table's rows that hold lists."""
    return tuple(name for name, kind in field_types(table).items() if kind == "list")


@cache
def _row_of(table: str) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Names of the fields of a table's rows in output order, and what reads them."""
    names = row_fields(table)
    return names, attrgetter(*names)


def to_row(record: Mention) -> dict[str, Any]:
    """Turn a record into plain JSON types, keys in output order."""
    table = _TABLE_OF[type(record)]
    names, values = _row_of(table)
    row = dict(zip(names, values(record), strict=True))
    for name in list_fields(table):
        row[name] = list(row[name])
    return row


def to_json(document: Document) -> dict[str, Any]:
    """Turn a document into the object of one JSONL line, keys in schema order."""
    line: dict[str, Any] = {name: getattr(document, name) for name in document_fields()}
    for table in TABLES:
        line[table] = [to_row(record) for record in getattr(document, table)]
    return line


@cache
def field_types(table: str) -> dict[str, str]:
    """Kind of value of each column: string, integer, number, boolean, category, list, object.

    Args:
        table: ``documents`` or a key of :data:`TABLES`.
    """
    owner = Document if table == "documents" else TABLES[table]
    declared = {item.name: item.type for item in fields(owner)}
    kinds = {name: _kind_of(declared[name]) for name in columns(table) if name in declared}
    return {"doc_id": "string", **kinds}


@cache
def allowed_values(table: str) -> dict[str, tuple[str, ...]]:
    """Values that each ``category`` column of a table may have, in the schema's order.

    >>> allowed_values("sentences")
    {'kind': ('body', 'caption', 'heading')}
    """
    owner = Document if table == "documents" else TABLES[table]
    found: dict[str, tuple[str, ...]] = {}
    for item in fields(owner):
        literals = [item.type, *get_args(item.type)]
        for declared in literals:
            if get_origin(declared) is Literal:
                found[item.name] = get_args(declared)
    return found


def _kind_of(declared: Any) -> str:
    options = [item for item in get_args(declared) if item is not type(None)]
    origin = get_origin(declared)
    if origin is Literal:
        return "category"
    if origin in (list, dict):
        return "list" if origin is list else "object"
    if options:
        return _kind_of(options[0])
    return {str: "string", int: "integer", float: "number", bool: "boolean"}[declared]


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of ``annotations.jsonl``.

    Gold rows may carry ``optional: true``: neither rewarded nor punished by scorers.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - slow to import, needed here only

    schema = TypeAdapter(Document).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = SCHEMA_VERSION
    schema["required"] = list(schema["properties"])
    for kind in TABLES.values():
        definition = schema["$defs"][kind.__name__]
        definition["required"] = list(definition["properties"])
        definition["properties"]["optional"] = {"type": "boolean"}
        definition["additionalProperties"] = False
    return schema
