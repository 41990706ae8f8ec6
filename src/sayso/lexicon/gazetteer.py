"""The gazetteer: places of the world by name, with where they lie.

Data: GeoNames (geonames.org, CC BY 4.0) and Natural Earth (public domain), put together by ``tools/gazetteer.py``. A
list to find places with: it draws no border and says nothing of anybody's standing.
"""

import lzma
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_APART = re.compile(r"[-‐‑–.'’ʻ`,]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place.

    kind:    ``C`` state, ``A`` first-level region, ``B`` second-level region, ``K`` capital of a state,
             by any of its names, ``P`` populated place, ``Q`` a large one by another of its names
    country: ISO 3166-1 alpha-2; region: GeoNames' code of the first-level region in it, "" where it has none
    people:  population, two digits of it; of a region that of its places; 0 where not known
    lat, lon: WGS 84 degrees, two decimals
    id:      GeoNames number; of a region outside the United States GeoNames' code; "" for second-level regions
    """

    kind: str
    country: str
    region: str
    people: int
    lat: float
    lon: float
    id: str


def fold_place(name: str) -> str:
    """Return ``name`` as the table is sorted by it: small letters, no accents, hyphens, stops, article."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    plain = plain.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i").replace("æ", "ae")
    return " ".join(_APART.sub(" ", plain).split()).removeprefix("the ")


@cache
def _table() -> bytes:
    """Return the table: lines sorted by folded name, and a line end before the first."""
    return b"\n" + lzma.decompress((files(__package__) / "gazetteer.tsv.xz").read_bytes())


@lru_cache(maxsize=1 << 14)
def find_places(name: str) -> tuple[Place, ...]:
    """Return the places of that name in the table's order: by kind, then country; none for an unknown name.

    name: in any spelling; accents, case and hyphens do not matter
    """
    key = fold_place(name).encode()
    if not key:
        return ()
    table, wanted = _table(), key + b"\t"
    low, high = 0, len(table) - 1  # both at a line end; the first line not below `wanted` starts right after `low`
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2 + 1)
        following = table.find(b"\n", middle + 1)
        if table[middle + 1 : following] < wanted:
            low = following
        else:
            high = middle
    found = []
    while table.startswith(wanted, low + 1):
        end = table.find(b"\n", low + 1)
        found.append(_place(table[low + 1 + len(wanted) : end].decode()))
        low = end
    return tuple(found)


def _place(line: str) -> Place:
    kind, country, region, people, lat, lon, number = line.split("\t")
    return Place(
        kind=kind, country=country, region=region, people=int(people), lat=float(lat), lon=float(lon), id=number
    )


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance of two points in degrees on a sphere of 6,371 km (haversine formula)."""
    north, south = math.radians(lat), math.radians(other_lat)
    across = math.radians(other_lon - lon)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))
