"""The map shows coast, graticule and the printed names of places; it fits its places and obeys the page's policy."""

import re

import pytest

from sayso.show.map import Dot, draw_map
from sayso.show.window import WORLD, fit_window, read_window, window_around

EVIL = '<script>alert("1")</script>'


def dot(name: str, lat: float, lon: float, count: int = 1) -> Dot:
    """A place that leads to a page of its name."""
    return Dot(name=name, lat=lat, lon=lon, count=count, href=f"/names?words={name}&x=1")


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([(10.0, 20.0)], id="one place"),
        pytest.param([(10.0, 20.0), (10.5, 20.1)], id="two near ones"),
        pytest.param([(-50.0, -70.0), (60.0, 30.0)], id="two far ones"),
        pytest.param([(10.0, 179.5), (12.0, -179.5)], id="either side of the date line"),
        pytest.param([(78.0, 15.0)], id="far north"),
    ],
)
def test_a_window_holds_its_places_and_survives_its_address(places: list[tuple[float, float]]) -> None:
    """What is shown lies on the sheet; the address gives the same window again."""
    window = window_around(places)
    assert all(window.holds(lat, lon) for lat, lon in places)
    assert all(0 <= window.x(lon) <= 960 and 0 <= window.y(lat) <= window.height for lat, lon in places)
    assert 0.3 < window.height / 960 < 0.8
    again = read_window(window.words)
    assert again is not None
    assert abs(again.west - window.west) < 0.2
    assert abs(again.north - window.north) < 0.2


@pytest.mark.parametrize(
    "words", ["", "1,2,3", "a,b,c,d", "10,0,5,1", "0,0,400,1", "nan,0,1,1", "0,0,inf,1", "1,2,3,4,5"]
)
def test_words_that_are_no_window_are_none(words: str) -> None:
    """An address that somebody mistyped gives the usual window, not an error."""
    assert read_window(words) is None


def test_moving_and_growing_stay_in_the_world() -> None:
    """No step leads beyond the edge."""
    window = fit_window(170, 60, 179, 64)
    assert window.moved(east=0.5).east <= 180
    assert window.moved(grow=100) == WORLD
    near = window.moved(grow=0.5)
    assert near.east - near.west < window.east - window.west


def test_names_are_escaped_and_lead_to_their_page() -> None:
    """What an article prints never becomes markup, and every dot is a link."""
    picture = draw_map([dot(EVIL, 10, 20)], window_around([(10, 20)]), EVIL)
    assert EVIL not in picture
    assert "&lt;script&gt;" in picture
    assert picture.count('<a href="/names?words=') == 1


def test_a_strict_policy_lets_the_picture_through() -> None:
    """No style, script, address or reference of its own: classes only."""
    picture = draw_map([dot("Ostra", 10, 20)], window_around([(10, 20)]), "places")
    assert not re.search(r"style|script|url\(|http|<image|xlink", picture)


def test_a_place_outside_the_window_is_not_drawn() -> None:
    """Nothing is moved to where it does not lie."""
    assert "<circle" not in draw_map([dot("Ostra", 60, 20)], fit_window(10, 0, 20, 5), "places")


def test_names_never_cover_each_other() -> None:
    """A hundred places on one spot get as many names as there is room for, and a dot each."""
    many = [dot(f"Ostra {number}", 10 + number / 1e4, 20, 100 - number) for number in range(100)]
    picture = draw_map(many, window_around([(10, 20)]), "places")
    assert picture.count("<circle") == 100
    spots = re.findall(r'class="place" x="([\d.]+)" y="([\d.]+)">([^<]+)<', picture)
    boxes = [(float(x), float(y), float(x) + 7.2 * len(name)) for x, y, name in spots]
    assert 1 <= len(boxes) < 10
    for at, one in enumerate(boxes):
        assert all(abs(one[1] - two[1]) >= 14 or one[2] < two[0] or two[2] < one[0] for two in boxes[:at])


def test_the_same_places_give_the_same_picture_in_any_order() -> None:
    """Equal bytes for equal coverage."""
    dots = [dot("Ostra", 10, 20, 3), dot("Vel", 11, 21, 3), dot("Ordun", 12, 19)]
    window = window_around([(10, 20), (12, 19)])
    assert draw_map(dots, window, "m") == draw_map(dots[::-1], window, "m")
