"""The map: places that articles name, as they print them, on coast line and graticule; no border is drawn."""

from dataclasses import dataclass

from sayso.show.map import Dot, draw_map
from sayso.show.window import WORLD, Window, read_window, window_around
from sayso.web.desk import Desk
from sayso.web.page import Ask, Filter, Page, Sheet, short_id
from sayso.web.pages.names import NameLine, name_index
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

DOTS = 250
"""Places drawn at most, those named most; the list has them all."""

MOSTLY = 0.9
"""Share of all mentions that the first window holds: one far-off place shall not shrink the rest to a spot."""

FILTERS = (
    Filter(name="window", about="West, south, east and north edge in degrees, parted by commas."),
    Filter(name="words", about="Places with these words in any spelling."),
    PART,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to another window: what it is called, and its edges as the address holds them."""

    name: str
    window: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """The picture, the ways from its window, and the places in it, one part of them.

    n_drawn:   places in the window that the picture has; n_outside: places that lie outside of it
    n_nowhere: places that the gazetteer does not know, or that may be one of several
    """

    picture: str
    window: str
    ways: tuple[Way, ...]
    places: tuple[NameLine, ...]
    n_drawn: int
    n_outside: int
    n_nowhere: int
    paging: Paging


@dataclass(frozen=True, slots=True)
class _Index:
    places: tuple[NameLine, ...]
    nowhere: int
    window: Window


def show_map(desk: Desk, ask: Ask) -> MapPage:
    """Return the map of the window that is asked for, or of where most of it lies."""
    index: _Index = desk.shelf().kept("map", _index)
    words = ask.one("words").casefold()
    named = [
        one
        for one in index.places
        if not words or any(words in spelling.casefold() for spelling in (one.name, *one.variants))
    ]
    window = read_window(ask.one("window")) or (_window(named) if words else index.window)
    inside = [one for one in named if one.place and window.holds(one.place.lat, one.place.lon)]
    paging = part_of(ask, len(inside))
    dots = [
        Dot(
            name=one.name, lat=one.place.lat, lon=one.place.lon, count=one.n_mentions, href=f"/names/{short_id(one.id)}"
        )
        for one in inside[:DOTS]
        if one.place
    ]
    return MapPage(
        picture=draw_map(dots, window, "Places that articles name, on coast line and graticule"),
        window=window.words,
        ways=_ways(window),
        places=tuple(inside[paging.rows]),
        n_drawn=len(dots),
        n_outside=len(named) - len(inside),
        n_nowhere=index.nowhere,
        paging=paging,
    )


def _index(shelf: Shelf) -> _Index:
    names = name_index(shelf).ordered
    places = tuple(one for one in names if one.place)
    nowhere = sum(one.type.value in {"GPE", "LOC", "FAC"} and one.place is None for one in names)
    return _Index(places, nowhere, _window(places))


def _window(places: tuple[NameLine, ...] | list[NameLine]) -> Window:
    """Return a window around the places named most, until it holds most mentions."""
    whole, held, chosen = sum(one.n_mentions for one in places), 0, []
    for one in places:
        if one.place and held < whole * MOSTLY:
            held += one.n_mentions
            chosen.append((one.place.lat, one.place.lon))
    return window_around(chosen)


def _ways(window: Window) -> tuple[Way, ...]:
    steps = {
        "Closer": window.moved(grow=0.5),
        "Wider": window.moved(grow=2.0),
        "West": window.moved(east=-0.4),
        "East": window.moved(east=0.4),
        "North": window.moved(north=0.4),
        "South": window.moved(north=-0.4),
        "World": WORLD,
    }
    return tuple(Way(name=name, window=to.words) for name, to in steps.items() if to.words != window.words)


def map_sheet(record: MapPage) -> Sheet:
    """Return a row for each place shown in the list."""
    header = ("id", "name", "variants", "lat", "lon", "gazetteer_id", "why", "n_mentions", "n_articles")
    rows = []
    for one in record.places:
        if one.place:
            where = (one.place.lat, one.place.lon, one.place.gazetteer_id, one.place.why)
            rows.append((one.id, one.name, "; ".join(one.variants), *where, one.n_mentions, one.n_articles))
    return Sheet(header=header, rows=rows)


PAGES = (
    Page(
        name="map",
        path="/map",
        title="Map",
        about="Places that articles name, as they print them, where a gazetteer puts them; coast line, no borders.",
        make=show_map,
        sheet=map_sheet,
        filters=FILTERS,
        row="Each dot is a place that articles name; that they name it says nothing of what happened there.",
        place=90,
        compared=True,
    ),
)
