"""GeoJSON: mentions and places; and Parquet, which is the tables."""

import json

import pandas as pd
import pytest

from annotator.output.exchange import run
from annotator.output.exchange.geojson import geometry
from annotator.schema import columns


def written(lines, path, **options):
    run.export(lines, path, "geojson", run.Options(**options))
    return json.loads(path.read_text("utf-8"))


def test_a_feature_a_mention(line, tmp_path):
    found = written([line], tmp_path / "a.geojson")
    assert found["type"] == "FeatureCollection"
    first, second = found["features"]
    assert (first["type"], first["id"]) == ("Feature", "news/1/p1")
    assert first["geometry"] == {"type": "Point", "coordinates": [37.16, 36.2]}
    assert second["geometry"] is None
    shown = first["properties"]
    assert (shown["text"], shown["name_en"], shown["role"]) == ("حلب", "Aleppo", "location")
    assert (shown["doc_id"], shown["document_date"]) == ("news/1", "2024-03-09")
    assert set(columns("places")) - set(shown) == {"lat", "lon"}


def test_a_feature_a_place(line, tmp_path):
    second = {**line, "doc_id": "2", "date": "2023-01-01"}
    found = written([line, second], tmp_path / "a.geojson", aggregate=True)
    aleppo, idlib = found["features"]
    assert aleppo["geometry"]["coordinates"] == [37.16, 36.2]
    shown = aleppo["properties"]
    assert (shown["mentions"], shown["documents"]) == (2, 2)
    assert shown["doc_ids"] == ["news/1", "2"]
    assert (shown["first_date"], shown["last_date"]) == ("2023-01-01", "2024-03-09")
    assert shown["roles"] == {"location": 2}
    assert (idlib["geometry"], idlib["properties"]["name"]) == (None, "إدلب")


def test_no_documents(tmp_path):
    assert written([], tmp_path / "a")["features"] == []
    assert written([], tmp_path / "b", aggregate=True)["features"] == []


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (33.3, 44.4, [44.4, 33.3]),
        (0.0, 0.0, [0.0, 0.0]),
        (-90, 180, [180, -90]),
        (91, 0, None),
        (0, 181, None),
        (None, 44.4, None),
        (33.3, None, None),
        (float("nan"), 44.4, None),
    ],
)
def test_positions_are_longitude_latitude(lat, lon, expected):
    assert (geometry(lat, lon) or {}).get("coordinates") == expected


def test_parquet(line, tmp_path):
    run.export([line], tmp_path / "p", "parquet")
    places = pd.read_parquet(tmp_path / "p/places.parquet")
    assert list(places["name_en"].dropna()) == ["Aleppo"]
    claims = pd.read_parquet(tmp_path / "p/claims.parquet")
    assert list(claims["place_ids"][0]) == ["p2"]
