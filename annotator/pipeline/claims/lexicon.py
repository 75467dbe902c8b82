"""The lexicon of the claims layer, read from the tables of the pipeline directory."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from annotator.errors import error
from annotator.pipeline.claims.entries import CueClass, Form, Frame, Hedge, SourceRow
from annotator.pipeline.claims.forms import Affixes, Aspect, make_forms, read_affixes
from annotator.pipeline.claims.gates import (
    BY_PHRASE,
    HEDGE,
    PSEUDO,
    SWITCH,
    gate_of_roles,
)
from annotator.pipeline.claims.phrase_tables import (
    ByTwoWords,
    all_words,
    group,
    split_words,
    valued,
)
from annotator.pipeline.claims.rows import read_events, read_nisbas, read_sources
from annotator.pipeline.claims.tokens import Tok, with_ta
from annotator.pipeline.columns import ByForm
from annotator.pipeline.columns import Form as TokenForm
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold
from annotator.text.table import Row

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
_SOURCE_COLUMNS = ("lemma", "source_kind", "with", "number", "named", "definite", "attribution")


_SAYING = frozenset(("speech_verb", "assertion_verb", "announcement_verb", "warning_verb"))
_NO_ROLES: frozenset[str] = frozenset()
_CACHED = 16_000


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
        return self.roles.get(name, _NO_ROLES)

    @cached_property
    def tokens(self) -> ByForm[Tok]:
        """What is known of a token by itself, for each form."""
        return ByForm(self._token)

    def _token(self, form: TokenForm) -> Tok:
        return Tok(form, self)

    @cached_property
    def _roles_by_word(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for role, words in self.roles.items():
            for word in words:
                found.setdefault(word, set()).add(role)
        return {word: frozenset(roles) for word, roles in found.items()}

    def roles_of_word(self, word: str) -> frozenset[str]:
        """Closed sets that a folded word belongs to."""
        return self._roles_by_word.get(word, _NO_ROLES)

    @cached_property
    def fused(self) -> dict[str, frozenset[str]]:
        """Prepositions to what they are with ما."""
        sets = ((role.partition(":"), words) for role, words in self.roles.items())
        return {prep: words for (kind, _, prep), words in sets if kind == "fused"}

    @cached_property
    def relays(self) -> dict[str, Frame]:
        """Lemmas of relays («نقل عن») to their frame."""
        return self._first_of({"relay_verb"})

    @cached_property
    def sayings(self) -> dict[str, Frame]:
        """Lemmas that stand after a quotation («…» قال) to their frame."""
        return self._first_of(_SAYING)

    def _first_of(self, classes: Set[str]) -> dict[str, Frame]:
        return {
            lemma: frame
            for lemma, frames in self.frames.items()
            for frame in reversed(frames)
            if frame.cue_class in classes
        }

    @cached_property
    def switches_by_two(self) -> ByTwoWords[tuple[tuple[str, ...], str]]:
        """Switch phrases by their first two words."""
        return ByTwoWords(self.switches, lambda entry: entry[0])

    @cached_property
    def hedges_by_two(self) -> ByTwoWords[Hedge]:
        """Modifiers by their first two words."""
        return ByTwoWords(self.hedges, lambda hedge: hedge.words)

    @cached_property
    def pseudo_by_two(self) -> ByTwoWords[tuple[str, ...]]:
        """What looks like a negation or a hedge and is none, by its first two words."""
        return ByTwoWords(self.pseudo, lambda words: words)

    @cached_property
    def _openers(self) -> dict[str, int]:
        """Gates of the first words of phrases."""
        tables: list[tuple[Iterable[str], int]] = [
            (self.switches, SWITCH), (self.hedges, HEDGE), (self.pseudo, PSEUDO)
        ]  # fmt: skip
        tables += [(self.phrases.get(role, {}), gate) for role, gate in BY_PHRASE.items()]
        found: dict[str, int] = {}
        for words, gate in tables:
            for word in words:
                found[word] = found.get(word, 0) | gate
        return found

    def gate_of_rest(self, word: str) -> int:
        """Gate of what is left of a written word, folded."""
        return self._openers.get(word, 0) | gate_of_roles(self.roles_of(word))

    @cached_property
    def of_rest(self) -> Callable[[str], tuple[frozenset[str], int]]:
        """Closed sets and gate of what is left of a written word, folded."""
        return lru_cache(maxsize=_CACHED)(
            lambda word: (self.roles_of(word), self.gate_of_rest(word))
        )

    def gate_of_norm(self, norm: str) -> int:
        """Gate of a NORM: modifiers are found by it too."""
        return self._openers.get(norm, 0) & HEDGE

    def roles_of(self, *spellings: str) -> frozenset[str]:
        """Closed sets that one of the folded spellings of a token belongs to.

        A word in ه may be one in ة: «تغريده» for تغريدة.
        """
        known = self._roles_by_word
        found = _NO_ROLES
        for word in spellings:
            for spelling in {word, with_ta(word)}:
                found |= known.get(spelling, _NO_ROLES)
        return found

    @cached_property
    def _endings(self) -> dict[str, tuple[str, ...]]:
        return {role: tuple(words) for role, words in self.roles.items()}

    def endings(self, role: str) -> tuple[str, ...]:
        """A closed set of beginnings or endings of words, for ``startswith`` and so on."""
        return self._endings.get(role, ())

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
    sources, phrases = read_sources(files.table("sources", _SOURCE_COLUMNS))
    events, shapes, things = read_events(files.table("claim_events", ("word", "shape", "not")))
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
        nisbas=read_nisbas(files),
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
