import csv

import pytest

from annotator.output.summaries import Summaries
from annotator.output.summary_claims import KEY, claimed
from annotator.schema import Claim, Document, Force, Place, Quantity, to_json

AT = {"sent_id": "s1", "start": 0, "end": 4, "text": "نص 1"}
SAID = {"source_kind": "police", "certainty": "certain", "attribution": "indirect"}


def claim(**fields):
    return Claim(id="c1", **AT, **(SAID | fields))


def document(**fields):
    return Document(
        doc_id="a",
        places=[
            Place(id="p1", **AT, name="سوريا", name_en="Syria", kind="country", country="SYR"),
            Place(id="p2", **AT, name="حمص", name_en="Homs", kind="city", country="SYR"),
            Place(id="p3", **AT, name="موسكو", kind="city", country="RUS", role="actor"),
        ],
        forces=[
            Force(id="f1", **AT, head="جندي", category="personnel", country="SYR"),
            Force(id="f2", **AT, name="Wagner", category="paramilitary"),
        ],
        quantities=[
            Quantity(id="q1", **AT, kind="killed", value=3.0, unit="جندي", force_id="f1"),
            Quantity(id="q2", **AT, kind="wounded", low=5.0, high=7.0, unit="شخص"),
            Quantity(id="q3", **AT, kind="killed", unit="شخص"),
        ],
        **fields,
    )


def entries(**fields):
    line = to_json(document(claims=[claim(**fields)]))
    return [(dict(zip(KEY, key, strict=True)), values) for key, values, _ in claimed(line)]


def test_one_entry_a_quantity_of_the_content():
    killed, wounded = entries(quantity_ids=["q1", "q2"], place_ids=["p2"])
    assert killed[1] == [3.0]
    assert wounded[1] == [5.0, 7.0]
    assert (killed[0]["kind"], killed[0]["unit"]) == ("killed", "جندي")
    assert (killed[0]["of_whom"], killed[0]["of_whom_category"]) == ("جندي", "personnel")
    assert wounded[0]["of_whom"] is None
    assert {row["place"] for row, _ in (killed, wounded)} == {"حمص"}
    assert killed[0]["source_kind"] == "police"


def test_a_quantity_without_number_counts_without_value():
    ((row, values),) = entries(quantity_ids=["q3"])
    assert (row["kind"], values) == ("killed", [])


def test_a_claim_without_quantity_names_its_force():
    ((row, values),) = entries(force_ids=["f2", "f1"], place_ids=["p1"])
    assert (row["kind"], row["of_whom"], row["place_en"]) == (None, "Wagner", "Syria")
    assert values == []


@pytest.mark.parametrize(
    ("ids", "place"),
    [(["p1", "p2"], "حمص"), (["p3", "p1"], "سوريا"), (["p3"], None), ([], None)],
)
def test_where_is_the_nearest_place_that_is_no_actor(ids, place):
    ((row, _),) = entries(place_ids=ids)
    assert row["place"] == place


def test_the_file_gives_numbers_by_source_and_certainty(tmp_path):
    told = [claim(quantity_ids=["q1"], place_ids=["p2"], source_named=True)] * 2
    denied = [claim(quantity_ids=["q1"], place_ids=["p2"], certainty="denied")]
    summaries = Summaries(tmp_path)
    summaries.write(to_json(document(claims=told + denied)))
    summaries.close()
    with (tmp_path / "summary_claims.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert tuple(first)[: len(KEY)] == KEY
    assert (first["certainty"], first["n_mentions"], first["n_named"]) == ("certain", "2", "2")
    assert (first["n_values"], first["min"], first["max"]) == ("2", "3", "3")
    assert (second["certainty"], second["place_country"]) == ("denied", "SYR")
