"""What is compared: numbers that sources give, and the groups that they form."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from annotator.compare.ranges import Range

Basis = Literal["content", "frame", "document", "none"]
"""Where the day of a number is taken from."""

Agreement = Literal["agree", "overlap", "contradict", "single"]
Mode = Literal["reported", "expected"]
"""What is said to be so, or what is planned, promised, demanded or asked."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What a number is about, as exactly as its text says; an empty key is not said.

    Attributes:
        force: The force counted: its name, or its class and country.
        area: Country and first-level administrative unit of the place.
        spot: The place itself, where it is no such unit.
    """

    force: Key = ()
    area: Key = ()
    spot: Key = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What kind of number it is; only numbers of one topic are ever compared.

    Attributes:
        kind: ``quantities.kind``.
        counted: The class of the counted noun, or its lemma.
        mode: Said to be so, or expected.
    """

    kind: str
    counted: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class Observation:
    """One number that one source gives in one document.

    Attributes:
        topic, thing: What it is about.
        day: The day of which it speaks, or None.
        range: The numbers that it allows.
        doc_id: The document.
        source: Comparison spelling of the source's name, else its kind, else empty.
        cells: The columns of the row, see :mod:`annotator.compare.table`.
    """

    topic: Topic
    thing: Thing
    day: date | None
    range: Range
    doc_id: str
    source: str
    cells: dict[str, Any]

    @property
    def voice(self) -> tuple[str, str]:
        """Who speaks: one source in one document."""
        return self.doc_id, self.source


@dataclass(frozen=True, slots=True)
class Group:
    """Observations of one thing at one time.

    Attributes:
        topic, thing: What they are about.
        observations: By day, document and offset.
        agreement: How the voices stand to each other.
        agrees, contradicts: For each observation, how many other voices agree with its
            voice, and how many contradict it.
    """

    topic: Topic
    thing: Thing
    observations: tuple[Observation, ...]
    agreement: Agreement
    agrees: tuple[int, ...]
    contradicts: tuple[int, ...]
