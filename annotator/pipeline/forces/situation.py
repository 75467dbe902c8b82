"""What is known of a document while its mentions are judged."""

from dataclasses import dataclass, field

from annotator.pipeline.forces.candidate import GROUPS, Candidate
from annotator.pipeline.forces.lexicon import ForceLexicon, Name
from annotator.pipeline.forces.view import View
from annotator.pipeline.forces.words import Tok

BEFORE, AFTER = 3, 4
"""How many tokens before and after a mention its context reaches."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier pass over the document found.

    Attributes:
        starts: Tokens where its mentions begin.
        ends: Indices after them.
        names: Names of forces found.
        groups: Lemma of the head of a named group to its name (الحركة after حركة طالبان).
        countries: Countries that the text is about.
        categories: Index after a mention to its category.
    """

    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    groups: dict[str, Candidate] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    categories: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Situation:
    """The text around candidates, and what is already found in it.

    Attributes:
        found: What an earlier pass found.
        asked: Whether anybody has asked for that since this was last set to False.
        complement_at: Tokens where an owner in idafa begins.
    """

    view: View
    lexicon: ForceLexicon
    found: Earlier = field(default_factory=Earlier)
    asked: bool = False
    complement_at: set[int] = field(default_factory=set)

    @property
    def earlier(self) -> Earlier:
        """What an earlier pass found; it is noticed that somebody asks."""
        self.asked = True
        return self.found

    def group_name(self, tok: Tok) -> Name | None:
        """The armed group that a word alone names: الحوثيون after المتمردون."""
        for name in self.lexicon.names.get(tok.norm, []):
            if len(name.words) == 1 and name.category in GROUPS and not name.needs:
                return name
        return None

    def context(self, candidate: Candidate, kind: str, *, beyond: bool = False) -> bool:
        """Whether a context word of a kind stands in the kind's scope around a mention.

        Args:
            candidate: The mention.
            kind: A kind of force_context.tsv; unknown kinds never hold.
            beyond: Whether words count that follow the mention.
        """
        context = self.lexicon.contexts.get(kind)
        if context is None:
            return False
        toks = self.view.toks
        return any(
            kind in toks[at].kinds
            for around in self._around(candidate, context.scope, beyond)
            for at in around
        )

    def _around(self, candidate: Candidate, scope: str, beyond: bool) -> tuple[range, ...]:
        """The tokens of a scope, within the sentence."""
        first, end = candidate.start, candidate.end
        low, high = self.view.sentence_bounds(first)
        if scope == "sentence":
            return range(low, first), range(end, high)
        if scope == "next":
            return (range(first + 1, min(first + 2, high)),)
        if scope == "touching":
            return (range(max(first - 1, low), first),)
        reach = (AFTER if scope == "beside" else 1) if beyond else 0
        before = range(max(first - BEFORE, low), first)
        inside = range(first + 1, min(end + reach, high))
        around = {"phrase": (inside,), "before": (before,), "beside": (before, inside)}
        return around.get(scope, ())
