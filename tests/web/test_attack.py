"""Whatever strangers wrote into an article, its file's name or an address stays words on every page."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from sayso.run import open_ledger, read_into
from sayso.web.app import create_app
from sayso.web.site import load_site
from tests.web.conftest import BASE

STRINGS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7*7 }}{% raw %}",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    '=HYPERLINK("http://elsewhere.example")',
    "\u202egnihtemos\u202c \u0000 \ufeff",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A desk over two articles that are made of attacks."""
    folder = tmp_path_factory.mktemp("attack")
    for number in (40, 52):
        lines = [
            f"At least {number} people were killed in Ordun, {one} said. “We heard {one},” said {one} Doru."
            for one in STRINGS
        ]
        text = f"{STRINGS[0]} {STRINGS[1]}\n4 March 2025\n\n" + "\n\n".join(lines)
        (folder / f"{number} <b onclick=x>'&.txt").write_text(text.replace("\x00", ""), encoding="utf-8")
    rows = f'path,publisher\n"40 <b onclick=x>\'&.txt","{STRINGS[0]}"\n'
    (folder / "sayso.csv").write_text(rows, encoding="utf-8")
    path = tmp_path_factory.mktemp("desk") / "<i>pile.db"
    with open_ledger(path) as ledger:
        read_into(ledger, [folder])
        ledger.links()
    app = create_app(path)
    client = TestClient(app, base_url=BASE)
    client.get("/open", params={"token": app.state.keys.new()})
    return client


def addresses(client: TestClient) -> list[str]:
    """Return every page, those of single things for all things there are."""
    plain = [page.path for page in load_site().pages if "{" not in page.path]
    found = [f"/article/{one['id'].removeprefix('sha256:')}" for one in client.get("/search.json").json()["found"]]
    asked = [f"/question/{one['id'].removeprefix('sha256:')}" for one in client.get("/questions.json").json()["rows"]]
    return [*plain, *found, *asked, "/side-by-side?" + "&".join(f"article={one[9:]}" for one in found)]


def harmful(html: str) -> list[str]:
    """Return what of the attacks stands in a page as markup."""
    signs = ("<script>alert", "<img src=x", "<svg onload", "<b onclick", "<i>pile", 'href="javascript:', "49{%")
    return [sign for sign in signs if sign in html]


def test_no_page_lets_an_attack_out(client: TestClient) -> None:
    """Every page answers, and all of it is escaped."""
    for address in addresses(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert harmful(answer.text) == [], address


@pytest.mark.parametrize("attack", STRINGS)
def test_no_address_lets_an_attack_out(client: TestClient, attack: str) -> None:
    """What is looked for comes back as words, in pages, errors and links."""
    for page in load_site().pages:
        path = page.path.replace("{", "").replace("}", "")
        values = {one.name: attack for one in page.filters if one.kind == "text"}
        answer = client.get(path, params=values)
        assert answer.status_code in {200, 400, 404}, (page.name, answer.status_code)
        assert harmful(answer.text) == [], page.name
    assert harmful(client.get(f"/article/{quote(attack, safe='')}").text) == []


def test_no_cell_is_a_formula(client: TestClient) -> None:
    """A spreadsheet shows the words."""
    for page in load_site().pages:
        if "{" not in page.path:
            table = client.get(f"{'/overview' if page.path == '/' else page.path}.csv").text
            assert [line for line in table.splitlines() if line.startswith(("=", "@")) or ",=" in line] == []
