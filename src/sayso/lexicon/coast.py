"""The coast lines of the world, for maps: land and sea and nothing else. There is no border in the data.

Data: Natural Earth 4.1, land at 1:110m and 1:50m (public domain), put together by ``tools/coast.py``.
"""

import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal

Scale = Literal[110, 50]
"""Millionths: 1:110m for the world, 1:50m for a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One closed outline of land or of a lake in it.

    lon, lat: degrees (WGS 84) of each point, the last one equal to the first
    west, south, east, north: degrees, the box around it
    """

    lon: tuple[float, ...]
    lat: tuple[float, ...]
    west: float
    south: float
    east: float
    north: float


@cache
def coast(scale: Scale) -> tuple[Ring, ...]:
    """Return every outline at that scale, in the order of the data."""
    table = lzma.decompress((files(__package__) / "coast.txt.xz").read_bytes()).decode("ascii")
    mark = f"{scale} "
    return tuple(_read_ring(line) for line in table.splitlines() if line.startswith(mark))


def _read_ring(line: str) -> Ring:
    numbers = [int(word) for word in line.split()[1:]]
    lon = tuple(x / 100 for x in accumulate(numbers[::2]))
    lat = tuple(y / 100 for y in accumulate(numbers[1::2]))
    return Ring(lon=lon, lat=lat, west=min(lon), south=min(lat), east=max(lon), north=max(lat))
