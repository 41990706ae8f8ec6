"""Reviewing at the desk without a browser: forms alone, once each, nothing lost, stale ones asked again."""

import re
import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.web.pages import review

HERE = {"by": "A. Reader"}


def page(client: TestClient, path: str = "/review", **query: object) -> dict[str, Any]:
    """Return the record of a page of reviewing."""
    found: dict[str, Any] = client.get(f"{path}.json", params=HERE | query).json()
    return found


def named(mark: dict[str, Any]) -> str:
    """Return a mark as forms and addresses name it."""
    return "/".join(str(mark[name]).removeprefix("sha256:") for name in ("article", "kind", "mark"))


def token(client: TestClient) -> str:
    """Return what every form of the desk carries."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/review", params=HERE).text)
    assert found is not None
    return found[1]


def fields(client: TestClient, case: dict[str, Any], verdict: str, **more: str) -> dict[str, Any]:
    """Return what the form of a case sends."""
    marks = [
        "/".join(one[name].removeprefix("sha256:") for name in ("article", "kind", "mark")) for one in case["marks"]
    ]
    head = {"token": token(client), "decision": case["decision"], "saw": case["saw"], "by": "A. Reader"}
    return head | {"mark": marks, "verdict": verdict} | more


def send(client: TestClient, case: dict[str, Any], verdict: str, **more: str) -> str:
    """Send one decision and return the address it leads to."""
    answer = client.post("/review/decide", data=fields(client, case, verdict, **more), follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def single(client: TestClient, kind: str = "") -> dict[str, Any]:
    """Return the first case of one mark in the agenda, of a kind if one is given."""
    for part in range(1, 200):
        case: dict[str, Any] = page(client, part=part)["case"]
        if len(case["marks"]) == 1 and case["marks"][0]["kind"].startswith(kind):
            return case
    raise AssertionError("no mark in the agenda")


def address(case: dict[str, Any]) -> str:
    """Return the address of the page of a case of one mark."""
    (one,) = case["marks"]
    return f"/review/{named(one)}"


def test_a_decision_leaves_the_agenda_and_stands_in_the_list(client: TestClient) -> None:
    """The next most useful thing takes its place; undo brings it back."""
    before = page(client)
    verdict = "same" if len(before["case"]["marks"]) == 2 else "accept"
    assert send(client, before["case"], verdict).startswith("/review")
    after = page(client)
    assert after["left"] == before["left"] - 1
    assert after["case"]["marks"] != before["case"]["marks"]
    (stood,) = page(client, "/review/log")["judgements"]
    assert (stood["word"]["verdict"], stood["word"]["reviewer"]) == (verdict, "A. Reader")
    undo = {"token": token(client), "decision": uuid.uuid4().hex, "by": "A. Reader"}
    assert client.post("/review/undo", data=undo, follow_redirects=False).status_code == 303
    assert page(client)["case"]["marks"] == before["case"]["marks"]


def test_an_agenda_that_leaves_something_out_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """With as many as are kept nothing is said; with more, how many are kept, and no other is offered."""
    sentence = "More was worth a look: the list keeps the"
    there = page(client)["left"]
    monkeypatch.setattr(review, "MOST", there)
    assert sentence not in client.get("/review", params=HERE).text
    monkeypatch.setattr(review, "MOST", there - 1)
    assert f"{sentence} {there - 1:,} most useful" in client.get("/review", params=HERE).text
    assert page(client)["left"] == there - 1


def test_the_same_form_sent_twice_counts_once(client: TestClient) -> None:
    """A double click, a reload, a retry after a lost answer."""
    case = page(client)["case"]
    verdict = "different" if len(case["marks"]) == 2 else "reject"
    for _ in range(2):
        send(client, case, verdict)
    assert len(page(client, "/review/log")["judgements"]) == 1


def test_a_stale_decision_leads_to_the_page_that_shows_what_changed(client: TestClient) -> None:
    """It is not written; decided again in the light of it, both stand."""
    case = single(client)
    send(client, case, "reject", by="B. Reader")
    after = send(client, case | {"decision": uuid.uuid4().hex}, "accept")
    assert "stale=1" in after
    html = client.get(after).text
    assert "Nothing was written" in html
    assert "B. Reader" in html
    assert len(page(client, "/review/log")["judgements"]) == 1
    send(client, page(client, address(case))["case"], "accept")
    words = page(client, address(case))["case"]
    assert [one["reviewer"] for one in words["words"]] == ["B. Reader", "A. Reader"]
    assert words["disputed"]


def test_an_edit_sends_only_what_was_changed(client: TestClient) -> None:
    """Fields that stayed as they were are not part of the decision; nothing changed is refused."""
    case = single(client, "figures")
    given = {f"set_{field['name']}": field["value"] for field in case["marks"][0]["fields"]}
    refused = client.post("/review/decide", data=fields(client, case, "edit", **given), follow_redirects=False)
    assert refused.status_code == 400
    send(client, case, "edit", **given | {"set_high": "900", "set_harm": "killed, injured"})
    (stood,) = page(client, "/review/log")["judgements"]
    assert stood["word"]["value"] == "harm: killed, injured; high: 900"


def test_a_note_and_a_reason_are_escaped(client: TestClient) -> None:
    """What people write is shown as they wrote it, and does nothing."""
    attack = '"><script>alert(1)</script>'
    case = single(client)
    send(client, case, "note", reason=attack)
    html = client.get(address(case), params=HERE).text
    assert attack not in html
    assert "&lt;script&gt;" in html
    assert attack not in client.get("/review/log", params=HERE).text


def test_a_form_is_sent_on_only_to_pages_of_reviewing(client: TestClient) -> None:
    """An address of another site in ``next`` is not followed."""
    case = page(client)["case"]
    verdict = "unsure" if len(case["marks"]) == 2 else "accept"
    for wrong in ("https://example.org/", "//example.org/review", "/review/../open", "/review\\@x"):
        location = send(client, case, verdict, next=wrong)
        assert location == "/review?by=A.+Reader"


def test_what_is_no_decision_is_refused(client: TestClient) -> None:
    """An unknown verdict, a mark that is not there, no mark, three of them, no name, no token."""
    case = single(client)
    good = fields(client, case, "accept")
    changes: tuple[dict[str, Any], ...] = (
        {"verdict": "true"},
        {"verdict": "withdraw"},
        {"mark": []},
        {"mark": good["mark"] * 3},
        {"by": " "},
        {"decision": ""},
        {"token": "x"},
    )
    for change in changes:
        answer = client.post("/review/decide", data=good | change, follow_redirects=False)
        assert 400 <= answer.status_code < 500, change
    assert client.get("/review/" + "0" * 64 + "/figures/" + "0" * 64).status_code == 404
    assert client.get(address(case).replace("figures", "text").replace("dates", "text")).status_code == 404
    assert page(client, "/review/log")["judgements"] == []


def test_any_mark_of_an_article_can_be_judged(client: TestClient) -> None:
    """The list names every mark as it was read, rejected ones too, with what stands about each."""
    case = single(client)
    (one,) = case["marks"]
    send(client, case, "reject")
    path = f"/review/article/{one['article'].removeprefix('sha256:')}"
    marks = page(client, path)["marks"]
    assert [mark["verdict"] for mark in marks if mark["mark"] == one["mark"]] == ["reject"]
    assert {mark["kind"] for mark in marks} >= {"claims", "names"}
    html = client.get(path, params=HERE).text
    assert address(case) in html


def test_links_that_do_not_heed_a_decision_are_told_and_made_anew(client: TestClient, app: FastAPI) -> None:
    """A rejected figure leaves its question once links are made again; a note changes nothing."""
    case = single(client, "figures")
    send(client, case, "note", reason="look again")
    assert not page(client)["behind"]
    send(client, case | {"decision": uuid.uuid4().hex, "saw": page(client, address(case))["case"]["saw"]}, "reject")
    assert page(client)["behind"]
    with app.state.desk.ledger() as ledger:
        links = ledger.links()
    assert case["marks"][0]["mark"] not in str(links.questions)
    app.state.desk.look_again()
    assert not page(client)["behind"]


def test_every_page_of_reviewing_reads_without_a_name(client: TestClient) -> None:
    """Who did not say who they are can look, and is asked for a name before deciding."""
    case = single(client)
    for path in ("/review", "/review/log", address(case)):
        html = client.get(path)
        assert html.status_code == 200
        assert 'action="/review/decide"' not in html.text
        assert client.get(f"{path}.csv").status_code == 200
