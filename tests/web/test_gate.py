"""Nobody but who started the desk gets in, no other site can use it, and no answer goes without its headers."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.web.gate import HEADERS


def test_a_stranger_sees_nothing(stranger: TestClient) -> None:
    """Without the cookie every page is refused, and what is refused says how to get in."""
    for path in ("/", "/overview.json", "/api", "/openapi.json", "/nowhere"):
        answer = stranger.get(path)
        assert answer.status_code == 401, path
        assert "terminal" in answer.text


def test_a_token_opens_the_desk_once(app: FastAPI, stranger: TestClient) -> None:
    """It is exchanged for a cookie that scripts cannot read, and used again it opens nothing."""
    token = app.state.keys.new()
    first = stranger.get("/open", params={"token": token}, follow_redirects=False)
    assert first.status_code == 303
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "samesite=strict" in first.headers["set-cookie"].lower()
    assert stranger.get("/").status_code == 200
    stranger.cookies.clear()
    assert stranger.get("/open", params={"token": token}).status_code == 401
    assert stranger.get("/open", params={"token": ""}).status_code == 401


def test_a_used_token_brings_a_new_one_to_the_terminal(app: FastAPI, stranger: TestClient) -> None:
    """The owner is told another, which works; whoever asked is not."""
    told: list[str] = []
    app.state.keys._tell = told.append
    refused = stranger.get("/open", params={"token": "guessed"})
    assert len(told) == 1
    assert told[0] not in refused.text
    assert stranger.get("/open", params={"token": told[0]}, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("host", ["desk.example", "127.0.0.1", "127.0.0.1:9", "", "localhost.example:8321"])
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    """A page elsewhere that points its name at this machine gets nothing, cookie or not."""
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8321"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_can_send_nothing(client: TestClient, headers: dict[str, str]) -> None:
    """What a browser says was sent by another site is refused before any form is looked at."""
    assert client.post("/api", headers=headers).status_code == 403


def test_every_answer_bears_the_headers(client: TestClient, stranger: TestClient) -> None:
    """Pages, data, errors, refusals and static files alike; no inline script or style is allowed."""
    answers = [client.get(path) for path in ("/", "/overview.json", "/overview.csv", "/nowhere", "/static/desk.css")]
    for answer in [*answers, stranger.get("/static/desk.css")]:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_a_fault_of_ours_bears_the_headers_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says nothing of the article, and the desk goes on."""

    def fail(*_: object) -> None:
        raise LookupError("words of an article")

    monkeypatch.setattr("sayso.web.app._answer", fail)
    answer = client.get("/questions")
    assert answer.status_code == 500
    assert "words of an article" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    monkeypatch.undo()
    assert client.get("/questions").status_code == 200
