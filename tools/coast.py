"""The coast lines of the map: lexicon/coast.txt.xz out of Natural Earth's land, which is in the public domain.

``python -m tools.coast FOLDER`` reads ``land-110m.json`` and ``land-50m.json`` (TopoJSON) of the npm package
world-atlas 2.0.2, which holds Natural Earth 4.1; unpack it into FOLDER. Only land and sea are taken, never a border.
The same input gives the same bytes.
"""

import json
import lzma
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "sayso" / "lexicon" / "coast.txt.xz"
SCALES = (110, 50)
HEAD = """\
# Coast lines of the world: Natural Earth 4.1, land at 1:110m and 1:50m (naturalearthdata.com, public domain). Made by
# `python -m tools.coast`. A ring a line, in hundredths of a degree: the scale, the first point as lon lat, then steps.
"""
_STEP = 100  # hundredths of a degree, about a kilometre: as fine as 1:50m is drawn
_HALF, _WHOLE = 180 * _STEP, 360 * _STEP
_SOUTH = -60 * _STEP  # what lies south of it is ice, around the pole, and on no map of ours

Point = tuple[int, int]


def rings_of(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield every outline of land and lake in hundredths of a degree, closed, without a point twice in a row."""
    (scale_x, scale_y), (left, low) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round((x * scale_x + left) * _STEP), round((y * scale_y + low) * _STEP)))
        arcs.append(points)
    for shape in atlas["objects"]["land"]["geometries"]:
        for ring in (ring for polygon in shape["arcs"] for ring in polygon):
            points = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += [point for point in arc if not points or point != points[-1]]
            if max(y for _, y in points) > _SOUTH:
                yield from (part for part in _at_the_date_line(points) if len(part) > 3)


def _at_the_date_line(ring: list[Point]) -> Iterator[list[Point]]:
    """Yield a ring cut where the map ends: one that goes on beyond 180 degrees comes in again on the other side."""
    whole = [ring[0]]
    for x, y in ring[1:]:
        turns = round((whole[-1][0] - x) / _WHOLE)
        whole.append((x + turns * _WHOLE, y))
    for shift in (-_WHOLE, 0, _WHOLE):
        points = [(x + shift, y) for x, y in whole]
        for edge, side in ((-_HALF, 1), (_HALF, -1)):
            points = list(_cut(points, edge, side))
        if points:
            yield points if points[0] == points[-1] else [*points, points[0]]


def _cut(ring: list[Point], edge: int, side: int) -> Iterator[Point]:
    """Yield a ring without what lies beyond a meridian."""
    for (before_x, before_y), (x, y) in pairwise([ring[-1], *ring] if ring else []):
        if ((x - edge) * side >= 0) is not ((before_x - edge) * side >= 0):
            yield edge, round(before_y + (edge - before_x) / (x - before_x) * (y - before_y))
        if (x - edge) * side >= 0:
            yield x, y


def encode(scale: int, ring: list[Point]) -> str:
    """Return one ring as a line: the scale, the first point, then steps."""
    numbers = [scale, *ring[0]]
    for (x, y), (next_x, next_y) in pairwise(ring):
        numbers += [next_x - x, next_y - y]
    return " ".join(map(str, numbers))


def main() -> None:
    """Write the table from the folder that is named."""
    folder = Path(sys.argv[1])
    lines = []
    for scale in SCALES:
        atlas = json.loads((folder / f"land-{scale}m.json").read_text(encoding="utf-8"))
        lines += [encode(scale, ring) for ring in rings_of(atlas)]
    TABLE.write_bytes(lzma.compress((HEAD + "\n".join(lines) + "\n").encode("ascii"), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
