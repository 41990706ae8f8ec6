"""The chronology puts dates into lanes, leads closer in by address, and keeps what is undated in a tray."""

import re

from fastapi.testclient import TestClient


def test_lines_stand_in_order_and_quote_their_claims(client: TestClient) -> None:
    """From the first day on; a line of publication names its articles."""
    lines = client.get("/chronology.json").json()["lines"]
    days = [line["moment"]["earliest"] for line in lines]
    assert days == sorted(days)
    assert any(line["quotes"] for line in lines)
    published = [line for line in lines if line["moment"]["kind"] == "publication"]
    assert all(line["articles"] for line in published)


def test_a_bar_leads_into_its_stretch(client: TestClient) -> None:
    """Every address in the picture answers, with lines of that stretch alone."""
    page = client.get("/chronology").text
    bars = re.findall(r'<a href="(/chronology\?[^"]+)" tabindex', page)
    assert bars
    for bar in bars[:3]:
        since = re.search(r"since=([^&]+)", bar)
        assert since is not None
        record = client.get(bar.replace("&amp;", "&").replace("/chronology?", "/chronology.json?")).json()
        assert record["lines"]
        for line in record["lines"]:
            assert line["moment"]["earliest"][: len(since[1])] <= since[1] <= line["moment"]["latest"]


def test_the_tray_holds_what_has_no_date(client: TestClient) -> None:
    """Undated articles stand in no lane, and they are there."""
    tray = client.get("/chronology.json").json()["tray"]
    assert tray["n_articles"] == len(tray["articles"]) > 0
    assert tray["n_events"] >= len(tray["events"])


def test_a_lane_alone(client: TestClient) -> None:
    """The choice of a lane leaves its lines, and the counts of all lanes stay."""
    record = client.get("/chronology.json?lane=publication").json()
    assert {line["moment"]["kind"] for line in record["lines"]} == {"publication"}
    assert record["counts"] == client.get("/chronology.json").json()["counts"]
