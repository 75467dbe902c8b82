"""Records on a Doc: rows by id, spans of tokens, and both after a user's component."""

import pytest

from annotator.pipeline.records import KEY, get, put
from annotator.schema import Actor, Place

TEXT = (
    "وصل الوفد إلى الخرطوم ثم إلى بورتسودان"  # the delegation reached Khartoum, then Port Sudan
)


@pytest.fixture
def doc(nlp):
    return nlp.make_doc(TEXT)


def place(number: int, text: str) -> Place:
    start = TEXT.index(text)
    return Place(
        id=f"p{number}", sent_id="s1", start=start, end=start + len(text), text=text, rule="x"
    )


@pytest.fixture
def both() -> list[Place]:
    return [place(1, "الخرطوم"), place(2, "بورتسودان")]


def test_what_was_put_is_got(doc, both):
    put(doc, "places", both)
    assert get(doc, "places") == both
    assert [span.text for span in doc.spans["places"]] == [record.text for record in both]
    assert {span.label_ for span in doc.spans["places"]} == {"PLACE"}


def test_a_table_that_nobody_put_is_empty(doc):
    assert get(doc, "claims") == []


def test_other_tables_stay_when_one_is_replaced(doc, both):
    start = TEXT.index("الوفد")
    actor = Actor(
        id="a1", sent_id="s1", start=start, end=start + 5, text="الوفد", rule="y", kind="group"
    )
    put(doc, "places", both)
    put(doc, "actors", [actor])
    put(doc, "places", both[1:])
    assert get(doc, "places") == both[1:]
    assert get(doc, "actors") == [actor]
    assert sorted(doc.user_data[KEY]) == ["a1", "p2"]


def test_spans_that_a_component_of_the_user_takes_out_are_out(doc, both):
    put(doc, "places", both)
    doc.spans["places"] = [span for span in doc.spans["places"] if span.id_ != "p1"]
    assert get(doc, "places") == both[1:]


def test_rows_share_no_list_with_their_record(nlp):
    doc = nlp("قال مسؤول إن ثلاثة جنود قتلوا قرب الخرطوم")
    first, again = get(doc, "claims"), get(doc, "claims")
    first[0].place_ids.append("p99")
    put(doc, "claims", again)
    again[0].place_ids.append("p98")
    assert not {"p98", "p99"} & set(get(doc, "claims")[0].place_ids)


def test_a_record_inside_a_token_gets_the_whole_token(doc):
    record = place(1, "الخرطوم")
    record.end -= 2
    put(doc, "places", [record])
    assert [span.text for span in doc.spans["places"]] == ["الخرطوم"]


def test_a_record_behind_the_text_is_refused(doc):
    record = place(1, "الخرطوم")
    record.start, record.end = len(TEXT), len(TEXT) + 3
    with pytest.raises(ValueError, match="is no span of the Doc"):
        put(doc, "places", [record])
