"""The lexicon of the number grammar: every word it knows, read from tables.

Tables (``models/*/lexicons``): ``numbers`` the number words, ``number_phrases`` words of
approximation and bound, ``number_vague`` quantities without a number, ``number_context``
words that decide a reading, ``number_names`` words that make a number part of a name,
``number_marks`` signs and abbreviations, ``units`` nouns that are counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from annotator.paths import DEFAULT_PIPELINE, pipelines_home
from annotator.text.fold import fold
from annotator.text.table import Row, parse_table

TABLES: dict[str, tuple[str, ...]] = {
    "numbers": ("forms", "class", "value", "layer", "needs"),
    "number_phrases": ("phrase", "class", "effect", "gap"),
    "number_vague": ("phrase", "class"),
    "number_context": ("forms", "class"),
    "number_names": ("forms", "class"),
    "number_marks": ("forms", "class", "effect"),
    "units": ("lemma", "plural"),
}
"""The tables and the columns that each must have."""


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a number word.

    Attributes:
        kind: Class of the table ``numbers``: unit, tens, hundred, scale, fraction …
        value: Its value, or the factor of a scale.
        needs: What a lone word needs beside it to be a number, or an empty string.
        dialect: Whether it belongs to the spoken language.
        where: The table row it came from.
    """

    kind: str
    value: float
    needs: str
    dialect: bool
    where: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase beside a number and what it does to it."""

    words: tuple[str, ...]
    kind: str
    effect: str
    gap: int
    where: str


PhraseTable = dict[str, list[tuple[int, dict[tuple[str, ...], Phrase]]]]
"""First word of phrases to their lengths, the longest first, with the phrases of this
length by their other words."""


@dataclass(slots=True)
class NumberLexicon:
    """Words of the number grammar, folded.

    Attributes:
        words: Folded form to its readings, standard language first.
        leads: First two letters of all of these.
        before: First word of a phrase to the phrases, longest first.
        after: The same for phrases that follow a number.
        about: Single words before a number that say that it is approximate.
        completing: Phrases that complete one before the number (… أو يساوي).
        vague: Quantities without a number.
        context: Class of ``number_context`` to its words.
        names: Class of ``number_names`` to its words.
        article: The article.
        counted: Forms of nouns that are counted to ``one`` (singular), ``many``, ``any``.
        marks: Signs and abbreviations.
        percent_heads: First words of percent signs that have more than one.
        dialect: Whether words of the spoken language are read.
        seen, chunks: Words, and stretches without a blank, that the tokenizer has cut.
        last: The last text that was cut: two layers look for the numbers of a text.
    """

    words: dict[str, list[Word]] = field(default_factory=dict)
    leads: frozenset[str] = frozenset()
    before: dict[str, list[Phrase]] = field(default_factory=dict)
    after: dict[str, list[Phrase]] = field(default_factory=dict)
    about: frozenset[str] = frozenset()
    completing: dict[str, list[Phrase]] = field(default_factory=dict)
    vague: PhraseTable = field(default_factory=dict)
    context: dict[str, frozenset[str]] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    counted: dict[str, str] = field(default_factory=dict)
    marks: PhraseTable = field(default_factory=dict)
    percent_heads: frozenset[str] = frozenset()
    article: tuple[str, ...] = ()
    dialect: bool = True
    seen: dict[str, Any] = field(default_factory=dict, repr=False)
    chunks: dict[str, Any] = field(default_factory=dict, repr=False)
    last: Any = field(default=None, repr=False)

    @classmethod
    def build(
        cls, table: Callable[[str, Iterable[str]], list[Row]], dialect: bool = True
    ) -> "NumberLexicon":
        """Read the tables.

        Args:
            table: Gives the rows of a table by its name and required columns, such as
                ``PipelineFiles.table``.
            dialect: Whether to read number words of the spoken language too.

        Raises:
            UsageError: AN302, AN303 for a malformed table, AN305 for a bad value.
        """
        rows = {name: table(name, columns) for name, columns in TABLES.items()}
        lexicon = cls(dialect=dialect)
        lexicon.words = _words(rows["numbers"], dialect)
        lexicon.leads = frozenset(word[:2] for word in lexicon.words)
        phrases = list(_phrases(rows["number_phrases"]))
        lexicon.before = _by_first(p for p in phrases if p.kind == "before")
        lexicon.about = frozenset(
            first
            for first, same in lexicon.before.items()
            if any(p.effect == "approximate" and len(p.words) == 1 for p in same)
        )
        lexicon.after = _by_first(p for p in phrases if p.kind == "after")
        lexicon.completing = _by_first(p for p in phrases if p.kind.startswith("after_"))
        lexicon.vague = _by_length(_vague(rows["number_vague"]))
        lexicon.context = _classes(rows["number_context"])
        lexicon.article = tuple(sorted(lexicon.context["article"]))
        lexicon.names = _classes(rows["number_names"])
        marks = list(_marks(rows["number_marks"]))
        lexicon.marks = _by_length(marks)
        percent = (mark.words for mark in marks if mark.kind == "percent")
        lexicon.percent_heads = frozenset(first for first, *rest in percent if rest)
        lexicon.counted = _counted(rows["units"], lexicon.context)
        return lexicon


@cache
def default_lexicon() -> NumberLexicon:
    """The lexicon of the shipped pipeline, read once when it is first needed."""
    folder = pipelines_home() / DEFAULT_PIPELINE / "lexicons"

    def table(name: str, columns: Iterable[str]) -> list[Row]:
        text = (folder / f"{name}.tsv").read_text(encoding="utf-8-sig")
        return parse_table(text, f"lexicons/{name}.tsv", columns)

    return NumberLexicon.build(table)


def key(folded: str) -> str:
    """Spelling under which number words are compared: a final ه is a ة.

    >>> key("خمسه")  # five, spelled carelessly
    'خمسة'
    """
    return folded[:-1] + "ة" if folded.endswith("ه") else folded


def number_of(cell: str) -> float:
    """Value of a cell: an integer, a decimal or a fraction such as ``1/3``."""
    upper, slash, lower = cell.partition("/")
    return int(upper) / int(lower) if slash else float(upper)


def _words(rows: Iterable[Row], dialect: bool) -> dict[str, list[Word]]:
    words: dict[str, list[Word]] = {}
    for row in rows:
        spoken = row["layer"] == "dialect"
        if spoken and not dialect:
            continue
        word = Word(row["class"], number_of(row["value"]), row["needs"], spoken, row.where)
        for form in row.values("forms"):
            readings = words.setdefault(key(fold(form)), [])
            if all(word.kind != other.kind for other in readings):
                readings.append(word)
    return words


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Spell out a phrase with alternatives.

    >>> expand("لا يقل/تقل عن")  # not less than
    [('لا', 'يقل', 'عن'), ('لا', 'تقل', 'عن')]
    """
    return list(product(*(fold(word).split("/") for word in phrase.split())))


def _phrases(rows: Iterable[Row]) -> Iterable[Phrase]:
    for row in rows:
        for words in expand(row["phrase"]):
            yield Phrase(words, row["class"], row["effect"], int(row["gap"] or 0), row.where)


def _vague(rows: list[Row]) -> Iterable[Phrase]:
    adjectives = "/".join(row["phrase"] for row in rows if row["class"] == "adjective")
    for row in rows:
        if row["class"] == "adjective":
            continue
        spelled = row["phrase"].replace("ADJ", adjectives)
        for words in expand(spelled):
            yield Phrase(words, row["class"], "", 0, row.where)


def _marks(rows: Iterable[Row]) -> Iterable[Phrase]:
    from annotator.text.numbers.tokens import pieces  # noqa: PLC0415 - it imports this module

    for row in rows:
        for form in row.values("forms"):
            yield Phrase(pieces(fold(form)), row["class"], row["effect"], 0, row.where)


def _counted(rows: Iterable[Row], context: dict[str, frozenset[str]]) -> dict[str, str]:
    """Forms that counted nouns have after a number, with their number."""
    forms: dict[str, str] = {}
    accusative = sorted(context["accusative"])
    for row in rows:
        lemma, plurals = fold(row["lemma"]), [fold(plural) for plural in row.values("plural")]
        if " " in lemma:
            continue
        for form in (lemma, *(lemma + ending for ending in accusative)):
            forms.setdefault(form, "one" if plurals else "any")
        for plural in plurals:
            forms.setdefault(plural, "many")
            for ending in sorted(context["plural_people"]):
                stem = plural.removesuffix(ending)
                if stem != plural:
                    oblique = sorted(context["plural_oblique"])
                    forms.update({stem + other: "many" for other in oblique})
    return forms


def _by_first(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        table.setdefault(phrase.words[0], []).append(phrase)
    for same in table.values():
        same.sort(key=lambda phrase: -len(phrase.words))
    return table


def _by_length(phrases: Iterable[Phrase]) -> PhraseTable:
    table: PhraseTable = {}
    for first, same in _by_first(phrases).items():
        lengths: dict[int, dict[tuple[str, ...], Phrase]] = {}
        for phrase in same:
            lengths.setdefault(len(phrase.words), {}).setdefault(phrase.words[1:], phrase)
        table[first] = list(lengths.items())
    return table


def _classes(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in rows:
        classes.setdefault(row["class"], set()).update(map(fold, row.values("forms")))
    return {name: frozenset(words) for name, words in classes.items()}
