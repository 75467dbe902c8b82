"""What is left out for speed could not have been read: with and without it, all is the same."""

from collections.abc import Iterator
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.dates import (
    DateLexicon,
    amounts,
    calendar,
    durations,
    find,
    find_dates,
    points,
    ranges,
    sets,
)
from annotator.text.dates.amounts import numbers_of
from annotator.text.dates.entries import Entry
from annotator.text.dates.lattice import Lattice
from annotator.text.dates.lexicon import default_lexicon
from annotator.text.dates.readers import Readers

LEXICON = default_lexicon()
WORDS = sorted(
    {" ".join(entry.words) for entries in LEXICON._by_first.values() for entry in entries}
)
COMMON = [
    "من", "إلى", "في", "بين", "منذ", "بعد", "قبل", "هذا", "يوم", "عام", "شهر", "الساعة",
    "الأسبوع", "العام", "أول", "الثالث", "مساء", "مارس", "الأحد", "الماضي", "اليوم", "كل",
]  # fmt: skip
NUMBERS = [
    "3", "12", "36", "67", "1445", "2011", "2024", "10:30", "5/6", "5/6/2020", "3.600", "6ر12",
    "12 345 678", "1234567890", ".5", "الـ24", "ثلاثة", "ألفين", "وعشرون", "مئة", "ألف", "خمسة",
    "+961 3 - 123456", "#خمسة", "أ@ب.ج3",
]  # fmt: skip
OTHER = ["جنديا", "قالت", "والمدينة", "بغداد", "حرب", "جسر", "abc", "و", "%", "الانتخابات"]
GLUE = [
    " ",
    " ",
    " ",
    " ",
    " و",
    " ب",
    " ل",
    " لل",
    "-",
    " - ",
    "/",
    " (",
    ") ",
    "، ",
    ". ",
    "\n",
]
texts = st.lists(
    st.tuples(
        st.one_of(*map(st.sampled_from, (WORDS, COMMON, COMMON, NUMBERS, NUMBERS, OTHER))),
        st.sampled_from(GLUE),
    ),
    max_size=10,
).map(lambda parts: "".join(word + glue for word, glue in parts))

READERS: tuple[Readers, ...] = (
    find._READERS, points._READERS, calendar._READERS, durations._READERS, ranges._READERS,
    sets._READERS,
)  # fmt: skip


@given(texts)
def test_ordinary_words_and_openings_hide_nothing(text: str) -> None:
    def every(readers: Readers, _opening: frozenset[str]) -> tuple:
        return tuple(reader for reader, _ in readers._readers)

    with patch.object(Readers, "at", every), patch.object(Lattice, "inert", return_value=False):
        everything = find_dates(text)
    assert find_dates(text) == everything


@given(texts)
def test_what_is_read_begins_with_an_opening_of_its_reader(text: str) -> None:
    lattice = Lattice(text, LEXICON)
    for position in {lattice.skip(position) for position in range(len(lattice.text))}:
        opening = lattice.opening(position)
        for reader, kinds in (pair for readers in READERS for pair in readers._readers):
            read = getattr(reader, "read", reader)
            if read(lattice, position) is not None:
                assert not kinds.isdisjoint(opening), (read, lattice.text[position:])


@given(texts)
def test_numbers_of_stretches_are_those_of_the_text(text: str) -> None:
    def whole(text: str, places: list[int]) -> Iterator[amounts._Stretch]:
        yield amounts._Stretch(0, len(text), [*places, 0])

    lattice = Lattice(text, LEXICON)
    words = [start for start, end in lattice._words if LEXICON.written[lattice.text[start:end]]]
    numbers = numbers_of(lattice.text, words, LEXICON.numbers)
    with patch.object(amounts, "_stretches", whole):
        assert numbers == numbers_of(lattice.text, words, LEXICON.numbers)
    assert numbers == lattice._numbers


def test_a_word_of_the_lexicon_opens_a_date() -> None:
    entries = [entry for entries in LEXICON._by_first.values() for entry in entries]
    holiday = Entry(("عيد", "الزهور"), "holiday", "gregorian", 21, "3", where="own:1")
    lexicon = DateLexicon([*entries, holiday], LEXICON.numbers)
    text = "وتقفل المدارس في عيد الزهور كما جرت العادة"
    assert not find_dates(text)
    (mention,) = find_dates(text, lexicon)
    assert (text[mention.start : mention.end], mention.value) == ("عيد الزهور", "XXXX-03-21")


def test_a_text_without_dates_has_no_starts() -> None:
    lattice = Lattice("وقتل الجندي من جوع شديد ومعه 120 مدنيا", LEXICON)
    assert not lattice.starts(find._OPENINGS)
