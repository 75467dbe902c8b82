"""Which numbers are put together, and what is said about them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.compare import compare
from annotator.compare.group import near
from annotator.compare.model import Observation, Thing, Topic
from annotator.compare.ranges import Range
from annotator.compare.table import COLUMNS

from .conftest import Paper, report

RSF = {"category": "paramilitary", "name": "قوات الدرع", "country": "SDN"}


def grouped(rows):
    """Documents by group."""
    found = {}
    for row in rows:
        found.setdefault(row["group"], []).append(row["doc_id"])
    return sorted(sorted(ids) for ids in found.values())


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ({}, {}, True),
        ({}, {"date": "2026-03-04"}, True),
        ({}, {"date": "2026-03-05"}, False),
        ({}, {"date": None}, False),
        ({"date": None}, {"date": None}, True),
        ({}, {"place": "تدمر"}, False),
        ({}, {"kind": "wounded"}, False),
        ({}, {"unit": "مقاتل"}, True),
        ({}, {"unit": "مدني"}, False),
        ({"unit": "قتيل"}, {"unit": "شخص"}, True),
        ({"unit": "قتيل"}, {"unit": None}, True),
        ({"kind": "wounded", "unit": "جريح"}, {"kind": "wounded", "unit": "شخص"}, True),
        ({}, {"tense": "prospective"}, False),
        ({}, {"speech_act": "question"}, False),
        ({"force": {"country": "SYR"}}, {}, True),
        ({"force": {"country": "SYR"}}, {"force": {"category": "armed_forces"}}, True),
        ({"force": {"country": "SYR"}}, {"force": {"country": "TUR"}}, False),
        ({"force": {"country": "SYR"}}, {"force": {"category": "police"}}, False),
        ({"force": RSF}, {"force": {**RSF, "country": None}}, True),
        ({"force": RSF, "place": None}, {"force": RSF}, True),
        ({"force": RSF, "place": None}, {"force": {"name": "جيش الفجر"}, "place": None}, False),
    ],
)
def test_what_is_put_together(compared, one, other, together):
    rows = compared(report("a", 3.0, **one), report("b", 3.0, **other))
    assert grouped(rows) == ([["a", "b"]] if together else [["a"], ["b"]])
    assert {row["agreement"] for row in rows} == {"agree" if together else "single"}


def in_area(doc_id, **fields):
    """Dead in a province, or in a place of it."""
    paper = Paper(doc_id)
    place = paper.place(**{"admin1": "Homs", **fields})
    paper.claim("الوزارة", quantity_ids=[paper.number(3.0)], place_ids=[place])
    return paper.line


PROVINCE = {"text": "حمص", "kind": "admin1", "gazetteer_id": "gn:1"}
PALMYRA = {"text": "تدمر", "gazetteer_id": "gn:2"}
QUSAYR = {"text": "القصير", "gazetteer_id": "gn:3"}


def test_a_province_joins_the_only_place_in_it(compared):
    rows = compared(in_area("a", **PROVINCE), in_area("b", **PALMYRA))
    assert grouped(rows) == [["a", "b"]]


def test_a_province_with_two_places_stays_apart(compared):
    rows = compared(in_area("a", **PROVINCE), in_area("b", **PALMYRA), in_area("c", **QUSAYR))
    assert grouped(rows) == [["a"], ["b"], ["c"]]


def test_a_country_is_no_name_of_its_places(compared):
    syria = {"text": "سوريا", "kind": "country", "admin1": None, "gazetteer_id": "iso:SY"}
    assert grouped(compared(in_area("a", **syria), in_area("b", **PALMYRA))) == [["a"], ["b"]]


def test_a_far_report_does_not_make_an_area_unclear(compared):
    later = report("c", 3.0, place="القصير", date="2026-05-01")
    lines = in_area("a", **PROVINCE), in_area("b", **PALMYRA), later
    assert grouped(compared(*lines)) == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("numbers", "agreement"),
    [
        ([{"value": 7.0}, {"value": 7.0}], "agree"),
        ([{"value": 7.0}, {"value": 9.0}], "contradict"),
        ([{"value": 7.0}, {"value": 7.0}, {"value": 9.0}], "contradict"),
        ([{"value": 7.0}, {"value": 5.0, "low": 5.0, "bound": "at_least"}], "overlap"),
        ([{"value": 7.0}, {"value": 8.0, "low": 8.0, "bound": "at_least"}], "contradict"),
        ([{"value": 31.0}, {"value": 30.0, "approximate": True}], "overlap"),
        ([{"value": 40.0}, {"value": 30.0, "approximate": True}], "contradict"),
        ([{"value": 7.0}, {"low": 3.0, "high": 8.0, "bound": "between"}], "overlap"),
        ([{"value": 7.0}, {"value": 7.0, "certainty": "denied"}], "contradict"),
        ([{"value": 7.0}, {"value": 7.0, "polarity": "neg"}], "contradict"),
        ([{"value": 7.0}, {"value": 9.0, "polarity": "neg"}], "overlap"),
        ([{"value": 7.0}], "single"),
    ],
)
def test_agreement(compared, numbers, agreement):
    lines = [
        report(f"doc{number}", fields.pop("value", None), **fields)
        for number, fields in enumerate(map(dict, numbers))
    ]
    assert {row["agreement"] for row in compared(*lines)} == {agreement}


def test_who_stands_alone(compared):
    rows = compared(report("a", 7.0), report("b", 7.0, source="ناشطون"), report("c", 9.0))
    assert [(r["doc_id"], r["agrees"], r["contradicts"]) for r in rows] == [
        ("a", 1, 1), ("b", 1, 1), ("c", 0, 2),
    ]  # fmt: skip
    assert {(r["n_rows"], r["n_documents"], r["n_sources"]) for r in rows} == {(3, 3, 2)}


def test_two_numbers_of_one_source_are_no_contradiction(compared):
    paper = Paper("a")
    place = paper.place("حمص", "gn:حمص", admin1="Homs")
    for value in (3.0, 5.0):
        paper.claim("الوزارة", quantity_ids=[paper.number(value)], place_ids=[place])
    assert {row["agreement"] for row in compared(paper.line)} == {"single"}
    assert {row["agreement"] for row in compared(paper.line, report("b", 5.0))} == {"agree"}
    assert {row["agreement"] for row in compared(paper.line, report("b", 4.0))} == {
        "contradict"
    }


def test_a_denial_of_a_claim_denies_its_numbers(compared):
    paper = Paper("a")
    place, number = paper.place("حمص", "gn:1"), paper.number(7.0)
    said = paper.claim("الجيش", quantity_ids=[number], place_ids=[place])
    paper.claim("المتحدث", certainty="denied", speech_act="deny", modifies_id=said)
    paper.claim("الوزارة", certainty="unconfirmed", modifies_id=said)
    first, denial = compared(paper.line)
    assert (first["denied"], denial["denied"]) == (False, True)
    assert (denial["source"], denial["claim_id"], denial["quantity_id"]) == (
        "المتحدث", "c2", number,
    )  # fmt: skip
    assert first["agreement"] == "contradict"
    assert first["modified_by"] == ["c2:denied", "c3:unconfirmed"]


def test_two_negations_are_none(compared):
    line = report("a", 7.0, certainty="denied", polarity="neg")
    assert not compared(line)[0]["denied"]


def test_the_denial_of_a_denial_affirms(compared):
    paper = Paper("a")
    place, number = paper.place("حمص", "gn:1"), paper.number(7.0)
    no = paper.claim("الجيش", polarity="neg", quantity_ids=[number], place_ids=[place])
    paper.claim("ناشطون", certainty="denied", modifies_id=no)
    assert [row["denied"] for row in compared(paper.line)] == [True, False]


def test_the_innermost_claim_counts(compared):
    paper = Paper("a")
    place, number = paper.place("حمص", "gn:1"), paper.number(7.0)
    both = {"quantity_ids": [number], "place_ids": [place]}
    outer = paper.claim("الوكالة", **both)
    paper.claim("الجيش", parent_id=outer, level=1, **both)
    (row,) = compared(paper.line)
    assert (row["source"], row["relayed_by"]) == ("الجيش", ["الوكالة"])


def test_an_understood_source_is_named(compared):
    paper = Paper("a")
    place, number = paper.place("حمص", "gn:1"), paper.number(7.0)
    before = paper.claim("الوزير")
    paper.claim(
        attribution="indirect",
        source_kind="anaphoric",
        source_resolved=before,
        quantity_ids=[number],
        place_ids=[place],
    )
    assert [row["source"] for row in compared(paper.line)] == ["الوزير"]


def test_the_place_in_the_same_clause():
    text = "سقط 41 قتيلا و103 جرحى في حمص، و17 قتيلا في تدمر"
    paper = Paper("a")
    paper.document.text = text
    places = [
        paper.place(name, name, start=text.index(name), end=text.index(name) + len(name))
        for name in ("حمص", "تدمر")
    ]
    numbers = [
        paper.number(value, kind, start=text.index(word), end=text.index(word) + len(word))
        for value, kind, word in (
            (41.0, "killed", "41 قتيلا"),
            (103.0, "wounded", "103 جرحى"),
            (17.0, "killed", "17 قتيلا"),
        )
    ]
    paper.claim(quantity_ids=numbers, place_ids=places)
    rows = compare([paper.line]).to_frame().to_dict("records")
    assert {row["value"]: row["place"] for row in rows} == {41: "حمص", 103: "حمص", 17: "تدمر"}


def test_members_of_a_force_are_the_force(compared):
    def members(doc_id):
        paper = Paper(doc_id)
        whole = paper.force(**RSF)
        part = paper.force(country=None, head="عنصر", part_of=whole)
        paper.claim("ا", quantity_ids=[paper.number(2.0, unit="عنصر", force_id=part)])
        return paper.line

    (one, two) = compared(members("a"), members("b"))
    assert one["force"] == "قوات الدرع"
    assert one["group"] == two["group"]


def test_people_are_compared_as_a_force(compared):
    soldiers = {"kind": "personnel", "force": {"country": "SYR"}}
    people = {"kind": "personnel", "unit": "شخص"}
    assert grouped(compared(report("a", 3.0, **soldiers), report("b", 3.0, **people))) == [
        ["a"]
    ]


def test_what_names_nothing_is_counted():
    result = compare([report("a", 3.0, place=None), report("b", 3.0)])
    assert (len(result.groups), result.left_out) == (1, 1)


def test_nothing():
    result = compare([])
    assert result.to_csv().decode() == ",".join(COLUMNS) + "\n"
    assert result.to_json() == b"[\n\n]\n"
    assert result.to_frame().empty


def seen(days):
    """Observations of the same thing on some days of 2024."""
    topic, first = Topic("killed", "fighter", "reported"), date(2024, 1, 1)
    return [
        Observation(topic, Thing(), first + timedelta(day), Range(1, 1), str(day), "", {})
        for day in days
    ]


@given(st.lists(st.integers(1, 60)), st.integers(0, 9))
def test_groups_span_at_most_so_many_days(days, most):
    parts = list(near(seen(days), most))
    assert sorted(int(item.doc_id) for part in parts for item in part) == sorted(days)
    spans = sorted(
        [min(found), max(found)] for part in parts if (found := [i.day for i in part])
    )
    assert all((last - first).days <= most for first, last in spans)
    assert all(one[1] < two[0] for one, two in pairwise(spans))


def test_splits_are_at_the_widest_gap():
    parts = [[int(item.doc_id) for item in part] for part in near(seen([1, 2, 5, 6]), 3)]
    assert sorted(parts) == [[1, 2], [5, 6]]


lines = st.lists(
    st.builds(
        dict,
        value=st.integers(1, 4).map(float),
        source=st.sampled_from(["الجيش", "ناشطون", None]),
        place=st.sampled_from(["حمص", "تدمر", None]),
        force=st.sampled_from([None, RSF, {"country": "SYR"}]),
        date=st.sampled_from([None, "2026-03-01", "2026-03-03", "2026-03-05", "2026-03-06"]),
        bound=st.sampled_from(["none", "at_least", "less_than"]),
        certainty=st.sampled_from(["certain", "denied"]),
    ),
    max_size=8,
).map(lambda found: [report(f"d{number}", **fields) for number, fields in enumerate(found)])


@settings(max_examples=60)
@given(lines, st.randoms(use_true_random=False), st.integers(0, 4))
def test_the_order_of_documents_does_not_matter(documents, random, days):
    shuffled = random.sample(documents, len(documents))
    one, two = compare(documents, days), compare(shuffled, days)
    assert one.to_csv() == two.to_csv()
    assert one.to_json() == two.to_json()
    assert one.left_out == two.left_out
    numbers = sum(len(line["quantities"]) for line in documents)
    assert sum(len(group.observations) for group in one.groups) + one.left_out == numbers
