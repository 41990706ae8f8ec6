"""How much two articles are about the same things."""

from sayso.link.story import Stories


def test_rare_things_in_common_weigh_more() -> None:
    """What all articles share says little; an article is wholly like itself."""
    stories = Stories([{"all", "mill"}, {"all", "mill"}, {"all", "ferry"}, {"all", "queen"}])
    assert stories.likeness(0, 0) == 1.0
    assert stories.likeness(0, 1) > stories.likeness(0, 2) > 0
    assert stories.likeness(2, 3) == stories.likeness(3, 2)
