"""How much two articles are about the same things."""

import numpy as np

from sayso.link.story import Stories


def test_rare_things_in_common_weigh_more() -> None:
    """What all articles share says little; an article is wholly like itself."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.likeness(0, 0) == 1.0
    assert stories.likeness(0, 1) > stories.likeness(0, 2) > 0
    assert stories.likeness(2, 3) == stories.likeness(3, 2)


def test_groups_of_articles_tell_one_story_on_average() -> None:
    """All pairs count alike; an article in both groups is like itself."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.all_alike([0], [1], 0.9)
    assert not stories.all_alike([0], [1, 2, 3], 0.9)
    assert stories.all_alike([0, 2], [2], 0.5)
    assert not stories.all_alike([0, 2], [2], 0.7)


def test_a_chain_of_likeness_makes_no_story() -> None:
    """Two stories stay two where one article touches both: groups are joined by what they are on average."""
    mill, ferry = {"mill", "fire", "lamp", "rope"}, {"ferry", "storm", "pier", "bell"}
    between = {"mill", "fire", "ferry", "storm"}
    stories = Stories([mill, {*mill, "dawn"}, ferry, {*ferry, "dusk"}, between])
    pairs = [(one, other) for other in range(5) for one in range(other)]
    told = stories.told_together(pairs, 0.4)
    assert told[0] == told[1] != told[2] == told[3]
    assert stories.told_together(reversed(pairs), 0.4) == told


def test_many_pairs_at_once_are_as_alike_as_one_by_one() -> None:
    """An article without features is like none but itself; the order of the pairs is kept."""
    stories = Stories([{"all", "mill"}, {"all", "mill", "fire"}, set(), {"all", "queen"}, {"fire"}])
    ones = [one for one in range(5) for _ in range(5)]
    others = [other for _ in range(5) for other in range(5)]
    found = stories.likenesses(np.array(ones, dtype=np.int64), np.array(others, dtype=np.int64))
    assert found.tolist() == [stories.likeness(*pair) for pair in zip(ones, others, strict=True)]
