"""Cited documents: all they are called, who cites them, and whether they are here."""

from fastapi.testclient import TestClient


def test_each_document_quotes_where_it_is_cited(client: TestClient) -> None:
    """On the list the first few, on its own page all of them."""
    documents = client.get("/documents.json").json()["documents"]
    assert documents
    for one in documents:
        line = one["document"]
        assert one["quotes"]
        page = client.get(f"/documents/{line['id'][7:]}.json").json()
        assert page["paging"]["total"] == len(one["quotes"]) + one["more"]
        assert line["name"].split(" · ")[0] in line["names"]  # "report · the council": with whose it is


def test_documents_outside_the_pile_can_be_listed_alone(client: TestClient) -> None:
    """Those that are known from what is said of them."""
    record = client.get("/documents.json?here=no").json()
    assert record["documents"]
    assert not any(one["document"]["in_pile"] for one in record["documents"])
    assert client.get("/documents/abcd").status_code == 404
