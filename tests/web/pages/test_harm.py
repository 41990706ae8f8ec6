"""Harm is shown as told: nothing is added up, silence is no zero, and every cell leads to its words."""

import re

from fastapi.testclient import TestClient


def test_every_line_quotes_the_stored_text(client: TestClient) -> None:
    """Each quotation is what stands in its article at its place."""
    counts = client.get("/harm.json").json()["counts"]
    texts = {line["article"]: line for one in counts for line in one["quotes"]}
    assert counts
    for told in counts:
        for quote in told["quotes"]:
            assert quote["text"]
            assert quote["end"] - quote["start"] == len(quote["text"])
            # A figure in a photo credit or a stub stands in no claim, and nobody else vouches for it.
            assert quote["chain"] or told["whose"] == "own voice"
    assert len(texts) > 3


def test_a_cell_without_a_figure_is_no_zero(client: TestClient) -> None:
    """Where nobody gives one the table says so; a figure of none is another thing."""
    page = client.get("/harm").text
    record = client.get("/harm.json").json()
    empty = [cell for place in record["places"] for cell in place["cells"] if not cell["n_figures"]]
    assert empty
    assert all(cell["low"] is None and cell["high"] is None for cell in empty)
    matrix = page[page.index('<table class="matrix">') : page.index("</table>")]
    assert matrix.count("no figure") == len(empty)
    assert not re.search(r">\s*0\s*<", matrix)


def test_filters_leave_what_fits(client: TestClient) -> None:
    """Kind, place, day and voice narrow the lines; together they narrow more."""
    every = client.get("/harm.json").json()
    killed = client.get("/harm.json?harm=killed").json()
    assert 0 < killed["n_figures"] < every["n_figures"]
    assert all("killed" in one["harm"] for one in killed["counts"])
    first = next(one for one in killed["counts"] if one["where"])
    narrow = client.get(
        "/harm.json", params={"harm": "killed", "where": first["where"], "whose": first["whose"]}
    ).json()
    assert narrow["counts"]
    assert {(one["where"], one["whose"]) for one in narrow["counts"]} == {(first["where"], first["whose"])}
    nowhere = client.get("/harm.json?where=-").json()
    assert {one["where"] for one in nowhere["counts"]} == {""}


def test_what_a_line_leaves_out_is_behind_its_address(client: TestClient) -> None:
    """Every address on the page answers; the one behind "more" opens all quotations of its line."""
    page = client.get("/harm").text
    for address in dict.fromkeys(re.findall(r'href="(/harm\?[^"#]+)', page)):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address
    first = client.get("/harm.json").json()["counts"][0]
    asked = {"harm": first["harm"][0], "where": first["where"] or "-", "whose": first["whose"], "whom": first["whom"]}
    alone = client.get("/harm.json", params=asked | {"when": first["day"]}).json()["counts"]
    assert sum(len(one["quotes"]) for one in alone) >= first["n_articles"]
    assert all(one["more"] == 0 for one in alone)


def test_an_empty_answer_says_that_it_is_silence(client: TestClient) -> None:
    """Not a zero."""
    assert "silence, not a zero" in client.get("/harm?whose=Nobody+At+All").text


def test_the_table_has_a_row_a_quotation(client: TestClient) -> None:
    """CSV holds what the page shows."""
    rows = client.get("/harm.csv?harm=missing").text.splitlines()
    record = client.get("/harm.json?harm=missing").json()
    assert len(rows) == 1 + sum(len(one["quotes"]) for one in record["counts"])
