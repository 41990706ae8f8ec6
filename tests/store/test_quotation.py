"""Quotations are cut out of the stored text by code point, with what stands around them and who vouches for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.records import Reading
from sayso.store import Ledger, Spot, open_ledger
from tests.show.story import TEXT, find, make_reading

LONG = f"{TEXT}\n\n" + "Ferry 🚢 crews wrote e\u0301lan and \u200fשלום\u200f again. " * 30 + "The end."


@pytest.fixture
def ledger(address: str | Path) -> Iterator[Ledger]:
    """A ledger with the story, and a longer one."""
    with open_ledger(address) as held:
        held.put([make_reading(), make_reading("two.txt", text=LONG)])
        yield held


def reading_of(ledger: Ledger, key: str) -> Reading:
    """The stored reading of that key."""
    return next(one for one in ledger.readings() if one.article.key == key)


def test_every_quotation_is_what_stands_there(ledger: Ledger) -> None:
    """Over emoji, combining marks and right-to-left text, the engine's characters are our code points."""
    article = reading_of(ledger, "two.txt").article
    spots = [Spot(article=article.id, start=at, end=at + 37) for at in range(0, len(LONG) - 37, 53)]
    for spot, quote in zip(spots, ledger.quotations(spots), strict=True):
        assert quote is not None
        assert quote.text == LONG[spot.start : spot.end]
        before, after = " ".join(LONG[: spot.start].split()), " ".join(LONG[spot.end :].split())
        assert before.endswith(quote.before.removeprefix("… ").strip())
        assert after.startswith(quote.after.removesuffix(" …").strip())


def test_a_claim_is_quoted_whole_with_its_chain(ledger: Ledger) -> None:
    """A spot that names a claim and no place stands for the claim."""
    reading = reading_of(ledger, "one.txt")
    claim = reading.marks.claims[1]
    (quote,) = ledger.quotations([Spot(article=reading.article.id, claim=claim.id)])
    assert quote is not None
    assert quote.text == TEXT[claim.spans[0].start : claim.spans[-1].end]
    assert (quote.whose, quote.chain) == ("Ana Doru", "The Ferry Post ← Ana Doru")
    assert (quote.heading, quote.publisher, quote.published) == (
        "Bridge falls at Ordun",
        "The Ferry Post",
        "2025-03-04",
    )


def test_what_has_gone_is_none(ledger: Ledger) -> None:
    """An article or claim that is no longer there is told as such, in its place in the list."""
    known = reading_of(ledger, "one.txt").article.id
    spots = [
        Spot(article="sha256:00", start=0, end=3),
        Spot(article=known, claim="sha256:00"),
        Spot(article=known, end=6),
    ]
    first, second, third = ledger.quotations(spots)
    assert (first, second) == (None, None)
    assert third is not None
    assert third.text == TEXT[:6]


def test_lengths_count_code_points(ledger: Ledger) -> None:
    """An emoji is one."""
    article = reading_of(ledger, "two.txt").article.id
    assert ledger.lengths([article, "sha256:00"]) == {article: len(LONG)}


def test_the_article_of_a_claim_is_found(ledger: Ledger) -> None:
    """Claims that nobody has are left out."""
    readings = list(ledger.readings())
    wanted = {reading.marks.claims[0].id: reading.article.id for reading in readings}
    assert ledger.holders(frozenset(wanted) | {"sha256:00"}) == wanted


def test_roles_are_those_of_the_same_article(ledger: Ledger) -> None:
    """Each mention gets the titles that its article gives to whom it names; an unknown one none."""
    reading = reading_of(ledger, "one.txt")
    minister, neighbour = reading.marks.names
    asked = [(reading.article.id, minister.id), (reading.article.id, neighbour.id), ("sha256:00", minister.id)]
    assert ledger.roles(asked) == [("Minister",), (), ()]


def test_tolls_are_the_figures_of_people_harmed(ledger: Ledger) -> None:
    """With article, publisher, date and chain; an age is none."""
    tolls = list(ledger.tolls())
    assert [toll.figure.text for toll in tolls] == [TEXT[find("at least 40").start :][:18]] * 2
    assert {(toll.publisher, toll.published, toll.voice[-1].name) for toll in tolls} == {
        ("The Ferry Post", "2025-03-04", "Ana Doru")
    }
