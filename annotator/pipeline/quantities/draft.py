"""A quantity while it is being put together."""

from dataclasses import dataclass

from annotator.pipeline.quantities.lexicon import Unit
from annotator.text.numbers import Number

REACH = 30
"""Quantities before one that are looked at for the noun or whole that it goes back to."""


@dataclass(slots=True)
class Draft:
    """A row of the table in the making; fields as in ``schema.Quantity``.

    Attributes:
        first, last: Its tokens ``[first, last]``.
        number: The number it came from; None for a dual and for «جندي واحد».
        unit: What is counted; None where no noun stands there.
        other: It stands for a noun counted before: «14 آخرون», «3 منهم».
        part: It is part of what was counted before: «3 منهم», «بينهم 5 أطفال».
        whole: It is what another number is part of: «3 من أصل 15».
    """

    first: int
    last: int
    start: int
    end: int
    number: Number | None = None
    unit: Unit | None = None
    kind: str = "count"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit_name: str | None = None
    currency: str | None = None
    approximate: bool = False
    bound: str = "none"
    vague: bool = False
    form: str | None = None
    flag: str | None = None
    rule: str = ""
    other: bool = False
    part: bool = False
    whole: bool = False

    def set_unit(self, unit: Unit) -> None:
        """Take a unit with its kind, name and currency."""
        self.unit, self.kind, self.unit_name = unit, unit.kind, unit.name
        self.currency = unit.currency or self.currency
        self.rule = unit.where or self.rule

    def add_flag(self, flag: str) -> None:
        """Add a code to the flags."""
        codes = self.flag.split(";") if self.flag else []
        if flag not in codes:
            self.flag = ";".join([*codes, flag])
