"""What linking keeps of an article as bytes is all that it needs of it."""

import random

import msgspec
import pytest

from sayso.contract import encode_links
from sayso.link import condense, link_readings
from sayso.link.collect import collect_facts
from sayso.link.fact import ArticleFact
from sayso.link.gist import restore
from sayso.link.outlet import Outlets
from sayso.link.sketch import sketch_article
from sayso.records import Caveat, PublisherEntry, Reading, Unread
from sayso.vocabulary import NameType
from tests.link.pile import Draft
from tests.link.test_link import pile, synthetic

READINGS = [*pile(), *synthetic(12)]


def bytes_of(reading: Reading) -> bytes:
    gist = condense(reading)
    assert gist is not None
    return gist


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: str(one.article.key))
def test_a_gist_gives_back_the_facts_and_the_sketch(reading: Reading) -> None:
    """Nothing that linking looks at is lost, and the same reading has the same gist."""
    found = restore(bytes_of(reading), Outlets(), {})
    assert not isinstance(found, Unread)
    fact, sketch = found
    expected = collect_facts(reading, Outlets(), {})
    assert fact == expected
    for name in ("figures", "claims", "dates", "events", "cited", "roles", "skipped", "text"):
        assert getattr(fact, name) == getattr(expected, name)
    made = sketch_article(expected)
    for name in ("runs", "spans", "keys"):
        assert getattr(sketch, name).tolist() == getattr(made, name).tolist()
    assert bytes_of(reading) == bytes_of(reading)


@pytest.mark.parametrize("seed", range(3))
def test_gists_link_as_their_readings_do(seed: int) -> None:
    """Whichever articles come condensed, and in whatever order, the links are the same bytes."""
    chance = random.Random(seed)
    readings = chance.sample(READINGS, len(READINGS))
    known = [one for one in readings if chance.random() < 0.6]
    others = [one for one in readings if one not in known]
    made = link_readings(others, gists=map(bytes_of, known))
    assert encode_links(made) == encode_links(link_readings(READINGS))


def test_who_is_an_agency_is_asked_when_it_is_linked() -> None:
    """What people say of outlets is no part of a gist, so that it may change."""
    reading = Draft(key="a", text="Rain fell on Vel.", publisher="Vel Press").reading()
    agency = (PublisherEntry(name="Vel Press", aliases=(), domain="", agency=True),)
    plain, wire = (restore(bytes_of(reading), Outlets.of(given), {}) for given in ((), agency))
    assert isinstance(plain, tuple)
    assert isinstance(wire, tuple)
    assert not plain[0].wire
    assert wire[0].wire


def test_an_article_that_stands_in_no_count_says_why() -> None:
    """Its gist holds its address and the reason alone."""
    caveat = Caveat(code="other-language", message="It is not in English.")
    reading = Draft(key="a", text="Es regnete.", warnings=(caveat,)).reading()
    expected = Unread(uri=reading.article.uri, reason="It is not in English.")
    assert restore(bytes_of(reading), Outlets(), {}) == expected
    assert link_readings([], gists=[bytes_of(reading)]).unread == (expected,)


def test_half_a_character_has_no_gist() -> None:
    """Such a name cannot be written as bytes: the article is read each time instead."""
    draft = Draft(key="a", text="Vel \ud83d stood.").name("Vel \ud83d", NameType.GPE)
    assert condense(draft.reading()) is None


def test_equal_entities_of_a_pile_are_kept_once() -> None:
    """Articles that take one for the same share the record, condensed or not."""
    shared: dict[object, object] = {}
    facts: list[ArticleFact] = []
    for key in ("a", "b"):
        reading = Draft(key=key, text=f"{key}: Vel.").name("Vel", NameType.GPE).reading()
        found = restore(bytes_of(reading), Outlets(), shared)  # type: ignore[arg-type]
        assert isinstance(found, tuple)
        facts.append(found[0])
    assert facts[0].entities[0] is facts[1].entities[0]


def test_bytes_that_are_no_gist_are_refused() -> None:
    """Damage is told rather than linked."""
    with pytest.raises(msgspec.DecodeError):
        restore(b"\x92\xc0\xc0", Outlets(), {})
