"""What the sketches lead to, and what they take for furniture."""

import pytest

from sayso.link import bucket
from sayso.link.alignment import cut_words
from sayso.link.collect import collect_facts
from sayso.link.fact import ArticleFact
from sayso.link.outlet import Outlets
from sayso.link.sketch import Likely, Sketches
from tests.link.pile import Draft

TOPICS = ("ice", "salt", "rain", "smoke", "fog", "hail")
HABIT = "Sign up for the evening letter of the ferry people and never miss what they talk about at night on deck."


def body(topic: str) -> str:
    """Text of its own, six times as long as the habit."""
    return " ".join(f"{topic} {number} {topic}{number} came {topic}{number + 1} over {topic}x." for number in range(20))


def look(*articles: tuple[str, str | None, str | None]) -> tuple[Likely, list[ArticleFact]]:
    """Return what the sketches of texts tell, each given with its publisher and day."""
    pile = [
        collect_facts(Draft(key=str(n), text=text, publisher=name, published=day).reading(), Outlets.of(()), {})
        for n, (text, name, day) in enumerate(articles)
    ]
    sketches = Sketches()
    for article in reversed(pile):
        sketches.add(article)
    return sketches.look(pile), pile


def left_out(likely: Likely, article: ArticleFact) -> str:
    """Return what is furniture of an article."""
    words = cut_words(article.text)
    spans = likely.furniture(article.id, words)
    return article.text[min(start for start, _ in spans) : max(end for _, end in spans)] if spans else ""


def test_what_one_outlet_repeats_is_its_furniture() -> None:
    """Four articles of one outlet make a habit; of four outlets within days they do not."""
    likely, pile = look(*((f"{body(topic)} {HABIT}", "Ledger", "2031-05-02") for topic in TOPICS))
    assert left_out(likely, pile[0]).strip(".") == HABIT.strip(".")
    assert likely.pairs == []
    likely, pile = look(*((f"{body(topic)} {HABIT}", topic, "2031-05-02") for topic in TOPICS))
    assert left_out(likely, pile[0]) == ""
    assert len(likely.pairs) == len(TOPICS) - 1


def test_what_comes_back_for_months_is_a_stock_phrase() -> None:
    """An agency's text is printed within days: what four articles of any outlets share months apart is not copied."""
    days = [f"2031-{month:02}-02" for month in range(1, 7)]
    likely, pile = look(*((f"{body(topic)} {HABIT}", topic, day) for topic, day in zip(TOPICS, days, strict=True)))
    assert left_out(likely, pile[0]).strip(".") == HABIT.strip(".")


def test_versions_of_one_story_are_not_furniture() -> None:
    """An article that would be little else is one of several versions."""
    likely, pile = look(*((f"{body('ice')} {topic}", "Ledger", "2031-05-02") for topic in TOPICS))
    assert left_out(likely, pile[0]) == ""
    assert len(likely.pairs) == len(TOPICS) - 1


def test_the_first_in_the_pile_is_paired_with_each_other_one() -> None:
    """Work grows with the articles, not with their pairs, whatever the order in which they were added."""
    likely, pile = look(*((body("ice"), topic, "2031-05-02") for topic in TOPICS))
    assert likely.pairs == [(pile[0].id, other.id) for other in pile[1:]]


def test_nothing_leads_nowhere() -> None:
    """No articles, or articles without words."""
    assert look()[0].pairs == []
    assert look(("", None, None), ("", None, None))[0].pairs == []


def test_a_large_pile_is_looked_through_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few entries are sorted at once, the same pairs and the same furniture are found."""
    shared = body("ferry")
    articles = [
        (f"{body(f'mill {number}')} {shared}", f"Outlet {number % 3}", f"2031-0{number % 9 + 1}-03")
        for number in range(12)
    ]
    whole, _ = look(*articles)
    monkeypatch.setattr(bucket, "AT_ONCE", 5)
    parts, _ = look(*articles)
    assert parts.pairs == whole.pairs
    assert {key: spans.tolist() for key, spans in parts.sentences.items()} == {
        key: spans.tolist() for key, spans in whole.sentences.items()
    }
    assert parts.phrases.tolist() == whole.phrases.tolist()
    assert whole.pairs or whole.sentences
