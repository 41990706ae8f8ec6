"""How much two articles are about the same things."""

from sayso.link.story import Stories


def test_rare_things_in_common_weigh_more() -> None:
    """What all articles share says little; an article is wholly like itself."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.likeness(0, 0) == 1.0
    assert stories.likeness(0, 1) > stories.likeness(0, 2) > 0
    assert stories.likeness(2, 3) == stories.likeness(3, 2)


def test_groups_of_articles_tell_one_story_on_average_and_share_none() -> None:
    """An article in both groups could contradict itself: such groups are not taken for one story."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.all_alike([0], [1], 0.9)
    assert not stories.all_alike([0], [1, 2, 3], 0.9)
    assert not stories.all_alike([0, 1], [1], 0.1)
