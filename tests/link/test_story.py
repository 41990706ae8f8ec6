"""How much two articles are about the same things."""

import random

import numpy as np
import pytest

from sayso.link.story import Stories, spread


def test_rare_things_in_common_weigh_more() -> None:
    """What all articles share says little; an article is wholly like itself."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.likeness(0, 0) == 1.0
    assert stories.likeness(0, 1) > stories.likeness(0, 2) > 0
    assert stories.likeness(2, 3) == stories.likeness(3, 2)


def test_groups_of_articles_tell_one_story_on_average() -> None:
    """What counts is the average over all pairs; an article in both groups is wholly like itself."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.all_alike([0], [1], 0.9)
    assert not stories.all_alike([0], [1, 2, 3], 0.9)
    assert stories.all_alike([3], [3], 1.0)


def test_neighbours_of_an_article_are_those_that_tell_its_story_most() -> None:
    """Neighbours come likest first, none below the bound or by a few words alone, and an article is not its own."""
    mill = {"mill", "fire", "lamp", "rope", "dawn", "bell"}
    stories = Stories([mill, {*mill}, {*mill, "ferry", "storm", "pier"}, {"mill", "fire", "queen"}])
    assert stories.neighbours(0.2) == [[1, 2], [0, 2], [0, 1], []]
    assert stories.neighbours(0.9) == [[1], [0], [], []]


def test_a_chain_of_likeness_makes_no_story() -> None:
    """Two stories stay two where one article touches both: groups are joined by what they are on average."""
    mill, ferry = {"mill", "fire", "lamp", "rope"}, {"ferry", "storm", "pier", "bell"}
    between = {"mill", "fire", "ferry", "storm"}
    stories = Stories([mill, {*mill, "dawn"}, ferry, {*ferry, "dusk"}, between])
    pairs = [(one, other) for other in range(5) for one in range(other)]
    told = stories.told_together(pairs, 0.4)
    assert told[0] == told[1] != told[2] == told[3]
    assert stories.told_together(reversed(pairs), 0.4) == told


@pytest.mark.parametrize("seed", range(6))
def test_stories_are_those_of_asking_every_pair_anew(seed: int) -> None:
    """What is remembered of groups and pairs changes nothing: pairs come likest first, groups are judged by average."""
    chance = random.Random(seed)
    stories = Stories([{chance.randrange(24) for _ in range(9)} for _ in range(60)])
    pairs = sorted({(min(pair), max(pair)) for pair in (tuple(chance.sample(range(60), 2)) for _ in range(700))})
    least = 0.3
    groups = [[number] for number in range(60)]
    for one, other in sorted(pairs, key=lambda pair: -stories.likeness(*pair)):
        mine, theirs = (next(group for group in groups if number in group) for number in (one, other))
        near = stories.likeness(one, other) >= least and mine is not theirs
        if near and stories.all_alike(spread(mine), spread(theirs), least):
            groups = [group for group in groups if group not in (mine, theirs)] + [sorted(mine + theirs)]
    assert 1 < len(groups) < 60
    expected = {number: min(group) for group in groups for number in group}
    assert stories.told_together(pairs, least) == [expected[number] for number in range(60)]


def test_many_pairs_at_once_are_as_alike_as_one_by_one() -> None:
    """An article without features is like none but itself; the order of the pairs is kept."""
    stories = Stories([{"all", "mill"}, {"all", "mill", "fire"}, set(), {"all", "queen"}, {"fire"}])
    ones = [one for one in range(5) for _ in range(5)]
    others = [other for _ in range(5) for other in range(5)]
    found = stories.likenesses(np.array(ones, dtype=np.int64), np.array(others, dtype=np.int64))
    assert found.tolist() == [stories.likeness(*pair) for pair in zip(ones, others, strict=True)]
