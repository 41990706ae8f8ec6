"""Which mentions of events are worth comparing."""

import random
from dataclasses import replace

import pytest

from sayso.link import event as events
from sayso.link import neighbour
from sayso.link.block import Numbered
from sayso.link.collect import collect_facts
from sayso.link.event import AKIN, NARROW, EventItem
from sayso.link.fact import ArticleFact, EventFact
from sayso.link.neighbour import Neighbours
from sayso.link.outlet import Outlets
from sayso.link.period import Period
from sayso.link.story import Stories
from sayso.vocabulary import EventType, Modality
from tests.link.pile import Draft

DAYS = ("2031-05-01", "2031-05-03", "2031-05-04", "2031-07-19")


def article(number: int, chance: random.Random) -> ArticleFact:
    published = chance.choice([None, "2031-05-02", "2031-12-02"])
    reading = Draft(key=str(number), text=f"Nothing of note {number}.", published=published).reading()
    return collect_facts(reading, Outlets.of(()), {})


def mention(number: int, articles: int, chance: random.Random) -> EventItem:
    first, last = sorted((chance.choice(DAYS), chance.choice(DAYS)))
    place, agent, patient = (chance.choice([None, "entity 1", "entity 2", "words mill"]) for _ in range(3))
    fact = EventFact(
        key=number.to_bytes(32, "big"),
        start=0,
        end=7,
        text=chance.choice(["struck", "hit"]),
        type=chance.choice([EventType.ASSAULT, EventType.HARM]),
        agent=None,
        patient=None,
        place=None,
        place_text=place,
        patient_text=patient,
        date=None,
        negated=False,
        modality=Modality.ASSERTED,
        claim=None,
    )
    return EventItem(
        article=chance.randrange(articles),
        event=fact,
        root=chance.choice(["strike", "burn", "leave"]),
        period=Period(first=first, last=last) if chance.random() < 0.7 else None,
        place=place,
        agent=agent,
        patient=patient,
    )


@pytest.mark.parametrize("seed", range(8))
def test_only_pairs_that_would_be_told_apart_are_left_out(seed: int) -> None:
    """What the columns let through is just what weighing each pair by itself lets through, in the same order."""
    chance = random.Random(seed)
    articles = [article(number, chance) for number in range(12)]
    items = [mention(number, len(articles), chance) for number in range(120)]
    stories = Stories([{chance.randrange(9) for _ in range(3)} | {"all"} for _ in articles])
    blocks = [sorted(chance.sample(range(len(items)), 40)) for _ in range(4)] + [[5], [7, 9]]
    neighbours = Neighbours(items, [(blocks, 9), (blocks[:2], 30)])
    story = stories.told_together(neighbours.articles(), 0.3)
    several = [item.root == "burn" for item in items]
    expected = []
    for some, width in ((blocks, 9), (blocks[:2], 30)):
        for block in some:
            for place, one in enumerate(block):
                for other in block[place + 1 : place + 1 + width]:
                    low, high = sorted((one, other))
                    plain = not (several[low] or several[high])
                    if events._why(items[low], items[high], articles, stories, story, plain):
                        expected.append((low, high))
    found = list(
        neighbours.pairs(
            Numbered(len(items)),
            story,
            several,
            [item.period is not None and events._length(item.period) <= NARROW for item in items],
            lambda ones, others: stories.likenesses(ones, others) >= AKIN,
        )
    )
    weighed = [
        (a, b)
        for a, b in found
        if events._why(items[a], items[b], articles, stories, story, not (several[a] or several[b]))
    ]
    assert weighed == expected
    # All that is left to the weighing is how far apart two articles were published.
    dated = [replace(one, period=Period(first=DAYS[0], last=DAYS[0])) for one in articles]
    assert all(events._why(items[a], items[b], dated, stories, story, not (several[a] or several[b])) for a, b in found)


def test_pairs_of_articles_stand_once_whatever_block_they_share() -> None:
    """Two articles whose mentions meet twice are one pair; an article is no neighbour of its own."""
    chance = random.Random(1)
    items = [replace(mention(number, 3, chance), article=number % 3) for number in range(6)]
    pairs = Neighbours(items, [([[0, 1], [3, 4], [0, 3], [4, 5]], 5)]).articles()
    assert pairs.tolist() == [[0, 1], [1, 2]]


@pytest.mark.parametrize("at_once", [1, 7, 1 << 16])
def test_pairs_of_articles_are_the_same_however_many_are_looked_at_in_one_go(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ascending, each once, and just those whose mentions stand near each other in some block."""
    monkeypatch.setattr(neighbour, "AT_ONCE", at_once)
    chance = random.Random(3)
    items = [mention(number, 40, chance) for number in range(200)]
    blocks = [chance.sample(range(len(items)), 30) for _ in range(12)]
    expected = {
        tuple(sorted((items[one].article, items[other].article)))
        for block in blocks
        for place, one in enumerate(block)
        for other in block[place + 1 : place + 4]
        if items[one].article != items[other].article
    }
    assert list(map(tuple, Neighbours(items, [(blocks, 3)]).articles().tolist())) == sorted(expected)
