"""The lexicon of the claims layer, read from the tables of the pipeline directory."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from annotator.errors import error
from annotator.pipeline.claims.forms import (
    Affixes,
    Aspect,
    Person,
    make_forms,
    read_affixes,
)
from annotator.pipeline.claims.phrase_tables import all_words, group, split_words, valued
from annotator.rules.files import PipelineFiles
from annotator.schema import Attribution, SourceKind
from annotator.text.fold import fold
from annotator.text.table import Row

FormKind = Literal["verb", "passive", "participle", "masdar"]

_HOLDERS = (
    "any", "known", "official", "armed", "text", "imagery", "instrument", "rumour", "witness",
    "media", "none",
)  # fmt: skip
_CLASS_COLUMNS = (
    "cue_class", "letter", "attribution", "certainty", "stance", "speech_act", "tense", "where",
)  # fmt: skip
_CUE_COLUMNS = (
    "lemma", "imperfect", "participle", "masdar", "passive", "cue_class", "complement",
    "holder", "certainty", "stance", "speech_act", "tense",
)  # fmt: skip
_AFFIX_COLUMNS = ("kind", "ending", "drop", "prefix", "suffix", "person")
_ALEF = "\u0627"
_YA = "\u064a"
_SOURCE_VALUES = {
    "source_kind": get_args(SourceKind),
    "number": ("", "sing", "plur"),
    "named": ("", "yes", "no"),
    "definite": ("", "yes", "no"),
    "attribution": ("", *get_args(Attribution), "imagery"),
}
_SOURCE_COLUMNS = ("lemma", "source_kind", "with", "number", "named", "definite", "attribution")


@dataclass(frozen=True, slots=True)
class CueClass:
    """What a class of cues gives its claims by default."""

    name: str
    attribution: str
    certainty: str
    stance: str
    speech_act: str
    tense: str
    where: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of ``cues.tsv``: a lemma with one construction.

    Attributes:
        complements: Each a tuple of parts: ``("obj", "ب")`` is an object, then ب.
    """

    lemma: str
    cue_class: str
    complements: tuple[tuple[str, ...], ...]
    holder: str
    certainty: str
    stance: str
    speech_act: str
    tense: str
    where: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a surface form says of the cue that it may be."""

    lemma: str
    kind: FormKind
    aspect: Aspect | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of ``sources.tsv`` under one head."""

    source_kind: str
    with_words: frozenset[str]
    number: str
    named: str
    definite: str
    attribution: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """One phrase of ``hedges.tsv``."""

    words: tuple[str, ...]
    kind: str
    sets: tuple[tuple[str, str], ...]
    scope: str
    needs: str
    tags: frozenset[str]


_NO_ROLES: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ClaimLexicon:
    """All tables of the claims layer, folded and indexed.

    Attributes:
        classes: Name to class.
        frames: Lemma to its frames, narrow before wide.
        forms: Folded surface form to what it may be a form of.
        spelled_passives: Lemmas whose passive the consonants show: قال، قيل.
        bare_alef: Lemmas that begin with an alef without hamza: اعتقد.
        imperfect_in_ya: Lemmas whose imperfect ends in ي, so that one in ى is passive.
        sources: Head (folded lemma or word) to its rows.
        source_phrases: First word to phrases of two or more words that are a head.
        outlets: First word to names of outlets with their kind.
        hedges, pseudo, switches: First word to phrases.
        roles: Closed sets of words.
        nisbas: Adjectives of countries, folded, masculine singular.
        capitals: One-word capitals, which stand for governments.
        events: Lemmas of nouns of happening.
        shapes: Shapes of lemmas of such nouns.
        things: Lemmas of those shapes that are none.
    """

    classes: Mapping[str, CueClass]
    frames: Mapping[str, tuple[Frame, ...]]
    forms: Mapping[str, tuple[Form, ...]]
    spelled_passives: frozenset[str]
    bare_alef: frozenset[str]
    imperfect_in_ya: frozenset[str]
    sources: Mapping[str, tuple[SourceRow, ...]]
    source_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    outlets: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    hedges: Mapping[str, tuple[Hedge, ...]]
    pseudo: Mapping[str, tuple[tuple[str, ...], ...]]
    switches: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    roles: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    nisbas: frozenset[str]
    capitals: frozenset[str]
    events: frozenset[str]
    shapes: tuple[re.Pattern[str], ...]
    things: frozenset[str]

    def role(self, name: str) -> frozenset[str]:
        """One-word members of a closed set, folded."""
        return self.roles.get(name, frozenset())

    @cached_property
    def _roles_by_word(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for role, words in self.roles.items():
            for word in words:
                found.setdefault(word, set()).add(role)
        return {word: frozenset(roles) for word, roles in found.items()}

    def roles_of(self, *spellings: str) -> frozenset[str]:
        """Closed sets that one of the folded spellings of a token belongs to."""
        known = self._roles_by_word
        return _NO_ROLES.union(*(known[word] for word in spellings if word in known))

    def is_event(self, lemma: str) -> bool:
        """Whether a folded lemma is a noun of happening.

        >>> # lexicon.is_event("مقتل"), lexicon.is_event("باب")  # killing; door
        """
        if lemma in self.events:
            return True
        return lemma not in self.things and any(s.fullmatch(lemma) for s in self.shapes)


def build_lexicon(files: PipelineFiles) -> ClaimLexicon:
    """Read all tables of the claims layer.

    Raises:
        UsageError: AN305 for an unknown class or holder, AN302, AN303, AN307 from the tables.
    """
    classes = {
        row["cue_class"]: _cue_class(row)
        for row in files.table("claim_classes", _CLASS_COLUMNS)
    }
    cue_rows = files.table("cues", _CUE_COLUMNS)
    affixes = read_affixes(files.table("claim_affixes", _AFFIX_COLUMNS))
    words = files.table("claim_words", ("word", "role"))
    sources, phrases = _sources(files.table("sources", _SOURCE_COLUMNS))
    events, shapes, things = _events(files.table("claim_events", ("word", "shape", "not")))
    return ClaimLexicon(
        classes=classes,
        frames=_frames(cue_rows, classes),
        forms=_forms(cue_rows, affixes),
        spelled_passives=_lemmas(row for row in cue_rows if row["passive"]),
        bare_alef=_lemmas(row for row in cue_rows if row["lemma"].startswith(_ALEF)),
        imperfect_in_ya=_lemmas(row for row in cue_rows if row["imperfect"].endswith(_YA)),
        sources=sources,
        source_phrases=phrases,
        outlets=valued(files.table("claim_outlets", ("name", "source_kind"))),
        hedges=_hedges(
            files.table("hedges", ("phrase", "class", "sets", "scope", "needs", "tag"))
        ),
        pseudo=group(all_words(files.table("claim_pseudo", ("phrase",)), "phrase")),
        switches=valued(files.table("switches", ("phrase", "kind"))),
        roles=_roles(words),
        phrases=_role_phrases(words),
        nisbas=_nisbas(files),
        capitals=frozenset(
            head for head, rows in sources.items() if rows[0].note.startswith("a capital")
        ),
        events=events,
        shapes=shapes,
        things=things,
    )


def _lemmas(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(fold(row["lemma"]) for row in rows)


def _roles(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    """One-word members of each closed set; rows of the same role are joined."""
    found: dict[str, set[str]] = {}
    for row in rows:
        words = (fold(word) for word in row.values("word") if " " not in word)
        found.setdefault(row["role"], set()).update(words)
    return {role: frozenset(words) for role, words in found.items()}


def _cue_class(row: Row) -> CueClass:
    return CueClass(
        row["cue_class"], row["attribution"], row["certainty"], row["stance"],
        row["speech_act"], row["tense"], row["where"],
    )  # fmt: skip


def _frames(
    rows: Iterable[Row], classes: Mapping[str, CueClass]
) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for row in rows:
        for column, allowed in (("cue_class", tuple(classes)), ("holder", _HOLDERS)):
            if row[column] not in allowed:
                known = ", ".join(sorted(allowed))
                raise error("AN305", row.where, value=row[column], column=column, allowed=known)
        lemma = fold(row["lemma"])
        frame = Frame(
            lemma,
            row["cue_class"],
            tuple(tuple(fold(part).split("+")) for part in row.values("complement")),
            row["holder"],
            row["certainty"],
            row["stance"],
            row["speech_act"],
            row["tense"],
            row.where,
        )
        found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in found.items()}


def _forms(rows: Iterable[Row], affixes: Affixes) -> dict[str, tuple[Form, ...]]:
    """Surface forms of all rows: what each may be a form of."""
    found: dict[str, list[Form]] = {}
    for row in rows:
        for surface, form in _forms_of(row, affixes):
            known = found.setdefault(surface, [])
            if form not in known:
                known.append(form)
    return {surface: tuple(forms) for surface, forms in found.items()}


def _forms_of(row: Row, affixes: Affixes) -> Iterator[tuple[str, Form]]:
    lemma = fold(row["lemma"])
    for surface, person in make_forms(affixes, "perfect", row["lemma"]):
        yield surface, Form(lemma, "verb", "perfect", person)
    for citation in row.values("imperfect"):
        for surface, person in make_forms(affixes, "imperfect", citation):
            yield surface, Form(lemma, "verb", "imperfect", person)
    for citation in row.values("passive"):
        aspect: Aspect = "imperfect" if citation.startswith(_YA) else "perfect"
        yield fold(citation), Form(lemma, "passive", aspect, "ms")
    for citation in row.values("participle"):
        for surface, person in make_forms(affixes, "participle", citation):
            yield surface, Form(lemma, "participle", None, person)
    for citation in row.values("masdar"):
        for surface, _ in make_forms(affixes, "masdar", citation):
            yield surface, Form(lemma, "masdar")


def _sources(
    rows: Iterable[Row],
) -> tuple[dict[str, tuple[SourceRow, ...]], dict[str, tuple[tuple[str, ...], ...]]]:
    heads: dict[str, list[SourceRow]] = {}
    phrases: list[tuple[str, ...]] = []
    for row in rows:
        for column, allowed in _SOURCE_VALUES.items():
            if row[column] not in allowed:
                known = ", ".join(value for value in allowed if value)
                raise error("AN305", row.where, value=row[column], column=column, allowed=known)
        entry = SourceRow(
            row["source_kind"],
            frozenset(fold(word) for word in row.values("with")),
            row["number"],
            row["named"],
            row["definite"],
            row["attribution"],
            row["note"],
            row.where,
        )
        for lemma in row.values("lemma"):
            words = split_words(lemma)
            heads.setdefault(" ".join(words), []).append(entry)
            if len(words) > 1:
                phrases.append(words)
    return {head: tuple(entries) for head, entries in heads.items()}, group(phrases)


def _role_phrases(rows: Iterable[Row]) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """Members of two or more words of each closed set."""
    return {
        row["role"]: group(words for words in all_words([row], "word") if len(words) > 1)
        for row in rows
    }


def _hedges(rows: Iterable[Row]) -> dict[str, tuple[Hedge, ...]]:
    found: dict[str, list[Hedge]] = {}
    for row in rows:
        sets = tuple(
            (name, value)
            for name, _, value in (part.partition("=") for part in row.values("sets"))
        )
        for phrase in row.values("phrase"):
            words = split_words(phrase)
            hedge = Hedge(
                words,
                row["class"],
                sets,
                row["scope"],
                row["needs"],
                frozenset(row.values("tag")),
            )
            found.setdefault(words[0], []).append(hedge)
    return {
        first: tuple(sorted(hedges, key=lambda hedge: -len(hedge.words)))
        for first, hedges in found.items()
    }


def _events(
    rows: Iterable[Row],
) -> tuple[frozenset[str], tuple[re.Pattern[str], ...], frozenset[str]]:
    words: set[str] = set()
    things: set[str] = set()
    shapes = []
    for row in rows:
        words.update(fold(word) for word in row.values("word"))
        things.update(fold(word) for word in row.values("not"))
        if row["shape"]:
            shapes.append(re.compile(fold(row["shape"])))
    return frozenset(words), tuple(shapes), frozenset(things)


def _nisbas(files: PipelineFiles) -> frozenset[str]:
    if "lexicons/nisbas.tsv" not in files.names:
        return frozenset()
    rows = files.table("nisbas", ("nisba", "kind"))
    return frozenset(fold(row["nisba"]) for row in rows if row["kind"] == "country")
