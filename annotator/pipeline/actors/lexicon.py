"""The lexicons of the actor layer, read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.pipeline.actors.phrases import PhraseIndex
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold
from annotator.text.table import Row

_HAMZATED = "أإآ"
_MADDA = "آ"


@dataclass(frozen=True, slots=True)
class FirstName:
    """A first name: whether it is also a common word or not Arabic, and its spellings."""

    common: bool
    spellings: tuple[str, ...]
    where: str
    foreign: bool = False

    def is_written(self, word: str) -> bool:
        """Whether a written word can be the name, not only its folded form.

        A hamza over or under an alef in the text must be one of the name's: بأن is not بان.
        """
        return any(
            all(
                written == known or written not in _HAMZATED
                for written, known in zip(word, spelling, strict=False)
            )
            for spelling in self.spellings
        )


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its kind (office, member, rank, honorific) and what it takes."""

    kind: str
    takes: frozenset[str]
    plural: bool
    spelling: str
    where: str

    def is_written(self, word: str, definite: bool) -> bool:
        """Whether a written word can be the title: آمر is not أمر, الرئيسي no construct."""
        madda = _MADDA not in self.spelling or _MADDA in word
        construct = definite and self.plural and self.spelling.endswith(("ا", "ي", "و"))
        return madda and not construct


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that opens the name of an organisation, and what it takes."""

    takes: frozenset[str]
    where: str


@dataclass(slots=True)
class ActorLexicon:
    """All that the actor grammar knows, keyed by folded spellings."""

    first_names: dict[str, FirstName] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    title_phrases: PhraseIndex[Title] = field(default_factory=PhraseIndex)
    heads: dict[str, Head] = field(default_factory=dict)
    fields: frozenset[str] = frozenset()
    short: dict[str, tuple[str, str]] = field(default_factory=dict)
    named: PhraseIndex[Row] = field(default_factory=PhraseIndex)
    excluded: PhraseIndex[Row] = field(default_factory=PhraseIndex)
    outlets: PhraseIndex[Row] = field(default_factory=PhraseIndex)
    persons: PhraseIndex[Row] = field(default_factory=PhraseIndex)
    nisbas: dict[str, str] = field(default_factory=dict)
    weekdays: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    context: dict[str, frozenset[str]] = field(default_factory=dict)

    def words(self, kind: str) -> frozenset[str]:
        """Folded words of a class of ``actor_context.tsv``."""
        return self.context.get(kind, frozenset())


def build_lexicon(files: PipelineFiles) -> ActorLexicon:
    """Read the tables of the actor layer.

    Raises:
        UsageError: AN302, AN303, AN307 for a malformed or missing table.
    """
    lexicon = ActorLexicon()
    _read_titles(lexicon, files.table("actor_titles", ["title", "plurals", "kind", "takes"]))
    _read_names(lexicon, files.table("actor_first_names", ["name", "origin", "common"]))
    columns = ["forms", "kind", "country", "takes"]
    _read_organisations(lexicon, files.table("actor_organisations", columns))
    for row in files.table("actor_outlets", ["forms", "kind", "country", "context"]):
        _add_forms(lexicon.outlets, row)
    for row in files.table("actor_persons", ["forms", "name", "context", "country"]):
        _add_forms(lexicon.persons, row)
    lexicon.nisbas = nisba_forms(files.table("nisbas"))
    lexicon.weekdays = _words(files.table("dates_weekdays", ["names"]), "names")
    lexicon.speech = _words(files.table("cues", ["lemma"]), "lemma")
    for row in files.table("actor_context", ["words", "kind"]):
        known = lexicon.context.get(row["kind"], frozenset())
        lexicon.context[row["kind"]] = known | _words([row], "words")
    return lexicon


def nisba_forms(rows: Iterable[Row]) -> dict[str, str]:
    """Folded indefinite forms of the nisbas of countries, with the country's code.

    Sound plurals and duals are made here; feminine and broken plurals stand in the table.
    """
    forms: dict[str, str] = {}
    for row in rows:
        if row["kind"] != "country":
            continue
        for word in (*row.values("nisba"), *row.values("feminine"), *row.values("plurals")):
            forms.setdefault(fold(word), row["country"])
        for word in row.values("nisba"):
            for ending in ("ين", "ون", "ان"):
                forms.setdefault(fold(word) + ending, row["country"])
    return forms


def _add_forms(index: PhraseIndex[Row], row: Row) -> None:
    for form in row.values("forms"):
        index.add(form, row)


def _read_titles(lexicon: ActorLexicon, rows: Sequence[Row]) -> None:
    for row in rows:
        takes = frozenset(fold(word) for word in row.values("takes"))
        for plural in (False, True):
            for form in row.values("plurals" if plural else "title"):
                title = Title(row["kind"], takes, plural, form, row.where)
                if " " in form:
                    lexicon.title_phrases.add(form, title)
                lexicon.titles.setdefault(fold(form), title)


def _read_names(lexicon: ActorLexicon, rows: Sequence[Row]) -> None:
    names = lexicon.first_names
    for row in rows:
        name, key = row["name"], fold(row["name"])
        known = names.get(key)
        spellings = (*known.spellings, name) if known else (name,)
        common = row["common"] == "yes" or (known is not None and known.common)
        foreign = row["origin"] == "foreign" and (known is None or known.foreign)
        where = known.where if known else row.where
        names[key] = FirstName(common, spellings, where, foreign)


def _read_organisations(lexicon: ActorLexicon, rows: Sequence[Row]) -> None:
    fields: list[str] = []
    for row in rows:
        forms = [fold(form) for form in row.values("forms")]
        if row["kind"] == "named":
            _add_forms(lexicon.named, row)
        elif row["kind"] == "not":
            _add_forms(lexicon.excluded, row)
        elif row["kind"] == "field":
            fields += forms
        elif row["kind"] == "short":
            lexicon.short |= dict.fromkeys(forms, (row["takes"], row.where))
        else:
            head = Head(frozenset(row.values("takes")), row.where)
            lexicon.heads |= dict.fromkeys(forms, head)
    lexicon.fields = frozenset(fields)


def _words(rows: Iterable[Row], column: str) -> frozenset[str]:
    return frozenset(fold(word) for row in rows for word in row.values(column))
