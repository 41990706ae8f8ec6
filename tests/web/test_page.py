"""Pages in general: three forms from one record, stable addresses, clear errors, nothing loaded from elsewhere."""

import re

import pytest
from fastapi.testclient import TestClient

from sayso.errors import BadSetting
from sayso.show.chain import FOOT
from sayso.web import paging
from sayso.web.page import Filter, read_ask
from sayso.web.site import load_site

FILTERS = (
    Filter(name="words", about=""),
    Filter(name="voice", about="", many=True),
    Filter(name="part", about="", kind="integer", default="1"),
    Filter(name="since", about="", kind="date"),
    Filter(name="kind", about="", kind="choice", choices=("a", "b")),
)
PLAIN = [page for page in load_site().pages if "{" not in page.path]


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_a_page_answers_in_three_forms(client: TestClient, page: object) -> None:
    """As HTML with the sentence at its foot, as JSON, and as CSV with a header line."""
    path = getattr(page, "path", "")
    named = "/overview" if path == "/" else path
    html, data, table = client.get(path), client.get(f"{named}.json"), client.get(f"{named}.csv")
    assert (html.status_code, data.status_code, table.status_code) == (200, 200, 200)
    assert FOOT in html.text
    assert isinstance(data.json(), dict)
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.splitlines()[0]


@pytest.mark.parametrize("path", ["/names", "/voices", "/harm", "/questions", "/chronology", "/documents"])
def test_a_list_as_csv_is_the_whole_list(client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Whatever part is asked for, and however it is cut while it is made: no line is lost, doubled or out of order."""
    at_once = client.get(f"{path}.csv")
    monkeypatch.setattr(paging, "AT_ONCE", 3)
    cut = client.get(f"{path}.csv", params={"part": 2})
    total = client.get(f"{path}.json").json()["paging"]["total"]
    assert total > 3
    assert cut.headers["x-total-count"] == str(total)
    assert cut.text == at_once.text
    assert len(cut.text.splitlines()) > total


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_a_page_holds_nothing_that_the_policy_forbids(client: TestClient, page: object) -> None:
    """No inline script, style or handler, and nothing from another machine."""
    html = client.get(getattr(page, "path", "")).text
    assert re.findall(r"<script(?![^>]*src=)[^>]*>|<style|\sstyle=|\son[a-z]+=", html) == []
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"', html) == []


def test_what_is_not_there_is_said_clearly(client: TestClient) -> None:
    """A page for people, a code and a message for programs."""
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert "Not found" in page.text
    assert client.get("/nowhere", headers={"accept": "application/json"}).json()["code"] == "not-found"


def test_an_address_holds_the_filters() -> None:
    """What was asked comes back in the order of the filters, without defaults, and one filter can be changed."""
    pairs = [("since", "2024-05"), ("voice", "A & B"), ("voice", "C"), ("part", "1"), ("other", "x"), ("words", " ")]
    ask = read_ask("/search", {}, pairs, FILTERS)
    assert ask.address() == "/search?voice=A+%26+B&voice=C&since=2024-05"
    assert ask.address(".json", voice=None, part=3) == "/search.json?part=3&since=2024-05"
    assert read_ask("/", {}, [], FILTERS).address(".csv") == "/overview.csv"


@pytest.mark.parametrize("pair", [("part", "-1"), ("part", "x"), ("since", "May"), ("kind", "c"), ("part", "9" * 30)])
def test_a_value_that_a_filter_cannot_take_is_refused(pair: tuple[str, str]) -> None:
    """It is said which one."""
    with pytest.raises(BadSetting, match=pair[0]):
        read_ask("/", {}, [pair], FILTERS)


def test_characters_that_no_text_holds_are_left_out() -> None:
    """They would fail in a database."""
    assert read_ask("/", {"id": "a\x00b"}, [("words", "x\x00\ud800y")], FILTERS).one("words") == "xy"


def test_the_description_names_every_page(client: TestClient) -> None:
    """OpenAPI and our own page of it list every address; the page loads no library."""
    paths = client.get("/openapi.json").json()["paths"]
    site = load_site()
    assert {page.path for page in site.pages} | {form.path for form in site.forms} <= set(paths)
    html = client.get("/api").text
    assert [page.path for page in site.pages if f"GET {page.path}<" not in html] == []
