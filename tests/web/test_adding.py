"""What is sent to the desk is kept, read beside the pages, and shown file by file."""

import time
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.web.inbox import Inbox, safe_name

TEXT = "The Ferry Post\n4 March 2025\n\nBridge falls\n\nAt least 40 people were killed, the minister Ana Doru said.\n"


def token(app: FastAPI) -> dict[str, str]:
    """Return the field that every form carries."""
    return {"token": app.state.desk.form_token}


def wait(client: TestClient) -> dict[str, object]:
    """Return how the work ended."""
    for _ in range(600):
        progress = client.get("/add.json").json()["progress"]
        if progress["stage"] not in {"reading", "linking"}:
            return dict(progress)
        time.sleep(0.1)
    raise AssertionError("the work does not end")


@pytest.mark.slow
def test_files_and_a_text_are_read_and_told_one_by_one(app: FastAPI, client: TestClient) -> None:
    """A good file, one of a kind that is not read, a broken one, and a pasted text with what is said of it."""
    files = [
        ("files", ("in/bridge.txt", TEXT.encode())),
        ("files", ("tool.exe", b"MZ")),
        ("files", ("broken.pdf", b"%PDF-1.7 nothing")),
    ]
    sent = client.post("/add", data=token(app), files=files, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/add")
    told = wait(client)
    assert told["stage"] == "done"
    results = {str(one["name"]): one["outcome"] for one in told["results"]}  # type: ignore[attr-defined]
    assert results == {"broken.pdf": "failed", "in/bridge.txt": "read"}
    page = client.get("/add").text
    assert "tool.exe" in page
    assert "not taken" in page
    form = {"text": "Fire at the mill\n\nNobody was hurt, she said.", "publisher": "The Hill Echo", "title": "Fire"}
    client.post("/add/text", data=token(app) | form)
    told = wait(client)
    (article,) = next(one["articles"] for one in told["results"] if "pasted" in one["name"])  # type: ignore[attr-defined]
    assert "The Hill Echo" in client.get(f"/article/{article}").text
    assert not app.state.desk.inbox.unread
    assert app.state.desk.links_hold()


def test_a_form_without_its_token_changes_nothing(app: FastAPI, client: TestClient) -> None:
    """Neither without nor with another one."""
    for data in ({}, {"token": "guessed"}):
        assert client.post("/add/text", data=data | {"text": TEXT}).status_code == 403
    assert app.state.desk.inbox.files() == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Users\\me\\a.txt", "C_/Users/me/a.txt"),
        ("/abs/.hidden/x.html", "abs/hidden/x.html"),
        ("", "unnamed"),
        ("....", "unnamed"),
        ("a\x00b.txt", "a_b.txt"),
    ],
)
def test_a_name_stays_in_the_inbox(name: str, safe: str) -> None:
    """No folder above, no hidden file, no character that steers."""
    assert safe_name(name) == safe


def test_an_interrupted_reading_is_told(pile: Path) -> None:
    """The mark lies in the inbox from before the first file until all are read."""
    inbox = Inbox.of(str(pile))
    inbox.paste(TEXT, {"publisher": "The Ferry Post"})
    assert inbox.unread
    assert Inbox.of(str(pile)).files() != []
    inbox.mark(unread=False)
    assert not inbox.unread
