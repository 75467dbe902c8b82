"""The lexicons of the forces layer, folded and indexed for lookup."""

from dataclasses import dataclass, field

from annotator.pipeline.forces.inflection import INVARIABLE, Inflection, build_inflection
from annotator.pipeline.forces.words import Words, model_key
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold
from annotator.text.table import Row

RULE_MARK = "@"
"""In the head column: what follows is the id of a rule of rules/forces.jsonl."""

NEGATED = "not"
"""Prefix of a name's condition that must not hold: ``notparty_member``."""

CODE_COLUMNS = (
    "category", "subcategory", "plover_sector", "plover_country", "acled_inter", "acled_abroad",
    "acled_violent",
)  # fmt: skip
NISBA_COLUMNS = ("nisba", "country", "kind", "feminine", "plurals", "ambiguous")

PREPOSITIONAL = ("loyal", "governor")
"""Kinds of force_context.tsv whose scope column lists prepositions."""

CITED = ("equipment", "human", "person", "group", "unit")
"""Kinds of heads that are listed in the singular."""

WHOLE_WORDS = ("verb", "word", "sentence")
"""Scopes whose words are compared as they stand, by form or by lemma; others inflect."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word or phrase that opens the mention of a force (row of forces.tsv).

    Attributes:
        forms: For each word of the phrase the folded forms without article.
        lemmas: For each word its folded citation form without article.
        second: What the second word can be, form or lemma; empty for single words.
        citation: First word in ordinary spelling, None where it is a plural or a rule.
        fixed: For each word whether it must have the article.
        needs: Alternatives; each a tuple of conditions that must all hold.
        unless: Conditions none of which may hold.
        plurals: Folded plurals that the row lists.
    """

    forms: tuple[frozenset[str], ...]
    lemmas: tuple[str, ...]
    second: frozenset[str]
    citation: str | None
    fixed: tuple[bool, ...]
    category: str
    subcategory: str | None
    kind: str
    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    plurals: frozenset[str]
    where: str


def bare_head(category: str, subcategory: str, where: str) -> Head:
    """A head without words, for mentions that something else than a word opens."""
    none: frozenset[str] = frozenset()
    return Head((), (), none, None, (), category, subcategory, category, (), (), none, where)


@dataclass(frozen=True, slots=True)
class Name:
    """A force with a name of its own (row of force_names.tsv).

    Attributes:
        words: Its folded spelling, word by word.
        plover: PLOVER country where that is none: UNO, IGO, IMG.
        acled: Inter code where it is not the one of its category.
        needs, unless: Conditions, as of a :class:`Head`.
    """

    words: tuple[str, ...]
    name: str
    category: str
    subcategory: str | None
    country: str | None
    plover: str | None
    acled: int | None
    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Nisba:
    """A relational adjective (row of nisbas.tsv).

    Attributes:
        ambiguous: It is another word, too (مالي "Malian, financial"): only beside a force.
    """

    lemma: str
    country: str | None
    kind: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Model:
    """A type of equipment (row of equipment_models.tsv)."""

    name: str
    kind: str
    origin: str
    historic: bool
    coded: bool
    where: str


@dataclass(frozen=True, slots=True)
class Codes:
    """Event codes of a class of forces (row of force_codes.tsv).

    Attributes:
        sector: PLOVER sector.
        country: PLOVER country of forces of no one state, or None.
        inter, abroad, violent: ACLED inter codes: at home, outside its own state, and
            where violence is said of it.
    """

    sector: str | None
    country: str | None
    inter: int | None
    abroad: int | None
    violent: int | None


NO_CODES = Codes(None, None, None, None, None)


@dataclass(slots=True)
class Context:
    """A kind of context words (rows of force_context.tsv)."""

    scope: str
    lemmas: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ForceLexicon:
    """Everything that the layer looks up, by folded form.

    Attributes:
        words: What all of it says of a word.
    """

    inflection: Inflection
    heads: dict[str, list[Head]] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    heads_by_lemma: dict[str, list[Head]] = field(default_factory=dict)
    heads_by_rule: dict[str, Head] = field(default_factory=dict)
    names: dict[str, list[Name]] = field(default_factory=dict)
    nisbas: dict[str, Nisba] = field(default_factory=dict)
    tanwin_nisbas: dict[str, Nisba] = field(default_factory=dict)
    echelons: dict[str, str] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    models: dict[str, Model] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    loyal: dict[str, frozenset[str]] = field(default_factory=dict)
    governors: dict[str, frozenset[str]] = field(default_factory=dict)
    codes: dict[tuple[str, str], Codes] = field(default_factory=dict)
    words: Words = field(init=False)

    def codes_of(self, category: str, subcategory: str | None) -> Codes:
        """Event codes of a class of forces: of its subcategory, else of its category."""
        codes = self.codes.get((category, subcategory or ""))
        return codes or self.codes.get((category, ""), NO_CODES)

    def knows(self, word: str) -> bool:
        """Whether a folded word without article is a nisba or a word of a head."""
        return word in self.nisbas or word in self.heads or word in self.parts

    def is_kind(self, lemma: str, form: str, kind: str) -> bool:
        """Whether a word, by lemma or by form without article, is a context word."""
        context = self.contexts.get(kind)
        return context is not None and (lemma in context.lemmas or form in context.forms)


def build_lexicon(files: PipelineFiles) -> ForceLexicon:
    """Read the tables of the layer.

    Raises:
        UsageError: AN302, AN303 for a malformed table, AN307 for a missing one.
    """
    lexicon = ForceLexicon(files.derived(build_inflection))
    for row in files.table("forces", ["head", "category", "kind", "needs", "unless"]):
        _add_head(lexicon, row)
    for row in files.table("force_names", ["forms", "name", "category", "context"]):
        _add_name(lexicon, row)
    for row in files.table("nisbas", NISBA_COLUMNS):
        _add_nisba(lexicon, row)
    for row in files.table("echelons", ["word", "echelon", "plurals", "value"]):
        _add_echelon(lexicon, row)
    for row in files.table("equipment_models", ["forms", "class", "origin", "status"]):
        _add_model(lexicon, row)
    for row in files.table("force_codes", CODE_COLUMNS):
        _add_codes(lexicon, row)
    for row in files.table("force_context", ["words", "kind", "scope"]):
        _add_context(lexicon, row)
    lexicon.words = Words(lexicon)
    return lexicon


def conditions(text: str) -> tuple[tuple[str, ...], ...]:
    """Parse a cell of conditions: ``|`` between alternatives, ``&`` inside them.

    >>> conditions("nisba|plural&armed")
    (('nisba',), ('plural', 'armed'))
    """
    return tuple(tuple(part.split("&")) for part in text.split("|") if part)


def _add_head(lexicon: ForceLexicon, row: Row) -> None:
    citation = row["head"]
    plurals = row.values("plurals")
    words = [fold(word) for word in citation.split()]
    has = lexicon.inflection.has_article
    fixed = tuple(has(word) for word in citation.split())
    bare = tuple(
        lexicon.inflection.bare(word) if hard else word
        for word, hard in zip(words, fixed, strict=True)
    )
    people = row["kind"] in ("human", "person")
    first = lexicon.inflection.noun(bare[0], plurals, people=people)
    others = [lexicon.inflection.adjective(word) for word in bare[1:]]
    head = Head(
        forms=(first, *others),
        lemmas=bare,
        second=frozenset((*others[0], bare[1])) if others else frozenset(),
        citation=_citation(row, plurals),
        fixed=fixed,
        category=row["category"],
        subcategory=row["subcategory"] or None,
        kind=row["kind"],
        needs=conditions(row["needs"]),
        unless=tuple(row.values("unless")),
        plurals=frozenset(fold(plural) for plural in plurals),
        where=row.where,
    )
    if citation.startswith(RULE_MARK):
        lexicon.heads_by_rule[citation.removeprefix(RULE_MARK)] = head
        return
    for form in sorted(first):
        lexicon.heads.setdefault(form, []).append(head)
    lexicon.parts.update(*head.forms[1:])
    lexicon.heads_by_lemma.setdefault(bare[0], []).append(head)


def _citation(row: Row, plurals: list[str]) -> str | None:
    """The head as records show it; collective plurals (قوات) leave that to the lemma."""
    if row["head"].startswith(RULE_MARK) or row["kind"] not in CITED or plurals == [INVARIABLE]:
        return None
    return row["head"].split()[0]


def _add_name(lexicon: ForceLexicon, row: Row) -> None:
    codes = row.values("context")
    unless = [code.removeprefix(NEGATED) for code in codes if code.startswith(NEGATED)]
    wanted = "|".join(code for code in codes if not code.startswith(NEGATED))
    for form in row.values("forms"):
        words = tuple(fold(form).split())
        name = Name(
            words=words,
            name=row["name"],
            category=row["category"],
            subcategory=row["subcategory"] or None,
            country=row["country"] or None,
            plover=row["plover"] or None,
            acled=int(row["acled"]) if row["acled"] else None,
            needs=conditions(wanted),
            unless=tuple(unless),
            where=row.where,
        )
        lexicon.names.setdefault(words[0], []).append(name)


def _add_nisba(lexicon: ForceLexicon, row: Row) -> None:
    nisba = Nisba(
        fold(row["nisba"]), row["country"] or None, row["kind"], bool(row["ambiguous"])
    )
    accusative = nisba.lemma + lexicon.inflection.endings["noun"][0]
    if " " in nisba.lemma:
        _add_double_nisba(lexicon, nisba, fold(row["feminine"]))
        return
    forms = lexicon.inflection.adjective(nisba.lemma) - {accusative}
    for form in sorted({*forms, *(fold(plural) for plural in row.values("plurals"))}):
        lexicon.nisbas.setdefault(form, nisba)
    lexicon.tanwin_nisbas.setdefault(accusative, nisba)


def _add_double_nisba(lexicon: ForceLexicon, nisba: Nisba, feminine: str) -> None:
    """Two-word nisbas: both words inflect (كورية جنوبية) or the second (جنوب أفريقية)."""
    first, second = nisba.lemma.split(" ", 1)
    changes = feminine.split(" ")[0] != first
    forms = lexicon.inflection.adjective
    for left in sorted(forms(first)) if changes else [first]:
        for right in sorted(forms(second)):
            lexicon.nisbas.setdefault(f"{left} {right}", nisba)


def _add_echelon(lexicon: ForceLexicon, row: Row) -> None:
    word = fold(row["word"])
    if row["value"]:
        for form in lexicon.inflection.adjective(word):
            lexicon.ordinals[form] = int(row["value"])
        return
    for form in sorted(lexicon.inflection.noun(word, row.values("plurals"), people=False)):
        lexicon.echelons.setdefault(form, row["echelon"])


def _add_model(lexicon: ForceLexicon, row: Row) -> None:
    forms = row.values("forms")
    for form in forms:
        letters_and_digits = any(c.isdigit() for c in form) and any(c.isalpha() for c in form)
        model = Model(
            name=forms[0],
            kind=row["class"],
            origin=row["origin"],
            historic=row["status"] == "historic",
            coded=letters_and_digits and ("-" in form or sum(c.isdigit() for c in form) > 1),
            where=row.where,
        )
        lexicon.models.setdefault(model_key(form), model)


def _add_codes(lexicon: ForceLexicon, row: Row) -> None:
    inter, abroad, violent = (
        int(row[column]) if row[column] else None
        for column in ("acled_inter", "acled_abroad", "acled_violent")
    )
    lexicon.codes[row["category"], row["subcategory"]] = Codes(
        row["plover_sector"] or None, row["plover_country"] or None, inter, abroad, violent
    )


def _add_context(lexicon: ForceLexicon, row: Row) -> None:
    words = [fold(word) for word in row.values("words")]
    if row["kind"] in PREPOSITIONAL:
        table = lexicon.loyal if row["kind"] == "loyal" else lexicon.governors
        prepositions = frozenset(fold(word) for word in row.values("scope"))
        for word in words:
            table.update((form, prepositions) for form in lexicon.inflection.adjective(word))
        return
    context = lexicon.contexts.setdefault(row["kind"], Context(row["scope"]))
    for word in words:
        context.lemmas.add(word)
        if row["scope"] in WHOLE_WORDS:
            context.forms.add(word)
        else:
            context.forms.update(lexicon.inflection.adjective(word))
