"""Voices are counted by how they are heard, with the capacity in which articles name them."""

from fastapi.testclient import TestClient


def test_each_way_of_being_heard_is_its_own_list(client: TestClient) -> None:
    """Those who speak, only through others, only spoken about; together they are all."""
    every = client.get("/voices.json").json()
    total = 0
    for heard, said in (
        ("speaks", {(True, True), (True, False)}),
        ("others", {(False, True)}),
        ("silent", {(False, False)}),
    ):
        some = client.get("/voices.json", params={"heard": heard}).json()
        assert some["voices"]
        assert {(one["speaks"] > 0, one["quoted_by_others"] > 0) for one in some["voices"]} <= said
        assert some["paging"]["total"] == every[f"n_{heard}"]
        total += some["paging"]["total"]
    assert total == every["paging"]["total"]


def test_capacity_is_what_articles_call_them(client: TestClient) -> None:
    """Some voice has a title; no title stands twice whatever its case."""
    voices = client.get("/voices.json").json()["voices"]
    titles = [one["capacity"] for one in voices if one["capacity"]]
    assert titles
    assert all(len({title.casefold() for title in some}) == len(some) for some in titles)


def test_words_find_a_voice(client: TestClient) -> None:
    """By a part of its name."""
    name = client.get("/voices.json").json()["voices"][0]["name"]
    found = client.get("/voices.json", params={"words": name[2:].upper()}).json()["voices"]
    assert name in [one["name"] for one in found]
