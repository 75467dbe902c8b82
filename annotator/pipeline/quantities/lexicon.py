"""What the quantities layer knows: units, frames and other words, read from tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.pipeline.columns import ByForm
from annotator.pipeline.quantities.facts import Facts, facts_of
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold
from annotator.text.table import Row

UNIT_COLUMNS = ("lemma", "kind", "gender", "plural", "dual", "second", "currency", "same")
FRAME_COLUMNS = ("lemma", "kind", "class", "with", "flag", "people")

_ABBREVIATION = 3
"""A unit without plural that is no longer is an abbreviation: it has no dual."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured.

    Attributes:
        name: Lemma in ordinary spelling, compounds included: ``طائرة مسيرة``.
        kind: Kind of quantity; ``duration`` makes no quantity.
        feminine: Its gender.
        currency: ISO 4217 code, or None.
        hundredth: Whether it is a hundredth of its currency (سنت).
        people: Whether it stands for people though it is no person (عائلة).
        regular: Whether its plural is ون/ين: the oblique plural looks like the dual.
        plural: Whether its plurals are listed.
        where: The table row.
    """

    name: str
    kind: str
    feminine: bool = False
    currency: str | None = None
    hundredth: bool = False
    people: bool = False
    regular: bool = False
    plural: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb or verbal noun says of the people counted beside it.

    Attributes:
        kind: Kind of quantity that it makes of people.
        verbal: Whether it is a verb.
        life: Whether it needs a verb of taking before it (أودى بحياة).
        companions: Words of which one must follow in the clause (لقي … حتفهم).
        flag: Code for the record.
        people: Whether only people suffer it: an unknown noun beside it is people too.
        state: Whether it is a participle that stands after the people (مفقودين).
        where: The table row.
    """

    kind: str
    verbal: bool
    life: bool = False
    companions: frozenset[str] = frozenset()
    flag: str | None = None
    people: bool = False
    state: bool = False
    where: str = ""


@dataclass(slots=True)
class QuantityLexicon:
    """Folded words of the quantities layer.

    Attributes:
        forms: Every form of a unit of one word to the unit.
        plurals: Plurals that are also another unit's singular (مرافق) to their own unit.
        duals: Dual forms of units to the unit.
        compounds: First words' lemma to (further words, unit), longest first.
        named: Name of a unit to the unit.
        currencies: ISO code to the name of its unit.
        frames: Lemma to its frames.
        pairs: Two outcomes that make casualties, such as (قتيل, جريح).
        words: Class of ``quantity_words`` to its words.
        nisbas: Nationality nouns (سوري), folded, to ordinary spelling.
        article: The article.
        months: Names of months: no counted nouns.
        classes: Word to its classes of ``quantity_words``.
        dual_endings: Endings of the dual.
        dual_tails: What each of them ends in, itself and the empty string included.
        construct_endings: Endings of a plural in idafa, which a masculine dual shares.
        facts: What a form is in these terms.
        several: Words for several after a plural noun (عدة, كثيرة).
        several_before: Those of them that stand before their noun as well (عدة).
    """

    forms: dict[str, Unit] = field(default_factory=dict)
    plurals: dict[str, Unit] = field(default_factory=dict)
    duals: dict[str, Unit] = field(default_factory=dict)
    compounds: dict[str, list[tuple[tuple[str, ...], Unit]]] = field(default_factory=dict)
    named: dict[str, Unit] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    pairs: frozenset[tuple[str, ...]] = frozenset()
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    nisbas: dict[str, str] = field(default_factory=dict)
    article: str = ""
    months: frozenset[str] = frozenset()
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    dual_endings: tuple[str, ...] = ()
    dual_tails: frozenset[str] = frozenset()
    construct_endings: tuple[str, ...] = ()
    facts: ByForm[Facts] = field(init=False, repr=False)
    several: frozenset[str] = frozenset()
    several_before: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.facts = ByForm(lambda form: facts_of(form, self))


def build_quantity_lexicon(files: PipelineFiles) -> QuantityLexicon:
    """Read the tables ``units``, ``quantity_frames``, ``quantity_words``, ``nisbas``.

    Raises:
        UsageError: AN302, AN303, AN307 for a malformed or missing table.
    """
    lexicon = QuantityLexicon()
    words: dict[str, list[str]] = {}
    for row in files.table("quantity_words", ("forms", "class")):
        words.setdefault(row["class"], []).extend(map(fold, row.values("forms")))
    lexicon.words = {name: frozenset(values) for name, values in words.items()}
    lexicon.article = words["article"][0]
    lexicon.classes = _classes(lexicon.words)
    lexicon.dual_endings = (*words["dual"], *words["feminine_dual"])
    lexicon.dual_tails = frozenset(
        ending[at:] for ending in lexicon.dual_endings for at in range(len(ending) + 1)
    )
    lexicon.construct_endings = tuple(words["construct"])
    for row in files.table("number_context", ("forms", "class")):
        if row["class"] == "month":
            lexicon.months |= {fold(form) for form in row.values("forms")}
    vague: dict[str, set[str]] = {"after": set(), "construct": set()}
    for row in files.table("number_vague", ("phrase", "class")):
        vague.setdefault(row["class"], set()).add(fold(row["phrase"]))
    lexicon.several = frozenset(vague["after"])
    lexicon.several_before = lexicon.several & vague["construct"]
    _read_units(lexicon, files.table("units", UNIT_COLUMNS), words)
    _read_frames(lexicon, files.table("quantity_frames", FRAME_COLUMNS))
    if "lexicons/nisbas.tsv" in files.names:
        for row in files.table("nisbas", ("nisba",)):
            lexicon.nisbas[fold(row["nisba"])] = row["nisba"]
    return lexicon


def _classes(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Each word with the classes that it is of."""
    classes: dict[str, set[str]] = {}
    for name, members in words.items():
        for word in members:
            classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


def _read_units(
    lexicon: QuantityLexicon, rows: list[Row], endings: dict[str, list[str]]
) -> None:
    names = {row["lemma"]: row for row in rows}
    for row in rows:
        named = names.get(row["same"], row)
        unit = Unit(
            row["same"] or row["lemma"], row["kind"], row["gender"] == "f",
            row["currency"] or None, row["note"] == "hundredth", row["note"] == "people",
            _is_regular(row, endings), bool(row["plural"]), named.where,
        )  # fmt: skip
        lexicon.named.setdefault(row["lemma"], unit)
        if unit.currency and not unit.hundredth:
            lexicon.currencies.setdefault(unit.currency, row["lemma"])
        head, *rest = fold(row["lemma"]).split()
        if rest:
            seconds = row.values("second") or [" ".join(row["lemma"].split()[1:])]
            entries = lexicon.compounds.setdefault(head, [])
            entries.extend((tuple(fold(second).split()), unit) for second in seconds)
            entries.sort(key=lambda entry: -len(entry[0]))
            continue
        duals = [fold(form) for form in row.values("dual")]
        inflected = bool(row["plural"]) or len(head) > _ABBREVIATION
        for form in duals or (_duals(head, endings) if inflected else []):
            lexicon.duals.setdefault(form, unit)
        for form in _plurals(row, endings):
            if form in lexicon.forms and form == fold(lexicon.forms[form].name):
                lexicon.plurals.setdefault(form, unit)
        for form in [head, *_plurals(row, endings)]:
            lexicon.forms.setdefault(form, unit)
            if not form.endswith(endings["feminine"][0]):
                lexicon.forms.setdefault(form + endings["accusative"][0], unit)
    for form, unit in lexicon.duals.items():  # سنتا is first of all the accusative of سنت
        lexicon.forms.setdefault(form, unit)


def _is_regular(row: Row, endings: dict[str, list[str]]) -> bool:
    plurals = [fold(plural) for plural in row.values("plural")]
    return any(plural.endswith(endings["people"][0]) for plural in plurals)


def _duals(head: str, endings: dict[str, list[str]]) -> list[str]:
    feminine = endings["feminine"][0]
    if head.endswith(feminine):
        return [head[: -len(feminine)] + ending for ending in endings["feminine_dual"]]
    return [head + ending for ending in endings["dual"]]


def _plurals(row: Row, endings: dict[str, list[str]]) -> list[str]:
    """Plurals with their oblique case and the form in idafa."""
    nominative, head = endings["people"][0], fold(row["lemma"])
    forms = []
    for plural in map(fold, row.values("plural")):
        forms.append(plural)
        if plural == head + nominative:  # not قرون
            stem = plural[: -len(nominative)]
            forms += [stem + ending for ending in endings["oblique"] + endings["construct"]]
    return forms


def _read_frames(lexicon: QuantityLexicon, rows: Iterable[Row]) -> None:
    pairs = set()
    for row in rows:
        if row["class"] == "pair":
            pairs.add(tuple(fold(row["lemma"]).split()))
            continue
        companions = frozenset(fold(word) for word in row.values("with"))
        group = row["class"]
        frame = Frame(
            row["kind"], group == "verb", group == "life", companions, row["flag"] or None,
            row["people"] == "only", group == "state", row.where,
        )  # fmt: skip
        lexicon.frames.setdefault(fold(row["lemma"]), []).append(frame)
    lexicon.pairs = frozenset(pairs)
