"""Values as text: EDTF for what is on the calendar, TIMEX-like for the rest."""

from annotator.text.dates.model import Length, Moment, Recurrence, Shift

_UNITS = {
    "S": "SEC",
    "M": "MIN",
    "H": "H",
    "D": "D",
    "W": "W",
    "MO": "M",
    "Y": "Y",
    "DE": "DE",
    "C": "C",
}
_LENGTHS = {"Y": "Y", "MO": "M", "W": "W", "D": "D", "H": "H", "M": "M", "S": "S"}
_YEARS = {"DE": 10, "C": 100}
_DAILY = ("D", 1)


def moment_value(moment: Moment) -> str:
    """Write a moment; without year and document date ``XXXX-01-10``, ``DCT-1D``.

    >>> moment_value(Moment(month=1, day=6, daypart="NI"))
    'XXXX-01-06TNI'
    """
    if moment.present:
        return "PRESENT_REF"
    base = _relative(moment) if moment.shifts else _absolute(moment)
    if moment.part:
        base += f"-{moment.part}"
    if moment.clock is not None:
        time = moment.clock
        base += f"T{time.hour:02d}:{time.minute or 0:02d}"
        return base + (f":{time.second:02d}" if time.second is not None else "")
    if moment.daypart:
        return f"{base}T{moment.daypart}"
    return f"{base}~" if moment.approximate and not moment.shifts else base


def _absolute(moment: Moment) -> str:
    mark = "H" if moment.calendar == "hijri" else ""
    only_time = moment == Moment(clock=moment.clock, daypart=moment.daypart, flags=moment.flags)
    if only_time:
        return ""
    year = _year(moment)
    if moment.movable:
        name, days = moment.movable
        return f"{year}-{name.upper()}{days:+d}" if days else f"{year}-{name.upper()}"
    if moment.nth is not None:
        return mark + year + _nth(moment)
    if moment.weekday is not None and moment.day is None:
        return f"{mark}{year}{_two(moment.month)}-WXX-{moment.weekday}"
    if moment.day is not None:
        return f"{mark}{year}-{_digits(moment.month)}{_day(moment.day)}"
    return f"{mark}{year}{_two(moment.month)}{_period(moment)}"


def _year(moment: Moment) -> str:
    if moment.year is not None:
        return f"{moment.year:04d}" if moment.year >= 0 else f"-{-moment.year:04d}"
    if moment.decade is not None:
        return f"{moment.decade:03d}X"
    if moment.century is not None:
        before = moment.century < 0
        return f"-{-moment.century - 1:02d}XX" if before else f"{moment.century:02d}XX"
    return "XXXX"


def _digits(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _two(number: int | None) -> str:
    return "" if number is None else f"-{number:02d}"


def _day(day: int) -> str:
    return "-END" if day < 0 else f"-{day:02d}"


def _nth(moment: Moment) -> str:
    rank = "LAST" if moment.nth == -1 else f"{moment.nth}"
    if moment.week:
        rank = rank if moment.nth == -1 else f"{moment.nth:02d}"
        return f"{_two(moment.month)}-W{rank}{_period(moment)}"
    return f"{_two(moment.month)}-WXX-{moment.weekday}-{rank}"


def _period(moment: Moment) -> str:
    return f"-{moment.period}" if moment.period else ""


def _relative(moment: Moment) -> str:
    base = "DCT" + "".join(_shift(shift) for shift in moment.shifts)
    if moment.nth is not None:
        return base + _nth(moment)
    if moment.weekday is not None and moment.shifts[0].unit == "W":
        return f"{base}-{moment.weekday}"
    day = "" if moment.day is None else _day(moment.day)
    return f"{base}{_two(moment.month)}{day}{_period(moment)}"


def _shift(shift: Shift) -> str:
    if not shift.number and shift.unit == "D":
        return ""
    return f"{_number(shift.number, sign=True)}{_UNITS[shift.unit]}"


def _number(number: float, *, sign: bool = False) -> str:
    text = f"{number:+g}" if sign else f"{number:g}"
    whole = f"{int(number):+d}" if sign else f"{int(number)}"
    return whole if number == int(number) else text


def length_value(length: Length) -> str:
    """Write a duration: ``P2W``, ``PT1.5H``, ``P3D/P5D``.

    >>> length_value(Length((("MO", 1), ("D", 3))))
    'P1M3D'
    """
    if length.low:
        return f"{_duration(length.low)}/{_duration(length.parts)}"
    return _duration(length.parts)


def _duration(parts: tuple[tuple[str, float], ...]) -> str:
    amounts: dict[str, float] = {}
    for unit, number in parts:
        factor = _YEARS.get(unit, 1)
        key = "Y" if unit in _YEARS else unit
        amounts[key] = amounts.get(key, 0) + number * factor
    days = "".join(
        f"{_number(amounts[u])}{_LENGTHS[u]}" for u in ("Y", "MO", "W", "D") if u in amounts
    )
    time = "".join(
        f"{_number(amounts[u])}{_LENGTHS[u]}" for u in ("H", "M", "S") if u in amounts
    )
    return f"P{days}T{time}" if time else f"P{days}"


def recurrence_value(recurrence: Recurrence) -> str:
    """Write what recurs: ``P1D``, ``XXXX-WXX-5``, ``XXXX-XX-XXTMO``."""
    on = recurrence.on
    if on is None or (on == Moment() and recurrence.every):
        return length_value(recurrence.every) if recurrence.every else "P1D"
    if on.weekday is None and on.day is None:
        if recurrence.every and recurrence.every.parts != (_DAILY,):
            return length_value(recurrence.every) + moment_value(on)
        return "XXXX-XX-XX" + moment_value(on)
    return moment_value(on)
