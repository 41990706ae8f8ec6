"""Article, questions, search and side by side: what they show stands in the articles and leads there."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from fpdf import FPDF

from sayso.records import Span
from sayso.run import open_ledger, read_into
from sayso.store import Ledger
from sayso.web.app import create_app
from tests.web.conftest import BASE


def articles(client: TestClient) -> list[dict[str, Any]]:
    """Return what the list of articles shows, latest first."""
    found: list[dict[str, Any]] = client.get("/search.json").json()["found"]
    return found


def question(client: TestClient) -> dict[str, Any]:
    """Return the question at the top of the list."""
    row = client.get("/questions.json").json()["rows"][0]
    whole: dict[str, Any] = client.get(f"/question/{row['id'].removeprefix('sha256:')}.json").json()
    return whole


def plain(html: str) -> str:
    """Return the words of a page without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_an_article_is_shown_whole(client: TestClient) -> None:
    """Its pieces joined are its text but for white space between blocks, and each claim can be linked to."""
    for one in articles(client):
        record = client.get(f"/article/{one['id'].removeprefix('sha256:')}.json").json()
        shown = "".join(piece["text"] for block in record["blocks"] for piece in block["passage"]["pieces"])
        with open_ledger(client.app.state.desk.address) as ledger:  # type: ignore[attr-defined]
            text = ledger.reading(one["id"]).article.text
        assert "".join(shown.split()) == "".join(text.split())
        html = client.get(f"/article/{one['id'].removeprefix('sha256:')}").text
        assert [claim["id"] for claim in record["claims"] if f'id="{claim["id"]}"' not in html] == []


def test_an_address_points_to_any_stretch(client: TestClient) -> None:
    """``?at=`` marks exactly those characters, and one beyond the text is let be."""
    one = articles(client)[0]
    path = f"/article/{one['id'].removeprefix('sha256:')}"
    with open_ledger(client.app.state.desk.address) as ledger:  # type: ignore[attr-defined]
        text = ledger.reading(one["id"]).article.text
    pieces = [p for b in client.get(f"{path}.json?at=20-45").json()["blocks"] for p in b["passage"]["pieces"]]
    marked = "".join(piece["text"] for piece in pieces if "here" in piece["kinds"])
    assert "".join(marked.split()) == "".join(text[20:45].split())
    assert 'id="here"' in client.get(f"{path}?at=20-45").text
    assert client.get(f"{path}?at=99999999-999999999&at=9-3&at=x").status_code == 200


def test_a_claim_can_be_written_down(client: TestClient) -> None:
    """The sentence names the publisher and every further hop, and quotes the claim word for word."""
    one = next(one for one in articles(client) if one["agency"] == "" and one["publisher"])
    record = client.get(f"/article/{one['id'].removeprefix('sha256:')}.json").json()
    said = next(claim for claim in record["claims"] if not claim["own"])
    assert one["publisher"] in said["sentence"]
    assert said["words"] in said["sentence"]
    assert said["whose"].casefold() in said["sentence"].casefold()


def test_questions_stand_by_disagreement(client: TestClient) -> None:
    """Those that differ first; filters narrow, and their counts are what they leave."""
    page = client.get("/questions.json").json()
    order = ["differ", "scope", "update", "compatible", "agree", "single"]
    places = [order.index(row["relation"]) for row in page["rows"]]
    assert places == sorted(places)
    for choice in page["relations"]:
        narrowed = client.get("/questions.json", params={"relation": choice["value"]}).json()
        assert narrowed["paging"]["total"] == choice["count"]


def test_every_telling_of_a_question_quotes_its_article(client: TestClient) -> None:
    """What is marked in the sentence stands at its place in the stored text; an origin has each article once."""
    record = question(client)
    with open_ledger(client.app.state.desk.address) as ledger:  # type: ignore[attr-defined]
        for account in record["accounts"]:
            for group in account["groups"]:
                told = [group["first"], *group["again"]]
                assert len({one["article"] for one in told}) == len(told)
                for one in told:
                    text = ledger.reading(one["article"]).article.text
                    span = Span(start=one["start"], end=one["end"])
                    marked = "".join(piece["text"] for piece in one["sentence"] if piece["marked"])
                    assert marked == text[span.start : span.end]


def test_the_rule_of_a_roll_up_can_be_switched(client: TestClient) -> None:
    """Each gives its line, with the same inputs, and says that it is no estimate."""
    path = f"/question/{question(client)['id'].removeprefix('sha256:')}.json"
    told = {}
    for rule in ("range", "conservative", "low-high", "two-origins", "majority"):
        rollup = client.get(path, params={"rule": rule}).json()["rollup"]
        told[rule] = rollup["told"]
        assert "not an estimate" in rollup["told"]
    assert len(set(told.values())) == len(told)


def test_a_ranking_of_sources_is_a_rule_too(pile: Path) -> None:
    """With one, the word of the source that stands highest counts alone; without, the page says how to give one."""
    with TestClient(create_app(pile), base_url=BASE) as client:
        client.get("/open", params={"token": client.app.state.keys.new()})  # type: ignore[attr-defined]
        record = question(client)
        path = f"/question/{record['id'].removeprefix('sha256:')}"
        assert "--ranking FILE" in client.get(path, params={"rule": "hierarchy"}).text
        assert "--ranking FILE" not in client.get(path).text
    ranked = next(one["origin"][0] for one in record["rollup"]["inputs"] if one["origin"])
    with TestClient(create_app(pile, ranking={ranked: 1}), base_url=BASE) as client:
        client.get("/open", params={"token": client.app.state.keys.new()})  # type: ignore[attr-defined]
        rollup = client.get(f"{path}.json", params={"rule": "hierarchy"}).json()["rollup"]
        assert {one["origin"][0] for one in rollup["inputs"] if one["counted"]} == {ranked}
        assert "--ranking FILE" not in client.get(path, params={"rule": "hierarchy"}).text


def test_search_marks_what_it_found_and_its_choices_count(client: TestClient) -> None:
    """The hit is the word looked for, and following a choice leaves as many articles as it says."""
    page = client.get("/search.json", params={"words": "hospital"}).json()
    assert page["found"]
    hits = [run["text"] for one in page["found"] for run in one["excerpt"] if run["hit"]]
    assert {hit.casefold() for hit in hits} == {"hospital"}
    for facet in page["facets"]:
        for choice in facet["choices"]:
            left = client.get("/search.json", params={"words": "hospital", facet["name"]: choice["value"]}).json()
            assert left["paging"]["total"] == choice["count"], (facet["name"], choice["value"])


def test_a_search_is_made_once_until_an_article_comes_in(
    app: FastAPI, client: TestClient, pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next part and the same again look up nothing anew; other filters, or another article in the ledger, do."""
    asked: list[str] = []
    match = Ledger.match

    def noted(ledger: Ledger, words: str) -> list[int]:
        asked.append(words)
        return match(ledger, words)

    monkeypatch.setattr(Ledger, "match", noted)
    first = client.get("/search.json?words=killed").json()
    assert client.get("/search.json?words=killed").json() == first
    client.get("/search.json?words=killed&part=2")
    assert asked == ["killed"]
    client.get("/search.json?words=killed&since=2025")
    assert len(asked) == 2
    (tmp_path / "bridge.txt").write_text("Bridge falls\n\nForty people were killed, Ana Doru said.\n", encoding="utf-8")
    with open_ledger(pile) as ledger:
        read_into(ledger, [tmp_path / "bridge.txt"])
    app.state.desk.look_again()
    assert client.get("/search.json?words=killed").json()["paging"]["total"] == first["paging"]["total"] + 1


def test_dates_narrow_a_search(client: TestClient) -> None:
    """From and to may be days, months or years; undated articles are in neither."""
    whole = [one["published"] for one in articles(client)]
    dated = sorted(day for day in whole if day != "undated")
    params = {"since": dated[3], "until": dated[-1][:7]}
    found = [one["published"] for one in client.get("/search.json", params=params).json()["found"]]
    assert sorted(found) == [day for day in dated if day >= dated[3]]


def test_articles_side_by_side_lose_nothing(client: TestClient) -> None:
    """Every block of each article stands in its column, in order; more than four are left out, and it is said."""
    some = [one["id"] for one in articles(client)[:6]]
    record = client.get("/side-by-side.json", params={"article": some}).json()
    assert record["left_out"] == 2
    with open_ledger(client.app.state.desk.address) as ledger:  # type: ignore[attr-defined]
        for column, name in enumerate(some[:4]):
            cells = [row[column] for row in record["rows"] if row[column]]
            shown = "".join(piece["text"] for cell in cells for piece in cell["pieces"])
            assert "".join(shown.split()) == "".join(ledger.reading(name).article.text.split())


def test_how_two_articles_stand_is_told_of_them_alone(client: TestClient) -> None:
    """Where both give one and the same account, others that differ make no difference between them."""
    record = question(client)
    pair = next(
        [one["article"] for one in [group["first"], *group["again"]]][:2]
        for account in record["accounts"]
        for group in account["groups"]
        if len(group["again"]) >= 1
    )
    side = client.get("/side-by-side.json", params={"article": pair}).json()
    for shared in side["shared"]:
        given = {one["text"] for cell in shared["said"] for one in cell}
        assert len(given) > 1 or shared["relation"] == "agree"


@pytest.mark.parametrize(
    "path", ["/article/ffff", "/article/%00", "/question/ffff", "/question/'", "/side-by-side?article=x"]
)
def test_what_nobody_knows_is_not_found(client: TestClient, path: str) -> None:
    """A clear page, and no fault."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


@pytest.mark.slow
def test_a_correction_is_stored_as_given(app: FastAPI, client: TestClient) -> None:
    """Only what was changed is; the page says it was said here, and that comparisons are from before."""
    one = articles(client)[0]
    path = f"/article/{one['id'].removeprefix('sha256:')}"
    facts = {fact["field"]: fact["value"] for fact in client.get(f"{path}.json").json()["facts"]}
    form = {"token": app.state.desk.form_token} | facts | {"publisher": "The Hill Echo"}
    assert client.post(f"{path}/facts", data=form, follow_redirects=False).headers["location"] == path
    now = {fact["field"]: fact for fact in client.get(f"{path}.json").json()["facts"]}
    assert (now["publisher"]["value"], now["publisher"]["how"]) == ("The Hill Echo", "said here")
    assert now["published"]["how"] != "said here"
    assert client.post(f"{path}/facts", data=form | {"published": "May"}).status_code == 400
    with open_ledger(app.state.desk.address) as ledger:
        assert not ledger.links_hold()


def test_a_page_of_a_pdf_bears_its_number(tmp_path: Path) -> None:
    """Where it begins, once each."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for number in (1, 2, 3):
        pdf.add_page()
        pdf.multi_cell(
            0, 8, f"At least {number}0 people were killed in Ordun on page {number}, the minister said. " * 6
        )
    pdf.output(str(tmp_path / "report.pdf"))
    with open_ledger(tmp_path / "pile.db") as ledger:
        read_into(ledger, [tmp_path / "report.pdf"])
        (reading,) = ledger.readings(())
    app = create_app(tmp_path / "pile.db")
    with TestClient(app, base_url=BASE) as client:
        client.get("/open", params={"token": app.state.keys.new()})
        record = client.get(f"/article/{reading.article.id}.json").json()
        html = client.get(f"/article/{reading.article.id}").text
    assert list(record["pages"].values()) == [1, 2, 3]
    for start, number in record["pages"].items():
        assert reading.article.pages[number - 1].start <= int(start) < reading.article.pages[number - 1].end
    assert html.count('id="page-2"') == 1
