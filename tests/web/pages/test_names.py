"""A name has a page with every spelling, why they were taken for one, and every place where it stands."""

from fastapi.testclient import TestClient


def test_the_list_leads_to_every_mention(client: TestClient) -> None:
    """All mentions are quoted, part by part, each in one of the spellings or more of it."""
    name = client.get("/names.json").json()["names"][0]
    whole, part = [], 1
    while True:
        page = client.get(f"/names/{name['id'][7:]}.json", params={"part": part}).json()
        whole += page["mentions"]
        if part == page["paging"]["last"]:
            break
        part += 1
    assert len(whole) == name["n_mentions"] > 25
    assert {one["text"] for one in whole} >= {name["name"]}
    assert len({one["article"] for one in whole}) == name["n_articles"]


def test_a_name_is_found_by_any_spelling(client: TestClient) -> None:
    """Its other spellings lead to it as well; types narrow."""
    names = client.get("/names.json").json()["names"]
    one = next(name for name in names if name["variants"])
    found = client.get("/names.json", params={"words": one["variants"][0]}).json()["names"]
    assert one["id"] in [name["id"] for name in found]
    people = client.get("/names.json?type=PERSON").json()["names"]
    assert {name["type"] for name in people} == {"PERSON"}


def test_an_unknown_name_is_not_found(client: TestClient) -> None:
    """As a page that says so."""
    assert client.get("/names/abcdef").status_code == 404
    assert client.get("/names/%00").status_code == 404
