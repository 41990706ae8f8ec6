"""What the desk asks of a ledger: lists without texts, parts of link results, and whether anything has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.store import Ledger, open_ledger
from tests.store.made import make_reading


@pytest.fixture
def ledger(address: str | Path) -> Iterator[Ledger]:
    """A ledger with three articles."""
    with open_ledger(address) as ledger:
        ledger.put(
            [make_reading(f"{name}.txt", f"{name} 4 people fled Ostra, then 7 fled.") for name in ("Vel", "Uln", "Oro")]
        )
        yield ledger


def test_a_card_says_what_the_reading_says(ledger: Ledger) -> None:
    """Title, publisher and the rest are those of the reading that holds."""
    held = dict(ledger.holding())
    cards = {card.key: card for card in ledger.cards(list(held))}
    assert sorted(cards) == ["Oro.txt", "Uln.txt", "Vel.txt"]
    for reading in ledger.readings(()):
        card = cards[reading.article.key]
        assert (card.id, card.uri, card.heading) == (reading.article.id, reading.article.uri, card.key[:3])
        assert card.publisher == "The Vel Courier"
        assert held[card.number] == card.reading


def test_the_pulse_changes_with_the_articles(ledger: Ledger) -> None:
    """When one comes, is another, is again what it was, and goes; not when nothing does."""
    seen = [ledger.pulse()]
    assert ledger.pulse() == seen[0]
    for words in ("Vel one", "Vel two", "Vel one"):
        ledger.put([make_reading("Ara.txt", words)])
        seen.append(ledger.pulse())
    ledger.remove("Ara.txt", "asked for")
    assert len({*seen, ledger.pulse()}) == 5


def test_a_match_is_what_a_search_finds(ledger: Ledger) -> None:
    """The same articles, of which some can be looked into alone."""
    numbers = ledger.match("fled")
    assert len(numbers) == 3
    assert ledger.match("nowhere") == []
    assert ledger.match("  ") == []
    (card,) = ledger.cards(numbers[:1])
    found = ledger.search("fled", within=numbers[:1]).to_pylist()
    assert [row["article"] for row in found] == [card.id]
    assert ledger.search("fled", within=[]).num_rows == 0


def test_link_results_are_read_in_parts(ledger: Ledger) -> None:
    """All of a kind or those at some positions, and none under another hash."""
    assert ledger.linked_inputs() is None
    links = ledger.links()
    inputs = ledger.linked_inputs()
    assert inputs is not None
    assert ledger.links_hold()
    assert [record for _, record in ledger.linked("articles", inputs)] == list(links.articles)
    assert list(ledger.linked("articles", inputs, [1])) == [(1, links.articles[1])]
    assert list(ledger.linked("articles", "sha256:other")) == []
    ledger.put([make_reading("Ara.txt")])
    assert ledger.linked_inputs() == inputs
    assert not ledger.links_hold()


def test_what_is_kept_beside_link_results_goes_with_them(ledger: Ledger) -> None:
    """It is no link result, and nothing is kept beside those that are gone."""
    links = ledger.links()
    inputs = ledger.linked_inputs() or ""
    ledger.keep_aside(inputs, "overview", "one")
    ledger.keep_aside(inputs, "overview", "two")
    assert ledger.aside(inputs, "overview") == "two"
    assert ledger.links() == links
    ledger.put([make_reading("Ara.txt")])
    ledger.links()
    assert ledger.aside(inputs, "overview") is None
    ledger.keep_aside(inputs, "overview", "three")
    assert ledger.aside(inputs, "overview") is None
