"""The table of places is written and read without loss, the same bytes each time."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gazetteer.rows import (
    GENERATED,
    REVIEWED,
    PlaceRow,
    add_forms,
    bare,
    read_table,
    write_table,
)

TEXT = st.text(st.characters(categories=("Ll", "Lu", "Lo", "Nd")), max_size=12)
FORMS = st.lists(st.text(st.sampled_from("ابتدرسلمنو"), min_size=1), max_size=4)
DEGREES = st.one_of(st.none(), st.floats(-90, 90).map(lambda value: round(value, 4)))

ROWS = st.lists(
    st.builds(
        PlaceRow,
        id=st.integers(1, 10**7).map(lambda number: f"gn:{number}"),
        name=TEXT,
        name_en=TEXT,
        kind=st.sampled_from(["city", "river"]),
        country=st.sampled_from(["SYR", ""]),
        lat=DEGREES,
        lon=DEGREES,
        population=st.integers(0, 10**8),
        disputed=st.booleans(),
        forms=FORMS.map(lambda forms: tuple(dict.fromkeys(forms))),
    ),
    unique_by=lambda row: row.id,
    max_size=5,
)


@given(ROWS)
def test_round_trip(rows):
    assert list(read_table(write_table(rows))) == sorted(rows, key=lambda row: row.id)


@given(ROWS)
def test_order_of_rows_does_not_change_the_bytes(rows):
    assert write_table(rows) == write_table(reversed(rows))


def test_no_time_stamp_in_the_file():
    assert write_table([])[4:8] == bytes(4)


def test_a_reviewed_form_replaces_the_same_plain_one_but_never_the_reverse():
    row = PlaceRow(id="gn:1", name="حلب", name_en="Aleppo", kind="city")
    add_forms(row, ["حلب", "حلبه"])
    add_forms(row, ["حلب"], REVIEWED)
    add_forms(row, ["حلب", "حالب"], GENERATED)
    assert row.forms == ("حلب*", "حلبه", "حالب~")
    assert [bare(form) for form in row.forms] == ["حلب", "حلبه", "حالب"]
