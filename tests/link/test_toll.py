"""Running tolls: a step for each account, by the day it was first published."""

from sayso.link.toll import running_tolls
from tests.link.test_question import link, toll


def test_a_step_comes_in_with_the_first_dated_article_of_an_account() -> None:
    """Bounds widen as accounts come in; the order of the articles does not matter."""
    drafts = [
        toll("b", "31 people", 31, published="2031-05-04"),
        toll("a", "23 people", 23),
        toll("c", "9 people", 9, published="2031-05-05"),
    ]
    steps = running_tolls(link(*drafts))
    assert [(step.published, step.low, step.high, step.text) for step in steps] == [
        ("2031-05-02", 23, 23, "23 people"),
        ("2031-05-04", 23, 31, "31 people"),
        ("2031-05-05", 9, 31, "9 people"),
    ]


def test_accounts_of_one_day_make_no_line() -> None:
    """Nothing runs in a day."""
    assert running_tolls(link(toll("a", "23 people", 23), toll("b", "31 people", 31))) == ()


def test_an_undated_article_moves_nothing() -> None:
    """Without a date there is no place on the line."""
    drafts = [toll("a", "23 people", 23), toll("b", "31 people", 31)]
    drafts[1].published = None
    assert running_tolls(link(*drafts)) == ()
