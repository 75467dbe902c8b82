"""Candidate names of places: exact lookup on the spelling of token sequences.

Matches are left in ``doc.spans["gazetteer"]`` with label ``PLACE_NAME``; ``span.id_`` and
``span.kb_id_`` are the likeliest place's gazetteer id. A name that is also a word, or a
small place, is only a candidate: it is kept apart as ``PLACE_CANDIDATE`` for the places
component, which looks at what stands beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.gazetteer.keys import LOOSE_LENGTH
from annotator.gazetteer.lookup import Candidate, Gazetteer
from annotator.gazetteer.rows import REVIEWED
from annotator.pipeline.component import Component
from annotator.pipeline.places.source import open_gazetteer
from annotator.text.fold import fold

SPANS_KEY = "gazetteer"
SAFE = "PLACE_NAME"
DOUBTFUL = "PLACE_CANDIDATE"

_PROCLITICS = ("CCONJ", "ADP", "AUX", "PART", "SCONJ")
_NO_NAME_TAGS = frozenset(
    ("prep", "conj", "conj_sub", "pron", "pron_dem", "pron_rel", "digit", "noun_num",
     "noun_quant", "adj_num", "part_neg", "part_verb", "part", "adv", "interj")
)  # fmt: skip

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


def find_matches(doc: Doc, gazetteer: Gazetteer) -> list[Match]:
    """Find the longest names of the gazetteer, from left to right, without overlaps.

    Names are looked up twice: as sequences of NORM, and as sequences of written words
    (proclitics of the first one cut), so that a name is found although the morphology
    cut a letter off that belongs to it.
    """
    matches: list[Match] = []
    at = 0
    while at < len(doc):
        match = match_at(doc, at, gazetteer)
        if match is None:
            at += 1
        else:
            matches.append(match)
            at = match.end
    return matches


def match_at(doc: Doc, at: int, gazetteer: Gazetteer) -> Match | None:
    """The longest name of the gazetteer that begins at a token, or None."""
    token = doc[at]
    if token.is_space or token.is_punct or not token.norm_:
        return None
    by_token = _lookup(gazetteer, _norms(doc, at))
    by_word = _lookup(gazetteer, _words(doc, at)) if _inside_allowed(doc, at) else None
    best: Match | None = None
    for found, exact in ((by_token, True), (by_word, False)):
        if found is None or not _is_possible(doc, at, found, exact):
            continue
        end, candidates = found
        match = Match(at, end, candidates, _is_safe(doc, at, end, candidates, exact))
        if best is None or match.end > best.end:
            best = match
    return best


def _lookup(
    gazetteer: Gazetteer, words: list[tuple[str, int]]
) -> tuple[int, tuple[Candidate, ...]] | None:
    found = gazetteer.longest_match([word for word, _ in words], 0) if words else None
    if found is None:
        return None
    size, candidates = found
    return words[size - 1][1], tuple(candidates)


_REACH = 7
"""Tokens that the longest names have."""


def _norms(doc: Doc, at: int) -> list[tuple[str, int]]:
    """NORM of the tokens from one on, each with the index after it, to the line's end."""
    found: list[tuple[str, int]] = []
    for token in doc[at : at + _REACH]:
        if token.is_space:
            if "\n" in token.text:
                break
            continue
        if token.is_punct and token.text != "-":
            break
        found.append((token.norm_, token.i + 1))
    return found


def _words(doc: Doc, at: int) -> list[tuple[str, int]]:
    """Written words from a token on; the first without what stands before the token."""
    found: list[tuple[str, int]] = []
    while at < len(doc) and len(found) < _REACH:
        token = doc[at]
        end = word_end(doc, at)
        if token.is_space or token.is_punct:
            if "\n" in token.text or token.is_punct:
                break
        else:
            found.append((fold(doc[at:end].text), end))
        at = end
    return found


def word_start(doc: Doc, at: int) -> int:
    """Index of the first token of the written word that a token belongs to."""
    while at > 0 and not doc[at].is_space and doc[at - 1]._.word == doc[at]._.word:
        at -= 1
    return at


def word_end(doc: Doc, at: int) -> int:
    """Index after the last token of the written word that a token belongs to."""
    end = at + 1
    while end < len(doc) and not doc[at].is_space and doc[end]._.word == doc[at]._.word:
        end += 1
    return end


def _inside_allowed(doc: Doc, at: int) -> bool:
    """Whether everything before the token in its word is a proclitic."""
    return all(token.pos_ in _PROCLITICS for token in doc[word_start(doc, at) : at])


def _is_possible(
    doc: Doc, start: int, found: tuple[int, tuple[Candidate, ...]], exact: bool
) -> bool:
    """Whether a match can be a name at all, in whatever surroundings."""
    end, candidates = found
    best = candidates[0]
    if end < len(doc) and not doc[end].is_space and doc[end]._.word == doc[end - 1]._.word:
        return False
    if end - start == 1:
        unknown = doc[start].pos_ == "PROPN" or best.mark == REVIEWED
        return doc[start].tag_ not in _NO_NAME_TAGS and (unknown or not best.loose)
    if exact:
        return True
    cut = word_end(doc, start) == end and end - start > 1
    return not cut or (best.mark == REVIEWED and len(doc[start:end].text) >= LOOSE_LENGTH)


def _is_safe(
    doc: Doc, start: int, end: int, candidates: Sequence[Candidate], exact: bool
) -> bool:
    best = candidates[0]
    if best.policy != "safe" or not best.active:
        return False
    if end - start == 1 and doc[start].tag_ == "verb":
        return False
    if end - start > 1 or best.mark == REVIEWED or not exact:
        return True
    if start == 0 or word_start(doc, start) == start or doc[start - 1].norm_ == "و":
        return True
    glued = doc[start - 1].norm_
    return glued != "ك" and len(doc[start].norm_) > SHORT_AFTER_CLITIC


def matches_of(doc: Doc, gazetteer: Gazetteer) -> list[Match]:
    """Matches that the component left on a Doc, or found anew where it did not run."""
    if SPANS_KEY not in doc.spans:
        return find_matches(doc, gazetteer)
    found = (match_at(doc, span.start, gazetteer) for span in doc.spans[SPANS_KEY])
    return [match for match in found if match is not None]


class GazetteerMatcher(Component):
    """Finds names of the gazetteer; see the module's text for what it leaves."""

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for match in find_matches(doc, self.gazetteer):
            label = SAFE if match.safe else DOUBTFUL
            span = Span(doc, match.start, match.end, label, kb_id=match.best.id)
            span.id_ = match.best.id
            spans.append(span)
        doc.spans[SPANS_KEY] = spans
        return doc

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
