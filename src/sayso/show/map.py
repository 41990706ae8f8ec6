"""A map as SVG: coast line, graticule and the places that articles name, as they print them. No border is ever drawn.

It carries classes and no colours, so that a page's style sheet makes it light or dark, and nothing that a strict
Content-Security-Policy would refuse.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from sayso.lexicon.coast import Ring, Scale, coast
from sayso.show.window import WIDTH, Window

_WIDE = 90.0  # degrees across from which the coarse coast line is enough
_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0)  # degrees between lines of the graticule
_LINES = 8  # of them at most from west to east
_LETTER, _TYPE = 7.2, 14.0  # width of a letter and height of a line, in units of the sheet
_LEAST, _MOST = 3.5, 13.0  # radius of a dot
_NEAR = 0.8  # units: points closer together than this are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A place to be drawn: its printed name, where it lies in degrees, how often it is named, where it leads."""

    name: str
    lat: float
    lon: float
    count: int
    href: str


Point = tuple[float, float]


def draw_map(dots: Sequence[Dot], window: Window, label: str) -> str:
    """Return the map of ``window``; a name that finds no free spot beside its dot is left to the list beside the map.

    label: what the picture is, for those who do not see it
    """
    inside = sorted((dot for dot in dots if window.holds(dot.lat, dot.lon)), key=lambda dot: (-dot.count, dot.name))
    parts = [
        f'<svg class="map" viewBox="0 0 {WIDTH:.0f} {window.height:.0f}" role="group" aria-label="{escape(label)}">',
        f'<rect class="sea" width="{WIDTH:.0f}" height="{window.height:.0f}"/>',
        f'<path class="land" d="{"".join(_coast(window))}"/>',
        *_graticule(window),
        *_dots(inside, window),
        "</svg>",
    ]
    return "\n".join(parts)


def _coast(window: Window) -> Iterator[str]:
    """Yield the path of every outline that the window touches, cut off a little outside of it."""
    scale: Scale = 110 if window.east - window.west > _WIDE else 50
    free = (window.east - window.west) * 0.05
    box = (window.west - free, window.south - free, window.east + free, window.north + free)
    for ring in coast(scale):
        if ring.east < box[0] or ring.west > box[2] or ring.north < box[1] or ring.south > box[3]:
            continue
        points = [(window.x(lon), window.y(lat)) for lon, lat in _cut(ring, box)]
        yield _path(points)


def _cut(ring: Ring, box: tuple[float, float, float, float]) -> list[Point]:
    """Return the part of an outline inside a box, as an outline (Sutherland and Hodgman, 1974)."""
    points = list(zip(ring.lon, ring.lat, strict=True))
    if box[0] <= ring.west and box[1] <= ring.south and ring.east <= box[2] and ring.north <= box[3]:
        return points
    for axis, edge, above in ((0, box[0], True), (1, box[1], True), (0, box[2], False), (1, box[3], False)):
        points = list(_cut_at(points, axis, edge, above=above))
    return points


def _cut_at(points: list[Point], axis: int, edge: float, *, above: bool) -> Iterator[Point]:
    """Yield an outline without what lies beyond one edge."""
    for at, point in enumerate(points):
        before = points[at - 1]
        inside, was_inside = (point[axis] >= edge) is above, (before[axis] >= edge) is above
        if inside is not was_inside:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            met = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            yield (edge, met) if axis == 0 else (met, edge)
        if inside:
            yield point


def _path(points: list[Point]) -> str:
    """Return an outline as a path; points that nobody could tell apart are one."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > _NEAR:
            kept.append(point)
    if len(kept) < 3:  # an island smaller than a unit is still land
        return f"M{points[0][0]:.1f} {points[0][1]:.1f}h1v1z" if points else ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "z"


def _graticule(window: Window) -> Iterator[str]:
    """Yield the lines of round degrees and what they are called."""
    wide = window.east - window.west
    step = next((step for step in _STEPS if wide / step <= _LINES), _STEPS[-1])
    for lon in _rounds(window.west, window.east, step):
        x = window.x(lon)
        yield f'<path class="grid" d="M{x:.1f} 0V{window.height:.0f}"/>'
        yield f'<text class="degree" x="{x + 3:.1f}" y="{window.height - 5:.0f}">{_degree(lon, "E", "W")}</text>'
    for lat in _rounds(window.south, window.north, step):
        y = window.y(lat)
        yield f'<path class="grid" d="M0 {y:.1f}H{WIDTH:.0f}"/>'
        if _TYPE < y < window.height - _TYPE * 1.5:
            yield f'<text class="degree" x="4" y="{y - 4:.1f}">{_degree(lat, "N", "S")}</text>'


def _rounds(low: float, high: float, step: float) -> list[float]:
    first = math.ceil(low / step)
    return [round(number * step, 1) for number in range(first, math.floor(high / step) + 1)]


def _degree(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value > 0 else negative if value < 0 else ''}"


def _dots(dots: Sequence[Dot], window: Window) -> Iterator[str]:
    """Yield the places, those named most on top of the others, each with its name where there is room."""
    most = max((dot.count for dot in dots), default=1)
    taken: list[tuple[float, float, float, float]] = []
    drawn = []
    for dot in dots:
        x, y = window.x(dot.lon), window.y(dot.lat)
        radius = _LEAST + (_MOST - _LEAST) * math.sqrt(dot.count / most)
        taken.append((x - radius, y - radius, x + radius, y + radius))
        drawn.append((dot, x, y, radius))
    marks = []
    for dot, x, y, radius in drawn:
        name, spot = escape(dot.name), _spot(dot.name, x, y, radius, window, taken)
        label = f'<text class="place" x="{spot[0]:.1f}" y="{spot[1]:.1f}">{name}</text>' if spot else ""
        circle = f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        title = f"<title>{name}: named {dot.count:,} {'time' if dot.count == 1 else 'times'}</title>"
        # The list beside the map has the same links for the keyboard.
        marks.append(f'<a href="{escape(dot.href)}" tabindex="-1">{title}{circle}{label}</a>')
    yield from reversed(marks)


def _spot(
    name: str,
    x: float,
    y: float,
    radius: float,
    window: Window,
    taken: list[tuple[float, float, float, float]],
) -> Point | None:
    """Return where the name of a place can stand without covering another, or None; the spot is taken then."""
    wide = len(name) * _LETTER
    for left, base in (
        (x + radius + 3, y + 5),
        (x - radius - 3 - wide, y + 5),
        (x - wide / 2, y - radius - 4),
        (x - wide / 2, y + radius + _TYPE - 1),
    ):
        box = (left, base - _TYPE + 3, left + wide, base + 3)
        free = all(box[2] < one[0] or box[0] > one[2] or box[3] < one[1] or box[1] > one[3] for one in taken)
        if free and box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= window.height:
            taken.append(box)
            return left, base
    return None
