"""Build annotator/view/data/world.json: outlines of land and countries for small maps.

Input: the folder of the unpacked npm package world-atlas 2.0.2 (ISC licence; shapes of
Natural Earth 1:110m, public domain), of which it reads ``countries-110m.json``.

    python scripts/build_outline.py package annotator/view/data/world.json
"""

import json
import sys
from collections import Counter
from pathlib import Path

STEP = 10
"""Points are kept in tenths of a degree, some 11 km."""


def decoded_arcs(topology):
    """Lines of a topology as whole tenths of a degree, y downward."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = round((x * sx + tx) * STEP), round(-(y * sy + ty) * STEP)
            if not points or points[-1] != point:
                points.append(point)
        yield points


def path_of(points, closed):
    """An SVG path with relative steps."""
    (x, y), *rest = points
    steps = []
    for nx, ny in rest:
        steps.append(f"{nx - x} {ny - y}")
        x, y = nx, ny
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{'z' if closed else ''}"


def rings_of(geometry):
    """Rings of a (multi)polygon as lists of numbers of arcs."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def ring_points(ring, arcs):
    """Points of a ring: its arcs joined, some of them backwards."""
    points = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    if all(abs(x) > 1700 for x, _ in points):  # both sides of the date line: one of them
        return [(x + 3600 if x < 0 else x, y) for x, y in points]
    return points


def area_and_centre(points):
    """Area of a ring and its centre of gravity."""
    area = cx = cy = 0.0
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        cx += (x1 + x2) * cross
        cy += (y1 + y2) * cross
    return abs(area) / 2, (round(cx / (3 * area)), round(cy / (3 * area))) if area else None


def build(topology):
    """The shapes: all countries filled, the borders between them, names with size."""
    arcs = list(decoded_arcs(topology))
    used = Counter()
    land, labels = [], []
    for geometry in topology["objects"]["countries"]["geometries"]:
        best = (0.0, None)
        for ring in rings_of(geometry):
            used.update(number if number >= 0 else ~number for number in ring)
            points = ring_points(ring, arcs)
            if len(points) > 3:
                land.append(path_of(points, closed=True))
                best = max(best, area_and_centre(points), key=lambda found: found[0])
        if best[1]:
            name = geometry["properties"]["name"]
            labels.append([name, *best[1], round(best[0] ** 0.5)])
    borders = [
        path_of(arcs[number], closed=False)
        for number, times in sorted(used.items())
        if times > 1 and len(arcs[number]) > 1
    ]
    return {"land": "".join(land), "borders": "".join(borders), "labels": sorted(labels)}


def main(package, target):
    """Read the package, write the shapes."""
    topology = json.loads((Path(package) / "countries-110m.json").read_text("utf-8"))
    world = build(topology)
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    Path(target).write_text(text + "\n", "utf-8")
    print(f"{len(text)} bytes, {len(world['labels'])} countries")


if __name__ == "__main__":
    main(*sys.argv[1:])
