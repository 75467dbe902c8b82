"""What holds for every text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.dates import find_dates
from annotator.text.dates.lexicon import default_lexicon

WORDS = sorted(
    {
        " ".join(entry.words)
        for entries in default_lexicon()._by_first.values()
        for entry in entries
    }
)
DIGITS = ["1", "5", "12", "31", "32", "67", "99", "1445", "2024", "10:30", "5/6/2020", "٢٠٢٣"]
GLUE = [
    " ",
    " ",
    " ",
    " و",
    " ب",
    " لل",
    " - ",
    "/",
    " (",
    ") ",
    "، ",
    ".",
    "\n",
    "ً",
    "ـ",
    "\u200f",
]
pieces = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(DIGITS), st.sampled_from(GLUE)),
    max_size=14,
)
dates = st.one_of(st.none(), st.dates())


def check(text: str, day: date | None) -> None:
    mentions = find_dates(text, document_date=day)
    reached = 0
    for mention in mentions:
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        assert mention.value
        assert mention.kind in ("date", "range", "time", "duration", "set")
        assert mention.rule
        reached = mention.end
    assert find_dates(text, document_date=day) == mentions


@given(st.text(max_size=60), dates)
def test_any_text(text: str, day: date | None) -> None:
    check(text, day)


@given(pieces, dates)
def test_any_sequence_of_date_words(parts: list[str], day: date | None) -> None:
    check("".join(parts), day)


@given(pieces, dates)
def test_any_sentence_of_date_words(parts: list[str], day: date | None) -> None:
    check(" ".join(parts), day)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_in_digits(day: date) -> None:
    (mention,) = find_dates(f"حرر في {day.isoformat()} بمكتبه")
    assert mention.value.removeprefix("H") == day.isoformat()


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2099))
def test_every_day_in_words_round_trips(day: int, month: int, year: int) -> None:
    names = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ]
    (mention,) = find_dates(f"يوم {day} {names[month - 1]} {year}.")
    assert mention.value == f"{year}-{month:02d}-{day:02d}"
