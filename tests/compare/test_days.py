"""Days of numbers: from dates in the content, beside it, or of the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.days import day_of, period_of


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("2024-05-08", ("2024-05-08", "2024-05-08")),
        ("2024-05-08TEV", ("2024-05-08", "2024-05-08")),
        ("2024-05-08T13:00:00Z", ("2024-05-08", "2024-05-08")),
        ("2024-05-03/2024-05-07", ("2024-05-03", "2024-05-07")),
        ("1988-07/1988-09", ("1988-07-01", "1988-09-30")),
        ("2024-W18", ("2024-04-29", "2024-05-05")),
        ("2024-W19-END", ("2024-05-06", "2024-05-12")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-06-END", ("2024-06-01", "2024-06-30")),
        ("2024-Q3", ("2024-07-01", "2024-09-30")),
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2025-MID", ("2025-01-01", "2025-12-31")),
    ],
)
def test_periods(value, period):
    assert tuple(map(str, period_of(value))) == period


@pytest.mark.parametrize(
    "value",
    [None, "", "DCT-1D", "XXXX-05-03", "XXXX-WXX-4", "P3D", "T22:30", "PRESENT_REF", "H1445-09",
     "2024-02-31", "2024-13", "2024-W60", "2024-05-07/2024-05-03", "2011/", "2024-056", "0000"],
)  # fmt: skip
def test_what_names_no_day(value):
    assert period_of(value) is None


@given(st.text("0123456789-/WQTXDH", max_size=14))
def test_any_value_is_a_period_or_none(value):
    found = period_of(value)
    assert found is None or found[0] <= found[1]


NUMBER = {"sent_id": "s1", "start": 50, "end": 55}
TODAY = "2024-05-09"
FAR, NEAR = "2024-05-01", "2024-05-02"


def dated(at, value, sent_id="s1", **more):
    return {
        "kind": "date",
        "value": value,
        "start": at,
        "end": at + 5,
        "sent_id": sent_id,
        **more,
    }


@pytest.mark.parametrize(
    ("inside", "beside", "document", "expected"),
    [
        ([], [], TODAY, (TODAY, "document")),
        ([], [], None, (None, "none")),
        ([dated(60, "DCT-1D")], [], None, (None, "none")),
        ([dated(60, "2024-05-08")], [dated(45, "2024-05-07")], None, ("2024-05-08", "content")),
        ([], [dated(45, "2024-05-07")], TODAY, ("2024-05-07", "frame")),
        ([dated(0, FAR), dated(60, NEAR)], [], None, (NEAR, "content")),
        ([dated(56, FAR, "s2"), dated(0, NEAR)], [], None, (NEAR, "content")),
        ([dated(60, "2024-05")], [], TODAY, (TODAY, "content")),
        ([dated(60, "2024-04")], [], TODAY, ("2024-04-30", "content")),
        ([dated(60, "P3D", kind="duration")], [], TODAY, (TODAY, "document")),
        ([dated(60, "H1445-09-05", anchor="2024-03-15")], [], None, ("2024-03-15", "content")),
    ],
)  # fmt: skip
def test_the_day_of_a_number(inside, beside, document, expected):
    dates = {f"d{number}": row for number, row in enumerate([*inside, *beside])}
    keys = list(dates)
    claim = {"date_ids": keys[: len(inside)], "frame_date_ids": keys[len(inside) :]}
    day, basis = day_of(claim, NUMBER, dates, document)
    assert (str(day) if day else None, basis) == expected
