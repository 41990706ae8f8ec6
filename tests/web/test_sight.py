"""What the desk says of how far its comparisons lag behind what the ledger holds."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.run import open_ledger, read_into

TEXT = "The Ferry Post\n4 March 2025\n\nBridge falls\n\nAt least 40 people were killed in Ordun, Ana Doru said.\n"


def test_articles_that_came_in_are_counted_until_all_are_compared(
    app: FastAPI, client: TestClient, pile: Path, tmp_path: Path
) -> None:
    """Nothing is said while comparisons are of all there is, unread languages too; then how many came; then no more."""
    for path in ("/questions", "/harm", "/names", "/"):
        assert "since all" not in client.get(path).text
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    with open_ledger(pile) as ledger:
        read_into(ledger, [tmp_path / "bridge.txt"])
        app.state.desk.look_again()
        for path in ("/questions", "/harm", "/names", "/"):
            assert "1 article was added since all" in client.get(path).text
        assert len(client.get("/search.json?words=Ordun").json()["found"]) == 1
        ledger.links()
    app.state.desk.look_again()
    assert "since all" not in client.get("/questions").text
    assert app.state.desk.links_hold()


def test_what_pages_look_up_is_kept_beside_the_link_results(app: FastAPI, client: TestClient, pile: Path) -> None:
    """What was made at once and what is read back from the ledger give the same pages, to the byte."""
    from sayso.web.site import load_site
    from sayso.web.work import keep_indexes

    paths = ("/questions.csv", "/harm.csv", "/names.csv", "/chronology.csv", "/review.json?by=A", "/search.json")
    before = [client.get(path).text for path in paths]
    with open_ledger(pile) as ledger:
        keep_indexes(ledger)
        inputs = ledger.linked_inputs()
        assert inputs is not None
        assert all(ledger.aside(inputs, index.aside) is not None for index in load_site().indexes)
    fresh = app.state.desk.still()
    fresh._lookout = type(app.state.desk._lookout)(fresh.ledger, app.state.desk._lookout._shelf)
    app.state.desk._lookout = fresh._lookout
    after = [client.get(path).text for path in paths]
    assert [one.split('"decision"')[0] for one in after] == [one.split('"decision"')[0] for one in before]
