"""A place mention while it is being made: tokens, candidates, and why."""

from dataclasses import dataclass, field

from annotator.gazetteer.lookup import Candidate


@dataclass(slots=True)
class Mention:
    """A place in a text, before it is a record.

    Attributes:
        start, end: Token indices, half-open.
        candidates: Places that it may be; empty for unknown ones.
        rule: Rule or lexicon row that found it.
        kind: Kind that a type noun gives, or None.
        typed: A type noun stands before or in it.
        mention: name, alias or nominal.
        role: Role, or None where it is not settled.
        modifier: Spatial words before it.
        alias_of: The mention whose second name this is.
        parent: The mention that this one lies in.
        chosen: The candidate that it was resolved to.
        unknown: Found by its surroundings only.
        name_en: English name where the mention brings its own.
        countries: Countries of the nisbas that define a border.
        confidence: How sure the identity is, 0 to 1.
        near, direction, over: A word of nearness, a direction, or a preposition such as
            بين and فوق is in the modifier.
        division: What stands before it lies in a division rather than in a town.
        inner: Places named inside it.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()
    rule: str = "gazetteer"
    kind: str | None = None
    typed: bool = False
    mention: str = "name"
    role: str | None = None
    modifier: str | None = None
    alias_of: "Mention | None" = None
    parent: "Mention | None" = None
    chosen: Candidate | None = None
    unknown: bool = False
    name_en: str | None = None
    countries: tuple[str, ...] = ()
    confidence: float = 1.0
    near: bool = False
    direction: bool = False
    over: bool = False
    division: bool = False
    inner: "list[Mention]" = field(default_factory=list)

    def holds(self, at: int) -> bool:
        """Whether a token lies in the mention."""
        return self.start <= at < self.end
