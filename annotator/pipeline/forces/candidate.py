"""A force mention while it is being built."""

from dataclasses import dataclass, field
from typing import Any

from annotator.pipeline.forces.lexicon import Head, Model, Name

OWNERS = frozenset((
    "armed_forces", "branch", "special_forces", "internal_security", "police", "intelligence",
    "alliance", "peacekeeping", "paramilitary", "non_state_armed",
))  # fmt: skip
"""Classes that can own equipment and employ people."""

GROUPS = frozenset(("non_state_armed", "paramilitary", "criminal"))
"""Classes of armed groups that are no regular forces of a state."""


@dataclass(slots=True)
class Candidate:
    """A mention on the tokens ``start:end``, with what is known of it.

    Attributes:
        source: Lexicon row that opened it.
        adjectives: Tokens of its adjectives.
        people: Nisba of a people or region without a state, or None.
        complement: The force that stands in idafa, after ل, or after تابع لـ inside it.
        place: Place record that stands in idafa inside it.
        named: Whether a proper name or a definite noun stands in idafa inside it.
        quoted_name: Whether that name stands in quotation marks.
        loyal: Tokens of the one to whom it is said to belong (الموالية لـ …), half-open.
        served: The force to which it is said to belong.
        unit_term: Outside partitive noun (عمود من …).
        possessed: It carries a possessive pronoun (قواته).
        owner_at: Token where the owner of equipment begins.
        as_complement: It stands in idafa after a unit, people or a group.
        extra: Further mentions that share its head (القوات الروسية والبيلاروسية).
        skip: A phrase that only looks like a force.
    """

    start: int
    end: int
    source: Head | Name
    kind: str
    category: str
    subcategory: str | None = None
    name: str | None = None
    head: int | None = None
    country: str | None = None
    country_source: str | None = None
    plover: str | None = None
    acled: int | None = None
    echelon: str | None = None
    served: "Candidate | None" = None
    unit_term: str | None = None
    unit_number: str | None = None
    possessed: bool = False
    model: Model | None = None
    model_text: str | None = None
    definite: bool | None = None
    adjectives: list[int] = field(default_factory=list)
    people: str | None = None
    complement: "Candidate | None" = None
    place: Any = None
    named: bool = False
    quoted_name: bool = False
    loyal: tuple[int, int] | None = None
    owner_at: int | None = None
    extra: list["Candidate"] = field(default_factory=list)
    as_complement: bool = False
    changed: bool = False
    label: bool = False
    skip: bool = False

    @property
    def rule(self) -> str:
        """Lexicon row, for the record."""
        return self.source.where
