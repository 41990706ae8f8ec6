"""What articles share, pair by pair, and in which order pairs are looked at."""

import random

import pytest

from sayso.link import sharing
from sayso.link.collect import collect_facts
from sayso.link.outlet import Outlets
from sayso.link.sharing import find_likenesses
from sayso.link.sketch import Sketches
from tests.link.pile import Draft


@pytest.mark.parametrize("seed", range(4))
def test_each_pair_is_looked_at_once_and_families_together(seed: int) -> None:
    """An article's pairs come first, then those among its partners, though the pile has others between them."""
    chance = random.Random(seed)
    names = [f"{number:02}" for number in range(30)]
    pairs = sorted({(min(pair), max(pair)) for pair in (tuple(chance.sample(names, 2)) for _ in range(90))})
    order = list(sharing._by_family(pairs))
    assert sorted(order) == list(range(len(pairs)))
    family = [("a", "x"), ("a", "z"), ("b", "y"), ("x", "y"), ("x", "z")]
    assert [family[place] for place in sharing._by_family(family)] == [
        ("a", "x"),
        ("a", "z"),
        ("x", "z"),
        ("b", "y"),
        ("x", "y"),
    ]


def test_likenesses_stand_in_the_order_of_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the order in which pairs are looked at nor how many articles are remembered changes what is found."""
    chance = random.Random(2)
    words = [f"{one}{other}" for one in ("mar", "tel", "vos", "kin", "dul") for other in ("low", "rant", "ick", "oda")]
    parts = [" ".join(chance.choice(words) for _ in range(40)).capitalize() + "." for _ in range(8)]
    drafts = [Draft(key=str(number), text="\n\n".join(chance.sample(parts, 3))) for number in range(14)]
    articles = [collect_facts(draft.reading(), Outlets.of(()), {}) for draft in drafts]
    articles.sort(key=lambda article: article.id)
    sketches = Sketches()
    for article in articles:
        sketches.add(article)
    likely = sketches.look(articles)
    by_id = {article.id: article for article in articles}
    found = [(one.a.id, one.b.id) for one in find_likenesses(likely, by_id)]
    assert len(found) > 6
    assert found == [pair for pair in likely.pairs if pair in set(found)]
    again = find_likenesses(likely, by_id)
    monkeypatch.setattr(sharing, "REMEMBERED", 1)
    assert find_likenesses(likely, by_id) == again
