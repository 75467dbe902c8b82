"""Several units up to the day of publication, or on from it: ``الأيام الثلاثة الماضية``."""

from annotator.text.dates.durations import ORDER, unit_after
from annotator.text.dates.ends import Read
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.model import Moment, Shift, Span


def several(lattice: Lattice, position: int) -> Read:
    """``السنوات الخمس الماضية``, ``الـ24 ساعة الأخيرة``, ``آخر 48 ساعة``, ``العامين المقبلين``.

    «الأشهر الثلاثة الأخيرة من العام» are counted from the end of the year: none.
    """
    latest = lattice.atom(position, "latest")
    start = latest.end if latest else position
    amount = _amount(lattice, start)
    if amount is None:
        return None
    number, unit, end = amount
    turn = lattice.atom(end, "relative_turn", "relative_recent")
    if turn is not None and turn.entry.number in (-1, 1):
        if turn.entry.kind == "relative_recent" and lattice.atom(turn.end, "of"):
            return None
        return _stretch(number * turn.entry.number, unit), turn.end
    return (_stretch(-number, unit), end) if latest and number > 1 else None


def _amount(lattice: Lattice, position: int) -> tuple[float, str, int] | None:
    """``الأيام الثلاثة``, ``الساعات الـ24``, ``العامين``, ``ثلاثة أيام``: number and unit."""
    noun = next((a for a in lattice.atoms(position, "the_unit") if a.entry.form != "one"), None)
    if noun is not None and noun.entry.form == "two":
        return 2, noun.entry.code, noun.end
    if noun is not None:
        number = lattice.number(noun.end, definite=True)
        return (number.value, noun.entry.code, number.end) if number else None
    number = lattice.number(position)
    unit = unit_after(lattice, number.end) if number and number.value > 0 else None
    if unit is not None and number is not None:
        return number.value, unit.entry.code, unit.end
    dual = next((a for a in lattice.atoms(position, "unit") if a.entry.form == "two"), None)
    return (2, dual.entry.code, dual.end) if dual else None


def _stretch(number: float, unit: str) -> Span:
    """So many units back from the day of publication, or on from it."""
    other = Moment(shifts=(Shift(number, unit, True),))
    if number < 0:
        return Span(other, Moment(shifts=(Shift(0, "D", True),)))
    begin = 0 if ORDER[unit] < ORDER["D"] else 1
    return Span(Moment(shifts=(Shift(begin, "D", True),)), other)
