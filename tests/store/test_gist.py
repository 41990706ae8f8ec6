"""Linking a ledger that grows: only what has come is read, and the links are those of the whole pile read anew."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.contract import encode_links
from sayso.link import link_readings
from sayso.records import PublisherEntry, Reading
from sayso.store import Ledger, gist, held, open_ledger
from sayso.store.review import NOTHING_SEEN, Decision
from sayso.vocabulary import Verdict
from tests.link.test_gist import READINGS


def from_scratch(ledger: Ledger) -> bytes:
    """The links of all that the ledger holds, read and linked without anything that was kept."""
    made = link_readings(
        ledger.readings(),
        publishers=ledger.settings.publishers,
        rulings=ledger.review.rulings(),
        describe=describe,
    )
    return encode_links(made)


def describe(phrases: object) -> object:
    from sayso.plugins import encoder_of

    return encoder_of("en").describe(phrases)  # type: ignore[arg-type]


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the articles that are read for links from here on."""
    read: list[str] = []
    real = held.fetch

    def counting(database: object, one: object) -> Reading:
        reading: Reading = real(database, one)  # type: ignore[arg-type]
        read.append(reading.article.key)
        return reading

    monkeypatch.setattr(gist, "fetch", counting)
    return read


@pytest.mark.parametrize("seed", range(2))
def test_articles_added_one_by_one_link_as_if_they_came_at_once(
    new_address: Callable[[], str | Path], fetched: list[str], seed: int
) -> None:
    """After each, in whatever order they come, the links are the same bytes as from scratch; only it was read."""
    pile = random.Random(seed).sample(READINGS, len(READINGS))
    with open_ledger(new_address()) as ledger:
        for reading in pile:
            ledger.put([reading])
            fetched.clear()
            assert encode_links(ledger.links()) == from_scratch(ledger)
            assert fetched == [reading.article.key]
        with open_ledger(new_address()) as other:
            other.put(READINGS)
            assert encode_links(other.links()) == encode_links(ledger.links())


def test_what_is_no_more_leaves_nothing_behind(address: str | Path, fetched: list[str]) -> None:
    """A removed article and one that is read anew go out of what is kept; the rest is not read again."""
    with open_ledger(address) as ledger:
        ledger.put(READINGS)
        ledger.links()
        ledger.remove(READINGS[0].article.id, "a test")
        other = replace(READINGS[1], article=replace(READINGS[1].article, language_confidence=0.125))
        ledger.put([other], force=True)
        fetched.clear()
        assert encode_links(ledger.links()) == from_scratch(ledger)
        assert fetched == [READINGS[1].article.key]
        ((count,),) = ledger._database.cells("SELECT count(*) FROM gist")
        assert count == len(READINGS) - 1


def test_what_reviewers_changed_is_linked_as_they_left_it(address: str | Path, fetched: list[str]) -> None:
    """A rejected mark is gone from the links at once, and back when the decision is undone."""
    with open_ledger(address) as ledger:
        ledger.put(READINGS)
        before = encode_links(ledger.links())
        reading = next(one for one in READINGS if one.marks.figures)
        mark = (reading.article.id, "figures", reading.marks.figures[0].id)
        decision = Decision(id="1", reviewer="A. Reader", verdict=Verdict.REJECT, marks=(mark,), saw=NOTHING_SEEN)
        ledger.review.decide(decision)
        fetched.clear()
        after = encode_links(ledger.links())
        assert after == from_scratch(ledger) != before
        assert fetched == [reading.article.key]
        ledger.review.undo(reviewer="A. Reader", decision="2")
        assert encode_links(ledger.links()) == before


def test_other_outlets_need_no_reading(address: str | Path, fetched: list[str]) -> None:
    """Who is an agency is asked anew of what is kept."""
    named = next(one for one in READINGS if one.article.publisher)
    assert named.article.publisher is not None
    with open_ledger(address) as ledger:
        ledger.put(READINGS)
        ledger.links()
        fetched.clear()
        name = named.article.publisher.name
        ledger.describe_publishers((PublisherEntry(name=name, aliases=(), domain="", agency=True),))
        assert encode_links(ledger.links()) == from_scratch(ledger)
        assert not fetched


def test_what_an_earlier_sayso_kept_is_made_anew(
    address: str | Path, fetched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gists of another form or version say nothing."""
    with open_ledger(address) as ledger:
        ledger.put(READINGS)
        ledger.links()
        ledger._database.sql("DELETE FROM link")
        monkeypatch.setattr("sayso.link.gist.FORM", 0)
        fetched.clear()
        assert encode_links(ledger.links()) == from_scratch(ledger)
        assert len(fetched) == len(READINGS)


def test_a_forgotten_name_is_in_nothing_that_is_kept(address: str | Path) -> None:
    """Gists hold texts: with a name that is masked they go, and the new ones are of the masked text."""
    reading = next(one for one in READINGS if one.marks.entities)
    with open_ledger(address) as ledger:
        ledger.put(READINGS)
        ledger.links()
        ledger.forget(reading.marks.entities[0].name, "a test")
        ((count,),) = ledger._database.cells("SELECT count(*) FROM gist")
        assert count == 0
        assert encode_links(ledger.links()) == from_scratch(ledger)
