"""Our own lines, corrected by hand: what is wrong is told, what is missing is completed."""

import json

import pytest

from annotator.errors import DataError, UsageError
from annotator.output.exchange import run


@pytest.mark.parametrize(
    ("table", "change", "shown"),
    [
        ("places", {"kind": "citty"}, "places, p1: kind: unknown 'citty', did you mean 'city'"),
        ("places", {"lattitude": 1}, "unknown field 'lattitude'"),
        ("places", {"end": 19}, "at 17 to 19 stands 'حل', not 'حلب'"),
        ("places", {"end": 2000}, "17 to 2000 is no span"),
        ("places", {"lat": "36"}, "places, p1: lat"),
        ("places", {"lat": float("nan")}, "places, p1: lat"),
        ("places", {"id": "f1"}, "this id stands twice"),
        ("places", {"id": None}, "places, row 1: it has no id"),
        ("places", {"sent_id": "s9"}, "there is no row 's9'"),
        ("quantities", {"force_id": "f9"}, "quantities, q1: force_id: there is no row 'f9'"),
        ("forces", {"category": None}, "it has no category"),
        ("claims", {"cue_end": None}, "one of cue_start and cue_end is missing"),
        ("claims", {"place_ids": [1]}, "is no list of strings"),
    ],
)
def test_mistakes_in_our_own_lines(line, tmp_path, table, change, shown):
    line[table][0] |= change
    (tmp_path / "a.jsonl").write_text("\n" + json.dumps(line), "utf-8")
    (found,) = run.read_corrected(tmp_path / "a.jsonl", "jsonl")
    assert found.code == "AN432"
    assert "a.jsonl:2" in str(found)
    assert shown in str(found)


def test_our_own_lines_are_completed(line, tmp_path):
    row = {"id": "p1", "start": 17, "end": 20}
    short = {
        "doc_id": "1",
        "text": line["text"],
        "places": [row],
        "sentences": line["sentences"],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(short), "utf-8")
    (found,) = run.read_corrected(tmp_path / "a.jsonl", "jsonl")
    assert (found["n_sentences"], found["n_chars"]) == (2, len(line["text"]))
    (place,) = found["places"]
    assert (place["text"], place["sent_id"], place["mention"]) == ("حلب", "s1", "name")


def test_nothing_is_written_over(line, tmp_path):
    run.export([line], tmp_path / "a.geojson", "geojson")
    with pytest.raises(UsageError, match="AN436"):
        run.export([line], tmp_path / "a.geojson", "geojson")
    before = (tmp_path / "a.geojson").read_bytes()
    broken = {**line, "places": [{"id": "p1"}]}
    with pytest.raises(DataError, match="AN432"):
        run.export([broken], tmp_path / "a.geojson", "geojson", force=True)
    assert (tmp_path / "a.geojson").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.geojson"]
