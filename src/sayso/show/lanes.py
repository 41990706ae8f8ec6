"""Lanes as SVG: how many dated things fall into each day, month, year or decade, one lane for each kind.

Each bar leads closer in. The picture carries classes and no colours: a page's style sheet makes it light or dark.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH = 960
"""Units of the picture across."""

_LEFT, _HIGH, _GAP, _FOOT = 130, 64, 18, 22
_SIZES = ((100, 10), (40 * 31, 7), (40 * 366, 4))  # up to so many days, so many characters of an ISO date make a bin
_LABELS = 9  # below the picture at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One kind of thing: ``spans`` are first and last day, ISO dates, with how many things lie there."""

    name: str
    css: str
    spans: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture, what one bar stands for, and how many things are dated too loosely to fall into one."""

    svg: str
    unit: str
    n_loose: int


def draw_lanes(lanes: Sequence[Lane], href: Callable[[str], str], label: str) -> Picture | None:
    """Return the lanes, None when nothing falls into any.

    href: gives where a bar leads, from its day, month or year ("2025-03"); label: what the picture is, in words
    """
    width = _width([span for lane in lanes for span in lane.spans])
    counts = [_count(lane, width) for lane in lanes]
    bins = sorted({name for count in counts for name in count})
    if not bins:
        return None
    axis = _axis(bins[0], bins[-1], width)
    height = len(lanes) * (_HIGH + _GAP) + _FOOT
    parts = [
        f'<svg class="lanes" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{escape(label)}">',
        *(part for at, lane in enumerate(lanes) for part in _lane(lane, counts[at], axis, at, href)),
        *_names(axis, height),
        "</svg>",
    ]
    n_loose = sum(sum(lane.spans.values()) for lane in lanes) - sum(sum(count.values()) for count in counts)
    return Picture(svg="\n".join(parts), unit=_unit(width), n_loose=n_loose)


def _count(lane: Lane, width: int) -> Counter[str]:
    """Return how many things of a lane lie within each bin."""
    count: Counter[str] = Counter()
    for (first, last), times in lane.spans.items():
        if first[:width] == last[:width]:
            count[first[:width]] += times
    return count


def _unit(width: int) -> str:
    return {10: "day", 7: "month", 4: "year", 3: "decade"}[width]


def _width(spans: Sequence[tuple[str, str]]) -> int:
    """Return how many characters of a date make a bin: those of a day, a month, a year or a decade."""
    firsts = [first for first, _ in spans]
    whole = _ordinal(max(firsts)) - _ordinal(min(firsts)) if firsts else 0
    return next((width for most, width in _SIZES if whole <= most), 3)


def _ordinal(day: str) -> int:
    """Return the number of a day; of one that no calendar has, that of its year."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return int(day[:4]) * 365 if day[:4].isdigit() else 0


def _axis(first: str, last: str, width: int) -> dict[str, int]:
    """Return the number of every bin from the first to the last, by its name."""
    if width == 10:
        start, end = _ordinal(first), _ordinal(last)
        return {date.fromordinal(day).isoformat(): day - start for day in range(start, end + 1)}
    if width == 7:
        months = range(int(first[:4]) * 12 + int(first[5:]) - 1, int(last[:4]) * 12 + int(last[5:]))
        return {f"{month // 12:04}-{month % 12 + 1:02}": at for at, month in enumerate(months)}
    return {f"{year:0{width}}": at for at, year in enumerate(range(int(first), int(last) + 1))}


def _lane(lane: Lane, count: Counter[str], axis: dict[str, int], at: int, href: Callable[[str], str]) -> Iterator[str]:
    """Yield one lane: its name, its base line and its bars."""
    base = at * (_HIGH + _GAP) + _GAP + _HIGH
    most = max(count.values(), default=0)
    yield f'<text class="lane" x="0" y="{base - 6}">{escape(lane.name)}</text>'
    yield f'<text class="most" x="0" y="{base - 24}">{f"up to {most:,}" if most else "none"}</text>'
    yield f'<path class="base" d="M{_LEFT} {base}.5H{WIDTH}"/>'
    step = (WIDTH - _LEFT) / len(axis)
    for name in sorted(count):
        if name not in axis:
            continue
        high = max(_HIGH * count[name] / most, 2)
        wide = max(step * 0.86, 1.5)
        x = _LEFT + axis[name] * step
        told = f"{_said(name)}: {escape(lane.name)}, {count[name]:,}"
        box = f'x="{x:.1f}" y="{base - high:.1f}" width="{wide:.1f}" height="{high:.1f}"'
        # Every bar is a line of the list below the picture, which is the way for the keyboard.
        bar = f'<rect class="bar-of {lane.css}" {box}/>'
        yield f'<a href="{escape(href(name))}" tabindex="-1"><title>{told}</title>{bar}</a>'


def _names(axis: dict[str, int], height: int) -> Iterator[str]:
    """Yield the names of some bins, evenly spaced, below the picture."""
    every = -(-len(axis) // _LABELS)
    step = (WIDTH - _LEFT) / len(axis)
    for name, at in axis.items():
        if at % every == 0:
            yield f'<text class="when" x="{_LEFT + at * step:.1f}" y="{height - 6}">{_said(name)}</text>'


def _said(name: str) -> str:
    return f"{int(name)}0s" if len(name) == 3 else name.lstrip("0")
