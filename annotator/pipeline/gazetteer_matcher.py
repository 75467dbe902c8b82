"""Candidate names of places: exact lookup on the spelling of token sequences.

Matches are left in ``doc.spans["gazetteer"]`` with label ``PLACE_NAME``; ``span.id_`` and
``span.kb_id_`` are the likeliest place's gazetteer id. A name that is also a word, or a
small place, is only a candidate: it is kept apart as ``PLACE_CANDIDATE`` for the places
component, which looks at what stands beside it.
"""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.gazetteer.keys import LOOSE_LENGTH
from annotator.gazetteer.lookup import Candidate, Gazetteer
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.component import Component
from annotator.pipeline.gazetteer_starts import NameStarts
from annotator.pipeline.places.source import open_gazetteer
from annotator.pipeline.places.tokens import Tokens, tokens_of

SPANS_KEY = "gazetteer"
SAFE = "PLACE_NAME"
DOUBTFUL = "PLACE_CANDIDATE"

_NO_NAME_TAGS = frozenset(
    ("prep", "conj", "conj_sub", "pron", "pron_dem", "pron_rel", "digit", "noun_num",
     "noun_quant", "adj_num", "part_neg", "part_verb", "part", "adv", "interj")
)  # fmt: skip

_DEICTIC = frozenset(("pron_dem", "pron_rel", "verb_pseudo"))
"""Words with one of these inside are never one name («بهؤلاء»)."""

SHORT_AFTER_CLITIC = 4
"""Unreviewed names of so few letters are doubtful after a glued preposition."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the gazetteer in a text.

    Attributes:
        start, end: Token indices, half-open.
        candidates: Places of that name, the likeliest first.
        safe: The name stands for a place without further evidence.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    safe: bool

    @property
    def best(self) -> Candidate:
        """The likeliest place before context is looked at."""
        return self.candidates[0]


def find_matches(tokens: Tokens, starts: NameStarts) -> list[Match]:
    """Find the longest names of the gazetteer, from left to right, without overlaps.

    Names are looked up twice: as sequences of NORM, and as sequences of written words
    (proclitics of the first one cut), so that a name is found although the morphology
    cut a letter off that belongs to it.
    """
    matches: list[Match] = []
    end = 0
    for at in starts(tokens):
        match = match_at(tokens, at, starts.gazetteer) if at >= end else None
        if match is not None:
            matches.append(match)
            end = match.end
    return matches


def match_at(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Match | None:
    """The longest name of the gazetteer that begins at a token, or None; looked up once."""
    key = gazetteer, at
    if key not in tokens.memo:
        tokens.memo[key] = _match_at(tokens, at, gazetteer)
    found: Match | None = tokens.memo[key]
    return found


def _match_at(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Match | None:
    if not tokens.can_begin(at):
        return None
    best = _by_tokens(tokens, at, gazetteer)
    if tokens.ends[at] == at + 1 and tokens.rest(at) == tokens.norms[at]:
        most = gazetteer.longest(tokens.norms[at])
        reach = range(at + 1, min(at + most + 1, len(tokens)))
        if most < 2 or all(tokens.ends[i] == i + 1 for i in reach):
            return best
    by_word = _by_words(tokens, at, gazetteer)
    if by_word is not None and (best is None or by_word.end > best.end):
        return by_word
    return best


def _by_tokens(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Match | None:
    most = gazetteer.longest(tokens.norms[at])
    if not most:
        return None
    names, ends = [tokens.norms[at]], [at + 1]
    following = at + 1
    while len(names) < most and following < len(tokens) and not tokens.ends_line(following):
        if not tokens.is_blank(following):
            names.append(tokens.norms[following])
            ends.append(following + 1)
        following += 1
    return _match(tokens, at, gazetteer.longest_match(names, 0), ends, True)


def _by_words(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Match | None:
    first = tokens.rest(at)
    most = gazetteer.longest(first)
    if not most:
        return None
    names, ends = [first], [tokens.ends[at]]
    following = tokens.ends[at]
    while len(names) < most and following < len(tokens) and not tokens.ends_line(following):
        if not tokens.is_blank(following):
            names.append(tokens.rest(following))
            ends.append(tokens.ends[following])
        following = tokens.ends[following]
    return _match(tokens, at, gazetteer.longest_match(names, 0), ends, False)


def _match(
    tokens: Tokens,
    start: int,
    found: tuple[int, list[Candidate]] | None,
    ends: list[int],
    exact: bool,
) -> Match | None:
    if found is None:
        return None
    size, candidates = found
    end = ends[size - 1]
    if not _is_possible(tokens, start, end, candidates[0], exact):
        return None
    safe = _is_safe(tokens, start, end, candidates[0], exact)
    return Match(start, end, tuple(candidates), safe)


def _is_possible(tokens: Tokens, start: int, end: int, best: Candidate, exact: bool) -> bool:
    """Whether a match can be a name at all, in whatever surroundings."""
    if tokens.ends[end - 1] != end:
        return False
    if best.loose and tokens.tags[start] in _NO_NAME_TAGS:
        return False
    if tokens.ends[start] == end and any(tag in _DEICTIC for tag in tokens.tags[start:end]):
        return False
    if end - start == 1:
        unknown = tokens.pos[start] == "PROPN" or best.mark == REVIEWED
        return tokens.tags[start] not in _NO_NAME_TAGS and (unknown or not best.loose)
    if exact or tokens.ends[start] != end:
        return True
    return best.mark == REVIEWED and len(tokens.rest(start)) >= LOOSE_LENGTH


def _is_safe(tokens: Tokens, start: int, end: int, best: Candidate, exact: bool) -> bool:
    if best.policy != "safe" or not best.active or best.spelled_out:
        return False
    if end - start == 1 and tokens.tags[start] == "verb":
        return False
    if end - start > 1 or best.mark == REVIEWED or not exact:
        return True
    if tokens.starts[start] == start or tokens.pos[start - 1] == "CCONJ":
        return True
    return len(tokens.norms[start]) > SHORT_AFTER_CLITIC


def matches_of(doc: Doc, gazetteer: Gazetteer) -> list[Match]:
    """Matches that the component left on a Doc, or found anew where it did not run."""
    tokens = tokens_of(doc)
    if SPANS_KEY not in doc.spans:
        return find_matches(tokens, NameStarts(gazetteer))
    found = (match_at(tokens, span.start, gazetteer) for span in doc.spans[SPANS_KEY])
    return [match for match in found if match is not None]


class GazetteerMatcher(Component):
    """Finds names of the gazetteer; see the module's text for what it leaves."""

    _starts: NameStarts | None = None

    def annotate(self, doc: Doc) -> Doc:
        """Find the names of the gazetteer in a Doc."""
        spans = []
        for match in find_matches(tokens_of(doc), self.starts):
            label = SAFE if match.safe else DOUBTFUL
            span = Span(doc, match.start, match.end, label, kb_id=match.best.id)
            span.id_ = match.best.id
            spans.append(span)
        doc.spans[SPANS_KEY] = spans
        return doc

    @property
    def starts(self) -> NameStarts:
        """Where names of the gazetteer can begin."""
        gazetteer = self.gazetteer
        if self._starts is None or self._starts.gazetteer is not gazetteer:
            self._starts = NameStarts(gazetteer)
        return self._starts

    def __getstate__(self) -> dict[str, object]:
        return {"nlp": self.nlp, "name": self.name}

    @property
    def gazetteer(self) -> Gazetteer:
        """The pipeline's gazetteer, opened when it is first needed."""
        stage = getattr(self.nlp.tokenizer, "stage", None)
        found = getattr(stage, "gazetteer", None)
        return found if found is not None else self.files.derived(open_gazetteer)


@Language.factory("annotator_gazetteer_v1", assigns=["doc.spans"], default_config={})
def make_gazetteer(nlp: Language, name: str) -> GazetteerMatcher:
    """Make the component."""
    return GazetteerMatcher(nlp, name)
