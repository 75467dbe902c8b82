"""What the number grammar gives: one number of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, in digits or in words.

    Attributes:
        start, end: The number itself with its percent sign, currency sign or unit
            abbreviation, without the words around it; code points into the text as
            given, half-open. A range runs from its first to its second number.
        outer_start, outer_end: The same with the words of approximation, bound and
            range before and after it.
        value: The value; None for a range and for a vague number.
        low, high: Ends of a range, of a vague number, or the one that a bound gives.
        form: ``digits``, ``word``, ``mixed`` or ``vague``.
        approximate: Whether the text says so (نحو، حوالي), or the number is vague.
        bound: ``none``, ``at_least``, ``more_than``, ``at_most``, ``less_than``, ``between``.
        vague: No exact number stands there (عشرات, بضعة, عدد من).
        kind: What the number's own words tell about it: ``percent``, ``money``,
            ``ratio`` (a share of a whole), ``multiplier``, ``ordinal``, ``year``, ``name``
            (part of a name or an address), ``one`` (a lone واحد), ``measure`` (a unit
            abbreviation stands beside it), or None.
        currency: ISO 4217 code of a currency sign beside it.
        unit: Unit named by an abbreviation beside it, spelled out.
        alternative: The other reading of ``3.600`` (3600) or of ``3 600``.
        definite: Whether it has the article.
        partitive: Whether من joins the counted noun to a vague number (عدد من).
        flag: ``ambiguous`` where another reading stays possible, or None.
        rule: Rule or lexicon row that made it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    form: str = "digits"
    approximate: bool = False
    bound: str = "none"
    vague: bool = False
    kind: str | None = None
    currency: str | None = None
    unit: str | None = None
    alternative: float | None = None
    definite: bool = False
    partitive: bool = False
    flag: str | None = None
    rule: str = "number.digits"


@dataclass(slots=True)
class Draft:
    """A number while it is being put together: as :class:`Number`, over tokens.

    Attributes:
        first, last: Its tokens ``[first, last)``; ``start`` and ``end`` are offsets into
            the folded text.
        outer_first, outer_last: The same with the words around it.
        scale: The factor that closes it (1000 in خمسة آلاف), which a range shares.
        lone: It is one written word without any other member.
    """

    first: int
    last: int
    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    form: str = "digits"
    approximate: bool = False
    bound: str = "none"
    vague: bool = False
    kind: str | None = None
    currency: str | None = None
    unit: str | None = None
    alternative: float | None = None
    definite: bool = False
    partitive: bool = False
    flag: str | None = None
    rule: str = "number.digits"
    scale: float = 1
    lone: bool = False
    outer_first: int = -1
    outer_last: int = -1

    def __post_init__(self) -> None:
        if self.outer_first < 0:
            self.outer_first, self.outer_last = self.first, self.last
