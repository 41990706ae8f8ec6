"""The stretch of the world that a map shows, and where degrees lie on its sheet."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 960.0
"""Units of the sheet across; its height follows from the window."""

_TALLEST, _FLATTEST = 0.72, 0.42  # height of the sheet to its width
_ROUNDING = 0.06  # what tenths of a degree may do to the shape of the smallest window
_LEAST = 1.0  # degrees from south to north: closer in, the coast line has nothing to show
_EDGE = 0.18  # of what is shown, left free around the outermost places
_FLAT = 0.25  # cosine of latitude at least, so that a polar map keeps some width


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A box in degrees (WGS 84); an equirectangular map of it, true to scale along its middle latitude."""

    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle of the window."""
        return max(math.cos(math.radians((self.south + self.north) / 2)), _FLAT)

    @property
    def unit(self) -> float:
        """Units of the sheet for a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.squeeze)

    @property
    def height(self) -> float:
        """Units of the sheet from north to south."""
        return (self.north - self.south) * self.unit

    @property
    def words(self) -> str:
        """The window as addresses hold it: west, south, east and north, tenths of a degree."""
        return ",".join(f"{edge:.1f}" for edge in (self.west, self.south, self.east, self.north))

    def x(self, lon: float) -> float:
        """Return where a longitude lies on the sheet."""
        return (lon - self.west) * self.unit * self.squeeze

    def y(self, lat: float) -> float:
        """Return where a latitude lies on the sheet, from the top."""
        return (self.north - lat) * self.unit

    def holds(self, lat: float, lon: float) -> bool:
        """Return whether a place lies in the window."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def moved(self, east: float = 0.0, north: float = 0.0, grow: float = 1.0) -> "Window":
        """Return another window: shifted by parts of its size, or grown around its middle."""
        wide, high = self.east - self.west, self.north - self.south
        middle = (self.west + self.east) / 2 + east * wide, (self.south + self.north) / 2 + north * high
        return fit_window(
            middle[0] - wide * grow / 2,
            middle[1] - high * grow / 2,
            middle[0] + wide * grow / 2,
            middle[1] + high * grow / 2,
        )


WORLD = Window(west=-180.0, south=-60.0, east=180.0, north=85.0)
"""All of it but the ice of the south."""


def fit_window(west: float, south: float, east: float, north: float) -> Window:
    """Return the smallest window of a good shape around a box, within the world."""
    middle, high = (south + north) / 2, max(north - south, _LEAST)
    squeeze = max(math.cos(math.radians(middle)), _FLAT)
    wide = max((east - west) * squeeze, high / _TALLEST)
    high = max(high, wide * _FLATTEST)
    if wide / squeeze >= WORLD.east - WORLD.west or high >= WORLD.north - WORLD.south:
        return WORLD
    wide /= squeeze
    left = min(max((west + east - wide) / 2, WORLD.west), WORLD.east - wide)
    low = min(max(middle - high / 2, WORLD.south), WORLD.north - high)
    return Window(west=round(left, 1), south=round(low, 1), east=round(left + wide, 1), north=round(low + high, 1))


def window_around(places: Sequence[tuple[float, float]]) -> Window:
    """Return a window that holds all ``places`` (latitude, longitude) with room around them; the world for none."""
    if not places:
        return WORLD
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    free = max(max(lons) - min(lons), max(lats) - min(lats), _LEAST) * _EDGE
    return fit_window(min(lons) - free, min(lats) - free, max(lons) + free, max(lats) + free)


def read_window(words: str) -> Window | None:
    """Return the window that `Window.words` gave; None when these are no four degrees in order."""
    try:
        west, south, east, north = (float(word) for word in words.split(","))
    except ValueError:
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    asked = Window(west=west, south=south, east=east, north=north)
    good = _FLATTEST - _ROUNDING < asked.height / WIDTH < _TALLEST + _ROUNDING and north - south >= _LEAST / 2
    return asked if good else fit_window(west, south, east, north)
