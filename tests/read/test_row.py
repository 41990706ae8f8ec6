"""Rows of tables: what their address tells."""

import msgspec

from sayso.intake.row import ROW
from sayso.read import read_article
from sayso.records import Article, Given, Raw
from sayso.settings import Settings
from sayso.vocabulary import How


def row(url: str, **given: str) -> Article:
    """The article of a row that has an address, and more."""
    fields = {"url": url, **given}
    body = msgspec.json.encode({"text": "Boats carried people to the hill.", "given": fields, "carried": {}})
    said = tuple(Given(field=field, value=value, how=How.GIVEN) for field, value in fields.items())
    return read_article(Raw(uri=url, key=url, location=None, media_type=ROW, body=body, given=said), Settings())


def test_an_address_tells_day_and_host() -> None:
    """A row without a date and an outlet has those of its address, as a page has."""
    article = row("https://www.tanura.example/news/2031/03/12/boats.html")
    assert article.published is not None
    assert (article.published.value, article.published.how) == ("2031-03-12", How.URL)
    assert article.publisher is not None
    assert (article.publisher.name, article.publisher.how) == ("tanura.example", How.METADATA)
    assert article.text == "Boats carried people to the hill."


def test_what_the_table_says_comes_first() -> None:
    """A column for the day or the outlet is believed before the address, which stays a candidate."""
    article = row("https://tanura.example/2031/03/boats", published="2031-03-14", publisher="Tanura Post")
    assert article.published is not None
    assert article.publisher is not None
    assert (article.published.value, article.publisher.name) == ("2031-03-14", "Tanura Post")
    assert [one.value for one in article.published.candidates] == ["2031-03-14", "2031-03"]


def test_an_address_without_a_day_tells_none() -> None:
    """Nothing is guessed, also of what is hardly an address."""
    assert row("https://tanura.example/boats").published is None
    assert row("http://[broken").publisher is None
