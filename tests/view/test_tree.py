"""The tree of marks holds the whole text, and each span as its marks together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import DataError
from annotator.view.tree import Mark, blocks, spans_of


def text_of(children):
    return "".join(
        child if isinstance(child, str) else text_of(child.children) for child in children
    )


def marks_of(children):
    for child in children:
        if isinstance(child, Mark):
            yield child
            yield from marks_of(child.children)


def outline(children):
    """The tree as nested lists: ids before what they hold."""
    return [
        child if isinstance(child, str) else [child.span.id, *outline(child.children)]
        for child in children
    ]


def document(text, *spans, layer="places"):
    rows = [
        {"id": f"r{number}", "start": start, "end": end, "text": text[start:end]}
        for number, (start, end) in enumerate(spans, 1)
    ]
    return {"doc_id": "d", "text": text, layer: rows}


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], ["abcdef"]),
        ([(0, 6)], [["r1", "abcdef"]]),
        ([(1, 3), (3, 5)], ["a", ["r1", "bc"], ["r2", "de"], "f"]),
        ([(2, 3), (1, 5)], ["a", ["r2", "b", ["r1", "c"], "de"], "f"]),
        ([(1, 3), (1, 3)], ["a", ["r1", ["r2", "bc"]], "def"]),
        ([(0, 3), (2, 6)], [["r1", "ab"], ["r2", ["r1", "c"], "def"]]),
        ([(2, 2)], ["abcdef"]),
    ],
)
def test_nesting(spans, expected):
    (line,) = blocks(document("abcdef", *spans))
    assert outline(line.children) == expected


def test_only_the_first_stretch_of_a_cut_span_is_its_beginning():
    (line,) = blocks(document("abcdef", (0, 3), (2, 6)))
    begins = [(mark.span.id, mark.first) for mark in marks_of(line.children)]
    assert begins == [("r1", True), ("r2", True), ("r1", False)]


def test_claims_are_around_entities_of_the_same_length(small):
    force = small["forces"][1]
    small["claims"][0] |= {"content_end": force["end"], "content_text": force["text"]}
    _, line = blocks(small)
    path = next(mark for mark in marks_of(line.children) if mark.span.part == "content")
    assert outline([path]) == [["c1", ["f2", "قوات ", ["p1", "حلب"]]]]


def test_lines_have_the_kind_of_their_sentence(small):
    small["text"] += "\n \n"
    assert [(block.kind, text_of(block.children)) for block in blocks(small)] == [
        ("heading", "حشود 🪖"),
        ("body", "قال الجيش إن قوات حلب تقدمت"),
    ]


def test_a_span_over_two_lines_is_marked_in_both():
    first, second = blocks(document("ab\ncd", (1, 4)))
    assert outline(first.children) == ["a", ["r1", "b"]]
    assert outline(second.children) == [["r1", "c"], "d"]


texts = st.text(st.sampled_from("با \n🪖َa"), min_size=1, max_size=40)


@given(texts, st.data())
def test_nothing_is_lost_and_every_span_is_whole(text, data):
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=8))
    given_document = document(text, *pairs)
    lines = blocks(given_document)
    shown = [text_of(line.children) for line in lines]
    assert shown == [line for line in text.split("\n") if line.strip()]
    marks = [mark for line in lines for mark in marks_of(line.children)]
    for span in spans_of(given_document):
        own = [mark for mark in marks if mark.span == span]
        blank = text[span.start : span.end].strip()
        if blank:
            pieces = "".join(text_of(mark.children) for mark in own)
            assert pieces.split() == text[span.start : span.end].split() or "\n" in text
            assert [mark.first for mark in own].count(True) == 1
            assert own[0].first


@pytest.mark.parametrize(
    "change",
    [{"start": 0}, {"end": 999}, {"start": None}, {"end": "3"}, {"start": 5, "end": 3}],
)
def test_rows_that_do_not_fit_their_text_are_refused(small, change):
    small["places"][0] |= change
    with pytest.raises(DataError, match=r"AN412.*d1, places, p1"):
        blocks(small)


def test_parts_of_claims_are_checked_as_well(small):
    small["claims"][0]["cue_start"] -= 1
    with pytest.raises(DataError, match="AN412"):
        blocks(small)
