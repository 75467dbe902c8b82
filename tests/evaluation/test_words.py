import pytest

from annotator.evaluation.words import Words, similarity

TEXT = "وصل نحو 3,600 جندي إلى قاعدة إف-16 في بغداد."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("، . «»", 0),
        ("وصل الجيش", 2),
        ("وَصَلَ الجَيْشُ", 2),
        ("3,600 جندي", 2),
        ("١٬٢٠٠ جندي", 2),
        ("الساعة 14:30", 2),
        ("إف-16 وF-16", 2),
        ("قال:نعم", 2),
        ("بغداد،البصرة", 2),
        ("بغداد - البصرة", 2),
        (TEXT, 9),
    ],
)
def test_written_words(text, number):
    assert len(Words(text)) == number


@pytest.mark.parametrize(
    ("part", "expected"),
    [("وصل", (0, 1)), ("نحو 3,600", (1, 3)), ("ندي", (3, 4)), (".", (9, 9)), (TEXT, (0, 9))],
)
def test_words_of_a_span(part, expected):
    start = TEXT.index(part)
    assert Words(TEXT).of((start, start + len(part))) == expected


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("للعراق", 1),
        ("وللعراق", 2),
        ("فللعراق", 2),
        ("قال للشرطة", 5),
        ("العراق", None),
        ("لعراق", None),
        ("لل", None),
        ("بللعراق", None),
    ],
)
def test_a_merged_preposition_is_no_difference(text, cut):
    words = Words(text)
    start = text.index("لل") if "لل" in text else 0
    whole = (start, len(text))
    assert words.settled(whole) == ((cut, len(text)) if cut else whole)
    assert words.settled(words.settled(whole)) == words.settled(whole)


@pytest.mark.parametrize(
    ("gold", "predicted", "modes"),
    [
        ("3,600 جندي", "3,600 جندي", {"exact", "tolerant", "half", "overlap", "weighted"}),
        ("3,600 جندي", "نحو 3,600 جندي", {"tolerant", "half", "overlap", "weighted"}),
        ("3,600 جندي إلى", "نحو 3,600 جندي", {"tolerant", "half", "overlap", "weighted"}),
        ("3,600 جندي", "وصل نحو 3,600 جندي", {"half", "overlap", "weighted"}),
        ("3,600", "نحو 3,600 جندي", {"tolerant", "overlap", "weighted"}),
        ("3,600", TEXT, {"overlap", "weighted"}),
    ],
)
def test_modes(gold, predicted, modes):
    spans = [(TEXT.index(part), TEXT.index(part) + len(part)) for part in (gold, predicted)]
    assert set(Words(TEXT).hits(*spans)) == modes
    assert set(Words(TEXT).hits(*reversed(spans))) == modes


def test_weights_are_shares_of_words():
    gold, predicted = (8, 18), (4, 13)  # 3,600 جندي / نحو 3,600
    assert Words(TEXT).hits(gold, predicted)["weighted"] == (1 / 2, 1 / 2)
    assert Words(TEXT).hits(gold, (4, 22))["weighted"] == (1.0, 1 / 2)


def test_shift_is_counted_in_words():
    assert Words(TEXT).shift((8, 18), (4, 13)) == (-1, -1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 4), (0, 4), 1.0),
        ((0, 4), (2, 6), 1 / 3),
        ((0, 4), (4, 6), 0.0),
        ((3, 3), (3, 3), 1.0),
        (None, (0, 1), 0.0),
    ],
)
def test_similarity(one, other, expected):
    assert similarity(one, other) == pytest.approx(expected)
    assert similarity(other, one) == pytest.approx(expected)
