"""The map draws places where a gazetteer puts them, says why, and counts those it cannot place."""

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.records import Located
from sayso.store import open_ledger
from sayso.vocabulary import NameType
from sayso.web.app import create_app
from tests.show.story import make_reading
from tests.web.conftest import BASE


@pytest.fixture
def placed(tmp_path: Path) -> TestClient:
    """A desk over one article whose two names are places, one of them known."""
    reading = make_reading()
    known, unknown = reading.marks.entities
    where = Located(lat=12.34, lon=45.67, gazetteer_id="1", why="the only place of that name")
    entities = (replace(known, type=NameType.GPE, place=where), replace(unknown, type=NameType.LOC))
    names = tuple(replace(name, type=NameType.GPE) for name in reading.marks.names)
    marks = replace(reading.marks, entities=entities, names=names)
    path = tmp_path / "map.db"
    with open_ledger(path) as ledger:
        ledger.put([replace(reading, marks=marks)])
        ledger.links()
    app = create_app(path)
    client = TestClient(app, base_url=BASE)
    client.get("/open", params={"token": app.state.keys.new()})
    return client


def test_a_place_is_drawn_where_it_lies_with_the_reason(placed: TestClient) -> None:
    """The first window holds it; its dot and its line lead to its page."""
    record = placed.get("/map.json").json()
    assert [(one["name"], one["place"]["lat"]) for one in record["places"]] == [("Ana Doru", 12.34)]
    assert (record["n_drawn"], record["n_nowhere"]) == (1, 1)
    page = placed.get("/map").text
    assert page.count("<circle") == 1
    assert record["places"][0]["place"]["why"] in page


def test_every_way_leads_to_another_window(placed: TestClient) -> None:
    """Closer, wider, to each side and the world, as addresses; far away nothing is drawn and that is said."""
    start = placed.get("/map.json?window=30,0,60,25").json()
    ways = {way["name"]: way["window"] for way in start["ways"]}
    assert set(ways) == {"Closer", "Wider", "West", "East", "North", "South", "World"}
    for window in ways.values():
        assert placed.get("/map.json", params={"window": window}).json()["window"] == window
    far = placed.get("/map.json?window=-80,-40,-70,-35").json()
    assert (far["n_drawn"], far["n_outside"]) == (0, 1)
    assert placed.get("/map?window=nonsense").status_code == 200


def test_a_pile_without_places_has_an_empty_map(client: TestClient) -> None:
    """It is the world, and says how many places it cannot put anywhere."""
    record = client.get("/map.json").json()
    assert record["places"] == []
    assert record["n_nowhere"] > 0
