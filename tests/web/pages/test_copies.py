"""Families of copies: every article a strip as long as its text, with what it shares."""

from fastapi.testclient import TestClient


def test_strips_lie_inside_their_articles(client: TestClient) -> None:
    """No passage ends beyond its text, and the share is that of the passages."""
    families = client.get("/copies.json").json()["families"]
    assert families
    for strip in [strip for family in families for strip in family["strips"]]:
        assert all(0 <= one["start"] < one["end"] <= strip["length"] for one in strip["shared"])
        shared = sum(one["end"] - one["start"] for one in strip["shared"])
        assert abs(strip["share"] - shared / strip["length"]) < 0.001


def test_the_earliest_stands_first_or_nobody_is(client: TestClient) -> None:
    """Where dates do not tell, no article is called the earliest."""
    for family in client.get("/copies.json").json()["families"]:
        first = [strip["first"] for strip in family["strips"]]
        assert first == ([True] if family["dated"] else [False]) + [False] * (len(first) - 1)


def test_a_family_has_a_page(client: TestClient) -> None:
    """With all of its articles; kinds can be listed alone."""
    family = client.get("/copies.json").json()["families"][0]
    page = client.get(f"/copies/{family['id'][7:]}.json").json()["family"]
    assert len(page["strips"]) == page["n_articles"] == family["n_articles"]
    some = client.get("/copies.json", params={"kind": family["kind"]}).json()["families"]
    assert {one["kind"] for one in some} == {family["kind"]}
    assert client.get("/copies/abcd").status_code == 404
