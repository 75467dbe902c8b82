"""GeoJSON (RFC 7946): a feature a mention of a place, or a place.

Positions are longitude, latitude in degrees of WGS 84; a place without coordinates has
the geometry null. The file is written as it comes, but for ``aggregate``, which keeps one
row a place in memory.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.output.exchange.sheet import Line, Sheet
from annotator.schema import row_fields

_PLACE = ("gazetteer_id", "name", "name_en", "kind", "country", "admin1", "precision")
_DOCUMENT = ("title", "date", "url", "outlet")


class GeoJsonFile:
    """Writes one FeatureCollection.

    Args:
        path: The file.
        aggregate: One feature a place, with how often and in which documents it is named,
            instead of one a mention.
    """

    def __init__(self, path: Path, aggregate: bool = False):
        self._aggregate = aggregate
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._file.write('{"type": "FeatureCollection", "features": [')
        self._before = "\n"
        self._places: dict[tuple[Any, ...], dict[str, Any]] = {}

    def write(self, sheet: Sheet) -> None:
        """Write the places of one document."""
        line = sheet.original or {}
        for row in line.get("places") or ():
            if self._aggregate:
                self._count(row, line)
            else:
                self._put(mention_feature(row, line))

    def close(self) -> None:
        """Finish the file."""
        for place in self._places.values():
            self._put(_place_feature(place))
        self._file.write("\n]}\n" if self._before != "\n" else "]}\n")
        self._file.close()

    def _put(self, feature: Mapping[str, Any]) -> None:
        text = json.dumps(feature, ensure_ascii=False, allow_nan=False)
        self._file.write(self._before + text)
        self._before = ",\n"

    def _count(self, row: Line, line: Line) -> None:
        """Add a mention to its place: one of the gazetteer, or one name in one country."""
        given = row.get("gazetteer_id")
        name = row.get("name") or row.get("text")
        key = (given,) if given else (None, name, row.get("country"), row.get("admin1"))
        place = self._places.setdefault(
            key, {"row": row, "mentions": 0, "doc_ids": {}, "dates": [], "roles": {}}
        )
        place["mentions"] += 1
        place["doc_ids"][str(line["doc_id"])] = None
        if line.get("date"):
            place["dates"] = [*place["dates"], line["date"]]
            place["dates"] = [min(place["dates"]), max(place["dates"])]
        if row.get("role"):
            place["roles"][row["role"]] = place["roles"].get(row["role"], 0) + 1


def mention_feature(row: Line, line: Line) -> dict[str, Any]:
    """The feature of one mention: the columns of ``places``, and where it was read."""
    properties: dict[str, Any] = {"doc_id": str(line["doc_id"])}
    shown = (name for name in row_fields("places") if name not in ("lat", "lon"))
    properties |= {name: row.get(name) for name in shown}
    properties |= {f"document_{name}": line.get(name) for name in _DOCUMENT}
    return {
        "type": "Feature",
        "id": f"{line['doc_id']}/{row['id']}",
        "geometry": geometry(row.get("lat"), row.get("lon")),
        "properties": properties,
    }


def _place_feature(place: Mapping[str, Any]) -> dict[str, Any]:
    row = place["row"]
    first, last = (place["dates"][0], place["dates"][-1]) if place["dates"] else (None, None)
    properties = {name: row.get(name) for name in _PLACE}
    properties["name"] = row.get("name") or row.get("text")
    properties |= {
        "mentions": place["mentions"],
        "documents": len(place["doc_ids"]),
        "doc_ids": list(place["doc_ids"]),
        "first_date": first,
        "last_date": last,
        "roles": dict(sorted(place["roles"].items())),
    }
    at = geometry(row.get("lat"), row.get("lon"))
    return {"type": "Feature", "geometry": at, "properties": properties}


def geometry(lat: float | None, lon: float | None) -> dict[str, Any] | None:
    """A point, or None where there are no coordinates that can be on the earth.

    >>> geometry(33.34, 44.4)
    {'type': 'Point', 'coordinates': [44.4, 33.34]}
    """
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return {"type": "Point", "coordinates": [lon, lat]}
