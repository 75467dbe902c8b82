"""What is known of a document while its mentions are judged."""

from dataclasses import dataclass, field

from annotator.pipeline.forces.candidate import GROUPS, Candidate
from annotator.pipeline.forces.lexicon import ForceLexicon, Name
from annotator.pipeline.forces.view import Tok, View

BEFORE, AFTER = 3, 4
"""How many tokens before and after a mention its context reaches."""


@dataclass(slots=True)
class Situation:
    """The text around candidates, and what is already found in it.

    Attributes:
        starts: Tokens where mentions found in an earlier pass begin.
        ends: Indices after them.
        names: Names of forces found.
        groups: Lemma of the head of a named group to its name (الحركة after حركة طالبان).
        countries: Countries that the text is about.
        categories: Index after a mention to its category.
        complement_at: Tokens where an owner in idafa begins.
    """

    view: View
    lexicon: ForceLexicon
    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    groups: dict[str, Candidate] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    categories: dict[int, str] = field(default_factory=dict)
    complement_at: set[int] = field(default_factory=set)

    def kind(self, tok: Tok, kind: str) -> bool:
        """Whether a token is a context word of a kind."""
        return self.lexicon.is_kind(tok.lemma, tok.bare, kind)

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
        return any(
            tok is not None and self.kind(tok, kind)
            for tok in self._around(candidate, context.scope, beyond)
        )

    def _around(self, candidate: Candidate, scope: str, beyond: bool) -> list[Tok | None]:
        view, first, end = self.view, candidate.start, candidate.end
        if scope == "sentence":
            low, high = view.sentence_bounds(first)
            return [view.get(i) for i in range(low, high) if not first <= i < end]
        if scope == "next":
            return [view.get(first + 1, first)]
        if scope == "touching":
            return [view.get(first - 1, first)]
        reach = (AFTER if scope == "beside" else 1) if beyond else 0
        before = [view.get(i, first) for i in range(first - BEFORE, first)]
        inside = [view.get(i, first) for i in range(first + 1, end + reach)]
        return {"phrase": inside, "before": before, "beside": before + inside}.get(scope, [])
