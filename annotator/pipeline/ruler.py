"""The rules of the pipeline directory, matched by spaCy's own Matcher."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from annotator.pipeline.columns import ByForm, columns
from annotator.pipeline.component import Component
from annotator.rules.files import PipelineFiles
from annotator.rules.openings import Openings, reach
from annotator.rules.patterns import spacy_patterns

if TYPE_CHECKING:
    from spacy.vocab import Vocab

SPANS_KEY = "ruler"


@dataclass(frozen=True, slots=True)
class MatchedRule:
    """One rule: its names, its matcher, and the tokens of its longest match or None."""

    label: str
    id: str
    matcher: Matcher
    reach: int | None


class RuleMatcher:
    """Finds what spaCy's ``SpanRuler`` would find with the same patterns.

    The Matcher tries each pattern at each token. Here it only sees the stretches of a
    text in which a match of a pattern can begin, which most texts have for few patterns.

    Args:
        vocab: The pipeline's vocabulary.
        patterns: Token patterns as ``SpanRuler.add_patterns`` takes them.
    """

    def __init__(self, vocab: "Vocab", patterns: Sequence[dict[str, Any]]):
        self._rules = [_matched_rule(vocab, pattern) for pattern in patterns]
        self._openings = openings = Openings([pattern["pattern"] for pattern in patterns])
        self._masks = ByForm(
            lambda form: openings.mask(form.text, form.norm, form.lemma, form.tag, form.pos)
        )

    def __call__(self, doc: Doc) -> list[Span]:
        """Matches of the rules, each once, in the order of ``SpanRuler``."""
        found: set[Span] = set()
        for number, start, end in self._stretches(doc):
            rule = self._rules[number]
            for _, begin, stop in rule.matcher(doc[start:end]):
                where = start + begin, start + stop
                found.add(Span(doc, *where, label=rule.label, span_id=rule.id))
        return sorted(found)

    def _stretches(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        """Rules with the stretches of tokens, half-open, that hold all their matches."""
        if not len(doc):
            return
        for number in self._openings.everywhere:
            yield number, 0, len(doc)
        starts: dict[int, list[int]] = defaultdict(list)
        masks = map(self._masks.__getitem__, columns(doc).forms)
        for number, start in self._openings.starts(masks):
            starts[number].append(start)
        for number, begins in starts.items():
            for start, end in _joined(sorted(begins), self._rules[number].reach, len(doc)):
                yield number, start, end


def _matched_rule(vocab: "Vocab", pattern: dict[str, Any]) -> MatchedRule:
    matcher = Matcher(vocab, validate=False)
    matcher.add(pattern["label"], [pattern["pattern"]])
    return MatchedRule(pattern["label"], pattern["id"], matcher, reach(pattern["pattern"]))


def _joined(starts: Iterable[int], size: int | None, length: int) -> Iterator[tuple[int, int]]:
    """Stretches of some tokens (None: to the end) from each start, joined where they meet."""
    begin = end = -1
    for start in starts:
        if start > end and end >= 0:
            yield begin, end
        if start > end:
            begin = start
        end = length if size is None else min(start + size, length)
    if end >= 0:
        yield begin, end


class Ruler(Component):
    """Runs the rules and leaves their matches in ``doc.spans["ruler"]``.

    ``span.label_`` is the rule's label, ``span.id_`` the rule's id.
    """

    _matcher: RuleMatcher | None = None
    _matcher_files: PipelineFiles | None = None

    def matcher(self) -> RuleMatcher:
        """The matcher of this pipeline's rules, made when it is first needed."""
        if self._matcher is None or self._matcher_files is not self.files:
            self._matcher = RuleMatcher(self.nlp.vocab, spacy_patterns(self.files))
            self._matcher_files = self.files
        return self._matcher

    def annotate(self, doc: Doc) -> Doc:
        """Match the rules on a Doc."""
        doc.spans[SPANS_KEY] = self.matcher()(doc)
        return doc

    def __getstate__(self) -> dict[str, object]:
        return {"nlp": self.nlp, "name": self.name}


def matches(doc: Doc, label: str) -> "Iterator[Span]":
    """Matches of the rules with a label, in the order of the text."""
    if SPANS_KEY in doc.spans:
        found = [span for span in doc.spans[SPANS_KEY] if span.label_ == label]
        yield from sorted(found, key=lambda span: (span.start, -span.end, span.id_))


@Language.factory("annotator_ruler_v1", assigns=["doc.spans"], default_config={})
def make_ruler(nlp: Language, name: str) -> Ruler:
    """Make the component."""
    return Ruler(nlp, name)
