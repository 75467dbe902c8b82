"""Tokens: where they stand, what is remembered of them, which of them may begin a number."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.chars import PRESENTATION_FORMS, ascii_digits
from annotator.text.dates.words import WORD
from annotator.text.fold import fold
from annotator.text.numbers import NumberLexicon, default_lexicon, find_numbers
from annotator.text.numbers.find import _scan
from annotator.text.numbers.tokens import Text, _cut_word, holds_number, read, tokenize

WORDS = (
    "ثلاثة وعشرون ألفا مليون مئة ونصف و ، . - / % $ 20 3.600 600 000 963 +963 11 00 007 من نحو "
    "واحد عشر وأحد عشرة، عدد كبير عشرات الآلاف خمسةوعشرون ( ) ٣٦٠٠ إف-16 كم جندي في المئة "
    "ﷺ ﺛﻼﺛﺔ الـ20 ـ \u200f ثُلث ألفًا a@b.com www.x.y/3 #وسم5 الجيش ر5 6ر1 5:30 1-2-3/4 2011 "
    "المأة بالألف"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", " "])
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=16).map(" ".join),
    st.lists(PIECES, max_size=16).map("".join),
)


UNEVEN = re.compile(f"[ى{PRESENTATION_FORMS}]")
"""Letters whose folded spelling is longer, or hangs on the next letter."""


def parts(text: str) -> list[str]:
    """The tokens of a text, folded."""
    return [token.text for token in read(text, default_lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل 3 600 جندي", ["وصل", "3 600", "جندي"]),
        ("هاتف +963 11 555 4433 للنجدة", ["هاتف", "+963 11 555 4433", "للنجدة"]),
        ("هاتف 00963 - 11 - 5554 للنجدة", ["هاتف", "00963 - 11 - 5554", "للنجدة"]),
        ("هاتف 00963 ـ 11 - 5554 ليلا", ["هاتف", "00963  11 - 5554", "ليلا"]),
        ("خسر 3\n600 جندي", ["خسر", "3", "600", "جندي"]),
        ("نال 6 ر5 نقاط", ["نال", "6 ر5", "نقاط"]),
        ("خمسةوعشرون،", ["خمسة", "وعشرون", "،"]),
        ("", []),
        (" \n", []),
    ],
)
def test_cutting(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(TEXTS)
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = read(text, default_lexicon())
    plain = not UNEVEN.search(text)
    before = 0
    for index, token in enumerate(tokens):
        start, end = tokens.offset(index, token.start), tokens.end(index)
        assert before <= start < end <= len(text)
        assert not plain or ascii_digits(fold(text[start:end])) == token.text
        before = start


@given(TEXTS)
def test_what_is_remembered_changes_nothing(text: str) -> None:
    known = default_lexicon()
    read(text, known)
    fresh = NumberLexicon(
        **{
            name: getattr(known, name)
            for name in NumberLexicon.__slots__
            if name not in ("seen", "chunks", "last")
        }
    )
    assert read(text, known) == read(text, fresh)


@given(TEXTS)
def test_words_on_their_own_are_cut_as_in_the_text(text: str) -> None:
    """Where no digit stands, what is between two blanks does not hang on its neighbours."""
    if any(char.isnumeric() for char in text):
        return
    alone = [part for chunk in text.split() for part in parts(chunk)]
    assert parts(text) == alone


@given(TEXTS)
def test_offsets_of_tokenize_are_those_of_folded_text(text: str) -> None:
    folded = ascii_digits(fold(text))
    tokens = tokenize(folded, default_lexicon())
    assert [folded[token.start : token.end] for token in tokens] == [t.text for t in tokens]


@given(TEXTS)
def test_only_tokens_that_may_open_a_number_do(text: str) -> None:
    lexicon = default_lexicon()
    tokens = read(text, lexicon)
    everywhere = Text(text, tokens, tokens.places)
    everywhere.opens = list(range(len(tokens)))
    assert _scan(tokens, lexicon) == _scan(everywhere, lexicon)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("ثلاثة\nأربعة خمسة", [0, 1]), ("\n ستة \n\u200f\n سبعة", [0, 1]), ("1\n2 3", [0, 1])],
)
def test_first_tokens_of_lines(text: str, lines: list[int]) -> None:
    tokens = read(text, default_lexicon())
    assert [index for index in range(-1, len(tokens) + 1) if tokens.begins_line(index)] == lines


def test_a_blocked_word_is_no_sign_of_a_percentage() -> None:
    text = "بلغت نسبة 15"
    assert [n.kind for n in find_numbers(text)] == ["percent"]
    assert [n.kind for n in find_numbers(text, blocked=[(5, 9)])] == [None]
    assert [n.kind for n in find_numbers(text)] == ["percent"]


@given(TEXTS)
def test_words_that_hold_a_number_are_those_with_a_reading(text: str) -> None:
    lexicon = default_lexicon()
    for word in WORD.findall(fold(text)):
        readings = [token.senses for token in tokenize(word, lexicon)]
        assert holds_number(word, lexicon) == any(readings)


@given(st.lists(st.sampled_from(sorted(default_lexicon().words)), min_size=1, max_size=4))
def test_first_letters_rule_out_no_run_of_number_words(words: list[str]) -> None:
    lexicon = default_lexicon()
    every = replace(lexicon, leads=AnyString())
    for joint in ("", "و"):
        assert _cut_word(joint.join(words), lexicon) == _cut_word(joint.join(words), every)


class AnyString(frozenset[str]):
    """A set that holds every string."""

    def __contains__(self, item: object) -> bool:
        return True


@pytest.mark.parametrize("sign", ["@", "%", "a@", "@.", "+@"])
def test_a_long_run_of_the_signs_of_addresses_is_cut_sign_by_sign(sign: str) -> None:
    """The pattern of an address once went on from each sign to the end of the text."""
    text = sign * 20_000
    assert "".join(token.text for token in tokenize(text, default_lexicon())) == text


def test_mail_addresses_are_one_token() -> None:
    text = "راسلونا على press.office+1@news-1.example.org أو @reporter2"
    links = [token.text for token in tokenize(text, default_lexicon()) if token.kind == "link"]
    assert links == ["press.office+1@news-1.example.org", "@reporter2"]
